"""Footnotes in Word: real ones, counted by Word, each called once, referred to again by a field."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Literal

import docx
import pytest

from jbpub import StyleSheet, TermTable, adapt, annotate, parse
from jbpub.renderers.docx.edition import render
from jbpub.terms.table import Term
from tests.docx.reading import R, W, WordFile, dump, read, style_of, text_of

SHEET = StyleSheet.read("gov-print")
REPORT = """# 某县政府工作报告

一、回首往昔

做好“一件事”，打造“双循环”，再打造“双循环”。

名词解释

1. “双循环”：新格局，见[官网](https://example.org/)。

2. “一件事”：一次办成。

3. “三农”：农业、农村、农民。
"""
MARKED = """# 某县政府工作报告

一、回首往昔

打造“双循环”[1]，再打造“双循环”[1]。

名词解释

[1]“双循环”：新格局。
"""


def word(
    text: str,
    glossary: Literal["appendix", "footnotes", "both"] = "footnotes",
    terms: TermTable | None = None,
    edition: str = "zh",
) -> WordFile:
    sheet = replace(SHEET, notes=replace(SHEET.notes, glossary=glossary))
    return read(render(adapt(annotate(parse(text=text), terms), edition), sheet)[0])


def footnotes(made: WordFile) -> list[str]:
    """The footnotes as their ids, kinds and texts."""
    notes = made.part("word/footnotes.xml").iter(f"{W}footnote")
    return [" ".join(filter(None, (note.get(f"{W}id"), note.get(f"{W}type"), text_of(note).strip()))) for note in notes]


def called(made: WordFile) -> list[str]:
    return [mark.get(f"{W}id", "") for mark in made.body.iter(f"{W}footnoteReference")]


def test_each_note_is_a_footnote_that_the_text_calls_once() -> None:
    made = word(REPORT)
    assert footnotes(made) == [
        "-1 separator", "0 continuationSeparator", "1 “一件事”：一次办成。", "2 “双循环”：新格局，见官网。",
    ]  # fmt: skip
    assert called(made) == ["1", "2"]
    for note in list(made.part("word/footnotes.xml"))[2:]:
        (paragraph,) = note
        assert style_of(paragraph) == "FootnoteText"
        assert paragraph.find(f"{W}r/{W}footnoteRef") is not None


def test_settings_name_the_rules_above_the_notes_before_compat() -> None:
    settings = word(REPORT).part("word/settings.xml")
    properties = settings.find(f"{W}footnotePr")
    assert properties is not None
    assert [rule.get(f"{W}id") for rule in properties] == ["-1", "0"]
    following = properties.getnext()
    assert following is not None
    assert following.tag == f"{W}compat"


def test_what_no_footnote_tells_stays_in_the_appendix() -> None:
    lines = [line for line in dump(word(REPORT)) if line.startswith("Glossary")]
    assert [line.partition("|")[2] for line in lines] == ["", "<Term:“三农”>：农业、农村、农民。"]
    assert not [line for line in dump(word(MARKED)) if line.startswith("Glossary")]


def test_a_term_used_again_leads_to_the_mark_of_its_note() -> None:
    made = word(REPORT)
    bookmarks = {mark.get(f"{W}name") for mark in made.body.iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in made.body.iter(f"{W}hyperlink")}
    assert anchors <= bookmarks
    assert {"g1_n1", "g2_n1"} <= anchors


def test_a_mark_that_stands_again_is_a_reference_that_counts_along() -> None:
    made = word(MARKED)
    assert called(made) == ["1"]
    (line,) = [line for line in dump(made) if line.startswith("BodyText")]
    assert r"{ NOTEREF g1_n1 \f \h }<FootnoteReference:1>" in line


def test_both_have_footnotes_and_the_appendix_with_the_same_numbers() -> None:
    made = word(REPORT, "both")
    assert called(made) == ["1", "2"]
    entries = [line for line in dump(made) if line.startswith("GlossaryEntry")]
    assert [line.partition("<")[0] for line in entries] == [
        "GlossaryEntry 1.|",
        "GlossaryEntry 2.|",
        "GlossaryEntry 3.|",
    ]
    assert ["一件事" in line for line in entries] == [True, False, False]


def test_an_appendix_alone_has_no_footnotes() -> None:
    made = word(REPORT, "appendix")
    assert "word/footnotes.xml" not in made.parts
    assert called(made) == []


def test_a_footnote_has_its_own_relation_to_the_web() -> None:
    made = word(REPORT)
    (link,) = made.part("word/footnotes.xml").iter(f"{W}hyperlink")
    targets = {one.get("Id"): one.get("Target") for one in made.part("word/_rels/footnotes.xml.rels")}
    assert targets[link.get(f"{R}id")] == "https://example.org/"


def test_english_in_a_footnote_is_said_to_be_english() -> None:
    terms = TermTable((Term("双循环", "dual circulation", definition="a new pattern"),))
    made = word(MARKED, terms=terms, edition="zh+en")
    note = made.part("word/footnotes.xml")[2]
    english = [run for run in note.iter(f"{W}r") if run.find(f"{W}rPr/{W}lang[@{W}val='en-US']") is not None]
    assert [text_of(run) for run in english] == ["dual circulation", "a new pattern"]


@pytest.mark.parametrize("glossary", ["footnotes", "both"])
def test_the_same_report_gives_the_same_bytes(glossary: Literal["footnotes", "both"]) -> None:
    sheet = replace(SHEET, notes=replace(SHEET.notes, glossary=glossary))
    document = adapt(annotate(parse(text=REPORT)))
    assert render(document, sheet)[0] == render(document, sheet)[0]


def test_the_properties_name_the_terms_wherever_they_are_explained() -> None:
    sheet = replace(SHEET, notes=replace(SHEET.notes, glossary="footnotes"))
    data = render(adapt(annotate(parse(text=MARKED))), sheet)[0]
    assert docx.Document(BytesIO(data)).core_properties.keywords == "双循环"
