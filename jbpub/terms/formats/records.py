"""Records, what all formats have in common: one Chinese term with one English form; merged into terms and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.patterns import pattern
from jbpub.source import Source, Span
from jbpub.terms.keys import term_keys
from jbpub.terms.table import REFUSED, Designation, Term, TermTable

# What XML 1.0 cannot carry (section 2.2) and no term has.
_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SENTENCE = pattern("^[—–]|[。！？；]|[，、：,:;.…]$")  # what is one, or a part of one

# Other names of the statuses of ISO 1087: TBX's values, tools', GB/T 10112's.
_STATUSES = {
    "preferredterm-admn-sts": "preferred", "standardizedterm-admn-sts": "preferred", "首选术语": "preferred",
    "优先术语": "preferred", "首选": "preferred",
    "admittedterm-admn-sts": "admitted", "许用术语": "admitted", "许用": "admitted",
    "deprecatedterm-admn-sts": "deprecated", "forbidden": "deprecated", "拒用术语": "deprecated", "拒用": "deprecated",
    "supersededterm-admn-sts": "superseded", "obsolete": "superseded", "被取代术语": "superseded",
}  # fmt: skip
REFUSED_STANDING, _NO_ENGLISH = 9, 3
_PLURALS = {"definition": "definitions", "part_of_speech": "parts of speech"}
_STANDINGS = {"preferred": 0, "admitted": 2} | dict.fromkeys(REFUSED, REFUSED_STANDING)  # any other status: 1


class Record(NamedTuple):
    """One row of a table: a Chinese term and at most one English form of it, every text cleaned.

    `status`, `scope`, `year` and `source` belong to the English form, the rest to the term.  `span` is the row's
    place in the file's text; `place` names it in messages where there is no such text ("B3" of a workbook).
    `synonym` tells that the file itself gives it as a further form of one concept.
    """

    zh: str
    en: str = ""
    variants: tuple[str, ...] = ()
    status: str = ""
    scope: str = ""
    year: str = ""
    part_of_speech: str = ""
    definition: str = ""
    source: str = ""
    note: str = ""
    span: Span = Span(0, 0)
    place: str = ""
    synonym: bool = False


def clean(text: str) -> str:
    """A text as a term table keeps it: on one line, without spaces at its ends or control characters."""
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_FORBIDDEN.sub("", text).split())


def status_of(text: str) -> str:
    """A status by its name in ISO 1087, or as it stands."""
    return _STATUSES.get(text.lower(), text)


def report(code: str, record: Record, message: str, repair: str = "") -> Diagnostic:
    """A finding about a record."""
    return diagnostic(code, record.span, f"{record.place}: {message}" if record.place else message, repair)


def without_sentences(records: Iterable[Record]) -> tuple[list[Record], list[Diagnostic]]:
    """The records that can be terms, and T606 when others were sentences: a translation memory holds both."""
    kept: list[Record] = []
    sentences: list[Record] = []
    for record in records:
        (sentences if _SENTENCE.search(record.zh) else kept).append(record)
    if not sentences:
        return kept, []
    message = f"sentences, not terms: {len(sentences)}, the first “{sentences[0].zh[:20]}”"
    return kept, [report("T606", sentences[0], message, "passed over")]


def merge(records: Iterable[Record], source: Source, findings: Iterable[Diagnostic] = ()) -> TermTable:
    """The table that some records make: those whose Chinese differs in quotation marks and spaces only are one term.

    Its English is that of the first record marked preferred, else of the first that is neither admitted nor refused,
    else of the first admitted one; the other forms follow.  Reports T601, T602, T604 and T605.
    """
    found, rows = list(findings), list(records)
    concepts: dict[str, list[Record]] = {}
    for key, record in zip(term_keys([record.zh for record in rows]), rows, strict=True):
        if key:
            concepts.setdefault(key, []).append(record)
        else:
            found.append(report("T601", record, _nameless(record), "passed over"))
    terms = tuple(_term(rows, found) for rows in concepts.values())
    return TermTable(terms, tuple(sorted(found, key=attrgetter("span"))), source)


def _nameless(record: Record) -> str:
    return f"“{record.en}” has no Chinese term" if record.en else "no Chinese term"


def standing(status: str) -> int:
    """How much a form of this status is to be used: the lower the better; REFUSED_STANDING when not at all."""
    return _STANDINGS.get(status, 1)


def _rank(record: Record) -> int:
    return standing(record.status) if record.en else _NO_ENGLISH


def _term(rows: Sequence[Record], found: list[Diagnostic]) -> Term:
    """The term that rows of one Chinese term make; what is doubtful is added to `found`."""
    best = min(rows, key=_rank) if len(rows) > 1 else rows[0]
    if best.status in REFUSED and best.en:
        best = Record(best.zh, span=best.span, place=best.place)
    if not best.en:
        found.append(report("T604", best, f"“{best.zh}” has no English"))
    others: tuple[Designation, ...] = ()
    if best is not rows[0] or len(rows) > 1:
        found.extend(_doubts(rows, best))
        others = _distinct((row for row in rows if row.en and row is not best), best)
        best = _joined(rows, best)
    return Term(
        best.zh, best.en, best.variants, best.status, best.source, best.definition, best.note, best.scope, best.year,
        best.part_of_speech, others,
    )  # fmt: skip


def _joined(rows: Sequence[Record], best: Record) -> Record:
    """The best record, with what all of them say of the term."""
    return best._replace(
        zh=rows[0].zh,
        variants=tuple(dict.fromkeys(variant for row in rows for variant in row.variants)),
        definition=_first("definition", rows),
        part_of_speech=_first("part_of_speech", rows),
        note="; ".join(dict.fromkeys(row.note for row in rows if row.note)),
    )


def _first(field: str, rows: Sequence[Record]) -> str:
    return next((value for row in rows if (value := getattr(row, field))), "")


def _distinct(rows: Iterable[Record], best: Record) -> tuple[Designation, ...]:
    forms = dict.fromkeys(map(_designation, rows))
    forms.pop(_designation(best), None)
    return tuple(forms)


def _designation(row: Record) -> Designation:
    return Designation(row.en, row.status, row.scope, row.year, row.source)


def _doubts(rows: Sequence[Record], best: Record) -> Iterator[Diagnostic]:
    """T602 for each further form of the best one's standing, T605 where the rows say different things of the term.

    Forms of another scope or year stand beside each other rightly.
    """
    rank = _rank(best)
    for row in rows:
        rivals = row.en != best.en and (row.scope, row.year) == (best.scope, best.year)
        unmarked = rank == 1 and not row.synonym
        if rivals and (rank == 0 or unmarked) and _rank(row) == rank:
            message = f"“{row.zh}” has two preferred English forms, “{best.en}” and “{row.en}”"
            yield report("T602", row, message, "the first counts, the other is admitted")
    for field in ("definition", "part_of_speech"):
        kept = _first(field, rows)
        for row in rows:
            if getattr(row, field) not in ("", kept):
                message = f"“{row.zh}” has two {_PLURALS[field]}, “{kept}” and “{getattr(row, field)}”"
                yield report("T605", row, message, "the first counts")


def records_of(table: TermTable) -> Iterator[Record]:
    """The records that make a table again: for each term its own, then one for each further English form."""
    for term in table.entries:
        yield Record(
            term.zh, term.en, term.variants, term.status, term.scope, term.year, term.part_of_speech, term.definition,
            term.source, term.note,
        )  # fmt: skip
        for other in term.others:
            yield Record(
                term.zh,
                other.text,
                status=other.status,
                scope=other.scope,
                year=other.year,
                source=other.source,
            )
