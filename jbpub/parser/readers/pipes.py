"""Pipe tables: how a table stands in Markdown (GitHub Flavored Markdown, 4.10).

Beyond that form: two bars without a space between them widen the cell before, a cell ^^ lengthens the one above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Row: TypeAlias = Sequence[str | None]  # a cell's words on one line; WIDER and UP where another cell reaches

WIDER = None
UP = "^^"


def pipe_table(rows: Sequence[Row], head: int = 1) -> list[str]:
    """Rows of cells as the lines of a pipe table, the first `head` of them its header.

    Rows at the top that are one cell over all columns are its title: lines of their own before it.
    """
    width = max(map(len, rows), default=0)
    titles = _titles(rows, width)
    full = [[*row, *[""] * (width - len(row))] for row in rows[titles:] if any(row)]
    above = [row[0] for row in rows[:titles] if row[0]]
    if not full:
        return above
    lines = [_line(row) for row in full]
    head = _head(full, max(head - titles, 1))
    return [*above, *lines[:head], "|" + " --- |" * width, *lines[head:]]


def _titles(rows: Sequence[Row], width: int) -> int:
    count = 0
    while width > 1 and count < len(rows) and len(rows[count]) == width and set(rows[count][1:]) == {WIDER}:
        count += 1
    return count


def _head(rows: Sequence[Row], head: int) -> int:
    """The number of header rows, those with them into which a cell of the header reaches."""
    while head < len(rows) and UP in rows[head]:
        head += 1
    return min(head, len(rows))


def _line(cells: Row) -> str:
    return "|" + "".join("|" if cell is WIDER else f" {_safe(cell)} |" for cell in cells)


def _safe(cell: str) -> str:
    return cell.replace("|", "\\|")
