"""Bands of table rows: rows that one page holds together, and what stands again above them where a page begins so.

Lengths in points; a band's origin is its upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jbpub.layout.pages import Call, Extent
from jbpub.renderers.pdf.flow import Block

TIED = 1 / 3  # of a page: rows that a cell over them ties together are parted where they take more


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell set, before its height is known: its block, if it holds text, and its place in the table.

    It begins in `row` and reaches over `rows`; its box lies at `left`, its text `inset` from there and `padding` from
    the box's top.
    """

    block: Block | None
    row: int
    rows: int
    left: float
    width: float
    inset: float
    padding: float

    @property
    def end(self) -> int:
        """The row after its last one."""
        return self.row + self.rows

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.block.lines) if self.block else 0

    def height(self, first: int, last: int) -> float:
        """What these lines of it want, with the space above and below."""
        return 2 * self.padding + ((last - first) * self.block.style.leading_pt if self.block else 0.0)

    def fitting(self, done: int, height: float) -> int:
        """The line after those that a box of that height holds, from line `done` on."""
        if not self.block:
            return 0
        return min(self.lines, done + max(0, int((height - 2 * self.padding) / self.block.style.leading_pt)))


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell, or a part of one, in its box within a band.

    Of the block's lines, `first` to `last`-1 stand here.  `open_above` and `open_below` tell that the cell begins in
    a band before or goes on in the next one.
    """

    cell: SetCell
    top: float
    height: float
    first: int
    last: int
    open_above: bool = False
    open_below: bool = False

    @property
    def bottom(self) -> float:
        """Where the box ends."""
        return self.top + self.height

    @property
    def calls(self) -> Iterator[Call]:
        """The notes that its lines call."""
        calls = self.cell.block.extent.calls if self.cell.block else ()
        return (call for call in calls if self.first <= call.line < self.last)

    @property
    def lacking(self) -> float:
        """How much higher the box must be to hold its lines; negative when there is room to spare."""
        return self.cell.height(self.first, self.last) - self.height


@dataclass(frozen=True, slots=True)
class Repeat:
    """What stands again above a table's rows where a page begins with them: the table's name and its header rows.

    No part of the report, for it was read where the table began.
    """

    name: Block | None
    bands: tuple[Band, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that stay together, as one line of that height; `repeat` stands above them at the head of a page."""

    cells: tuple[PlacedCell, ...]
    extent: Extent
    destination: str = ""
    repeat: Repeat | None = None


def bands_of(rows: Sequence[Sequence[SetCell]], heights: Sequence[float], page: float) -> Iterator[Band]:
    """Rows with these heights as bands that a page can hold, given the cells that begin in each row."""
    carried: list[tuple[SetCell, int]] = []
    for first, last in _stretches(rows, heights, page * TIED):
        cells = carried + [(cell, 0) for row in rows[first:last] for cell in row]
        placed = _place(cells, heights, first, last)
        yield from _cut(_band(placed), page)
        carried = [(part.cell, part.last) for part in placed if part.open_below]


def _band(cells: Sequence[PlacedCell]) -> Band:
    """The cells as a band, as high as they reach, with the notes that their lines call."""
    notes = sorted(call.note for cell in cells for call in cell.calls)
    height = max(cell.top + cell.height for cell in cells)
    return Band(tuple(cells), Extent(1, height, calls=tuple(Call(0, note) for note in notes)))


def _place(cells: Sequence[tuple[SetCell, int]], heights: Sequence[float], first: int, last: int) -> list[PlacedCell]:
    """Cells, each with how many lines of it stand above, in their boxes within the rows first to last-1."""
    tops = [0.0, *accumulate(heights[first:last])]
    # Where a cell from above ends, the first row is made higher for what is left of it.
    ending = [(cell, done) for cell, done in cells if done and cell.end <= last]
    more = max((cell.height(done, cell.lines) - tops[cell.end - first] for cell, done in ending), default=0.0)
    more = max(0.0, more)
    tops[1:] = [top + more for top in tops[1:]]
    return [_placed(cell, done, tops, first) for cell, done in cells]


def _placed(cell: SetCell, done: int, tops: Sequence[float], first: int) -> PlacedCell:
    """A cell's part in rows from `first` on, which begin and end at `tops`."""
    top, bottom = tops[max(cell.row - first, 0)], tops[min(cell.end - first, len(tops) - 1)]
    goes_on = cell.end - first >= len(tops)
    end = cell.fitting(done, bottom - top) if goes_on else cell.lines
    return PlacedCell(cell, top, bottom - top, done, end, cell.row < first, goes_on)


# ---- rows tied together ----


def _stretches(rows: Sequence[Sequence[SetCell]], heights: Sequence[float], most: float) -> Iterator[tuple[int, int]]:
    """Stretches of rows, first and last plus one, for one page each: those that cells tie, but no more than `most`."""
    first = 0
    while first < len(rows):
        last, row = first + 1, first
        while row < last:
            last, row = max(last, *(cell.end for cell in rows[row]), last), row + 1
        yield from _parted(first, last, heights, most)
        first = last


def _parted(first: int, last: int, heights: Sequence[float], most: float) -> Iterator[tuple[int, int]]:
    """Tied rows, parted where they are higher than `most`."""
    begin, height = first, 0.0
    for row in range(first, last):
        if row > begin and height + heights[row] > most:
            yield begin, row
            begin, height = row, 0.0
        height += heights[row]
    yield begin, last


# ---- a row higher than a page ----


def _cut(band: Band, page: float) -> Iterator[Band]:
    """The band, or, where no page can hold it, bands that hold some of its lines each."""
    while band.extent.leading > page:
        above = [_above(part, page) for part in band.cells if part.top < page]
        below = [_below(part, page) for part in band.cells if part.bottom > page]
        yield _band(above)
        band = _band(_with_room(below))
    yield band


def _above(part: PlacedCell, at: float) -> PlacedCell:
    """What stands of a cell above the cut."""
    if part.bottom <= at:
        return part
    return replace(part, height=at - part.top, last=_turn(part, at), open_below=True)


def _below(part: PlacedCell, at: float) -> PlacedCell:
    """What stands of a cell below the cut."""
    if part.top >= at:
        return replace(part, top=part.top - at)
    return replace(part, top=0.0, height=part.bottom - at, first=_turn(part, at), open_above=True)


def _turn(part: PlacedCell, at: float) -> int:
    """The first line of a cell that goes below the cut; at the head of a page one stays above in any case."""
    least = part.first + (part.top == 0)
    return min(part.last, max(least, part.cell.fitting(part.first, at - part.top)))


def _with_room(parts: Sequence[PlacedCell]) -> list[PlacedCell]:
    """The cells below a cut, the first row made higher where lines that the cut pushed down want more room."""
    more = max(0.0, *(part.lacking for part in parts))
    return [
        replace(part, top=part.top + more) if part.top else replace(part, height=part.height + more) for part in parts
    ]
