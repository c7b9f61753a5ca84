"""Paragraphs with their translation in Word: rows of a table without borders, or one below the other."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from jbpub.nodes import Block, Paragraph, Parallel, Role, Text
from jbpub.renderers.docx.edition import render
from jbpub.style.sheet import StyleSheet
from tests.docx.reading import W, WordFile, dump, read, text_of
from tests.docx.samples import report

BASE = StyleSheet.read("base")
COLUMNS = replace(BASE, bilingual=replace(BASE.bilingual, layout="columns"))
STACKED = replace(BASE, bilingual=replace(BASE.bilingual, layout="stacked"))
MISSING = Parallel("zh-Hans", (Text("［缺译文］"),), missing=True)


def pair(number: int, words: str, parallel: Parallel) -> Paragraph:
    return Paragraph(f"p{number}", Role.PROSE, (Text(words),), parallel=parallel)


def english(words: str) -> Parallel:
    return Parallel("en", (Text(words),))


def word(sheet: StyleSheet, *blocks: Block) -> WordFile:
    return read(render(replace(report(), front=(), body=blocks, glossary=None), sheet)[0])


PAIRS = (pair(1, "产业做强。", english("Industry grew.")), pair(2, "生态更好。", MISSING))
PLAIN = Paragraph("p3", Role.PROSE, (Text("单独一段。"),))


def tables(file: WordFile) -> list[list[list[str]]]:
    """The tables of a file: the texts of their cells by rows."""
    return [
        [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in file.body.iter(f"{W}tbl")
    ]


def test_pairs_that_follow_each_other_are_rows_of_one_table() -> None:
    found = tables(word(COLUMNS, *PAIRS, PLAIN, PAIRS[0]))
    assert found == [
        [["产业做强。", "Industry grew."], ["生态更好。", "［缺译文］"]],
        [["产业做强。", "Industry grew."]],
    ]


def test_stacked_pairs_are_paragraphs_one_below_the_other() -> None:
    file = word(STACKED, *PAIRS)
    assert tables(file) == []
    assert [line for line in dump(file) if "产业" in line or "Industry" in line or "生态" in line or "缺" in line] == [
        "BodyText 产业做强。",
        "Parallel Industry grew.",
        "BodyText 生态更好。",
        "Parallel <MissingTranslation:［缺译文］>",
    ]


def test_the_columns_fill_the_type_area_with_the_gap_between_them() -> None:
    (table,) = word(COLUMNS, *PAIRS).body.iter(f"{W}tbl")
    width = table.find(f"{W}tblPr/{W}tblW")
    assert width is not None
    columns = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
    assert sum(columns) == int(width.get(f"{W}w", ""))
    gaps = {margin.get(f"{W}w") for margin in table.iterfind(f".//{W}tcMar/{W}right")}
    (gap,) = gaps
    assert (columns[0] - int(gap or 0)) / (sum(columns) - int(gap or 0)) - COLUMNS.bilingual.share < 0.001


def test_the_english_says_that_it_is_english() -> None:
    runs = [run for run in word(COLUMNS, *PAIRS).body.iter(f"{W}r") if text_of(run) == "Industry grew."]
    assert [etree.tostring(run).count(b'w:lang w:val="en-US"') for run in runs] == [1]


def test_the_title_lines_are_followed_by_their_english() -> None:
    document = report()
    file = read(render(replace(document, meta=replace(document.meta, english=("Report of 2020",))), STACKED)[0])
    assert "English Report of 2020" in dump(file)


def test_a_table_of_pairs_has_no_borders_and_may_break_within_a_row() -> None:
    (table,) = word(COLUMNS, *PAIRS).body.iter(f"{W}tbl")
    assert [element for name in ("tblBorders", "tblStyle", "cantSplit") for element in table.iter(f"{W}{name}")] == []
