"""Characters that change the one before them, and private ones: drawn as one, read back as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.renderers.pdf.clusters import parts_of

CASES = {
    "plain text is one part": ("江北2021", [("江北2021", "")]),
    "an emoji's selector is not drawn": ("见☎\ufe0f电话", [("见", ""), ("☎", "☎\ufe0f"), ("电话", "")]),
    "nor is that of an ideograph": ("葛\U000e0100城", [("", ""), ("葛", "葛\U000e0100"), ("城", "")]),
    "a letter and its accent become one": ("e\u0301tude", [("", ""), ("é", "e\u0301"), ("tude", "")]),
    "what has no composed form stays": ("q\u0301 n", [("q\u0301 n", "")]),
    "a family is drawn by its members": (
        "👨\u200d👩",
        [("", ""), ("👨", "👨\u200d"), ("👩", "")],
    ),
    "a selector alone is not drawn": ("\ufe0f", [("", ""), ("", "\ufe0f"), ("", "")]),
    "a private character is read by its code": ("用\ue863字", [("用", ""), ("\ue863", "\ue863"), ("字", "")]),
}


@pytest.mark.parametrize("case", CASES)
def test_parts(case: str) -> None:
    text, parts = CASES[case]
    assert list(parts_of(text)) == parts


@given(st.text(st.one_of(st.characters(), st.sampled_from("a中\u0301\u0302\ufe0f\u200d\ue000\U000e0100☎"))))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(actual or drawn for drawn, actual in parts_of(text)) == text
