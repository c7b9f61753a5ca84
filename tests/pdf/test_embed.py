"""Embedded subsets: the text comes back as it was, the widths are the face's, nothing else is taken along."""

from __future__ import annotations

from pathlib import Path

import pytest
import reportlab
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from jbpub.renderers.pdf.embed import embed
from jbpub.renderers.pdf.model import EmbeddedFont
from jbpub.style.fonts import TWO_EM_DASH, Face, find_face, load_face

SERIF = find_face(("Noto Serif SC",))
VERA = load_face("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def read_back(font: EmbeddedFont, text: str) -> str:
    return "".join(font.unicode[font.codes[char]] for char in text)


def cid(font: EmbeddedFont, char: str) -> int:
    code = font.codes[char]
    return font.twins.get(code, code)


def outline(font: hb.Font, glyph: int) -> list[tuple[str, tuple[float, ...]]]:
    path: list[tuple[str, tuple[float, ...]]] = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _: path.append(("m", (x, y))))
    draw.set_line_to_func(lambda x, y, _: path.append(("l", (x, y))))
    draw.set_quadratic_to_func(lambda *points: path.append(("q", points[:4])))
    font.draw_glyph(glyph, draw)
    return path


@given(st.text(st.characters(exclude_categories=("Cs", "Co", "Cn"), exclude_characters="\0\ufeff" + TWO_EM_DASH)))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert read_back(embed(SERIF, text), text) == text


@given(st.text(max_size=40))
def test_a_code_is_one_glyph_and_one_text(text: str) -> None:
    font = embed(SERIF, text)
    assert len(set(font.codes.values())) == len(font.codes) == len(font.unicode)
    assert {cid(font, char) for char in text} <= font.widths.keys()


def test_the_dash_is_one_glyph_and_reads_as_two_characters() -> None:
    font = embed(SERIF, TWO_EM_DASH)
    assert read_back(font, TWO_EM_DASH) == "——"
    assert font.widths[cid(font, TWO_EM_DASH)] == 2000


@pytest.mark.parametrize(("first", "second"), ["①➀", " \xa0", "…⋯", "兀\ufa0c"])
def test_two_characters_on_one_glyph_get_a_code_each(first: str, second: str) -> None:
    assert SERIF.glyphs[first] == SERIF.glyphs[second]  # one ToUnicode entry could not say both
    font = embed(SERIF, first + second)
    assert cid(font, first) == cid(font, second)
    assert read_back(font, first + second) == first + second


def test_a_missing_character_shows_the_stand_in_and_reads_as_itself() -> None:
    font = embed(SERIF, "中😀🀄")
    assert SERIF.missing("中😀🀄") == "🀄😀"
    assert font.program == embed(SERIF, "中〓").program
    assert read_back(font, "中😀🀄") == "中😀🀄"
    assert font.widths[cid(font, "😀")] == 1000 * SERIF.advances["😀"]


@pytest.mark.parametrize("char", ["\0", "\ufeff", "\ue000", "\ud800", "\U000f0000"])
def test_what_no_reader_could_say_reads_as_the_stand_in(char: str) -> None:
    assert read_back(embed(SERIF, char), char) == "〓"


@pytest.mark.parametrize("face", [SERIF, VERA], ids=["CFF", "glyf"])
def test_widths_are_those_that_the_text_was_measured_with(face: Face) -> None:
    text = "Work Report 2021 江北区。"
    font = embed(face, text)
    assert [font.widths[cid(font, char)] for char in text] == [1000 * face.advances[char] for char in text]


def test_glyf_outlines_are_kept_as_they_are() -> None:
    font = embed(VERA, "fi&")
    program = hb.Font(hb.Face(font.program))
    assert not font.cff
    for char in "fi&":
        assert outline(program, font.codes[char]) == outline(VERA.font, VERA.glyphs[char]) != []


def test_nothing_is_taken_along() -> None:
    font = embed(VERA, "fi")  # a layout closure would add the ligature
    face = hb.Face(font.program)
    assert face.glyph_count == len([".notdef", "f", "i"])
    assert sorted(face.table_tags) == ["glyf", "head", "hhea", "hmtx", "loca", "maxp"]
    cff = embed(SERIF, "江北")
    assert cff.cff
    assert cff.program[:2] == b"\x01\x00"  # a bare CFF table, version 1
    assert len(cff.program) < 3000


def test_the_name_tells_the_subset() -> None:
    one, same, other = embed(SERIF, "江北"), embed(SERIF, "北江北"), embed(SERIF, "江东")
    assert one == same
    assert one.name != other.name
    assert one.name[6:] == other.name[6:] == "+NotoSerifSC-Regular"
    assert one.name[:6].isalpha()
    assert one.name[:6].isupper()


def test_the_descriptor_knows_the_kind_of_face() -> None:
    serif, sans = embed(SERIF, "江"), embed(find_face(("Noto Sans SC",)), "江")
    assert (serif.flags, sans.flags) == (6, 4)
    assert (serif.ascent, serif.descent, serif.stem_v) == (880, -120, 88)
