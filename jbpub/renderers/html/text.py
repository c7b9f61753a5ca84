"""The report's own text: paragraphs, sections and the glossary as HTML elements."""

from __future__ import annotations

from collections.abc import Sequence

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
    add_english,
    add_inlines,
    add_number,
    add_pair,
    add_parallel,
    add_text,
    block,
    child,
    page_break,
)
from jbpub.renderers.html.insets import add_figure, add_list
from jbpub.renderers.html.tables import add_table

DEEPEST_HEADING = 6


# ---- blocks ----


def add_blocks(parent: Element, blocks: tuple[Block, ...], setting: Setting, above: int = 0) -> None:
    """Append blocks; `above` is the depth of the heading that they stand under, none below the title."""
    for item in blocks:
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
    add_english(element, section.english)
    add_blocks(element, section.children, setting, depth)


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
    if entry.english:
        add_text(term, " ")
        child(term, "span", {"class": "english", "lang": "en"}).text = entry.english
    definition = block(entries, "dd", {})
    add_inlines(child(definition, "p", {}), entry.definition, setting)
    add_english(definition, entry.english_definition)
    places = [mention for mention in entry.mentions if mention not in setting.joined]
    if places:
        _add_backlinks(definition, entry, places, setting)


def _add_backlinks(definition: Element, entry: Entry, places: Sequence[str], setting: Setting) -> None:
    """One link to each place: a bare number to look at, a full name to listen to (WCAG 2.4.4, 2.5.3)."""
    line = child(definition, "p", {"class": "back"})
    line.text = setting.wording.back
    for number, mention in enumerate(places, 1):
        name = setting.wording.mention_place.format(term=entry.term, number=number)
        link = child(line, "a", {"role": "doc-backlink", "href": f"#{mention}", "aria-label": name})
        link.text = str(number)
