"""Real numbering: what Word, or LibreOffice, counts is what the source wrote."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.renderers.docx.edition import render
from jbpub.renderers.docx.numbering import Form, read_number
from jbpub.style.sheet import StyleSheet
from tests.docx.reading import W, dump, numbers_shown, read, style_of, text_of
from tests.docx.samples import numbered, report, section

SHEET = StyleSheet.read("gov-print")


def shown(*numbers: tuple[int, str], shared: bool = True) -> list[str]:
    """Each heading as "number counted|number in the text" in the order written."""
    word = read(render(numbered(*numbers), SHEET)[0])
    counted = numbers_shown(word, shared=shared)
    return [
        f"{number}|{text_of(paragraph).removesuffix('做好工作')}"
        for number, paragraph in zip(counted, word.paragraphs(), strict=True)
        if style_of(paragraph).startswith("Heading")
    ]


@pytest.mark.parametrize(
    ("written", "form", "value"),
    [
        ("一、", Form("chineseCountingThousand", "", "、"), 1),
        ("二十一、", Form("chineseCountingThousand", "", "、"), 21),
        ("（十）", Form("chineseCountingThousand", "（", "）"), 10),
        ("(三)", Form("chineseCountingThousand", "(", ")"), 3),
        ("12.", Form("decimal", "", "."), 12),
        ("[3]", Form("decimal", "[", "]"), 3),
        ("１、", Form("decimalFullWidth", "", "、"), 1),
        ("壹、", Form("ideographLegalTraditional", "", "、"), 1),
        ("③", Form("decimalEnclosedCircle", "", ""), 3),
    ],
)
def test_a_number_is_a_form_and_a_value(written: str, form: Form, value: int) -> None:
    assert read_number(written) == (form, value)


@pytest.mark.parametrize("written", ["", "——", "01.", "二一、", "〇、", "5%、"])
def test_what_word_would_write_otherwise_has_no_form(written: str) -> None:
    assert read_number(written) is None


def test_numbers_in_order_are_counted_by_the_heading_styles() -> None:
    numbers = ((1, "一、"), (2, "（一）"), (2, "（二）"), (1, "二、"), (2, "（一）"))
    assert shown(*numbers) == ["一、|", "（一）|", "（二）|", "二、|", "（一）|"]
    word = read(render(numbered(*numbers), SHEET)[0])
    assert not list(word.body.iter(f"{W}numPr"))


def test_a_number_left_out_is_kept_left_out() -> None:
    assert shown((1, "一、"), (1, "三、"), (1, "四、")) == ["一、|", "三、|", "四、|"]


def test_a_count_that_goes_on_over_a_chapter_goes_on() -> None:
    numbers = ((1, "一、"), (2, "（一）"), (2, "（二）"), (1, "二、"), (2, "（三）"), (1, "三、"), (2, "（一）"))
    assert shown(*numbers) == ["一、|", "（一）|", "（二）|", "二、|", "（三）|", "三、|", "（一）|"]


def test_a_count_that_starts_again_starts_again() -> None:
    assert shown((1, "一、"), (1, "二、"), (1, "一、"), (1, "二、")) == ["一、|", "二、|", "一、|", "二、|"]


def test_a_heading_without_number_has_none_and_does_not_count() -> None:
    assert shown((1, "一、"), (1, ""), (1, "二、")) == ["一、|", "|", "二、|"]


def test_a_form_that_most_headings_do_not_have_stays_text() -> None:
    assert shown((2, "（一）"), (2, "(二)"), (2, "（三）")) == ["（一）|", "|(二)", "（三）|"]


def test_a_heading_that_is_only_a_number_keeps_it_as_text() -> None:
    document = replace(numbered(), body=(section("一、", "", id="s1"), section("二、", id="s2")))
    assert [line for line in dump(read(render(document, SHEET)[0])) if line.startswith("Heading1")] == [
        "Heading1 一、",
        "Heading1 二、|做好工作",
    ]


def test_a_glossary_title_looks_like_a_chapter_and_is_not_counted_as_one() -> None:
    word = read(render(report(), SHEET)[0])
    counted = numbers_shown(word)
    assert [number for number in counted if number.endswith("、")] == ["一、", "二、"]
    inherited, own = (word.style(name).find(f"{W}pPr/{W}numPr/{W}numId") for name in ("Heading1", "GlossaryTitle"))
    assert inherited is not None
    assert own is not None
    assert (inherited.get(f"{W}val"), own.get(f"{W}val")) == ("1", "0")


_NUMBERS = {
    1: ("一、", "二、", "三、", "四、", "十一、", "1、", ""),
    2: ("（一）", "（二）", "（三）", "(二)", "（九十九）", ""),
    3: ("1.", "2.", "3.", "（1）", "①", ""),
    8: ("1)", "2)", "3)"),
}


_HEADINGS = st.sampled_from([(level, number) for level, numbers in _NUMBERS.items() for number in numbers])


@given(st.lists(_HEADINGS, max_size=15))
def test_what_is_seen_is_always_what_was_written(numbers: list[tuple[int, str]]) -> None:
    expected = [number for _, number in numbers]
    for shared in (True, False):  # as Word counts, as LibreOffice counts
        assert [line.replace("|", "") for line in shown(*numbers, shared=shared)] == expected
