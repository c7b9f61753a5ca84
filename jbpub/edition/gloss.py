"""First-mention glosses: “双循环”（dual circulation）, where running text first uses a term.

In Chinese the English stands in full-width parentheses, after the closing quotation mark of a quoted term.  Headings,
run-in leads, captions and titles of works in 《》 get none; of a term inside a longer one only the longer is glossed.
A core form (“一件事” for 一件事集成改革) gets none either: the English is that of the whole term.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from jbpub.edition.edition import ENGLISH, Edition
from jbpub.nodes import (
    Block,
    Document,
    Foreign,
    Gloss,
    Inline,
    Inlines,
    ItemList,
    Lead,
    Link,
    NoteMark,
    Paragraph,
    Section,
    Strong,
    TermMention,
    Text,
    plain_text,
    rewrite_runs,
)
from jbpub.patterns import pattern
from jbpub.terms.marking import join_texts

_IN_LATIN = pattern("[（(] ?[\"'“‘]?[A-Za-z]{2}")  # what an author puts beside a term that is glossed already


# ---- without English ----


def drop_english(document: Document, edition: Edition) -> Document:
    """The document without English for its terms and headings, unless the edition wants it.

    Mentions of terms that have no glossary entry serve the glosses alone; without them they are plain text again.
    """
    if edition.english:
        return document
    glossary = document.glossary
    if glossary:
        entries = tuple(replace(entry, english="", english_definition="") for entry in glossary.entries)
        glossary = replace(glossary, entries=entries)
    front, body, back = (_without_english(part) for part in (document.front, document.body, document.back))
    return replace(document, front=front, body=body, back=back, glossary=glossary)


def _without_english(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    plain = rewrite_runs(blocks, lambda inlines, _owner: _without_table_terms(inlines))
    return tuple(_untranslated(block) if isinstance(block, Section) else block for block in plain)


def _untranslated(section: Section) -> Section:
    children = tuple(_untranslated(block) if isinstance(block, Section) else block for block in section.children)
    return replace(section, english="", children=children)


def _without_table_terms(inlines: Inlines) -> Inlines:
    """The inlines with mentions that only a term table knows made plain; the same tuple when there are none."""
    plain = tuple(piece for inline in inlines for piece in _plain(inline))
    same = len(plain) == len(inlines) and all(new is old for new, old in zip(plain, inlines, strict=True))
    return inlines if same else join_texts(plain)


def _plain(inline: Inline) -> Inlines:
    match inline:
        case TermMention() if inline.english:
            return _without_table_terms(inline.inlines)
        case Strong() | Link() | Foreign() | Lead():
            children = _without_table_terms(inline.inlines)
            return (inline,) if children is inline.inlines else (replace(inline, inlines=children),)
        case _:
            return (inline,)


# ---- with English ----


def gloss_terms(document: Document, edition: Edition) -> Document:
    """The document with a Gloss after the first mention of each term whose English is known, if the edition wants it.

    Counted in the whole document, or anew in every part that stands at the top (一、二、) where the edition says so.
    """
    if not edition.english:
        return document
    entries = document.glossary.entries if document.glossary else ()
    english = {entry.key: entry.english for entry in entries if entry.english}
    whole = _Glosser(english)

    def glossed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        glossers = (_Glosser(english) if edition.chapters and isinstance(b, Section) else whole for b in blocks)
        parts = zip(blocks, glossers, strict=True)
        return tuple(block for one, glosser in parts for block in rewrite_runs((one,), glosser.gloss))

    return replace(document, front=glossed(document.front), body=glossed(document.body), back=glossed(document.back))


@dataclass(slots=True)
class _Glosser:
    """Which terms have been glossed while the text is gone through in reading order: local to `gloss_terms`."""

    english: Mapping[str, str]
    seen: set[str] = field(default_factory=set)
    titles: int = 0  # how many 《 are open

    def gloss(self, inlines: Inlines, owner: Block) -> Inlines:
        """The inlines with their first mentions glossed, if they are running text; the same tuple when nothing is."""
        self.titles = 0
        return self._glossed(inlines) if isinstance(owner, Paragraph | ItemList) else inlines

    def _glossed(self, inlines: Inlines) -> Inlines:
        if not any(isinstance(inline, TermMention | Strong | Link | Foreign | Lead) for inline in inlines):
            self.titles += _opened(inlines)
            return inlines
        return join_texts(self._pieces(inlines))

    def _pieces(self, inlines: Inlines) -> Iterator[Inline]:
        waiting: Inlines = ()
        for at, inline in enumerate(inlines, 1):
            match inline:
                case TermMention():
                    gloss = self._gloss_of(inline, inlines[at:])
                    yield from _plain(inline)
                    if gloss and _is_note_of(inline, inlines[at:]):
                        waiting = gloss  # the note's number belongs to the term
                    else:
                        yield from gloss
                case Strong(children) | Link(inlines=children) | Foreign(inlines=children):
                    yield replace(inline, inlines=self._glossed(children))
                case Lead():
                    yield from _plain(inline)
                case _:
                    self.titles += _opened((inline,))
                    yield inline
                    yield from waiting
                    waiting = ()

    def _gloss_of(self, mention: TermMention, following: Inlines) -> Inlines:
        """What to put after a mention: nothing, unless it is the first that can have a gloss."""
        english = mention.english or self.english.get(mention.key, "")
        if not english or mention.core or self.titles > 0 or mention.key in self.seen:
            return ()
        self.seen.add(mention.key)
        return () if _is_glossed(following) else (Text("（"), Gloss(ENGLISH, english), Text("）"))


def _opened(inlines: Inlines) -> int:
    text = plain_text(inlines)
    return text.count("《") - text.count("》")


def _is_note_of(mention: TermMention, following: Inlines) -> bool:
    return bool(following) and isinstance(following[0], NoteMark) and following[0].key == mention.key


def _is_glossed(following: Inlines) -> bool:
    """Whether English follows already, by the author's hand or by this function's."""
    marks = next((at for at, inline in enumerate(following) if not isinstance(inline, NoteMark)), len(following))
    beside = following[marks : marks + 2]
    by_us = len(beside) == 2 and beside[0] == Text("（") and isinstance(beside[1], Gloss)
    return by_us or _IN_LATIN.match(plain_text(beside)) is not None
