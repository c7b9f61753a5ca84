"""Insets: the lists, tables and pictures that lines make, with their captions.

Markdown's own forms are read: "- words" and "• words", pipe tables (GitHub Flavored Markdown, 4.10) with any number of
header rows above the delimiter row, ![words](file).  In a pipe table two bars without a space between them, ||, widen
the cell before them by a column, and a cell ^^ lengthens the one above it by a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Figure,
    Image,
    Inlines,
    Item,
    ItemList,
    Section,
    Table,
    walk_document,
)
from jbpub.parser.inline import read_inlines
from jbpub.parser.lines import WORDS, Kind, Line, is_closed, is_delimiter, part, rest
from jbpub.patterns import pattern
from jbpub.source import Span

_MARK = pattern(r"(?P<mark>[-*+•●▪■◆])[ \t\u3000]*")
_BULLET = "•"
_MARKDOWN_MARKS = ("-", "*", "+")  # which stand for it
_PICTURE = pattern(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^\s()]+)\)")
_CAPTION_LENGTH = 50  # characters
_OVER_TABLE = pattern("附?表[ \u3000]*[0-9０-９一二三四五六七八九十]+.*|附表.*|.{2,}(?:表|清单|一览)")
_UNDER_PICTURE = pattern("[图圖][ \u3000]*[0-9０-９一二三四五六七八九十]+.*")
_UP = "^^"
_MEDIA = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Inset:
    """Lines that make one list, table or picture, rules in it included, and the line that is its caption."""

    kind: Kind
    lines: tuple[Line, ...]
    caption: Line | None = None

    @property
    def span(self) -> Span:
        """From its first line or its caption to its last."""
        lines = [*self.lines, *([self.caption] if self.caption else [])]
        return Span(min(line.span.start for line in lines), max(line.end for line in lines))


Part: TypeAlias = Line | Inset
Read: TypeAlias = Callable[[Line], Inlines]


def gather(lines: Sequence[Line]) -> list[Part]:
    """The lines of a section with those that make an inset put together; rules at an inset's end stay outside it."""
    parts: list[Line | _Growing] = []
    rules: list[Line] = []
    for line in lines:
        if line.kind is Kind.RULE:
            rules.append(line)
            continue
        last = parts[-1] if parts else None
        if isinstance(last, _Growing) and _goes_on(last, line):
            last.lines += (*rules, line)
        elif isinstance(last, _Growing) and not rules and _is_under(last, line):
            last.caption = line
        else:
            parts += rules
            _add(parts, line)
        rules = []
    return [part.grown() if isinstance(part, _Growing) else part for part in (*parts, *rules)]


@dataclass(slots=True)
class _Growing:
    """An inset while its lines are put together."""

    kind: Kind
    lines: list[Line]
    caption: Line | None = None

    def grown(self) -> Inset:
        return Inset(self.kind, tuple(self.lines), self.caption)


def _goes_on(inset: _Growing, line: Line) -> bool:
    if line.kind is not inset.kind or inset.kind is Kind.PICTURE:
        return False
    return line.depth == inset.lines[-1].depth and not (line.kind is Kind.ROW and _begins_table(inset, line))


def _begins_table(inset: _Growing, line: Line) -> bool:
    """Whether a row is a second delimiter row: then what went before it was another table's."""
    return is_delimiter(line.text) and any(is_delimiter(row.text) for row in inset.lines)


def _is_under(inset: _Growing, line: Line) -> bool:
    return inset.kind is Kind.PICTURE and inset.caption is None and _is_caption(line, _UNDER_PICTURE)


def _is_caption(line: Line, form: re.Pattern[str]) -> bool:
    if line.kind is not Kind.TEXT or len(line.text) > _CAPTION_LENGTH:
        return False
    return form.fullmatch(line.text) is not None and not is_closed(line.text)


def _add(parts: list[Line | _Growing], line: Line) -> None:
    """Put a line that carries nothing on at the end, as the beginning of an inset if it is one."""
    if line.kind in WORDS:
        parts.append(line)
        return
    over = parts[-1] if parts and line.kind in (Kind.ROW, Kind.CELL) else None
    if isinstance(over, Line) and _is_caption(over, _OVER_TABLE):
        parts[-1] = _Growing(line.kind, [line], over)
    else:
        parts.append(_Growing(line.kind, [line]))


def read_inset(inset: Inset, id_start: str, count: int, read: Read = read_inlines) -> Block:
    """The node that an inset is; its id is made of the start, a letter for its kind and its count ("s2.t3").

    `read` turns a line into inlines.
    """
    if inset.kind is Kind.ITEM:
        return ItemList(f"{id_start}l{count}", _items(inset.lines, read), inset.span)
    caption = read(inset.caption) if inset.caption else ()
    if inset.kind is Kind.PICTURE:
        found = _PICTURE.match(inset.lines[0].text)
        alt, target = (found["alt"], found["target"]) if found else ("", "")
        return Figure(f"{id_start}f{count}", target, alt.strip(), None, caption, inset.span)
    head, rows = _pipe_rows(inset.lines, read) if inset.kind is Kind.ROW else _cell_rows(inset.lines)
    return Table(f"{id_start}t{count}", head, rows, caption, inset.kind is Kind.CELL, inset.span)


# ---- lists ----


def _items(lines: Iterable[Line], read: Read) -> tuple[Item, ...]:
    items: list[Item] = []
    for line in lines:
        if line.kind is Kind.RULE:
            items[-1] = replace(items[-1], inlines=(*items[-1].inlines, *_marks(line)))
            continue
        found = _MARK.match(line.text)
        mark, start = (found["mark"], found.end()) if found else ("", 0)
        items.append(Item(_BULLET if mark in _MARKDOWN_MARKS else mark, read(rest(line, start)), line.span))
    return tuple(items)


def _marks(rule: Line) -> Inlines:
    return tuple(mark for _, mark in rule.marks)


# ---- tables ----

_Row: TypeAlias = tuple[Cell, ...]


def _pipe_rows(lines: Sequence[Line], read: Read) -> tuple[tuple[_Row, ...], tuple[_Row, ...]]:
    """Header rows and other rows of a pipe table."""
    rows: list[list[Cell]] = []
    head = -1
    for line in lines:
        if line.kind is Kind.RULE and rows and rows[-1]:
            rows[-1][-1] = replace(rows[-1][-1], inlines=(*rows[-1][-1].inlines, *_marks(line)))
        elif is_delimiter(line.text) and head < 0:
            head = len(rows)
        else:
            rows.append(_pipe_cells(line, read))
    cells, head = _lengthened(rows), max(head, 0)
    return tuple(cells[:head]), tuple(cells[head:])


def _pipe_cells(line: Line, read: Read) -> list[Cell]:
    """The cells of a row, those with nothing between their bars added to the width of the one before."""
    bars = [found.start() for found in re.finditer(r"(?<!\\)\|", line.text)]
    cells: list[Cell] = []
    for start, end in pairwise(bars):
        if end == start + 1 and cells:
            cells[-1] = replace(cells[-1], columns=cells[-1].columns + 1)
            continue
        words = line.text[start + 1 : end]
        inner = start + 1 + len(words) - len(words.lstrip())
        run = read(part(line, inner, inner + len(words.strip()))) if words.strip() else ()
        # No rows: it lengthens the cell above.  Only as it is written here does ^^ say so.
        cells.append(Cell(run, rows=0 if words.strip() == _UP else 1))
    return cells


def _lengthened(rows: Sequence[Sequence[Cell]]) -> list[_Row]:
    """Rows without the cells ^^, the cells above those that many rows longer."""
    above: dict[int, tuple[int, int]] = {}  # column → row and place of the cell that stands over it
    done: list[list[Cell]] = []
    for row in rows:
        kept: list[Cell] = []
        column = 0
        for cell in row:
            if not cell.rows and column in above:
                at, place = above[column]
                done[at][place] = replace(done[at][place], rows=len(done) - at + 1)
            else:
                above |= dict.fromkeys(range(column, column + cell.columns), (len(done), len(kept)))
                kept.append(cell if cell.rows else replace(cell, rows=1))
            column += cell.columns
        done.append(kept)
    return [tuple(row) for row in done]


def _cell_rows(lines: Sequence[Line]) -> tuple[tuple[_Row, ...], tuple[_Row, ...]]:
    """Header rows and other rows of a table that had one cell a line; its first row is the head if it has no number."""
    cells: list[Cell] = []
    for line in lines:
        if line.kind is Kind.RULE:
            cells[-1] = replace(cells[-1], inlines=(*cells[-1].inlines, *_marks(line)))
        else:
            cells.append(Cell(read_inlines(line)))
    width = lines[0].depth
    rows = [tuple(cells[at : at + width]) for at in range(0, len(cells), width)]
    head = 0 if lines[0].text.isdecimal() else 1
    return tuple(rows[:head]), tuple(rows[head:])


# ---- pictures ----


def with_images(document: Document) -> Document:
    """The same document, each figure with the picture that its target names, if its source has it."""
    if not document.source.assets:
        return document

    def illustrated(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_with_image(block, document.source.assets, illustrated) for block in blocks)

    front, body, back = map(illustrated, (document.front, document.body, document.back))
    return replace(document, front=front, body=body, back=back)


def _with_image(
    block: Block, assets: Mapping[str, bytes], inside: Callable[[tuple[Block, ...]], tuple[Block, ...]]
) -> Block:
    match block:
        case Section():
            return replace(block, children=inside(block.children))
        case Figure(target=target) if target in assets:
            return replace(block, image=_image(assets[target]))
        case _:
            return block


def _image(data: bytes) -> Image | None:
    return next((Image(data, media) for start, media in _MEDIA.items() if data.startswith(start)), None)


def find_unnamed(document: Document) -> list[Diagnostic]:
    """B601: pictures that have no alternative text (WCAG 2.2, 1.1.1)."""
    return [
        diagnostic("B601", block.span, f"the picture {block.target[:40]} has no alternative text")
        for block in walk_document(document)
        if isinstance(block, Figure) and not block.alt
    ]
