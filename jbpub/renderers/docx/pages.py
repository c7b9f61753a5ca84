"""An estimate of the page on which each section begins, for the contents until Word counts for itself.

Lines are counted, not set: full-width characters weigh one em, ASCII half of one, a change between them a quarter
(autoSpaceDE).  On a report of 25 pages it is at most a page wrong; "update field" in Word puts it right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import ceil, floor
from typing import NamedTuple

from jbpub.nodes import Block, Document, PageMark, Paragraph, Role, Section, heading_text, plain_text
from jbpub.renderers.docx.measures import characters_a_line
from jbpub.style.sheet import PT_PER_MM, StyleSheet, TextStyle

_SCRIPT_CHANGE = re.compile("(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")
_RAGGED_EM = 0.4  # of a line is lost on average where a mark may not begin the next one, or a number is kept whole


class Piece(NamedTuple):
    """A paragraph on its way down the pages: its id, its text style's name, its text; may begin a page."""

    id: str
    style: str
    text: str
    begins_page: bool = False


def estimate_pages(document: Document, sheet: StyleSheet, title: str) -> Mapping[str, int]:
    """The page, counted from 1 at the title, on which each paragraph of an id begins."""
    height = sheet.page.text_height_mm * PT_PER_MM
    page, used = 1, 0.0
    pages: dict[str, int] = {}
    for piece in _pieces(document, title):
        style = sheet.text[piece.style]
        lines = _lines(piece.text, style, sheet)
        before, after = (amount * sheet.text["body"].leading_pt for amount in (style.before_lines, style.after_lines))
        wanted = _kept_lines(style, lines) * style.leading_pt
        used += before if used else 0.0
        if piece.begins_page or used + wanted > height:
            page, used = page + bool(used), 0.0
        pages[piece.id] = page
        turned, used = _run_down(used, lines, style.leading_pt, height)
        page, used = page + turned, used + after
    return pages


def _pieces(document: Document, title: str) -> Iterator[Piece]:
    meta = document.meta
    yield Piece("title", "title", title)
    yield Piece("occasion", "occasion", meta.occasion.text if meta.occasion else "")
    yield Piece("speaker", "speaker", meta.speaker_role + meta.speaker)
    for blocks in (document.front, document.body, document.back):
        yield from _block_pieces(blocks)
    if document.glossary:
        yield Piece(document.glossary.id, "glossary_title", plain_text(document.glossary.title), begins_page=True)
        for entry in document.glossary.entries:
            text = entry.number + entry.term + entry.english + plain_text(entry.definition)
            yield Piece(entry.id, "entry", text)


def _block_pieces(blocks: tuple[Block, ...]) -> Iterator[Piece]:
    for block in blocks:
        match block:
            case Section():
                yield Piece(block.id, f"heading{min(block.level, 3)}", heading_text(block))
                yield from _block_pieces(block.children)
            case Paragraph():
                style = "salutation" if block.role is Role.SALUTATION else "body"
                yield Piece(block.id, style, plain_text(block.inlines))
            case PageMark():
                pass


def _lines(text: str, style: TextStyle, sheet: StyleSheet) -> int:
    """How many lines a text fills."""
    if not text:
        return 0
    half_width = len(text.encode("ascii", "ignore"))
    ems = len(text) - half_width / 2 + len(_SCRIPT_CHANGE.findall(text)) / 4 + style.indent_em
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
