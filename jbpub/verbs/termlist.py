"""`jbpub terms`: the glossary of a report with its mentions, the names that want English, and how far they have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jbpub.nodes import Document, Entry, plain_text
from jbpub.parser.entries import term_key
from jbpub.terms.candidates import Candidate, candidates
from jbpub.terms.table import Term, TermTable


@dataclass(frozen=True, slots=True)
class TermList:
    """The terms of a report: what its glossary explains, and the names that it uses without explaining them.

    `known` are the terms of the table by the keys of their Chinese names.
    """

    entries: tuple[Entry, ...]
    names: tuple[Candidate, ...]
    known: Mapping[str, Term]

    def english(self, name: Candidate) -> str:
        """What the table calls a name in English, or nothing."""
        term = self.known.get(name.key)
        return term.en if term else ""

    @property
    def wanting(self) -> tuple[Candidate, ...]:
        """The names that have no English yet, the most frequent first."""
        return tuple(name for name in self.names if not self.english(name))

    @property
    def covered(self) -> int:
        """How many of the entries and names have English."""
        return sum(bool(entry.english) for entry in self.entries) + len(self.names) - len(self.wanting)

    @property
    def total(self) -> int:
        """How many entries and names there are."""
        return len(self.entries) + len(self.names)


def list_terms(document: Document, table: TermTable | None) -> TermList:
    """The terms of an annotated report, with what a table knows of them."""
    entries = document.glossary.entries if document.glossary else ()
    known: dict[str, Term] = {}
    for term in table.terms() if table else ():
        for name in (term.zh, *term.variants):
            known.setdefault(term_key(name), term)
    return TermList(entries, candidates(document), known)


def as_table(found: TermList) -> TermTable:
    """The terms as a table to fill in: the glossary's entries with their definitions, then the names with context."""
    explained = (found.known.get(entry.key) or _term_of(entry) for entry in found.entries)
    named = (found.known.get(name.key) or Term(name.zh, "", note=name.context) for name in found.names)
    return TermTable(tuple(dict.fromkeys((*explained, *named))))


def _term_of(entry: Entry) -> Term:
    return Term(entry.key, entry.english, entry.variants, definition=plain_text(entry.definition))


# ---- saying it ----


def as_text(found: TermList) -> str:
    """What a person reads: the glossary, the names without English, the coverage."""
    return "\n".join((*_glossary_lines(found), *_name_lines(found), _coverage(found)))


def _glossary_lines(found: TermList) -> Iterator[str]:
    if not found.entries:
        return
    yield f"glossary ({len(found.entries)}):"
    for entry in found.entries:
        yield f"  {entry.key}: {entry.english or '—'}; {_places(entry)}"
    yield ""


def _places(entry: Entry) -> str:
    count = len(entry.mentions)
    return "not used in the text" if not count else f"used {count} times" if count > 1 else "used once"


def _name_lines(found: TermList) -> Iterator[str]:
    if not found.wanting:
        return
    yield f"names without English ({len(found.wanting)}):"
    width = len(str(found.wanting[0].count))
    for name in found.wanting:
        yield f"  {name.count:{width}} × {name.zh}  [{name.block}] {name.context}"
    yield ""


def _coverage(found: TermList) -> str:
    if not found.total:
        return "no terms found"
    return f"coverage: {found.covered} of {found.total} terms have English ({100 * found.covered // found.total} %)"


def as_data(found: TermList) -> dict[str, Any]:
    """What a program reads, as JSON's values."""
    return {
        "glossary": [
            {
                "id": entry.id, "term": entry.key, "english": entry.english, "definition": plain_text(entry.definition),
                "mentions": list(entry.mentions),
            }
            for entry in found.entries
        ],
        "names": [
            {
                "term": name.zh, "kind": name.kind.value, "count": name.count, "block": name.block,
                "context": name.context, "english": found.english(name),
            }
            for name in found.names
        ],
        "coverage": {"terms": found.total, "with_english": found.covered},
    }  # fmt: skip
