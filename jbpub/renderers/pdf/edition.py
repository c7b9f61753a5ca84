"""A document to a PDF file: set, paginated, drawn, written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import accumulate, pairwise

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.layout.custom import custom_of
from jbpub.layout.pages import NO_NOTES, Foot, paginate
from jbpub.nodes import NOWHERE, Document, Figure, title_of, walk_document
from jbpub.renderers.notes import place_notes
from jbpub.renderers.pdf.body import Parts, build_parts, outlines
from jbpub.renderers.pdf.book import Leaf, bind, chosen, labels_of
from jbpub.renderers.pdf.builder import Flowed
from jbpub.renderers.pdf.claims import claims_of
from jbpub.renderers.pdf.condition import ALL_INKS, Condition, condition_of
from jbpub.renderers.pdf.contents import contents_blocks
from jbpub.renderers.pdf.cover import cover_sheet
from jbpub.renderers.pdf.draw import RULE_SPACE, Press, Sheet
from jbpub.renderers.pdf.embed import embed
from jbpub.renderers.pdf.extract import extract
from jbpub.renderers.pdf.flow import Block, Typesetter, widths_of
from jbpub.renderers.pdf.imprint import Imprint, imprint_of
from jbpub.renderers.pdf.model import EmbeddedFont, Info, PdfModel, Raster
from jbpub.renderers.pdf.pen import Inks
from jbpub.renderers.pdf.pictures import Picture
from jbpub.renderers.pdf.write import write
from jbpub.source import Span
from jbpub.style.fonts import Face
from jbpub.style.keys import PT_PER_MM
from jbpub.style.sheet import StyleSheet

UNDATED = date(2000, 1, 1)  # for a report that tells no date: the same input gives the same bytes
TITLE_DROP = 0.22  # of the type area's height, above the title on a page of its own


def render(document: Document, style: StyleSheet) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The document as the PDF product that the sheet asks for, and what was found while setting it.

    Raises StyleError when the sheet wants pages that do not exist, links where none may be, colours that the output
    condition has not, or a profile that cannot be used.
    """
    claims = claims_of(style.pdf, style.name)
    noted = place_notes(document, style.notes)
    calls = {note.mark.id: number for number, note in enumerate(noted.notes)}
    setter = Typesetter(style, custom_of(style.line, document.language), calls)
    parts = build_parts(noted, setter)
    leaves = chosen(_lay_out(document, parts, setter), style.book.pages)
    figures = _figures(leaves)
    condition = condition_of(style, coloured=any(raster.components == 3 for raster in figures.values()))
    imprint = _imprint(document, condition, setter, len(leaves), figures)
    fonts = _embed([leaf.sheet for leaf in leaves], setter)
    press = Press(style, Inks.of(fonts), setter.font(style.text["body"]), imprint)
    _draw(leaves, press, parts)
    model = PdfModel(
        boxes=imprint.boxes,
        info=_info(document),
        root=parts.root,
        pages=press.pages,
        fonts={press.inks.names[face]: font for face, font in fonts.items()},
        destinations=press.destinations,
        outlines=outlines(document, parts, press.destinations),
        labels=labels_of(leaves),
        pictures=_separated(press.pictures, condition),
        claims=claims,
        condition=condition,
    )
    found = (*_refused(setter), *_lacking(document, setter), *_turned_gray(document, figures, condition))
    return write(model), found


def _draw(leaves: Sequence[Leaf], press: Press, parts: Parts) -> None:
    """Draw the pages; where only some are wanted, the tags and links are left that lead to these."""
    for leaf in leaves:
        press.draw(leaf.sheet)
    if press.style.book.pages:
        extract(parts.root, press.pages, press.destinations)


# ---- pages ----


def _lay_out(document: Document, parts: Parts, setter: Typesetter) -> list[Leaf]:
    """All pages: the cover and what comes before the report, and the report's own, from 1."""
    style = setter.sheet
    height, width = style.page.text_height_mm * PT_PER_MM, style.page.text_width_mm * PT_PER_MM
    own_title = bool(parts.listed) and not parts.cover
    laid = _fill_chapters(parts.body if own_title else parts.title + parts.body, parts, style, height)
    numbers = {
        block.destination: str(page)
        for page, sheet in enumerate(laid, 1)
        for block, at in sheet.placed
        if at.first == 0
    }
    dated = bool(document.wording.month)
    cover = [cover_sheet(parts.cover, height, width, dated=dated)] if parts.cover else []
    front = _front(document, parts, numbers, setter, height) if parts.listed else []
    head = _running_head(document.meta.title, setter) if style.running.head else ""
    text = [replace(sheet, head="" if page == 1 or sheet.is_blank else head) for page, sheet in enumerate(laid, 1)]
    return bind(cover, front, text, style, document.wording.cover)


def _fill_chapters(blocks: tuple[Flowed, ...], parts: Parts, style: StyleSheet, height: float) -> list[Sheet]:
    """The text's pages; each chapter begins as the sheet wants it, after a blank page if need be."""
    begin = style.book.chapters
    foot = Foot([note.extent for note in parts.notes], RULE_SPACE)
    pages: list[Sheet] = []
    for chapter in _chapters(blocks, parts) if begin != "run-on" else [blocks]:
        if begin == "recto" and len(pages) % 2:
            pages.append(Sheet(()))
        pages += _fill(chapter, height, parts.notes, foot)
    return pages


def _chapters(blocks: tuple[Flowed, ...], parts: Parts) -> Iterator[tuple[Flowed, ...]]:
    """The blocks chapter by chapter; what comes before the first one, salutation and opening, belongs to it."""
    chapters = {heading.destination for heading in parts.headings if heading.depth == 1}
    starts = [at for at, block in enumerate(blocks) if block.destination in chapters]
    for start, end in pairwise((0, *starts[1:], len(blocks))):
        yield blocks[start:end]


def _front(document: Document, parts: Parts, numbers: dict[str, str], setter: Typesetter, height: float) -> list[Sheet]:
    """The title's page, unless there is a cover, and the contents.

    A title alone, without occasion and speaker, stands above the contents.
    """
    entries: tuple[Flowed, ...] = tuple(
        contents_blocks(parts.listed, numbers, parts.contents, document.wording.contents, setter)
    )
    if parts.cover:
        return _fill(entries, height)
    if len(parts.title) == 1:
        return _fill((*parts.title, *entries), height)
    pages = _fill(parts.title, height * (1 - TITLE_DROP))
    title = [replace(sheet, offset=TITLE_DROP * height, numbered=False) for sheet in pages]
    return title + _fill(entries, height)


def _running_head(title: str, setter: Typesetter) -> str:
    """The title as it stands above the pages: one too long for the column ends in an ellipsis."""
    style = setter.sheet
    font = setter.font(style.text["body"])
    room = style.page.text_width_mm * PT_PER_MM
    ends = [end * style.running.head_size_pt for end in accumulate(widths_of(title, font))]
    if not ends or ends[-1] <= room:
        return title
    return title[: bisect_right(ends, room - sum(widths_of("…", font)) * style.running.head_size_pt)] + "…"


def _fill(blocks: Sequence[Flowed], height: float, notes: Sequence[Block] = (), foot: Foot = NO_NOTES) -> list[Sheet]:
    """The blocks on pages of that height (pt); at their foot those of the notes that they call."""
    return [
        Sheet(
            tuple((blocks[placed.block], placed) for placed in page.text),
            notes=tuple((notes[placed.block], placed) for placed in page.notes),
        )
        for page in paginate([block.extent for block in blocks], height, foot)
    ]


# ---- faces ----


def _embed(sheets: list[Sheet], setter: Typesetter) -> dict[Face, EmbeddedFont]:
    """Every face with the characters that it has to draw, those of page numbers and running heads among them."""
    running = setter.font(setter.sheet.text["body"])
    setter.note("".join({char for sheet in sheets for char in sheet.number + sheet.head}), running)
    return {face: embed(face, chars) for face, chars in setter.drawn.items()}


def _imprint(
    document: Document, condition: Condition, setter: Typesetter, pages: int, figures: Mapping[str, Raster]
) -> Imprint:
    """What the pages carry for the printer; its characters are drawn in the running face."""
    style = setter.sheet
    inks = [text.ink_percent for text in style.text.values()]
    if condition.components > 1 and any(raster.components > 1 for raster in figures.values()):
        inks.append(ALL_INKS)
    imprint = imprint_of(style, condition, title_of(document), pages, inks)
    setter.note(imprint.slug_line(0) + "0123456789", setter.font(style.text["body"]))
    return imprint


def _refused(setter: Typesetter) -> Iterator[Diagnostic]:
    """A finding for each typeface that the sheet wants and that is there, but cannot be used (E506)."""
    for reason in dict.fromkeys(reason for suite in setter.suites.values() for reason in suite.refused):
        yield diagnostic("E506", NOWHERE, reason, "the next typeface taken")


def _lacking(document: Document, setter: Typesetter) -> Iterator[Diagnostic]:
    """A finding for each character that a face had to borrow (E501) or that none has (E505)."""
    lacking = {one.char: one for suite in setter.suites.values() for one in suite.lacking}
    for char, one in sorted(lacking.items()):
        at = document.source.text.find(char)
        span = Span(at, at + 1) if at >= 0 else NOWHERE
        name = f"{char} (U+{ord(char):04X})"
        if one.lender:
            yield diagnostic("E501", span, f"{name} is not in {one.wanted.family}", f"set in {one.lender.family}")
        else:
            yield diagnostic("E505", span, f"{name} is in no typeface at hand", f"{one.wanted.stand_in} stands for it")


def _figures(leaves: Iterable[Leaf]) -> dict[str, Raster]:
    """The pixels of every picture on the pages, by the figure's id."""
    flow = (flowed for leaf in leaves for flowed, _ in leaf.sheet.placed)
    return {flowed.destination: flowed.raster for flowed in flow if isinstance(flowed, Picture)}


def _separated(pictures: Mapping[Raster, str], condition: Condition) -> dict[str, Raster]:
    """The pictures by their names, in the inks of the condition."""
    if all(raster.components == 1 for raster in pictures):
        return {name: raster for raster, name in pictures.items()}
    from jbpub.renderers.pdf.separations import separate  # brings the colour engine

    return {name: separate(raster, condition) for raster, name in pictures.items()}


def _turned_gray(document: Document, figures: Mapping[str, Raster], condition: Condition) -> Iterator[Diagnostic]:
    """A finding for each picture whose colours the output condition has not (E507)."""
    if condition.components == 1 and any(raster.components > 1 for raster in figures.values()):
        for block in walk_document(document):
            if isinstance(block, Figure) and block.id in figures and figures[block.id].components > 1:
                yield diagnostic("E507", block.span, f"{block.target or block.alt} is in colour", "printed in gray")


# ---- what the file says of itself ----


def _info(document: Document) -> Info:
    meta = document.meta
    given = meta.occasion.date if meta.occasion and meta.occasion.date else UNDATED
    return Info(
        title=title_of(document),
        author=meta.speaker or meta.issuer,
        subject=meta.occasion.text if meta.occasion else "",
        language=document.language,
        created=datetime(given.year, given.month, given.day, tzinfo=UTC),
        producer="jbpub",
    )
