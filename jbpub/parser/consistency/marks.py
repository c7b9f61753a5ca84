"""Quotation marks, title marks and brackets: each has its partner in its paragraph (GB/T 15834, 4.8 to 4.11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Line
from jbpub.parser.numbering import read_number
from jbpub.patterns import pattern

_PARTNER = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "）": "（", "」": "「", "』": "『", "】": "【", "〕": "〔"}
_MARKS = pattern("[“”‘’《》〈〉（）()「」『』【】〔〕]")
_OPENERS = frozenset(_PARTNER.values())
_ROUND = str.maketrans("()", "（）")  # either width may close the other: see widths
_LIST_NUMBER = pattern("[0-9一二三四五六七八九十a-zA-Z]{1,2}$")
_APOSTROPHE = pattern("[A-Za-z]$")


def find_unpaired(lines: Sequence[Line]) -> list[Diagnostic]:
    """C705: marks without a partner.  A quotation over several paragraphs opens in each of them anew (CLREQ 3.1.4)."""
    found = []
    for line, following in pairwise([*lines, None]):
        if line is None:
            continue
        for at, mark in _unpaired(line.text):
            if mark in "“「『" and following is not None and following.text[:1] == mark:
                continue
            around = line.text[max(0, at - 6) : at + 7]
            found.append(diagnostic("C705", line.place(at, at + 1), f"{mark} has no partner: “…{around}…”"))
    return found


def _are_paired(text: str) -> bool:
    """Whether all marks of a text pair, told without looking at each."""
    marks, before = "".join(_MARKS.findall(text)), ""
    while marks != before:
        before = marks
        for closer, opener in _PARTNER.items():
            marks = marks.replace(opener + closer, "")
    return not marks


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """The marks of a text that have no partner, with their places."""
    if _are_paired(text):
        return
    number = read_number(text)
    open_marks: list[tuple[int, str]] = []
    for found in _MARKS.finditer(text, number.end if number else 0):
        at, mark = found.start(), found[0].translate(_ROUND)
        if mark in _OPENERS:
            open_marks.append((at, mark))
            continue
        place = next((i for i in range(len(open_marks) - 1, -1, -1) if open_marks[i][1] == _PARTNER[mark]), None)
        if place is not None:
            yield from open_marks[place + 1 :]
            del open_marks[place:]
        elif not _is_no_closer(text, at, mark):
            yield at, mark
    yield from open_marks


def _is_no_closer(text: str, at: int, mark: str) -> bool:
    """Whether a mark only looks like a closing one: 1） in a list, an apostrophe."""
    before = text[max(0, at - 2) : at]
    if mark == "’":
        return _APOSTROPHE.search(before) is not None
    return mark == "）" and _LIST_NUMBER.search(before) is not None
