"""Where a paragraph's lines end: the cheapest chain of lines over the whole paragraph (Knuth and Plass 1981).

The cost of a line tells how far it is from being set as it stands.  Giving way at punctuation costs little, spreading
Han characters grows with the cube, so that the worst line counts most.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter

from jbpub.layout.joints import Joints

GOOD_LINE = 0.1  # a line no dearer than this has no Han characters spread to speak of
SPREAD_UNIT = 0.008  # em of spread between Han characters that cost 1
SLACK = 2.05  # em by which a line may fall short and still be weighed against others
MOST = 12  # line ends weighed at most; only marks and narrow characters crowd so
LOOSE_COST = 0.6
SPREAD_COST = 0.7
HANG_COST = 15.0  # as much as a spread of a fiftieth of an em: seen less than a mark in the margin
EPSILON = 1e-9  # lengths are sums of fractions
EMERGENCY = 1e6  # a line that no rule allows, for each em it is off
RUNT_COST = 5000.0  # a last line of one character is to be avoided (CLREQ 3.2.6, 孤字)
SHORT_COST = 0.5  # one of two characters looks lost
FEW = 8  # characters of a last line that may be such a one, marks included
IMPOSSIBLE = float("inf")


@dataclass(frozen=True, slots=True)
class Measure:
    """The widths of a paragraph's first line and of the others, in em."""

    first: float
    rest: float

    def of(self, start: int) -> float:
        """The width of the line that begins at character `start`."""
        return self.rest if start else self.first


def choose_breaks(joints: Joints, measure: Measure, *, fast: bool = False) -> list[int]:
    """The offsets at which the lines end, the last one included; `fast`: chosen line by line."""
    quick, costs = _greedy(joints, measure)
    if fast or max(costs) <= GOOD_LINE:
        return quick
    return _optimal(joints, measure, sum(costs)) or quick


def _greedy(joints: Joints, measure: Measure) -> tuple[list[int], list[float]]:
    """Line by line the cheapest end, with its cost: a bound for the search, good enough where every line is good."""
    chosen: list[int] = []
    costs: list[float] = []
    start, size = 0, len(joints.text)
    while start < size:
        start, cost = min(_weighed(joints, start, measure.of(start)), key=itemgetter(1))
        chosen.append(start)
        costs.append(cost)
    return chosen, costs


def _weighed(joints: Joints, start: int, width: float) -> list[tuple[int, float]]:
    """The ends that a line from `start` may have, with what each costs; at least one.

    From the first that leaves no more than SLACK to the last that fits when all gives way.
    """
    ends, before, tail = joints.ends, joints.before, joints.tail
    margin = before[start] + joints.head.get(start, 0.0) + width
    first = bisect_right(ends, start)
    at = bisect_left(ends, margin - SLACK, lo=first, key=before.__getitem__)
    found = []
    for end in ends[(near := min(at, len(ends) - 1)) : near + MOST]:
        cost = _cost(joints, start, end, margin - before[end - 1] - tail[end - 1])
        if cost == IMPOSSIBLE:
            break
        found.append((end, cost))
    return found or [_emergency(joints, first, at, margin)]


def _emergency(joints: Joints, first: int, at: int, margin: float) -> tuple[int, float]:
    """No end lies near the measure: the last one before it, or a word that sticks out."""
    end = joints.ends[max(first, at - 1)]
    return end, EMERGENCY * abs(margin - joints.before[end - 1] - joints.tail[end - 1])


def _cost(joints: Joints, start: int, end: int, slack: float) -> float:
    """What a line costs that falls `slack` em short of its measure; the paragraph's last line is not spread."""
    last = end - 1
    if slack < 0:
        slack += joints.trim.get(last, 0.0)
    if slack < 0:
        cost = _squeeze_cost(joints, start, last, -slack)
        if cost == IMPOSSIBLE and last in joints.hang:
            return HANG_COST + _cost_as_hung(joints, start, end, slack + joints.hang[last])
    elif end == len(joints.text):
        return _last_line_cost(joints, start) if start else 0.0
    else:
        cost = _stretch_cost(joints, start, last, slack)
    return cost + joints.penalty.get(end, 0.0)


def _cost_as_hung(joints: Joints, start: int, end: int, slack: float) -> float:
    if slack < 0:
        return _squeeze_cost(joints, start, end - 1, -slack)
    return 0.0 if end == len(joints.text) else _stretch_cost(joints, start, end - 1, slack)


def _stretch_cost(joints: Joints, start: int, last: int, slack: float) -> float:
    """What it costs to put `slack` em into a line."""
    loose = joints.loose[last] - joints.loose[start]
    if slack <= loose + EPSILON:
        return LOOSE_COST * (slack / loose) ** 2 if loose else 0.0
    spread = (slack - loose) / max(1, joints.gaps[last] - joints.gaps[start])
    return SPREAD_COST + (spread / SPREAD_UNIT) ** 3


def _last_line_cost(joints: Joints, start: int) -> float:
    """What it costs to end a paragraph with a line of so few characters, closing marks not counted."""
    if len(joints.text) - start > FEW:
        return 0.0
    count = len(joints.text[start:].rstrip(joints.not_at_start))
    return RUNT_COST if count <= 1 else SHORT_COST if count == 2 else 0.0


def _squeeze_cost(joints: Joints, start: int, last: int, need: float) -> float:
    """What it costs to take `need` em out of a line."""
    easy = joints.easy[last] - joints.easy[start]
    if need <= easy + EPSILON:
        return 0.01 + 0.3 * (need / easy) ** 2 if easy else 0.0
    hard = joints.hard[last] - joints.hard[start]
    return 0.4 + 0.8 * ((need - easy) / hard) ** 2 if need - easy <= hard + EPSILON and hard else IMPOSSIBLE


def _optimal(joints: Joints, measure: Measure, bound: float) -> list[int]:
    """The cheapest chain of lines; chains dearer than `bound` are dropped, which loses nothing."""
    size = len(joints.text)
    best: dict[int, tuple[float, int]] = {0: (0.0, -1)}
    waiting = [0]
    for start in waiting:  # grows while we go; kept sorted, since every line ends after it begins
        so_far = best[start][0]
        if so_far > bound or start == size:
            continue
        for end, cost in _weighed(joints, start, measure.of(start)):
            known = best.get(end)
            if known is None:
                _insert(waiting, end)
            if known is None or so_far + cost < known[0]:
                best[end] = (so_far + cost, start)
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
