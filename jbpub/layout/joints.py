"""A paragraph measured: its characters, and the joints between them where space can be taken or given.

All lengths are in em of the paragraph's size.  Joint k lies after character k.  Prefix sums make the measure of
any line a matter of subtraction: a line of the characters i to j-1 holds the joints i to j-2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from operator import add

from jbpub.layout import classes as c
from jbpub.layout.copy import Copy, Kerns
from jbpub.layout.custom import Custom
from jbpub.layout.ends import line_ends, penalties
from jbpub.layout.marks import HALF, STEP, Marks

GAP_LEAST, GAP_MOST = 0.125, 0.5  # between Han and Western, CLREQ 3.2.3
SPACE_LEAST, SPACE_MOST = 0.25, 0.5  # between Western words, CLREQ 3.2.3

Spots = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Joints:
    """What line breaking needs to know of a paragraph's text.

    `before[k]`: natural length before character k, joints included.  `tail[k]`: advance of character k when it ends a
    line (with its hyphen, if it wants one; a space takes nothing).  `head`: what an opening mark loses at a line's
    start.  `trim`: what a mark at a line's end loses if the line is too long, all or nothing; `hang`: by how much it
    may stand out if there is no other way.
    `easy`, `hard`: prefix sums of what joints can give up, first and last resort.  `loose`: of what they can take
    before Han characters are spread.  `gaps`: of joints that can be spread at all, `solid` the others.  `ends`:
    offsets at which a line may end; `penalty`: those among them that are not liked; `hyphens`: those that draw one.
    `kerns`: natural space at joints, other than none.  `shrink`, `stretch`: the joints by step of CLREQ's orders,
    with what each can give or take.
    """

    text: str
    before: list[float]
    tail: list[float]
    head: Kerns
    trim: Kerns
    hang: Kerns
    easy: list[float]
    hard: list[float]
    loose: list[float]
    gaps: list[int]
    solid: list[int]
    ends: list[int]
    penalty: Kerns
    hyphens: Mapping[int, float]
    kerns: Kerns
    shrink: dict[str, Spots] = field(default_factory=dict)
    stretch: dict[str, Spots] = field(default_factory=dict)
    not_at_start: str = ""

    def room(self, start: int, end: int) -> float:
        """What the joints of a line can give up."""
        last = end - 1
        return self.easy[last] - self.easy[start] + self.hard[last] - self.hard[start]

    def length(self, start: int, end: int) -> float:
        """The natural length of a line of the characters start to end-1."""
        return self.before[end - 1] - self.before[start] + self.tail[end - 1] - self.head.get(start, 0.0)


def measure(copy: Copy, custom: Custom, narrowest: float, *, hanging: bool = True) -> Joints:
    """Measure a paragraph for lines of which the narrowest has that many em.  The text must not be empty.

    `hanging`: whether marks may stand out of the lines' ends, if the region's do.
    """
    text, advances, marks = copy.text, copy.advances, custom.marks
    gaps = _gap_joints(text) if custom.gap else []
    kerns = _natural_kerns(copy, marks) | dict.fromkeys(gaps, custom.gap)
    shrink = _mark_spots(text, advances, kerns, marks) | _western_spots(text, advances, gaps, custom.gap)
    stretch = _stretch_spots(text, advances, gaps, custom.gap)
    size, solid = len(text), sorted({*solid_joints(text, copy.bound), *gaps})  # gaps are at their widest by then
    tail, head, trim = _line_edges(copy, marks)
    return Joints(
        text=text,
        before=lengths_before(advances, kerns),
        tail=tail,
        head=head,
        trim=trim,
        hang=_hanging(text, tail) if hanging and marks.hanging else {},
        easy=summed(size, shrink["spaces"], shrink["interpuncts"], shrink["brackets"], shrink["commas"]),
        hard=summed(size, shrink["gaps"], shrink["stops"]),
        loose=summed(size, stretch["spaces"], stretch["gaps"]),
        gaps=spreadable(size, solid),
        solid=solid,
        ends=line_ends(copy, custom.kinsoku.atom, narrowest),
        penalty=penalties(copy),
        hyphens=copy.hyphens,
        kerns=kerns,
        shrink=shrink,
        stretch=stretch,
        not_at_start=custom.kinsoku.not_at_start,
    )


# ---- natural space ----


def _gap_joints(text: str) -> list[int]:
    """The joints at which Han and Western characters meet, in order."""
    joints, han, last = [], c.HAN_CHARACTER.match, len(text)
    for match in c.GAP_RUN.finditer(text):
        start, end = match.span()
        if start and text[start] not in c.NO_GAP_BEFORE and han(text, start - 1):
            joints.append(start - 1)
        if end < last and text[end - 1] not in c.NO_GAP_AFTER and han(text, end):
            joints.append(end - 1)
    return joints


def _natural_kerns(copy: Copy, marks: Marks) -> Kerns:
    """Space at joints in an unspread line: kerned letters, squeezed pairs of marks, the interpunct's own width."""
    text, advances, kerns = copy.text, copy.advances, dict(copy.pairs)
    for match in marks.pair.finditer(text):
        k = match.start()
        kerns[k] = -_pair_room(text, advances, k, marks)
    for match in c.HALF_WIDE.finditer(text):
        k = match.start()
        lacking = (marks.interpunct if match.group() in c.INTERPUNCTS else HALF) - advances[k]
        if 0 < k < len(text) - 1:
            kerns[k - 1] = kerns.get(k - 1, 0.0) + lacking / 2
            kerns[k] = kerns.get(k, 0.0) + lacking / 2
    return kerns


def _pair_room(text: str, advances: Sequence[float], k: int, marks: Marks) -> float:
    """By how much the marks k and k+1 come closer: half an em, or what blank there is between them."""
    return min(HALF, _after(text[k], advances[k], marks) + _before(text[k + 1], advances[k + 1], marks))


def _after(mark: str, advance: float, marks: Marks) -> float:
    """The blank after a mark; a narrow one has none."""
    room = max(0.0, advance - HALF)
    return room if mark in marks.closing else room / 2 if mark in marks.centred else 0.0


def _before(mark: str, advance: float, marks: Marks) -> float:
    room = max(0.0, advance - HALF)
    return room if mark in marks.opening else room / 2 if mark in marks.centred else 0.0


def _line_edges(copy: Copy, marks: Marks) -> tuple[list[float], Kerns, Kerns]:
    """Advances at a line's end, losses at its start, what the end can lose (GB/T 15834 5.1.10, CLREQ 3.1.6.3)."""
    text, tail, head, trim = copy.text, list(copy.advances), {}, {}
    for match in marks.one.finditer(text):
        k, mark = match.start(), match.group()
        room = max(0.0, tail[k] - HALF)
        if mark in marks.closing and marks.edges:
            tail[k] -= room
        elif mark in marks.closing:
            trim[k] = room
        elif mark in marks.opening and marks.edges:
            head[k] = room
    for match in c.SPACE.finditer(text):
        tail[match.start()] = 0.0
    for end, advance in copy.hyphens.items():
        tail[end - 1] += advance
    return tail, head, trim


def _hanging(text: str, tail: list[float]) -> Kerns:
    return {match.start(): tail[match.start()] for match in c.HANGING.finditer(text)}


# ---- what gives way, what takes space ----


def _mark_spots(text: str, advances: Sequence[float], kerns: Kerns, marks: Marks) -> dict[str, Spots]:
    """The joints at which marks give way, by step, less what they have lost to their neighbours."""
    spots: dict[str, Spots] = {"interpuncts": [], "brackets": [], "commas": [], "stops": []}
    lost = {joint: -kern for joint, kern in kerns.items() if kern < 0}
    for match in marks.one.finditer(text):
        k, mark = match.start(), match.group()
        for joint, room in ((k - 1, _before(mark, advances[k], marks)), (k, _after(mark, advances[k], marks))):
            left = room - lost.get(joint, 0.0) if joint in lost else room
            if joint in lost:
                lost[joint] = max(0.0, lost[joint] - room)
            if left > 0 and joint >= 0:
                spots[STEP[mark]].append((joint, left))
    if marks.interpunct > HALF:
        sides = (
            (m.start() - side, (marks.interpunct - HALF) / 2) for m in c.INTERPUNCT.finditer(text) for side in (1, 0)
        )
        spots["interpuncts"] = [(joint, give) for joint, give in sides if joint >= 0]
    return spots


def _western_spots(text: str, advances: Sequence[float], gaps: list[int], gap: float) -> dict[str, Spots]:
    """The joints at which Western words give way: the gaps round them and the spaces between them."""
    give = max(0.0, gap - GAP_LEAST)
    spaces = ((match.start(), advances[match.start()] - SPACE_LEAST) for match in c.SPACE.finditer(text))
    return {
        "gaps": [(joint, give) for joint in gaps] if give else [],
        "spaces": [(joint, room) for joint, room in spaces if room > 0],
    }


def _stretch_spots(text: str, advances: Sequence[float], gaps: list[int], gap: float) -> dict[str, Spots]:
    """The joints that take space before Han characters are spread, by step."""
    spaces = ((match.start(), SPACE_MOST - advances[match.start()]) for match in c.SPACE.finditer(text))
    return {
        "spaces": [(joint, room) for joint, room in spaces if room > 0],
        "gaps": [(joint, GAP_MOST - gap) for joint in gaps if gap < GAP_MOST],
    }


def solid_joints(text: str, bound: Collection[int]) -> list[int]:
    """The joints that cannot be spread: inside Western words, numbers and two-em marks, round connectors, at notes."""
    joints = {offset - 1 for offset in bound}
    for match in c.WESTERN_RUN.finditer(text):
        joints.update(range(match.start(), match.end() - 1))
    for match in c.CONNECTOR.finditer(text):
        joints.update((match.start() - 1, match.start()))
    return sorted(joint for joint in joints if joint >= 0)


def spreadable(size: int, solid: list[int]) -> list[int]:
    """Prefix counts of the joints that can be spread."""
    gaps = [1] * size
    for joint in solid:
        gaps[joint] = 0
    return [0, *accumulate(gaps)]


# ---- sums ----


def lengths_before(advances: Sequence[float], kerns: Kerns) -> list[float]:
    """The natural length (em) before each character, and at the end that of all: `Joints.before`."""
    return [0.0, *accumulate(map(add, advances, _by_joint(len(advances), kerns.items())))]


def _by_joint(size: int, *steps: Iterable[tuple[int, float]]) -> list[float]:
    """One value a joint, the steps' values added up."""
    values = [0.0] * size
    for joint, value in chain.from_iterable(steps):
        values[joint] += value
    return values


def summed(size: int, *steps: Spots) -> list[float]:
    """Prefix sums over the joints: entry k sums the joints before joint k."""
    return [0.0, *accumulate(_by_joint(size, *steps))]
