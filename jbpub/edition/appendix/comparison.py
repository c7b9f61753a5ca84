"""Which figures can be compared in a chart: those of one paragraph that measure the same in the same unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jbpub.edition.appendix.table import change_of, written
from jbpub.terms.quantities.keyfigures import KeyFigure
from jbpub.terms.quantities.quantity import Kind, Quantity

FEWEST, MOST = 3, 12  # bars
_COMPARED = {Kind.PERCENT, Kind.MONEY, Kind.MEASURE}
_STEEPEST = 100  # times the shortest bar: with a longer one the shortest would be no bar any more
_LONGEST = 20  # characters of a label


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: what it measures, how much (negative for a fall), and the figure as the table has it."""

    label: str
    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Bars that can be compared: all rises and falls (`of_changes`) or all values; `block` the paragraph's id."""

    block: str
    of_changes: bool
    bars: tuple[Bar, ...]


def comparable(figures: Iterable[KeyFigure]) -> Comparison | None:
    """The largest group of figures that can be compared, of several the first; None when all are too small.

    A paragraph speaks of one time: growth of the last year is never beside the target of the next.
    """
    groups: dict[tuple[str, bool, str, str], dict[str, Bar]] = defaultdict(dict)
    for figure in figures:
        for of_changes, quantity in ((True, figure.change), (False, figure.value)):
            if quantity and quantity.kind in _COMPARED and not quantity.is_range and len(figure.indicator) <= _LONGEST:
                bars = groups[figure.block, of_changes, quantity.unit, quantity.per]
                bars.setdefault(figure.indicator, _bar(figure, quantity, of_changes=of_changes))
    found = [Comparison(block, of, fit) for (block, of, *_), group in groups.items() if (fit := _fitting(group))]
    return max(found, key=lambda comparison: len(comparison.bars), default=None)


def _bar(figure: KeyFigure, quantity: Quantity, *, of_changes: bool) -> Bar:
    value = -quantity.low if of_changes and figure.falling else quantity.low
    return Bar(figure.indicator, value, change_of(figure) if of_changes else written(quantity))


def _fitting(bars: dict[str, Bar]) -> tuple[Bar, ...]:
    """The bars, if they are as many as make a chart, and none would be too short beside the longest."""
    chosen = tuple(bars.values())[:MOST]
    lengths = sorted(abs(bar.value) for bar in chosen)
    return chosen if len(chosen) >= FEWEST and 0 < lengths[-1] <= _STEEPEST * lengths[0] else ()
