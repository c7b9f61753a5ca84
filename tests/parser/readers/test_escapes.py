"""Backslash escapes: words that look like markup stand in Markdown and come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.nodes import plain_text
from jbpub.parser.escapes import escape_line, unescape
from jbpub.parser.inline import read_inlines
from jbpub.parser.lines import Kind, split_lines
from jbpub.source import Source


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("# 号", "\\# 号"),
        ("2#、3#组团", "2#、3#组团"),
        ("甲**乙**丙", "甲\\*\\*乙\\*\\*丙"),
        ("甲__乙__丙", "甲\\_\\_乙\\_\\_丙"),
        ("| 竖线 |", "\\| 竖线 |"),
        ("[甲](乙)", "[甲\\](乙)"),
        ("![甲](乙)", "![甲\\](乙)"),
        ("---", "\\---"),
        ("a\\*b", "a\\\\*b"),
        ("*名词解释", "*名词解释"),
        ("换行写作\\r\\n", "换行写作\\r\\n"),
    ],
)
def test_only_what_would_be_read_as_markup_is_escaped(words: str, escaped: str) -> None:
    assert escape_line(words) == escaped
    assert unescape(escaped) == words


# No controls, no line ends; not the bullets, which are a list wherever they come from.
WORDS = st.text(alphabet=st.sampled_from("甲乙。 #*_[]()!|\\-+1a“”"), min_size=1).map(str.strip).filter(bool)


@given(WORDS.filter(lambda words: words[0] not in "-*+"))
def test_any_words_come_back_as_they_were(words: str) -> None:
    (line,) = split_lines(Source(escape_line(words)))
    assert line.kind is Kind.TEXT
    assert plain_text(read_inlines(line)) == words
