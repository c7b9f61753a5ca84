"""Note marks: numbers in the text that lead to glossary entries.

Offices set them in brackets ([1] ［１］ 【1】 〔1〕), now and then as ① or （1） when the entries are so numbered.
Inline lists (：①…；②…), years ([2020]) and documents' numbers (〔21〕3号) are no marks.  Bare numbers: see lost_marks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import (
    Block,
    Document,
    Entry,
    Foreign,
    Inline,
    Inlines,
    Lead,
    Link,
    NoteMark,
    Strong,
    Text,
    plain_text,
    rewrite_runs,
    runs_of,
    walk_document,
)
from jbpub.parser.entries import (
    BRACKETED_MARK,
    FORMS_OF_MARKS,
    PAGE_REFERENCE,
    entries_by_key,
    entries_by_number,
    mark_value,
    read_entry_number,
)
from jbpub.parser.lost_marks import Evidence, explains, find_lost_marks, gather_evidence, quoted_entry
from jbpub.parser.repair.choice import ALL, Repairs
from jbpub.patterns import pattern
from jbpub.source import Source, Span

_BRACKETED = rf"\^?(?P<bracketed>{BRACKETED_MARK})(?![0-9]+号|\()"
_AFTER_WORDS = r"(?<=[^\s：:；;。，,、！？（(])"
_CIRCLED = rf"{_AFTER_WORDS}(?P<circled>[①-⑳㉑-㉟㊱-㊿])"
_ENCLOSED = rf"{_AFTER_WORDS}(?P<enclosed>[(（][0-9０-９]{{1,3}}[)）])"
_MARK = pattern("|".join((_BRACKETED, _CIRCLED, _ENCLOSED)))
_HINT = pattern(r"[\[［【〔①-⑳㉑-㉟㊱-㊿(（]")
_REACH = 60  # characters before a mark that may hold its term
_CONTEXT = 4  # characters before a mark by which it is found in the source


def link_notes(document: Document, repairs: Repairs = ALL) -> Document:
    """The document with its note marks set apart and linked to the entries of their numbers.

    Bare numbers become marks, and carets are dropped, only where `repairs` allow it (G408, G410).

    Findings: G404 a mark that no entry explains, G407 a page of another edition is referred to, G408 a bare number
    read as a mark, G410 a caret dropped, G412 a mark at another entry's term, G413 a number that may hold a mark.
    """
    entries = document.glossary.entries if document.glossary else ()
    linker = _Linker(
        document.source,
        entries_by_number(entries),
        entries_by_key(entries),
        _forms(entries),
        _evidence(document, entries),
        repairs,
    )
    parts = [rewrite_runs(part, linker.link) for part in (document.front, document.body, document.back)]
    if document.glossary:
        noted = tuple(replace(entry, mentions=tuple(linker.marks.get(entry.id, ()))) for entry in entries)
        document = replace(document, glossary=replace(document.glossary, entries=noted))
    found = [*document.diagnostics, *linker.findings, *_page_references(document.source)]
    return replace(document, front=parts[0], body=parts[1], back=parts[2], diagnostics=tuple(found))


def _forms(entries: Iterable[Entry]) -> frozenset[str]:
    """The forms that marks have: brackets always, others when entries are numbered so."""
    numbers = (read_entry_number(entry.number) for entry in entries)
    return frozenset({"bracketed"} | {number.form for number in numbers if number} & FORMS_OF_MARKS)


def _evidence(document: Document, entries: Sequence[Entry]) -> Evidence | None:
    """What bears out bare numbers as marks; None when the text has marks in brackets, or no numbered entries."""
    texts = [plain_text(run) for block in walk_document(document) for run in runs_of(block)] if entries else []
    if any(match["bracketed"] for text in texts if "[" in text or _HINT.search(text) for match in _MARK.finditer(text)):
        return None
    return gather_evidence(texts, entries)


def _page_references(source: Source) -> Iterator[Diagnostic]:
    """G407: （见第3页） leads to a page of the printed report, which no other edition has."""
    if "页" in source.text:
        for match in PAGE_REFERENCE.finditer(source.text):
            yield diagnostic("G407", Span(*match.span()), f"{match[0]} is a page of another edition")


@dataclass(frozen=True, slots=True)
class _Found:
    """A note mark in a run: its place in the run's plain text, and the mark."""

    start: int
    end: int
    mark: NoteMark


@dataclass(slots=True)
class _Linker:
    """Gives marks their entries and ids, in reading order: local to `link_notes`.

    `numbers` are the entries by what their numbers count, `keys` those by their keys, `forms` the forms of marks,
    `cursor` the source offset after the last mark found.
    """

    source: Source
    numbers: Mapping[int, Sequence[Entry]]
    keys: Mapping[str, Entry]
    forms: frozenset[str]
    evidence: Evidence | None
    repairs: Repairs
    cursor: int = 0
    marks: dict[str, list[str]] = field(default_factory=dict)
    dangling: int = 0
    findings: list[Diagnostic] = field(default_factory=list)

    def link(self, inlines: Inlines, owner: Block) -> Inlines:
        """A run with its note marks set apart; the same object when it has none."""
        text = plain_text(inlines)
        self.cursor = max(self.cursor, owner.span.start)
        found = self._marks(text, owner.span.end)
        return tuple(_set_apart(inlines, 0, found)) if found else inlines

    def _marks(self, text: str, end: int) -> list[_Found]:
        """The marks of a run in order; `end` is where its block ends in the source."""
        start = self.cursor
        lost = list(self._lost(text, end)) if self.evidence else []
        self.cursor = start
        written = list(self._written(text, end)) if _HINT.search(text) else []
        return sorted(lost + written, key=lambda found: found.start)

    def _written(self, text: str, end: int) -> Iterator[_Found]:
        """The marks that are written as such; what opens a run is its number, not a mark."""
        for match in _MARK.finditer(text):
            kind = match.lastgroup or ""
            place = self._place(text, *match.span(), end)
            if match.start() and kind in self.forms:
                start = match.start() if self._drops_caret(match[0], place) else match.start(kind)
                yield _Found(start, match.end(), self._linked(match[kind], text[: match.start()][-_REACH:], place))

    def _drops_caret(self, mark: str, place: Span) -> bool:
        """G410: whether the caret before a mark, which raises it in Markdown, is dropped."""
        drops = mark.startswith("^") and self.repairs.allow("G410")
        if mark.startswith("^"):
            caret = Span(place.start, min(place.start + 1, place.end))
            self.findings.append(diagnostic("G410", caret, "^ before a note mark", "dropped" if drops else ""))
        return drops

    def _linked(self, written: str, before: str, place: Span) -> NoteMark:
        """The mark with the entry of its number; of several that have it the one whose term stands before."""
        entries = self.numbers.get(mark_value(written), ())
        if not entries:
            self.dangling += 1
            self.findings.append(diagnostic("G404", place, f"no entry explains {written}"))
            return NoteMark(f"n{self.dangling}", written)
        entry = next((entry for entry in entries if explains(entry, before)), None)
        other = None if entry else quoted_entry(before, self.keys)
        if other:
            message = f"{written} stands after “{other.key}”, entry {other.number or other.id}"
            self.findings.append(diagnostic("G412", place, message))
        return self._noted(written, entry or entries[0])

    def _noted(self, written: str, entry: Entry) -> NoteMark:
        ids = self.marks.setdefault(entry.id, [])
        ids.append(f"{entry.id}.n{len(ids) + 1}")
        return NoteMark(ids[-1], written, entry.key)

    def _lost(self, text: str, end: int) -> Iterator[_Found]:
        """The bare numbers that the entries bear out, and findings about those that they nearly do."""
        if self.evidence is None:
            return
        for lost in find_lost_marks(text, self.evidence):
            place = self._place(text, lost.start, lost.end, end, by=_CONTEXT)
            allowed = self.repairs.allow(lost.code)
            self.findings.append(diagnostic(lost.code, place, lost.message, lost.repair if allowed else ""))
            if lost.entry and allowed:
                yield _Found(lost.start, lost.end, self._noted(text[lost.start : lost.end], lost.entry))

    def _place(self, text: str, start: int, end: int, limit: int, by: int = 0) -> Span:
        """Where the source has text[start:end], after the last mark, before `limit`; nowhere when a repair changed it.

        `by` characters before it tell a number from others like it.
        """
        lead = min(by, start)
        at = self.source.text.find(text[start - lead : end], max(self.cursor - lead, 0), limit)
        if at < 0:
            return self._place(text, start, end, limit, by=1) if lead > 1 else Span(self.cursor, self.cursor)
        self.cursor = at + lead + end - start
        return Span(at + lead, self.cursor)


def _set_apart(inlines: Inlines, start: int, found: Sequence[_Found]) -> Iterator[Inline]:
    """Inlines with the marks in place of their texts; `start` is where the plain text of the first begins."""
    starts = [mark.start for mark in found]
    for inline in inlines:
        end = start + len(inline.text if isinstance(inline, Text) else plain_text((inline,)))
        inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
        match inline:
            case _ if not inside:
                yield inline
            case Text(text):
                yield from _cut(text, start, [mark for mark in inside if mark.end <= end])
            case Strong() | Link() | Foreign() | Lead():
                first = start + len(inline.number) if isinstance(inline, Lead) else start
                yield replace(inline, inlines=tuple(_set_apart(inline.inlines, first, inside)))
            case _:
                yield inline
        start = end


def _cut(text: str, start: int, found: Iterable[_Found]) -> Iterator[Inline]:
    at = 0
    for mark in found:
        if at < mark.start - start:
            yield Text(text[at : mark.start - start])
        yield mark.mark
        at = mark.end - start
    if at < len(text):
        yield Text(text[at:])
