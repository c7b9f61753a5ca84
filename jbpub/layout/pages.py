"""Pages of lines: blocks of text put under one another, headings kept with their text, no line left alone.

Lengths are in points, measured down from the top of the type area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ALONE = 2  # fewest lines of a paragraph on either side of a page break (CLREQ 3.2.6, 孤行)
TOLERANCE = 0.25  # pt by which the last line may pass the type area's foot; a rounding of leadings, never seen


@dataclass(frozen=True, slots=True)
class Extent:
    """A block as a page sees it: its lines, their leading, the space round it, whether the next block is its text.

    `again` is the height of what stands again above it where it begins a page (a table's header rows).
    """

    lines: int
    leading: float
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    again: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines first to last-1 of a block, the first one's top at `top`."""

    block: int
    first: int
    last: int
    top: float


def paginate(extents: Sequence[Extent], height: float) -> list[list[Placed]]:
    """Fill pages of that height with the blocks, in order.  Space before a block falls away at a page's top."""
    pages: list[list[Placed]] = [[]]
    cursor = 0.0
    for index, block in enumerate(extents):
        start = cursor + (block.before if pages[-1] else 0.0)
        if pages[-1] and start + _together(extents, index, height) > height + TOLERANCE:
            pages.append([])
            start = block.again
        cursor = _place(pages, index, block, start, height) + block.after
    return pages


def _together(extents: Sequence[Extent], index: int, height: float) -> float:
    """The height of what must stand together from a block on: headings with the first lines of their text.

    Where no page could hold all that, a block is kept with nothing but itself.
    """
    kept, at = 0.0, index
    while extents[at].keep_with_next and at + 1 < len(extents):
        block = extents[at]
        kept += block.lines * block.leading + block.after + extents[at + 1].before
        at += 1
        if kept + _least(extents[at]) > height + TOLERANCE:
            return _least(extents[index])
    return kept + _least(extents[at])


def _least(block: Extent) -> float:
    """The height of the fewest lines of a block that may stand at a page's foot."""
    return (block.lines if block.lines < 2 * ALONE else ALONE) * block.leading


def _place(pages: list[list[Placed]], index: int, block: Extent, start: float, height: float) -> float:
    """Place a block's lines from `start` on, over as many pages as it takes; returns where it ends."""
    done = 0
    while True:
        left = block.lines - done
        room = int((height + TOLERANCE - start) / block.leading)
        count = left if room >= left else max(1, min(room, left - ALONE))
        pages[-1].append(Placed(index, done, done + count, start))
        done += count
        if done == block.lines:
            return start + count * block.leading
        pages.append([])
        start = 0.0
