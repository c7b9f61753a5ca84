"""What belongs together: numbers, their signs and units, notes (UAX #14 LB25; CLREQ leaves the heading empty)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jbpub.layout import classes as c
from jbpub.layout.copy import Copy
from jbpub.layout.lines import Shape, compose
from tests.layout.trace import em, texts

UNSPLIT = [
    "15.2%",
    "1,000",
    "70464",
    "5G",
    "2016-2020",
    "GDP",
    "-3.5%",
    "−2",
    "±5",
    "$100",
    "￥3.5",
    "25℃",
    "８５．２％",
    "8．8%",
    "3/4",
]


@pytest.mark.parametrize("unit", UNSPLIT)
def test_a_number_is_never_parted_from_its_signs(unit: str) -> None:
    for before in range(4, 12):
        assert any(unit in line for line in texts("江" * before + unit + "北" * 9, 8))


@pytest.mark.parametrize(
    ("text", "disliked"),
    [
        ("第5位", "第|5|位"),
        ("5万元", "5|万|元"),
        ("2021年1月5日", "2021|年1|月|5|日"),
        ("优化为1.3：30.7：68.0", "优化为1.3：|30.7：|68.0"),
        ("8%～10%", "8%～|10%"),
        ("近3年", "近|3|年"),
    ],
)
def test_a_break_in_a_number_with_its_unit_is_not_liked(text: str, disliked: str) -> None:
    offsets = {match.end() for match in c.DISLIKED.finditer(text)}
    assert "".join(char + ("|" if k + 1 in offsets else "") for k, char in enumerate(text)) == disliked


def test_where_the_line_allows_a_number_stays_with_its_unit() -> None:
    text = "江北区去年实现工业增加值，比上年增长，达到5亿元，比上年增长，城乡融合发展。"
    assert all(not (one[-1].isdigit() and other[0] == "亿") for one, other in pairwise(texts(text, 22.5)))


def test_a_note_never_begins_a_line() -> None:
    text = "江北江北江北[1]江北江北"
    for width in (6, 6.5, 7, 8):
        ends = [line.end for line in compose(Copy(text, em(text), bound={6}), Shape(width))]
        assert 6 not in ends
