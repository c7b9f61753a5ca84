"""What a figure claims, in terms that a Chinese and an English figure share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jbpub.terms.quantities.quantity import Kind, Quantity
from jbpub.terms.quantities.units import BY_KEY

_CONVERTED = Fraction(2, 100)  # what rounding may change where the English uses another unit
_LEAST_ROUNDED = 10_000  # smaller figures are written out
_LEAST_DIGITS = 2  # a figure rounded to so many digits still says the same
_EXACT = {"percent", "date", "year", "ratio"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of a figure: what it measures, how much in the base unit, its significant digits.

    `bare` tells that the text gives no unit, so that it may belong to any dimension (10.3 and 8.2 percent);
    `factor` is what one unit as written is in the base unit, `written` how much in that one.
    """

    dimension: str
    value: Fraction
    digits: str
    factor: Fraction = Fraction(1)
    bare: bool = False
    written: Decimal = Decimal(0)


def claims_of(figure: Quantity) -> tuple[Claim, ...]:
    """The claims of a figure: one for each end of a range, for a date its day in the year."""
    return tuple(_claims(figure))


def agree(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same: equal, rounded, or converted into another unit."""
    if (one.bare or other.bare) and one.written == other.written:
        return True
    if one.dimension != other.dimension:
        return False
    if one.dimension == "ratio":
        return one.digits == other.digits
    if one.value == other.value:
        return True
    return one.dimension not in _EXACT and abs(one.value - other.value) <= _tolerance(one, other)


def _claims(figure: Quantity) -> Iterator[Claim]:
    match figure.kind:
        case Kind.RATIO:
            yield Claim("ratio", Fraction(0), ":".join(map(str, figure.parts)))
            return
        case Kind.SHARE:
            part, whole = figure.parts
            yield Claim("percent", Fraction(part) / Fraction(whole) * 100, _digits(part))
            return
        case Kind.DATE:
            yield from _of_date(figure)
            return
    dimension, factor = _dimension(figure)
    bare = figure.kind is Kind.COUNT and not figure.unit
    for end in dict.fromkeys((figure.low, figure.high)):
        yield Claim(dimension, _in_base(end, factor), _digits(end), factor, bare, end)


def _in_base(value: Decimal, factor: Fraction) -> Fraction:
    return Fraction(value) if factor == 1 else Fraction(value) * factor


def _of_date(figure: Quantity) -> Iterator[Claim]:
    parts = dict(zip(figure.unit, figure.parts, strict=False))
    if day := parts.get("d"):
        yield Claim("date", Fraction(parts["m"] * 100 + day), "")


def _dimension(figure: Quantity) -> tuple[str, Fraction]:
    """What a figure measures and the factor that brings it to the base unit."""
    unit = BY_KEY.get(figure.unit)
    if figure.kind in {Kind.PERCENT, Kind.POINTS}:
        return "percent", unit.factor if unit else Fraction(1)
    if unit is not None and figure.kind in {Kind.MONEY, Kind.MEASURE, Kind.DURATION}:
        return "year" + "s" if unit.base.startswith("year") else unit.base, unit.factor
    return str(figure.kind), Fraction(1)


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))


def _tolerance(one: Claim, other: Claim) -> Fraction:
    """What rounding may change: half a step of the figure with fewer digits; a whole step of a converted figure."""
    coarse = min((one, other), key=lambda claim: len(claim.digits))
    step = coarse.value / int(coarse.digits) if coarse.value else Fraction(0)
    if one.factor != other.factor:
        return min(step, _CONVERTED * coarse.value)
    return step / 2 if len(coarse.digits) >= _LEAST_DIGITS and coarse.value >= _LEAST_ROUNDED else Fraction(0)
