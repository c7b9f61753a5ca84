"""What a figure is read in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jbpub.source import Span
from jbpub.terms.quantities.quantity import Approximation, Kind, Quantity


@dataclass(frozen=True, slots=True)
class Context:
    """A text, the currency that its 元 stands for, and whether it counts years from 1912."""

    text: str
    yuan: str
    republican: bool

    def single(
        self, kind: Kind, span: Span, value: Decimal, unit: str = "", parts: tuple[Decimal, ...] = ()
    ) -> Quantity:
        """A figure of one value."""
        return self.between(kind, span, (value, value), unit, parts)

    def between(
        self, kind: Kind, span: Span, ends: tuple[Decimal, Decimal], unit: str = "", parts: tuple[Decimal, ...] = ()
    ) -> Quantity:
        """A figure that runs from one value to another."""
        low, high = sorted(ends)
        return Quantity(kind, low, high, unit, self.text[span.start : span.end], span, Approximation.EXACT, "", parts)
