"""The numbered lists of a report, its headings, its glossary entries and its lists of items, planned and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jbpub.nodes import Document, ItemList, plain_text, says_something, section_depths, walk_document
from jbpub.renderers.docx.markup import W
from jbpub.renderers.docx.numbering import (
    AS_TEXT,
    LevelStyle,
    Numbered,
    Numbering,
    abstract_list,
    list_instances,
    membership,
    plan_marks,
    plan_numbers,
)
from jbpub.renderers.docx.styles import HEADING_LEVELS, PARAGRAPH_STYLES, heading_level, indent
from jbpub.style.sheet import StyleSheet

_HEADINGS, _ENTRIES, _ITEMS = 1, 2, 3  # ids of the list definitions; of those for items the first


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbering of sections and of glossary entries; `levels` are the headings' in Word, by section id.

    `items` is the numbering of each list that Word counts or marks, by the list's id; its items are numbered from 0.
    """

    headings: Numbering
    entries: Numbering
    levels: Mapping[str, int]
    items: Mapping[str, Numbering]

    def of_item(self, items: ItemList, index: int) -> int:
        """The id of the list instance of an item, or AS_TEXT."""
        numbering = self.items.get(items.id)
        return numbering.lists[str(index)] if numbering else AS_TEXT


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
    explained = plan_numbers(numbered, first_id=1 + len(headings.instances))
    used = len(headings.instances) + len(explained.instances)
    return Lists(headings, explained, levels, dict(_plan_items(document, first_id=1 + used)))


def _plan_items(document: Document, first_id: int) -> Iterator[tuple[str, Numbering]]:
    """The numbering of each list of items; none for one that stays text altogether."""
    for block in walk_document(document):
        if isinstance(block, ItemList):
            items = [
                Numbered(str(index), 1, item.number if says_something(plain_text(item.inlines)) else "")
                for index, item in enumerate(block.items)
            ]
            numbering = plan_marks(items, first_id) or plan_numbers(items, first_id)
            if any(numbering.lists.values()):
                yield block.id, replace(numbering, steady=frozenset())  # many lists share the style of items
                first_id += len(numbering.instances)


def write_lists(lists: Lists, sheet: StyleSheet) -> str:
    """The w:numbering part: definitions first, then instances."""
    headings = {level: _style(f"Heading{level}", sheet) for level in range(1, HEADING_LEVELS + 1)}
    entries = {1: _style("GlossaryEntry", sheet)}
    numbered = enumerate(lists.items.values(), _ITEMS)
    lists_used = (
        (_HEADINGS, lists.headings, headings, "nothing"),
        (_ENTRIES, lists.entries, entries, "space"),
        *((number, items, {1: _style("ListParagraph", sheet)}, _gap(items)) for number, items in numbered),
    )
    definitions = "".join(abstract_list(*definition) for definition in lists_used)
    instances = "".join(list_instances(number, numbering) for number, numbering, _, _ in lists_used)
    return f'<w:numbering xmlns:w="{W}">{definitions}{instances}</w:numbering>'


def _gap(numbering: Numbering) -> str:
    """What stands after the numbers of a list: nothing where they have a full-width mark of their own."""
    form = numbering.forms[1]
    return "space" if (form.before + form.after).isascii() else "nothing"


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
