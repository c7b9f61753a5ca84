"""All questions of an editor, asked of a report's lines as repaired, in the order of their codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jbpub.diagnostics import Diagnostic
from jbpub.nodes import Meta
from jbpub.parser.consistency.counts import find_miscounts
from jbpub.parser.consistency.marks import find_unpaired
from jbpub.parser.consistency.scripts import find_other_script
from jbpub.parser.consistency.shares import find_odd_sums
from jbpub.parser.consistency.spellings import find_spellings
from jbpub.parser.consistency.titles import find_other_place, find_other_years
from jbpub.parser.consistency.widths import find_mixed_widths
from jbpub.parser.lines import Kind, Line

Question = Callable[[Sequence[Line]], list[Diagnostic]]

QUESTIONS: tuple[Question, ...] = (
    find_miscounts,
    find_odd_sums,
    find_unpaired,
    find_spellings,
    find_mixed_widths,
    find_other_script,
)


def find_inconsistencies(lines: Sequence[Line], meta: Meta) -> list[Diagnostic]:
    """C701 to C708: what is doubtful in the lines after the front matter, which `meta` sums up."""
    words = [line for line in lines if line.kind is not Kind.RULE]
    found = [*find_other_place(words, meta), *find_other_years(words, meta)]
    for question in QUESTIONS:
        found += question(words)
    return found
