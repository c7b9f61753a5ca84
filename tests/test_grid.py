"""The grid of a table: whatever rows are given, they fill it exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.nodes import Cell, Text, plain_text
from jbpub.renderers.grid import Row, fit_groups


def row(*cells: str) -> Row:
    """Cells written as "text", "text:columns" or "text:columns:rows"."""
    parts = [(*cell.split(":"), "1", "1")[:3] for cell in cells]
    return tuple(Cell((Text(text),) if text else (), int(columns), int(rows)) for text, columns, rows in parts)


def dump(rows: tuple[Row, ...]) -> list[str]:
    """Each row's cells, "-" for an empty one, with columns and rows where there are several."""
    return [" ".join(_cell(cell) for cell in cells) for cells in rows]


def _cell(cell: Cell) -> str:
    spans = f":{cell.columns}:{cell.rows}" if (cell.columns, cell.rows) != (1, 1) else ""
    return (plain_text(cell.inlines) or "-") + spans


@pytest.mark.parametrize(
    ("rows", "fitted"),
    [
        ([row("a", "b"), row("c", "d")], ["a b", "c d"]),
        ([row("a", "b"), row("c")], ["a b", "c -"]),
        ([row("a", "b:1:2"), row("c")], ["a b:1:2", "c"]),
        ([row("a:1:2", "b"), row("c", "d")], ["a:1:2 b -", "c d"]),
        ([row("a:1:9", "b"), row("c")], ["a:1:2 b", "c"]),
        ([row("a:3"), row("b", "c")], ["a:2:1", "b c"]),
        ([row("a:1:2", "b:1:2"), (), row("c")], ["a b", "c -"]),
        ([row("a", "b:1:2", "c"), row("d:3")], ["a b:1:2 c", "d -"]),
        ([row("a:0:0")], ["a"]),
        ([row("a:1000000000")], ["a"]),
        ([], []),
    ],
    ids=[
        "full", "too short", "a cell from above", "pushed aside", "beyond the end", "columns that are none",
        "a row of nothing", "cut by a cell from above", "spans of nothing", "endless", "no rows",
    ],
)  # fmt: skip
def test_rows_are_made_to_fill_the_grid(rows: list[Row], fitted: list[str]) -> None:
    assert dump(fit_groups(rows)[0]) == fitted


def test_head_and_body_share_their_columns_and_no_cell_crosses_between_them() -> None:
    head, body = fit_groups([row("a", "b:1:3")], [row("c", "d", "e")])
    assert (dump(head), dump(body)) == (["a b -"], ["c d e"])


CELLS = st.builds(Cell, st.sampled_from("abc").map(lambda text: (Text(text),)), st.integers(0, 4), st.integers(0, 4))
ROWS = st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=5)


def slots(rows: tuple[Row, ...]) -> list[list[int]]:
    """How many cells stand over each slot, laid out as HTML, 4.9.12 says."""
    taken: dict[tuple[int, int], int] = {}
    for at, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (at, column) in taken:
                column += 1
            for slot in ((at + down, column + right) for down in range(cell.rows) for right in range(cell.columns)):
                taken[slot] = taken.get(slot, 0) + 1
    width, height = (1 + max((slot[axis] for slot in taken), default=-1) for axis in (1, 0))
    return [[taken.get((line, column), 0) for column in range(width)] for line in range(height)]


@given(ROWS, ROWS)
def test_every_slot_is_filled_once_and_no_word_is_lost(head: list[Row], body: list[Row]) -> None:
    groups = fit_groups(head, body)
    assert len({len(line) for group in groups for line in slots(group)}) <= 1
    assert all(count == 1 for group in groups for line in slots(group) for count in line)
    assert all(len(slots(group)) == len(group) and all(group) for group in groups)
    given_words = [plain_text(cell.inlines) for rows in (head, body) for cells in rows for cell in cells]
    kept = [plain_text(cell.inlines) for group in groups for cells in group for cell in cells if cell.inlines]
    assert kept == given_words
