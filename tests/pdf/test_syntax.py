"""PDF values as they are written: another reader must read them as they were meant."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.renderers.pdf.syntax import (
    LONGEST_STRING,
    array,
    byte_string,
    dictionary,
    name,
    number,
    reference,
    text_string,
)

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")))


def parsed(written: str) -> pikepdf.Object:
    return pikepdf.Object.parse(written.encode("latin-1"))


@given(TEXT)
def test_a_text_string_reads_as_it_was(text: str) -> None:
    assert str(parsed(text_string(text))) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_byte_string_is_the_utf_8_of_its_text(text: str) -> None:
    assert bytes(parsed(byte_string(text))) == text.encode()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_name_reads_as_it_was(text: str) -> None:
    assert str(parsed(name(text))) == f"/{text}"


@given(st.floats(-20000, 20000))
def test_a_number_keeps_three_decimals(value: float) -> None:
    assert float(number(value)) == pytest.approx(value, abs=0.0005)
    assert "e" not in number(value)


@pytest.mark.parametrize(
    ("value", "written"), [(595.2756, "595.276"), (12, "12"), (-0.0, "0"), (0.5, "0.5"), (1e-7, "0"), (-1e-7, "0")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize("char", ["a", "江", "𠀀"])
def test_a_string_that_pdf_a_would_refuse_is_cut_with_an_ellipsis(char: str) -> None:
    read = parsed(text_string(char * 40000))
    assert len(bytes(read)) <= LONGEST_STRING
    assert set(str(read)[:-1]) == {char}
    assert str(read).endswith("…")


def test_lone_surrogates_do_no_harm() -> None:
    assert str(parsed(text_string("江\ud800北"))) == "江?北"


def test_composites() -> None:
    assert array([reference(3), "null"]) == "[3 0 R null]"
    assert dictionary({"Type": name("Page"), "Lang": "", "StructParents": "0"}) == "<</Type /Page /StructParents 0>>"
