"""What may begin or end a line, level by level (CLREQ 3.1.4, 3.1.5)."""

from __future__ import annotations

import pytest

from jbpub.layout.custom import Custom
from jbpub.layout.kinsoku import kinsoku
from tests.layout.trace import texts

BASIC, GB, STRICT = ("basic", "gb", "strict")


def divided(text: str, level: str, width: float = 6) -> str:
    """Lines that are not filled, so that nothing but the rules moves their ends."""
    return "|".join(texts(text, width, custom=Custom(kinsoku=kinsoku(level)), align="left"))


@pytest.mark.parametrize("level", [BASIC, GB, STRICT])
@pytest.mark.parametrize("mark", "，。、；：？！”’）》】〉」』〕～·‧–％‰℃")
def test_no_level_begins_a_line_with_a_closing_mark_connector_or_interpunct(mark: str, level: str) -> None:
    assert divided(f"江北江北江北{mark}江北江北", level, 6.2) in {
        f"江北江北江|北{mark}江北江北",
        f"江北江北江北{mark}|江北江北",
    }


@pytest.mark.parametrize("level", [BASIC, GB, STRICT])
@pytest.mark.parametrize("mark", "“‘（《【〈「『〔￥$№")
def test_no_level_ends_a_line_with_an_opening_mark_or_the_sign_of_a_number(mark: str, level: str) -> None:
    for width in (5.5, 6, 6.5, 7, 7.5):
        lines = divided(f"江北江北江{mark}8江北江北江北", level, width)
        assert f"{mark}8" in lines
        assert "|" in lines


@pytest.mark.parametrize(
    ("level", "expected"),
    [(BASIC, "江北江北江／|北江北江北"), (GB, "江北江北|江／北江北江|北"), (STRICT, "江北江北|江／北江北江|北")],
)
def test_a_solidus_ends_no_line_from_the_national_level_on(level: str, expected: str) -> None:
    assert divided("江北江北江／北江北江北", level) == expected
    assert divided("江北江北江/北江北江北", level) == expected.replace("／", "/")


@pytest.mark.parametrize("unit", ["——", "\u2e3a", "……", "⋯⋯"])
def test_only_the_strict_level_keeps_dashes_and_ellipses_from_the_start(unit: str) -> None:
    text = f"江北江北江北{unit}江北江"
    assert divided(text, BASIC) == divided(text, GB) == f"江北江北江北|{unit}江北江"
    assert divided(text, STRICT) == f"江北江北江|北{unit}江北江"


@pytest.mark.parametrize("unit", ["——", "……", "………………", "\u2e3a\u2e3a"])
def test_dashes_and_ellipses_are_never_split(unit: str) -> None:
    for before in range(4, 12):
        assert any(unit in line for line in texts("江" * before + unit + "北" * 9, 8))


def test_a_hyphen_before_a_digit_is_a_minus_and_goes_with_it() -> None:
    assert divided("江北江北江北-5江北江", GB) == "江北江北江北|-5江北江"


def test_the_last_resort_lets_any_mark_begin_a_line() -> None:
    assert divided("江，。』」）》北", GB, 3) == "江，。』」|）》北"


def test_an_address_breaks_after_its_marks_and_elsewhere_only_if_it_must() -> None:
    address = "https://www.example.gov.cn/reports/2021/index.html"
    assert divided(address, GB, 12).split("|") == ["https://www.example.gov.", "cn/reports/2021/index.", "html"]
    assert all(len(line) <= 24 for line in divided("a" * 60, GB, 12).split("|"))
