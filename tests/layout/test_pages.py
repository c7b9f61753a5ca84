"""Pages: headings stay with their text, no line of a paragraph stands alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jbpub.layout.pages import ALONE, Extent, paginate

LEADING = 10.0


def block(lines: int, *, keep: bool = False, before: float = 0.0) -> Extent:
    return Extent(lines, LEADING, before=before, keep_with_next=keep)


def dump(extents: list[Extent], height: float) -> list[str]:
    """A row a page: block:first-last, …"""
    return [" ".join(f"{p.block}:{p.first}-{p.last}" for p in page) for page in paginate(extents, height)]


def test_a_paragraph_runs_over_the_page_break() -> None:
    assert dump([block(4), block(10)], 100) == ["0:0-4 1:0-6", "1:6-10"]


def test_no_first_line_stands_alone_at_the_foot() -> None:
    assert dump([block(9), block(6)], 100) == ["0:0-9", "1:0-6"]


def test_no_last_line_stands_alone_at_the_head() -> None:
    assert dump([block(6), block(5)], 100) == ["0:0-6 1:0-3", "1:3-5"]


def test_a_paragraph_of_three_lines_stays_whole() -> None:
    assert dump([block(8), block(3)], 100) == ["0:0-8", "1:0-3"]


def test_headings_take_two_lines_of_their_text_along() -> None:
    assert dump([block(7), block(1, keep=True), block(1, keep=True), block(8)], 100) == ["0:0-7", "1:0-1 2:0-1 3:0-8"]


def test_space_before_falls_away_at_the_top() -> None:
    pages = paginate([block(10), block(1, before=20)], 100)
    assert pages[1][0].top == 0


def test_a_heading_at_the_very_end_is_still_set() -> None:
    assert dump([block(10), block(1, keep=True)], 100) == ["0:0-10", "1:0-1"]


def test_what_is_higher_than_a_page_is_cut() -> None:
    assert dump([Extent(25, LEADING)], 100) == ["0:0-10", "0:10-20", "0:20-25"]


def test_headings_that_no_page_holds_together_fill_the_pages_they_take() -> None:
    pages = dump([block(1, keep=True)] * 25 + [block(4)], 100)
    assert [page.count(":") for page in pages] == [10, 7, 9, 1]  # the last eight stand on the page of their text


EXTENTS = st.lists(
    st.builds(Extent, st.integers(1, 40), st.just(LEADING), st.sampled_from([0.0, 5.0]), st.just(0.0), st.booleans())
)


@given(EXTENTS)
def test_every_line_is_placed_once_in_order_and_within_the_page(extents: list[Extent]) -> None:
    placed = [(p.block, k) for page in paginate(extents, 100) for p in page for k in range(p.first, p.last)]
    assert placed == [(i, k) for i, extent in enumerate(extents) for k in range(extent.lines)]
    for page in paginate(extents, 100):
        assert all(p.top + (p.last - p.first) * LEADING <= 100.5 for p in page)


@given(EXTENTS)
def test_no_line_of_a_paragraph_is_left_alone(extents: list[Extent]) -> None:
    for page in paginate(extents, 100):
        for p in page:
            whole = extents[p.block].lines
            if whole >= 2 * ALONE and p.last - p.first < ALONE:
                assert p.last - p.first == whole
