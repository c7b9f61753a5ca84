"""The units of a report's figures: how they are written, what they measure, what they are called in English.

Factors are those of the law on measures of 1984 (1 亩 = 1/15 ha, 1 斤 = 0.5 kg) and of the SI.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from jbpub.terms.quantities.quantity import Kind

COUNT, MONEY, MEASURE, DURATION = Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    `forms` are its Chinese spellings; `singular` and `plural` its English, empty where the noun decides it
    (家 may be firms or shops).  `factor` of it make one `base`, by which units of a dimension are compared.
    """

    key: str
    kind: Kind
    forms: tuple[str, ...]
    singular: str = ""
    plural: str = ""
    base: str = ""
    factor: Fraction = Fraction(1)


def _unit(kind: Kind, key: str, forms: str, english: str = "", base: str = "", factor: str = "1") -> Unit:
    singular, _, plural = english.partition("|")
    return Unit(key, kind, tuple(forms.split()), singular, plural or singular, base or key, Fraction(factor))


def _measure(singular: str, forms: str, base: str, factor: str, plural: str = "") -> Unit:
    return _unit(MEASURE, singular, forms, f"{singular}|{plural or singular + 's'}", base, factor)


_MONEY = (
    _unit(MONEY, "CNY", "元 圆 圓 元人民币 人民币", "RMB "),
    _unit(MONEY, "USD", "美元 美金", "US$"),
    _unit(MONEY, "HKD", "港元 港币 港幣", "HK$"),
    _unit(MONEY, "MOP", "澳门元 澳門元 澳门币", "MOP"),
    _unit(MONEY, "TWD", "新台币元 新臺幣元 新台币 新臺幣 台币", "NT$"),
    _unit(MONEY, "EUR", "欧元 歐元", "€"),
    _unit(MONEY, "JPY", "日元 日圆 日圓", "JPY "),
    _unit(MONEY, "GBP", "英镑 英鎊", "£"),
)

_MEASURES = (
    _measure("mu", "亩 畝", "hectare", "1/15", "mu"),
    _measure("hectare", "公顷 公頃", "hectare", "1"),
    _measure("square kilometer", "平方公里 平方千米", "hectare", "100"),
    _measure("square meter", "平方米 平米 ㎡ 平方公尺", "hectare", "1/10000"),
    _measure("kilometer", "公里 千米", "meter", "1000"),
    _measure("nautical mile", "海里 浬", "meter", "1852"),
    _measure("meter", "米 公尺", "meter", "1"),
    _measure("centimeter", "厘米 公分", "meter", "1/100"),
    _measure("millimeter", "毫米", "meter", "1/1000"),
    _measure("cubic meter", "立方米 立方公尺", "cubic meter", "1"),
    _measure("liter", "升 公升", "cubic meter", "1/1000"),
    _measure(
        "tonne of standard coal", "吨标准煤 吨标煤 噸標準煤", "tonne of standard coal", "1", "tonnes of standard coal"
    ),
    _measure("tonne", "吨 噸 公吨 公噸", "kilogram", "1000"),
    _measure("kilogram", "公斤 千克", "kilogram", "1"),
    _measure("jin", "斤 市斤", "kilogram", "1/2", "jin"),
    _measure("gram", "克 公克", "kilogram", "1/1000"),
    _measure("milligram", "毫克", "kilogram", "1/1000000"),
    _measure("microgram", "微克", "kilogram", "1/1000000000"),
    _measure("kilowatt-hour", "千瓦时 千瓦小时 度电 千瓦時 度電", "kilowatt-hour", "1"),
    _measure("kilowatt", "千瓦", "kilowatt", "1"),
    _measure("megawatt", "兆瓦", "kilowatt", "1000"),
)

_DURATIONS = (
    _unit(DURATION, "year", "年", "year|years"),
    _unit(DURATION, "year old", "岁 歲 周岁", "year old|years old"),
    _unit(DURATION, "month", "个月 個月", "month|months"),
    _unit(DURATION, "week", "周 个星期 個星期", "week|weeks"),
    _unit(DURATION, "working day", "个工作日 個工作日", "working day|working days"),
    _unit(DURATION, "day", "天", "day|days"),
    _unit(DURATION, "hour", "小时 小時 个小时 個小時", "hour|hours"),
    _unit(DURATION, "minute", "分钟 分鐘", "minute|minutes"),
)

_SHARES = (
    _unit(Kind.PERCENT, "%", "% ％", " percent"),
    _unit(Kind.PERCENT, "‰", "‰", " per thousand", "%", "1/10"),
    _unit(Kind.PERCENT, "tenth", "成", " percent", "%", "10"),
    _unit(
        Kind.POINTS, "percentage point", "个百分点 個百分點 百分点 百分點 个点", "percentage point|percentage points"
    ),
    _unit(Kind.POINTS, "thousandth point", "个千分点 千分点", "point per thousand|points per thousand"),
    _unit(Kind.MULTIPLE, "times", "倍", "time|times"),
    _unit(Kind.RANK, "anniversary", "周年 週年", "anniversary"),
)

_COUNTERS = (
    _unit(COUNT, "person", "人 名 人口", "person|people"),
    _unit(COUNT, "visit", "人次"),
    _unit(COUNT, "household", "户 戶", "household|households"),
    _unit(COUNT, "place", "位"),  # a rank after words of ranking, else persons
    _unit(COUNT, "firm", "家"),
    _unit(COUNT, "vehicle", "辆 輛 辆次 車次", "vehicle|vehicles"),
    _unit(COUNT, "school", "所"),
    _unit(COUNT, "bed", "张 張"),
    _unit(
        COUNT,
        "item",
        "个 個 项 項 件 条 條 宗 座 处 處 幢 栋 棟 间 間 场 場 场次 場次 次 种 種 类 類 批次 批 只 头 頭 株 棵"
        " 艘 架 列 趟 班 支 部 篇 本 份 门 門 例 起 对 對 笔 筆 单 票 块 片 颗 顆 枚 款 轮 輪 层 套 台 臺 組 组"
        " 冊 册 幅 面 站 床 标箱 班次 字",
    ),
)

UNITS: dict[str, Unit] = {
    form: unit for unit in (*_MONEY, *_MEASURES, *_DURATIONS, *_SHARES, *_COUNTERS) for form in unit.forms
}
"""Every Chinese spelling of a unit with what it stands for."""

BY_KEY: dict[str, Unit] = {unit.key: unit for unit in UNITS.values()}
"""The units by their keys."""
