"""Tables in the PDF edition: columns, numbers, header rows again, tables too wide or too long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from jbpub.nodes import Cell, Parallel, Table, Text
from jbpub.renderers.pdf.columns import Wanted, Wish, column_wishes, partings, point_of, share_out
from tests.pdf.test_edition import edition, report
from tests.pdf.trace import Stroke, strokes, tag_tree


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Text(text),) if text else (), columns, rows)


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(cell, texts))


def table(*rows: tuple[Cell, ...], head: Sequence[tuple[Cell, ...]] = (), caption: str = "") -> Table:
    return Table("t1", tuple(head), rows, (Text(caption),) if caption else ())


def shown(pdf: pikepdf.Pdf) -> list[list[Stroke]]:
    """What each page shows, from the report's first page on."""
    return [list(strokes(page)) for page in pdf.pages[2:]]


def words(page: Sequence[Stroke]) -> list[str]:
    return [stroke.plain for stroke in page]


HEAD = (row("序号", "项目", "投资"),)
LONG = tuple(row(str(n), "老旧小区改造", f"{n}.5") for n in range(60))


# ---- over pages ----


def test_header_rows_stand_again_on_every_page_and_are_read_once() -> None:
    pdf = edition(report(table(*LONG, head=HEAD, caption="表1 民生实事")))
    pages = [page for page in shown(pdf) if "老旧小区改造" in words(page)]
    assert len(pages) > 2
    assert all({"序号", "项目", "投资"} <= set(words(page)) for page in pages)
    assert [[s.tag for s in page if s.plain == "序号"] for page in pages] == [
        ["TH"],
        *[["Artifact"]] * (len(pages) - 1),
    ]
    assert tag_tree(pdf).count("序号") == 1


@pytest.mark.parametrize(
    ("caption", "name"),
    [("表1 民生实事", "续表1"), ("表 2-3　投资", "续表 2-3"), ("民生实事", "续表"), ("附表一 投资", "续附表一")],
)
def test_a_table_that_goes_on_says_so(caption: str, name: str) -> None:
    pages = shown(edition(report(table(*LONG, head=HEAD, caption=caption))))
    assert [name in words(page) for page in pages[:2]] == [False, True]


def test_a_table_without_caption_has_no_name_to_repeat() -> None:
    pages = shown(edition(report(table(*LONG, head=HEAD))))
    assert "续表" not in words(pages[1])
    assert "序号" in words(pages[1])


def test_no_row_stands_alone_at_the_head_or_the_foot_of_a_page() -> None:
    for length in range(15, 60, 4):
        pdf = edition(report(table(*LONG[:length], head=HEAD, caption="表1 民生实事")))
        assert 1 not in [words(page).count("老旧小区改造") for page in shown(pdf)]


def test_a_small_table_is_not_parted() -> None:
    before = [table(*LONG[:n], head=HEAD) for n in range(16, 24)]
    for above in before:
        pages = shown(edition(report(above, table(*(row("甲", "乙") for _ in range(5)), head=(row("子", "丑"),)))))
        assert {words(page).count("甲") for page in pages} <= {0, 5}


def test_a_cell_over_many_rows_goes_on_over_the_page() -> None:
    tied = (row("地区", *["0"])[0], cell("0"))
    rows = ((cell("某地区", rows=70), cell("0")), *((cell(str(n)),) for n in range(1, 70)))
    pages = shown(edition(report(table(*rows, head=(tied,)))))
    assert [words(page).count("某地区") for page in pages[:3]] == [1, 0, 0]
    numbers = [word for page in pages for word in words(page) if word.isdigit()]
    assert [int(n) for n in numbers if int(n) > 0] == list(range(1, 70))


# ---- columns ----


def test_numbers_stand_with_their_points_below_one_another() -> None:
    figures = ("660.5", "1,234.56", "-0.3", "89")
    page = shown(edition(report(table(*(row("指标", figure) for figure in figures), head=(row("指标", "数值"),)))))[0]
    digit = next(s for s in page if s.plain == "89")
    unit = digit.size * 0.55
    ends = {s.plain: s.x + unit * len(s.plain.partition(".")[0]) for s in page if s.plain in figures}
    assert max(ends.values()) - min(ends.values()) < 2 * unit
    assert ends["660.5"] == pytest.approx(ends["89"], abs=unit / 2)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("12.5", "12"),
        ("-1,234", "-1,234"),
        ("6.5%", "6"),
        ("45%", "45"),
        ("12亿元", None),
        ("", None),
        ("2.1个百分点", "2"),
    ],
)
def test_what_counts_as_a_number(text: str, before: str | None) -> None:
    point = point_of(text)
    assert (None if point is None else text[:point]) == before


def test_a_table_too_wide_for_small_type_is_parted_its_first_column_in_each_part() -> None:
    names = [f"指标{n}" for n in range(40)]
    values = row("某区", *(f"{n * 12.5:.1f}" for n in range(1, 40)))
    pdf = edition(report(table(values, values, head=(row(*names),), caption="表4 全部指标")))
    tree = tag_tree(pdf)
    assert tree.count("Table\n") == tree.count("续表4") + 1 > 2
    assert all(name in tree for name in names)
    right = (210 - 26 + 28) / 25.4 * 72
    for page in shown(pdf):
        cells = [s for s in page if s.tag in ("TD", "TH")]
        assert all(s.x + len(s.plain) * s.size * 0.5 < right for s in cells)
        assert all(s.size >= 7.5 for s in cells)


def test_no_cell_overlaps_its_neighbour() -> None:
    for columns in (2, 5, 8, 12, 20):
        values = [f"{n * 123.25:.2f}" for n in range(columns)]
        page = shown(edition(report(table(row(*values), row(*values), head=(row(*values),)))))[0]
        line = sorted((s for s in page if s.tag == "TD"), key=lambda s: (-s.y, s.x))
        for left, right in pairwise(line):
            assert left.y > right.y or left.x + len(left.plain) * left.size * 0.45 < right.x


@pytest.mark.parametrize("word", ["Change", "Investment", "(percent)", "18-month", "Totals", "Growth", "Districts"])
@pytest.mark.parametrize("style", ["gov-print", "large-print", "booklet"])
def test_a_narrow_column_is_as_wide_as_the_longest_word_of_its_translation(word: str, style: str) -> None:
    heads = zip(("指标", "数值", "增减", "出处"), ("Indicator", "Value", word, "Passage"), strict=True)
    head = tuple(replace(cell(text), parallel=Parallel("en", (Text(english),))) for text, english in heads)
    pdf = edition(report(table(row("城镇居民收入" * 3, "70464元", "+3%", "达到70464元" * 8), head=(head,))), style)
    assert word in {stroke.plain for page in shown(pdf) for stroke in page}


def test_columns_share_the_room_by_their_text() -> None:
    short, long, longer = Wish(4, 3), Wish(40, 3.8), Wish(160, 3.8)
    widths = share_out([short, long, longer], 40)
    assert sum(widths) == pytest.approx(40)
    assert widths[0] == pytest.approx(4)
    assert widths[2] == pytest.approx(2 * widths[1])


def test_a_cell_over_columns_widens_them_alike() -> None:
    cells = [Wanted(0, 1, Wish(2, 2)), Wanted(1, 1, Wish(4, 2)), Wanted(0, 2, Wish(10, 6))]
    assert column_wishes(cells, 2) == [Wish(4, 3), Wish(6, 3)]


def test_parts_share_the_columns_evenly() -> None:
    assert partings([Wish(5, 5)] * 7, 21) == [[0, 1, 2, 3], [0, 4, 5, 6]]
    assert partings([Wish(5, 5)] * 7, 4) == [[0, n] for n in range(1, 7)]


# ---- tags ----


def test_words_in_the_first_column_head_their_rows() -> None:
    named = tag_tree(edition(report(table(row("财政", "1"), row("税收", "2"), head=(row("指标", "数值"),)))))
    assert named.count("Scope=/Row") == 2
    numbered = tag_tree(edition(report(table(row("1", "财政"), row("2", "税收"), head=(row("序号", "指标"),)))))
    assert "Scope=/Row" not in numbered


def test_a_header_cell_without_words_heads_nothing() -> None:
    tree = tag_tree(edition(report(table(row("甲", "乙"), head=(row("", "数值"),)))))
    assert len(re.findall("TH .*Scope=/Column", tree)) == 1


def test_a_table_without_rows_leaves_its_caption() -> None:
    tree = tag_tree(edition(report(Table("t1", (), (), (Text("表1 空表"),)))))
    assert "Table" not in tree
    assert "表1 空表" in tree


def test_a_table_of_nothing_but_header_rows_has_no_groups() -> None:
    tree = tag_tree(edition(report(table(head=HEAD))))
    assert "THead" not in tree
    assert tree.count("TH [") == 3
