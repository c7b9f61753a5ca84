"""Chinese with its English beside it: paragraphs, items, cells, captions get parallels, headings and terms English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from jbpub.edition.carried import carried
from jbpub.edition.edition import ENGLISH
from jbpub.edition.foreign import chinese_apart
from jbpub.edition.texts import change_inlines
from jbpub.edition.translation.alignment import Rendition
from jbpub.edition.translation.codes import Place, codes_of, inlines_of
from jbpub.edition.translation.passages import words_in
from jbpub.edition.translation.units import caption_id, change_cells, change_items
from jbpub.edition.wording import wording
from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Foreign,
    Inlines,
    Item,
    ItemList,
    PageMark,
    Paragraph,
    Parallel,
    Section,
    Table,
    Text,
    Wording,
    plain_text,
)
from jbpub.patterns import pattern
from jbpub.terms.bilingual import has_han
from jbpub.terms.marking import join_texts

_Held = TypeVar("_Held", Item, Cell)


@dataclass(frozen=True, slots=True)
class English:
    """What the English of a report's units is taken from: renditions by unit id, and the words for what is lacking.

    `wording` is the edition's, in `language`, the report is in `own`; `beside` tells that the Chinese stands there too.
    """

    renditions: Mapping[str, Rendition]
    wording: Wording
    language: str
    own: str
    beside: bool = True

    def inlines(self, id_: str, chinese: Inlines) -> Inlines:
        """The English of a unit as inlines, what is missing or outdated said; nothing when there is none."""
        rendition = self.renditions.get(id_)
        if rendition is None:
            return ()
        place = Place(codes_of(chinese), self.beside)
        parts = [inlines_of(part, place) if part else self._said(self.wording.untranslated) for part in rendition.parts]
        parts += [self._said(self.wording.outdated)] if rendition.outdated else []
        return join_texts(piece for at, part in enumerate(parts) for piece in ((Text(" "),) * (at > 0) + part))

    def _said(self, words: str) -> Inlines:
        """Words of the edition inside English."""
        return (Text(words),) if self.language == ENGLISH else (Foreign(self.language, (Text(words),)),)

    def parallel(self, id_: str, chinese: Inlines) -> Parallel | None:
        """What is to stand beside a unit: its English, or the words that this is missing; nothing without Chinese."""
        if not has_han(plain_text(chinese)):
            return None
        inlines = self.inlines(id_, chinese)
        if inlines:
            return Parallel(ENGLISH, change_inlines(inlines, partial(chinese_apart, language=self.own)))
        return Parallel(self.language, (Text(self.wording.untranslated),), missing=True)

    def line(self, id_: str) -> str:
        """The English of a unit as one line without marks, all of it in English; empty when there is none."""
        rendition = self.renditions.get(id_)
        if rendition is None:
            return ""
        words = wording(ENGLISH)
        parts = [words_in(part) if part else words.untranslated for part in rendition.parts]
        return carried(" ".join([*parts, words.outdated] if rendition.outdated else parts))

    def heading(self, section: Section) -> str:
        """The English of a heading, without the number that a translator may have put before it."""
        line = self.line(section.id)
        return unnumbered(line) if section.number else line


_NUMBER = pattern(r"(?:(?:[IVXLC]+|\d{1,3}|[A-Z])[.)]|\((?:[ivxIVX]+|\d{1,2})\)|[–—-])\s*(?=\S)")


def unnumbered(line: str) -> str:
    """A line of English without its number: "II. Targets" is "Targets"."""
    found = _NUMBER.match(line)
    return line[found.end() :] if found else line


def set_beside(document: Document, english: English) -> Document:
    """The document with English beside its title lines, paragraphs, headings and terms; what is missing is said."""
    front, body, back = (_blocks(part, english) for part in (document.front, document.body, document.back))
    lines = tuple(filter(None, map(english.line, ("meta.title", "meta.occasion", "meta.speaker"))))
    meta = replace(document.meta, english=lines)
    glossary = document.glossary
    if glossary:
        glossary = replace(glossary, entries=tuple(_entry(entry, english) for entry in glossary.entries))
    return replace(document, meta=meta, front=front, body=body, back=back, glossary=glossary)


def _blocks(blocks: tuple[Block, ...], english: English) -> tuple[Block, ...]:
    return tuple(_block(block, english) for block in blocks)


def _block(block: Block, english: English) -> Block:
    match block:
        case Section():
            title = english.heading(block) or block.english or wording(ENGLISH).untranslated
            return replace(block, english=title, children=_blocks(block.children, english))
        case Paragraph():
            return replace(block, parallel=english.parallel(block.id, block.inlines))
        case ItemList():
            return change_items(block, partial(_with_parallel, english=english))
        case Table():
            made = change_cells(block, partial(_with_parallel, english=english))
            return replace(made, parallel=english.parallel(caption_id(block), block.caption))
        case Figure():
            return replace(block, parallel=english.parallel(caption_id(block), block.caption))
        case PageMark():
            return block


def _with_parallel(id_: str, node: _Held, english: English) -> _Held:
    """An item or a cell with what its unit says in English."""
    return replace(node, parallel=english.parallel(id_, node.inlines))


def _entry(entry: Entry, english: English) -> Entry:
    term, definition = english.line(f"{entry.id}.term"), english.line(f"{entry.id}.definition")
    return replace(entry, english=term or entry.english, english_definition=definition or entry.english_definition)
