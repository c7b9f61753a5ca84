"""Bands of table rows, and how one that no page can hold is cut over several.

Lengths in points; a band's origin is its upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jbpub.layout.pages import Extent
from jbpub.renderers.pdf.flow import Block

PADDING = 4.0


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell set: its block, if it holds text, and its box within the band (left, top, width, height).

    Of the block's lines, `first` to `last`-1 stand in this box.
    """

    block: Block | None
    left: float
    top: float
    width: float
    height: float
    first: int = 0
    last: int = 0

    @property
    def lacking(self) -> float:
        """How much higher the box must be to hold its lines; negative when there is room to spare."""
        text = (self.last - self.first) * self.block.style.leading_pt if self.block else 0.0
        return text + 2 * PADDING - self.height


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that stay together, as one line of that height."""

    cells: tuple[PlacedCell, ...]
    extent: Extent
    destination: str = ""


def band_of(cells: tuple[PlacedCell, ...]) -> Band:
    """The cells as a band, as high as they reach."""
    return Band(cells, Extent(1, max(cell.top + cell.height for cell in cells)))


def cut_band(band: Band, height: float) -> Iterator[Band]:
    """The band, or, where it is higher than `height`, the bands that hold it: cut between rows, else between lines."""
    while band.extent.leading > height:
        tops = [cell.top for cell in band.cells if 0 < cell.top <= height]
        at = max(tops, default=height)
        above = tuple(_above(cell, at) for cell in band.cells if cell.top < at)
        below = tuple(_below(cell, at) for cell in band.cells if cell.top + cell.height > at)
        if not below:
            break
        yield band_of(above)
        band = band_of(_with_room(below))
    yield band


def _above(cell: PlacedCell, at: float) -> PlacedCell:
    """What stands of a cell above the cut; one that begins with the band shows a line at least."""
    if cell.top + cell.height <= at or cell.block is None:
        return replace(cell, height=min(cell.height, at - cell.top))
    return replace(cell, height=at - cell.top, last=_turn(cell, at))


def _below(cell: PlacedCell, at: float) -> PlacedCell:
    """What stands of a cell below the cut."""
    if cell.top >= at:
        return replace(cell, top=cell.top - at)
    return replace(cell, top=0.0, height=cell.top + cell.height - at, first=_turn(cell, at))


def _turn(cell: PlacedCell, at: float) -> int:
    """The first line of a cell that goes below the cut."""
    if cell.block is None:
        return 0
    room = int((at - cell.top - 2 * PADDING) / cell.block.style.leading_pt)
    return min(cell.last, cell.first + max(room, 1 if cell.top == 0 else 0))


def _with_room(cells: Iterable[PlacedCell]) -> tuple[PlacedCell, ...]:
    """The cells below a cut, the first row made higher where lines that the cut pushed down want more room."""
    cells = tuple(cells)
    more = max(0.0, *(cell.lacking for cell in cells))
    return tuple(
        replace(cell, top=cell.top + more) if cell.top else replace(cell, height=cell.height + more) for cell in cells
    )
