"""A line made to fit: in which order it gives up space and takes it (CLREQ 3.2.3)."""

from __future__ import annotations

import pytest

from jbpub.layout.copy import Copy
from jbpub.layout.custom import Custom
from jbpub.layout.joints import measure
from jbpub.layout.lines import REDUCTION, Shape, compose
from jbpub.layout.marks import HONG_KONG
from tests.layout.trace import em, set_text, trace

ALL = "甲、（乙）丙·丁5戊。己AB CD庚"
"""Something to give at every step but the line's end."""


def first_line(text: str, width: float, custom: Custom) -> str:
    return trace(text, set_text(text, width, custom=custom, align="left")[:1])


def test_what_gives_way_goes_by_the_published_order() -> None:
    advances = [0.4 if char == " " else advance for char, advance in zip(ALL, em(ALL), strict=True)]
    joints = measure(Copy(ALL, advances), Custom(marks=HONG_KONG), 20)
    room = {step: sum(give for _, give in joints.shrink[step]) for step in REDUCTION}
    assert room == pytest.approx(
        {"spaces": 0.15, "interpuncts": 0.5, "brackets": 0.75, "commas": 0.25, "gaps": 0.5, "stops": 0.5}
    )
    natural, given = joints.length(0, len(ALL)), 0.0
    for step in REDUCTION[:4]:  # beyond these two lines are better than one
        given += room[step]
        line = compose(Copy(ALL, advances), Shape(natural - given + 1e-9, custom=Custom(marks=HONG_KONG)))[0]
        assert (line.end, round(line.width, 6)) == (len(ALL), round(natural - given, 6)), step


def test_an_earlier_step_is_used_up_before_the_next_begins() -> None:
    text, custom = "甲·乙，丙（丁）戊", Custom(marks=HONG_KONG)
    assert first_line(text, 8.7, custom) == "+0.00 |甲[-0.15]·[-0.15]乙，丙（丁）戊| 8.70"
    assert first_line(text, 8.2, custom) == "+0.00 |甲[-0.25]·[-0.25]乙，丙[-0.15]（丁）[-0.15]戊| 8.20"


def test_marks_in_the_middle_of_their_square_give_way_on_both_sides() -> None:
    assert first_line("甲，乙丙丁戊", 4.8, Custom(marks=HONG_KONG)) == "+0.00 |甲[-0.10]，[-0.10]乙丙丁| 4.80"
    assert first_line("甲！乙丙丁戊", 4.8, Custom(marks=HONG_KONG)) == "+0.00 |甲！乙丙| 4.00"


def test_a_gap_shrinks_to_an_eighth_and_grows_to_a_half() -> None:
    text = "甲5乙丙丁戊己庚辛壬癸子丑寅卯辰"
    for width, gap in ((6.75, 0.125), (7.0, 0.25), (7.25, 0.375), (7.5, 0.5)):
        kerns = dict(set_text(text, width)[0].kerns)
        assert (kerns[0], kerns[1]) == pytest.approx((gap, gap)), width


@pytest.mark.parametrize(("gap", "natural"), [(0.25, 3.0), (0.125, 2.75), (0.0, 2.5)])
def test_the_sheet_says_how_wide_the_gap_is(gap: float, natural: float) -> None:
    assert set_text("甲5乙", 20, custom=Custom(gap=gap))[0].width == natural


def test_han_are_spread_last_and_all_alike_marks_too() -> None:
    text = "甲乙，丙丁戊己庚辛壬癸子丑寅卯"
    assert trace(text, set_text(text, 7.35, custom=Custom(marks=HONG_KONG))[:1]) == (
        "+0.00 |甲乙，丙丁戊己| 7.35 spread 0.058"
    )


def test_nothing_is_spread_round_connectors_and_solidi_or_before_a_note() -> None:
    text = "甲乙丙～丁戊己庚辛壬癸子丑"
    assert trace(text, set_text(text, 7.4)[:1]) == "+0.00 |甲乙丙[-0.10]～[-0.10]丁戊己| 7.40 spread 0.100"
    text = "甲乙丙丁[1]戊己庚辛壬癸子丑寅卯"
    line = compose(Copy(text, em(text), bound={4}), Shape(7.7))[0]
    assert dict(line.kerns)[3] == pytest.approx(-line.letter)


def test_a_comma_hangs_only_where_the_line_would_be_torn_otherwise() -> None:
    text = "甲乙丙丁戊己庚辛壬癸，子丑寅卯辰巳午未申酉"
    assert trace(text, set_text(text, 10)[:1]) == "+0.00 |甲乙丙丁戊己庚辛壬癸，| 10.00"
    text = "甲乙丙丁戊、己庚辛壬癸，子丑寅卯辰巳午未申酉"
    assert trace(text, set_text(text, 11)[:1]) == "+0.00 |甲乙丙丁戊、[-0.50]己庚辛壬癸，| 11.00"


def test_in_taiwan_and_hong_kong_nothing_hangs() -> None:
    line = set_text("甲乙丙丁戊己庚辛壬癸，子丑寅卯辰巳午未申酉", 10, custom=Custom(marks=HONG_KONG))[0]
    assert (line.end, round(line.letter, 6)) == (9, 0.125)
