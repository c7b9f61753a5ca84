"""XLIFF 1.2 and 2.x as term tables: glossary entries (Glossary module 1.0 of XLIFF 2.x), or units; 2.1 written.

What the Glossary module has no place for stands in the Metadata module (term) and in attributes of the project's
own namespace (each English form), where both modules allow it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from jbpub.diagnostics import TermError
from jbpub.source import Source, Span
from jbpub.terms.formats.records import Record, merge, records_of, status_of, without_sentences
from jbpub.terms.formats.xml import Element, children, descendants, primary, source_of, span_of, text_of
from jbpub.terms.table import REFUSED, TermTable

_OWN = "urn:jbpub:terms"
_FORM = ("status", "scope", "year")
_NATIVE_CODES = ("bpt", "ept", "ph", "it", "x")  # native markup inside a 1.2 segment
_SETTLED = {"", "final", "signed-off", "reviewed", "translated"}  # states of a target that need no more work

_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" srcLang="zh-Hans" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"
    xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"
    xmlns:term="{_OWN}">
  <file id="terms">
"""
_TAIL = "  </file>\n</xliff>\n"


def read_xliff(root: Element, data: bytes, name: str) -> TermTable:
    """The table in an XLIFF file: the glossary entries of its units, and units without a glossary, one term each.

    Units that are sentences are passed over (T606).  Raises TermError when no language of the file is Chinese.
    """
    source = source_of(root, data, name)
    units, entries = ("unit", _unit) if root.get("srcLang") else ("trans-unit", _trans_unit)
    records: list[Record] = []
    pairs: list[Record] = []
    for file in descendants(root, "file"):
        turned = _is_turned(root, file, name)
        for unit in descendants(file, units):
            glossed = list(_glossed(unit, source, turned=turned))
            records += glossed
            pairs += [] if glossed else entries(unit, span_of(unit, source), turned=turned)
    kept, findings = without_sentences(pairs)
    return merge(sorted([*records, *kept], key=lambda record: record.span), source, findings)


def _is_turned(root: Element, file: Element, name: str) -> bool:
    """Whether the file translates from English to Chinese."""
    source = primary(root.get("srcLang") or file.get("source-language") or "")
    target = primary(root.get("trgLang") or file.get("target-language") or "")
    if "zh" not in (source, target):
        raise TermError(f"{name}: translates from {source or '?'} to {target or '?'}; one of them must be Chinese (zh)")
    return source != "zh"


def _unit(unit: Element, span: Span, *, turned: bool) -> list[Record]:
    """The pair of an XLIFF 2.x unit, its segments joined."""
    segments = list(children(unit, "segment", "ignorable"))
    source = "".join(text_of(next(children(segment, "source"), None)) for segment in segments)
    target = "".join(text_of(next(children(segment, "target"), None)) for segment in segments)
    settled = all(segment.get("state", "") in _SETTLED for segment in segments)
    meta = _metadata(unit)
    status = "" if settled or not target else "draft"
    note = "; ".join(text_of(note) for notes in children(unit, "notes") for note in children(notes))
    pair = _pair(source, target, status, note, span, turned=turned)
    return [_with_metadata(pair, meta)]


def _trans_unit(unit: Element, span: Span, *, turned: bool) -> list[Record]:
    """The pair of an XLIFF 1.2 unit."""
    target = next(children(unit, "target"), None)
    state = "" if target is None else target.get("state", "")
    settled = unit.get("approved") == "yes" or state in _SETTLED
    note = "; ".join(text_of(note) for note in children(unit, "note"))
    source = text_of(next(children(unit, "source"), None), _NATIVE_CODES)
    status = "" if settled or target is None else "draft"
    return [_pair(source, text_of(target, _NATIVE_CODES), status, note, span, turned=turned)]


def _pair(source: str, target: str, status: str, note: str, span: Span, *, turned: bool) -> Record:
    zh, en = (target, source) if turned else (source, target)
    return Record(zh, en, status=status, note=note, span=span)


def _glossed(unit: Element, source: Source, *, turned: bool) -> Iterator[Record]:
    """The glossary entries of a unit: a record for each translation."""
    for glossary in children(unit, "glossary"):
        for entry in children(glossary, "glossEntry"):
            yield from _entry(entry, unit, span_of(entry, source), turned=turned)


def _entry(entry: Element, unit: Element, span: Span, *, turned: bool) -> Iterator[Record]:
    """A glossary entry; from English, its Chinese translations are the designation and its variants."""
    term = text_of(next(children(entry, "term"), None))
    definition = text_of(next(children(entry, "definition"), None))
    forms = list(children(entry, "translation"))
    if turned:
        names = [text_of(form) for form in forms] or [""]
        yield Record(names[0], term, tuple(names[1:]), definition=definition, span=span)
        return
    first = Record(term, definition=definition, span=span)
    yield from _forms(_of_unit(first, unit) if entry.get(f"{{{_OWN}}}unit") == "term" else first, forms)


def _of_unit(first: Record, unit: Element) -> Record:
    """A record with what its unit says, which is about this term alone: written by write_xliff."""
    note = "; ".join(text_of(note) for notes in children(unit, "notes") for note in children(notes))
    return _with_metadata(first._replace(note=note), _metadata(unit))


def _forms(first: Record, forms: list[Element]) -> Iterator[Record]:
    """A record for each English form, the first with what is said of the term; one without English if none counts."""
    unnamed = all(form.get(f"{{{_OWN}}}status") in REFUSED for form in forms)
    if unnamed:
        yield first
    for at, form in enumerate(forms):
        base = Record(first.zh, span=first.span, synonym=True) if at or unnamed else first
        status, scope, year = (form.get(f"{{{_OWN}}}{name}", "") for name in _FORM)
        yield base._replace(en=text_of(form), status=status, scope=scope, year=year, source=form.get("source", ""))


def _metadata(unit: Element) -> dict[str, list[str]]:
    """What write_xliff says of a term in the Metadata module: name → values."""
    found: dict[str, list[str]] = {}
    for metadata in children(unit, "metadata"):
        for group in children(metadata, "metaGroup"):
            for meta in children(group, "meta") if group.get("category") == "term" else ():
                found.setdefault(meta.get("type", ""), []).append(text_of(meta))
    return found


def _with_metadata(record: Record, meta: dict[str, list[str]]) -> Record:
    """A record with what the Metadata module says of its term."""

    def said(name: str) -> str:
        return str(meta.get(name, [getattr(record, name)])[0])

    return record._replace(
        variants=tuple(meta.get("variant", ())),
        status=status_of(said("status")),
        scope=said("scope"),
        year=said("year"),
        part_of_speech=said("part_of_speech"),
        source=said("source"),
    )


# ---- writing ----


def write_xliff(table: TermTable) -> bytes:
    """A table as XLIFF 2.1 from zh-Hans to en: a unit for each term, with a glossary entry of all its English forms."""
    terms = groupby(records_of(table), key=lambda record: record.zh)
    return (_HEAD + "".join(_unit_of(at, list(rows)) for at, (_, rows) in enumerate(terms, start=1)) + _TAIL).encode()


def _unit_of(number: int, rows: list[Record]) -> str:
    first = rows[0]
    state = "initial" if not first.en else "final" if first.status == "preferred" else "translated"
    target = f"<target>{escape(first.en)}</target>" if first.en else ""
    return (
        f'    <unit id="t{number}">\n'
        + _glossary_of(rows)
        + _metadata_of(first)
        + (f"      <notes><note>{escape(first.note)}</note></notes>\n" if first.note else "")
        + f'      <segment state="{state}"><source>{escape(first.zh)}</source>{target}</segment>\n'
        + "    </unit>\n"
    )


def _glossary_of(rows: list[Record]) -> str:
    """The glossary entry of a term; none when there is neither English nor a definition, which the module requires."""
    forms = [row for row in rows if row.en]
    definition = rows[0].definition
    if not forms and not definition:
        return ""
    lines = [f"<gls:term>{escape(rows[0].zh)}</gls:term>", *map(_translation, forms)]
    lines += [f"<gls:definition>{escape(definition)}</gls:definition>"] if definition else []
    inside = "".join(f"          {line}\n" for line in lines)
    entry = f'        <gls:glossEntry term:unit="term">\n{inside}        </gls:glossEntry>\n'
    return f"      <gls:glossary>\n{entry}      </gls:glossary>\n"


def _translation(row: Record) -> str:
    said = {"source": row.source} | {f"term:{name}": getattr(row, name) for name in _FORM}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in said.items() if value)
    return f"<gls:translation{attributes}>{escape(row.en)}</gls:translation>"


def _metadata_of(first: Record) -> str:
    said = [("variant", variant) for variant in first.variants] + [("part_of_speech", first.part_of_speech)]
    if not first.en:
        said += [(name, getattr(first, name)) for name in (*_FORM, "source")]
    meta = "".join(f'<mda:meta type="{name}">{escape(value)}</mda:meta>' for name, value in said if value)
    group = f'<mda:metaGroup category="term">{meta}</mda:metaGroup>'
    return f"      <mda:metadata>{group}</mda:metadata>\n" if meta else ""
