"""Pages: headings stay with their text, no line of a paragraph stands alone, notes at the foot of their marks' page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jbpub.layout.pages import ALONE, Call, Extent, Foot, Placed, paginate

LEADING = 10.0


def block(lines: int, *, keep: bool = False, before: float = 0.0) -> Extent:
    return Extent(lines, LEADING, before=before, keep_with_next=keep)


def text(extents: list[Extent], height: float) -> list[tuple[Placed, ...]]:
    return [page.text for page in paginate(extents, height)]


def dump(extents: list[Extent], height: float) -> list[str]:
    """A row a page: block:first-last, …"""
    return [" ".join(f"{p.block}:{p.first}-{p.last}" for p in page) for page in text(extents, height)]


def test_a_paragraph_runs_over_the_page_break() -> None:
    assert dump([block(4), block(10)], 100) == ["0:0-4 1:0-6", "1:6-10"]


def test_no_first_line_stands_alone_at_the_foot() -> None:
    assert dump([block(9), block(6)], 100) == ["0:0-9", "1:0-6"]


def test_no_last_line_stands_alone_at_the_head() -> None:
    assert dump([block(6), block(5)], 100) == ["0:0-6 1:0-3", "1:3-5"]


def test_a_paragraph_of_three_lines_stays_whole() -> None:
    assert dump([block(8), block(3)], 100) == ["0:0-8", "1:0-3"]


def test_of_two_texts_side_by_side_no_last_line_stands_alone() -> None:
    shorter = Extent(10, LEADING, bound=frozenset({4, 9}))  # beside a text of ten lines one of five
    assert dump([block(6), shorter], 100) == ["0:0-6 1:0-3", "1:3-10"]
    assert dump([block(7), Extent(10, LEADING, bound=frozenset({2, 9}))], 100) == ["0:0-7 1:0-3", "1:3-10"]
    assert dump([block(8), Extent(10, LEADING, bound=frozenset({2, 9}))], 100) == ["0:0-8", "1:0-10"]


def test_headings_take_two_lines_of_their_text_along() -> None:
    assert dump([block(7), block(1, keep=True), block(1, keep=True), block(8)], 100) == ["0:0-7", "1:0-1 2:0-1 3:0-8"]


def test_space_before_falls_away_at_the_top() -> None:
    pages = text([block(10), block(1, before=20)], 100)
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
    placed = [(p.block, k) for page in text(extents, 100) for p in page for k in range(p.first, p.last)]
    assert placed == [(i, k) for i, extent in enumerate(extents) for k in range(extent.lines)]
    for page in text(extents, 100):
        assert all(p.top + (p.last - p.first) * LEADING <= 100.5 for p in page)


@given(EXTENTS)
def test_no_line_of_a_paragraph_is_left_alone(extents: list[Extent]) -> None:
    for page in text(extents, 100):
        for p in page:
            whole = extents[p.block].lines
            if whole >= 2 * ALONE and p.last - p.first < ALONE:
                assert p.last - p.first == whole


# ---- notes ----

NOTE = 5.0  # leading of notes
RULE = 4.0


def note(lines: int) -> Extent:
    return Extent(lines, NOTE)


def calling(lines: int, *calls: tuple[int, int], keep: bool = False) -> Extent:
    return Extent(lines, LEADING, keep_with_next=keep, calls=tuple(Call(*call) for call in calls))


def noted(extents: list[Extent], *notes: int, height: float = 100) -> list[str]:
    """A row a page: block:first-last, … | note:first-last, …"""
    pages = paginate(extents, height, Foot([note(lines) for lines in notes], RULE))
    rows = ((" ".join(f"{p.block}:{p.first}-{p.last}" for p in part) for part in (q.text, q.notes)) for q in pages)
    return [" | ".join(part for part in row if part) for row in rows]


def test_a_note_stands_at_the_foot_of_the_page_that_calls_it() -> None:
    assert noted([calling(4, (1, 0))], 2) == ["0:0-4 | 0:0-2"]
    (page,) = paginate([calling(4, (1, 0))], 100, Foot([note(2)], RULE))
    assert page.notes[0].top == 90


def test_notes_take_room_from_the_lines() -> None:
    assert noted([calling(12, (1, 0))], 4) == ["0:0-7 | 0:0-4", "0:7-12"]


def test_several_notes_of_a_line_stand_in_their_order() -> None:
    assert noted([calling(4, (1, 0), (1, 1), (3, 2))], 1, 2, 1) == ["0:0-4 | 0:0-1 1:0-2 2:0-1"]


def test_a_line_goes_to_the_next_page_when_its_note_cannot_begin() -> None:
    assert noted([calling(12, (8, 0))], 3) == ["0:0-8", "0:8-12 | 0:0-3"]


def test_a_note_of_up_to_three_lines_is_never_split() -> None:
    assert noted([calling(12, (7, 0))], 3, height=96) == ["0:0-7", "0:7-12 | 0:0-3"]
    assert noted([calling(12, (7, 0))], 4, height=96) == ["0:0-8 | 0:0-2", "0:8-12 | 0:2-4"]


def test_a_note_too_long_is_carried_over_before_the_next_pages_notes() -> None:
    assert noted([calling(12, (7, 0), (9, 1))], 6, 1) == ["0:0-8 | 0:0-3", "0:8-12 | 0:3-6 1:0-1"]


def test_no_line_of_a_note_is_left_alone() -> None:
    assert noted([calling(12, (7, 0))], 4) == ["0:0-8 | 0:0-2", "0:8-12 | 0:2-4"]


def test_what_no_page_holds_runs_over_several() -> None:
    assert noted([calling(4, (0, 0))], 40) == ["0:0-2 | 0:0-15", "0:2-4 | 0:15-29", "0:29-40"]


def test_a_note_carried_over_leaves_room_for_text() -> None:
    assert noted([calling(20, (7, 0))], 40) == [
        "0:0-8 | 0:0-3",
        "0:8-10 | 0:3-17",
        "0:10-12 | 0:17-31",
        "0:12-17 | 0:31-40",
        "0:17-20",
    ]


def test_a_heading_goes_with_its_text_and_the_notes_of_both() -> None:
    heading, text_below = calling(1, (0, 0), keep=True), calling(8, (1, 1))
    assert noted([block(4), heading, text_below], 3, 3) == ["0:0-4", "1:0-1 2:0-5 | 0:0-3 1:0-3", "2:5-8"]


def test_the_last_lines_of_a_paragraph_keep_company_when_their_note_moves_them() -> None:
    assert noted([calling(10, (8, 0))], 3) == ["0:0-8", "0:8-10 | 0:0-3"]
    assert noted([calling(10, (9, 0))], 3) == ["0:0-8", "0:8-10 | 0:0-3"]


def test_a_line_whose_notes_no_page_holds_is_set_and_they_follow() -> None:
    calls = tuple((0, number) for number in range(10))
    assert noted([block(2), calling(1, *calls), block(2)], *[3] * 10) == [
        "0:0-2",
        "1:0-1 | 0:0-3 1:0-3 2:0-3 3:0-3 4:0-3",
        "2:0-2 | 5:0-3 6:0-3 7:0-3 8:0-3",
        "9:0-3",
    ]


CALLS = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 30)), max_size=4)


@st.composite
def noted_texts(draw: st.DrawFn) -> tuple[list[Extent], list[Extent]]:
    extents: list[Extent] = []
    notes: list[Extent] = []
    for lines, keep, wanted in draw(st.lists(st.tuples(st.integers(1, 40), st.booleans(), CALLS), max_size=12)):
        calls = []
        for line, length in sorted(wanted):
            calls.append((min(line, lines - 1), len(notes)))
            notes.append(note(length))
        extents.append(calling(lines, *calls, keep=keep and lines < 3))
    return extents, notes


@given(noted_texts())
def test_every_line_of_text_and_notes_stands_once_and_in_order(made: tuple[list[Extent], list[Extent]]) -> None:
    extents, notes = made
    pages = paginate(extents, 100, Foot(notes, RULE))
    for wanted, parts in ((extents, [page.text for page in pages]), (notes, [page.notes for page in pages])):
        lines = [(p.block, line) for part in parts for p in part for line in range(p.first, p.last)]
        assert lines == [(index, line) for index, extent in enumerate(wanted) for line in range(extent.lines)]


@given(noted_texts())
def test_no_page_is_overfull_and_no_note_comes_before_its_mark(made: tuple[list[Extent], list[Extent]]) -> None:
    extents, notes = made
    marked: dict[int, int] = {}
    for number, page in enumerate(paginate(extents, 100, Foot(notes, RULE))):
        bottom = max((p.top + (p.last - p.first) * LEADING for p in page.text), default=0.0)
        foot = page.notes[0].top - RULE if page.notes else 100.0
        assert bottom <= foot + 0.5
        assert all(p.top + (p.last - p.first) * NOTE <= 100.5 for p in page.notes)
        for p in page.text:
            marked |= {call.note: number for call in extents[p.block].calls if p.first <= call.line < p.last}
        assert all(p.block in marked for p in page.notes)


@given(noted_texts())
def test_a_note_begins_on_the_page_of_its_mark(made: tuple[list[Extent], list[Extent]]) -> None:
    """Unless the notes of the first line of a page are more than the page holds."""
    extents, notes = made
    begun: set[int] = set()
    for page in paginate(extents, 100, Foot(notes, RULE)):
        begun |= {p.block for p in page.notes if p.first == 0}
        called = [[call.note for call in extents[p.block].calls if p.first <= call.line < p.last] for p in page.text]
        late = [number for numbers in called for number in numbers if number not in begun]
        assert not late or len(page.text) == 1 == page.text[0].last - page.text[0].first
        begun |= set(late)


@given(noted_texts())
def test_no_line_stands_alone_beside_notes_either(made: tuple[list[Extent], list[Extent]]) -> None:
    extents, notes = made
    for page in paginate(extents, 100, Foot(notes, RULE)):
        for p in page.notes:
            if notes[p.block].lines >= 2 * ALONE:
                assert p.last - p.first >= ALONE or p.first > 0
