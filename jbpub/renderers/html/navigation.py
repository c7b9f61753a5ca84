"""Ways through the page: the skip link, the contents, the list of the original's pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jbpub.nodes import Block, Document, Section, heading_text, plain_text, says_something, sections
from jbpub.renderers.html.elements import Element, Setting, add_inlines, add_number, block, child, page_id
from jbpub.renderers.html.marks import source_pages

MAIN_ID = "text"


def add_skip_link(body: Element, setting: Setting) -> None:
    """The first stop of the Tab key: past the contents, to the text (WCAG 2.4.1)."""
    block(body, "a", {"class": "skip", "href": f"#{MAIN_ID}"}).text = setting.wording.skip


def add_navigation(body: Element, document: Document, setting: Setting, depth: int) -> None:
    """The contents down to a depth of sections (0 for none) and the page list, where there is something to list."""
    pages = tuple(source_pages(document))
    contents = depth > 0 and any(says_something(heading_text(section)) for section in sections(document))
    if not contents and not pages:
        return
    side = block(body, "div", {"class": "side"})
    side.text = "\n"
    if contents:
        _add_contents(side, document, replace(setting, anchored=False), depth)
    if pages:
        _add_page_list(side, pages, setting)


def _add_contents(side: Element, document: Document, setting: Setting, depth: int) -> None:
    nav = block(side, "nav", {"role": "doc-toc", "aria-labelledby": "contents"})
    nav.text = "\n"
    block(nav, "h2", {"id": "contents"}).text = setting.wording.contents
    items = block(nav, "ol", {})
    items.text = "\n"
    _add_items(items, (*document.front, *document.body, *document.back), setting, depth)
    if document.glossary and says_something(plain_text(document.glossary.title)):
        link = child(block(items, "li", {}), "a", {"href": f"#{document.glossary.id}"})
        add_inlines(link, document.glossary.title, setting)


def _add_items(items: Element, blocks: Iterable[Block], setting: Setting, depth: int) -> None:
    for section in blocks:
        if not isinstance(section, Section):
            continue
        if not says_something(heading_text(section)):
            _add_items(items, section.children, setting, depth)
            continue
        item = block(items, "li", {})
        link = child(item, "a", {"href": f"#{section.id}"})
        add_number(link, section.number)
        add_inlines(link, section.title, setting)
        if depth > 1 and any(isinstance(below, Section) for below in section.children):
            lower = child(item, "ol", {})
            lower.text = "\n"
            _add_items(lower, section.children, setting, depth - 1)


def _add_page_list(side: Element, pages: tuple[int, ...], setting: Setting) -> None:
    """Links to where the pages of the original begin, folded away (EPUB 3.3 and DPUB-ARIA call it a page list)."""
    nav = block(side, "nav", {"role": "doc-pagelist", "aria-label": setting.wording.source_pages})
    details = child(nav, "details", {})
    child(details, "summary", {}).text = setting.wording.source_pages
    items = child(details, "ol", {})
    for page in pages:
        link = child(child(items, "li", {}), "a", {"href": f"#{page_id(page)}"})
        link.set("aria-label", setting.wording.source_page.format(page=page))
        link.text = str(page)
