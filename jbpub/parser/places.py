"""Places, years and dates as titles and occasion lines name them, and where two of them contradict each other."""

from __future__ import annotations

from datetime import date

from jbpub.parser.numbering import numeral
from jbpub.patterns import pattern

_YEAR = r"(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})"
_DATE = pattern(
    rf"(?P<roc>(?:中[華华])?民[國国])?[ \t]*(?P<year>{_YEAR}|(?<=[國国])[ \t]*[0-9]{{2,3}})[ \t]*年[ \t]*"
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[ \t]*月[ \t]*"
    r"(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[ \t]*日"
)
_ISO_DATE = pattern(
    r"(?P<year>[12][0-9]{3})(?P<roc>)[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])"
)  # ISO 8601: no Republic's year
_TITLE_YEAR = pattern(rf"({_YEAR})[ \t]*年度?")
_UNIT = pattern(r".{2,}?(?P<kind>特别行政区|自治[区州县旗]|地区|新区|[省市区县州盟旗镇乡])")
_KINDS = {"省": 1, "自治区": 1, "特别行政区": 1, "市": 2, "州": 2, "盟": 2, "地区": 2, "自治州": 2}
_LOWEST = 3  # 区, 县, 旗 and what lies below
_ROC_OFFSET = 1911  # the first year of the Republic is 1912


def find_date(text: str) -> tuple[date | None, int, int]:
    """The first calendar date in a text, Arabic or Chinese numerals, and where it stands (0, 0 without one).

    A text that holds nothing but a date may have it as 2021-02-02.
    """
    alone = _ISO_DATE.match(text)
    for found in (alone,) if alone else _DATE.finditer(text):
        year = numeral(found["year"].strip()) + (_ROC_OFFSET if found["roc"] else 0)
        try:
            return date(year, numeral(found["month"]), numeral(found["day"])), *found.span()
        except ValueError:  # 2月30日
            continue
    return None, 0, 0


def find_year(title: str) -> tuple[int | None, int, int]:
    """The year that a title names, and where it stands with its 年 (0, 0 without one)."""
    found = _TITLE_YEAR.search(title)
    return (numeral(found[1]), *found.span()) if found else (None, 0, 0)


def places_differ(one: str, other: str) -> str:
    """The part of the first place that contradicts the second: 重庆市 in 重庆市江北区 against 宁波市江北区.

    Empty when they agree or one only says less (江北区 and 宁波市江北区).
    """
    theirs = dict(place_units(other))
    return next((name for rank, name in place_units(one) if theirs.get(rank, name) != name), "")


def place_units(place: str) -> list[tuple[int, str]]:
    """The administrative units in a place, each with its rank: 1 province, 2 prefecture, 3 and below."""
    units, at = [], 0
    for found in _UNIT.finditer(place):
        units.append((_KINDS.get(found["kind"], _LOWEST), found[0]))
        at = found.end()
    return [*units, (_LOWEST, place[at:])] if at < len(place) else units
