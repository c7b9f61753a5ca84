"""Quotation marks by region, one quotation in another, and apostrophes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.edition.quotes import to_corner, to_curved


@pytest.mark.parametrize(
    ("curved", "corner"),
    [
        ("打造“双循环”格局", "打造「双循环」格局"),
        ("他说：“推进‘放管服’改革。”", "他说：「推进『放管服』改革。」"),
        ("“甲‘乙“丙”丁’戊”", "「甲『乙「丙」丁』戊」"),
        ("“甲“乙”丙”", "「甲『乙』丙」"),
        ("‘放管服’", "『放管服』"),
        ("“第一段没有完", "「第一段没有完"),
        ("这一段才完”", "这一段才完」"),
        ("“甲‘乙”丙", "「甲『乙」丙"),
    ],
)
def test_curved_marks_become_brackets(curved: str, corner: str) -> None:
    assert to_corner(curved) == corner


@pytest.mark.parametrize("text", ["Johnson’s", "干部’s", "‘it’s’", "没有引号", '"直引号"', "the ’90s"])
def test_an_apostrophe_stays(text: str) -> None:
    assert to_corner(text).count("’") == text.count("’") - ("‘" in text)


@pytest.mark.parametrize(
    ("corner", "curved"), [("「双循环」与『六稳』", "“双循环”与‘六稳’"), ("“已是”", "“已是”"), ("无", "无")]
)
def test_brackets_become_curved_marks(corner: str, curved: str) -> None:
    assert to_curved(corner) == curved


@given(st.text(alphabet="甲“”‘’a", max_size=30))
def test_each_mark_gives_one_mark(text: str) -> None:
    assert len(to_corner(text)) == len(text)


@given(
    st.recursive(
        st.just("甲"), lambda inner: inner.map(lambda words: f"‘{words}’" if words[0] == "“" else f"“{words}”")
    )
)
def test_what_is_well_quoted_comes_back(text: str) -> None:
    assert to_curved(to_corner(text)) == text
