"""The key figures of a report: what each measures, how it changed, and the sentence it comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jbpub.nodes import Document, Figure, ItemList, Paragraph, Table, plain_text, runs_of, walk_document
from jbpub.patterns import pattern
from jbpub.terms.quantities.quantity import Approximation, Kind, Quantity
from jbpub.terms.quantities.recogniser import recognise

_TOLD = {
    Kind.COUNT,
    Kind.MONEY,
    Kind.MEASURE,
    Kind.PERCENT,
    Kind.POINTS,
    Kind.SHARE,
    Kind.MULTIPLE,
    Kind.RATIO,
    Kind.RANK,
}
_SENTENCE_END = pattern(r"[。！？；\n]")
_CLAUSE_END = pattern(r"[，：。！？；\n]")
_JOINED = pattern(r"[ ]?[、和及与與][ ]?")
_RISING = pattern(
    r"(?:增长|增長|增加|上升|上涨|上漲|提高|提升|扩大|增幅|涨幅|回升|攀升|年增)(?:了|分别为|分別為|为|约|約)?[ ]?$"
)
_FALLING = pattern(r"(?:下降|减少|減少|降低|缩减|压减|回落|降幅|下调|下調|收窄)(?:了|分别为|分別為|为|约|約)?[ ]?$")
_OPENING = pattern(  # words before an indicator that are no part of it
    r"(?:[、和及与將将\s]|其中|\d{4}[ ]?年|[一二三四五六七八九十\d]+[ ]?年[来來]?|全年|今年|去年"
    r"|共(?=[^同有享建产產和识識])|[让讓]|促使|[并並]?[于於](?:今年|\d{4}[ ]?年)|在[过過]去"
    r"|全[区區市省国國县縣](?=累计)"
    r"|累计|累計|预计|預計|预期|預期|建议|力争|争取|确保|完成|实现|實現|达到|達到|致力|已[将將]|同比|年均"
    r"|[较比較](?:上年|去年|年初)[^，。]{0,6}(?:预算|預算|执行数)|比上年|较上年|[较比][^，。]{0,8}年"
    r"|[是为][^，。]{0,8}的$|是[^，。]{0,8}年的?|占[^，。]{0,4}的$|[高低]于[^，。]{0,8}$|主要预期目标[是为])"
)
_CLOSING = pattern(  # verbs and adverbs between an indicator and its figure
    r"(?:平均每年|年平均|平均|[一二三四五六七八九十两]年(?!级)|拟按|拟安排|安排|预定|[维維]持在|[跨迈跃]上|突破|都|達到將"
    r"|[、和与與]|(?<![惠涉普以顾顧遍])及"
    r"|(?:占|超过)(?:全[球国省市区县]|世界)的?"
    r"|(?:上升|提升|提高|增长|增長|增加|扩大|下降|减少|減少|降低|回落|上|降|升|增)[至到]|[从由][^，。]{0,6}年的?"
    r"|分别|分別|累计|累計|年均|实际|實際|同比|已|也|均|达到|達到|达|達|约为|优化为|为|為|是|占|增长|增長|增加|新增|提高|提升"
    r"|上升|上涨|上漲|扩大|下降|减少|減少|降低|缩减|回落|[至到从由]|力争|争取|预计|完成|实现|稳定在|保持在|控制在|了|\s)$"
)
_RANKED = pattern(  # what leads from an indicator to its rank
    r"(?:连续[一二三四五六七八九十\d]+年)?(?:(?:[分位]列|[位均]居|居|保持|排名|位次)[^，。、]{0,10}|全[国國省市区區县縣])$"
)
_NAMED_AFTER = pattern(r"[ ]?(?!大关)(?P<name>[^，。；、：！？“”（）\s和及\d]{2,16})")
_MEASURED = pattern(r"[ ]?(?:约|近|超)?\d")  # after a name that belongs to the next figure: 147个断面优良率达98.6%
_TOWN_AND_COUNTRY = (("城乡", ("城镇", "农村")), ("城鄉", ("城鎮", "農村")))  # told apart where two figures follow
_HEADS = pattern(  # names of statistics, the heads of longer indicators
    r"(?:(?:居民)?人均(?:可支配收入|纯收入)|增加值|产值|总额|生产总值|收入|支出|参保率|覆盖率|达标率|优良率|增长率|完成率"
    r"|增幅|增速|投资|销售额|出口额|进口额|警情|浓度|排放量|能耗|数)$"
)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A row of the table of key figures.

    `indicator` is what is measured, in the report's words; `value` its figure, None where only the change is told;
    `change` by how much it rose, or fell when `falling`; `sentence` the sentence, `block` the id of its paragraph.
    """

    indicator: str
    value: Quantity | None
    change: Quantity | None
    falling: bool
    sentence: str
    block: str


def key_figures(document: Document, *, yuan: str = "CNY") -> tuple[KeyFigure, ...]:
    """The figures of a report's paragraphs, lists and tables in reading order, but no dates and no headings.

    Figures whose indicator the words do not name are left out.  `yuan` is the currency that a bare 元 means.
    """
    return tuple(
        figure
        for block in walk_document(document)
        if isinstance(block, Paragraph | ItemList | Table | Figure)
        for run in runs_of(block)
        for figure in figures_of(plain_text(run), block.id, yuan=yuan)
    )


def figures_of(text: str, block: str = "", *, yuan: str = "CNY") -> tuple[KeyFigure, ...]:
    """The key figures of one paragraph's text."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    reader = _Reader(text, block, [0, *ends, len(text)])
    floor = 0
    for quantity in recognise(text, yuan=yuan):
        if quantity.kind in _TOLD and quantity.unit != "anniversary" and not _is_threshold(text, quantity):
            floor = reader.read(quantity, floor)
    return tuple(figure for figure in reader.rows if figure.indicator)


def _is_threshold(text: str, quantity: Quantity) -> bool:
    """Whether a figure only says which things are meant: 5亿元以上项目60个."""
    follows = _NAMED_AFTER.match(text, quantity.span.end)
    return quantity.approximation is Approximation.AT_LEAST and quantity.kind is Kind.MONEY and follows is not None


@dataclass(slots=True)
class _Reader:
    """Takes a paragraph's figures in order; local to `figures_of`."""

    text: str
    block: str
    bounds: Sequence[int]  # where sentences begin
    rows: list[KeyFigure] = field(default_factory=list)
    group: list[int] = field(default_factory=list)  # rows of figures joined by 、 or 和
    changing: int = 0  # 1 while figures tell a rise, -1 a fall, 0 while they tell values
    changed: int = 0  # how many rows of the group have their change
    sentence: int = -1

    def read(self, quantity: Quantity, floor: int) -> int:
        """Add a figure, a row of its own or the change of a row before, and say where its words end."""
        at = bisect_right(self.bounds, quantity.span.start) - 1
        if at != self.sentence:
            self.sentence, self.group, self.changing, self.changed = at, [], 0, 0
        between = self.text[max(floor, self.bounds[at]) : quantity.span.start]
        counted = self._counted(quantity)
        joined = bool(self.group) and counted is None and _JOINED.fullmatch(between) is not None
        if not joined:
            self.changing = 1 if _RISING.search(between) else -1 if _FALLING.search(between) else 0
        own = "" if joined else self._indicator(quantity, between, counted["name"] if counted else "")
        self._add(quantity, own, joined=joined)
        return counted.end() if counted else quantity.span.end

    def _counted(self, quantity: Quantity) -> re.Match[str] | None:
        """The thing that a figure counts, where it follows and is not what the next figure measures."""
        named = _NAMED_AFTER.match(self.text, quantity.span.end) if quantity.kind is Kind.COUNT else None
        return named if named and not _MEASURED.match(self.text, named.end()) else None

    def _add(self, quantity: Quantity, own: str, *, joined: bool) -> None:
        if joined and self._completes(quantity):
            return
        if self.changing and not own and self.changed < len(self.group):
            row = self.rows[self.group[self.changed]]
            if row.change is None:
                self.rows[self.group[self.changed]] = replace(row, change=quantity, falling=self.changing < 0)
                self.changed += 1
                return
        indicator = own or (self.rows[self.group[-1]].indicator if self.group else "")
        self.rows.append(self._row(quantity, indicator))
        if not joined:
            self.group, self.changed = [], 0
        self.group.append(len(self.rows) - 1)
        if joined:
            self._share_out()

    def _completes(self, quantity: Quantity) -> bool:
        """Give the last row its value, where its change of another kind is told first: 增长19.2%、突破8500亿元."""
        row = self.rows[self.group[-1]]
        if row.change is None or row.value or row.change.kind is quantity.kind:
            return False
        self.rows[self.group[-1]] = replace(row, value=quantity)
        return True

    def _row(self, quantity: Quantity, indicator: str) -> KeyFigure:
        start, end = self.bounds[self.sentence], self.bounds[min(self.sentence + 1, len(self.bounds) - 1)]
        value, change = (None, quantity) if self.changing else (quantity, None)
        return KeyFigure(indicator, value, change, self.changing < 0, self.text[start:end].strip(), self.block)

    def _indicator(self, quantity: Quantity, between: str, counted: str) -> str:
        """What the words before a figure name, with the thing counted when that follows: 26个老旧小区改造."""
        clause = _CLAUSE_END.split(between)[-1]
        if quantity.kind is Kind.RANK:
            named = _RANKED.sub("", clause)
            clause = named if named.strip() or self.group else clause
        return _trim(clause) + counted.removesuffix("的")

    def _share_out(self) -> None:
        """Give figures joined by 和 each its own indicator, where the words name as many: 城镇、农村收入分别达到."""
        names = self.rows[self.group[0]].indicator
        parts = [part for part in re.split("[、和及与與]", names) if part]
        if len(parts) == 1:
            parts = [names.replace(town, one) for town, both in _TOWN_AND_COUNTRY for one in both if town in names]
        if len(parts) != len(self.group):
            return
        for row, part in zip(self.group, _completed(parts), strict=True):
            self.rows[row] = replace(self.rows[row], indicator=part)


def _trim(clause: str) -> str:
    """A clause without the words that open it and the verbs that lead to the figure."""
    while found := _OPENING.match(clause):
        clause = clause[found.end() :]
    while found := _CLOSING.search(clause):
        clause = clause[: found.start()]
    return clause


def _completed(parts: Sequence[str]) -> Iterator[str]:
    """The parts of an indicator, each with the head that only the last has: 规上工业、服务业增加值."""
    head = _HEADS.search(parts[-1])
    for part in parts:
        yield part if head is None or _HEADS.search(part) else part + head.group()
