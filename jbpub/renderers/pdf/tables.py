"""Tables set: cells in columns, rows that cells tie together as bands that stay on one page.  Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jbpub.nodes import Cell, Table
from jbpub.renderers.grid import column_shares, fit_groups, place_cells
from jbpub.renderers.pdf.bands import PADDING, Band, PlacedCell, band_of, cut_band
from jbpub.renderers.pdf.flow import Block, Setting, Typesetter, pieces_of
from jbpub.renderers.pdf.model import Element
from jbpub.renderers.pdf.pairs import joined, translation_element
from jbpub.style.keys import PT_PER_MM

SPACE = 12.0  # below a table


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
    grid = place_cells(rows)
    spots = [_Spot(cell, row, column) for row, places in enumerate(grid) for column, cell in places]
    if not spots:
        return
    width = setter.sheet.page.text_width_mm * PT_PER_MM
    shares = column_shares(grid, width / setter.sheet.text["table"].size_pt)
    edges = [0.0, *accumulate(width * share for share in shares)]
    tags = [Element("TR") for _ in rows]
    element.kids += tags
    blocks = [
        _set_cell(spot, _tag(spot, tags[spot.row], is_head=spot.row < len(head)), edges, setter, setting)
        for spot in spots
    ]
    heights = _heights(spots, blocks, len(rows), setter)
    cells = _place(spots, blocks, edges, heights)
    room = _room(sum(heights[: len(head)]), setter)
    for first, last in _ties(spots, len(rows)):
        band = band_of(tuple(cell for row in cells[first:last] for cell in row))
        yield from _spaced(cut_band(band, room), is_head=first < len(head), is_last=last == len(rows))


def _room(head: float, setter: Typesetter) -> float:
    """How high a band may be: what a page leaves below the header rows, if that is most of it."""
    height = setter.sheet.page.text_height_mm * PT_PER_MM
    return height - head if head < height / 2 else height


def _spaced(bands: Iterator[Band], *, is_head: bool, is_last: bool) -> Iterator[Band]:
    """The bands of a stretch of rows, header rows kept with the next, the table's last one with space below."""
    stretch = tuple(bands)
    for number, band in enumerate(stretch, 1):
        space = SPACE if is_last and number == len(stretch) else 0.0
        keep = is_head and len(stretch) == 1
        yield replace(band, extent=replace(band.extent, after=space, keep_with_next=keep))


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
    within, parallel = Setting(setter.font(style), setting.lead, (element,), setting.terms), spot.cell.parallel
    if parallel is None:
        return setter.set_block(pieces_of(spot.cell.inlines, within), style, width=width)
    above = setter.set_block(pieces_of(spot.cell.inlines, within.inside(Element("P"))), style, width=width)
    english = within.in_font(setter.font(setter.sheet.text["parallel"])).inside(translation_element(parallel))
    return joined(above, setter.set_block(pieces_of(parallel.inlines, english), style, width=width))


def _block_height(block: Block | None) -> float:
    return len(block.lines) * block.style.leading_pt if block else 0.0


def _heights(spots: Sequence[_Spot], blocks: Sequence[Block | None], rows: int, setter: Typesetter) -> list[float]:
    """The rows' heights: the highest cell of one row decides; a cell over several makes its last one higher."""
    heights = [setter.sheet.text["table"].leading_pt + 2 * PADDING] * rows
    for spot, block in sorted(zip(spots, blocks, strict=True), key=lambda placed: placed[0].cell.rows):
        last = spot.row + spot.cell.rows
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


def _place(
    spots: Sequence[_Spot], blocks: Sequence[Block | None], edges: Sequence[float], heights: Sequence[float]
) -> list[list[PlacedCell]]:
    """The cells that begin in each row, measured from the top of the stretch of tied rows that they stand in."""
    rows: list[list[PlacedCell]] = [[] for _ in heights]
    tops = [0.0] * len(heights)
    for first, last in _ties(spots, len(heights)):
        tops[first:last] = [0.0, *accumulate(heights[first : last - 1])]
    for spot, block in zip(spots, blocks, strict=True):
        left, right = edges[spot.column], edges[spot.column + spot.cell.columns]
        height = sum(heights[spot.row : spot.row + spot.cell.rows])
        lines = len(block.lines) if block else 0
        rows[spot.row].append(PlacedCell(block, left, tops[spot.row], right - left, height, last=lines))
    return rows
