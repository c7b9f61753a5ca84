"""Full-width and half-width forms of one character in one report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.han import HAN
from jbpub.parser.lines import Line
from jbpub.parser.numbering import read_number
from jbpub.patterns import pattern

# Half-width form, full-width form, and where the half-width one is in Chinese text and not in a Latin word.
_PAIRS = (
    (pattern("%"), pattern("％"), "%", "％"),
    (pattern(rf"(?<={HAN})\((?=[^)]*{HAN})"), pattern("（"), "(", "（"),
    (pattern("(?<=[0-9])~(?=[0-9])"), pattern("(?<=[0-9%％])～(?=[0-9])"), "~", "～"),
)


def find_mixed_widths(lines: Sequence[Line]) -> list[Diagnostic]:
    """C707: one finding for each character that stands in both forms, at the first place of the rarer."""
    found = []
    for half, full, narrow, wide in _PAIRS:
        narrows, wides = _places(lines, half, narrow), _places(lines, full, wide)
        if narrows and wides:
            rarer = min(narrows, wides, key=len)
            line, at = rarer[0]
            message = f"{narrow} stands {len(narrows)} times, {wide} {len(wides)} times"
            found.append(diagnostic("C707", line.place(at, at + 1), message))
    return found


def _places(lines: Sequence[Line], what: re.Pattern[str], sign: str) -> list[tuple[Line, int]]:
    """Where a form stands, numbers of heads left out: those are kept as written."""
    places = []
    for line in lines:
        if sign in line.text:
            number = read_number(line.text)
            start = number.end if number else 0
            places += [(line, match.start()) for match in what.finditer(line.text, start)]
    return places
