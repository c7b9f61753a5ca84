"""A paragraph set: its lines, each with the space to give or take at its joints (CLREQ 3.2.3)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from jbpub.layout.breaks import EPSILON, Measure, choose_breaks
from jbpub.layout.cells import Grid, measure_cells, pitch_of
from jbpub.layout.copy import Copy, Kerns
from jbpub.layout.custom import Custom
from jbpub.layout.display import choose_title_breaks
from jbpub.layout.joints import Joints, Spots, measure

REDUCTION = ("spaces", "interpuncts", "brackets", "commas", "gaps", "stops")
"""The order in which a line gives up space, after the mark at its end (CLREQ 3.2.3)."""
EXPANSION = ("spaces", "gaps")
"""The order in which a line takes space, before all its joints take it alike (CLREQ 3.2.3)."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters start to end-1 of a paragraph, as set.

    `x`: where the first glyph begins, from the column's left; `letter`: space added after every character;
    `kerns`: further space after single characters, as (offset in the paragraph, space), in order; `width` as set;
    all in em.  `hyphen`: whether the line ends inside a word.
    """

    start: int
    end: int
    x: float
    letter: float
    kerns: tuple[tuple[int, float], ...]
    width: float
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The column a paragraph fills, in em of its size: its width, the indents of first and other lines; alignment.

    `display`: whether it is a title or heading, whose lines are broken by meaning.
    """

    width: float
    first: float = 0.0
    rest: float = 0.0
    align: str = "justify"
    custom: Custom = field(default_factory=Custom)
    display: bool = False


def compose(copy: Copy, shape: Shape) -> list[Line]:
    """Set a paragraph."""
    if not copy.text:
        return []
    full = shape.align == "justify"
    pitch = pitch_of(shape.width) if full and shape.custom.cells else 1.0
    widths = Measure(shape.width - shape.first * pitch, shape.width - shape.rest * pitch)
    narrowest, grid = min(widths.first, widths.rest), None
    if full and shape.custom.cells:
        joints, grid = measure_cells(copy, shape.custom, narrowest, pitch)
    else:
        joints = measure(copy, shape.custom, narrowest, hanging=full)
    if shape.display:
        ends = choose_title_breaks(joints, widths)
    else:
        ends = choose_breaks(joints, widths, fast=shape.custom.fast)
    lines = zip([0, *ends[:-1]], ends, strict=True)
    return [_line(joints, start, end, widths.of(start), shape, grid) for start, end in lines]


def _line(joints: Joints, start: int, end: int, width: float, shape: Shape, grid: Grid | None) -> Line:
    kerns = {k: joints.kerns[k] for k in range(start, end - 1) if k in joints.kerns}
    letter, slack = 0.0, _slack(joints, start, end, width)
    x = (shape.rest if start else shape.first) * (grid.pitch if grid else 1.0) - joints.head.get(start, 0.0)
    if grid:
        x, slack = _into_cells(grid, start, end, x, slack, kerns)
    if slack < 0:
        slack = _take(joints.shrink, start, end, slack, kerns)
    elif shape.align == "justify" and end < len(joints.text):
        seen = end - (joints.text[end - 1] == " " and end - start > 1)  # a space at the end is not to be seen
        slack = _give(joints.stretch, start, seen, slack, kerns)
        letter = _spread(joints, start, seen, slack, kerns)
        slack = 0.0
    letter += grid.pitch - 1.0 if grid else 0.0
    ordered = tuple(sorted(kerns.items()))
    return Line(start, end, x + _offset(shape.align, slack), letter, ordered, width - slack, end in joints.hyphens)


def _slack(joints: Joints, start: int, end: int, width: float) -> float:
    """What a line lacks, or has too much, once the mark at its end has lost its blank or hangs out of it."""
    slack = width - joints.length(start, end)
    if slack < 0:
        slack += joints.trim.get(end - 1, 0.0)
    if slack < -joints.room(start, end) - EPSILON:
        slack += joints.hang.get(end - 1, 0.0)
    return slack


def _into_cells(grid: Grid, start: int, end: int, x: float, slack: float, kerns: Kerns) -> tuple[float, float]:
    """Set Western runs flush at the line's edges and let pairs of marks share cells, as many as must be."""
    if start in grid.starts:
        joint, moved = grid.starts[start]
        kerns[joint] = kerns.get(joint, 0.0) + moved
        x -= moved
    if end - 1 in grid.ends:
        joint, moved = grid.ends[end - 1]
        kerns[joint] = kerns.get(joint, 0.0) + moved
    pairs = (pair for pair in grid.pairs[bisect_left(grid.pairs, (start, [])) :])
    while slack < -EPSILON and (pair := next(pairs, None)) and pair[0] < end - 1:
        for joint, kern in pair[1]:
            kerns[joint] = kerns.get(joint, 0.0) + kern
        slack += grid.pitch
        x += kerns.pop(start - 1, 0.0)
    return x, slack


def _offset(align: str, slack: float) -> float:
    return {"center": slack / 2, "right": slack}.get(align, 0.0)


def _within(spots: Spots, start: int, end: int) -> Spots:
    """The joints of a line: those after its characters but the last."""
    return spots[bisect_left(spots, (start,)) : bisect_left(spots, (end - 1,))]


def _take(steps: dict[str, Spots], start: int, end: int, slack: float, kerns: Kerns) -> float:
    """Take what is too much from one step after the other, all joints of a step in proportion; returns what is left."""
    for step in REDUCTION:
        spots = _within(steps.get(step, []), start, end)
        room = sum(give for _, give in spots)
        if slack >= 0 or not room:
            continue
        share = min(1.0, -slack / room)
        for joint, give in spots:
            kerns[joint] = kerns.get(joint, 0.0) - share * give
        slack += share * room
    return min(slack, 0.0)


def _give(steps: dict[str, Spots], start: int, end: int, slack: float, kerns: Kerns) -> float:
    """Give space to the joints that take it before Han characters are spread; returns what is left."""
    for step in EXPANSION:
        spots = _within(steps.get(step, []), start, end)
        room = sum(take for _, take in spots)
        if slack <= 0 or not room:
            continue
        share = min(1.0, slack / room)
        for joint, take in spots:
            kerns[joint] = kerns.get(joint, 0.0) + share * take
        slack -= share * room
    return slack


def _spread(joints: Joints, start: int, end: int, slack: float, kerns: Kerns) -> float:
    """Spread the line's characters evenly, Western words and numbers left as they are; returns the space a joint."""
    gaps = joints.gaps[end - 1] - joints.gaps[start]
    if slack <= 0 or not gaps:
        return 0.0
    letter = slack / gaps
    for joint in joints.solid[bisect_left(joints.solid, start) : bisect_left(joints.solid, end - 1)]:
        kerns[joint] = kerns.get(joint, 0.0) - letter
    return letter
