"""What may not begin or end a line: three levels of rules (CLREQ 3.1.4), and the units that they leave.

Beyond CLREQ's marks each level keeps signs with their numbers (％ ‰ ℃; ￥ $ №) and Western marks with their words
(UAX #14, classes CL, EX, IS, PO, PR).  One level serves a whole document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jbpub.layout import classes as c

_NUMBER_SIGNS = "％‰℃"
_WESTERN_CLOSING = ",.:;?!)]}%/"
_WESTERN_OPENING = "([{￥¥$№"

_BASIC = (c.FULL_CLOSING + c.INTERPUNCTS + c.CONNECTORS, c.FULL_OPENING)
_GB = (_BASIC[0] + c.SOLIDI, _BASIC[1] + c.SOLIDI)
_STRICT = (_GB[0] + c.TWO_EM_DASH + "…⋯", _GB[1])

LEVELS: Mapping[str, tuple[str, str]] = {"basic": _BASIC, "gb": _GB, "strict": _STRICT}
"""By level: the marks that may not begin a line, and those that may not end one.

A single — is a connector; the pair —— falls under the rule of the two-em dash.
"""


@dataclass(frozen=True, slots=True)
class Kinsoku:
    """A level's rules.

    `atom` finds what stays on one line: opening marks, a word or character, closing marks, spaces.
    """

    not_at_start: str
    not_at_end: str
    atom: re.Pattern[str]


@cache
def kinsoku(level: str) -> Kinsoku:
    """The rules of a level: basic, gb or strict."""
    start, end = LEVELS[level][0] + _NUMBER_SIGNS + _WESTERN_CLOSING, LEVELS[level][1] + _WESTERN_OPENING
    return Kinsoku(start, end, _atom(start, end))


def _atom(start: str, end: str) -> re.Pattern[str]:
    """Opening marks, a unit, closing marks; a solidus that may not end a line either joins two of these.

    A straight quotation mark opens before a letter and closes after one (QU, by its neighbours).  Before a digit a
    hyphen is a minus; — closes unless it is half of a dash.
    """
    solidi = [mark for mark in c.SOLIDI if mark in end]
    opening = rf"(?:[{_besides(end, solidi)}]|(?<![{c.LETTER}.,;:!?)])\"(?=[{c.LETTER}]))"
    dash = "|—{2,}" if "…" in start else ""
    closing = rf"(?:[{_besides(start, [*solidi, '-', '—'])}]|-(?![0-9])|(?<!—)—(?!—)|(?<=[{c.LETTER}.,;:!?)%])\"{dash})"
    unit = rf"{opening}*(?:{c.WESTERN}|{c.TWO_EM}|[\s\S]){closing}*"
    return re.compile(rf"{unit}(?:[{''.join(solidi)}]+{unit})*[ ]*" if solidi else rf"{unit}[ ]*")


def _besides(marks: str, without: list[str]) -> str:
    return re.escape("".join(mark for mark in marks if mark not in without))
