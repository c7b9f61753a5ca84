"""Marks squeezed, by region and by the style sheet's word (CLREQ 3.1.6)."""

from __future__ import annotations

import pytest

from jbpub.layout.custom import Custom, custom_of
from jbpub.layout.marks import HONG_KONG, MAINLAND, TAIWAN, Marks, adjusted
from jbpub.style.sheet import StyleSheet
from tests.layout.trace import set_text, trace

ALWAYS, NEVER = adjusted(TAIWAN, "always"), adjusted(MAINLAND, "never")


def spaced(text: str, marks: Marks, width: float = 20.0) -> str:
    return trace(text, set_text(text, width, custom=Custom(marks=marks)))


def test_neighbours_on_the_mainland_take_one_and_a_half_em() -> None:
    assert spaced("甲。”乙", MAINLAND) == "+0.00 |甲。[-0.50]”乙| 3.50"
    assert spaced("甲，“乙", MAINLAND) == "+0.00 |甲，[-0.50]“乙| 3.50"
    assert spaced("甲”（乙", MAINLAND) == "+0.00 |甲”[-0.50]（乙| 3.50"
    assert spaced("甲！？乙", MAINLAND) == "+0.00 |甲！[-0.50]？乙| 3.50"


def test_centred_marks_keep_their_square_but_beside_a_bracket() -> None:
    assert spaced("甲，乙", TAIWAN) == "+0.00 |甲，乙| 3.00"
    assert spaced("甲」，乙", TAIWAN) == "+0.00 |甲」[-0.50]，乙| 3.50"
    assert spaced("甲。」乙", TAIWAN) == "+0.00 |甲。[-0.25]」乙| 3.75"
    assert spaced("甲！」乙", TAIWAN) == "+0.00 |甲！」乙| 4.00"


@pytest.mark.parametrize(
    ("marks", "x", "width"), [(MAINLAND, -0.5, 1.5), (HONG_KONG, -0.5, 1.5), (ALWAYS, -0.5, 1.5), (TAIWAN, 0.0, 2.0)]
)
def test_brackets_hug_the_margins_but_in_taiwan(marks: Marks, x: float, width: float) -> None:
    (line,) = set_text("「甲", 20, custom=Custom(marks=marks))
    assert (line.x, line.width) == (x, width)
    (line,) = set_text("甲」", 20, custom=Custom(marks=marks))
    assert line.width == width


def test_a_bracket_in_taiwan_gives_its_half_at_the_end_when_the_line_needs_it() -> None:
    assert spaced("甲乙丙丁」戊己庚", TAIWAN, 5).startswith("+0.00 |甲乙丙丁」| 5.00")
    assert spaced("甲乙丙丁」戊己庚", TAIWAN, 4.5).startswith("+0.00 |甲乙丙丁」| 4.50")


def test_an_opening_mark_after_the_indent_gives_its_half_too() -> None:
    assert set_text("“甲乙”丙丁戊己", 20, first=2.0)[0].x == 1.5


def test_interpunct_and_solidus_take_half_an_em_on_the_mainland() -> None:
    assert spaced("甲·乙", MAINLAND) == "+0.00 |甲[-0.25]·[-0.25]乙| 2.50"
    assert spaced("甲·乙", TAIWAN) == "+0.00 |甲·乙| 3.00"
    assert spaced("元/亩", MAINLAND) == "+0.00 |元/亩| 2.50"


def test_a_sheet_may_leave_all_marks_alone() -> None:
    assert spaced("“甲。”（乙）", NEVER) == "+0.00 |“甲。”（乙）| 7.00"
    assert spaced("甲乙丙，丁戊己庚辛", NEVER, 4.5).startswith("+0.00 |甲乙丙，| 4.50 spread")


@pytest.mark.parametrize(
    ("language", "marks"),
    [("zh-Hans", MAINLAND), ("zh-Hant-TW", TAIWAN), ("zh-Hant-HK", HONG_KONG), ("zh-Hant", TAIWAN), ("en", MAINLAND)],
)
def test_the_language_tells_the_region(language: str, marks: Marks) -> None:
    line = StyleSheet.read("gov-print").line
    assert custom_of(line, language).marks is marks
