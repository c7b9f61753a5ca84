"""What a figure is: Kind, Approximation, Quantity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jbpub.source import Span


class Kind(StrEnum):
    """What a figure measures."""

    COUNT = "count"  # 146个, 1.2万余家, 6.6万人, 1386万
    MONEY = "money"  # 237亿元
    MEASURE = "measure"  # 2000多亩, 95公里: length, area, volume, mass, energy, power
    DURATION = "duration"  # 五年, 3个月, 60岁
    PERCENT = "percent"  # 3.4%, 百分之八十, 千分之2.4, 七成
    POINTS = "points"  # 15.2个百分点
    SHARE = "share"  # 三分之二
    MULTIPLE = "multiple"  # 2.4倍, 翻一番
    RATIO = "ratio"  # 1.3：30.7：68.0
    RANK = "rank"  # 第54位, 前三, 100周年
    YEAR = "year"  # 2021年, 二〇三五年, 民國114年
    DATE = "date"  # 2021年2月2日, 2月2日, 2021年2月, 1—9月


class Approximation(StrEnum):
    """How the words round a figure bound it."""

    EXACT = "exact"
    ABOUT = "about"  # 约, 左右
    NEARLY = "nearly"  # 近, 接近
    PLUS = "plus"  # 多, 余
    OVER = "over"  # 超过, 突破
    AT_LEAST = "at least"  # 以上, 不低于
    AT_MOST = "at most"  # 以内, 不超过
    UNDER = "under"  # 不足, 低于


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text.

    `low` and `high` are exact, in the unit itself: 237亿元 is 23 700 000 000 CNY; they are equal unless the figure
    is a range.  `unit` is a key of the table of units ("CNY", "mu", "%"), empty for a bare number; `per` is what
    the figure is for each of (元/平方米: "square meter").  `parts` are the terms of a ratio, numerator and denominator
    of a share, year, month and day of a date; a date's `unit` says which of them: "ymd", "ym", "md", "m".
    `text` is as written, words of approximation included, `span` its character offsets in the text that was read.
    """

    kind: Kind
    low: Decimal
    high: Decimal
    unit: str
    text: str
    span: Span
    approximation: Approximation = Approximation.EXACT
    per: str = ""
    parts: tuple[Decimal, ...] = ()

    @property
    def is_range(self) -> bool:
        """Whether the figure runs from one value to another."""
        return self.low != self.high
