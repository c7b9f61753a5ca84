"""What a term table knows and the report's glossary does not: the English of headings and of further terms."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from jbpub.nodes import (
    Block,
    Document,
    Inlines,
    ItemList,
    Paragraph,
    Section,
    TermMention,
    plain_text,
    rewrite_runs,
    runs_of,
    walk_document,
)
from jbpub.nodes import sections as sections_of
from jbpub.parser.entries import term_key
from jbpub.parser.han import HAN
from jbpub.patterns import pattern
from jbpub.terms.keys import KeyedTerm
from jbpub.terms.marking import mark_hits, unmark
from jbpub.terms.search import Form, Hit, Index, build_index, search
from jbpub.terms.table import Term

TITLE = "title"  # the part of speech by which a table tells a heading from a term
_HAN = pattern(HAN)


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return _HAN.search(text) is not None


def mark_table_terms(document: Document, terms: Sequence[KeyedTerm]) -> Document:
    """The document with a table's further terms marked in its running text, and its headings' English filled in.

    A mention of a longer table term holds that of a glossary term inside it; one that crosses it is passed over.
    """
    if document.glossary is None and any(unmark(run) != run for run in _running_text(document)):
        document = _with_running_text(document, unmark)  # otherwise marking the glossary's terms has done so
    translated = [keyed for keyed in terms if keyed.term.en]
    if not translated:
        return document
    titles = {term_key(plain_text(section.title)) for section in sections_of(document)}
    english = {key: term.en for term, keys in reversed(translated) for key in titles.intersection(keys)}
    document = _with_headings(document, english)
    sought = _sought(document, translated, titles)
    index = build_index(Form(key, at) for at, (key, _) in enumerate(sought))
    return _with_running_text(document, _Marker([term for _, term in sought], index).mark) if index else document


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


def _running_text(document: Document) -> Iterator[Inlines]:
    for block in walk_document(document):
        if isinstance(block, Paragraph | ItemList):
            yield from runs_of(block)


def _with_running_text(document: Document, change: Callable[[Inlines], Inlines]) -> Document:
    """The document with its paragraphs and items changed."""

    def changed(inlines: Inlines, owner: Block) -> Inlines:
        return change(inlines) if isinstance(owner, Paragraph | ItemList) else inlines

    front, body, back = (rewrite_runs(part, changed) for part in (document.front, document.body, document.back))
    return replace(document, front=front, body=body, back=back)


def _sought(document: Document, terms: Sequence[KeyedTerm], titles: Set[str]) -> list[tuple[str, Term]]:
    """The names of terms that may occur in the running text: no heading, none that the glossary has.

    Only those are kept whose first characters stand together in the text, which leaves few of ten thousand.
    """
    entries = document.glossary.entries if document.glossary else ()
    own = titles | {key for entry in entries for key in (entry.key, *entry.variants)}
    heads = _heads(document)
    return [
        (key, term)
        for term, keys in terms
        for key in keys
        if key[:3] in heads and key not in own and term.part_of_speech != TITLE
    ]


def _heads(document: Document) -> set[str]:
    """Every two and every three characters that stand together in the running text."""
    bare = term_key("\0".join(map(plain_text, _running_text(document))))
    pairs = list(map(operator.add, bare, bare[1:]))
    return {*pairs, *map(operator.add, pairs, bare[2:])}


@dataclass(slots=True)
class _Marker:
    """Counts mentions while the text is gone through in reading order: local to `mark_table_terms`."""

    terms: Sequence[Term]
    index: Index
    counts: dict[str, int] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)

    def mark(self, inlines: Inlines) -> Inlines:
        """The inlines with the terms marked that they use; the same tuple when they use none."""
        hits = search(plain_text(inlines), self.index)
        return mark_hits(inlines, hits, self._mention) if hits else inlines

    def _mention(self, hit: Hit, inlines: Inlines) -> TermMention:
        term = self.terms[hit.form.entry]
        key = term_key(term.zh)
        count = self.counts[key] = self.counts.get(key, 0) + 1
        rank = self.ranks.setdefault(key, len(self.ranks) + 1)
        return TermMention(f"term{rank}.m{count}", key, count == 1, inlines, english=term.en)
