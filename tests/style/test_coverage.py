"""Which face draws which character: the role's own, the Western one, or one that lends what is lacking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import reportlab
from hypothesis import given
from hypothesis import strategies as st

from jbpub.style.coverage import Sides, Suite
from jbpub.style.faces.face import TWO_EM_DASH, Advances, Face
from jbpub.style.fonts import Choice, Origin, find_face, load_face

SERIF, SANS, TAIWAN = (find_face((family,)) for family in ("Noto Serif SC", "Noto Sans SC", "Noto Serif TC"))
VERA = load_face("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")
MAINLAND = Sides(frozenset("“（"), frozenset("”），。"))
REGION = Sides(frozenset("「（"), frozenset("」）"), frozenset("，。"))


def suite(own: Face, *lenders: Face, western: Face | None = None, sides: Sides = MAINLAND) -> Suite:
    asked: Iterator[Face] = iter(lenders)
    return Suite(Choice(own, Origin.PIP, True, 0.0, ()), western or own, asked, sides)


def drawn(faces: Suite, text: str) -> str:
    """The text with a bar wherever the face changes, each run after the name of its face."""
    shown, last = "", ""
    for char in text:
        family = faces[char].family
        shown += char if family == last else f"|{family}:{char}"
        last = family
    return shown


def with_widths(face: Face, widths: Mapping[str, float]) -> Face:
    """The face, but with characters of other widths."""
    advances = Advances(face.font, face.glyphs, face.stand_in)
    advances.update(widths)
    return replace(face, advances=advances)


def test_a_face_that_has_everything_draws_everything() -> None:
    faces = suite(SERIF, SANS)
    assert drawn(faces, "江北2021年“双循环”，GDP——") == "|Noto Serif SC:江北2021年“双循环”，GDP——"
    assert not faces.lacking


def test_what_is_lacking_is_lent_by_the_first_that_has_it_and_told() -> None:
    faces = suite(VERA, TAIWAN, SERIF)
    assert drawn(faces, "a国国a") == "|Vera:a|Noto Serif TC:国国|Vera:a".replace("Noto Serif TC", faces["国"].family)
    assert [(one.char, one.wanted.family) for one in faces.lacking] == [("国", "Vera")]
    assert faces.lacking[0].lender is faces["国"]


def test_what_none_has_is_left_to_the_face_and_told() -> None:
    faces = suite(SERIF, SANS)
    assert faces["😀"] is SERIF
    assert [(one.char, one.lender) for one in faces.lacking] == [("😀", None)]


def test_private_characters_are_never_lent() -> None:
    lender = replace(SANS, glyphs=type(SANS.glyphs)(SANS.font))
    lender.glyphs["\ue000"] = 5  # it has one of its own there, which means something else
    faces = suite(SERIF, lender)
    assert faces["\ue000"] is SERIF
    assert faces.lacking[0].lender is None


def test_letters_and_digits_are_the_western_faces_where_it_has_them() -> None:
    faces = suite(SERIF, western=VERA)
    assert drawn(faces, "2021年GDP，ǎ") == "|Vera:2021|Noto Serif SC:年|Vera:GDP|Noto Serif SC:，ǎ"
    assert not faces.lacking


def test_the_same_file_as_western_face_parts_no_runs() -> None:
    assert drawn(suite(SERIF, western=load_face("Noto", SERIF.path)), "2021年") == "|Noto Serif SC:2021年"


def test_the_dash_is_lent_as_one_stroke_and_not_told() -> None:
    faces = suite(VERA, SERIF)
    assert faces[TWO_EM_DASH] is SERIF
    assert not faces.lacking


@pytest.mark.parametrize("mark", "“…")
def test_a_narrow_mark_in_a_chinese_face_is_lent_by_one_where_it_is_full(mark: str) -> None:
    assert suite(SERIF, SANS)[mark] is SERIF
    narrow = with_widths(SERIF, {mark: 0.35})
    faces = suite(narrow, narrow, SANS)
    assert faces[mark] is SANS
    assert not faces.lacking


def test_a_face_for_english_keeps_its_quotation_marks() -> None:
    assert suite(VERA, SERIF)["“"] is VERA


def test_han_characters_may_be_narrower_than_an_em_if_their_marks_are_too() -> None:
    narrow = with_widths(SERIF, {"中": 0.92, "（": 0.92})
    assert suite(narrow, SANS)["（"] is narrow


def test_a_mark_in_the_middle_is_lent_where_it_belongs_to_the_side_and_the_other_way_round() -> None:
    assert drawn(suite(TAIWAN, SERIF), "，（。") == "|Noto Serif SC:，|Noto Serif TC:（|Noto Serif SC:。"
    assert drawn(suite(SERIF, TAIWAN, sides=REGION), "，「。") == "|Noto Serif TC:，|Noto Serif SC:「|Noto Serif TC:。"


@pytest.mark.parametrize("face", [SERIF, SANS])
def test_the_faces_of_pip_have_their_marks_where_they_belong(face: Face) -> None:
    sides = Sides(frozenset("“‘（《【〈「『〔［｛〖"), frozenset("”’）》】〉」』〕］｝〗，、；。：？！．"))
    assert all(sides.fits(face, char) for char in sides.opening | sides.closing)


@given(st.text())
def test_each_character_has_a_face_that_draws_it_or_is_told_of(text: str) -> None:
    faces = suite(VERA, SERIF, SANS)
    none = {one.char for one in faces.lacking if one.lender is None}
    for char in text:
        assert faces[char].has(char) or char in {one.char for one in faces.lacking if one.lender is None}
    assert not none
