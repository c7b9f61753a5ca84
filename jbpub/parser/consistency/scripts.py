"""Simplified and Traditional characters in one report.

Which characters belong to one script only is told by the standards of the two: GB 2312-80 and the frequent characters
of Big5 (level 1), both of which Python knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Line

_BOTH_USED = frozenset("著裡佈祇妳它牠凱镕昇堃喆濛瞭囍淼")  # in names and set words of the other script too
# A place's name may keep its form: 濛溪河.
_PLACE = "[\u4e00-\u9fff]?(?:河|江|湖|海|溪|泉|潭|山|岭|峡|沟|湾|岛|港|桥|寺|塔|庄|堡|镇|乡|村|县|州|遗址)"
_MOST = 20  # of more characters a text is set in both scripts, which one finding says


def find_other_script(lines: Sequence[Line]) -> list[Diagnostic]:
    """C708: the characters of the script that the report is not in, a finding for each place.

    Where the report uses a fifth as many of them as of its own script's it is in both, and nothing is said.
    """
    used = set("".join(line.text for line in lines))
    fewer, more = sorted((used & script for script in _scripts()), key=len)
    if not fewer or len(fewer) * 5 > len(more):
        return []
    name = "Simplified" if fewer <= _scripts()[0] else "Traditional"
    places = _places(lines, fewer)
    if len(places) > _MOST:
        line, at, char = places[0]
        return [diagnostic("C708", line.place(at, at + 1), f"{len(places)} characters are {name}, the first is {char}")]
    return [diagnostic("C708", line.place(at, at + 1), f"{char} is {name}") for line, at, char in places]


@cache
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """The characters of Simplified Chinese only, and of Traditional Chinese only."""
    gb2312 = bytes(byte for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) for byte in (high, low))
    lows = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5 = bytes(byte for high in range(0xA4, 0xC7) for low in lows for byte in (high, low))
    simple, frequent = frozenset(gb2312.decode("gb2312", "ignore")), frozenset(big5.decode("big5", "ignore"))
    all_big5 = bytes(byte for high in range(0xC9, 0xFA) for low in lows for byte in (high, low))
    shared = frequent | frozenset(all_big5.decode("big5", "ignore"))
    return simple - shared - _BOTH_USED, frequent - simple - _BOTH_USED


def _places(lines: Sequence[Line], chars: set[str]) -> list[tuple[Line, int, str]]:
    form = re.compile(f"[{''.join(sorted(chars))}](?!{_PLACE})")
    return [(line, match.start(), match[0]) for line in lines for match in form.finditer(line.text)]
