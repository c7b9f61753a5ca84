"""Page numbers: patterns of a sheet, and the words of a language where the sheet asks for them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from jbpub.edition.adapt import adapt
from jbpub.edition.wording import wording
from jbpub.nodes import Document, Meta, Paragraph, Role, Text
from jbpub.pipeline import render
from jbpub.style.folio import is_pattern, number_parts, worded
from jbpub.style.sheet import StyleSheet
from tests.docx.reading import read
from tests.pdf.trace import pen_moves

REPORT = Document(Meta(title="政府工作报告"), body=(Paragraph("p1", Role.PROSE, (Text("各项工作。" * 500),)),))


def sheet(number_format: str) -> StyleSheet:
    base = StyleSheet.read("base")
    return replace(base, running=replace(base.running, number_format=number_format, head=False))


def feet(number_format: str, edition: str = "zh") -> list[str]:
    """What stands below the pages of a report that has several."""
    pdf = pikepdf.open(BytesIO(render(adapt(REPORT, edition), to="pdf", style=sheet(number_format)).data))
    return [pen_moves(page).splitlines()[-1].split(maxsplit=5)[-1] for page in pdf.pages]


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("{page}", ("{page}",)),
        ("— {page} —", ("— ", "{page}", " —")),
        ("第{page}页，共{pages}页", ("第", "{page}", "页，共", "{pages}", "页")),
        ("{page}/{pages}", ("{page}", "/", "{pages}")),
    ],
)
def test_a_pattern_is_words_and_places(pattern: str, parts: tuple[str, ...]) -> None:
    assert is_pattern(pattern)
    assert number_parts(pattern) == parts


@pytest.mark.parametrize("text", ["", "{pages}", "{page}{page}", "{page} {pages} {pages}", "{page} {", "{page}\n", "x"])
def test_what_cannot_form_a_number_is_no_pattern(text: str) -> None:
    assert not is_pattern(text)


@pytest.mark.parametrize(
    ("language", "single", "of_all"),
    [
        ("zh-Hans", "第{page}页", "第{page}页，共{pages}页"),
        ("zh-Hant-HK", "第{page}頁", "第{page}頁，共{pages}頁"),
        ("en", "Page {page}", "Page {page} of {pages}"),
    ],
)
def test_a_sheet_may_leave_the_words_to_the_language(language: str, single: str, of_all: str) -> None:
    words = wording(language)
    assert (worded("wording", words), worded("wording-total", words)) == (single, of_all)
    assert worded("— {page} —", words) == "— {page} —"


def test_the_pages_of_a_pdf_have_the_words_of_the_edition() -> None:
    assert feet("wording-total") == ["第1页，共3页", "第2页，共3页", "第3页，共3页"]
    assert feet("wording", "zh-Hant")[0] == "第1頁"
    assert feet("{page}/{pages}")[-1] == "3/3"


def test_word_counts_the_pages_of_the_text_apart_from_those_of_the_contents() -> None:
    file = read(render(adapt(REPORT, "zh-Hant"), to="docx", style=sheet("wording-total")).data)
    assert "".join(file.part("word/footer-default.xml").itertext()) == "第 PAGE 1頁，共 SECTIONPAGES 1頁"


def test_a_browser_counts_too() -> None:
    page = render(adapt(REPORT), to="html", style=sheet("wording-total")).data.decode()
    assert 'content: "第" counter(page) "页，共" counter(pages) "页"' in page


def test_a_sheet_file_may_ask_for_words(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('extends = "base"\n[running]\nnumber_format = "wording"\n', encoding="utf-8")
    page = render(adapt(REPORT), to="html", style=path).data.decode()
    assert 'content: "第" counter(page) "页"' in page
