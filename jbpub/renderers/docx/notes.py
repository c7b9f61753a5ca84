"""Footnotes of Word: their part, what refers to them in the text, and what stands in them.

Word numbers footnotes and sets them at the foot of their page by itself (ISO/IEC 29500-1, 17.11).
"""

from __future__ import annotations

from collections.abc import Iterator

from jbpub.nodes import Entry
from jbpub.renderers.docx.inlines import Plan, counted_number, write_english, write_inlines
from jbpub.renderers.docx.markup import NAMESPACES, Look, paragraph, run
from jbpub.renderers.notes import Note

COLON = "："
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def footnote_properties() -> str:
    """What w:settings says of footnotes: which of them are the rules above the others."""
    rules = "".join(f'<w:footnote w:id="{number}"/>' for _, number in _SEPARATORS)
    return f"<w:footnotePr {NAMESPACES}>{rules}</w:footnotePr>"


def write_footnotes(notes: tuple[Note, ...], plan: Plan) -> str:
    """The part that holds the footnotes, numbered from 1, and the rules above them."""
    written = "".join((*_rules(), *(_footnote(number, note, plan) for number, note in enumerate(notes, 1))))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {NAMESPACES}>{written}</w:footnotes>'


def _rules() -> Iterator[str]:
    for kind, number in _SEPARATORS:
        mark = f"<w:r><w:{kind}/></w:r>"
        spacing = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        yield f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{spacing}{mark}</w:p></w:footnote>'


def _footnote(number: int, note: Note, plan: Plan) -> str:
    entry = note.entry
    label = counted_number("<w:footnoteRef/>")
    english = run(" ") + write_english(entry.english_definition, plan) if entry.english_definition else ""
    content = label + run(" ") + explanation(entry, run(entry.term, Look("Term")), plan) + english
    return f'<w:footnote w:id="{number}">{paragraph("FootnoteText", content)}</w:footnote>'


def explanation(entry: Entry, term: str, plan: Plan) -> str:
    """An entry's term, given as runs, its English and what it means."""
    english = run("（") + write_english(entry.english, plan) + run("）") if entry.english else ""
    colon = "" if not entry.term else ": " if entry.term.isascii() else COLON
    return term + english + (run(colon) + write_inlines(entry.definition, plan) if entry.definition else "")
