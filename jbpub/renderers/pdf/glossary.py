"""The glossary as blocks and tags: Sect > H2, L > LI > Lbl, LBody (ISO 32000-1, 14.8.4.3.3)."""

from __future__ import annotations

from collections.abc import Container, Iterator

from jbpub.nodes import Entry, Glossary, plain_text, says_something
from jbpub.renderers.pdf.builder import Builder, Heading, added
from jbpub.renderers.pdf.flow import Block, Piece, Setting, Target, pieces_of
from jbpub.renderers.pdf.model import Element
from jbpub.renderers.pdf.pairs import Pair, side_by_side
from jbpub.style.keys import TextStyle

NUMBERED = {"List": {"ListNumbering": "Decimal"}}


def glossary_blocks(glossary: Glossary, builder: Builder, root: Element, *, translated: bool) -> Iterator[Block | Pair]:
    """The glossary's heading and entries, as a part of its own; that of a translated report looks as its text does.

    So it stands in two columns, if all entries are explained in English too.
    """
    columns = translated and builder.setter.sheet.bilingual.layout == "columns"
    beside = columns and all(entry.english_definition for entry in glossary.entries)
    sect = added(root, "Sect")
    title = plain_text(glossary.title)
    if says_something(title):
        builder.headings.append(Heading(title, 1, glossary.id))
        style = builder.setter.sheet.text["glossary_title"]
        yield from builder.block(glossary.title, style, added(sect, "H2"), glossary.id)
    entries = added(sect, "L")
    entries.owner = NUMBERED
    for entry in glossary.entries:
        yield from _entry(entry, builder, added(entries, "LI"), beside=beside)


def _entry(entry: Entry, builder: Builder, item: Element, *, beside: bool) -> Iterator[Block | Pair]:
    """An entry: its number, which leads back to the first mention, its term and what it means."""
    style = builder.setter.sheet.text["entry"]
    within = builder.setting(style, item)
    body = within.inside(Element("LBody"))
    words = body.inside(Element("P")) if beside else body
    label = _label(entry, builder.setter.anchors, within.inside(Element("Lbl")))
    pieces = [*label, *explanation(entry, builder, words)]
    if beside:
        english = _english_pieces(entry, builder.setter.sheet.text["parallel"], builder, body)
        yield from side_by_side(pieces, english, style, entry.id, builder.setter)
    else:
        below = builder.setter.sheet.text["english"]
        english = _english_pieces(entry, below, builder, body)
        blocks = (builder.setter.set_block(pieces, style, entry.id), builder.setter.set_block(english, below))
        yield from filter(None, blocks)


def explanation(entry: Entry, builder: Builder, setting: Setting) -> Iterator[Piece]:
    """An entry's term, with its English, and what it means."""
    setter = builder.setter
    yield setting.in_font(setter.font(setter.sheet.text["term"])).piece(entry.term)
    yield from _english(entry, builder, setting)
    yield setting.piece("：" if entry.term and entry.definition else "")
    yield from pieces_of(entry.definition, setting)


def _english_pieces(entry: Entry, style: TextStyle, builder: Builder, setting: Setting) -> list[Piece]:
    """What the term means in English, as a paragraph of its own."""
    inside = setting.inside(Element("P", language="en")).in_font(builder.setter.font(style))
    return list(pieces_of(builder.english(entry.english_definition), inside))


def _label(entry: Entry, anchors: Container[str], setting: Setting) -> Iterator[Piece]:
    """An entry's number; `anchors` are the names of the mentions set so far."""
    if not entry.number:
        return
    first = next((mention for mention in entry.mentions if mention in anchors), "")
    if first:
        setting = setting.inside(Element("Link"), Target(entry.term or entry.number, destination=first))
    yield setting.piece(entry.number)


def _english(entry: Entry, builder: Builder, setting: Setting) -> Iterator[Piece]:
    if entry.english:
        yield setting.piece("（")
        yield from pieces_of(builder.english(entry.english), setting.inside(Element("Span", language="en")))
        yield setting.piece("）")
