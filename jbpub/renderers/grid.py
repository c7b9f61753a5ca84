"""The grid of a table: rows made to fill it, so that every format shows the same columns.

HTML, 4.9.12 (Processing model) says where cells fall; a cell over columns or rows that are not there is an error in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from typing import NamedTuple

from jbpub.nodes import Cell, plain_text
from jbpub.patterns import pattern

Row = tuple[Cell, ...]

NARROWEST_EM, WIDEST_EM = 3.0, 16.0  # of a column's wish; wider text is set in several lines
MOST_COLUMNS = 1000  # that a cell may span (HTML, 4.9.11)
NOTHING = Cell(())
_NAMES = pattern(r"[^\W\d_]")  # a letter or ideograph: numbers alone name no row


class Place(NamedTuple):
    """A cell and the column where it begins, counted from 0."""

    column: int
    cell: Cell


def fit_groups(*groups: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """Groups of rows (head, body) as they fill one grid.

    Cells end with their group and where one from a row above stands; rows and columns in which no cell begins are
    none; empty cells fill what is missing.
    """
    placed = [place_cells(_without_empty(group)) for group in groups]
    columns = columns_of(placed)
    return tuple(_filled(group, columns) for group in placed)


def _without_empty(rows: Sequence[Row]) -> list[Row]:
    """The rows in which cells begin, cells that reach over others made shorter."""
    before = [0, *accumulate(1 if row else 0 for row in rows)]
    return [tuple(_shortened(cell, at, before) for cell in row) for at, row in enumerate(rows) if row]


def _shortened(cell: Cell, row: int, before: Sequence[int]) -> Cell:
    """A cell that begins in `row` and reaches over kept rows alone; `before` counts those before each row."""
    end = min(row + max(1, cell.rows), len(before) - 1)
    return _spanning(cell, cell.columns, before[end] - before[row])


def _spanning(cell: Cell, columns: int, rows: int) -> Cell:
    """The cell with those spans; most cells have theirs already."""
    return cell if (cell.columns, cell.rows) == (columns, rows) else replace(cell, columns=columns, rows=rows)


def columns_of(groups: Iterable[Sequence[Sequence[Place]]]) -> list[int]:
    """The columns in which cells begin."""
    return sorted({place.column for group in groups for row in group for place in row})


def place_cells(rows: Sequence[Row]) -> list[list[Place]]:
    """For each row its cells in their columns, cut to the room that there is."""
    placed: list[list[Place]] = []
    covered: dict[int, int] = {}  # column → the first row that is free below the cell that stands there
    for at, row in enumerate(rows):
        places: list[Place] = []
        column = 0
        for cell in row:
            while covered.get(column, 0) > at:
                column += 1
            end = _end(column, cell, at, covered)
            covered.update(dict.fromkeys(range(column, end), at + cell.rows))
            places.append(Place(column, _spanning(cell, end - column, cell.rows)))
            column = end
        placed.append(places)
    return placed


def _end(column: int, cell: Cell, row: int, covered: dict[int, int]) -> int:
    """The column after a cell that begins in `column`: what it asks for, but no column that is covered."""
    wanted = column + min(max(1, cell.columns), MOST_COLUMNS)
    return next((end for end in range(column + 1, wanted) if covered.get(end, 0) > row), wanted)


def _filled(rows: Sequence[Sequence[Place]], columns: Sequence[int]) -> tuple[Row, ...]:
    filled: list[Row] = []
    covered = [0] * len(columns)  # rows that the cell in a column still covers
    for row in rows:
        cells: list[Cell] = []
        for column, cell in row:
            first, end = bisect_left(columns, column), bisect_left(columns, column + cell.columns)
            covered[first:end] = [cell.rows] * (end - first)
            cells.append(_spanning(cell, end - first, cell.rows))
        filled.append((*cells, *[NOTHING] * covered.count(0)))
        covered = [max(0, below - 1) for below in covered]
    return tuple(filled)


def take_columns(rows: Sequence[Row], columns: Sequence[int]) -> tuple[Row, ...]:
    """The rows of a full grid with these columns alone; a cell that is cut says what it says on either side."""
    return tuple(
        tuple(_spanning(cell, kept, cell.rows) for column, cell in row if (kept := _kept(column, cell, columns)))
        for row in place_cells(rows)
    )


def _kept(column: int, cell: Cell, columns: Sequence[int]) -> int:
    """How many of the columns that a cell stands over are among these, which are in order."""
    return bisect_left(columns, column + cell.columns) - bisect_left(columns, column)


def has_row_heads(head: Sequence[Row], body: Sequence[Row]) -> bool:
    """Whether the first column of a table with header rows says what its rows are about: in words, in every row."""
    first = [places[0].cell for places in place_cells(body) if places and places[0].column == 0]
    several = any(len(row) > 1 for row in body)
    return bool(head) and several and all(_NAMES.search(plain_text(cell.inlines)) for cell in first)


# ---- widths ----


def column_shares(placed: Sequence[Sequence[Place]], room: float) -> list[float]:
    """What part of the table's width each column gets, by what the longest cell of each wishes.

    `room` is the width in em of the table's text; where it is too little, the long columns give way first.
    """
    cells = list(chain.from_iterable(placed))
    wishes = [NARROWEST_EM] * max(column + cell.columns for column, cell in cells)
    for column, cell in cells:
        wish = min(WIDEST_EM, 1 + _length(cell) / cell.columns)
        for at in range(column, column + cell.columns):
            wishes[at] = max(wishes[at], wish)
    granted = _grant(wishes, room)
    return [wish / sum(granted) for wish in granted]


def _length(cell: Cell) -> int:
    """The characters of a cell, or of its translation where that is longer."""
    return max(len(plain_text(one.inlines)) for one in (cell, cell.parallel) if one)


def _grant(wishes: Sequence[float], room: float) -> list[float]:
    """What each wish gets of the room: the shorter ones all, the longer ones as much as each other."""
    granted = list(wishes)
    by_length = sorted(range(len(wishes)), key=wishes.__getitem__)
    for sharing, column in zip(range(len(wishes), 0, -1), by_length, strict=True):
        granted[column] = min(wishes[column], room / sharing)
        room -= granted[column]
    return granted
