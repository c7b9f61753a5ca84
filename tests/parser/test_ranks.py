"""Ranks: heads are moved, never lost, and counts that begin anew open no part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jbpub.parser.lines import Kind, Line
from jbpub.parser.numbering import read_number
from jbpub.parser.ranks import PART_RANK, Head, Item, place_heads


def head(text: str) -> Head:
    """A line as a head, ranked by its number alone."""
    number = read_number(text)
    line = Line(Kind.HEADING, text, ((0, 0),), len(text))
    return Head(line, number, number.form.rank if number else PART_RANK)


def ranks(*texts: str) -> list[int]:
    """The ranks of heads after placing."""
    return [item.rank for item in place_heads([head(text) for text in texts]) if isinstance(item, Head)]


def test_a_count_that_begins_anew_lies_deeper_until_the_parts_go_on() -> None:
    assert ranks("一、甲", "一、乙", "二、丙", "三、丁", "二、戊") == [2, 3, 3, 3, 2]


def test_an_annex_holds_its_own_count() -> None:
    assert ranks("一、甲", "二、乙", "附件", "一、丙", "二、丁") == [2, 2, 1, 2, 2]


def test_unnumbered_parts_around_a_count() -> None:
    assert ranks("过去的总结", "今后的任务", "一、甲", "二、乙", "外交工作") == [1, 1, 2, 2, 1]


def test_one_unnumbered_head_before_the_parts_is_their_like() -> None:
    assert ranks("前言", "一、甲", "二、乙") == [2, 2, 2]


def test_financial_numbers_hold_counts() -> None:
    assert ranks("壹、甲", "一、乙", "二、丙", "贰、丁", "一、戊") == [0, 2, 2, 0, 2]


@given(
    st.lists(
        st.sampled_from(["一、甲", "二、乙", "三、丙", "（一）丁", "任务", "1.戊", "壹、己"]).map(head), max_size=12
    )
)
def test_placing_keeps_every_head_in_its_place(items: list[Item]) -> None:
    placed = place_heads(items)
    lines = [item.line for item in placed if isinstance(item, Head)]
    assert lines == [item.line for item in items if isinstance(item, Head)]
