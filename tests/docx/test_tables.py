"""Tables, pictures, lists and note marks: what a report's annexes hold."""

import struct
import zlib
from dataclasses import replace

import pytest

from jbpub.nodes import Block, Cell, Document, Figure, Image, Item, ItemList, NoteMark, Table, Text
from jbpub.renderers.docx.edition import render
from jbpub.renderers.docx.tables import Place, merge_cells
from jbpub.renderers.grid import fit_groups
from jbpub.style.sheet import StyleSheet
from tests.docx.reading import W, WordFile, dump, name_of, read, text_of
from tests.docx.samples import prose, report

SHEET = StyleSheet.read("gov-print")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(text),) if text else (), columns, rows)


def word_with(*blocks: Block) -> WordFile:
    document: Document = replace(report(), body=blocks)
    return read(render(document, SHEET)[0])


def grid(*rows: tuple[Cell, ...]) -> list[str]:
    """Rows as text: a cell over several columns repeats a dash, "^" is the rest of a cell from above."""
    return [" | ".join(_shown(place) for place in row) for row in merge_cells(fit_groups(rows)[0])]


def _shown(place: Place) -> str:
    text = "".join(inline.text for inline in place.cell.inlines if isinstance(inline, Text))
    return ("^" if place.merge == "continue" else text) + "-" * (place.columns - 1)


def test_a_table_repeats_its_header_rows_and_says_what_it_is() -> None:
    head, row = (cell("项目"), cell("投资")), (cell("大桥"), cell("3亿元"))
    word = word_with(Table("t1", (head,), (row,), (Text("重点项目"),)))
    table = next(word.body.iter(f"{W}tbl"))
    assert [text_of(cell) for cell in table.iter(f"{W}tc")] == ["项目", "投资", "大桥", "3亿元"]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")] == [True, False]
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    assert caption is not None
    assert caption.get(f"{W}val") == "重点项目"
    assert "Caption 重点项目" in dump(word)


def test_cells_that_reach_down_leave_their_place_below() -> None:
    rows = ((cell("甲", rows=2), cell("乙", columns=2)), (cell("丙"), cell("丁")), (cell("戊"), cell("己"), cell("庚")))
    assert grid(*rows) == ["甲 | 乙-", "^ | 丙 | 丁", "戊 | 己 | 庚"]


def test_a_cell_that_reaches_down_at_the_end_of_a_short_row_is_reached() -> None:
    assert grid((cell("甲"), cell("乙"), cell("丙", rows=2)), (cell("丁"),)) == ["甲 | 乙 | 丙", "丁 |  | ^"]


def test_a_span_over_columns_that_are_none_is_cut() -> None:
    assert grid((cell("甲", columns=10**9),), (cell("乙"), cell("丙", rows=10**9))) == ["甲-", "乙 | 丙"]


def test_every_row_fills_the_grid_and_every_cell_ends_with_a_paragraph() -> None:
    word = word_with(Table("t1", (), ((cell("甲", columns=3),), (cell("乙"),), (cell(""), cell("丙"), cell("丁")))))
    for row in word.body.iter(f"{W}tr"):
        cells = list(row.iter(f"{W}tc"))
        spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells)
        assert sum(1 if span is None else int(span.get(f"{W}val", "")) for span in spans) == 3
        assert {name_of(cell[-1]) for cell in cells} == {"p"}


def test_a_table_without_cells_is_none() -> None:
    assert not list(word_with(Table("t1", (), ())).body.iter(f"{W}tbl"))


def png(width: int, height: int) -> bytes:
    """A black picture at 72 dots an inch."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" * (width + 1)) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "points"), [(100, 100), (2000, 442.25)])
def test_a_picture_keeps_its_size_unless_the_type_area_is_narrower(width: int, points: float) -> None:
    word = word_with(Figure("f1", "map.png", "规划图", Image(png(width, 50), "image/png"), (Text("图1"),)))
    extent = next(word.body.iter(f"{DRAWING}extent"))
    assert int(extent.get("cx", "")) == points * 12700
    assert [item.get("descr") for item in word.body.iter(f"{DRAWING}docPr")] == ["规划图"]
    assert "Caption 图1" in dump(word)


def test_a_picture_is_no_higher_than_the_page_and_keeps_its_shape() -> None:
    word = word_with(Figure("f1", "map.png", "", Image(png(100, 4000), "image/png")))
    extent = next(word.body.iter(f"{DRAWING}extent"))
    width, height = (int(extent.get(side, "")) / 12700 for side in ("cx", "cy"))
    assert height < 225 / 25.4 * 72
    assert round(height / width) == 40


def test_pictures_have_ids_of_their_own() -> None:
    figures = (Figure(f"f{at}", "map.png", "图", Image(png(10, 10), "image/png")) for at in (1, 2))
    assert [item.get("id") for item in word_with(*figures).body.iter(f"{DRAWING}docPr")] == ["1", "2"]


SPOILED = [
    None,
    Image(b"<svg/>", "image/svg+xml"),
    Image(b"", "image/png"),
    *(Image(png(10, 10)[:length], "image/png") for length in (8, 20, 40)),
    Image(b"\xff\xd8\xff\xd9", "image/jpeg"),
    Image(png(0, 10), "image/png"),
]


@pytest.mark.parametrize("image", SPOILED)
def test_words_stand_for_a_picture_that_cannot_be_shown(image: Image | None) -> None:
    assert "Figure 规划图" in dump(word_with(Figure("f1", "map.svg", "规划图", image)))


def test_list_items_keep_their_marks() -> None:
    items = ItemList("l1", (Item("•", (Text("甲"),)), Item("1.", (Text("乙"),)), Item("", (Text("丙"),))))
    assert shown_items(items) == ["•甲", "1.|乙", "丙"]


def item_list(*numbers: str, id: str = "l1") -> ItemList:
    return ItemList(id, tuple(Item(number, (Text("甲"),)) for number in numbers))


def shown_items(*lists: ItemList) -> list[str]:
    """The items, each as "mark or number that Word sets|text"."""
    lines = dump(word_with(*lists))
    return [line.removeprefix("ListParagraph ") for line in lines if line.startswith("ListParagraph")]


def test_marks_and_numbers_of_lists_are_set_by_word_as_they_were_written() -> None:
    assert shown_items(item_list("•", "•")) == ["•|甲", "•|甲"]
    assert shown_items(item_list("1.", "2."), item_list("1.", "2.", id="l2")) == ["1.|甲", "2.|甲", "1.|甲", "2.|甲"]
    assert shown_items(item_list("（三）", "（五）", "六")) == ["（三）|甲", "（五）|甲", "六甲"]
    assert shown_items(ItemList("l1", (Item("•", ()), Item("•", (Text("甲"),))))) == ["•", "•甲"]


def test_a_note_mark_is_raised_and_leads_to_its_entry() -> None:
    known, unknown = NoteMark("g1.m1", "[1]", "双循环"), NoteMark("n9", "[9]")
    word = word_with(prose("p1", Text("格局"), known, unknown))
    assert "BodyText 格局[g1:<NoteMark:[1]>]<NoteMark:[9]>" in dump(word)
    assert "g1_m1" in [mark.get(f"{W}name") for mark in word.body.iter(f"{W}bookmarkStart")]
