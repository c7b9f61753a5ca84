"""Compares the figures of a Chinese passage with those of its English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.source import Span
from jbpub.terms.quantities.claims import Claim, agree, claims_of
from jbpub.terms.quantities.englishtext import recognise_english
from jbpub.terms.quantities.phrasing import english as said_in_english
from jbpub.terms.quantities.quantity import Kind, Quantity
from jbpub.terms.quantities.recogniser import recognise

_LEAST_COUNT = 100  # counts below are too often words (one, first) to be held against a text
_WEIGHTY = {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.RATIO}
_COMPARED = _WEIGHTY | {Kind.YEAR, Kind.DURATION, Kind.DATE}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A figure that one side gives and the other does not.

    With both sides, they say different things of the same kind, which is certain; with one, the other side does not
    have it, which may be the translator's freedom ("last year" for 2020年, "most" for 80%).
    """

    chinese: Quantity | None
    english: Quantity | None

    @property
    def is_certain(self) -> bool:
        """Whether both sides have a figure, and they differ."""
        return self.chinese is not None and self.english is not None


def compare(chinese: str, english: str, *, yuan: str = "CNY") -> tuple[Mismatch, ...]:
    """The figures in which a Chinese passage and its English differ; certain ones first, each side in its order.

    万 and 亿 are compared with million and billion, 亩 with hectares, 斤 with tons, percent with percentage points,
    Chinese numerals and spelled-out numbers with digits.  Multiples and ranks are not held against a text: 增长1.5倍
    may be said as 150 percent.  Meant for passages: the work grows with the figures of the one times the figures of
    the other.

    >>> [(found.chinese.text, found.english.text) for found in compare("投入237亿元", "RMB 2.37 billion was spent")]
    [('237亿元', 'RMB 2.37 billion')]
    """
    ours = [part for figure in recognise(chinese, yuan=yuan) for part in _told_apart(figure)]
    theirs = recognise_english(english)
    left, right = _unsaid(ours, theirs), _unsaid(theirs, ours)
    pairs = list(_pairs(left, right))
    ours_paired = [one for one, _ in pairs]
    theirs_paired = [other for _, other in pairs]
    return (
        *(Mismatch(one, other) for one, other in pairs),
        *(Mismatch(figure, None) for figure in left if figure not in ours_paired and _weighs(figure)),
        *(Mismatch(None, figure) for figure in right if figure not in theirs_paired and _weighs(figure)),
    )


def disagreements(chinese: str, english: str, span: Span, *, yuan: str = "CNY") -> tuple[Diagnostic, ...]:
    """What `compare` finds, as findings at a place: Q701 where figures differ, Q702 where the English lacks one."""
    found = compare(chinese, english, yuan=yuan)
    return tuple(_finding(one.chinese, one.english, span) for one in found if one.chinese)


def _finding(ours: Quantity, theirs: Quantity | None, span: Span) -> Diagnostic:
    said = f"{ours.text} ({said_in_english(ours)})"
    if theirs is None:
        return diagnostic("Q702", span, f"{said} is not in the English")
    return diagnostic("Q701", span, f"{said} is “{theirs.text.strip()}” in the English")


def _told_apart(figure: Quantity) -> Iterator[Quantity]:
    """A date as its year and its day in the year, any other figure as it is."""
    if figure.kind is not Kind.DATE or not figure.unit.startswith("y"):
        yield figure
        return
    yield replace(figure, kind=Kind.YEAR, low=figure.parts[0], high=figure.parts[0], unit="y", parts=())
    if figure.unit == "ymd":
        yield replace(figure, unit="md", parts=figure.parts[1:])


def _unsaid(figures: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """The figures that the other side does not have, or of a range not both ends."""
    known = [claim for other in others for claim in claims_of(other)]
    return [figure for figure in figures if figure.kind in _COMPARED and not _is_claimed(figure, known)]


def _is_claimed(figure: Quantity, known: Sequence[Claim]) -> bool:
    return all(any(agree(claim, other) for other in known) for claim in claims_of(figure))


def _weighs(figure: Quantity) -> bool:
    """Whether a figure that the other side lacks is worth telling."""
    return figure.kind in _WEIGHTY and (figure.kind is not Kind.COUNT or figure.low >= _LEAST_COUNT)


def _pairs(left: Sequence[Quantity], right: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Figures of one dimension left over on both sides, in their order, where as many are left on either side."""
    rest = _by_dimension(right)
    for dimension, figures in _by_dimension(left).items():
        others = rest.get(dimension, [])
        if len(others) == len(figures):
            yield from zip(figures, others, strict=True)


def _by_dimension(figures: Sequence[Quantity]) -> dict[str, list[Quantity]]:
    """Figures by what they measure; small counts are left out."""
    kept = [figure for figure in figures if figure.kind is not Kind.COUNT or figure.low >= _LEAST_COUNT]
    return {name: list(group) for name, group in groupby(sorted(kept, key=_dimension), key=_dimension)}


def _dimension(figure: Quantity) -> str:
    claims = claims_of(figure)
    return claims[0].dimension if claims else ""
