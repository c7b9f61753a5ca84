"""English words: divided by the language's rule, the hyphen no part of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jbpub.layout.copy import Copy
from jbpub.layout.hyphens import division_points, word_points
from jbpub.layout.lines import Shape, compose
from jbpub.style.fonts import find_face
from jbpub.style.kerning import kerns
from tests.layout.trace import em

HYPHEN = 0.5


def lines_of(text: str, width: float) -> list[str]:
    hyphens = dict.fromkeys(division_points(text), HYPHEN)
    lines = compose(Copy(text, em(text), hyphens=hyphens), Shape(width))
    for line in lines[:-1]:
        assert line.width == pytest.approx(width)
    return [text[line.start : line.end] + "-" * line.hyphen for line in lines]


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("development", "de-vel-op-ment"),
        ("government", "gov-ern-ment"),
        ("representative", "rep-re-sen-ta-tive"),
        ("internationalization", "in-ter-na-tion-al-iza-tion"),
        ("through", "through"),
    ],
)
def test_a_word_is_divided_as_dictionaries_do(word: str, divided: str) -> None:
    points = (0, *word_points(word), len(word))
    assert "-".join(word[start:end] for start, end in pairwise(points)) == divided


@pytest.mark.parametrize(
    "text", ["UNESCO", "https://example.org/government", "a@government.cn", "long-standing", "area"]
)
def test_acronyms_addresses_and_short_words_are_left_whole(text: str) -> None:
    assert list(division_points(text)) == []


def test_a_line_may_end_inside_a_word_with_a_hyphen() -> None:
    assert lines_of("The government work report on internationalization and development", 14) == [
        "The government work report on ",
        "internationalization and de-",
        "velopment",
    ]
    assert lines_of("江北区推进internationalization建设，城乡融合发展", 9)[0] == "江北区推进inter-"


def test_letters_are_kerned_as_the_face_wants() -> None:
    face = find_face(("Noto Serif SC",))
    found = dict(kerns(face, "江北AVATAR，5G"))
    assert set(found) <= {2, 3, 4, 5, 6}
    assert found[2] < -0.05


def test_kerning_counts_in_the_line_and_is_drawn() -> None:
    text = "甲AV乙"
    (line,) = compose(Copy(text, em(text), pairs={1: -0.1}), Shape(20))
    assert dict(line.kerns) == {0: 0.25, 1: -0.1, 2: 0.25}
    assert line.width == pytest.approx(3.4)
