"""Inlines and tables as the master's Markdown."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import groupby

from jbpub.nodes import Cell, Gloss, Inline, Inlines, Lead, Link, NoteMark, PageMark, Strong, Table, Text
from jbpub.parser.lines import is_delimiter
from jbpub.parser.master.syntax import LEAD, NOTHING, STOPS, comment, escape, lead_number, looks_marked

_UP = "^^"


def run(inlines: Inlines) -> str:
    """Inlines as Markdown within a line; what an edition added or marked is plain text again."""
    return "".join(_pieces(_plain(inlines)))


def _plain(inlines: Inlines) -> list[Inline]:
    """Inlines without terms, notes and languages, texts that meet joined."""
    plain: list[Inline] = []
    for kind, group in groupby(_opened(inlines), type):
        alike = list(group)
        plain += [Text("".join(one.text for one in alike if isinstance(one, Text)))] if kind is Text else alike
    return plain


def _opened(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Text() | PageMark() | Strong() | Link() | Lead():
                yield inline
            case NoteMark(text=text) | Gloss(text=text):
                yield Text(text)
            case _:
                yield from _opened(inline.inlines)


def _pieces(inlines: Sequence[Inline]) -> Iterator[str]:
    before: Inline | None = None
    for inline in inlines:
        piece = _piece(inline)
        if isinstance(before, Lead) and isinstance(inline, Lead):
            yield comment(LEAD)
        elif isinstance(before, Strong | Lead) and (piece.startswith("**") or piece[:1] in tuple(STOPS)):
            yield NOTHING
        yield piece
        before = inline


def _piece(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text)
        case PageMark(page):
            return comment("page", page)
        case Strong(inner):
            return f"**{_within(inner)}**"
        case Lead(inner, number):
            words = _within(inner)
            stop = words[-1:] if words[1:] and words[-1] in STOPS else ""
            return f"{number}**{words.removesuffix(stop)}**{stop}"
        case Link(target, inner):
            return f"[{_words(inner)}]({target})"
    raise AssertionError(inline)  # _opened leaves no other


def _within(inlines: Inlines) -> str:
    """Inlines inside bold, where bold cannot stand again."""
    return "".join(_piece(inner) for inner in _plain(_unbolded(inlines)))


def _unbolded(inlines: Inlines) -> Inlines:
    return tuple(inner for one in inlines for inner in (one.inlines if isinstance(one, Strong | Lead) else (one,)))


def _words(inlines: Inlines) -> str:
    """A link's words, brackets escaped too."""
    text = "".join(one.text for one in _plain(inlines) if isinstance(one, Text))
    return escape(text).replace("[", "\\[").replace("]", "\\]")


def line(inlines: Inlines, *, leads: bool = False) -> str:
    """Inlines as a line of its own: `<!---->` before it where it would be read as something else.

    `leads` tells that the line is a paragraph, which may open with leads.
    """
    words = run(inlines)
    opens = leads and bool(inlines) and isinstance(inlines[0], Lead)
    doubtful = leads and not opens and lead_number(words) is not None
    before = NOTHING if doubtful or looks_marked(words) or not words else ""
    return before + words + (NOTHING if words[-1:].isspace() else "")


# ---- tables ----


def table_lines(table: Table) -> list[str]:
    """A table as a pipe table: || widens a cell, ^^ lengthens the one above."""
    rows = _rows((*table.head, *table.rows))
    width = max((row.count("|") - 1 for row in map(_bars, rows)), default=1)
    delimiter = "|" + " --- |" * max(width, 1)
    return [*rows[: len(table.head)], delimiter, *rows[len(table.head) :]]


def _bars(row: str) -> str:
    return row.replace("\\|", "")


def _rows(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Rows as lines, the places that a cell of many rows covers marked."""
    covered: dict[int, tuple[int, int]] = {}  # column → rows still to cover and the cell's width
    return [_row("|" + "".join(_places(deque(row), covered))) for row in rows]


def _places(coming: deque[Cell], covered: dict[int, tuple[int, int]]) -> Iterator[str]:
    """The places of a row, each up to its bar; `covered` is brought up to the next row."""
    column = 0
    while coming or column in covered:
        if column in covered:
            (left, width), words = covered.pop(column), _UP
        else:
            cell = coming.popleft()
            left, width, words = cell.rows, cell.columns, _cell(cell)
        if left > 1:
            covered[column] = (left - 1, width)
        yield f" {words} |" + "|" * (width - 1)
        column += width


def _cell(cell: Cell) -> str:
    words = run(cell.inlines).replace("|", "\\|")
    return NOTHING + words if words == _UP else words


def _row(words: str) -> str:
    return f"| {NOTHING}{words[2:]}" if is_delimiter(words) else words
