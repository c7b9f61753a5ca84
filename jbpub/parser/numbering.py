"""Chinese numbering: numerals, and the forms in which a line of a report is numbered (GB/T 9704-2012, 7.3.3).

The standard's four levels are 一、 then （一） then 1. then （1）; real reports add 壹、 above them, ①, the counted
sentences 一是 and 一要, and the dash, and outside all of them 第一部分 or 第一章.  One table holds them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from jbpub.patterns import pattern

_DIGITS = {char: value for value, chars in enumerate(("〇零○０", "一壹", "二贰貳两", "三叁參", "四肆", "五伍",
                                                      "六陆陸", "七柒", "八捌", "九玖")) for char in chars}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
_HAN = "一二三四五六七八九十百"
_ARABIC = "0-9０-９"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of numbering.

    `rank` orders the forms from the outermost, with room for unnumbered heads between them.
    `heads` tells whether a line of its own in this form is a heading; `level` is the depth of a run-in head.
    """

    name: str
    pattern: str
    rank: int
    level: int
    heads: bool = True


FORMS = (
    Form("part", f"第[{_HAN}]{{1,3}}(?:部分|章|编|編|篇)(?:[：:、]|[ \\t\\u3000]+|(?=[^是为，]))", 0, 1),
    Form("part-section", f"第[{_HAN}]{{1,3}}[节節](?:[：:、]|[ \\t\\u3000]+)", 1, 2),
    Form("financial", "[壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3}[、．.]", 0, 1),
    Form("chinese", f"[{_HAN}]{{1,4}}(?:、(?![{_HAN}]+、)|[．.\\u3000](?![{_HAN}{_ARABIC}]))", 2, 1),
    Form("bracketed", f"[（(][{_HAN}]{{1,4}}[）)]、?", 4, 2),
    Form("ordinal", f"第[{_HAN}]{{1,3}}，", 5, 3),
    Form("arabic", f"[{_ARABIC}]{{1,3}}(?:[.．](?![{_ARABIC}])|、(?![{_ARABIC}]))", 6, 3),
    Form("bracketed-arabic", f"[（(][{_ARABIC}]{{1,2}}[）)]", 8, 4),
    Form("circled", "[①-⑳]", 10, 4, heads=False),
    Form("counted", f"[{_HAN}]{{1,3}}(?:是(?!否)|要(?![素点件义旨闻求]))", 12, 3, heads=False),
    Form("dash", "[—―─－]{1,4}(?=[^—―─－])", 12, 3, heads=False),
)  # fmt: skip
_FORMS = {f"f{index}": form for index, form in enumerate(FORMS)}
_NUMBER = pattern("(?:" + "|".join(f"(?P<{name}>{form.pattern})" for name, form in _FORMS.items()) + r")[ \t\u3000]*")
_NUMERAL = pattern(f"[{''.join(_DIGITS)}{''.join(_UNITS)}]+|[{_ARABIC}]+|[①-⑳]")


@dataclass(frozen=True, slots=True)
class Number:
    """The number that a line opens with.

    `text` is as written ("（一）"), `value` what it counts (0 for a dash), `end` the offset where the words begin.
    """

    form: Form
    text: str
    value: int
    end: int


def read_number(text: str) -> Number | None:
    """The number at the start of a line, or None."""
    found = _NUMBER.match(text)
    if found is None or found.lastgroup is None:
        return None
    written = found[found.lastgroup]
    return Number(_FORMS[found.lastgroup], written, _value(written), found.end())


def _value(written: str) -> int:
    found = _NUMERAL.search(written)
    return numeral(found[0]) if found else 0


def numeral(text: str) -> int:
    """The value of a numeral below 1000: 十二, 拾贰, 二〇, 12, １２, ⑫.

    Characters that are no numerals are passed over; digits without units are read as places (二〇二一 is 2021).
    """
    if "①" <= text[:1] <= "⑳":
        return ord(text[0]) - ord("①") + 1
    if text.isdecimal():
        return int(text)
    if not any(char in _UNITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text if char in _DIGITS) or 0)
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit
