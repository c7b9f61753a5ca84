"""TermBase eXchange: ISO 30042:2019 (TBX v3) in both its styles and the older martif (v2) read, TBX-Basic written.

In the DCA style a data category is an attribute (`<termNote type="partOfSpeech">`), in the DCT style an element
(`<min:partOfSpeech>`): both are read by the category's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import TypeAlias

from jbpub.diagnostics import TermError
from jbpub.source import Source, Span
from jbpub.terms.formats.records import REFUSED_STANDING, Record, merge, records_of, standing, status_of
from jbpub.terms.formats.xml import (
    Element,
    children,
    descendants,
    is_traditional,
    language_of,
    local_name,
    source_of,
    span_of,
    text_of,
)
from jbpub.terms.table import REFUSED, TermTable

Facts: TypeAlias = dict[str, str]  # data category → text

_CATEGORY_TYPED = {"descrip", "termNote", "admin", "descripNote", "adminNote"}
_GROUPS = {"termGrp", "termNoteGrp", "adminGrp"}  # what they hold belongs to the element that holds them
_LANGUAGE_SECTIONS = ("langSec", "langSet")
_TERM_SECTIONS = ("termSec", "tig", "ntig")

# TBX-Basic's values; others are written as a note.
_STATUSES = {status: f"{status}Term-admn-sts" for status in ("preferred", "admitted", *sorted(REFUSED))}
_PARTS_OF_SPEECH = {"noun", "verb", "adjective", "adverb", "other"}
# Notes that hold what TBX-Basic has no category for, by the word before their colon.
_LABELS = {"status": "status", "year": "year", "part of speech": "partOfSpeech"}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="zh" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Chinese terms with their English</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
"""
_TAIL = "    </body>\n  </text>\n</tbx>\n"


def read_tbx(root: Element, data: bytes, name: str) -> TermTable:
    """The table in a TBX file: one term for each concept that has Chinese.

    The first preferred Chinese form is the term, the others are its variants; every English form keeps its status.
    Raises TermError when no concept has Chinese.
    """
    source = source_of(root, data, name)
    concepts = [concept for entry in ("conceptEntry", "termEntry") for concept in descendants(root, entry)]
    records = [record for concept in concepts for record in _concept(concept, source)]
    if concepts and not any(record.zh for record in records):
        raise TermError(f'{name}: no Chinese terms in it; mark them with xml:lang="zh"')
    return merge(records, source)


def _concept(concept: Element, source: Source) -> Iterator[Record]:
    """The records of a concept, one for each English form; none when it has neither Chinese nor English."""
    sections = list(children(concept, *_LANGUAGE_SECTIONS))
    chinese = [section for section in sections if language_of(section) == "zh"]
    english = [section for section in sections if language_of(section) == "en"]
    facts = _facts(concept)
    for section in (*english, *chinese):
        facts = _facts(section) | facts
    traditional = [section for section in chinese if is_traditional(section)]
    simplified = [section for section in chinese if section not in traditional]
    named = sorted(_terms(simplified), key=_standing) + sorted(_terms(traditional), key=_standing)
    yield from _records(facts, named, _terms(english), span_of(concept, source))


def _records(facts: Facts, named: list[Facts], forms: list[Facts], span: Span) -> Iterator[Record]:
    """The records of a concept: what is said of it, its Chinese forms, the best first, and its English ones."""
    names = [form["term"] for form in named] or [""]
    notes = [facts.get("note", ""), *(form.get("note", "") for form in (*named, *forms))]
    common = Record(
        names[0],
        variants=tuple(dict.fromkeys(names[1:])),
        part_of_speech=next((form["partOfSpeech"] for form in (*named, *forms) if "partOfSpeech" in form), ""),
        definition=facts.get("definition", ""),
        note="; ".join(filter(None, notes)),
        span=span,
    )
    unnamed = all(_standing(form) == REFUSED_STANDING for form in forms)
    if unnamed and named:
        yield _described(common, named[0])
    for at, form in enumerate(forms):
        base = Record(names[0], span=span, synonym=True) if at or unnamed else common
        yield _described(base, form)._replace(en=form["term"])


def _terms(sections: Iterable[Element]) -> list[Facts]:
    """What is said of each term of some language sections."""
    forms = (_facts(term) for section in sections for term in children(section, *_TERM_SECTIONS))
    return [form for form in forms if form.get("term")]


def _standing(form: Facts) -> int:
    return standing(status_of(form.get("administrativeStatus", "")))


def _described(record: Record, form: Facts) -> Record:
    status = form.get("status") or status_of(form.get("administrativeStatus", ""))
    return record._replace(
        status=status,
        scope=form.get("geographicalUsage", ""),
        year=form.get("year", ""),
        source=form.get("source", ""),
    )


def _facts(element: Element) -> Facts:
    """What an element says directly or in a group: data category → text, the first of a kind; all notes as one."""
    facts: Facts = {}
    notes: list[str] = []
    for child in _direct(element):
        category = child.get("type", "") if local_name(child) in _CATEGORY_TYPED else local_name(child)
        text = text_of(child)
        label, _, rest = text.partition(": ")
        if category == "note" and label in _LABELS and local_name(element) in _TERM_SECTIONS:
            facts[_LABELS[label]] = rest
        elif category == "note":
            notes.append(text)
        else:
            facts.setdefault(category, text)
    return facts | ({"note": "; ".join(dict.fromkeys(notes))} if notes else {})


def _direct(element: Element) -> Iterator[Element]:
    for child in children(element):
        if local_name(child) in _GROUPS:
            yield from _direct(child)
        elif local_name(child) == "descripGrp":
            yield from list(children(child))[:1]  # what follows is said of the description, not of the term
        elif local_name(child) not in (*_LANGUAGE_SECTIONS, *_TERM_SECTIONS):
            yield child


# ---- writing ----


def write_tbx(table: TermTable) -> bytes:
    """A table as TBX-Basic v3 in DCA style.

    Scope is written as geographicalUsage; year, and a status or part of speech that TBX-Basic does not have, as
    notes that are read back.
    """
    concepts = groupby(records_of(table), key=lambda record: record.zh)
    body = "".join(_concept_entry(at, list(rows)) for at, (_, rows) in enumerate(concepts, start=1))
    return (_HEAD + body + _TAIL).encode()


def _concept_entry(number: int, rows: list[Record]) -> str:
    first = rows[0]
    speech = _speech(first)
    chinese = _term_sec(first.zh, [*speech, *([] if first.en else _form(first))])
    chinese += "".join(
        _term_sec(variant, ['<termNote type="termType">variant</termNote>']) for variant in first.variants
    )
    english = "".join(_term_sec(row.en, _form(row)) for row in rows if row.en)
    return (
        f'      <conceptEntry id="c{number}">\n'
        + _described_by(first)
        + f'        <langSec xml:lang="zh">\n{chinese}        </langSec>\n'
        + (f'        <langSec xml:lang="en">\n{english}        </langSec>\n' if english else "")
        + "      </conceptEntry>\n"
    )


def _described_by(first: Record) -> str:
    definition = f'<descrip type="definition">{escape(first.definition)}</descrip>'
    lines = [f"<descripGrp>{definition}</descripGrp>"] if first.definition else []
    lines += [f"<note>{escape(first.note)}</note>"] if first.note else []
    return "".join(f"        {line}\n" for line in lines)


def _speech(record: Record) -> list[str]:
    """The part of speech: as TBX-Basic's category, with a note when it has no such value."""
    if not record.part_of_speech:
        return []
    if record.part_of_speech in _PARTS_OF_SPEECH:
        return [f'<termNote type="partOfSpeech">{record.part_of_speech}</termNote>']
    return [
        '<termNote type="partOfSpeech">other</termNote>',
        f"<note>part of speech: {escape(record.part_of_speech)}</note>",
    ]


def _form(record: Record) -> list[str]:
    """What is said of one English form, or of a term that has none."""
    status = _STATUSES.get(record.status) if record.en else None  # of Chinese terms it would mean another thing
    lines = [f'<termNote type="administrativeStatus">{status}</termNote>'] if status else []
    lines += [f'<termNote type="geographicalUsage">{escape(record.scope)}</termNote>'] if record.scope else []
    lines += [f'<admin type="source">{escape(record.source)}</admin>'] if record.source else []
    lines += [f"<note>status: {escape(record.status)}</note>"] if record.status and not status else []
    return lines + ([f"<note>year: {escape(record.year)}</note>"] if record.year else [])


def _term_sec(term: str, lines: list[str]) -> str:
    """A termSec; its termNotes come before what describes the whole (ISO 30042, termSec)."""
    ordered = sorted(lines, key=lambda line: not line.startswith("<termNote"))
    inside = "".join(f"            {line}\n" for line in [f"<term>{escape(term)}</term>", *ordered])
    return f"          <termSec>\n{inside}          </termSec>\n"
