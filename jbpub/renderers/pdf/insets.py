"""Lists, tables and pictures as what flows on the page, with their tags: L, Table, Figure, each with its Caption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jbpub.layout.classes import FULL_OPENING
from jbpub.layout.marks import HALF
from jbpub.layout.pages import Extent
from jbpub.nodes import Figure, Item, ItemList, Table, Text, Wording, plain_text
from jbpub.patterns import pattern
from jbpub.renderers.pdf.builder import Builder, Flowed, added
from jbpub.renderers.pdf.flow import Block, Font, pieces_of, widths_of
from jbpub.renderers.pdf.model import Element
from jbpub.renderers.pdf.pairs import paired, translation_element
from jbpub.renderers.pdf.pictures import Picture, read_raster
from jbpub.renderers.pdf.tables import SPACE, table_bands, table_parts
from jbpub.style.keys import PT_PER_MM, TextStyle

MARKS = dict.fromkeys("○◦", "Circle") | dict.fromkeys("■□▪▫◆◇", "Square")  # other marks are discs
LONGEST_LABEL_EM = 3.0  # that the lines of an item hang from
_NUMBERED = pattern(r"附?表\s*[0-9０-９一二三四五六七八九十]+(?:[-－.—–][0-9０-９]+)*|Table [0-9]+(?:[-.][0-9]+)*")
HIGHEST = 0.8  # of the type area: a higher picture is made smaller, so that its caption stays with it


def inset(node: ItemList | Table | Figure, builder: Builder, parent: Element) -> Iterator[Flowed]:
    """The blocks of a list, a table or a picture."""
    match node:
        case ItemList():
            yield from _item_list(node, builder, added(parent, "L"))
        case Table():
            yield from _table(node, builder, parent)
        case Figure():
            yield from _figure(node, builder, parent)


def _caption(of: Table | Figure, builder: Builder, parent: Element, destination: str = "") -> Iterator[Block]:
    """The caption, and its translation below it."""
    if of.caption:
        style, element = builder.setter.sheet.text["caption"], added(parent, "Caption")
        yield from builder.block(of.caption, style, element, destination)
        if of.parallel:
            below = replace(style, font=builder.setter.sheet.text["parallel"].font)
            english = builder.setting(below, element, translation_element(of.parallel))
            yield from filter(None, (builder.setter.set_block(pieces_of(of.parallel.inlines, english), below),))


# ---- lists ----


def _item_list(items: ItemList, builder: Builder, element: Element) -> Iterator[Flowed]:
    """The items, all lines of each but the first under the words of the first, where the labels are short."""
    element.owner = {"List": {"ListNumbering": _numbering(items)}}
    style = builder.setter.sheet.text["item"]
    font = builder.setter.font(style)
    label = max((_label_length(item.number, font) for item in items.items), default=0.0)
    if 0 < label <= LONGEST_LABEL_EM:
        style = replace(style, hanging_em=style.indent_em + label)
    for item in items.items:
        yield from _item(item, style, builder, added(element, "LI"))


def _label_length(label: str, font: Font) -> float:
    """How long a label is at a line's start, in em: there an opening bracket lacks its blank half (CLREQ 3.1.6.3)."""
    return sum(widths_of(label, font)) - (HALF if label[:1] in FULL_OPENING else 0.0) if label else 0.0


def _numbering(items: ItemList) -> str:
    """What kind of labels a list has (ISO 32000-1, table 347); numbers of whatever script count as decimal."""
    labels = [item.number for item in items.items if item.number]
    if any(map(str.isalnum, "".join(labels))):
        return "Decimal"
    return MARKS.get(labels[0], "Disc") if labels else "None"


def _item(item: Item, style: TextStyle, builder: Builder, element: Element) -> Iterator[Flowed]:
    within, body, parallel = builder.setting(style, element), Element("LBody"), item.parallel
    words = within.inside(body).inside(Element("P")) if parallel else within.inside(body)
    pieces = [
        *([within.inside(Element("Lbl")).piece(item.number)] if item.number else []),
        *pieces_of(item.inlines, words),
    ]
    if parallel:
        english = builder.setting(builder.setter.sheet.text["parallel"], element, body, translation_element(parallel))
        yield from paired(pieces, style, "", parallel, english, builder.setter)
    elif done := builder.setter.set_block(pieces, style):
        yield done


# ---- tables ----


def _table(table: Table, builder: Builder, parent: Element) -> Iterator[Flowed]:
    """The caption above, then the rows; a table too wide is several, the further ones named after the first."""
    setter, name = builder.setter, _continued(table, builder.wording)
    parts = table_parts(table, setter, builder.setting(setter.sheet.text["table"]))
    if not parts:
        yield from builder.block(table.caption, setter.sheet.text["caption"], added(parent, "P"), table.id)
    for number, part in enumerate(parts):
        element = added(parent, "Table")
        titled = replace(table, caption=(Text(name),) if name else (), parallel=None) if number else table
        yield from _caption(titled, builder, element, "" if number else table.id)
        yield from table_bands(part, next(builder.line(name, "caption", Element("P")), None), setter, element)


def _continued(table: Table, wording: Wording) -> str:
    """What stands above a table that goes on: its number, and that it does; nothing for one without caption."""
    if not table.caption:
        return ""
    number = _NUMBERED.match(plain_text(table.caption).strip())
    return wording.continued.format(table=number[0]) if number else wording.continued_table


# ---- pictures ----


def _figure(figure: Figure, builder: Builder, parent: Element) -> Iterator[Flowed]:
    """The picture with its caption below; one that cannot be had is told in words.

    A Sect holds both, since a Caption must be the last in what holds it (ISO 14289-2, 8.2.5.27); within the Figure it
    would not be read, for the picture's alternative text stands for all of it.
    """
    parent = added(parent, "Sect") if figure.caption else parent
    page = builder.setter.sheet.page
    width, height = page.text_width_mm * PT_PER_MM, page.text_height_mm * PT_PER_MM * HIGHEST
    read = read_raster(figure.image, width, height) if figure.image else None
    if read is None:
        style = builder.setter.sheet.text["caption"]
        yield from builder.block((Text(figure.alt or builder.wording.picture),), style, added(parent, "P"), figure.id)
    else:
        raster, wide, high = read
        element = added(parent, "Figure")
        element.alt = figure.alt or builder.wording.picture
        keep = bool(figure.caption)
        yield Picture(raster, wide, high, element, Extent(1, high, SPACE, SPACE / 2, keep_with_next=keep), figure.id)
    yield from _caption(figure, builder, parent)
