"""The table of contents: a real field, its entries filled and linked, so that nothing asks to be updated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jbpub.nodes import Document, heading_text, plain_text, says_something, section_depths
from jbpub.renderers.docx.markup import (
    FIELD_END,
    TAB,
    Bookmark,
    field,
    field_start,
    internal_link,
    paragraph,
    run,
)
from jbpub.renderers.docx.sections import section_end
from jbpub.renderers.docx.styles import CONTENTS_STYLES
from jbpub.style.sheet import StyleSheet


def write_contents(
    document: Document, sheet: StyleSheet, marks: Mapping[str, Bookmark], pages: Mapping[str, int], section: str
) -> Iterator[str]:
    """The paragraphs of the contents, and one without height that ends their section with the w:sectPr `section`.

    Nothing when the sheet wants none or there is nothing to list.
    """
    entries = tuple(_entries(document, sheet.contents.depth))
    if not sheet.contents.show or not entries:
        return
    yield paragraph("TOCHeading", run(document.wording.contents))
    start = field_start(f'TOC \\o "1-{sheet.contents.depth}" \\h \\z \\u')
    for place, level, text in entries:
        page = field(f"PAGEREF {marks[place].name} \\h", str(pages[place]))
        link = internal_link(marks[place].name, run(text) + TAB + page)
        end = FIELD_END if place == entries[-1][0] else ""
        yield paragraph(CONTENTS_STYLES[min(level, len(CONTENTS_STYLES)) - 1], start + link + end)
        start = ""
    yield section_end(section)


def _entries(document: Document, depth: int) -> Iterator[tuple[str, int, str]]:
    """Id, level and text, number included, of every heading down to a depth."""
    for section, level in section_depths(document):
        if level <= depth and says_something(text := heading_text(section)):
            yield section.id, level, text
    if document.glossary and depth and says_something(text := plain_text(document.glossary.title)):
        yield document.glossary.id, 1, text
