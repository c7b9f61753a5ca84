"""Tables set: columns as wide as their text wants, rows as bands that stay on one page.  Lengths in points.

Placing by CY/T 170-2019 (学术出版规范 表格): header cells in the middle, text at the left, the numbers of a column with
their units under one another; where a table goes on, its name and its header rows stand again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import floor

from jbpub.nodes import Table
from jbpub.renderers.grid import fit_groups, take_columns
from jbpub.renderers.pdf.bands import Band, Repeat, SetCell, bands_of
from jbpub.renderers.pdf.cells import ColumnText, Part, Spot, part_of
from jbpub.renderers.pdf.columns import PADDING_EM, column_wishes, partings, share_out
from jbpub.renderers.pdf.flow import Block, Setting, Typesetter
from jbpub.renderers.pdf.model import Element
from jbpub.renderers.pdf.pairs import joined
from jbpub.style.keys import PT_PER_MM

SPACE = 12.0  # below a table
SMALLEST_PT, SMALLEST = 7.5, 0.7  # 六号, and of the table's own size: with smaller type it is parted by columns
SIZE_STEP = 4  # sizes are whole quarters of a point
HIGHEST_HEAD = 1 / 3  # of a page: header rows that take more stand only once
WHOLE = 1 / 4  # of a page: a table's body that takes no more is not parted
NEAR = 0.01  # pt by which a text may be longer than its column: rounding


def table_parts(table: Table, setter: Typesetter, setting: Setting) -> list[Part]:
    """A table's cells, parted by columns where not even the smallest type makes room for all of them."""
    head, body = fit_groups(table.head, table.rows)
    if not head and not body:
        return []
    whole = part_of(head, body, setter, setting)
    columns = partings(column_wishes(whole.wanted(folded=True), whole.columns), _width(setter) / _smallest(setter))
    if len(columns) == 1:
        return [whole]
    parts = (fit_groups(take_columns(head, part), take_columns(body, part)) for part in columns)
    return [part_of(head, body, setter, setting) for head, body in parts]


def table_bands(part: Part, name: Block | None, setter: Typesetter, element: Element) -> Iterator[Band]:
    """The bands of a part, which fills the column; `element` is its Table, and gets its rows.

    `name` stands above the header rows where a further page begins.
    """
    element.kids += part.elements
    cells, heights = _set_cells(part, setter)
    page = setter.sheet.page.text_height_mm * PT_PER_MM
    head = list(bands_of(cells[: part.head], heights[: part.head], page))
    repeat = _repeat(name, head, page)
    body = list(bands_of(_counted(cells[part.head :], part.head), heights[part.head :], page - repeat.height))
    yield from (replace(band, extent=replace(band.extent, keep_with_next=bool(body))) for band in head)
    yield from _flowing(body, repeat, page)


def _flowing(body: Sequence[Band], repeat: Repeat, page: float) -> Iterator[Band]:
    """The body's bands; the first two and the last two on one page, so that no row stands alone; a small body whole."""
    small = sum(band.extent.leading for band in body) < page * WHOLE
    for number, band in enumerate(body, 1):
        low = number < len(body) and band.extent.leading + body[number].extent.leading < page * WHOLE
        keep = low and (small or number in (1, len(body) - 1))
        after = SPACE if number == len(body) else 0.0
        extent = replace(band.extent, after=after, keep_with_next=keep, again=repeat.height)
        yield replace(band, extent=extent, repeat=repeat)


def _counted(rows: Sequence[Sequence[SetCell]], before: int) -> list[list[SetCell]]:
    """The rows' cells, rows counted from the first of these."""
    return [[replace(cell, row=cell.row - before) for cell in row] for row in rows] if before else list(map(list, rows))


# ---- header rows again ----


def _repeat(name: Block | None, head: Sequence[Band], page: float) -> Repeat:
    """The name and the header rows once more, no part of the report; only the name where they take too much."""
    rows = sum(band.extent.leading for band in head)
    bands = tuple(map(_unread_band, head)) if rows <= page * HIGHEST_HEAD else ()
    above = len(name.lines) * name.style.leading_pt + name.extent.after if name else 0.0
    return Repeat(_unread(name) if name else None, bands, above + (rows if bands else 0.0))


def _unread_band(band: Band) -> Band:
    cells = (
        replace(p, cell=replace(p.cell, block=_unread(p.cell.block) if p.cell.block else None)) for p in band.cells
    )
    return replace(band, cells=tuple(cells))


def _unread(block: Block) -> Block:
    """A block as an artifact: inside no tag, no link, found by no name."""
    pieces = (replace(piece, within=(), link=None, anchor="") for piece in block.pieces)
    return replace(block, pieces=tuple(pieces), destination="")


# ---- cells ----


def _width(setter: Typesetter) -> float:
    return setter.sheet.page.text_width_mm * PT_PER_MM


def _smallest(setter: Typesetter) -> float:
    """The smallest type that a table may have."""
    size = setter.sheet.text["table"].size_pt
    return min(size, max(SMALLEST_PT, SMALLEST * size))


def _set_cells(part: Part, setter: Typesetter) -> tuple[list[list[SetCell]], list[float]]:
    """The cells that begin in each row, and the rows' heights."""
    style = setter.sheet.text["table"]
    size, widths = _columns(part, setter)
    edges = [0.0, *accumulate(width * size for width in widths)]
    numbers = part.numbers(setter.font(style))
    rows: list[list[SetCell]] = [[] for _ in range(part.rows)]
    for spot in part.spots:
        rows[spot.row].append(_set_cell(spot, edges, size / style.size_pt, numbers.get(spot.column), setter))
    return rows, _heights(rows, size / style.size_pt * style.leading_pt + 2 * PADDING_EM * size)


def _columns(part: Part, setter: Typesetter) -> tuple[float, list[float]]:
    """The size of a table's type (pt), and its columns' widths (em); header cells turn where one line is too long."""
    size, width = setter.sheet.text["table"].size_pt, _width(setter)
    wishes = column_wishes(part.wanted(folded=False), part.columns)
    if sum(wish.natural for wish in wishes) > width / size:
        wishes = column_wishes(part.wanted(folded=True), part.columns)
    fitting = floor(width / sum(wish.least for wish in wishes) * SIZE_STEP) / SIZE_STEP
    size = min(size, max(_smallest(setter), fitting))
    return size, share_out(wishes, width / size)


def _set_cell(
    spot: Spot, edges: Sequence[float], scale: float, numbers: ColumnText | None, setter: Typesetter
) -> SetCell:
    left, right = edges[spot.column], edges[spot.column + spot.cell.columns]
    style = replace(spot.style, size_pt=spot.style.size_pt * scale, leading_pt=spot.style.leading_pt * scale)
    padding = PADDING_EM * style.size_pt
    room, block, inset = right - left - 2 * padding, spot.line, 0.0
    if spot.translation:
        block = joined(
            *(
                setter.set_block(one.pieces if one else (), style, width=room + NEAR)
                for one in (block, spot.translation)
            )
        )
    elif block and spot.length * style.size_pt > room + NEAR:
        block = setter.set_block(block.pieces, style, width=room + NEAR)
    elif block:
        block = replace(block, style=style)
        inset = spot.inset(room / style.size_pt, numbers) * style.size_pt
    return SetCell(block, spot.row, spot.cell.rows, left, right - left, inset, padding)


def _heights(rows: Sequence[Sequence[SetCell]], least: float) -> list[float]:
    """The rows' heights: the highest cell of one row decides; a cell over several makes its last one higher."""
    heights = [least] * len(rows)
    cells = (cell for row in rows for cell in row)
    for cell in sorted(cells, key=lambda cell: cell.rows):
        lacking = cell.height(0, cell.lines) - sum(heights[cell.row : cell.end])
        heights[cell.end - 1] += max(0.0, lacking)
    return heights
