"""Typefaces: which one is taken, how it measures, what it lacks, and when it is refused."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
import reportlab
from hypothesis import given
from hypothesis import strategies as st

from jbpub.diagnostics import FontError
from jbpub.style.fonts import FACES, TWO_EM_DASH, find_face, load_face
from tests.style.fontfile import collection, font_file, tables

SERIF = find_face(("Noto Serif SC",))
SANS = find_face(("Noto Sans SC",))
VERA_PATH = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
VERA = load_face("Vera", VERA_PATH)
BOLD_PATH = VERA_PATH.with_name("VeraBd.ttf")


# ---- finding ----


def test_the_first_family_that_is_there_is_taken() -> None:
    assert find_face(("FangSong_GB2312", "Noto Sans SC", "Noto Serif SC")) is SANS


def test_the_faces_that_pip_brings_are_there() -> None:
    wanted = ["Noto Serif SC", "Noto Sans SC", "Noto Serif TC", "Noto Sans TC"]
    assert [find_face((family,)).family for family in FACES] == wanted


@pytest.mark.parametrize("families", [(), ("KaiTi",), ("KaiTi", "STKaiti")])
def test_no_family_at_all_names_those_that_could_be_had(families: tuple[str, ...]) -> None:
    wanted = " or ".join(families) or "named"
    with pytest.raises(FontError, match=f"^no typeface {wanted}: name one of Noto Serif SC, Noto Sans SC"):
        find_face(families)


# ---- measuring ----


def test_han_and_full_width_marks_are_one_em() -> None:
    assert {SERIF.advances[char] for char in "江北区，。（）“”"} == {1.0}


def test_latin_and_digits_have_widths_of_their_own() -> None:
    assert [SERIF.advances[char] for char in "1Wi"] == [0.471, 1.053, 0.332]


def test_a_text_is_measured_by_mapping() -> None:
    assert sum(map(SERIF.advances.__getitem__, "江北2021")) == pytest.approx(4.144)


def test_the_box_is_one_em_whatever_the_line_metrics_say() -> None:
    for face in (SERIF, SANS):
        assert (face.metrics.ascent, face.metrics.descent) == (880, -120)


@given(st.text())
def test_every_character_has_a_width_and_those_missing_are_told(text: str) -> None:
    assert all(0 <= SERIF.advances[char] <= 3 for char in text)
    assert set(SERIF.missing(text)) == {char for char in text if not SERIF.has(char)}


def test_missing_characters_are_told_once_and_in_order() -> None:
    assert SERIF.missing("江😀北🀄😀") == "🀄😀"
    assert SERIF.advances["😀"] == SERIF.advances[SERIF.stand_in] == 1.0


# ---- the dash ----


def test_two_plain_dashes_leave_a_gap_and_the_two_em_dash_does_not() -> None:
    assert sum(map(SERIF.advances.__getitem__, "——")) == pytest.approx(1.78)
    for face in (SERIF, SANS):
        assert face.has(TWO_EM_DASH)
        assert face.advances[TWO_EM_DASH] == 2.0


def test_a_face_without_a_two_em_dash_lacks_it() -> None:
    assert VERA.missing("——" + TWO_EM_DASH) == TWO_EM_DASH


# ---- files ----


def with_rights(fs_type: int) -> bytes:
    """Vera with other licence bits."""
    font = bytearray(VERA_PATH.read_bytes())
    record = font.index(b"OS/2", 12)
    struct.pack_into(">H", font, struct.unpack_from(">I", font, record + 8)[0] + 8, fs_type)
    return bytes(font)


def test_a_face_of_a_collection_is_taken_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "both.ttc"
    path.write_bytes(collection(VERA_PATH.read_bytes(), BOLD_PATH.read_bytes()))
    assert load_face("Vera", path, 0).advances["a"] == VERA.advances["a"]
    assert load_face("Vera Bold", path, 1).metrics.weight == 700


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008])
def test_a_face_that_may_be_embedded_is_taken(tmp_path: Path, fs_type: int) -> None:
    path = tmp_path / "free.ttf"
    path.write_bytes(with_rights(fs_type))
    assert load_face("Free", path).has("a")


@pytest.mark.parametrize("fs_type", [0x0002, 0x0100, 0x0200, 0x0108])
def test_a_face_that_may_not_be_embedded_is_refused(tmp_path: Path, fs_type: int) -> None:
    path = tmp_path / "shut.ttf"
    path.write_bytes(with_rights(fs_type))
    with pytest.raises(FontError, match=re.escape(f"(fsType {fs_type:#06x}) forbids embedding a subset")):
        load_face("Shut", path)


BAD_FILES = {
    "empty": (b"", 0, "holds no typeface number 0"),
    "text": ("江北区".encode(), 0, "holds no typeface number 0"),
    "no such number": (VERA_PATH.read_bytes(), 3, "holds no typeface number 3"),
    "cut short": (VERA_PATH.read_bytes()[:4000], 0, "choose another typeface|holds no typeface"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_named_with_a_remedy(tmp_path: Path, kind: str) -> None:
    content, index, complaint = BAD_FILES[kind]
    path = tmp_path / "bad.otf"
    path.write_bytes(content)
    with pytest.raises(FontError, match=complaint) as refusal:
        load_face("Bad", path, index)
    assert str(refusal.value).startswith(f"{path}: ")


def test_a_missing_file_or_a_folder_is_named_with_a_remedy(tmp_path: Path) -> None:
    for path in (tmp_path / "none.otf", tmp_path):
        with pytest.raises(FontError, match="cannot be read; install the typeface again"):
            load_face("None", path)


# ---- height ----


def test_the_faces_of_pip_stand_at_one_height() -> None:
    assert {find_face((family,)).rise for family in FACES} == {0.0}


def test_a_face_whose_han_characters_sit_low_is_raised_with_its_box(tmp_path: Path) -> None:
    parts = tables("〓国-")
    head = bytearray(parts["head"])
    struct.pack_into(">H", head, 18, 1200)  # more units an em: all its characters are smaller and lower
    path = tmp_path / "low.otf"
    path.write_bytes(font_file(parts | {"head": bytes(head)}))
    low = load_face("Low", path)
    assert low.rise == pytest.approx(0.06, abs=0.01)
    assert low.metrics.ascent + 1000 * low.rise == pytest.approx(880)
    assert low.metrics.ascent - low.metrics.descent == pytest.approx(1000)


def test_a_face_without_han_characters_stands_as_it_is() -> None:
    assert VERA.rise == 0.0


def test_spoiled_outlines_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "spoiled.otf"
    path.write_bytes(font_file(tables("〓国-") | {"CFF ": b"\x01\x00\x04\x01" + bytes(200)}))
    with pytest.raises(FontError, match="its outlines cannot be read"):
        load_face("Spoiled", path)
