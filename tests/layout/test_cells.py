"""Lines on a grid of cells (CLREQ 2.3.3): each Han character in its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.layout.cells import pitch_of
from jbpub.layout.custom import Custom
from jbpub.layout.lines import Line
from jbpub.layout.marks import HONG_KONG
from tests.layout.trace import em, set_text, texts, trace

GRID = Custom(cells=True)


def places(text: str, line: Line) -> list[float]:
    """Where each character of a line begins."""
    kerns, found, x = dict(line.kerns), [], line.x
    for k in range(line.start, line.end):
        found.append(x)
        x += em(text[k])[0] + line.letter + kerns.get(k, 0.0)
    return found


def test_cells_fill_the_column_flush_at_both_ends() -> None:
    pitch = pitch_of(28.5)
    assert 27 * pitch + 1 == pytest.approx(28.5)
    (line, *_) = set_text("江" * 60, 28.5, custom=GRID)
    assert line.end == 28
    assert places("江" * 60, line) == pytest.approx([k * pitch for k in range(28)])


def test_a_western_run_takes_whole_cells_and_stands_in_their_middle() -> None:
    text = "江北2021年"
    assert trace(text, set_text(text, 9, custom=GRID)) == "+0.00 |江北2021年| 5.00"
    text = "江北5G年城"
    assert trace(text, set_text(text, 9, custom=GRID)) == "+0.00 |江北5G年城| 5.00"
    text = "江北5项年城"
    assert trace(text, set_text(text, 9, custom=GRID)) == "+0.00 |江北[+0.25]5[+0.25]项年城| 6.00"


def test_at_the_edges_of_a_line_the_run_is_flush() -> None:
    text = "225江北区江北225江北区"
    first, second = set_text(text, 7, custom=GRID)
    assert trace(text, [first]) == "+0.00 |225[+0.50]江北区江北| 7.00"
    assert places(text, first)[3] == 2.0
    assert trace(text, [second]) == "+0.00 |225[+0.50]江北区| 5.00"


def test_marks_keep_their_cells_and_two_share_one_only_if_they_must() -> None:
    assert texts("江北区发展改革。”江北区发展改革。”江北区", 8, custom=GRID) == [
        "江北区发展改革。”",
        "江北区发展改革。”",
        "江北区",
    ]
    text = "江北。”江北"
    assert trace(text, set_text(text, 8, custom=GRID)) == "+0.00 |江北。”江北| 6.00"


def test_a_comma_that_has_no_cell_stands_in_the_margin() -> None:
    assert texts("江北区发展改革新，江北区发展", 8, custom=GRID)[0] == "江北区发展改革新，"
    first = set_text("江北区发展改革新，江北区发展", 8, custom=Custom(marks=HONG_KONG, cells=True))[0]
    assert (first.end, round(first.letter, 6)) == (7, round(1 / 6, 6))


@given(st.text(alphabet="江北区发展，。“”（）", min_size=1, max_size=120), st.integers(8, 30))
def test_every_han_character_of_a_full_line_is_in_a_cell(text: str, count: int) -> None:
    for line in set_text(text, count, custom=GRID):
        if line.letter == 0:
            assert all(
                x == pytest.approx(round(x))
                for x, char in zip(places(text, line), text[line.start :], strict=False)
                if char in "江北区发展"
            )
