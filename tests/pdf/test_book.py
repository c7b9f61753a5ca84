"""The pages of a book: cover, blank pages, how each is counted, which of them are wanted."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from jbpub.diagnostics import StyleError
from jbpub.nodes import Document, Paragraph, Role, Section, Text
from jbpub.renderers.pdf.book import ROMAN, figures
from jbpub.renderers.pdf.edition import render
from jbpub.style.sheet import StyleSheet
from tests.pdf.test_edition import MENTION, prose, report
from tests.pdf.trace import pen_moves, strokes, tag_tree


def chapters() -> Document:
    """A report of three chapters, each of a page or a little more."""
    sections = tuple(
        Section(
            f"s{at}",
            f"{number}、",
            1,
            (Text(f"第{number}部分"),),
            (
                Paragraph(f"s{at}.p1", Role.PROSE, (Text("江北" * words_count),)),
                Section(f"s{at}.1", "（一）", 2, (Text("小节"),), (prose(MENTION, number=at * 10),)),
            ),
        )
        for at, number, words_count in ((1, "一", 200), (2, "二", 700), (3, "三", 200))
    )
    return report(body=sections)


def book(document: Document | None = None, **changes: object) -> pikepdf.Pdf:
    sheet = StyleSheet.read("gov-print").changed({f"book.{key}": value for key, value in changes.items()})
    data, _ = render(document or chapters(), sheet)
    return pikepdf.open(BytesIO(data))


def labels(pdf: pikepdf.Pdf) -> list[str]:
    return [page.label for page in pdf.pages]


def is_blank(page: pikepdf.Page) -> bool:
    return not words(page)


def words(page: pikepdf.Page) -> str:
    return "".join(stroke.plain for stroke in strokes(page)) if "/Font" in page.Resources else ""


def first_page_with(pdf: pikepdf.Pdf, text: str, start: int = 0) -> int:
    return next(at for at, page in enumerate(pdf.pages) if at >= start and text in words(page))


# ---- numbers ----


def test_what_is_printed_is_what_a_viewer_shows() -> None:
    pdf = book(cover=True, chapters="recto", signature=4)
    for page in pdf.pages:
        printed = [stroke.plain for stroke in strokes(page) if stroke.size == 14 and stroke.plain.startswith("— ")]
        assert printed in ([], [f"— {page.label} —"])


def test_the_front_is_counted_in_roman_figures_and_the_text_from_one() -> None:
    assert labels(book())[:4] == ["I", "II", "1", "2"]


@pytest.mark.parametrize(("count", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (1994, "MCMXCIV")])
def test_roman_figures(count: int, written: str) -> None:
    assert figures(ROMAN, count) == written


# ---- cover ----


def test_a_cover_has_a_page_of_its_own_and_its_back_is_blank() -> None:
    pdf = book(cover=True)
    assert labels(pdf)[:5] == ["封面1", "封面2", "I", "II", "1"]
    assert "政府工作报告" in words(pdf.pages[0])
    assert "2021年2月" in words(pdf.pages[0])
    assert [is_blank(page) for page in pdf.pages[:5]] == [False, True, False, True, False]


def test_with_a_cover_the_title_stands_above_the_text_too() -> None:
    pdf = book(cover=True)
    assert "政府工作报告" in words(pdf.pages[4])
    assert "各位代表" in words(pdf.pages[4])


@pytest.mark.parametrize(("meta", "kind"), [({}, "H1"), ({"occasion": None, "speaker": "", "speaker_role": ""}, "P")])
def test_a_cover_of_nothing_but_the_title_heads_nothing(meta: dict[str, Any], kind: str) -> None:
    document = chapters()
    pdf = book(replace(document, meta=replace(document.meta, **meta)), cover=True)
    assert tag_tree(pdf).splitlines()[2].strip() == kind


def test_single_sided_a_cover_has_no_blank_back() -> None:
    sheet = StyleSheet.read("gov-print").changed({"book.cover": True, "page.duplex": False})
    pdf = pikepdf.open(BytesIO(render(chapters(), sheet)[0]))
    assert labels(pdf)[:3] == ["封面1", "I", "1"]


# ---- chapters ----


def test_chapters_run_on_unless_the_sheet_says_otherwise() -> None:
    run_on, page, recto = (book(chapters=how) for how in ("run-on", "page", "recto"))
    assert len(run_on.pages) < len(page.pages) < len(recto.pages)


def test_a_chapter_on_a_new_page_is_its_first_line() -> None:
    pdf = book(chapters="page")
    opening = first_page_with(pdf, "第二部分", 2)
    head, number, title = list(strokes(pdf.pages[opening]))[:3]
    assert (head.tag, number.plain, title.plain) == ("Artifact", "二、", "第二部分")


def test_the_first_chapter_stays_with_the_salutation() -> None:
    pdf = book(chapters="page")
    assert "第一部分" in words(pdf.pages[2])


def test_a_chapter_on_the_recto_has_an_odd_number_and_a_blank_page_before_it_if_need_be() -> None:
    pdf = book(chapters="recto")
    openings = [pdf.pages[first_page_with(pdf, text, 2)].label for text in ("第二部分", "第三部分", "名词解释")]
    assert all(int(label) % 2 for label in openings)
    assert any(is_blank(page) for page in pdf.pages)


def test_the_contents_count_the_blank_pages() -> None:
    pdf = book(chapters="recto")
    page = pdf.pages[first_page_with(pdf, "第三部分", 2)].label
    assert f"第三部分{page}" in words(pdf.pages[1]).replace("·", "")


# ---- signatures ----


@pytest.mark.parametrize("signature", [2, 4, 8, 16])
def test_pages_are_filled_up_to_whole_signatures(signature: int) -> None:
    assert len(book(signature=signature).pages) % signature == 0
    assert len(book(signature=signature).pages) - len(book().pages) < signature


def test_the_back_of_a_book_with_a_cover_is_blank() -> None:
    for text in range(1, 5):
        document = report(prose(Text("江北" * 300 * text)))
        pdf = book(document, cover=True, signature=4)
        assert len(pdf.pages) % 4 == 0
        assert is_blank(pdf.pages[-1])


# ---- some pages only ----


def test_pages_are_chosen_by_their_printed_number_or_place() -> None:
    whole = labels(book())
    assert labels(book(pages="2-3,1")) == ["1", "2", "3"]
    assert labels(book(pages="ii, 2")) == ["II", "2"]
    assert labels(book(pages="#1,II-2")) == ["I", "II", "1", "2"]
    assert labels(book(pages=f"#1-#{len(whole)}")) == whole
    assert labels(book(pages="", cover=True))[0] == labels(book(pages="封面1", cover=True))[0]


def test_a_chosen_page_looks_as_it_does_in_the_whole() -> None:
    whole, part = book(), book(pages="2,5")
    for page in part.pages:
        assert pen_moves(page) == pen_moves(whole.pages[labels(whole).index(page.label)])


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("99", "there is no page 99; there are I to II and 1 to "),
        ("2,x", "there is no page X"),
        ("#0", "there is no page #0"),
        ("3-", "there is no page of that name"),
        ("3-2", "a range goes forward; write 2-3"),
        (",", "there is no page of that name"),
    ],
)
def test_pages_that_do_not_exist_are_refused(wanted: str, said: str) -> None:
    with pytest.raises(StyleError) as told:
        book(pages=wanted)
    assert said in str(told.value)


def test_only_what_is_on_the_chosen_pages_is_in_the_file() -> None:
    pdf = book(pages="2")
    tree = tag_tree(pdf)
    assert "各位代表" not in tree
    assert "TOC" not in tree
    text = words(pdf.pages[0])
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    assert all(name[0] == pdf.pages[0].obj for _, name in names.items())
    links = list(pdf.pages[0].obj.get("/Annots", []))
    assert all("/Dest" not in link or str(link.Dest) in names for link in links)
    assert "江北" in text


@pytest.mark.parametrize("wanted", ["1", "2", "3", "4", "2-4"])
def test_headings_of_a_part_begin_at_the_first_level_again(wanted: str) -> None:
    lines = (line.strip() for line in tag_tree(book(pages=wanted)).splitlines())
    kinds = [line for line in lines if line in ("H1", "H2", "H3")]
    assert kinds[:1] in ([], ["H1"])


def test_a_page_without_headings_has_no_bookmarks() -> None:
    pdf = book(report(prose(Text("江北" * 1500))), pages="2")
    assert "/Outlines" not in pdf.Root


@pytest.mark.parametrize("wanted", ["I", "II", "1", "2", "3", "4", "II-1,3"])
def test_any_part_can_be_written(wanted: str) -> None:
    assert len(book(pages=wanted).pages) >= 1
