"""The reading of a report on one screen: bytes → Source → lines → front, heads, glossary → Document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from os import PathLike
from typing import BinaryIO

from jbpub.diagnostics import Diagnostic, SourceError
from jbpub.nodes import Document, Role
from jbpub.parser.consistency.review import find_inconsistencies
from jbpub.parser.front import front_role, read_front
from jbpub.parser.gaps import find_gaps
from jbpub.parser.glossary import read_glossary
from jbpub.parser.header import read_header
from jbpub.parser.heads import find_heads
from jbpub.parser.insets import find_unnamed, with_images
from jbpub.parser.language import detect_language
from jbpub.parser.lines import Kind, Line, split_lines, without_last_breaks
from jbpub.parser.master.reader import is_master, read_master
from jbpub.parser.notes import link_notes
from jbpub.parser.ranks import Item
from jbpub.parser.readers.inputs import read_input, read_text
from jbpub.parser.repair.chain import CHARACTER_RULES, LINE_RULES, PAGE_RULES, apply
from jbpub.parser.repair.characters import find_break_codes, find_lost
from jbpub.parser.repair.choice import ALL, Repairs
from jbpub.parser.stretches import divide
from jbpub.parser.structure import build_blocks, build_sections
from jbpub.parser.wraps.joins import wrap_rules
from jbpub.patterns import pattern
from jbpub.source import Source

_CALL = pattern("让我们|讓我們|更加[紧緊]密[地的]?[团團]|[奋奮]勇前[进進]|(?:努力|不懈|团结)奋斗|身[体體]健康")
_SHORTEST_CALL = 20  # characters of one that only its cry shows
_CALL_REACH = 3  # the closing call is one of the last paragraphs of the body


def parse(
    report: str | PathLike[str] | bytes | BinaryIO | None = None,
    *,
    text: str | None = None,
    name: str = "",
    repair: str = "all",
    refuse: Iterable[str] = (),
) -> Document:
    """Read a report: a path, bytes, a binary stream (left open) or, as text=, what the caller already has.

    Markdown, plain text, Word (.docx) and web pages are read; the content tells which it is.

    `name` is what messages call it.  `repair` is "all", "safe" (what nobody reads: white space, invisible characters,
    widths) or "none", `refuse` the codes of findings whose repair is not wanted; what is not repaired is still found.
    Raises SourceError when the report cannot be read, RepairError when a choice is unknown; odd text never raises.
    """
    if (report is None) == (text is None):
        raise SourceError("parse: give one of a path, bytes or stream and text=")
    repairs = Repairs.choose(repair, refuse)
    reading = read_input(report, name) if report is not None else read_text(text or "", name)
    return read_document(reading.source, reading.findings, repairs)


def read_document(source: Source, findings: Iterable[Diagnostic] = (), repairs: Repairs = ALL) -> Document:
    """The document that a source holds, with all findings, also those of its reader, in the source's order."""
    if is_master(source.text):
        document, lines = read_master(source)
    else:
        document, lines = _read_report(source, repairs)
    document = with_images(link_notes(document, repairs))
    unclear = [
        *find_gaps(document.front + document.body),
        *find_gaps(document.back),
        *find_unnamed(document),
        *find_inconsistencies(lines, document.meta),
    ]
    return replace(document, diagnostics=in_order([*findings, *document.diagnostics, *unclear]))


def _read_report(source: Source, repairs: Repairs) -> tuple[Document, list[Line]]:
    """The document that an untidied report is, and its lines after the front matter as repaired."""
    reads_codes = repairs.allow("R105")
    header, lines, fields = read_header(split_lines(source, coded=reads_codes), repairs)
    lines, spoiled = apply([*wrap_rules(source), *CHARACTER_RULES, *LINE_RULES], lines, repairs)
    spoiled += [*find_break_codes(source, read=reads_codes), *find_lost(lines)]
    front, lines, doubts = read_front(lines, repairs, header)
    lines, breaks = apply(PAGE_RULES, without_last_breaks(lines), repairs)
    body, glossaries, back = divide(lines)
    items, odd_heads = find_heads([*body, *back], repairs)
    body_items, back_items = items[: len(body)], items[len(body) :]
    intro, body_items = _before_heads(body_items)
    annex, back_items = _before_heads(back_items)
    glossary, odd_entries = read_glossary(glossaries)
    role_of = _roles(front.lines, _closing(body))
    leading = [*front.lines, *intro] if body_items else front.lines
    document = Document(
        meta=front.meta,
        front=tuple(build_blocks(leading, "front.", role_of)),
        body=build_sections(body_items, "s", role_of) if body_items else tuple(build_blocks(intro, "", role_of)),
        back=(*build_blocks(annex, "back.", role_of), *build_sections(back_items, "a", role_of)),
        glossary=glossary,
        language=detect_language(source.text),
        source=source,
        diagnostics=(*fields, *spoiled, *doubts, *breaks, *odd_heads, *odd_entries),
    )
    return document, lines


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in the order of the source."""
    return tuple(sorted(findings, key=lambda finding: (finding.span, finding.code)))


def _before_heads(items: list[Item]) -> tuple[list[Line], list[Item]]:
    """The lines before the first heading, and what follows from it on."""
    before = [item for item in takewhile(lambda item: isinstance(item, Line), items) if isinstance(item, Line)]
    return before, items[len(before) :]


def _closing(body: Sequence[Line]) -> Line | None:
    """The paragraph that calls on the audience at the end of the body: by its words, else the last, with a cry."""
    last = [line for line in body[-2 * _CALL_REACH :] if line.kind is Kind.TEXT][-_CALL_REACH:]
    called = next((line for line in reversed(last) if _CALL.search(line.text)), None)
    cries = (line for line in last[-1:] if line.text.endswith("！") and len(line.text) >= _SHORTEST_CALL)
    return called or next(cries, None)


def _roles(front: Sequence[Line], closing: Line | None) -> Callable[[Line], Role]:
    """What a paragraph does, by where its line stands."""
    end = front[-1].end if front else 0

    def role_of(line: Line) -> Role:
        if line.end <= end:
            return front_role(line)
        return Role.CLOSING if line is closing else Role.PROSE

    return role_of
