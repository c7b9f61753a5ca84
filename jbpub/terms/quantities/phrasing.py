"""Says figures in English, as the official English of the reports does: RMB 23.7 billion, 3.4 percent, 54th."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from jbpub.terms.quantities.quantity import Approximation, Kind, Quantity
from jbpub.terms.quantities.units import BY_KEY, Unit

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_MOST_DECIMALS = {12: 4, 9: 4, 6: 3}  # of a scaled number; with more the next scale, or the full number, says it better
_BOUNDS = {
    Approximation.EXACT: "{}",
    Approximation.ABOUT: "around {}",
    Approximation.NEARLY: "nearly {}",
    Approximation.PLUS: "more than {}",
    Approximation.OVER: "more than {}",
    Approximation.AT_LEAST: "at least {}",
    Approximation.AT_MOST: "no more than {}",
    Approximation.UNDER: "less than {}",
}
_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_FRACTIONS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
_DOUBLINGS = {2: "double", 4: "quadruple"}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHOWN_IN_HECTARES = "mu"


def english(quantity: Quantity) -> str:
    """A figure in English; a thing counted is not named unless the Chinese unit does (人: people; 家: nothing).

    >>> from jbpub.terms.quantities.recogniser import recognise
    >>> [english(figure) for figure in recognise("237亿元，2000多亩，2021年2月2日，约5%—6%，居全省第54位")]
    ['RMB 23.7 billion', '2,000-plus mu (about 133 hectares)', 'February 2, 2021', 'around 5–6 percent', '54th']
    """
    match quantity.kind:
        case Kind.YEAR | Kind.DATE:
            return _date(quantity)
        case Kind.RANK:
            return _rank(quantity)
        case Kind.RATIO:
            return ":".join(map(str, quantity.parts))
        case Kind.SHARE:
            return _bound(quantity, _share(quantity))
        case Kind.MULTIPLE if quantity.unit == "doubling":
            return _DOUBLINGS.get(int(quantity.low), f"{quantity.low} times")
        case _:
            return _measured(quantity)


def _measured(quantity: Quantity) -> str:
    """A number with its unit, bounds and what it is for each of."""
    unit = BY_KEY.get(quantity.unit)
    number, shown = _numbers(quantity), _shown(quantity)
    if quantity.kind is Kind.DURATION and number.isdecimal():
        number = _small(quantity.low)
    plus = quantity.approximation is Approximation.PLUS and shown == 0 and quantity.kind is not Kind.MONEY
    if plus:
        number = f"{number}-plus"
    said = _with_unit(number, quantity, unit)
    said = said if plus else _bound(quantity, said)
    each = BY_KEY.get(quantity.per)
    return f"{said} per {each.singular}" if each and each.singular else said


def _with_unit(number: str, quantity: Quantity, unit: Unit | None) -> str:
    if unit is None or not unit.singular:
        return number
    if quantity.kind is Kind.MONEY:
        return unit.singular + number
    if quantity.kind is Kind.PERCENT:
        return number + unit.singular
    said = f"{number} {unit.singular if quantity.low == quantity.high == 1 else unit.plural}"
    return f"{said} ({_hectares(quantity)})" if unit.key == _SHOWN_IN_HECTARES else said


def _bound(quantity: Quantity, said: str) -> str:
    return _BOUNDS[quantity.approximation].format(said)


# ---- numbers ----


def _numbers(quantity: Quantity) -> str:
    """The number, or both ends of a range, in the scale of the upper: 1–1.5 billion."""
    shown = _shown(quantity)
    name = next((f" {name}" for power, name in _SCALES if power == shown), "")
    if quantity.low == quantity.high:
        return _number(quantity.low, shown) + name
    return f"{_number(quantity.low, shown)}–{_number(quantity.high, shown)}{name}"


def _shown(quantity: Quantity) -> int:
    """The power of ten that a figure is shown in: 12, 9 or 6 for a number that large, else 0."""
    ends = {quantity.low, quantity.high}
    powers = (power for power, _ in _SCALES if abs(quantity.high) >= Decimal(10) ** power)
    fitting = (p for p in powers if all(_decimals(end.scaleb(-p)) <= _MOST_DECIMALS[p] for end in ends))
    return next(fitting, 0)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _number(value: Decimal, power: int) -> str:
    """A number in a scale; a number as it is keeps the zeros after its point: 9.0."""
    return f"{value.scaleb(-power).normalize():,f}" if power else f"{value:,f}"


def _hectares(quantity: Quantity) -> str:
    """What so many mu are in hectares, with three figures."""
    hectares = [_rounded(end / 15) for end in dict.fromkeys((quantity.low, quantity.high))]
    return "about " + "–".join(map(_large, hectares)) + " hectares"


def _rounded(value: Decimal) -> Decimal:
    step = Decimal(1).scaleb(value.adjusted() - 2)
    return value.quantize(max(step, Decimal("0.01")), ROUND_HALF_UP) if value else value


def _large(value: Decimal) -> str:
    power, name = next(((power, f" {name}") for power, name in _SCALES if value >= Decimal(10) ** power), (0, ""))
    return f"{value.scaleb(-power).normalize():,f}{name}"


# ---- ranks, shares, dates ----


def _rank(quantity: Quantity) -> str:
    if quantity.unit == "top":
        return f"top {_small(quantity.low)}"
    ordinal = _ordinal(quantity.low)
    return f"{ordinal} anniversary" if quantity.unit == "anniversary" else ordinal


def _small(value: Decimal) -> str:
    return _SMALL[int(value)] if value < len(_SMALL) else str(value)


def _ordinal(value: Decimal) -> str:
    number = int(value)
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def _share(quantity: Quantity) -> str:
    part, whole = quantity.parts
    if (name := _FRACTIONS.get(int(whole))) is None or part != int(part):
        return f"{part}/{whole}"
    return f"{_small(part)} {name}{'s' if part > 1 else ''}"


def _date(quantity: Quantity) -> str:
    if not quantity.parts:
        ends = dict.fromkeys((quantity.low, quantity.high))
        names = [str(end) if quantity.kind is Kind.YEAR else _MONTHS[int(end) - 1] for end in ends]
        return "–".join(names)
    parts = dict(zip(quantity.unit, map(int, quantity.parts), strict=True))
    month, day, year = _MONTHS[parts["m"] - 1], parts.get("d"), parts.get("y")
    said = f"{month} {day}" if day else month
    return f"{said}, {year}" if day and year else f"{said} {year}" if year else said
