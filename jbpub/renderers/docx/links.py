"""Where links lead: bookmarks for places in the document, addresses for places outside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from jbpub.nodes import (
    Block,
    Document,
    Figure,
    Gloss,
    Inlines,
    ItemList,
    Link,
    NoteMark,
    PageMark,
    Paragraph,
    Section,
    Table,
    Text,
    sections,
    walk_document,
)
from jbpub.patterns import pattern
from jbpub.renderers.addresses import is_web_address
from jbpub.renderers.docx.markup import Bookmark
from jbpub.renderers.notes import Note, Noted

_LONGEST = 40  # characters that Word allows in a bookmark's name
_NOT_IN_NAMES = pattern(r"\W", re.ASCII)


def mark_places(noted: Noted) -> Mapping[str, Bookmark]:
    """A bookmark for every id that something may lead to: sections, the glossary, entries, mentions, notes' marks."""
    taken: set[str] = set()
    marks: dict[str, Bookmark] = {}
    for number, place in enumerate(dict.fromkeys(_places(noted)), 1):
        name = _name(place, number, taken)
        taken.add(name.lower())
        marks[place] = Bookmark(number, name)
    return marks


def _places(noted: Noted) -> Iterator[str]:
    document = noted.document
    yield from (section.id for section in sections(document))
    if document.glossary:
        yield document.glossary.id
        for entry in document.glossary.entries:
            yield entry.id
            yield from entry.mentions
    yield from (note.mark.id for note in noted.notes)


def _name(place: str, number: int, taken: Iterable[str]) -> str:
    """The id with "_" for what Word forbids; led by "_" and its number when it is no good as it is.

    That is when it begins with no letter, is too long, or is taken already (Word ignores case).
    """
    name = _NOT_IN_NAMES.sub("_", place)
    if name[:1].isalpha() and len(name) <= _LONGEST and name.lower() not in taken:
        return name
    return f"_{number}_{name}"[:_LONGEST]


def web_addresses(document: Document) -> Iterator[str]:
    """The target of every Link that leads to the web, in reading order."""
    for block in walk_document(document):
        for inlines in _inlines_of(block):
            yield from _addresses(inlines)
    if document.glossary:
        yield from _addresses(document.glossary.title)
        for entry in document.glossary.entries:
            yield from _addresses(entry.definition)


def addresses_in_notes(notes: Iterable[Note]) -> Iterator[str]:
    """The target of every Link in the notes that leads to the web."""
    for note in notes:
        yield from _addresses(note.entry.definition)


def _inlines_of(block: Block) -> Iterable[Inlines]:
    match block:
        case Section():
            return (block.title,)
        case Paragraph():
            return (block.inlines,)
        case ItemList():
            return (item.inlines for item in block.items)
        case Table():
            return (block.caption, *(cell.inlines for row in (*block.head, *block.rows) for cell in row))
        case Figure():
            return (block.caption,)
        case PageMark():
            return ()


def _addresses(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Text | PageMark | NoteMark | Gloss):
            continue
        if isinstance(inline, Link) and is_web_address(inline.target):
            yield inline.target
        yield from _addresses(inline.inlines)
