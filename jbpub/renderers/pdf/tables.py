"""Tables set: cells in columns, rows that rowspans tie together as bands that no page break cuts.

Lengths in points; a band's origin is its upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jbpub.layout.pages import Extent
from jbpub.nodes import Cell, Table, plain_text
from jbpub.renderers.grid import fit_groups, place_cells
from jbpub.renderers.pdf.flow import Block, Setting, Typesetter, pieces_of
from jbpub.renderers.pdf.model import Element
from jbpub.style.sheet import PT_PER_MM

PADDING = 4.0
SPACE = 12.0  # below a table
NARROWEST_EM, WIDEST_EM = 3.0, 16.0  # of a column's wish; wider text is set in several lines


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell set: its block, if it holds text, and its box within the band (left, top, width, height)."""

    block: Block | None
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that stay together, as one line of that height."""

    cells: tuple[PlacedCell, ...]
    extent: Extent
    destination: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell in the grid: the row and column where it begins."""

    cell: Cell
    row: int
    column: int


def table_bands(table: Table, setter: Typesetter, setting: Setting, element: Element) -> Iterator[Band]:
    """The bands of a table that fills the column; `element` is the Table, and gets TR, TH and TD."""
    head, body = fit_groups(table.head, table.rows)
    rows = (*head, *body)
    spots = [_Spot(cell, row, column) for row, places in enumerate(place_cells(rows)) for column, cell in places]
    if not spots:
        return
    edges = [0.0, *accumulate(_widths(spots, setter))]
    tags = [Element("TR") for _ in rows]
    element.kids += tags
    blocks = [
        _set_cell(spot, _tag(spot, tags[spot.row], is_head=spot.row < len(head)), edges, setter, setting)
        for spot in spots
    ]
    heights = _heights(spots, blocks, len(rows), setter)
    for first, last in _ties(spots, len(rows)):
        band = _band(first, last, spots, blocks, edges, heights)
        space = SPACE if last == len(rows) else 0.0
        yield replace(band, extent=replace(band.extent, after=space, keep_with_next=first < len(head)))


def _widths(spots: Sequence[_Spot], setter: Typesetter) -> list[float]:
    """The columns' widths: the page's, shared out by what the longest cell of each wishes."""
    wishes = [NARROWEST_EM] * max(spot.column + spot.cell.columns for spot in spots)
    for spot in spots:
        longest = max(map(len, plain_text(spot.cell.inlines).split("\n")), default=0)
        wish = min(WIDEST_EM, 1 + longest / spot.cell.columns)
        for column in range(spot.column, spot.column + spot.cell.columns):
            wishes[column] = max(wishes[column], wish)
    width = setter.sheet.page.text_width_mm * PT_PER_MM
    return [width * wish / sum(wishes) for wish in wishes]


def _tag(spot: _Spot, row: Element, *, is_head: bool) -> Element:
    """The cell's element, in its row's, with the attributes of ISO 32000-1, table 349."""
    spans = {"ColSpan": spot.cell.columns, "RowSpan": spot.cell.rows}
    attributes: dict[str, str | float] = {name: count for name, count in spans.items() if count > 1}
    if is_head:
        attributes["Scope"] = "Column"
    element = Element("TH" if is_head else "TD", owner={"Table": attributes} if attributes else {})
    row.kids.append(element)
    return element


def _set_cell(
    spot: _Spot, element: Element, edges: Sequence[float], setter: Typesetter, setting: Setting
) -> Block | None:
    style = setter.sheet.text["table_head" if element.kind == "TH" else "table"]
    width = edges[spot.column + spot.cell.columns] - edges[spot.column] - 2 * PADDING
    within = Setting(setter.font(style), setting.lead, (element,), setting.terms)
    return setter.set_block(pieces_of(spot.cell.inlines, within), style, width=width)


def _block_height(block: Block | None) -> float:
    return len(block.lines) * block.style.leading_pt if block else 0.0


def _heights(spots: Sequence[_Spot], blocks: Sequence[Block | None], rows: int, setter: Typesetter) -> list[float]:
    """The rows' heights: the highest cell of one row decides; a cell over several makes its last one higher."""
    heights = [setter.sheet.text["table"].leading_pt + 2 * PADDING] * rows
    for span in sorted({spot.cell.rows for spot in spots}):
        for spot, block in zip(spots, blocks, strict=True):
            if spot.cell.rows == span:
                last = spot.row + span
                lacking = _block_height(block) + 2 * PADDING - sum(heights[spot.row : last])
                heights[last - 1] += max(0.0, lacking)
    return heights


def _ties(spots: Sequence[_Spot], rows: int) -> Iterator[tuple[int, int]]:
    """Stretches of rows, first and last plus one, that cells over several rows tie together."""
    reach = list(range(1, rows + 1))
    for spot in spots:
        reach[spot.row] = max(reach[spot.row], spot.row + spot.cell.rows)
    first = 0
    while first < rows:
        last, row = reach[first], first
        while row < last:
            last, row = max(last, reach[row]), row + 1
        yield first, last
        first = last


def _band(
    first: int,
    last: int,
    spots: Sequence[_Spot],
    blocks: Sequence[Block | None],
    edges: Sequence[float],
    heights: Sequence[float],
) -> Band:
    tops = [0.0, *accumulate(heights[first:last])]
    cells = tuple(
        PlacedCell(
            block,
            edges[spot.column],
            tops[spot.row - first],
            edges[spot.column + spot.cell.columns] - edges[spot.column],
            tops[spot.row + spot.cell.rows - first] - tops[spot.row - first],
        )
        for spot, block in zip(spots, blocks, strict=True)
        if first <= spot.row < last
    )
    return Band(cells, Extent(1, tops[-1]))
