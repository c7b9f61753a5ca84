"""English beside the Chinese in every format: said to be English wherever it stands (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from jbpub import adapt, annotate, parse, render
from jbpub.nodes import Document
from jbpub.terms.table import Term, TermTable
from tests.docx.reading import W, dump
from tests.docx.reading import read as read_word
from tests.pdf.dump import read as read_pdf
from tests.pdf.trace import tag_tree

REPORT = """# 2020年青山县政府工作报告

一、回首往昔

打造“双循环”格局，双循环畅通。

名词解释

1. “双循环”：新格局。
"""
TERMS = TermTable((
    Term("回首往昔", "Looking Back", part_of_speech="title"),
    Term("双循环", "dual circulation", definition="a pattern of development"),
))  # fmt: skip


@pytest.fixture(scope="module", name="document")
def _document() -> Document:
    return adapt(annotate(parse(text=REPORT), TERMS), "zh-Hant-TW+en")


def test_the_page_has_it(document: Document) -> None:
    page = html.fromstring(render(document, to="html").data)
    english = [(e.tag, e.get("class"), e.text) for e in page.iter() if e.get("lang") == "en"]
    assert english == [
        ("p", "english", "Looking Back"),
        ("span", "gloss", "dual circulation"),
        ("span", "english", "dual circulation"),
        ("p", "english", "a pattern of development"),
    ]
    assert page.find(".//h2[@id='contents']") is not None
    assert "打造「雙循環」[1]（dual circulation）格局，雙循環暢通。" in page.text_content()


def test_word_has_it(document: Document) -> None:
    word = read_word(render(document, to="docx").data)
    lines = [line for line in dump(word) if not line.startswith(("TOC", "-", "Title", "Speaker"))]
    assert lines[:3] == [
        "Heading1 一、|回首往昔",
        "English Looking Back",
        "BodyText 打造[g1:<TermMention:「雙循環」>]"
        "[g1:<NoteMark:[1]>]（dual circulation）格局，[g1:<TermMention:雙循環>]暢通。",
    ]
    assert lines[-1] == "English a pattern of development"
    english = word.body.xpath(".//w:r[w:rPr/w:lang[@w:val='en-US']]", namespaces={"w": W.strip("{}")})
    assert ["".join(run.itertext()) for run in english] == [
        "Looking Back", "dual circulation", "dual circulation", "a pattern of development",
    ]  # fmt: skip
    (heading,) = word.body.xpath(".//w:p[w:pPr/w:keepNext]", namespaces={"w": W.strip("{}")})
    assert "".join(heading.itertext()) == "Looking Back"


def test_print_has_it(document: Document) -> None:
    tree = [line.strip() for line in tag_tree(read_pdf(render(document, to="pdf").data)).splitlines()]
    english = [(line, tree[at + 1].split(" ", 1)[1]) for at, line in enumerate(tree) if "Lang=en" in line]
    assert english == [
        ("P Lang=en", "Looking Back"),
        ("Span Lang=en", "dual circulation"),
        ("Span Lang=en", "dual circulation"),
        ("P Lang=en", "a pattern of development"),
    ]


def test_without_english_none_of_it_is_there() -> None:
    document = adapt(annotate(parse(text=REPORT), TERMS), "zh-Hans")
    data = render(document, to="html").data.decode()
    assert "circulation" not in data
    assert "Looking" not in data


# ---- Chinese that a translator left in the English ----

MIXED = TermTable((
    Term("回首往昔", "Looking Back (回首)", part_of_speech="title"),
    Term("双循环", "dual circulation (双循环)"),
))  # fmt: skip
LEFT = ("回首", "雙循環", "格局")


@pytest.fixture(scope="module", name="mixed")
def _mixed() -> Document:
    document = adapt(annotate(parse(text=REPORT), MIXED), "zh-Hant-TW+en")
    assert document.glossary is not None
    entries = tuple(replace(e, english_definition="a pattern, 格局, of development") for e in document.glossary.entries)
    return replace(document, glossary=replace(document.glossary, entries=entries))


def test_the_page_says_that_it_is_chinese(mixed: Document) -> None:
    page = html.fromstring(render(mixed, to="html").data)
    inside = [e.text for e in page.xpath("//*[@class='english']//*[@lang='zh-Hant-TW']")]
    assert inside == list(LEFT)


def test_word_says_that_it_is_chinese(mixed: Document) -> None:
    word = read_word(render(mixed, to="docx").data)
    runs = word.body.xpath(".//w:p[w:pPr/w:pStyle[@w:val='English']]/w:r", namespaces={"w": W.strip("{}")})
    chinese = ["".join(run.itertext()) for run in runs if run.find(f"{W}rPr/{W}lang").get(f"{W}eastAsia") == "zh-TW"]
    assert chinese == ["回首", "格局"]


def test_the_tags_say_that_it_is_chinese(mixed: Document) -> None:
    lines = tag_tree(read_pdf(render(mixed, to="pdf").data)).splitlines()
    told = [lines[k + 1].split()[-1] for k, line in enumerate(lines) if line.strip() == "Span Lang=zh-Hant-TW"]
    assert [word for word in told if word in LEFT] == list(LEFT)
