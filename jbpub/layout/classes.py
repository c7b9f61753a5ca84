"""Classes of characters for line composition, and the expressions made of them.

Sources: CLREQ 3.1.4 (prohibition rules, level GB, with the ellipsis kept off line starts), 3.1.6 (width of
punctuation), 3.2.2 (Han and Western mixed); UAX #14 for what does not break inside Western text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FULL_OPENING = "“‘（《【〈「『〔［｛〖"
CLOSING_BRACKETS = "”’）》】〉」』〕］｝〗"
COMMAS = "，、；"
STOPS = "。：？！．"
FULL_CLOSING = CLOSING_BRACKETS + COMMAS + STOPS
NOT_AT_START = f"{FULL_CLOSING}·・‧％‰℃～–…⋯,;:?!)]}}%"
NOT_AT_END = f"{FULL_OPENING}([{{￥¥$№／"

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
LETTER = "0-9A-Za-z\u00c0-\u024f\u0370-\u052f"
SIGN = "#$&*+@^_=<>|\\\\%‰℃°№±"
TWO_EM_DASH = "\u2e3a"
"""Stands for the pair ——, which is one unbroken stroke of two em (CLREQ 3.1.2)."""

_western = (
    rf"[-]?[{LETTER}{SIGN}]+"
    rf"(?:[.,:'’](?=[{LETTER}])[{LETTER}{SIGN}]+|[-–~/](?=[0-9])[{LETTER}{SIGN}]+)*[-/]?"
)

# A straight quotation mark opens before a letter and closes after one (UAX #14, class QU, by its neighbours).
_opening = rf"(?:[{re.escape(NOT_AT_END)}]|(?<![{LETTER}.,;:!?)])\"(?=[{LETTER}]))"
_closing = rf"(?:[{re.escape(NOT_AT_START)}]|(?<=[{LETTER}.,;:!?)%])\")"

ATOM = re.compile(rf"{_opening}*(?:{_western}|{TWO_EM_DASH}+|[…⋯]+|[\s\S]){_closing}*[ ]*")
"""What stays on one line: opening marks, a Western word or one character, closing marks, spaces."""

WESTERN_RUN = re.compile(rf"[{LETTER}{SIGN}.,:'\"/()\[\]-]{{2,}}|[…⋯]{{2,}}")
"""Runs that are never spread inside."""

GAP = re.compile(rf"(?<=[{HAN}])(?=[{LETTER}#$&+])|(?<=[{LETTER}%‰℃#+])(?=[{HAN}])")
"""Between Han and Western characters, where a quarter of an em belongs."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The full-width marks whose blank half can go, by a region's custom (CLREQ 3.1.6).

    `closing` and `opening` give way after and before themselves; `one` finds any of them, `pair` a mark followed by
    one that it meets: there the marks that `pair`'s first group finds give, else the second mark does.
    """

    opening: frozenset[str]
    closing: frozenset[str]
    one: re.Pattern[str]
    pair: re.Pattern[str]

    @classmethod
    def of(cls, closing: str) -> Marks:
        """The marks of a custom by which these closing marks stand at the left of their square."""
        opening, either = FULL_OPENING, FULL_CLOSING + FULL_OPENING
        pair = f"([{closing}])(?=[{either}])|[{FULL_CLOSING}{opening}](?=[{opening}])"
        return cls(frozenset(opening), frozenset(closing), re.compile(f"[{opening}{closing}]"), re.compile(pair))


ASIDE = Marks.of(FULL_CLOSING)
"""The Mainland's: commas and stops stand at the lower left."""

CENTRED = Marks.of(CLOSING_BRACKETS)
"""Taiwan's and Hong Kong's: commas and stops stand in the middle of their square and keep it whole."""

INTERPUNCT = re.compile("[·‧・]")
SPACE = re.compile(" ")
NUMBER_BESIDE_HAN = re.compile(rf"(?<=[0-9])(?=[{HAN}])|(?<=[第约超近达])(?=[0-9])")
"""Places where a break would part a number from its unit or from 第: allowed, but not liked."""

STEP = (
    dict.fromkeys(FULL_OPENING + CLOSING_BRACKETS, "brackets")
    | dict.fromkeys(COMMAS, "commas")
    | dict.fromkeys(STOPS, "stops")
)
"""The step of CLREQ's order of reduction (3.2.3) at which a full-width mark gives way."""
