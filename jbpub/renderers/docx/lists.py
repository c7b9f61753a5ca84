"""The two numbered lists of a report, its headings and its glossary entries, planned and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jbpub.nodes import Document, plain_text, section_depths
from jbpub.renderers.docx.markup import W
from jbpub.renderers.docx.numbering import (
    AS_TEXT,
    LevelStyle,
    Numbered,
    Numbering,
    abstract_list,
    list_instances,
    membership,
    plan_numbers,
)
from jbpub.renderers.docx.styles import HEADING_LEVELS, PARAGRAPH_STYLES, heading_level, indent
from jbpub.style.sheet import StyleSheet

_HEADINGS, _ENTRIES = 1, 2  # ids of the list definitions


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbering of sections and of glossary entries; `levels` are the headings' in Word, by section id."""

    headings: Numbering
    entries: Numbering
    levels: Mapping[str, int]


def plan_lists(document: Document) -> Lists:
    """Plan both lists; a heading that is nothing but its number keeps it as text, or it would be empty."""
    headings = plan_numbers(
        (
            Numbered(section.id, heading_level(depth), section.number if plain_text(section.title) else "")
            for section, depth in section_depths(document)
        ),
        first_id=1,
    )
    entries = document.glossary.entries if document.glossary else ()
    numbered = (Numbered(entry.id, 1, entry.number) for entry in entries)
    levels = {section.id: heading_level(depth) for section, depth in section_depths(document)}
    return Lists(headings, plan_numbers(numbered, first_id=1 + len(headings.instances)), levels)


def write_lists(lists: Lists, sheet: StyleSheet) -> str:
    """The w:numbering part: definitions first, then instances."""
    headings = {level: _style(f"Heading{level}", sheet) for level in range(1, HEADING_LEVELS + 1)}
    entries = {1: _style("GlossaryEntry", sheet)}
    lists_used = (
        (_HEADINGS, lists.headings, headings, "nothing"),
        (_ENTRIES, lists.entries, entries, "space"),
    )
    definitions = "".join(abstract_list(*definition) for definition in lists_used)
    instances = "".join(list_instances(number, numbering) for number, numbering, _, _ in lists_used)
    return f'<w:numbering xmlns:w="{W}">{definitions}{instances}</w:numbering>'


def _style(identifier: str, sheet: StyleSheet) -> LevelStyle:
    return LevelStyle(identifier, indent(sheet.text[PARAGRAPH_STYLES[identifier]], sheet))


def list_styles(lists: Lists) -> dict[str, str]:
    """What w:numPr holds in the styles that number by themselves, and in those that must not inherit it."""
    headings, entries = lists.headings, lists.entries
    styles = {f"Heading{level}": membership(level, headings.by_style(level)) for level in headings.steady}
    if 1 in headings.steady:
        styles["GlossaryTitle"] = membership(1, AS_TEXT)
    if 1 in entries.steady:
        styles["GlossaryEntry"] = membership(1, entries.by_style(1))
    return styles
