"""Lines on a grid: every Han character and full-width mark in its own cell (CLREQ 2.3.3 and 3.2.2, on strict grids).

A Western run stands in the middle of as many whole cells as it needs, flush at a line's start and end.  Two marks
that meet may share one cell where the line needs it; a comma or stop may stand in the margin where the region allows;
else a line that lacks a cell is spread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from jbpub.layout import classes as c
from jbpub.layout.copy import Copy, Kerns
from jbpub.layout.custom import Custom
from jbpub.layout.ends import line_ends, penalties
from jbpub.layout.joints import Joints, Spots, lengths_before, solid_joints, spreadable, summed
from jbpub.layout.marks import HALF

FIT = 1e-6  # em by which a run may be wider than its cells


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of `pitch` em from one to the next, and what Western runs want at line edges.

    `starts`: for a run that begins a line, the joint after it and the space moved there; `ends`: for its last
    character, the joint before it.  `pairs`: marks that may share a cell, as the joints to close and by how much.
    """

    pitch: float
    starts: dict[int, tuple[int, float]] = field(default_factory=dict)
    ends: dict[int, tuple[int, float]] = field(default_factory=dict)
    pairs: tuple[tuple[int, Spots], ...] = ()


def pitch_of(width: float) -> float:
    """The distance from cell to cell that fills a column of `width` em with as many as it holds, flush at both ends."""
    count = int(width + FIT)
    return (width - 1) / (count - 1) if count > 1 else 1.0


def measure_cells(copy: Copy, custom: Custom, narrowest: float, pitch: float) -> tuple[Joints, Grid]:
    """Measure a paragraph for a grid.  The text must not be empty."""
    text, size = copy.text, len(copy.text)
    solid, grid, kerns = _placed(copy, pitch)
    pairs = tuple(_pairs(copy, custom, pitch))
    spread = pitch - 1.0
    nothing = [0.0] * (size + 1)
    joints = Joints(
        text=text,
        before=lengths_before([advance + spread for advance in copy.advances], kerns),
        tail=[
            advance + grid.ends[k][1] if k in grid.ends else 0.0 if text[k] == " " else advance
            for k, advance in enumerate(copy.advances)
        ],
        head={start: -moved for start, (_, moved) in grid.starts.items()},
        trim={},
        hang=dict.fromkeys((m.start() for m in c.HANGING.finditer(text)), pitch) if custom.marks.hanging else {},
        easy=summed(size, [(first, pitch) for first, _ in pairs]),
        hard=nothing,
        loose=nothing,
        gaps=spreadable(size, solid),
        solid=solid,
        ends=line_ends(copy, custom.kinsoku.atom, narrowest),
        penalty=penalties(copy),
        hyphens=copy.hyphens,
        kerns=kerns,
        not_at_start=custom.kinsoku.not_at_start,
    )
    return joints, Grid(pitch, grid.starts, grid.ends, pairs)


def _placed(copy: Copy, pitch: float) -> tuple[list[int], Grid, Kerns]:
    """The joints that are not spread, the runs' wishes at line edges, and the space that fills whole cells."""
    kerns, grid = dict(copy.pairs), Grid(pitch)
    kerns |= {k: (round(advance) - 1) * (pitch - 1.0) for k, advance in enumerate(copy.advances) if advance > 1.5}
    for start, end in _narrow_runs(copy.advances):
        for joint in range(start, end - 1):
            kerns[joint] = kerns.get(joint, 0.0) + 1.0 - pitch
        room = _room(copy, kerns, start, end, pitch)
        for joint in (start - 1, end - 1):
            kerns[joint] = kerns.get(joint, 0.0) + room / 2
        grid.starts[start], grid.ends[end - 1] = (end - 1, room / 2), (start - 1, room / 2)
    kerns.pop(-1, None)
    return solid_joints(copy.text, copy.bound), grid, kerns


def _room(copy: Copy, kerns: Kerns, start: int, end: int, pitch: float) -> float:
    """The space left over when a run stands in whole cells."""
    inside = sum(kerns.get(joint, 0.0) for joint in range(start, end - 1)) + (end - 1 - start) * (pitch - 1.0)
    width = sum(copy.advances[start:end]) + inside + pitch - 1.0
    return max(1, ceil(width / pitch - FIT)) * pitch - width


def _narrow_runs(advances: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The runs of characters that do not fill cells by themselves."""
    start = -1
    for at, advance in enumerate((*advances, 1.0)):
        whole = advance >= 1.0 - FIT and abs(advance - round(advance)) < FIT
        if whole and start >= 0:
            yield start, at
            start = -1
        elif not whole and start < 0:
            start = at


def _pairs(copy: Copy, custom: Custom, pitch: float) -> Iterator[tuple[int, Spots]]:
    """Marks that can share a cell, from left to right, none in two pairs: the first joint's offset, what closes."""
    taken = -1
    for match in custom.marks.pair.finditer(copy.text):
        first = match.start()
        if first <= taken or min(copy.advances[first], copy.advances[first + 1]) < 1.0 - FIT:
            continue
        closing = [side for k in (first, first + 1) for side in _sides(copy.text[k], k, custom)]
        if sum(room for _, room in closing) >= 1.0 - FIT:
            closing[-1] = (closing[-1][0], closing[-1][1] + pitch - 1.0)
            taken = first + 1
            yield first, [(joint, -room) for joint, room in closing if joint >= 0]


def _sides(mark: str, k: int, custom: Custom) -> Spots:
    """The joints at which a mark can lose half an em, together."""
    if mark in custom.marks.opening:
        return [(k - 1, HALF)]
    if mark in custom.marks.closing:
        return [(k, HALF)]
    return [(k - 1, HALF / 2), (k, HALF / 2)] if mark in custom.marks.centred else []
