"""Finds the figures of a Chinese text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from jbpub.source import Span
from jbpub.terms.quantities.amounts import HEAD_LENGTH, read_amount
from jbpub.terms.quantities.context import Context
from jbpub.terms.quantities.grammar import FIGURE, HEAD, REPUBLICAN, TAIL
from jbpub.terms.quantities.quantity import Approximation, Kind, Quantity
from jbpub.terms.quantities.readings import (
    read_doubling,
    read_fraction,
    read_half,
    read_month,
    read_ordinal,
    read_ratio,
    read_top,
    read_whole,
    read_year,
    read_years,
)

_READERS: dict[str, Callable[[Context, re.Match[str]], Quantity | None]] = {
    "ordinal": read_ordinal,
    "top": read_top,
    "dated": read_year,
    "month": read_year,
    "day": read_year,
    "until": read_years,
    "sole_month": read_month,
    "sole_day": read_month,
    "ratio": read_ratio,
    "fraction": read_fraction,
    "whole": read_whole,
    "half": read_half,
    "doubled": read_doubling,
    "number": read_amount,
}
_DATES = {Kind.YEAR, Kind.DATE}
_UNBOUNDED = _DATES | {Kind.RANK, Kind.RATIO}
_MEASURED = _DATES | {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.RATIO}
_IN_QUOTES = {"《": _DATES, "〈": _DATES}


def recognise(text: str, *, yuan: str = "CNY") -> tuple[Quantity, ...]:
    """The figures of a text in reading order; their spans do not overlap.  Never raises; linear in the text.

    `yuan` is the currency that a bare 元 means: "TWD" in Taiwan, "HKD" in Hong Kong.  Numbers without a unit or
    a 万 are no figures, nor are names made of numerals: “十三五”, “1+5”, 5G, 8号公园, 第十一届, 八件大事.

    >>> [(figure.kind.value, str(figure.low), figure.unit) for figure in recognise("增长3.4%，达到237亿元，位列第54位")]
    [('percent', '3.4', '%'), ('money', '2.37E+10', 'CNY'), ('rank', '54', 'place')]
    """
    return tuple(_scan(Context(text, yuan, REPUBLICAN.search(text) is not None), 0, len(text)))


def _scan(context: Context, at: int, end: int) -> Iterator[Quantity]:
    floor = at  # where the figure before ends, so that no word is taken twice
    while (found := FIGURE.search(context.text, at, end)) is not None:
        at = found.end()
        group = found.lastgroup or ""
        if group == "quoted":
            yield from _scan_quoted(context, found)
        elif (quantity := _READERS[group](context, found)) is not None and quantity.span.end <= end:
            quantity = _bounded(context.text, quantity, floor)
            at = floor = quantity.span.end
            yield quantity


def _scan_quoted(context: Context, found: re.Match[str]) -> Iterator[Quantity]:
    """The figures of a short quotation: those that are no name made of numerals; of a title only its dates."""
    kinds = _IN_QUOTES.get(found.group()[0], _MEASURED)
    for quantity in _scan(context, found.start() + 1, found.end() - 1):
        if quantity.kind in kinds and (quantity.kind in _DATES or any(map(str.isdecimal, quantity.text))):
            yield quantity


def _bounded(text: str, quantity: Quantity, floor: int) -> Quantity:
    """A figure with the words of approximation before and after it; those before count first."""
    if quantity.kind in _UNBOUNDED:
        return quantity
    start, end = quantity.span
    near = max(floor, start - HEAD_LENGTH)
    head, tail = HEAD.search(text[near:start]), TAIL.match(text, end)
    word = head or tail
    if word is None or word.lastgroup is None:
        return quantity
    span = Span(near + head.start() if head else start, tail.end() if tail else end)
    return replace(
        quantity, approximation=Approximation[word.lastgroup.upper()], span=span, text=text[span.start : span.end]
    )
