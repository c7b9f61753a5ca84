"""Reads dates, ranks, ratios and shares."""

from __future__ import annotations

import re
from decimal import Decimal

from jbpub.patterns import pattern
from jbpub.source import Span
from jbpub.terms.quantities.amounts import RANKING_LENGTH, REPUBLICAN_EPOCH
from jbpub.terms.quantities.context import Context
from jbpub.terms.quantities.grammar import RANKING
from jbpub.terms.quantities.numerals import read_number, read_serial
from jbpub.terms.quantities.quantity import Kind, Quantity

_YEARS = range(1800, 2200)  # four digits before 年 outside of it count years: 5000年
_PER = {"百": "%", "千": "‰", "万": "‱"}
_NO_TOP_AFTER = "提目当當以之年眼生此空从從"  # 提前三, 当前三: no rank
_HOURS, _MINUTES = 24, 60
_AFTER_RANK = pattern(r"[，。；、！）\s和及的与與]|$")


def read_year(context: Context, found: re.Match[str]) -> Quantity | None:
    """2021年, 二〇三五年, 2021年2月2日, 民國114年8月, 113年8月30日."""
    written = found["dated"].rstrip("年 \u00a0\u3000")
    year = read_serial(written.lstrip("民國国 \u00a0\u3000"))
    span = Span(*found.span())
    if "民" in written or year < 1000:
        year += REPUBLICAN_EPOCH
    elif year not in _YEARS:
        return context.single(Kind.DURATION, span, Decimal(year), "year") if not found["month"] else None
    if not found["month"]:
        return context.single(Kind.YEAR, span, Decimal(year), "y")
    return _dated(context, span, year, found["month"], found["day"])


def _dated(context: Context, span: Span, year: int, month: str, day: str | None) -> Quantity | None:
    """A date whose year may be 0, not told."""
    parts = (year, read_serial(month), read_serial(day) if day else 0)
    if not 1 <= parts[1] <= 12 or parts[2] > 31:
        return None
    told = "".join(sign for sign, part in zip("ymd", parts, strict=True) if part)
    value = Decimal(parts[0] * 10_000 + parts[1] * 100 + parts[2])
    return context.single(Kind.DATE, span, value, told, tuple(Decimal(part) for part in parts if part))


def read_years(context: Context, found: re.Match[str]) -> Quantity | None:
    """2016—2020年."""
    since, until = read_serial(found["since"]), read_serial(found["until"])
    if since not in _YEARS or until not in _YEARS:
        return None
    return context.between(Kind.YEAR, Span(*found.span()), (Decimal(since), Decimal(until)), "y")


def read_month(context: Context, found: re.Match[str]) -> Quantity | None:
    """2月2日, 3月份, 1—9月."""
    span = Span(*found.span())
    if not found["from_month"]:
        return _dated(context, span, 0, found["sole_month"], found["sole_day"])
    ends = read_serial(found["from_month"]), read_serial(found["sole_month"])
    if found["sole_day"] or not all(1 <= month <= 12 for month in ends):
        return None
    return context.between(Kind.DATE, span, (Decimal(ends[0]), Decimal(ends[1])), "m")


def read_ordinal(context: Context, found: re.Match[str]) -> Quantity | None:
    """第54位, 全市第二; None for an ordinal that belongs to a name: 第十一届, 第一产业."""
    text, span = context.text, Span(*found.span())
    value = read_number(found["ordinal"])
    if value is None or text[span.end - 1] == "年":
        return None
    if text[span.end - 1] in "位名" or _is_ranked(text, span):
        return context.single(Kind.RANK, span, value, "place")
    return None


def _is_ranked(text: str, span: Span) -> bool:
    before = text[max(0, span.start - RANKING_LENGTH) : span.start]
    return RANKING.search(before) is not None and _AFTER_RANK.match(text, span.end) is not None


def read_top(context: Context, found: re.Match[str]) -> Quantity | None:
    """前三, 前10名."""
    start = found.start()
    value = read_number(found["top"])
    if value is None or context.text[start - 1 : start] in (*_NO_TOP_AFTER,):
        return None
    return context.single(Kind.RANK, Span(*found.span()), value, "top")


def read_ratio(context: Context, found: re.Match[str]) -> Quantity | None:
    """1.3：30.7：68.0; None for a time of day (8：30) unless words speak of a ratio."""
    span = Span(*found.span())
    terms = [term.strip() for term in re.split("[:：∶]", found["ratio"])]
    if _is_time(terms) and "比" not in context.text[max(0, span.start - RANKING_LENGTH) : span.start]:
        return None
    parts = tuple(Decimal(term) for term in terms)
    return context.single(Kind.RATIO, span, parts[0], "", parts)


def _is_time(terms: list[str]) -> bool:
    if len(terms) != 2 or not all(map(str.isdecimal, terms)):
        return False
    return int(terms[0]) <= _HOURS and len(terms[1]) == 2 and int(terms[1]) < _MINUTES


def read_fraction(context: Context, found: re.Match[str]) -> Quantity | None:
    """百分之八十, 千分之2.4, 三分之二."""
    value, span = read_number(found["fraction"]), Span(*found.span())
    if value is None:
        return None
    if found["parts"] in _PER:
        return context.single(Kind.PERCENT, span, value, _PER[found["parts"]])
    whole = read_number(found["parts"])
    return context.single(Kind.SHARE, span, value, "", (value, whole)) if whole else None


def read_whole(context: Context, found: re.Match[str]) -> Quantity:
    """百分百."""
    return context.single(Kind.PERCENT, Span(*found.span()), Decimal(100), "%")


def read_half(context: Context, found: re.Match[str]) -> Quantity:
    """一半."""
    return context.single(Kind.SHARE, Span(*found.span()), Decimal(1), "", (Decimal(1), Decimal(2)))


def read_doubling(context: Context, found: re.Match[str]) -> Quantity | None:
    """翻两番: four times as much."""
    times = read_number(found["doubled"])
    return context.single(Kind.MULTIPLE, Span(*found.span()), Decimal(2 ** int(times)), "doubling") if times else None
