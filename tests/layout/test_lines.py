"""Chinese lines: what may begin and end them, how marks are squeezed, how a line is made to fit."""

from __future__ import annotations

import pytest

from jbpub.layout import classes as c
from jbpub.layout.custom import Custom
from jbpub.layout.kinsoku import kinsoku
from jbpub.layout.lines import Line
from jbpub.layout.marks import HONG_KONG
from tests.layout.trace import em, set_text, texts, trace

GB = kinsoku("gb")


# ---- what stays together ----


def test_no_closing_mark_begins_a_line() -> None:
    assert texts("发展改革创新，城乡融合。", 6.5) == ["发展改革创新，", "城乡融合。"]
    assert texts("发展改革创新，城乡融合。", 6, align="left") == ["发展改革创", "新，城乡融合。"]


@pytest.mark.parametrize("unit", ["15.2%", "1,000", "70464", "5G", "2016-2020", "GDP", "……", c.TWO_EM_DASH])
def test_a_unit_is_never_split(unit: str) -> None:
    for before in range(4, 12):
        text = "江" * before + unit + "北" * 9
        assert any(unit in line for line in texts(text, 8))


def test_an_address_longer_than_the_line_breaks_inside() -> None:
    lines = texts("网址https://example.org/a/very/long/path/that/never/ends/index.html见上", 12)
    assert max(map(len, lines)) <= 26


def test_an_english_word_breaks_only_after_its_hyphen() -> None:
    assert texts("江北long-term江北", 4.75) == ["江北long-", "term江北"]


def test_a_straight_quotation_mark_stays_with_what_it_quotes() -> None:
    assert texts('need as "one matter", it', 5) == ["need as ", '"one ', 'matter", ', "it"]
    assert texts('改革"one visit"改革', 3.5) == ["改革", '"one ', 'visit"', "改革"]


# ---- space ----


def test_a_quarter_em_lies_between_han_and_digits_but_not_beside_marks() -> None:
    assert trace("计5项（8）", set_text("计5项（8）", 20)) == "+0.00 |计[+0.25]5[+0.25]项（8）| 5.00"


def test_a_mark_at_the_end_of_a_line_is_half_an_em_wide() -> None:
    first = set_text("甲乙丙丁，戊己庚辛", 4.5)[0]
    assert (first.end, first.width) == (5, 4.5)


# ---- a line made to fit ----


def test_too_long_a_line_gives_way_at_brackets_first_then_at_commas() -> None:
    text = "甲（乙）丙丁，戊己"
    assert trace(text, set_text(text, 8.4)) == "+0.00 |甲[-0.30]（乙）[-0.30]丙丁，戊己| 8.40"
    assert trace(text, set_text(text, 7.7)) == "+0.00 |甲[-0.50]（乙）[-0.50]丙丁，[-0.30]戊己| 7.70"


def test_too_short_a_line_is_spread_last_between_han() -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    assert trace(text, set_text(text, 7.35)[:1]) == "+0.00 |甲乙丙丁戊己庚| 7.35 spread 0.058"


def test_digits_and_words_are_not_spread_inside() -> None:
    text = "2021丙丁戊己庚辛壬癸子丑寅卯"
    line = set_text(text, 9.9)[0]
    kerns = dict(line.kerns)
    assert line.letter > 0
    assert all(kerns[k] == pytest.approx(-line.letter) for k in (0, 1, 2))


def test_the_last_line_is_not_spread_and_is_no_single_character() -> None:
    lines = set_text("江" * 57, 28)
    assert sorted(line.end - line.start for line in lines) == [2, 27, 28]
    assert lines[-1].letter == 0


def test_a_last_line_of_one_character_is_avoided_beside_centred_marks_too() -> None:
    lines = set_text("江" * 28 + "，" + "北" * 27 + "型。", 28, custom=Custom(marks=HONG_KONG))
    assert lines[-1].end - lines[-1].start > 2


def right_edge(text: str, line: Line) -> float:
    """Where the last glyph of a line ends that can be seen; a closing mark ends with its ink, half an em before."""
    seen = text[line.start : line.end].removesuffix(" ") or " "
    kerns = sum(kern for joint, kern in line.kerns if joint < line.start + len(seen) - 1)
    blank = 0.5 if seen[-1] in "，。、；：”）》" else 0.0
    return line.x + sum(em(seen)) + line.letter * (len(seen) - 1) + kerns - blank


def test_a_space_at_the_end_of_a_full_line_takes_no_room() -> None:
    text = "江北“dual baseline”考核"
    first, *_ = set_text(text, 8.75)
    assert text[first.start : first.end] == "江北“dual "
    assert right_edge(text, first) == pytest.approx(8.75)
