"""What a term table knows and the report's glossary does not: the English of headings and of further terms."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from jbpub.nodes import Block, Document, Inlines, Paragraph, Section, TermMention, plain_text, rewrite, walk_document
from jbpub.nodes import sections as sections_of
from jbpub.parser.entries import term_key
from jbpub.terms.marking import mark_hits, unmark
from jbpub.terms.search import Form, Hit, Index, build_index, search
from jbpub.terms.table import Term

TITLE = "title"  # the part of speech by which a table tells a heading from a term
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")

_Keyed: TypeAlias = tuple[str, Term]


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return _HAN.search(text) is not None


def mark_table_terms(document: Document, terms: Sequence[Term]) -> Document:
    """The document with the table's further terms marked in its paragraphs, and its headings' English filled in.

    A mention of a longer table term holds that of a glossary term inside it; one that crosses it is passed over.
    """
    if document.glossary is None and _has_mentions(document):  # otherwise marking the glossary's terms has done so
        document = _with_paragraphs(document, _unmarked)
    keyed = [(term_key(name), term) for term in terms if term.en for name in (term.zh, *term.variants)]
    if not keyed:
        return document
    titles = {term_key(plain_text(section.title)) for section in sections_of(document)}
    document = _with_headings(document, {key: term.en for key, term in reversed(keyed) if key in titles})
    sought = _sought(document, keyed, titles)
    index = build_index(Form(key, at) for at, (key, _) in enumerate(sought))
    return _with_paragraphs(document, _Marker(sought, index).mark) if index else document


def _with_paragraphs(document: Document, change: Callable[[Paragraph], Paragraph]) -> Document:
    front, body, back = (rewrite(part, change) for part in (document.front, document.body, document.back))
    return replace(document, front=front, body=body, back=back)


def _has_mentions(document: Document) -> bool:
    paragraphs = (block for block in walk_document(document) if isinstance(block, Paragraph))
    return any(_unmarked(paragraph) is not paragraph for paragraph in paragraphs)


def _unmarked(paragraph: Paragraph) -> Paragraph:
    inlines = unmark(paragraph.inlines)
    return paragraph if inlines == paragraph.inlines else replace(paragraph, inlines=inlines)


# ---- headings ----


def _with_headings(document: Document, english: Mapping[str, str]) -> Document:
    if not english:
        return document
    front, body, back = (_headed(part, english) for part in (document.front, document.body, document.back))
    return replace(document, front=front, body=body, back=back)


def _headed(blocks: tuple[Block, ...], english: Mapping[str, str]) -> tuple[Block, ...]:
    return tuple(_headed_section(block, english) if isinstance(block, Section) else block for block in blocks)


def _headed_section(section: Section, english: Mapping[str, str]) -> Section:
    known = english.get(term_key(plain_text(section.title)), section.english)
    return replace(section, english=known, children=_headed(section.children, english))


# ---- terms ----


def _sought(document: Document, keyed: Sequence[_Keyed], titles: Set[str]) -> list[_Keyed]:
    """The names of terms that may occur in the paragraphs: no heading, none that the glossary has.

    Only those are kept whose first two characters stand together in the text, which leaves few of ten thousand.
    """
    entries = document.glossary.entries if document.glossary else ()
    own = titles.union(*({entry.key, *entry.variants} for entry in entries))
    pairs = _pairs(document)
    return [(key, term) for key, term in keyed if key[:2] in pairs and key not in own and term.part_of_speech != TITLE]


def _pairs(document: Document) -> set[str]:
    """Every two characters that stand together in a paragraph."""
    pairs: set[str] = set()
    for block in walk_document(document):
        if isinstance(block, Paragraph):
            bare = term_key(plain_text(block.inlines))
            pairs.update(map(operator.add, bare, bare[1:]))
    return pairs


@dataclass(slots=True)
class _Marker:
    """Counts mentions while paragraphs are gone through in reading order: local to `mark_table_terms`."""

    sought: Sequence[_Keyed]
    index: Index
    counts: dict[str, int] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)

    def mark(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with the terms marked that it uses; the same object when it uses none."""
        hits = search(plain_text(paragraph.inlines), self.index)
        return replace(paragraph, inlines=mark_hits(paragraph.inlines, hits, self._mention)) if hits else paragraph

    def _mention(self, hit: Hit, inlines: Inlines) -> TermMention:
        term = self.sought[hit.form.entry][1]
        key = term_key(term.zh)
        count = self.counts[key] = self.counts.get(key, 0) + 1
        rank = self.ranks.setdefault(key, len(self.ranks) + 1)
        return TermMention(f"term{rank}.m{count}", key, count == 1, inlines, english=term.en)
