"""Shares: the parts of a whole that are given as a ratio must sum to 100."""

from __future__ import annotations

from collections.abc import Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Line
from jbpub.patterns import pattern

_PART = "[0-9]{1,2}(?:[.][0-9]{1,2})?"
_SHARES = pattern(rf"(?<![0-9.:：∶])({_PART})[%％]?[:：∶]({_PART})[%％]?[:：∶]({_PART})[%％]?(?![0-9.:：∶])")
_OF_A_WHOLE = pattern("结构|產業|产业|比重|占比|比例|構成|构成")
_BEFORE = 24  # characters before the ratio that say what it is of
_ROUNDING = 0.15 + 1e-9  # three shares of one decimal, each rounded


def find_odd_sums(lines: Sequence[Line]) -> list[Diagnostic]:
    """C704: 三次产业结构 1.3：30.7：67.0 and its like, where the shares do not sum to 100."""
    found = []
    for line in lines:
        for ratio in _SHARES.finditer(line.text):
            total = sum(map(float, ratio.groups()))
            context = line.text[max(0, ratio.start() - _BEFORE) : ratio.start()]
            if abs(total - 100) > _ROUNDING and _OF_A_WHOLE.search(context):
                found.append(diagnostic("C704", line.place(*ratio.span()), f"{ratio[0]} sums to {total:.1f}"))
    return found
