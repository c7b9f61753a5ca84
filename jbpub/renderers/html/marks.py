"""Marks among the words, gone through before the page is written: pages of the original, numbers of notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from jbpub.nodes import Document, Gloss, Inline, Inlines, NoteMark, PageMark, TermMention, Text, runs_of, walk_document


def source_pages(document: Document) -> Iterator[int]:
    """The pages of the original whose beginnings are marked, in reading order."""
    for block in walk_document(document):
        if isinstance(block, PageMark):
            yield block.page
        for run in runs_of(block):
            yield from _pages_in(run)
    for run in _glossary_runs(document):
        yield from _pages_in(run)


def _pages_in(inlines: Iterable[Inline]) -> Iterator[int]:
    for inline in inlines:
        match inline:
            case PageMark(page):
                yield page
            case Text() | NoteMark() | Gloss():
                continue
            case _:
                yield from _pages_in(inline.inlines)


def joined_marks(document: Document) -> frozenset[str]:
    """The ids of the note marks that `join_marks` makes part of a mention."""
    runs = (run for block in walk_document(document) for run in runs_of(block))
    return frozenset(mark for run in (*runs, *_glossary_runs(document)) for mark in _joined_in(run))


def _joined_in(inlines: Inlines) -> Iterator[str]:
    for before, inline in pairwise((Text(""), *inlines)):
        match inline:
            case NoteMark():
                if _belongs_to(inline, before):
                    yield inline.id
            case Text() | PageMark() | Gloss():
                continue
            case _:
                yield from _joined_in(inline.inlines)


def join_marks(inlines: Inlines) -> Inlines:
    """The inlines with each note mark put into the mention of its term that it follows.

    Both lead to the same entry: as one link they are read once (technique H2 of WCAG 2.2).
    """
    joined: list[Inline] = []
    for inline in inlines:
        before = joined[-1] if joined else Text("")
        if isinstance(inline, NoteMark) and isinstance(before, TermMention) and _belongs_to(inline, before):
            joined[-1] = replace(before, inlines=(*before.inlines, inline))
        else:
            joined.append(inline)
    return tuple(joined)


def _belongs_to(mark: NoteMark, before: Inline) -> bool:
    return isinstance(before, TermMention) and bool(mark.key) and before.key == mark.key


def _glossary_runs(document: Document) -> Iterator[Inlines]:
    if document.glossary:
        yield document.glossary.title
        yield from (entry.definition for entry in document.glossary.entries)
