"""Where a paragraph's lines may end, and where they had better not (CLREQ 3.1.4, UAX #14)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, pairwise
from operator import sub

from jbpub.layout import classes as c
from jbpub.layout.copy import Copy, Kerns
from jbpub.patterns import pattern

DISLIKE = 0.08  # of what a line costs, see breaks
HYPHEN_DISLIKE = 0.25
LONG_WORD = 24  # characters; longer Western runs are addresses, and may break inside
_INSIDE_ADDRESS = pattern(r"[/?&=._#-]+")


def line_ends(copy: Copy, atom: re.Pattern[str], narrowest: float) -> list[int]:
    """Offsets at which a line may end."""
    ends = list(accumulate(map(len, atom.findall(copy.text))))
    if copy.bound:
        ends = [end for end in ends if end not in copy.bound]
    longest = max(map(sub, ends, [0, *ends]))
    if longest > LONG_WORD or longest > narrowest / 2:
        ends = [part for start, end in pairwise([0, *ends]) for part in _parts(copy, start, end, narrowest)]
    return sorted({*ends, *copy.hyphens}) if copy.hyphens else ends


def _parts(copy: Copy, start: int, end: int, narrowest: float) -> Iterable[int]:
    """The ends inside a unit that is longer than a line, or than any word: in addresses after marks, else anywhere.

    This is the last resort, in which a line may begin or end with any mark.
    """
    if end - start <= LONG_WORD and sum(copy.advances[start:end]) <= narrowest:
        return (end,)
    marks = [match.end() for match in _INSIDE_ADDRESS.finditer(copy.text, start, end - 1)]
    cuts = [start, *(cut for cut in marks if cut < end), end]
    parts: list[int] = []
    for first, last in pairwise(cuts):
        short = last - first <= LONG_WORD and sum(copy.advances[first:last]) <= narrowest
        parts.extend((last,) if short else range(first + 1, last + 1))
    return parts


def penalties(copy: Copy) -> Kerns:
    """What is not liked: a number parted from its unit, a word divided."""
    disliked = {match.end(): DISLIKE for match in c.DISLIKED.finditer(copy.text)}
    return disliked | dict.fromkeys(copy.hyphens, HYPHEN_DISLIKE)
