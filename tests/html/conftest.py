"""What the tests of the HTML edition share: the small report, adapted, and readable views of its page."""

from collections.abc import Callable

import pytest
from lxml import etree

from jbpub.edition.adapt import adapt
from jbpub.nodes import Document
from jbpub.renderers.html.edition import render
from jbpub.style.sheet import StyleSheet
from tests.html.samples import Page, Read, small_report


@pytest.fixture(name="report")
def _report() -> Document:
    return adapt(small_report(), "zh-Hans+en")


@pytest.fixture(scope="session")
def style() -> StyleSheet:
    return StyleSheet.read("gov-print")


@pytest.fixture
def read(style: StyleSheet) -> Read:
    """Render a document and read the page back as a tree."""
    return lambda document: etree.fromstring(render(document, style)[0], etree.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="session")
def source_of() -> Callable[[Page, str], str]:
    """The HTML of the first element that an XPath finds, without the line ends between blocks."""

    def show(page: Page, path: str) -> str:
        found = page.xpath(path)
        assert isinstance(found, list)
        (element, *_) = found
        assert isinstance(element, etree._Element)
        return etree.tostring(element, method="html", encoding="unicode", with_tail=False).replace("\n", "")

    return show
