"""Notes where they are called: behind the paragraphs of their section, each with the way back to its mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jbpub.nodes import Block
from jbpub.renderers.html.elements import (
    Element,
    Setting,
    add_backlinks,
    add_english,
    add_english_term,
    add_inlines,
    add_text,
    block,
    child,
)
from jbpub.renderers.notes import Note, marks_in


def notes_called(item: Block, setting: Setting) -> Iterator[Note]:
    """The notes that a block itself calls, in reading order."""
    if setting.notes:
        yield from (setting.notes[mark.id] for mark in marks_in(item) if mark.id in setting.notes)


def add_notes(parent: Element, notes: Sequence[Note], setting: Setting) -> None:
    """Append notes together; nothing for none."""
    if not notes:
        return
    group = block(parent, "div", {"class": "notes"})
    group.text = "\n"
    for note in notes:
        _add_note(group, note, setting)


def _add_note(group: Element, note: Note, setting: Setting) -> None:
    """A note (DPUB-ARIA doc-footnote): its number leads back to the mark, then come the places of its term."""
    entry = note.entry
    aside = block(group, "aside", {"id": note.id, "role": "doc-footnote"})
    text = child(aside, "p", {})
    name = setting.wording.mention_place.format(term=entry.term, number=1)
    label = {"role": "doc-backlink", "href": f"#{note.mark.id}", "aria-label": f"{note.mark.text} {name}"}
    child(text, "a", label).text = note.mark.text
    add_text(text, " ")
    if entry.term:
        child(text, "dfn").text = entry.term
    add_english_term(text, entry.english, setting)
    if entry.term and entry.definition:
        add_text(text, ": " if entry.term.isascii() else "：")
    add_inlines(text, entry.definition, setting)
    add_english(aside, entry.english_definition, setting)
    places = [mention for mention in entry.mentions if mention not in setting.joined]
    if len(places) > 1:
        add_backlinks(aside, entry, places, setting)
