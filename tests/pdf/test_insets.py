"""Lists, tables, pictures and note marks in the PDF edition."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from PIL import Image as Pixels

from jbpub.nodes import Cell, Figure, Image, Item, ItemList, NoteMark, Table, Text
from tests.pdf.test_edition import edition, prose, report
from tests.pdf.trace import pen_moves, strokes, tag_tree


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(text),) if text else (), columns, rows)


TABLE = Table(
    "t1",
    head=((cell("序号"), cell("项目名称"), cell("投资")),),
    rows=(
        (cell("1"), cell("新建幼儿园"), cell("", rows=2)),
        (cell("2"), cell("改造老旧小区17个，惠及居民1.9万户，完善配套设施，提升居住品质")),
        (cell("合计", columns=2), cell("2亿元")),
    ),
    caption=(Text("表1 民生实事"),),
)


def png(size: tuple[int, int] = (80, 40), mode: str = "RGBA") -> bytes:
    out = BytesIO()
    Pixels.new(mode, size, (200, 30, 30, 128)[: len(mode)]).save(out, "PNG")
    return out.getvalue()


def test_a_table_is_tagged_with_its_heads_and_spans(snapshot: object) -> None:
    assert tag_tree(edition(report(TABLE))) == snapshot


def test_cells_stand_in_their_columns_and_a_cell_over_rows_ties_them() -> None:
    pdf = edition(report(TABLE))
    by_text = {stroke.text: stroke for stroke in strokes(pdf.pages[2])}
    assert by_text["序号"].x < by_text["项目名称"].x < by_text["投资"].x
    assert by_text["1"].y > by_text["2"].y > by_text["合计"].y


def test_cells_over_columns_and_rows_that_are_none_are_cut_and_rows_filled() -> None:
    rows = ((cell("甲", columns=10**9), cell("乙", 0, 0)), (cell("丙", rows=10**9),))
    tree = tag_tree(edition(report(Table("t1", (), rows))))
    assert tree.count("TD") == 4
    assert "ColSpan" not in tree


def test_short_columns_keep_their_words_whole_beside_long_ones() -> None:
    row = (cell("地区生产总值"), cell("亿元"), *(cell("在全国全省领先水平以上"),) * 4)
    pdf = edition(report(Table("t1", (), (row,))))
    shown = {stroke.text for stroke in strokes(pdf.pages[2])}
    assert {"地区生产总值", "亿元"} <= shown
    assert "在全国全省领先水平以上" not in shown


def test_a_long_table_runs_over_the_page_break() -> None:
    rows = tuple((cell(str(n)), cell("老旧小区改造"), cell("一亿元")) for n in range(90))
    pdf = edition(report(Table("t1", TABLE.head, rows)))
    holding = [page for page in pdf.pages if "老旧小区改造" in pen_moves(page)]
    assert len(holding) >= 3


def in_type_area(pdf: pikepdf.Pdf) -> bool:
    """Whether all text lies between the type area's head and foot, page numbers and heads aside."""
    top, foot = (297 - 37) / 25.4 * 72, (297 - 37 - 225) / 25.4 * 72
    return all(
        foot < s.y < top for page in pdf.pages if "/Font" in page.Resources for s in strokes(page) if s.mcid is not None
    )


def test_a_row_higher_than_a_page_is_cut_between_lines() -> None:
    words = "".join(chr(0x4E00 + n) for n in range(4000))
    pdf = edition(report(Table("t1", TABLE.head, ((cell("1"), cell(words), cell("一亿元")),))))
    assert in_type_area(pdf)
    cells = re.findall(r"^ +(?:TD|\d+\.\d+ .*)$", tag_tree(pdf), re.MULTILINE)
    second = "".join(line.split(" ")[-1] for line in "\n".join(cells).split("TD")[2].split("\n") if line)
    assert second.replace("\n", "") == words


def test_rows_tied_together_higher_than_a_page_are_cut_between_rows() -> None:
    rows = ((cell("甲" * 300, rows=100), cell("0")), *((cell(str(n)),) for n in range(1, 100)))
    pdf = edition(report(Table("t1", (), rows)))
    assert in_type_area(pdf)
    shown = "".join(stroke.plain for page in pdf.pages[2:] for stroke in strokes(page))
    assert shown.count("甲") == 300
    assert re.search("".join(f"{n}[^0-9]*" for n in (97, 98, 99)), shown)


def test_list_items_keep_their_marks_as_labels(snapshot: object) -> None:
    items = ItemList("l1", (Item("•", (Text("教育"),)), Item("•", (Text("医疗"),))))
    assert tag_tree(edition(report(items))) == snapshot


def test_the_lines_of_an_item_hang_from_its_words() -> None:
    for number in ("•", "1.", "（1）"):
        items = ItemList("l1", (Item(number, (Text("教育" * 40),)),))
        pdf = edition(report(items))
        starts = [stroke.x for stroke in strokes(pdf.pages[2]) if "教育教育" in stroke.plain]
        assert len(starts) == 4
        assert max(starts) - min(starts) < 0.5


@pytest.mark.parametrize(
    ("number", "kind"),
    [("•", "Disc"), ("○", "Circle"), ("◆", "Square"), ("1.", "Decimal"), ("一是", "Decimal"), ("", "None")],
)
def test_a_list_says_what_kind_of_labels_it_has(number: str, kind: str) -> None:
    assert f"ListNumbering=/{kind}" in tag_tree(edition(report(ItemList("l1", (Item(number, (Text("教育"),)),)))))


def test_a_picture_has_its_alternative_text_and_on_a_screen_its_colours() -> None:
    figure = Figure("f1", "chart.png", "柱状图：投资逐年上升", Image(png(), "image/png"), (Text("图1 投资"),))
    pdf = edition(report(figure))
    assert "Figure Alt=柱状图：投资逐年上升" in tag_tree(pdf)
    (picture,) = pdf.pages[2].Resources.XObject.values()
    assert picture.ColorSpace == "/DeviceRGB"
    assert set(zip(*[iter(picture.read_bytes())] * 3, strict=True)) == {(227, 142, 142)}  # half red on white paper


@pytest.mark.parametrize("data", [b"", b"no picture", png()[:60]])
def test_a_picture_that_cannot_be_read_is_told_in_words(data: bytes) -> None:
    figure = Figure("f1", "chart.png", "柱状图", Image(data, "image/png"))
    tree = tag_tree(edition(report(figure)))
    assert "Figure" not in tree
    assert "柱状图" in tree


def test_a_picture_that_is_doubtful_makes_no_noise(recwarn: pytest.WarningsRecorder) -> None:
    out = BytesIO()
    Pixels.new("L", (8, 8)).save(out, "TIFF")
    data = out.getvalue()[:8] + b"\xff" + out.getvalue()[9:]  # more entries than there are
    edition(report(Figure("f1", "chart.tif", "柱状图", Image(data, "image/tiff"))))
    assert not recwarn.list


def test_a_wide_picture_fits_the_column() -> None:
    figure = Figure("f1", "wide.png", "宽图", Image(png((4000, 300), "RGB"), "image/png"))
    pdf = edition(report(figure))
    (picture,) = pdf.pages[2].Resources.XObject.values()
    assert picture.Width <= 156 / 25.4 * 300 + 1


def test_a_note_mark_is_raised_and_leads_to_its_entry() -> None:
    pdf = edition(report(prose(Text("打造新格局"), NoteMark("g1.m1", "[1]", "双循环"), Text("。"))))
    mark = next(stroke for page in pdf.pages for stroke in strokes(page) if stroke.text == "[1]")
    beside = next(s for page in pdf.pages for s in strokes(page) if s.text.startswith("打造"))
    assert mark.size < beside.size
    assert mark.y > beside.y
    assert re.search(r"Reference\n +Link\n +2\.\d+ \[1\]", tag_tree(pdf))


def test_no_line_begins_with_a_note_mark() -> None:
    for length in range(20, 34):
        pdf = edition(report(prose(Text("江" * length), NoteMark("n1", "[1]", ""), Text("北" * 30))))
        lines = [list(strokes(page)) for page in pdf.pages]
        mark = next(s for page in lines for s in page if s.plain == "[1]")
        assert any(s.mcid == mark.mcid and s.text.startswith("江") and abs(s.y - mark.y) < 10 for p in lines for s in p)
