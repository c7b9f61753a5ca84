"""The report's own text: paragraphs, sections and the glossary as HTML elements."""

from __future__ import annotations

from collections.abc import Iterable

from jbpub.nodes import (
    Block,
    Entry,
    Figure,
    Glossary,
    ItemList,
    PageMark,
    Paragraph,
    Role,
    Section,
    Table,
    heading_depth,
    heading_text,
    plain_text,
    says_something,
)
from jbpub.renderers.html.elements import (
    Element,
    Setting,
    add_backlinks,
    add_english,
    add_english_term,
    add_inlines,
    add_number,
    add_pair,
    add_parallel,
    block,
    child,
    page_break,
)
from jbpub.renderers.html.insets import add_figure, add_list
from jbpub.renderers.html.notes import add_notes, notes_called
from jbpub.renderers.html.tables import add_table
from jbpub.renderers.notes import Note

DEEPEST_HEADING = 6


# ---- blocks ----


def add_blocks(
    parent: Element, blocks: tuple[Block, ...], setting: Setting, above: int = 0, called: Iterable[Note] = ()
) -> None:
    """Append blocks; `above` is the depth of the heading that they stand under, none below the title.

    The notes that they call stand before the next section, those of their heading, `called`, among them.
    """
    waiting = list(called)
    for item in blocks:
        if isinstance(item, Section):
            add_notes(parent, waiting, setting)
            waiting = []
        else:
            waiting += notes_called(item, setting)
        _add_block(parent, item, setting, above)
    add_notes(parent, waiting, setting)


def _add_block(parent: Element, item: Block, setting: Setting, above: int) -> None:
    match item:
        case Paragraph():
            _add_paragraph(parent, item, setting)
        case Section():
            _add_section(parent, item, setting, above)
        case ItemList():
            add_list(parent, item, setting)
        case Table():
            add_table(parent, item, setting)
        case Figure():
            add_figure(parent, item, setting)
        case PageMark(page):
            page_break(parent, "div", page, setting.wording).tail = "\n"


def _add_paragraph(parent: Element, paragraph: Paragraph, setting: Setting) -> None:
    role = {} if paragraph.role is Role.PROSE else {"class": paragraph.role.value}
    parent = add_pair(parent) if paragraph.parallel else parent
    add_inlines(block(parent, "p", {"id": paragraph.id, **role}), paragraph.inlines, setting)
    add_parallel(parent, paragraph.parallel, setting)


def _add_section(parent: Element, section: Section, setting: Setting, above: int) -> None:
    """A section; a heading without words is none (WCAG 2.4.6), though a note mark may stand there."""
    named = says_something(heading_text(section))
    depth = heading_depth(section, above)
    element = block(parent, "section" if named else "div", {"id": section.id})
    element.text = "\n"
    if named or says_something(plain_text(section.title)):
        heading = block(element, f"h{min(depth + 1, DEEPEST_HEADING)}" if named else "p", {})
        add_number(heading, section.number)
        add_inlines(heading, section.title, setting)
    add_english(element, section.english, setting)
    add_blocks(element, section.children, setting, depth, notes_called(section, setting))


# ---- glossary ----


def add_glossary(main: Element, glossary: Glossary, setting: Setting) -> None:
    """The glossary as a definition list, each entry with links back to its mentions."""
    name = f"{glossary.id}.title" if says_something(plain_text(glossary.title)) else ""
    label = {"aria-labelledby": name} if name else {}
    section = block(main, "section" if name else "div", {"id": glossary.id, "role": "doc-glossary", **label})
    section.text = "\n"
    if name:
        add_inlines(block(section, "h2", {"id": name}), glossary.title, setting)
    entries = block(section, "dl", {})
    entries.text = "\n"
    for entry in glossary.entries:
        _add_entry(entries, entry, setting)


def _add_entry(entries: Element, entry: Entry, setting: Setting) -> None:
    term = block(entries, "dt", {"id": entry.id})
    add_number(term, entry.number)
    child(term, "dfn").text = entry.term
    add_english_term(term, entry.english, setting)
    definition = block(entries, "dd", {})
    add_inlines(child(definition, "p", {}), entry.definition, setting)
    add_english(definition, entry.english_definition, setting)
    places = [mention for mention in entry.mentions if mention not in setting.joined]
    if places:
        add_backlinks(definition, entry, places, setting)
