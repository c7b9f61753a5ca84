"""The article of a web page: which of its elements hold the report, and which are the site's.

Mozilla's method, as readability-lxml has it, finds where the text is dense.  What it keeps is only taken as evidence:
the report is read from the page itself, since the library throws away tables and short lines.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree, html

from jbpub.parser.readers.html.tables import is_data_table
from jbpub.patterns import pattern

_MARK = "data-jbpub"  # numbers the elements, so that those kept are found again in the page
_SHARE = 0.9  # of the kept text; the article is the innermost element that holds so much
_PROSE_LENGTH = 30  # characters of a neighbour that is prose
_LINKED = 0.2  # share of its text that may stand in links
_SENTENCE = pattern("[。；]")
_TITLE_LENGTH = range(4, 80)  # characters
_FRONT = pattern("[会會][议議期]|[省市区區县縣州旗乡鄉镇鎮盟]长|[縣市]長|主席|总理|[院專专][长長员員]")
_SITE = pattern("来源|來源|发布|發布|日期|时间|時間|字号|字體|字体|浏览|瀏覽|点击|打印|列印|作者|编辑|責任|分享|位置")
_REPORT = pattern("报告|報告")
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
    return parts if title is None else [title, *_front_matter(title, parts), *parts]


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


def _front_matter(title: html.HtmlElement, parts: list[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    """The lines between title and article that name the occasion or the speaker."""
    above = set(parts[0].iterancestors())
    for element in title.xpath("following::*"):
        if element is parts[0]:
            return
        if element not in above and _is_front_line(element) and not any(map(_is_front_line, element)):
            yield element


def _is_front_line(element: html.HtmlElement) -> bool:
    """Whether an element is a short line with an assembly or an office in it, no link, nothing of the site's own."""
    text = "".join(element.itertext()).strip()
    if element.tag not in _HEADINGS or len(text) not in _TITLE_LENGTH or next(element.iter("a"), None) is not None:
        return False
    return _FRONT.search(text) is not None and _SITE.search(text) is None


def _before(page: html.HtmlElement, article: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements before an article in which a title can stand, those that hold the article left out."""
    above = set(article.iterancestors())
    for element in page.iter(*_HEADINGS):
        if element is article:
            return
        if element not in above:
            yield element
