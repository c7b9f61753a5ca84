"""The order of the glossary: the report's, by the English, by the Chinese reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.edition.adapt import adapt
from jbpub.edition.order import reading
from jbpub.nodes import Document, Entry, Glossary, Meta, NoteMark, Paragraph, Role, Text
from jbpub.pipeline import render
from jbpub.terms.match import annotate
from jbpub.terms.table import Term, TermTable

ENGLISH = {
    "重大项目": "the “Major Projects” drive",
    "长三角": "Yangtze River Delta",
    "双循环": "dual circulation",
    "长者食堂": "",
    "绿色码": "a green code",
}


def report() -> Document:
    """A report that explains the terms, numbered in its own order, and uses each."""
    entries = tuple(Entry(f"g{at}", key, f"{at}.", f"“{key}”", (Text("即此。"),)) for at, key in enumerate(ENGLISH, 1))
    paragraph = Paragraph("p1", Role.PROSE, (Text("，".join(ENGLISH) + "。"),))
    document = Document(Meta(title="报告"), body=(paragraph,), glossary=Glossary("g", (Text("名词解释"),), entries))
    return annotate(document, TermTable(tuple(Term(key, english) for key, english in ENGLISH.items())))


def listed(document: Document, edition: str) -> list[str]:
    glossary = adapt(document, edition).glossary
    assert glossary is not None
    return [f"{entry.number} {entry.term} {entry.id} {' '.join(entry.mentions)}" for entry in glossary.entries]


def test_without_a_wish_the_order_is_the_reports() -> None:
    assert [line.split()[0] for line in listed(report(), "zh+en")] == ["1.", "2.", "3.", "4.", "5."]
    assert adapt(report(), "zh").glossary == adapt(report(), "zh-Hans").glossary


def test_by_the_reading_a_word_decides_how_a_character_is_read_and_numbers_are_given_anew() -> None:
    assert listed(report(), "zh+by-chinese") == [
        "1. “长三角” g2 g2.m1",
        "2. “绿色码” g5 g5.m1",
        "3. “双循环” g3 g3.m1",
        "4. “长者食堂” g4 g4.m1",
        "5. “重大项目” g1 g1.m1",
    ]


def test_by_the_english_neither_article_nor_marks_count_and_what_has_none_is_last() -> None:
    assert listed(report(), "zh+en+by-english") == [
        "1. “双循环” g3 g3.m1",
        "2. “绿色码” g5 g5.m1",
        "3. “重大项目” g1 g1.m1",
        "4. “长三角” g2 g2.m1",
        "5. “长者食堂” g4 g4.m1",
    ]


def test_a_traditional_edition_is_sorted_by_the_reading_too() -> None:
    assert [line.split()[1] for line in listed(report(), "zh-Hant+by-chinese")] == [
        "「長三角」", "「綠色碼」", "「雙循環」", "「長者食堂」", "「重大項目」",
    ]  # fmt: skip


def test_numbers_that_the_text_refers_to_stay_with_their_terms() -> None:
    marked = Paragraph("p2", Role.PROSE, (Text("双循环"), NoteMark("g3.n1", "[3]", "g3")))
    document = replace(report(), body=(marked,))
    assert [line.split()[0] for line in listed(document, "zh+by-chinese")] == ["2.", "5.", "3.", "4.", "1."]


def test_a_report_without_glossary_has_nothing_to_sort() -> None:
    document = replace(report(), glossary=None)
    assert adapt(document, "zh+by-chinese").glossary is None


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_every_format_sets_the_sorted_glossary(form: str) -> None:
    sorted_, plain = (render(adapt(report(), edition), to=form).data for edition in ("zh+by-chinese", "zh"))
    assert sorted_ != plain


# ---- the reading ----


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("长江", "chang2 jiang1"),
        ("行长", "hang2 zhang3"),
        ("长三角", "chang2 san1 jiao3"),
        ("长效", "chang2 xiao4"),
        ("重塑", "chong2 su4"),
        ("银行", "yin2 hang2"),
        ("绿色", "lv4 se4"),
        ("氢能", "qing1 neng2"),  # GB 2312 level 2: sorted by radical there
        ("兩岸", "liang3 an4"),
    ],
)
def test_characters_are_read_as_their_word_says(text: str, pinyin: str) -> None:
    assert " ".join(syllable + tone for syllable, tone, _ in reading(text)) == pinyin


def test_digits_and_letters_come_before_characters() -> None:
    assert sorted(["一带一路", "5G", "TOD模式", "爱心"], key=reading) == ["5G", "TOD模式", "爱心", "一带一路"]


@given(st.text(max_size=30))
def test_every_character_has_its_place_and_itself(text: str) -> None:
    assert "".join(char for _, _, char in reading(text)) == text
