"""Every rule against its case file: see tests/cases."""

from __future__ import annotations

import pytest

from jbpub.diagnostics import CATALOGUE
from jbpub.parser.report import parse
from jbpub.terms.match import annotate
from tests.casefile import Case, read_cases
from tests.dump import dump

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}: {case.title}" for case in CASES])
def test_a_rule_gives_the_expected_tree_and_findings(case: Case) -> None:
    document = annotate(parse(text=case.input))
    assert dump(document) == case.expected


def test_every_reading_code_has_a_case_that_shows_it() -> None:
    reading = {code for code in CATALOGUE if code[0] in "RNFGBC"}
    shown = {line.split()[0] for case in CASES for line in case.expected.splitlines() if line}
    assert reading - shown == set()
