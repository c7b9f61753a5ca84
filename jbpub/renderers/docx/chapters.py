"""Where the chapters of the Word edition begin: on a new page, or on a right-hand one in a section of their own."""

from __future__ import annotations

from collections.abc import Mapping

from jbpub.nodes import Document, Section, heading_text, plain_text, says_something
from jbpub.renderers.docx.sections import CHAPTER, TEXT, section_end, section_properties
from jbpub.style.sheet import StyleSheet


def later_chapters(document: Document) -> list[str]:
    """The ids of the chapters but the first, which stays with the opening; the glossary is one."""
    parts = (*document.front, *document.body, *document.back)
    found = [part.id for part in parts if isinstance(part, Section) and says_something(heading_text(part))]
    if document.glossary and says_something(plain_text(document.glossary.title)):
        found.append(document.glossary.id)
    return found[1:]


def plan_chapters(
    document: Document, sheet: StyleSheet, relations: Mapping[tuple[str, str], str]
) -> tuple[Mapping[str, str], str]:
    """By id of a chapter that does not run on, what ends the section before it; and the kind of the last section.

    A chapter on a new page needs no section; Word knows right-hand pages of sections only.
    """
    later, begin = later_chapters(document), sheet.book.chapters
    if begin == "run-on" or not later:
        return {}, TEXT
    if begin == "page":
        return dict.fromkeys(later, ""), TEXT
    kinds = (TEXT, *[CHAPTER] * (len(later) - 1))
    ends = [section_end(section_properties(sheet, kind, relations)) for kind in kinds]
    return dict(zip(later, ends, strict=True)), CHAPTER
