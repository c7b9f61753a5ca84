"""A text and its translation in the PDF edition: side by side over pages, in the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from jbpub.nodes import Document, Glossary, Item, ItemList, Paragraph, Parallel, Text
from jbpub.renderers.pdf.edition import render
from jbpub.style.sheet import StyleSheet
from tests.pdf.test_edition import prose, report
from tests.pdf.trace import Stroke, strokes, tag_tree

SHEET = StyleSheet.read("base")


def edition(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(render(document, SHEET)[0]))


def shown(pdf: pikepdf.Pdf) -> list[list[Stroke]]:
    return [
        [stroke for stroke in strokes(page) if stroke.mcid is not None]
        for page in pdf.pages
        if "/Font" in page.Resources
    ]


def lines(page: list[Stroke], text: str) -> int:
    """How many lines of a page hold a text."""
    return len({round(stroke.y) for stroke in page if text in stroke.plain})


def english(words: int) -> Parallel:
    return Parallel("en", (Text("city " * words),))


@pytest.mark.parametrize(("characters", "words"), [(400, 10), (400, 60), (60, 400), (200, 100)])
def test_no_line_of_either_text_stands_alone_on_a_page(characters: int, words: int) -> None:
    for before in range(20, 36):
        above = prose(Text("甲" * 36 * before))
        pair = replace(prose(Text("海湾" * (characters // 2)), number=2), parallel=english(words))
        pages = shown(edition(report(above, pair)))
        for text in ("海湾", "city"):
            total = sum(lines(page, text) for page in pages)
            assert total < 2 or 1 not in [lines(page, text) for page in pages]


def test_a_pair_within_a_list_item_that_goes_on_over_the_page_keeps_its_order() -> None:
    items = tuple(Item("•", (Text("海湾" * 60),), parallel=english(90)) for _ in range(6))
    pdf = edition(report(ItemList("l1", items)))
    tree = tag_tree(pdf)
    assert len(pdf.pages) > 3
    kinds = re.findall(r"海湾|city", tree)
    assert [kind for kind, after in pairwise([*kinds, ""]) if kind != after] == ["海湾", "city"] * 6


def test_the_glossary_of_a_translated_report_stands_in_two_columns() -> None:
    chinese, beside = explanation_and_english(replace(prose(Text("甲")), parallel=english(6)))
    assert chinese.y == pytest.approx(beside.y, abs=0.01)
    assert chinese.x < beside.x


def test_that_of_a_report_whose_terms_alone_are_in_english_has_it_below() -> None:
    chinese, beside = explanation_and_english(prose(Text("甲")))
    assert chinese.y > beside.y + 10


def explanation_and_english(paragraph: Paragraph) -> tuple[Stroke, Stroke]:
    """Where an entry's Chinese and its English begin, behind a paragraph."""
    explained = report(paragraph)
    assert explained.glossary
    entries = tuple(replace(entry, english_definition="A new pattern.") for entry in explained.glossary.entries)
    pdf = edition(replace(explained, glossary=Glossary("glossary", (Text("名词解释"),), entries)))
    page = list(strokes(pdf.pages[-1]))
    return next(s for s in page if "新发展格局" in s.plain), next(s for s in page if "new" in s.plain)
