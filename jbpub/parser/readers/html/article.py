"""The article of a web page: which of its elements hold the report, and which are the site's.

Mozilla's method, as readability-lxml has it, finds where the text is dense.  What it keeps is only taken as evidence:
the report is read from the page itself, since the library throws away tables and short lines.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree, html

from jbpub.parser.readers.html.tables import is_data_table

_MARK = "data-jbpub"  # numbers the elements, so that those kept are found again in the page
_SHARE = 0.9  # of the kept text; the article is the innermost element that holds so much
_PROSE_LENGTH = 30  # characters of a neighbour that is prose
_LINKED = 0.2  # share of its text that may stand in links
_SENTENCE = re.compile("[。；]")
_TITLE_LENGTH = range(4, 80)  # characters
_REPORT = re.compile("报告|報告")
_FRAMES = {
    "div",
    "section",
    "article",
    "main",
    "center",
    "table",
    "tbody",
    "tr",
    "td",
    "form",
    "font",
    "span",
    "ucapcontent",
}
_FURNITURE = {"nav", "header", "footer", "aside", "form", "menu"}
_HEADINGS = ("h1", "h2", "h3", "td", "p", "div", "span", "strong")  # where sites put the title


def find_article(page: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements of a page that hold the report, in reading order: its title, the article, prose beside it."""
    body = page.find("body")
    if body is None:
        return [page]
    article = _densest(page, body)
    parts = [*_prose_beside(article, body, after=False), article, *_prose_beside(article, body, after=True)]
    title = _title(page, parts)
    return [*([title] if title is not None else []), *parts]


def _densest(page: html.HtmlElement, body: html.HtmlElement) -> html.HtmlElement:
    """The innermost element that holds nearly all of the text that readability keeps."""
    kept = _kept(page)
    weights: dict[html.HtmlElement, int] = {}
    for element in [*body.iter()][::-1]:  # what is within comes before what holds it
        own = _own_length(element) if element.get(_MARK) in kept else 0
        weights[element] = own + sum(weights[child] for child in element)
    here = body
    while weights[here]:
        inner = next((child for child in here if weights[child] >= _SHARE * weights[body]), None)
        if inner is None or inner.tag not in _FRAMES:
            break
        here = inner
    return here


def _kept(page: html.HtmlElement) -> set[str]:
    """The numbers of the elements that readability keeps; none when it finds no article."""
    from readability import Document  # type: ignore[import-untyped]  # ships no types; loads a detector of encodings, which costs more than all else here

    logging.getLogger("readability").addHandler(logging.NullHandler())  # what it cannot parse is our finding, not its
    for number, element in enumerate(page.iter(etree.Element)):
        element.set(_MARK, str(number))
    try:
        summary = html.fromstring(Document(deepcopy(page)).summary(html_partial=True))
    except (ValueError, etree.LxmlError):  # Unparseable is a ValueError
        return set()
    return {element.get(_MARK, "") for element in summary.iter(etree.Element)}


def _own_length(element: html.HtmlElement) -> int:
    return len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)


def _prose_beside(article: html.HtmlElement, body: html.HtmlElement, *, after: bool) -> list[html.HtmlElement]:
    """The neighbours of an article, and of what holds it, that read as prose or tables: a glossary, an annex."""
    found: list[html.HtmlElement] = []
    here: html.HtmlElement | None = article
    while here is not None and here is not body:
        beside = [near for near in here.itersiblings(preceding=not after) if _is_prose(near)]
        found = [*found, *beside] if after else [*beside[::-1], *found]
        here = here.getparent()
    return found


def _is_prose(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _FURNITURE:
        return False
    text = "".join(element.itertext()).strip()
    if not (element.tag == "table" and is_data_table(element)) and (
        len(text) < _PROSE_LENGTH or not _SENTENCE.search(text)
    ):
        return False
    linked = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    return linked <= _LINKED * len(text)


def _title(page: html.HtmlElement, parts: list[html.HtmlElement]) -> html.HtmlElement | None:
    """The report's title, when it stands outside the article: an h1, or what the page's own title begins with."""
    named = " ".join((page.findtext("head/title") or "").split())
    inside = {element for part in parts for element in part.iter()}
    for element in _before(page, parts[0]):
        text = " ".join("".join(element.itertext()).split())
        if element in inside or len(text) not in _TITLE_LENGTH:
            continue
        if element.tag == "h1" or (_REPORT.search(text) and named.startswith(text)):
            return element
    return None


def _before(page: html.HtmlElement, article: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements before an article in which a title can stand, those that hold the article left out."""
    above = set(article.iterancestors())
    for element in page.iter(*_HEADINGS):
        if element is article:
            return
        if element not in above:
            yield element
