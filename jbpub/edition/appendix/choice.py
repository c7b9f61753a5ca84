"""Which key figures the appendix tells: the most telling ones, each once, in the report's order."""

from __future__ import annotations

from collections.abc import Iterable

from jbpub.patterns import pattern
from jbpub.terms.quantities.keyfigures import KeyFigure
from jbpub.terms.quantities.quantity import Kind

MOST = 40  # rows: what two pages hold
_LONGEST = 16  # characters of an indicator's name; a longer one is mostly half a sentence

# Names of statistics as the Statistical Communiqué on National Economic and Social Development heads them.
_HEADLINES = pattern(
    "生产总值|生產總值|GDP|可支配收入|预算收入|預算收入|财政总?收入|財政總?收入|税收收入|预算支出|固定资产投资|固定資產投資"
    "|消费品零售|消費品零售|进出口|進出口|出口|实到外资|实际利用外资|實際使用外資|增加值|总产值|總產值|城镇化率|城鎮化率"
    "|研发投入|研發投入|研发经费|新增就业|新增就業|失业率|失業率|居民消费价格|物价|能耗|粮食产量|糧食產量|人口|优良率|優良率"
)
_VAGUE = pattern(  # what names no statistic: it depends on the words before, or is half a sentence
    "(?:增速|增幅|涨幅|降幅|单位|單位|比重|占比|总量|總量|面积|面積|规模|規模|其中|数量|金额|平均每年"
    "|(?:[一二三四]|前[一二三两]个?)季度|[上下]半年|[为為则則占的].*|[内內][创創].*|.*的|中有.*|农村|農村|城[镇市]|城鎮|增加值|产值|產值|(?:总|總|完成|启动了?|谋划|提速)*投[资資]|投入|经济|經濟"
    "|增发|先?发行|再转|加[减減]|年增|指[数數]|[调調]幅|零售|[办满]?[复意]率|.)?"
)
_PAIRS = ("“”", "‘’", "「」", "『』", "（）", "《》")
_WEIGHTS = {  # kind → how telling a figure of it is by itself; the lower, the more
    Kind.MONEY: 1,
    Kind.PERCENT: 1,
    Kind.POINTS: 1,
    Kind.COUNT: 2,
    Kind.MEASURE: 2,
    Kind.RATIO: 2,
    Kind.RANK: 3,
    Kind.SHARE: 3,
}


def telling(figures: Iterable[KeyFigure], most: int = MOST) -> tuple[KeyFigure, ...]:
    """At most so many of the figures, in their order: those of well-known statistics first, then money and percent.

    Left out is what says the same as a figure before it in the same part, what has no name of its own (增速居全市第二)
    and what is told in relation to something that the row would not name: multiples, and points above the average.
    """
    first: dict[tuple[str, ...], KeyFigure] = {}
    for figure in figures:
        if _is_named(figure):
            first.setdefault(_said(figure), figure)
    chosen = tuple(first.values())
    best = sorted(range(len(chosen)), key=lambda at: (_weight(chosen[at]), at))[:most]
    return tuple(chosen[at] for at in sorted(best))


def _said(figure: KeyFigure) -> tuple[str, ...]:
    """What a figure says, and in which part at the top ("s3" of "s3.1.p2"): the target may be last year's figure."""
    told = (quantity.text if quantity else "" for quantity in (figure.value, figure.change))
    return (figure.block.partition(".")[0], figure.indicator, *told)


def _is_named(figure: KeyFigure) -> bool:
    main = figure.value or figure.change
    name = figure.indicator
    if main is None or main.kind not in _WEIGHTS or (figure.value and main.kind is Kind.POINTS):
        return False
    return not _VAGUE.fullmatch(name) and all(name.count(pair[0]) == name.count(pair[1]) for pair in _PAIRS)


def _weight(figure: KeyFigure) -> int:
    """How far back a figure stands when there are too many."""
    main = figure.value or figure.change
    kind = main.kind if main else Kind.SHARE
    weight = _WEIGHTS[kind]
    if weight < _WEIGHTS[Kind.RANK] and _HEADLINES.search(figure.indicator):
        weight = 0
    return weight + 2 * (len(figure.indicator) > _LONGEST)
