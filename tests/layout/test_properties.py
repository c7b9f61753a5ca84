"""What holds of every text at every width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.layout.copy import Copy
from jbpub.layout.custom import Custom
from jbpub.layout.ends import line_ends
from jbpub.layout.kinsoku import LEVELS, kinsoku
from jbpub.layout.lines import Line
from jbpub.layout.marks import HONG_KONG, MAINLAND, TAIWAN, adjusted
from tests.layout.trace import em, set_text, texts

HAN = "江北区人民政府工作报告发展改革创新城乡融合"
MIXED = st.text(alphabet=HAN + "，。、；：“”（）《》·～／…" + "0123456789.%" + "ABCdef" + " ", min_size=1, max_size=160)
CUSTOMS = st.builds(
    Custom,
    kinsoku=st.sampled_from(sorted(LEVELS)).map(kinsoku),
    marks=st.sampled_from([MAINLAND, TAIWAN, HONG_KONG, adjusted(MAINLAND, "never"), adjusted(TAIWAN, "always")]),
    gap=st.sampled_from([0.0, 0.125, 0.25]),
    fast=st.booleans(),
)


@given(MIXED, st.floats(0, 40), CUSTOMS)
def test_lines_hold_the_text_once_and_in_order(text: str, width: float, custom: Custom) -> None:
    assert "".join(texts(text, width, custom=custom)) == text


@given(MIXED, st.floats(1, 40), CUSTOMS)
def test_lines_end_only_where_the_rules_allow(text: str, width: float, custom: Custom) -> None:
    allowed = set(line_ends(Copy(text, em(text)), custom.kinsoku.atom, width))
    assert {line.end for line in set_text(text, width, custom=custom)} <= allowed


@given(MIXED, st.floats(14, 40), CUSTOMS)
def test_no_mark_begins_or_ends_a_line_that_may_not(text: str, width: float, custom: Custom) -> None:
    rules = custom.kinsoku
    units = max(len(unit) for unit in rules.atom.findall(text))
    for before, after in pairwise(texts(text, width, custom=custom)):
        if units <= 12:  # longer ones are the last resort's
            assert after[0] not in rules.not_at_start.replace("-", "")
            assert before[-1] not in rules.not_at_end


@given(MIXED, st.floats(1, 40), CUSTOMS)
def test_no_line_is_longer_than_its_measure(text: str, width: float, custom: Custom) -> None:
    for line in set_text(text, width, custom=custom):
        assert line.width <= width + 1e-6 or line.end - line.start == 1


@given(MIXED, st.floats(10, 40))
def test_full_lines_fill_the_measure(text: str, width: float) -> None:
    for line in set_text(text, width)[:-1]:
        if line.letter:
            assert right_edge(text, line) == pytest.approx(width)


def right_edge(text: str, line: Line) -> float:
    """Where the last glyph of a line ends that can be seen; a closing mark ends with its ink, half an em before."""
    seen = text[line.start : line.end].removesuffix(" ") or " "
    kerns = sum(kern for joint, kern in line.kerns if joint < line.start + len(seen) - 1)
    blank = 0.5 if seen[-1] in "，。、；：”）》" else 0.0
    return line.x + sum(em(seen)) + line.letter * (len(seen) - 1) + kerns - blank


@given(st.integers(30, 400), st.floats(20, 32))
def test_the_last_line_is_no_single_character(size: int, width: float) -> None:
    last = set_text("江" * size, width)[-1]
    assert last.end - last.start > 1


@given(MIXED, st.floats(10, 40), CUSTOMS)
def test_no_gap_shrinks_below_an_eighth_or_grows_beyond_a_half_unless_all_is_spread(
    text: str, width: float, custom: Custom
) -> None:
    for line in set_text("江5北" + text, width, custom=custom):
        kern = dict(line.kerns).get(0)
        if kern is not None and custom.gap and not line.letter:
            assert 0.125 - 1e-6 <= kern <= 0.5 + 1e-6
