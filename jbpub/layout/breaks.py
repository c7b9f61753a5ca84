"""Where a paragraph's lines end: the cheapest chain of lines over the whole paragraph (Knuth and Plass 1981).

The cost of a line tells how far it is from being set as it stands.  Giving way at punctuation costs little, spreading
Han characters grows with the cube, so that the worst line counts most.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from jbpub.layout.joints import Joints

GOOD_LINE = 0.06  # a line no dearer than this has no Han characters spread to speak of
SPREAD_UNIT = 0.02  # em of spread between Han characters that cost 1
SLACK = 3.0  # em by which a line may fall short and still be weighed against others
RUNT, SHORT = 1.6, 2.6  # em: a last line of one character is to be avoided (CLREQ 3.2.6, 孤字), of two it looks lost
RUNT_COST, SHORT_COST = 40.0, 0.5
IMPOSSIBLE = float("inf")


@dataclass(frozen=True, slots=True)
class Measure:
    """The widths of a paragraph's first line and of the others, in em."""

    first: float
    rest: float

    def of(self, start: int) -> float:
        """The width of the line that begins at character `start`."""
        return self.rest if start else self.first


def choose_breaks(joints: Joints, measure: Measure) -> list[int]:
    """The offsets at which the lines end, the last one included."""
    quick = _greedy(joints, measure)
    starts = [0, *quick[:-1]]
    costs = [_cost(joints, i, j, measure.of(i)) for i, j in zip(starts, quick, strict=True)]
    if max(costs) <= GOOD_LINE:
        return quick
    return _optimal(joints, measure, sum(costs)) or quick


def _greedy(joints: Joints, measure: Measure) -> list[int]:
    """Line by line the cheapest end; a bound for the search, and good enough where every line is good."""
    chosen, start, size = [], 0, len(joints.text)
    while start < size:
        width = measure.of(start)
        start = min(_candidates(joints, start, width), key=lambda end: _cost(joints, start, end, width))
        chosen.append(start)
    return chosen


def _candidates(joints: Joints, start: int, width: float) -> list[int]:
    """Line ends to weigh: from the last that fits with slack to the last that fits when squeezed; at least one."""
    ends, before, length = joints.ends, joints.before, joints.length
    at = bisect_left(ends, start + 1)
    at = bisect_left(ends, before[start] + width - SLACK, lo=at, key=before.__getitem__)
    found, give = [], joints.easy
    for end in ends[at : at + 12]:
        over = length(start, end) - width
        if over > 0 and over > give[end - 1] - give[start] + joints.hard[end - 1] - joints.hard[start]:
            break
        found.append(end)
    return found or [_emergency(joints, start, width, at)]


def _emergency(joints: Joints, start: int, width: float, at: int) -> int:
    """No end lies near the measure: the last end before it, or a word that sticks out."""
    ends = joints.ends
    fits = at > 0 and ends[at - 1] > start and joints.length(start, ends[at - 1]) <= width
    return ends[at - 1] if fits else ends[min(at, len(ends) - 1)]


def _cost(joints: Joints, start: int, end: int, width: float) -> float:
    """What the line costs, from 0; the paragraph's last line is not spread."""
    slack = width - joints.length(start, end)
    last = end - 1
    if end == len(joints.text):
        if slack >= 0:
            return _last_line_cost(width - slack) if start else 0.0
    elif slack >= 0:
        loose = joints.loose[last] - joints.loose[start]
        if slack <= loose:
            return 0.04 * slack / loose + joints.penalty.get(end, 0.0) if loose else 0.0
        spread = (slack - loose) / max(1, joints.gaps[last] - joints.gaps[start])
        return 0.04 + (spread / SPREAD_UNIT) ** 3 + joints.penalty.get(end, 0.0)
    return _squeeze_cost(joints, start, last, -slack) + joints.penalty.get(end, 0.0)


def _last_line_cost(length: float) -> float:
    """What it costs to end a paragraph with so short a line."""
    return 0.0 if length >= SHORT else SHORT_COST if length >= RUNT else RUNT_COST


def _squeeze_cost(joints: Joints, start: int, last: int, need: float) -> float:
    """What it costs to take `need` em out of a line."""
    easy = joints.easy[last] - joints.easy[start]
    if need <= easy:
        return 0.01 + 0.3 * (need / easy) ** 2
    hard = joints.hard[last] - joints.hard[start]
    return 0.4 + 0.8 * ((need - easy) / hard) ** 2 if need - easy <= hard and hard else 1000.0 * need


def _optimal(joints: Joints, measure: Measure, bound: float) -> list[int]:
    """The cheapest chain of lines; chains dearer than `bound` are dropped, which loses nothing."""
    size = len(joints.text)
    best: dict[int, tuple[float, int]] = {0: (0.0, -1)}
    waiting = [0]
    for start in waiting:  # grows while we go; kept sorted, since every line ends after it begins
        so_far = best[start][0]
        if so_far > bound or start == size:
            continue
        width = measure.of(start)
        for end in _candidates(joints, start, width):
            cost = so_far + _cost(joints, start, end, width)
            known = best.get(end)
            if known is None:
                _insert(waiting, end)
            if known is None or cost < known[0]:
                best[end] = (cost, start)
    return _traced(best, size)


def _insert(waiting: list[int], end: int) -> None:
    """Put a line end in its place among those still to be visited."""
    at = len(waiting)
    while waiting[at - 1] > end:
        at -= 1
    waiting.insert(at, end)


def _traced(best: dict[int, tuple[float, int]], end: int) -> list[int]:
    """The chain that leads to `end`, or nothing if none does."""
    chain: list[int] = []
    while end > 0 and end in best:
        chain.append(end)
        end = best[end][1]
    return chain[::-1]
