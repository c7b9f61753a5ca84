"""名词解释: reads a report's glossaries into one, and says what is odd about their entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import Entry, Glossary, Inlines, PageMark, Text, plain_text
from jbpub.parser.entries import divide_entry, entry_key, mark_value, read_entry_number, term_key
from jbpub.parser.inline import read_inlines
from jbpub.parser.lines import Kind, Line
from jbpub.parser.stretches import Stretch
from jbpub.source import Span

Found: TypeAlias = list[Diagnostic]


def read_glossary(stretches: Sequence[Stretch]) -> tuple[Glossary | None, Found]:
    """The glossary: the entries of all stretches in order, under the first one's head.

    Findings: G402 a term explained twice, G403 a further head, G405 and G406 numbers that are missing or stand
    twice, G411 an entry without a definition.
    """
    if not stretches:
        return None, []
    groups = [group for stretch in stretches for group in stretch.groups]
    entries = tuple(_entry(group, count) for count, group in enumerate(groups, start=1))
    first, *further = stretches
    found = [*_further(further), *_repeated_terms(entries), *_odd_numbers(stretches, entries), *_empty(entries)]
    return Glossary("glossary", _title(first), entries, first.lines[0].span), found


def _title(stretch: Stretch) -> Inlines:
    """A glossary's heading, its annex label before it."""
    head = read_inlines(stretch.head)
    label = (*read_inlines(stretch.label), Text("\u3000")) if stretch.label else ()
    return _merged((*label, *head, *_marks(stretch.marks)))


def _entry(lines: Sequence[Line], count: int) -> Entry:
    line, *rest = lines
    number = read_entry_number(line.text)
    start = number.end if number else 0
    term_end, definition_start = divide_entry(line.text, start)
    term = line.text[start:term_end]
    pieces = [_marks([more]) if more.kind is Kind.RULE else read_inlines(more) for more in rest]
    written = number.text if number else ""
    return Entry(
        id=f"g{count}",
        key=entry_key(term) or term_key(written),
        number=written,
        term=term,
        definition=_merged((*read_inlines(line, definition_start), *chain.from_iterable(pieces))),
        span=Span(line.span.start, next(more.end for more in reversed(lines) if more.kind is not Kind.RULE)),
    )


def _marks(lines: Iterable[Line]) -> tuple[PageMark, ...]:
    return tuple(mark for line in lines for _, mark in line.marks)


def _merged(inlines: Inlines) -> Inlines:
    """Inlines with the texts joined that meet."""
    merged: list[Inlines] = []
    for inline in inlines:
        last = merged[-1][0] if merged else None
        if isinstance(inline, Text) and isinstance(last, Text):
            merged[-1] = (Text(last.text + inline.text),)
        else:
            merged.append((inline,))
    return tuple(chain.from_iterable(merged))


# ---- what is odd ----


def _further(stretches: Iterable[Stretch]) -> Iterator[Diagnostic]:
    """G403: a further glossary's head."""
    for stretch in stretches:
        yield diagnostic("G403", stretch.head.span, f"“{stretch.head.text}” again", "entries joined")


def _repeated_terms(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """G402: an entry whose term another entry explains already."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        if (first := seen.setdefault(entry.key, entry)) is not entry:
            yield diagnostic("G402", entry.span, f"“{entry.key}” is entry {first.number or first.id} already")


def _odd_numbers(stretches: Iterable[Stretch], entries: Sequence[Entry]) -> Iterator[Diagnostic]:
    """G405: a number does not follow the one before it; G406: it stands twice."""
    start = 0
    for stretch in stretches:
        numbered = [entry for entry in entries[start : start + len(stretch.groups)] if entry.number]
        start += len(stretch.groups)
        yield from filter(None, (_odd_number(before, entry) for before, entry in pairwise(numbered)))


def _odd_number(before: Entry, entry: Entry) -> Diagnostic | None:
    last, value = mark_value(before.number), mark_value(entry.number)
    if value == last + 1:
        return None
    span = Span(entry.span.start, entry.span.start + len(entry.number))
    code = "G406" if value == last else "G405"
    return diagnostic(code, span, f"entry {entry.number} comes after {before.number}")


def _empty(entries: Iterable[Entry]) -> Iterator[Diagnostic]:
    """G411: an entry that says nothing of its term."""
    for entry in entries:
        if not plain_text(entry.definition).strip():
            yield diagnostic("G411", entry.span, f"nothing is said of “{entry.term or entry.number}”")
