"""Finds a report's glossary terms in its text and marks them there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import (
    Block,
    Document,
    Entry,
    Foreign,
    Inlines,
    Lead,
    Link,
    NoteMark,
    Section,
    Strong,
    TermMention,
    plain_text,
    rewrite_runs,
    runs_of,
    walk_document,
)
from jbpub.parser.entries import term_key
from jbpub.source import Source, Span
from jbpub.terms.bilingual import has_han, mark_table_terms
from jbpub.terms.forms import core_of, parts_of
from jbpub.terms.keys import KeyedTerm, with_keys
from jbpub.terms.marking import mark_hits, unmark
from jbpub.terms.search import Form, Hit, Index, bare_text, build_index, search
from jbpub.terms.table import Term, TermSource


def annotate(document: Document, terms: TermSource | None = None) -> Document:
    """The document with its terms marked where the text uses them, and their English from a term table.

    Headings and the glossary's own definitions are left as they are.  An entry takes its `variants` and its English
    from the table, its `mentions` from the text; one that the text never uses is reported (G401).  A term that only
    the table knows is marked with its English; a heading that the table translates takes its English from there.
    Annotating twice gives the same as annotating once.
    """
    table = with_keys(tuple(terms.terms())) if terms else []
    return mark_table_terms(_mark_entries(document, table), table)


def _mark_entries(document: Document, terms: Sequence[KeyedTerm]) -> Document:
    """The document with the terms of its own glossary marked."""
    if document.glossary is None:
        return document
    known = _known(document.glossary.entries, terms)
    entries = [_described(entry, known.get(entry.key)) for entry in document.glossary.entries]
    marker = _Marker(entries, build_index([*_forms(entries), *_parts(entries, document)]))
    marked = replace(
        document,
        front=rewrite_runs(document.front, marker.mark),
        body=rewrite_runs(document.body, marker.mark),
        back=rewrite_runs(document.back, marker.mark),
    )
    mentions = _mentions(marked)
    entries = [replace(entry, mentions=tuple(mentions.get(entry.id, ()))) for entry in entries]
    findings = [finding for finding in document.diagnostics if finding.code != "G401"]
    findings += _unused(entries, document.source)
    return replace(
        marked,
        glossary=replace(document.glossary, entries=tuple(entries)),
        diagnostics=tuple(sorted(findings, key=lambda finding: (finding.span, finding.code))),
    )


def _mentions(document: Document) -> dict[str, list[str]]:
    """The ids of term mentions and note marks in reading order, by the entry's id, which begins them ("g6.m3")."""
    found: dict[str, list[str]] = {}
    for block in walk_document(document):
        for run in runs_of(block):
            for mark in _marks(run):
                found.setdefault(mark.partition(".")[0], []).append(mark)
    return found


def _marks(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case TermMention(id=mark) | NoteMark(id=mark):
                yield mark
            case Strong() | Link() | Foreign() | Lead():
                yield from _marks(inline.inlines)


@dataclass(slots=True)
class _Marker:
    """Counts mentions while paragraphs are gone through in reading order: local to `annotate`."""

    entries: Sequence[Entry]
    index: Index | None
    mentions: dict[str, list[str]] = field(default_factory=dict)

    def mark(self, inlines: Inlines, owner: Block) -> Inlines:
        """The inlines with the terms marked that they use, if they are no title; the same tuple when they use none."""
        if isinstance(owner, Section):
            return inlines
        bare = unmark(inlines)
        hits = search(plain_text(bare), self.index) if self.index else []
        marked = mark_hits(bare, hits, self._mention) if hits else bare
        return inlines if marked == inlines else marked

    def _mention(self, hit: Hit, inlines: Inlines) -> TermMention:
        entry = self.entries[hit.form.entry]
        ids = self.mentions.setdefault(entry.id, [])
        ids.append(f"{entry.id}.m{len(ids) + 1}")
        return TermMention(ids[-1], entry.key, first=len(ids) == 1, inlines=inlines, core=hit.form.core)


def _known(entries: Iterable[Entry], terms: Iterable[KeyedTerm]) -> dict[str, Term]:
    """What a term source says of the entries, by their keys: designations before variants, earlier before later."""
    wanted = {entry.key for entry in entries}
    by_name: dict[str, Term] = {}
    by_variant: dict[str, Term] = {}
    for term, (name, *variants) in terms:
        if name in wanted:
            by_name.setdefault(name, term)
        for variant in wanted.intersection(variants) if variants else ():
            by_variant.setdefault(variant, term)
    return by_variant | by_name


def _described(entry: Entry, term: Term | None) -> Entry:
    """An entry with its core form, and with the variants and the English that the table gives."""
    names = [term.zh, *term.variants] if term else []
    forms = (core_of(entry.term), *map(term_key, names))
    variants = tuple(dict.fromkeys(form for form in forms if form and form != entry.key))
    if not term:
        return replace(entry, variants=variants)
    definition = "" if has_han(term.definition) else term.definition
    return replace(entry, variants=variants, english=term.en, english_definition=definition)


def _forms(entries: Sequence[Entry]) -> Iterator[Form]:
    """What to look for: whole terms, then variants, then core forms that belong to one term only."""
    cores = [core_of(entry.term) for entry in entries]
    owners = Counter(core for core, _ in {(core, entry.key) for core, entry in zip(cores, entries, strict=True)})
    yield from (Form(entry.key, at) for at, entry in enumerate(entries))
    for at, (core, entry) in enumerate(zip(cores, entries, strict=True)):
        yield from (Form(variant, at) for variant in entry.variants if variant != core)
    yield from (Form(core, at, core=True) for at, core in enumerate(cores) if owners[core] == 1)


def _parts(entries: Sequence[Entry], document: Document) -> Iterator[Form]:
    """What else to look for, in quotation marks: parts of the terms that the text never uses whole, nor marks.

    A part that several such terms have leads to none.
    """
    text = bare_text(plain_text(run) for block in walk_document(document) for run in runs_of(block))
    absent = [at for at, entry in enumerate(entries) if not _is_noted(entry) and entry.key not in text]
    parts = [(part, at) for at in absent for part in parts_of(entries[at].term)]
    owners = Counter(part for part, _ in parts)
    yield from (Form(part, at, core=True) for part, at in parts if owners[part] == 1)


def _is_noted(entry: Entry) -> bool:
    """Whether a note mark leads to an entry."""
    return any(mark.startswith(f"{entry.id}.n") for mark in entry.mentions)


def _unused(entries: Iterable[Entry], source: Source) -> list[Diagnostic]:
    """G401 for each entry that the text never uses; one that repeats another's term has that one's mentions."""
    used = {entry.key for entry in entries if entry.mentions}
    return [
        diagnostic("G401", _term_span(entry, source), f"“{entry.key}” is not found in the text")
        for entry in entries
        if entry.key and entry.key not in used
    ]


def _term_span(entry: Entry, source: Source) -> Span:
    at = source.text.find(entry.term, entry.span.start, entry.span.end)
    return Span(at, at + len(entry.term)) if at >= 0 else entry.span
