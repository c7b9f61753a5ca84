"""Places in the source as an editor shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.source import Position, Source, Span


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (6, (3, 3)), (99, (3, 3)), (-1, (1, 1))],
)
def test_lines_and_columns_count_from_one(offset: int, position: tuple[int, int]) -> None:
    assert Source("一、\n\n回顾").position(offset) == Position(*position)


def test_the_text_of_a_span() -> None:
    assert Source("一、回顾").at(Span(2, 4)) == "回顾"


def test_sources_are_equal_by_text_name_and_encoding() -> None:
    assert Source("甲", "r", "utf-8") == Source("甲", "r", "utf-8") != Source("甲", "r", "gb18030")


@given(st.text(alphabet="甲\n", max_size=30), st.integers(0, 30))
def test_a_position_leads_back_to_its_offset(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = Source(text).position(offset)
    assert sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1 == offset
