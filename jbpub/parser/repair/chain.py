"""The repair rules in the order in which they are applied, each under the code by which it can be refused."""

from __future__ import annotations

from collections.abc import Sequence

from jbpub.diagnostics import Diagnostic
from jbpub.parser.lines import Line
from jbpub.parser.repair import characters, chrome, pages, repeats, tables, torn
from jbpub.parser.repair.choice import Repairs, as_allowed
from jbpub.parser.repair.edits import Repaired, Rule

# What is invisible goes first, then what later rules take for evidence, then spaces, which those leave behind.
CHARACTER_RULES: tuple[tuple[str, Rule], ...] = (
    ("R104", characters.drop_unprintable),
    ("R106", characters.restore_spaces),
    ("R113", characters.plain_spaces),
    ("R107", characters.narrow_digits),
    ("R108", characters.close_digits),
    ("R102", characters.close_spaces),
    ("R109", characters.widen_punctuation),
    ("R112", characters.close_punctuation),
    ("R110", characters.restore_zeros),
    ("R114", characters.turn_quotes),
    ("R115", characters.curve_quotes),
)


# What is no part of the report goes before anything is read; torn lines are joined when no foreign line is between.
LINE_RULES: tuple[tuple[str, Rule], ...] = (
    ("R117", chrome.cut_chrome),
    ("R118", repeats.cut_abstract),
    ("R119", repeats.cut_repeats),
    ("R120", torn.join_numbers),
    ("R116", torn.join_torn),
    ("B602", tables.rebuild_tables),
)
PAGE_RULES: tuple[tuple[str, Rule], ...] = (("R101", pages.heal_page_breaks),)


def apply(rules: Sequence[tuple[str, Rule]], lines: Sequence[Line], repairs: Repairs) -> Repaired:
    """The lines after all rules that may be applied, with the findings of all."""
    findings: list[Diagnostic] = []
    repaired = list(lines)
    for code, rule in rules:
        changed, found = rule(repaired)
        if repairs.allow(code):
            repaired = changed
        findings += [as_allowed(finding, repairs) for finding in found]
    return repaired, findings
