"""Announced counts: 重点抓好七个方面的工作, and how many follow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Line
from jbpub.parser.numbering import Number, numeral, read_number
from jbpub.patterns import pattern

_NUMERAL = "[一二三四五六七八九十两]{1,3}|[0-9]{1,2}"
_ANNOUNCED = pattern(
    rf"(?<![第0-9一二三四五六七八九十“])(?P<count>{_NUMERAL})"
    r"(?P<what>个?(?:大|重点)?方面|[件项](?:重点|主要|大|实|好|难|具体)?(?:工作|任务|大事|实事|好事|难事|事|举措|措施|行动|工程|重点)"
    r"|大(?:任务|行动|工程|举措|重点)|点(?:体会|要求|建议|意见)?|个(?:重点|着力点|突破|转变|坚持|必须)?)(?P<rest>[^，。；：]{0,16})[：:。]$"
)
_END = 50  # characters at the end of a paragraph that may announce
_NEAR = 2  # lines between the announcement and the first that counts


def find_miscounts(lines: Sequence[Line]) -> list[Diagnostic]:
    """C703: a paragraph announces so many things, and the numbered heads or paragraphs after it are more or fewer."""
    read = [(at, read_number(line.text)) for at, line in enumerate(lines)]
    numbered = [(at, number) for at, number in read if number and number.value and number.form.rank > 0]
    places = [at for at, _ in numbered]
    found = []
    for at, line in enumerate(lines):
        announced = _ANNOUNCED.search(line.text[-_END:]) if line.text[-1:] in "：:。" else None
        if announced is None:
            continue
        count = numeral(announced["count"].replace("两", "二"))
        first = bisect_right(places, at)
        near = first < len(places) and places[first] <= at + 1 + _NEAR and numbered[first][1].value == 1
        follow = _follow(numbered, first) if near else 0
        if follow > 1 and count > 1 and follow != count:
            words = announced["count"] + announced["what"]
            start = max(0, len(line.text) - _END) + announced.start("count")
            span = line.place(start, start + len(words))
            found.append(diagnostic("C703", span, f"{words} are announced, {follow} follow"))
    return found


def _follow(numbered: Sequence[tuple[int, Number]], first: int) -> int:
    """The last value of the count that begins with a number: until an outer number comes or it begins anew."""
    last = numbered[first][1]
    for at in range(first + 1, len(numbered)):
        number = numbered[at][1]
        if number.form.rank > last.form.rank:
            continue
        if number.form is not last.form or number.value <= last.value:
            break
        last = number
    return last.value
