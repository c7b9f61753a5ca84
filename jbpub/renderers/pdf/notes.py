"""Notes at the foot of the page: Note > Lbl > Link, then the text (ISO 32000-1, 14.8.4.4.1; ISO 14289-1, 7.9).

In the tag tree a note stands right behind the block that calls it, and the mark there is a Reference > Link to it;
the note's number leads back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jbpub.renderers.notes import Note, Noted
from jbpub.renderers.pdf.builder import Builder, Flowed, FootNote
from jbpub.renderers.pdf.flow import Piece, Setting, Target, pieces_of
from jbpub.renderers.pdf.glossary import explanation
from jbpub.renderers.pdf.model import Element


def link_targets(noted: Noted, name: str) -> Mapping[str, Target]:
    """Where terms and marks lead, by the term's key; `name` is what such a link is called, with {term} in it."""
    entries = noted.entries()
    return {key: Target(name.format(term=entries[key].term), place) for key, place in noted.places().items()}


def set_notes(noted: Noted, builder: Builder) -> tuple[FootNote, ...]:
    """Every note, set, in the order in which the text calls them."""
    return tuple(_set_note(note, builder) for note in noted.notes)


def _set_note(note: Note, builder: Builder) -> FootNote:
    style = builder.setter.sheet.text["note"]
    element = Element("Note", identifier=note.id)
    within = builder.setting(style, element)
    pieces = [
        *_label(note, builder, within),
        *explanation(note.entry, builder, within),
        *_english(note, builder, within),
    ]
    block = builder.setter.set_block(pieces, style, note.id, width=builder.setter.measure())
    if block is None:
        raise ValueError(f"the note {note.id} has neither a number nor a text")
    return FootNote(block, element)


def _label(note: Note, builder: Builder, setting: Setting) -> Iterator[Piece]:
    """The note's number, which leads back to its mark."""
    name = builder.wording.mention_place.format(term=note.entry.term, number=1)
    label = setting.inside(Element("Lbl"))
    yield label.inside(Element("Link"), Target(name, destination=note.mark.id)).piece(note.mark.text)
    yield setting.piece(" ")


def _english(note: Note, builder: Builder, setting: Setting) -> Iterator[Piece]:
    """What the term means in English, behind what it means."""
    if note.entry.english_definition:
        yield setting.piece(" ")
        inside = setting.inside(Element("Span", language="en"))
        yield from pieces_of(builder.english(note.entry.english_definition), inside)


def with_notes(flow: Iterable[Flowed], builder: Builder, parent: Element) -> Iterator[Flowed]:
    """What flows, and behind its tags those of the notes that it calls; a mark that is set again calls none."""
    called: dict[int, None] = {}
    for flowed in flow:
        calls = tuple(call for call in flowed.extent.calls if call.note not in called)
        called |= dict.fromkeys(call.note for call in calls)
        yield flowed if calls == flowed.extent.calls else replace(flowed, extent=replace(flowed.extent, calls=calls))
    parent.kids.extend(builder.notes[number].element for number in called)
