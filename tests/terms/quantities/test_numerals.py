"""Numbers as reports write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.terms.quantities.numerals import read_number, read_serial, scale_of

NUMBERS = {
    "70464": "70464",
    "70,464": "70464",
    "1 100": "1100",
    "９.０": "9.0",
    "2.4万": "24000",
    "1.3万亿": "1300000000000",
    "2亿3000万": "230000000",
    "1萬5000": "15000",
    "3 兆 1,325 億": "3132500000000",
    "5千多": "5000",
    "十": "10",
    "二十五": "25",
    "两百": "200",
    "一千零一": "1001",
    "三千五百": "3500",
    "十二万": "120000",
    "一亿二千万": "120000000",
    "三点五": "3.5",
    "三点五亿": "350000000",
    "万亿": "1000000000000",
}
UNCERTAIN = ["", "两万五", "三千五", "三四", "一二三", "五六十", "点", "亿万", "十十"]


@pytest.mark.parametrize(("written", "value"), NUMBERS.items())
def test_reads_a_number(written: str, value: str) -> None:
    assert f"{read_number(written):f}" == value


@pytest.mark.parametrize("written", UNCERTAIN)
def test_does_not_guess(written: str) -> None:
    assert read_number(written) is None


def test_reads_serial_numbers_digit_by_digit() -> None:
    assert [read_serial(text) for text in ("2021", "２０２１", "二〇三五", "一九五五", "十一", "三十一")] == [
        2021,
        2021,
        2035,
        1955,
        11,
        31,
    ]


def test_knows_the_scale_of_a_number() -> None:
    assert [scale_of(text) for text in ("15", "15亿", "1.3万亿", "2000多万")] == [0, 8, 12, 4]


@given(st.integers(1, 9_999_999_999_999))
def test_chinese_numerals_say_the_number(number: int) -> None:
    assert read_number(_in_chinese(number)) == Decimal(number)


def _in_chinese(number: int) -> str:
    """A whole number below ten to the sixteenth, in full Chinese numerals."""
    text, gap = "", False
    for power, mark in ((12, "万亿"), (8, "亿"), (4, "万"), (0, "")):
        section = number // 10**power % 10_000
        if power == 8 and number >= 10**12:  # 万亿 and 亿 are one section of hundreds of millions
            continue
        if power == 12 and number >= 10**12:
            section, mark = number // 10**8, "亿"
            text += _below_ten_thousand(section // 10_000) + "万"
            gap = section % 10_000 < 1_000
            section %= 10_000
        if section:
            text += ("零" if text and (gap or section < 1_000) else "") + _below_ten_thousand(section) + mark
            gap = False
        elif text and text[-1] == "万" and mark == "亿":
            text += "亿"
    return text


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for power, mark in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + "〇一二三四五六七八九"[digit] + mark
            gap = False
        else:
            gap = True
    return text
