"""Notes in the page: behind the paragraphs of their section, from the mark to the note and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest
from lxml import etree

from jbpub import StyleSheet, TermTable, adapt, annotate, parse
from jbpub.renderers.html.edition import render
from jbpub.terms.table import Term
from tests.html.samples import Page

Show = Callable[[Page, str], str]
SHEET = StyleSheet.read("gov-print")
REPORT = """# 某县政府工作报告

一、回首往昔

做好“一件事”，打造“双循环”。

再打造“双循环”。

二、展望

推进“两业”。

名词解释

1. “双循环”：新格局。

2. “一件事”：一次办成。

3. “两业”：制造业和服务业。

4. “三农”：农业、农村、农民。
"""
MARKED = """# 某县政府工作报告

一、回首往昔

打造“双循环”[1]，再打造“循环”[1]。

名词解释

[1]“双循环”：新格局。
"""


def page(
    text: str, glossary: Literal["footnotes", "both"] = "footnotes", terms: TermTable | None = None, edition: str = "zh"
) -> Page:
    sheet = replace(SHEET, notes=replace(SHEET.notes, glossary=glossary))
    document = adapt(annotate(parse(text=text), terms), edition)
    return etree.fromstring(render(document, sheet)[0], etree.HTMLParser(encoding="utf-8"))


def found(made: Page, path: str) -> list[str]:
    """What an XPath finds, elements as their text."""
    things = made.xpath(path)
    assert isinstance(things, list)
    return [one if isinstance(one, str) else "".join(one.itertext()).strip() for one in things]


def test_notes_stand_at_the_end_of_the_section_that_calls_them() -> None:
    made = page(REPORT)
    assert found(made, "//section[@id='s1']/*[last()]/@class") == ["notes"]
    assert found(made, "//section[@id='s1']//aside/p[1]") == ["[1] “一件事”：一次办成。", "[2] “双循环”：新格局。"]
    assert found(made, "//section[@id='s2']//aside/p[1]") == ["[3] “两业”：制造业和服务业。"]


def test_notes_of_a_section_come_before_its_subsections() -> None:
    made = page(REPORT.replace("再打造", "（一）再出发\n\n再打造"))
    assert found(made, "//section[@id='s1']/*/@class") == ["notes"]
    assert found(made, "//section[@id='s1']/div[@class='notes']/following-sibling::section/@id") == ["s1.1"]


def test_a_mark_leads_to_its_note_and_the_note_back(source_of: Show) -> None:
    made = page(REPORT)
    assert source_of(made, "//p[@id='s2.p1']") == (
        '<p id="s2.p1">推进<a id="g3.m1" class="first term" role="doc-noteref" href="#g3.note">“两业”'
        '<sup class="note" id="g3.n1">[3]</sup></a>。</p>'
    )
    assert source_of(made, "//aside[@id='g3.note']") == (
        '<aside id="g3.note" role="doc-footnote"><p><a role="doc-backlink" href="#g3.n1" '
        'aria-label="[3] “两业”，文中第1处">[3]</a> <dfn>“两业”</dfn>：制造业和服务业。</p></aside>'
    )


def test_a_note_leads_to_every_place_where_its_term_is_used() -> None:
    made = page(REPORT)
    assert found(made, "//aside[@id='g1.note']//p[@class='back']/a/@href") == ["#g1.m1", "#g1.m2"]
    assert found(made, "//a[@id='g1.m2']/@href") == ["#g1.note"]


def test_a_mark_that_stands_again_leads_to_the_same_note_and_is_led_back_to() -> None:
    made = page(MARKED)
    assert found(made, "//sup/a[@role='doc-noteref']/@href") == ["#g1.note"]
    assert set(found(made, "//sup/a/@id")) <= {href[1:] for href in found(made, "//aside//a/@href")}


def test_what_no_note_tells_stays_in_the_glossary() -> None:
    assert found(page(REPORT), "//dl/dt") == ["4.“三农”"]
    assert found(page(MARKED), "//dl") == []
    assert found(page(MARKED), "//nav//a/@href") == ["#s1"]


@pytest.mark.parametrize("glossary", ["footnotes", "both"])
def test_ids_are_unique_and_links_lead_somewhere(glossary: Literal["footnotes", "both"]) -> None:
    for text in (REPORT, MARKED):
        made = page(text, glossary)
        ids = found(made, "//@id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in found(made, "//a/@href")} <= set(ids)


def test_both_have_the_same_numbers() -> None:
    made = page(REPORT, "both")
    assert found(made, "//aside/@id") == ["g2.note", "g1.note", "g3.note"]
    assert found(made, "//dl/dt") == ["1.“一件事”", "2.“双循环”", "3.“两业”", "4.“三农”"]


def test_english_in_a_note_is_said_to_be_english() -> None:
    terms = TermTable((Term("双循环", "dual circulation", definition="a new pattern"),))
    made = page(MARKED, terms=terms, edition="zh+en")
    assert found(made, "//aside//*[@lang='en']") == ["dual circulation", "a new pattern"]
