"""Finds the figures of an English text, as far as they are needed to compare it with the Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jbpub.patterns import pattern
from jbpub.source import Span
from jbpub.terms.quantities.quantity import Approximation, Kind, Quantity
from jbpub.terms.quantities.units import BY_KEY

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_DOUBLINGS = {"doubl": 2, "tripl": 3, "quadrupl": 4}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

_UNITS = {  # how English writes a unit, and its key; the first that fits counts
    r"percentage[ -]points?": "percentage point",
    r"percent(?!age)|per ?cent|%": "%",
    r"‰|per thousand": "‰",
    r"yuan|renminbi|RMB": "CNY",
    r"Hong Kong dollars?": "HKD",
    r"(?:New )?Taiwan dollars?": "TWD",
    r"(?:U\.?S\.? )?dollars?": "USD",
    r"euros?": "EUR",
    r"hectares?|ha\b": "hectare",
    r"mu\b": "mu",
    r"square (?:kilomet(?:er|re)s?|km)|km²|sq\.? km": "square kilometer",
    r"square met(?:er|re)s?|m²": "square meter",
    r"cubic met(?:er|re)s?|m³": "cubic meter",
    r"kilomet(?:er|re)s?|km\b": "kilometer",
    r"met(?:er|re)s?\b": "meter",
    r"(?:metric )?(?:tons?|tonnes?) of (?:standard coal|coal equivalent)": "tonne of standard coal",
    r"(?:metric )?(?:tons?|tonnes?)\b": "tonne",
    r"kilograms?|kg\b": "kilogram",
    r"jin\b": "jin",
    r"kilowatt[ -]hours?|kWh": "kilowatt-hour",
    r"kilowatts?|kW\b": "kilowatt",
    r"megawatts?|MW\b": "megawatt",
    r"years? old|years? of age": "year old",
    r"years?\b": "year",
    r"months?\b": "month",
    r"(?:working|work|business) days?\b": "working day",
    r"days?\b": "day",
    r"hours?\b": "hour",
    r"minutes?\b": "minute",
    r"times\b|fold\b": "times",
    r"people\b|persons?\b": "person",
}
_KEYS = tuple(_UNITS.values())
_SIGNS = {"US$": "USD", "HK$": "HKD", "NT$": "TWD", "RMB": "CNY", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY"}

_WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[1:10])}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))})\b"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion)\b"
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?"
_NUMBER = rf"(?:{_DIGITS}|{_WORD}|an?(?=[ -]{_SCALE}))"
_ANY_UNIT = "|".join(f"({form})" for form in _UNITS).replace(" ", r"[ ]").replace("[[ ]-]", "[ -]")
_DAY = r"(?:(?P<day>\d{1,2})(?!\d)(?:,[ ](?P<year>\d{4}))?)"
_FIGURE = pattern(
    rf"""(?<![\w.,])(?:
    (?P<date>(?P<month>{"|".join(_MONTHS)})\ {_DAY})
    |(?P<ratio>\d{{1,6}}(?:\.\d{{1,4}})?(?::\d{{1,6}}(?:\.\d{{1,4}})?){{1,4}})(?![\d:])
    |(?P<ordinal>\d{{1,4}}(?:st|nd|rd|th)\b)
    |(?P<part>one|an?|two|three)[\ -](?P<fraction>third|quarter|fourth|fifth|sixth|tenth)s?\b|(?P<half>half\b)
    |(?P<multiple>doubl|tripl|quadrupl)(?:e[sd]?|ing)\b
    |(?P<sign>(?:US|HK|NT)\$|RMB|[$€£¥])?\ ?(?P<low>{_NUMBER})
        (?:(?<!\b(?:18|19|20|21)\d\d)(?:\ to\ |\ ?[-–—]\ ?)(?P<high>{_NUMBER}))?
        (?P<scale>(?:[\ -]{_SCALE}){{0,2}})
        (?:[\ -]?(?:{_ANY_UNIT}))?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_UNIT = _FIGURE.groupindex["scale"] + 1
_YEARS = range(1800, 2200)
_SCALE_WORD = pattern(_SCALE)
_LENDING = {Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE}
_JOINING = pattern(r"\s*(?:,|to|and|or|, and)\s*")


def recognise_english(text: str) -> tuple[Quantity, ...]:
    """The figures of an English text in reading order; a number without unit is a count, four plain digits a year.

    Words of approximation are not read.  Linear in the text.
    """
    figures = list(_read(text))
    for at in range(len(figures) - 2, -1, -1):
        figures[at] = _with_unit_of(figures[at], figures[at + 1], text)
    return tuple(figures)


def _with_unit_of(figure: Quantity, following: Quantity, text: str) -> Quantity:
    """A bare number with the unit of the figure that follows at once: from 54 trillion to 82.7 trillion yuan."""
    between = text[figure.span.end : following.span.start]
    if figure.kind is Kind.COUNT and not figure.unit and _lends(following) and _JOINING.fullmatch(between):
        power = 0 if _power(figure.text) else _power(following.text)
        ends = figure.low.scaleb(power), figure.high.scaleb(power)
        return replace(figure, kind=following.kind, unit=following.unit, low=ends[0], high=ends[1])
    return figure


def _lends(figure: Quantity) -> bool:
    """Whether a number before may leave its unit or scale to this figure."""
    return figure.kind in _LENDING or (figure.kind is Kind.COUNT and _power(figure.text) > 0)


def _read(text: str) -> Iterator[Quantity]:
    for found in _FIGURE.finditer(text):
        span = Span(*found.span())
        if found["date"]:
            month, day = Decimal(_MONTHS.index(found["month"].lower()) + 1), Decimal(found["day"])
            value = month * 100 + day
            yield Quantity(Kind.DATE, value, value, "md", found.group(), span, Approximation.EXACT, "", (month, day))
            if found["year"]:
                yield _quantity(Kind.YEAR, Decimal(found["year"]), "y", found, span)
        elif found["ratio"]:
            parts = tuple(map(Decimal, found["ratio"].split(":")))
            yield Quantity(Kind.RATIO, parts[0], parts[0], "", found.group(), span, Approximation.EXACT, "", parts)
        elif found["ordinal"]:
            yield _quantity(Kind.RANK, Decimal(found["ordinal"][:-2]), "place", found, span)
        elif found["fraction"] or found["half"]:
            yield _share(found, span)
        elif found["multiple"]:
            yield _quantity(Kind.MULTIPLE, Decimal(_DOUBLINGS[found["multiple"].lower()]), "doubling", found, span)
        else:
            yield _amount(found, span)


def _quantity(kind: Kind, value: Decimal, unit: str, found: re.Match[str], span: Span) -> Quantity:
    return Quantity(kind, value, value, unit, found.group(), span)


def _share(found: re.Match[str], span: Span) -> Quantity:
    part = Decimal(_SMALL.get((found["part"] or "one").lower(), 1))
    whole = Decimal(_FRACTIONS[(found["fraction"] or "half").lower()])
    return Quantity(Kind.SHARE, part, part, "", found.group(), span, Approximation.EXACT, "", (part, whole))


def _amount(found: re.Match[str], span: Span) -> Quantity:
    """A number or a range of numbers with scale and unit."""
    power = _power(found["scale"])
    low = _number(found["low"]).scaleb(power)
    high = _number(found["high"]).scaleb(power) if found["high"] else low
    key = next((key for key, form in zip(_KEYS, found.groups()[_FIRST_UNIT - 1 :], strict=True) if form), "")
    if found["sign"]:
        key = _SIGNS[found["sign"].upper()]
    kind = BY_KEY[key].kind if key else Kind.COUNT
    if not key and not power and found["low"].isdecimal() and low in _YEARS and high in _YEARS:
        kind, key = Kind.YEAR, "y"
    return Quantity(kind, min(low, high), max(low, high), key, found.group(), span)


def _power(text: str) -> int:
    """The power of ten of the scale words of a number: "five hundred million" 8."""
    return sum(_SCALES[scale] for scale in _SCALE_WORD.findall(text.lower()))


def _number(written: str) -> Decimal:
    word = written.lower()
    if word[0].isdigit():
        return Decimal(word.replace(",", ""))
    return Decimal(sum(_SMALL.get(part, 1) for part in word.split("-")))
