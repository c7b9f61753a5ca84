"""A paragraph measured: its characters, and the joints between them where space can be taken or given.

All lengths are in em of the paragraph's size.  Joint k lies after character k.  Prefix sums make the measure of
any line a matter of subtraction: a line of the characters i to j-1 holds the joints i to j-2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain
from operator import add

from jbpub.layout import classes as c

HAN_WESTERN = 0.25  # CLREQ 3.2.2
HAN_WESTERN_SHRINK = 0.125  # to 1/8 em, CLREQ 3.2.3
HAN_WESTERN_STRETCH = 0.125  # to 3/8 em; CLREQ allows 1/2
SPACE_STRETCH = 0.25
MARK_STRETCH = 0.08
HALF = 0.5
LONG_WORD = 24  # characters; longer Western runs are addresses, and may break anywhere

Spots = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Joints:
    """What line breaking needs to know of a paragraph's text.

    `before[k]`: natural length before character k, joints included.  `tail[k]`: advance of character k when it ends a
    line (a closing mark then takes half an em, a space nothing).  `head`: what an opening mark loses at a line's start.
    `easy`, `hard`: prefix sums of what joints can give up, first and last resort.  `loose`: of what they can take
    before Han characters are spread.  `gaps`: of joints that can be spread at all.  `ends`: offsets at which a line
    may end; `penalty`: those among them that are not liked.  `kerns`: natural space at joints, other than none.
    `shrink`, `stretch`: the joints by step of CLREQ's orders, with what each can give or take.
    """

    text: str
    before: list[float]
    tail: list[float]
    head: dict[int, float]
    easy: list[float]
    hard: list[float]
    loose: list[float]
    gaps: list[int]
    ends: list[int]
    penalty: dict[int, float]
    kerns: dict[int, float]
    shrink: dict[str, Spots] = field(default_factory=dict)
    stretch: dict[str, Spots] = field(default_factory=dict)

    def length(self, start: int, end: int) -> float:
        """The natural length of a line of the characters start to end-1."""
        return self.before[end - 1] - self.before[start] + self.tail[end - 1] - self.head.get(start, 0.0)


def measure(text: str, advances: Sequence[float], bound: Collection[int] = (), marks: c.Marks = c.ASIDE) -> Joints:
    """Measure a paragraph's text, given each character's advance in em.  The text must not be empty.

    `bound`: offsets at which no line may end although the characters would allow it (before a note's number);
    `marks`: those that can lose their blank half.
    """
    kerns = _natural_kerns(text, advances, marks)
    shrink, stretch = _shrink_spots(text, advances, kerns, marks), _stretch_spots(text)
    size = len(text)
    tail, head = _line_edges(text, advances, marks)
    return Joints(
        text=text,
        before=[0.0, *accumulate(map(add, advances, _by_joint(size, kerns.items())))],
        tail=tail,
        head=head,
        easy=_prefix(size, shrink["spaces"], shrink["brackets"], shrink["commas"]),
        hard=_prefix(size, shrink["gaps"], shrink["stops"]),
        loose=_prefix(size, stretch["spaces"], stretch["gaps"], stretch["marks"]),
        gaps=_spreadable(text),
        ends=[end for end in _ends(text) if end not in bound] if bound else _ends(text),
        penalty={match.start(): 0.08 for match in c.NUMBER_BESIDE_HAN.finditer(text)},
        kerns=kerns,
        shrink=shrink,
        stretch=stretch,
    )


# ---- the steps ----


def _natural_kerns(text: str, advances: Sequence[float], marks: c.Marks) -> dict[int, float]:
    """Space at joints in an unspread line: Han-Western gaps, squeezed pairs of marks, the interpunct's half em."""
    kerns = {match.start() - 1: HAN_WESTERN for match in c.GAP.finditer(text)}
    for match in marks.pair.finditer(text):
        k = match.start()
        kerns[k] = -_room(advances[k if match[1] else k + 1])
    for match in c.INTERPUNCT.finditer(text):
        k, lacking = match.start(), HALF - advances[match.start()]
        if 0 < k < len(text) - 1:
            kerns[k - 1] = kerns.get(k - 1, 0.0) + lacking / 2
            kerns[k] = kerns.get(k, 0.0) + lacking / 2
    return kerns


def _room(advance: float) -> float:
    """The blank half of a full-width mark; a narrow one has none."""
    return max(0.0, advance - HALF)


def _shrink_spots(text: str, advances: Sequence[float], kerns: dict[int, float], marks: c.Marks) -> dict[str, Spots]:
    """The joints that can give way, by step; a mark already squeezed has nothing left to give on that side."""
    spots: dict[str, Spots] = {"spaces": [], "brackets": [], "commas": [], "gaps": [], "stops": []}
    for match in marks.one.finditer(text):
        k, mark = match.start(), match.group()
        joint = k - 1 if mark in marks.opening else k
        left = _room(advances[k]) + min(0.0, kerns.get(joint, 0.0))
        if joint >= 0 and left > 0:
            spots[c.STEP[mark]].append((joint, left))
    spots["gaps"] = [(match.start() - 1, HAN_WESTERN_SHRINK) for match in c.GAP.finditer(text)]
    spots["spaces"] = [(match.start(), max(0.0, advances[match.start()] - 0.2)) for match in c.SPACE.finditer(text)]
    return spots


def _stretch_spots(text: str) -> dict[str, Spots]:
    """The joints that take space before Han characters are spread, by step."""
    marks = {match.start() - (match.group() in c.FULL_OPENING) for match in c.ASIDE.one.finditer(text)}
    return {
        "spaces": [(match.start(), SPACE_STRETCH) for match in c.SPACE.finditer(text)],
        "gaps": [(match.start() - 1, HAN_WESTERN_STRETCH) for match in c.GAP.finditer(text)],
        "marks": [(joint, MARK_STRETCH) for joint in sorted(marks) if joint >= 0],
    }


def _line_edges(text: str, advances: Sequence[float], marks: c.Marks) -> tuple[list[float], dict[int, float]]:
    """Advances at a line's end, and losses at its start (GB/T 15834 5.1.10 and CLREQ 3.1.6.3)."""
    tail, head = list(advances), {}
    for match in marks.one.finditer(text):
        k = match.start()
        if match.group() in marks.closing:
            tail[k] -= _room(tail[k])
        else:
            head[k] = _room(tail[k])
    for match in c.SPACE.finditer(text):
        tail[match.start()] = 0.0
    return tail, head


def _ends(text: str) -> list[int]:
    """Offsets at which a line may end."""
    atoms = c.ATOM.findall(text)
    if max(map(len, atoms)) > LONG_WORD:
        atoms = [part for atom in atoms for part in (atom if len(atom) > LONG_WORD else (atom,))]
    return list(accumulate(map(len, atoms)))


def _spreadable(text: str) -> list[int]:
    """Prefix counts of the joints that can be spread: not inside Western words, numbers and ellipses."""
    gaps = [1] * len(text)
    for match in c.WESTERN_RUN.finditer(text):
        start, end = match.span()
        gaps[start : end - 1] = [0] * (end - 1 - start)
    return [0, *accumulate(gaps)]


def _by_joint(size: int, *steps: Iterable[tuple[int, float]]) -> list[float]:
    """One value a joint, the steps' values added up."""
    values = [0.0] * size
    for joint, value in chain.from_iterable(steps):
        values[joint] += value
    return values


def _prefix(size: int, *steps: Spots) -> list[float]:
    """Prefix sums over the joints: entry k sums the joints before joint k."""
    return [0.0, *accumulate(_by_joint(size, *steps))]
