"""The given report, whole: nothing lost, every heading numbered as written, everything linked."""

from pathlib import Path

import pytest

from jbpub.edition.adapt import adapt
from jbpub.nodes import Document, heading_text, plain_text, sections, walk_document
from jbpub.parser.report import parse
from jbpub.renderers.docx.edition import render
from jbpub.renderers.notes import place_notes
from jbpub.style.sheet import StyleSheet
from jbpub.terms.match import annotate
from tests.docx.reading import W, WordFile, numbers_shown, read, style_of, text_of

SHEET = StyleSheet.read("gov-print")
SEED = Path(__file__).parents[2] / "seeds" / "jiangbei-2021.md"


@pytest.fixture(scope="module")
def document() -> Document:
    return adapt(annotate(parse(SEED)), "zh-Hans")


@pytest.fixture(scope="module")
def word(document: Document) -> WordFile:
    return read(render(document, SHEET)[0])


def test_every_paragraph_and_entry_is_there_in_full(document: Document, word: WordFile) -> None:
    written = {text_of(paragraph) for paragraph in word.paragraphs()}
    for block in walk_document(place_notes(document, SHEET.notes).document):
        if text := plain_text(getattr(block, "inlines", ())):
            assert text in written
    assert document.glossary is not None
    entries = [text_of(p) for p in word.paragraphs() if style_of(p) == "GlossaryEntry"]
    for entry, shown in zip(document.glossary.entries, entries, strict=True):
        assert shown.startswith(f"{entry.term}：{plain_text(entry.definition)}")


@pytest.mark.parametrize("shared", [True, False], ids=["Word", "LibreOffice"])
def test_headings_show_the_numbers_that_the_report_wrote(document: Document, word: WordFile, *, shared: bool) -> None:
    numbers = numbers_shown(word, shared=shared)
    shown = [
        number + text_of(paragraph)
        for number, paragraph in zip(numbers, word.paragraphs(), strict=True)
        if style_of(paragraph).startswith("Heading")
    ]
    assert shown == [heading_text(section) for section in sections(document)]
    assert [number for number in numbers if number.endswith(".")] == [f"{count}." for count in range(1, 14)]


def test_the_contents_list_every_heading_with_a_page(document: Document, word: WordFile) -> None:
    entries = [text_of(p) for p in word.paragraphs() if style_of(p).startswith("TOC") and style_of(p) != "TOCHeading"]
    headings = [*(heading_text(section) for section in sections(document)), "名词解释"]
    pages = []
    for entry, heading in zip(entries, headings, strict=True):
        assert entry.startswith(heading)
        pages.append(int(entry.removeprefix(heading)))
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert 26 <= pages[-1] <= 30


def test_every_mention_leads_to_its_entry_and_back(document: Document, word: WordFile) -> None:
    assert document.glossary is not None
    anchors = [link.get(f"{W}anchor") for link in word.body.iter(f"{W}hyperlink")]
    for entry in document.glossary.entries:
        assert anchors.count(entry.id) == len(entry.mentions) + 1 > 1  # the first has a number
        for mention in entry.mentions:
            assert anchors.count(mention.replace(".", "_")) == 1


def test_no_paragraph_is_empty_but_the_one_that_ends_the_contents(word: WordFile) -> None:
    empty = [paragraph for paragraph in word.paragraphs() if not text_of(paragraph)]
    assert [paragraph.find(f"{W}pPr/{W}sectPr") is not None for paragraph in empty] == [True]
