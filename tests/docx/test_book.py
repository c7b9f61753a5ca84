"""What the Word edition takes from a sheet's book, lines and inks: sections, breaks, settings, grid, colours."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from jbpub.nodes import Document, Paragraph, Role, Section, Text
from jbpub.renderers.docx.edition import render
from jbpub.renderers.docx.pages import estimate_pages
from jbpub.style.sheet import StyleSheet
from tests.docx.samples import report
from tests.pdf.test_edition import report as small_report

GOV = StyleSheet.read("gov-print")


def chapters() -> Document:
    """A report of three chapters of half a page each."""
    return small_report(
        body=tuple(
            Section(
                f"s{at}", f"{number}、", 1, (Text(f"第{number}部分"),),
                (Paragraph(f"s{at}.p1", Role.PROSE, (Text("江北" * 150),)),),
            )
            for at, number in enumerate("一二三", 1)
        )
    )  # fmt: skip


def part(document: Document, name: str = "document", **changes: object) -> str:
    """A part of the Word file as text; changes are keys of the sheet with __ for the dot."""
    sheet = GOV.changed({key.replace("__", "."): value for key, value in changes.items()})
    with ZipFile(BytesIO(render(document, sheet)[0])) as archive:
        return archive.read(f"word/{name}.xml").decode()


def sections(xml: str) -> list[str]:
    return re.findall("<w:sectPr>.*?</w:sectPr>", xml)


# ---- cover and chapters ----


def test_a_cover_is_a_section_without_number() -> None:
    plain, covered = part(chapters()), part(chapters(), book__cover=True)
    assert len(sections(covered)) == len(sections(plain)) + 1
    cover = sections(covered)[0]
    assert "Reference" not in cover
    assert "pgNumType" not in cover
    assert [covered.count(f'"Cover{line}"') for line in ("Title", "Occasion", "Speaker", "Month")] == [1, 1, 2, 1]
    assert covered.index("CoverMonth") < covered.index("TOCHeading") < covered.index('"Title"')
    assert "CoverTitle" not in plain


def test_later_chapters_begin_a_page() -> None:
    assert "pageBreakBefore" not in part(chapters())
    paged = part(chapters(), book__chapters="page")
    opening = [text for text in paged.split("<w:p>") if "pageBreakBefore" in text]
    assert [re.search("第(.)部分", text)[1] for text in opening] == ["二", "三"]  # type: ignore[index]


def test_chapters_on_right_hand_pages_are_sections() -> None:
    kinds = [
        "oddPage" if "oddPage" in section else "plain" for section in sections(part(chapters(), book__chapters="recto"))
    ]
    assert kinds == ["plain", "plain", "oddPage", "oddPage", "oddPage"]  # contents, first chapter, two more, glossary


def test_the_numbers_run_on_over_chapters() -> None:
    starts = ["w:start" in section for section in sections(part(chapters(), book__chapters="recto"))]
    assert starts == [True, True, False, False, False]


def test_the_contents_count_the_pages_that_chapters_begin() -> None:
    def pages(begin: str) -> list[int]:
        found = estimate_pages(chapters(), GOV.changed({"book.chapters": begin}), "政府工作报告")
        return [found[key] for key in ("s1", "s2", "s3")]

    assert pages("run-on") == [1, 1, 2]
    assert pages("page") == [1, 2, 3]
    assert pages("recto") == [1, 3, 5]


# ---- lines ----


def test_the_marks_that_may_not_begin_a_line_are_those_of_the_level() -> None:
    settings = [part(report(), "settings", line__kinsoku=level) for level in ("basic", "gb", "strict")]
    before = [re.findall('noLineBreaksBefore w:lang="zh-CN" w:val="([^"]*)"', xml)[0] for xml in settings]
    assert all("。" in marks and "”" in marks for marks in before)
    assert ["／" in marks for marks in before] == [False, True, True]
    assert ["—" in marks for marks in before] == [False, False, True]


@pytest.mark.parametrize(
    ("squeeze", "language", "said"),
    [
        ("region", "zh-Hans", "compressPunctuation"), ("region", "zh-Hant-TW", "doNotCompress"),
        ("region", "zh-Hant-HK", "compressPunctuation"), ("always", "zh-Hant-TW", "compressPunctuation"),
        ("never", "zh-Hans", "doNotCompress"),
    ],
)  # fmt: skip
def test_marks_are_squeezed_as_the_region_has_it(squeeze: str, language: str, said: str) -> None:
    settings = part(replace(report(), language=language), "settings", line__squeeze=squeeze)
    assert f'characterSpacingControl w:val="{said}"' in settings


def test_words_are_divided_where_the_sheet_says_so() -> None:
    assert 'autoHyphenation w:val="1"' in part(report(), "settings")
    assert 'autoHyphenation w:val="0"' in part(report(), "settings", line__hyphenate=False)


def test_on_a_grid_of_cells_28_characters_fill_the_line() -> None:
    # 15.5 pt and 0.29 pt: a negative w:charSpace would give each character two cells in some programs
    xml = part(report(), line__grid="cells")
    assert '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="' in xml
    space = int(re.search('charSpace="([0-9]+)"', xml)[1])  # type: ignore[index]
    assert 28 * (15.5 + space / 4096) <= 8845 / 20 < 28 * (15.5 + (space + 8) / 4096)
    styles = part(report(), "styles", line__grid="cells")
    assert '<w:sz w:val="31"/>' in styles
    assert '<w:snapToGrid w:val="0"/>' in styles  # of titles


# ---- paper and inks ----


def test_paper_across_says_so() -> None:
    across = StyleSheet.read("bilingual-columns")
    with ZipFile(BytesIO(render(report(), across)[0])) as archive:
        assert 'w:orient="landscape"' in archive.read("word/document.xml").decode()
    assert "w:orient" not in part(report())


def test_a_coloured_title_leaves_the_text_black() -> None:
    styles = part(report(), "styles", text__title__ink_percent=[0, 80, 80, 0])
    assert styles.count('<w:color w:val="FF3333"/>') == 1
    assert '<w:color w:val="000000"/>' in styles
    assert "FF3333" not in part(report(), "styles")
