"""Reads numbers that have a unit, and ranges of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from jbpub.patterns import pattern
from jbpub.source import Span
from jbpub.terms.quantities.context import Context
from jbpub.terms.quantities.grammar import DASH, HEAD, RANKING, VALUE
from jbpub.terms.quantities.numerals import read_number, scale_of
from jbpub.terms.quantities.quantity import Approximation, Kind, Quantity
from jbpub.terms.quantities.units import UNITS, Unit

HEAD_LENGTH = 6  # characters: the longest word of HEAD, 了 and a space
RANKING_LENGTH = 14  # characters before a rank in which words of ranking are looked for

_LONGEST_UNIT = max(map(len, UNITS))
_MORE = pattern("[多余餘]")
_SPACES = " \u00a0\u3000"
_BARE_SCALES = "百千万萬亿億"
_VAGUE = "每第数數几幾好"  # before Chinese numerals: the number is a base, an ordinal or not told

_NOT_BEFORE = {  # what makes a unit's sign the beginning of another word
    "年": "级級制代轻輕货",
    "成": "功为為立果效长品员就交规都",
    "升": "至到级級高",
    "周": "边邊期转",
    "次": "产序",
    "片": "区區",
    "组": "织团合",
    "部": "门分委长",
    "层": "面次",
    "对": "口应于",
    "班": "子",
    "面": "积向临",
    "名": "单城优",
    "个": "人体税",
    "元": "旦宵",
    "米": "粉其",
    "吨": "级",
    "门": "类诊",
    "处": "理于在",
    "": "级級",
}
_CURRENCY_BEFORE = {
    "人民币": "CNY",
    "人民幣": "CNY",
    "台币": "TWD",
    "台幣": "TWD",
    "臺幣": "TWD",
    "港币": "HKD",
    "港幣": "HKD",
}
_POINTS_TO_COME = pattern(r"个(?:[和、及]\d{1,4}(?:\.\d{1,4})?个?){1,4}百分点")  # 高于全省2.2个和3.7个百分点
_BASES = {"月": "month", "日": "day", "时": "hour"}  # units only after a stroke: 740元/月
_SINGLE = frozenset("〇○零一二两兩三四五六七八九十")
_AFTER_NUMERAL = {unit[0] for unit in UNITS} | set(_SPACES) | set("-－—–~～至到")
_COUNTED_BY_FEW = {"person", "household", "firm", "school", "vehicle", "bed"}
_REPUBLICAN_YEARS, REPUBLICAN_EPOCH = range(80, 150), 1911


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number, its unit (None for a bare number) and where they end."""

    written: str
    value: Decimal
    unit: Unit | None
    end: int


def read_amount(context: Context, found: re.Match[str]) -> Quantity | None:
    """237亿元, 2000多亩, 5%—6%, 10-15亿元, 1386万; None for a number that counts or measures nothing."""
    start = found.start()
    if _is_word(context.text, found):
        return None
    low = _measured(context.text, found["number"], found.end())
    high = _far_end(context.text, low.end) if low else None
    last = high or low
    if low is None or last is None or not _is_amount(context, start, low, last):
        return None
    value = _shared_scale(low, high) if high else low.value
    span = Span(start, last.end)
    more = Approximation.PLUS if _MORE.search(last.written) else Approximation.EXACT
    quantity = _of_unit(context, span, (value, last.value), last.unit)
    return _with_base(context.text, replace(quantity, approximation=more))


def _is_word(text: str, found: re.Match[str]) -> bool:
    """Whether a single Chinese numeral has no unit after it, as in most words that hold one: seen at once."""
    mark = found["number"]
    return mark in _SINGLE and text[found.end() : found.end() + 1] not in _AFTER_NUMERAL


def _measured(text: str, written: str, end: int) -> _Measured | None:
    value = read_number(written)
    if value is None:
        return None
    unit, after = _unit_at(text, end)
    return _Measured(written, value, unit, after)


def _unit_at(text: str, at: int) -> tuple[Unit | None, int]:
    """The unit that stands at an offset or one space after it, the longest that fits, and where it ends."""
    begin = at + 1 if text[at : at + 1] in _SPACES and at < len(text) else at
    for length in range(min(_LONGEST_UNIT, len(text) - begin), 0, -1):
        sign = text[begin : begin + length]
        unit = UNITS.get(sign)
        if unit is not None and text[begin + length : begin + length + 1] not in (*_NOT_BEFORE.get(sign, ""),):
            return unit, begin + length
    return None, at


def _far_end(text: str, at: int) -> _Measured | None:
    """The second number of a range, after a dash, 至 or 到; it must have a unit or a scale of its own."""
    dash = DASH.match(text, at)
    number = VALUE.match(text, dash.end()) if dash else None
    far = _measured(text, number.group(), number.end()) if number else None
    return far if far and (far.unit or scale_of(far.written) >= 4) else None


def _shared_scale(low: _Measured, high: _Measured) -> Decimal:
    """The lower end of a range, which may leave its 万 or 亿 to the upper: 10-15亿元."""
    scale = scale_of(high.written)
    if low.unit is None and scale_of(low.written) == 0 and low.value < high.value.scaleb(-scale):
        return low.value.scaleb(scale)
    return low.value


def _is_amount(context: Context, start: int, low: _Measured, last: _Measured) -> bool:
    """Whether a number is a figure: it has a unit or a 万, and is no name such as 八件大事 or 千家万户."""
    text, written = context.text, low.written
    if low is not last and low.unit is not None and last.unit is not low.unit:
        return False
    if last.unit is None and (scale_of(last.written) < 4 or text[last.end : last.end + 1] in (*_NOT_BEFORE[""],)):
        return False
    if last.unit is not None and last.unit.key == "tenth":
        return last.value < 10 and scale_of(written) == 0
    if written[0].isdecimal():
        return True
    if text[start - 1 : start] in (*_VAGUE,):
        return False
    if written[0] in _BARE_SCALES:
        return HEAD.search(text[max(0, start - HEAD_LENGTH) : start]) is not None
    return len(written) > 1 or _counts_few(written, last.unit)


def _counts_few(mark: str, unit: Unit | None) -> bool:
    """Whether a single Chinese numeral with this unit is a figure: 五年, 三家, 两倍; not 一家, 三项, 二元."""
    if unit is None:
        return False
    if unit.kind in {Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.RANK}:
        return True
    if unit.kind is Kind.COUNT:
        return unit.key in _COUNTED_BY_FEW and mark not in "一十零"
    return unit.key == "month" or (unit.kind is not Kind.MONEY and mark not in "一零")


def _of_unit(context: Context, span: Span, ends: tuple[Decimal, Decimal], unit: Unit | None) -> Quantity:
    """The quantity that numbers of a unit are; here 位, 元 and 年 of the Republic find their meaning."""
    if unit is None:
        return context.between(Kind.COUNT, span, ends)
    kind, key = unit.kind, unit.key
    before = context.text[max(0, span.start - RANKING_LENGTH) : span.start]
    if key == "place":
        kind, key = (Kind.RANK, "place") if RANKING.search(before) else (Kind.COUNT, "person")
    elif key == "CNY":
        key = next((known for name, known in _CURRENCY_BEFORE.items() if before.endswith(name)), context.yuan)
    elif key == "item" and _POINTS_TO_COME.match(context.text, span.end - 1):
        return context.between(Kind.POINTS, span, ends, "percentage point")
    elif key == "tenth":
        return context.between(Kind.PERCENT, span, (ends[0].scaleb(1), ends[1].scaleb(1)), "%")
    elif key == "year" and context.republican and all(end in _REPUBLICAN_YEARS for end in ends):
        return context.between(Kind.YEAR, span, (ends[0] + REPUBLICAN_EPOCH, ends[1] + REPUBLICAN_EPOCH), "y")
    return context.between(kind, span, ends, key)


def _with_base(text: str, quantity: Quantity) -> Quantity:
    """A figure with what it is for each of, when that follows: 元/平方米."""
    end = quantity.span.end
    if text[end : end + 1] not in ("/", "／"):
        return quantity
    unit, after = _unit_at(text, end + 1)
    key, after = (unit.key, after) if unit else (_BASES.get(text[end + 1 : end + 2], ""), end + 2)
    if not key:
        return quantity
    span = Span(quantity.span.start, after)
    return replace(quantity, per=key, span=span, text=text[span.start : span.end])
