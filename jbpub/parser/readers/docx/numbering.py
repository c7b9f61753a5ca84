"""Automatic numbers of a Word file as the text that Word shows (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from jbpub.parser.readers.docx.package import W
from jbpub.parser.readers.docx.styles import value
from jbpub.patterns import pattern

BULLET = "- "
_LEVELS = 9
_PLACE = pattern("%([1-9])")
_DIGITS = "零一二三四五六七八九"
_FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
_FINANCIAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts, the text round the number, where it begins, after which level it restarts."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Counter:
    """The numbers of one document, counted in reading order: the only value here that changes.

    `lists` gives for each w:num its list (the abstract one, shared by several) and its levels.
    """

    lists: dict[str, tuple[str, tuple[Level, ...]]]
    overrides: dict[str, dict[int, int]]
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, number: str, level: int) -> str:
        """The number of the next paragraph of a list, "- " for a bullet, or nothing when there is no such list."""
        if number not in self.lists or not 0 <= level < _LEVELS:
            return ""
        shared, levels = self.lists[number]
        counts = self.counts.setdefault(shared, [None] * _LEVELS)
        self._begin(number, counts)
        counts[level] = _next(counts[level], levels[level])
        _restart(counts, levels, level)
        return _label(levels, counts, level)

    def _begin(self, number: str, counts: list[int | None]) -> None:
        """A w:num that says where to start does so at its first paragraph."""
        if number not in self.begun:
            self.begun.add(number)
            for level, start in self.overrides.get(number, {}).items():
                counts[level] = start - 1


def read_numbering(root: etree._Element | None) -> Counter:
    """The lists of a document, none counted yet."""
    if root is None:
        return Counter({}, {})
    shared = {item.get(W + "abstractNumId", ""): _levels(item) for item in root.iter(W + "abstractNum")}
    lists: dict[str, tuple[str, tuple[Level, ...]]] = {}
    overrides: dict[str, dict[int, int]] = {}
    for item in root.iter(W + "num"):
        name, abstract = item.get(W + "numId", ""), value(item, "abstractNumId") or ""
        lists[name] = (abstract, _overridden(item, shared.get(abstract, (Level(),) * _LEVELS)))
        overrides[name] = _starts(item)
    return Counter(lists, overrides)


def _levels(item: etree._Element) -> tuple[Level, ...]:
    levels = [Level()] * _LEVELS
    for element in item.iterfind(W + "lvl"):
        at = _number(element.get(W + "ilvl"), 0)
        if 0 <= at < _LEVELS:
            levels[at] = _level(element)
    return tuple(levels)


def _level(element: etree._Element) -> Level:
    restart = value(element, "lvlRestart")
    return Level(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=_number(value(element, "start"), 0),
        restart=None if restart is None else _number(restart, 0),
        legal=element.find(W + "isLgl") is not None,
    )


def _overridden(item: etree._Element, levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels of a shared list with those that one w:num defines anew."""
    changed = list(levels)
    for override in item.iterfind(W + "lvlOverride"):
        at, element = _number(override.get(W + "ilvl"), 0), override.find(W + "lvl")
        if element is not None and 0 <= at < _LEVELS:
            changed[at] = _level(element)
    return tuple(changed)


def _starts(item: etree._Element) -> dict[int, int]:
    return {
        _number(override.get(W + "ilvl"), 0): _number(start, 1)
        for override in item.iterfind(W + "lvlOverride")
        if (start := value(override, "startOverride")) is not None and _number(override.get(W + "ilvl"), 0) < _LEVELS
    }


def _number(text: str | None, otherwise: int) -> int:
    return min(int(text), 99_999) if text is not None and text.isdecimal() else otherwise


def _next(count: int | None, level: Level) -> int:
    return level.start if count is None else count + 1


def _restart(counts: list[int | None], levels: tuple[Level, ...], level: int) -> None:
    """Deeper levels begin anew, save those that never do or only after an outer one (17.9.10)."""
    for deeper in range(level + 1, _LEVELS):
        after = levels[deeper].restart
        if after is None or (after and level < after):
            counts[deeper] = None


def _label(levels: tuple[Level, ...], counts: list[int | None], level: int) -> str:
    here = levels[level]
    if here.form == "bullet":
        return BULLET
    if here.form == "none":
        return _PLACE.sub("", here.text)

    def shown(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        count = counts[at] if counts[at] is not None else levels[at].start
        return render_number(count or 0, "decimal" if here.legal and at < level else levels[at].form)

    return _PLACE.sub(shown, here.text)


def render_number(count: int, form: str) -> str:
    """A number in one of Word's formats (17.18.59); formats that no Chinese report has are shown as decimal."""
    if form in _CHINESE:
        return _chinese(count, _CHINESE[form])
    if form in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"):
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(count))
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord("０") + int(digit)) for digit in str(count))
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    return f"{count:02}" if form == "decimalZero" else str(count)


_CHINESE = {
    "chineseCounting": (_DIGITS, "十百千"),
    "chineseCountingThousand": (_DIGITS, "十百千"),
    "japaneseCounting": (_DIGITS, "十百千"),
    "taiwaneseCounting": (_DIGITS, "十百千"),
    "taiwaneseCountingThousand": (_DIGITS, "十百千"),
    "chineseLegalSimplified": (_FINANCIAL, "拾佰仟"),
    "ideographLegalTraditional": (_FINANCIAL_TRADITIONAL, "拾佰仟"),
}


def _chinese(count: int, signs: tuple[str, str]) -> str:
    """A number below 10,000 in Chinese numerals: 十二, 一百零三; 壹拾贰 in the financial ones."""
    digits, units = signs
    if not 0 < count < 10_000:
        return str(count)
    written, gap = "", False
    for place, digit in zip(range(len(str(count)) - 1, -1, -1), map(int, str(count)), strict=True):
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit] + (units[place - 1] if place else "")
        gap = not digit
    return written[1:] if written.startswith("一十") else written


def _roman(count: int) -> str:
    written = ""
    for number, letters in _ROMAN:
        written += letters * (count // number)
        count %= number
    return written
