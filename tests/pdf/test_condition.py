"""The output condition: whose profile it is, what inks it has, and which profiles are refused and why."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.diagnostics import StyleError
from jbpub.renderers.pdf.condition import BLACK, GRAY, Condition, condition_of, parse_profile
from jbpub.style.sheet import StyleSheet
from tests.pdf.icc import profile

SHEET = StyleSheet.read("gov-print")
PRESS = SHEET.changed({"pdf.product": "press"})
RED = (0.0, 80.0, 80.0, 0.0)  # GB/T 9704-2012, 6.1


def parsed(data: bytes, product: str = "press", condition: str = "") -> Condition:
    pdf = SHEET.changed({"pdf.product": product, "pdf.profile": "house.icc", "pdf.condition": condition}).pdf
    return parse_profile(data, pdf, "gov-print")


# ---- what is taken ----


def test_without_a_profile_there_is_black_ink_and_nothing_else() -> None:
    assert condition_of(PRESS) == GRAY
    assert (GRAY.components, GRAY.space, GRAY.identifier) == (1, "/DeviceGray", "Custom")


@pytest.mark.parametrize("major", [2, 4])
def test_a_profile_says_its_name_and_its_inks(major: int) -> None:
    condition = parsed(profile(name="House press", major=major), condition="FOGRA39")
    assert (condition.components, condition.description, condition.identifier) == (4, "House press", "FOGRA39")


def test_a_profile_without_a_name_is_called_by_its_file() -> None:
    data = profile().replace(b"desc", b"xxxx", 1)
    assert parsed(data).description == "house"


def test_a_sheet_names_its_profile_as_seen_from_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "house.icc").write_bytes(profile())
    sheet = tmp_path / "house.toml"
    sheet.write_text('extends = "gov-print"\n[pdf]\nproduct = "press"\nprofile = "house.icc"\n')
    assert condition_of(StyleSheet.read(sheet)).components == 4


# ---- inks ----


@pytest.mark.parametrize(
    ("space", "black", "red"),
    [
        (b"CMYK", "0 0 0 1 k 0 0 0 1 K", "0 0.8 0.8 0 k 0 0.8 0.8 0 K"),
        (b"RGB ", "0 g 0 G", "1 0.2 0.2 rg 1 0.2 0.2 RG"),
    ],
)
def test_black_is_one_ink_and_a_colour_is_what_the_sheet_says(space: bytes, black: str, red: str) -> None:
    condition = parsed(profile(space=space), "screen")
    assert (condition.paint(BLACK), condition.paint(RED)) == (black, red)


def test_gray_has_shades_of_black() -> None:
    assert [GRAY.paint((0.0, 0.0, 0.0, k)) for k in (100.0, 25.0, 0.0)] == ["0 g 0 G", "0.75 g 0.75 G", "1 g 1 G"]


def red_titles(sheet: StyleSheet) -> StyleSheet:
    return replace(sheet, text={**sheet.text, "title": replace(sheet.text["title"], ink_percent=RED)})


def test_colour_for_a_press_without_a_profile_is_refused() -> None:
    with pytest.raises(StyleError, match=r"text\.title\.ink_percent is a colour, .* black ink only: give the ICC"):
        condition_of(red_titles(PRESS))


def test_colour_on_a_screen_is_that_of_the_screen() -> None:
    condition = condition_of(red_titles(SHEET))
    assert (condition.components, condition.description) == (3, "sRGB IEC61966-2.1")
    assert condition_of(SHEET, coloured=True) == condition
    assert condition_of(PRESS, coloured=True) == GRAY


# ---- what is refused ----

FAULTS = {
    "no profile at all": (b"%PDF-1.7", "house.icc is no ICC profile, or is damaged"),
    "cut off": (profile()[:-4], "house.icc is no ICC profile, or is damaged"),
    "version 5": (profile(major=5), "is an ICC profile of version 5"),
    "six inks": (profile(space=b"6CLR"), "is a profile for 6CLR colours: wanted GRAY, RGB or CMYK"),
    "a screen": (profile(b"mntr", b"RGB "), "a press wants an output profile (class prtr) for CMYK or GRAY"),
    "an RGB printer": (profile(space=b"RGB "), "is a profile of class prtr for RGB colours"),
    "a scanner": (profile(b"scnr"), "is a profile of class scnr"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_profile_that_a_press_cannot_use_is_refused(fault: str) -> None:
    data, complaint = FAULTS[fault]
    with pytest.raises(StyleError, match=re.escape(complaint)):
        parsed(data)


def test_a_scanner_is_refused_for_a_screen_too_and_an_rgb_display_is_not() -> None:
    with pytest.raises(StyleError, match=r"of class scnr: wanted one of a press \(prtr\) or screen \(mntr\)"):
        parsed(profile(b"scnr"), "screen")
    assert parsed(profile(b"mntr", b"RGB "), "archive").components == 3


@pytest.mark.parametrize("where", ["nowhere.icc", "."])
def test_a_profile_that_cannot_be_read_is_named(where: str, tmp_path: Path) -> None:
    sheet = PRESS.changed({"pdf.profile": str(tmp_path / where)})
    with pytest.raises(StyleError, match="cannot read the ICC profile"):
        condition_of(sheet)


def test_a_condition_without_its_profile_is_refused() -> None:
    with pytest.raises(StyleError, match="names a condition without its ICC profile"):
        condition_of(PRESS.changed({"pdf.condition": "FOGRA39"}))


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(rest: bytes) -> None:
    data = bytearray(profile(tables=False)[:128] + rest + bytes(4))
    struct.pack_into(">I", data, 0, len(data))
    assert parsed(bytes(data)).components == 4
