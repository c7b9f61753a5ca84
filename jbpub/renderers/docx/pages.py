"""An estimate of the page on which each section begins, for the contents until Word counts for itself.

Lines are counted, not set: full-width characters weigh one em, ASCII half of one, a change between them a quarter
(autoSpaceDE).  On a report of 25 pages it is at most a page wrong; "update field" in Word puts it right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil, floor
from typing import NamedTuple

from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Item,
    ItemList,
    PageMark,
    Paragraph,
    Role,
    Section,
    Table,
    heading_depth,
    heading_text,
    plain_text,
)
from jbpub.patterns import pattern
from jbpub.renderers.docx.chapters import later_chapters
from jbpub.renderers.docx.measures import characters_a_line
from jbpub.renderers.notes import Note, marks_in
from jbpub.style.keys import PT_PER_MM, TextStyle
from jbpub.style.sheet import StyleSheet

_SCRIPT_CHANGE = pattern("(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")
_RAGGED_EM = 0.4  # of a line is lost on average where a mark may not begin the next one, or a number is kept whole


class Piece(NamedTuple):
    """A paragraph on its way down the pages: its id, its text style's name, its text; may begin a page."""

    id: str
    style: str
    text: str
    begins_page: bool = False


def estimate_pages(document: Document, sheet: StyleSheet, title: str, notes: Sequence[Note] = ()) -> Mapping[str, int]:
    """The page, counted from 1 at the title, on which each paragraph of an id begins.

    Footnotes take their room where they are called.
    """
    height, line = sheet.page.text_height_mm * PT_PER_MM, sheet.text["body"].leading_pt
    page, used = 1, 0.0
    pages: dict[str, int] = {}
    begin = sheet.book.chapters
    chapters = frozenset(later_chapters(document) if begin != "run-on" else ())
    for piece in filter(_has_text, _pieces(document, title, notes)):
        style, begins_page = sheet.text[piece.style], piece.begins_page or piece.id in chapters
        lines = _lines(piece.text, style, sheet)
        used += style.before_lines * line if used else 0.0
        if begins_page or used + _kept_lines(style, lines) * style.leading_pt > height:
            page, used = page + bool(used), 0.0
            page += begin == "recto" and piece.id in chapters and page % 2 == 0
        pages[piece.id] = page
        turned, used = _run_down(used, lines, style.leading_pt, height)
        page, used = page + turned, used + style.after_lines * line
    return pages


def _has_text(piece: Piece) -> bool:
    return bool(piece.text)


def _pieces(document: Document, title: str, notes: Sequence[Note]) -> Iterator[Piece]:
    meta, called = document.meta, {note.mark.id: _explanation(note.entry) for note in notes}
    yield Piece("title", "title", title)
    yield Piece("occasion", "occasion", meta.occasion.text if meta.occasion else "")
    yield Piece("speaker", "speaker", meta.speaker_role + meta.speaker)
    yield from (Piece("", "english", line) for line in meta.english)
    for blocks in (document.front, document.body, document.back):
        yield from _block_pieces(blocks, called)
    if document.glossary:
        yield Piece(document.glossary.id, "glossary_title", plain_text(document.glossary.title), begins_page=True)
        for entry in document.glossary.entries:
            yield Piece(entry.id, "entry", entry.number + _explanation(entry))
            yield Piece("", "english", entry.english_definition)


def _explanation(entry: Entry) -> str:
    return entry.term + entry.english + plain_text(entry.definition)


def _block_pieces(blocks: tuple[Block, ...], called: Mapping[str, str], above: int = 0) -> Iterator[Piece]:
    """The pieces of blocks that stand under a heading of depth `above`; before a block the notes that it calls."""
    for block in blocks:
        if called:
            yield from (Piece("", "note", called.get(mark.id, "")) for mark in marks_in(block))
        match block:
            case Section():
                depth = heading_depth(block, above)
                yield Piece(block.id, f"heading{max(1, min(depth, 3))}", heading_text(block))
                yield Piece("", "english", block.english)
                yield from _block_pieces(block.children, called, depth)
            case Paragraph():
                style = "salutation" if block.role is Role.SALUTATION else "body"
                yield Piece(block.id, style, _with_parallel(block))
            case ItemList():
                yield from (Piece("", "body", item.number + _with_parallel(item)) for item in block.items)
            case Table():
                yield from (Piece("", "body", _longest(row)) for row in (*block.head, *block.rows))
            case Figure():
                yield Piece(block.id, "body", plain_text(block.caption))
                yield Piece("", "body", plain_text(block.parallel.inlines if block.parallel else ()))
            case PageMark():
                pass


def _with_parallel(held: Paragraph | Item) -> str:
    """What is said; with a translation as long as the longer of the two on half a line, or as both together."""
    text = plain_text(held.inlines)
    if held.parallel is None:
        return text
    return 2 * max(text, plain_text(held.parallel.inlines), key=_ems)


def _ems(text: str) -> float:
    """The width of a text in full-width characters."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def _longest(row: Iterable[Cell]) -> str:
    """The text that sets a table row's height, as long as it would be on a full line."""
    cells = [plain_text((*cell.inlines, *(cell.parallel.inlines if cell.parallel else ()))) for cell in row]
    return max(cells, key=len, default="") * len(cells)


def _lines(text: str, style: TextStyle, sheet: StyleSheet) -> int:
    """How many lines a text fills."""
    ems = _ems(text) + len(_SCRIPT_CHANGE.findall(text)) / 4 + style.indent_em
    return ceil(ems / (characters_a_line(style, sheet.page) - _RAGGED_EM))


def _kept_lines(style: TextStyle, lines: int) -> int:
    """Lines that must find room together: a heading with two lines of text, two lines of a longer paragraph."""
    return lines + 2 if style.keep_with_next else min(lines, 2)


def _run_down(used: float, lines: int, leading: float, height: float) -> tuple[int, float]:
    """The pages turned by setting lines from `used` (pt) down, and what is used of the last one then."""
    here = floor((height - used) / leading + 0.01)
    if lines <= here:
        return 0, used + lines * leading
    full = max(1, floor(height / leading + 0.01))
    turned, rest = divmod(lines - here - 1, full)
    return turned + 1, max(2, rest + 1) * leading  # no last line stands alone on a page
