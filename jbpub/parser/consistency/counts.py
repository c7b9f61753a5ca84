"""Announced counts: 重点抓好七个方面的工作, and how many follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line
from jbpub.parser.numbering import Number, numeral, read_number

_NUMERAL = "[一二三四五六七八九十两]{1,3}|[0-9]{1,2}"
_ANNOUNCED = re.compile(
    rf"(?<![第0-9一二三四五六七八九十“])(?P<count>{_NUMERAL})"
    r"(?P<what>个?(?:大|重点)?方面|[件项](?:重点|主要|大|实|好|难|具体)?(?:工作|任务|大事|实事|好事|难事|事|举措|措施|行动|工程|重点)"
    r"|大(?:任务|行动|工程|举措|重点)|点(?:体会|要求|建议|意见)?|个(?:重点|着力点|突破|转变|坚持|必须)?)(?P<rest>[^，。；：]{0,16})[：:。]$"
)
_NEAR = 2  # lines between the announcement and the first that counts


def find_miscounts(lines: Sequence[Line]) -> list[Diagnostic]:
    """C703: a paragraph announces so many things, and the numbered heads or paragraphs after it are more or fewer."""
    found = []
    numbers = [read_number(line.text) if line.kind is not Kind.RULE else None for line in lines]
    for at, line in enumerate(lines):
        announced = _ANNOUNCED.search(line.text[-50:]) if line.text[-1:] in "：:。" else None
        if announced is None:
            continue
        count = numeral(announced["count"].replace("两", "二"))
        first = next((i for i in range(at + 1, min(at + 2 + _NEAR, len(lines))) if _begins(numbers[i])), None)
        follow = _follow(numbers, first) if first is not None else 0
        if follow > 1 and count > 1 and follow != count:
            start = len(line.text) - len(line.text[-50:]) + announced.start("count")
            span = line.place(start, start + len(announced["count"] + announced["what"]))
            message = f"{announced['count']}{announced['what']} are announced, {follow} follow"
            found.append(diagnostic("C703", span, message))
    return found


def _begins(number: Number | None) -> bool:
    return number is not None and number.value == 1 and number.form.rank > 0


def _follow(numbers: Sequence[Number | None], first: int) -> int:
    """The last value of the count that begins with a number: until an outer number comes or it begins anew."""
    last = numbers[first]
    for number in numbers[first + 1 :]:
        if number is None or last is None or number.form.rank > last.form.rank or not number.value:
            continue
        if number.form is not last.form or number.value <= last.value:
            break
        last = number
    return last.value if last else 0
