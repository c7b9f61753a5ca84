"""The Jiangbei report as a page: nothing lost, everything linked."""

from pathlib import Path

import pytest

from jbpub.edition.adapt import adapt
from jbpub.nodes import Document, Paragraph, heading_text, plain_text, sections, walk_document
from jbpub.parser.report import parse
from jbpub.renderers.html.edition import render
from jbpub.renderers.notes import place_notes
from jbpub.style.sheet import StyleSheet
from jbpub.terms.match import annotate
from tests.html.samples import Page, Read

SEED = Path(__file__).parents[2] / "seeds" / "jiangbei-2021.md"


@pytest.fixture(scope="module")
def seed() -> Document:
    return adapt(annotate(parse(SEED)))


def texts(page: Page, path: str) -> list[str]:
    """The string values of what an XPath finds."""
    found = page.xpath(path)
    assert isinstance(found, list)
    return [item if isinstance(item, str) else "".join(item.itertext()) for item in found]


def test_every_paragraph_stands_in_the_page_in_order(seed: Document, read: Read) -> None:
    noted = place_notes(seed, StyleSheet.read("gov-print").notes).document
    in_tree = [plain_text(block.inlines) for block in walk_document(noted) if isinstance(block, Paragraph)]
    assert texts(read(seed), "//main//p[not(ancestor::dl)]") == in_tree


def test_the_headings_are_the_sections(seed: Document, read: Read) -> None:
    assert texts(read(seed), "//main/section[not(@role)]//*[self::h2 or self::h3]") == [
        heading_text(section) for section in sections(seed)
    ]


def test_every_mention_leads_to_its_entry_and_back(seed: Document, read: Read) -> None:
    page = read(seed)
    there = dict(
        zip(texts(page, "//a[@role='doc-glossref']/@id"), texts(page, "//a[@role='doc-glossref']/@href"), strict=True)
    )
    assert len(there) >= 21
    assert sorted(texts(page, "//a[@role='doc-backlink']/@href")) == sorted(f"#{mention}" for mention in there)
    assert {target.removeprefix("#") for target in there.values()} <= set(texts(page, "//dt/@id"))
    assert len(texts(page, "//a[@class='first term']/@id")) == len(set(there.values()))


def test_the_nine_page_marks_are_listed(seed: Document, read: Read) -> None:
    page = read(seed)
    marks = texts(page, "//*[contains(@role, 'doc-pagebreak')]/@id")
    assert len(marks) == 9
    assert texts(page, "//nav[@role='doc-pagelist']//a/@href") == [f"#{mark}" for mark in marks]


def test_the_page_is_small(seed: Document, style: StyleSheet) -> None:
    assert len(render(seed, style)[0]) < 100_000
