"""The output condition: for which inks, on which paper, the colours of a file are meant; its ICC profile (ICC.1).

Text is drawn in the condition's own inks: black in black ink alone, never in a mixture, whatever the profile.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from jbpub.diagnostics import StyleError
from jbpub.renderers.pdf.profile import NAME, RGB_NAME, gray_profile, srgb_profile
from jbpub.style.keys import PdfStyle
from jbpub.style.sheet import StyleSheet

COMPONENTS: Mapping[bytes, int] = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
SPACES: Mapping[int, str] = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
PRINTER, DISPLAY = b"prtr", b"mntr"
REGISTRY = "http://www.color.org"  # of output conditions, named in OutputConditionIdentifier
NOT_REGISTERED = "Custom"
_HEADER, _ENTRY = 128, 12  # bytes of the header and of an entry of the table of tags (ICC.1:2010, 7.2 and 7.3)
_NEWEST = 4  # major version: PDF 1.6 and later know no newer one

Ink: TypeAlias = tuple[float, ...]
"""Cyan, magenta, yellow and black, in percent."""
BLACK: Ink = (0.0, 0.0, 0.0, 100.0)
ALL_INKS: Ink = (100.0, 100.0, 100.0, 100.0)


@dataclass(frozen=True, slots=True)
class Condition:
    """A profile with its number of colour components, what it calls itself, and the condition's registered name."""

    profile: bytes
    components: int
    description: str
    identifier: str = NOT_REGISTERED

    @property
    def space(self) -> str:
        """The device colour space of all that is drawn, as a PDF name."""
        return SPACES[self.components]

    @property
    def is_srgb(self) -> bool:
        """Whether this is the built-in condition of a display."""
        return self.components == 3 and self.description == RGB_NAME

    def paint(self, ink: Ink) -> str:
        """The operators that choose an ink to fill and to stroke with (ISO 32000-1, 8.6.8)."""
        values = self.values(ink)
        fill, stroke = _OPERATORS[len(values)]
        shown = " ".join(f"{value:.4g}" for value in values)
        return f"{shown} {fill} {shown} {stroke}"

    def values(self, ink: Ink) -> tuple[float, ...]:
        """An ink as components of a device colour, from 0 to 1: of gray where it is black alone, unless in CMYK."""
        inks = tuple(percent / 100 for percent in ink)
        if self.components == 4:
            return inks
        light = 1 - inks[3]
        return tuple((1 - colour) * light for colour in inks[:3]) if any(inks[:3]) else (light,)


_OPERATORS = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}
GRAY = Condition(gray_profile(), 1, NAME)


def condition_of(style: StyleSheet, *, coloured: bool = False) -> Condition:
    """The condition that a style sheet asks for; `coloured` tells that there are pictures in colour.

    Without a profile it is the built-in gray one; for colour that nobody prints it is sRGB.  Raises StyleError for a
    profile that cannot be used, and for coloured ink that the condition has not.
    """
    condition = _read_profile(style.pdf, style.name) if style.pdf.profile else _built_in(style, coloured=coloured)
    if not style.pdf.profile and style.pdf.condition:
        raise StyleError(
            f"{style.name}: pdf.condition = {style.pdf.condition!r} names a condition without its ICC profile: "
            "give the profile too (pdf.profile or --icc FILE)"
        )
    if condition.components == 1:
        _refuse_colour(style)
    return condition


def _built_in(style: StyleSheet, *, coloured: bool) -> Condition:
    coloured = coloured or any(any(text.ink_percent[:3]) for text in style.text.values())
    return Condition(srgb_profile(), 3, RGB_NAME) if coloured and style.pdf.product != "press" else GRAY


def _refuse_colour(style: StyleSheet) -> None:
    for name, text in style.text.items():
        if any(text.ink_percent[:3]):
            raise StyleError(
                f"{style.name}: text.{name}.ink_percent is a colour, and the output condition has black ink only: "
                "give the ICC profile of a CMYK condition (pdf.profile or --icc FILE)"
            )


def _read_profile(pdf: PdfStyle, label: str) -> Condition:
    try:
        data = Path(pdf.profile).expanduser().read_bytes()
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", "") or problem
        raise StyleError(
            f"{label}: cannot read the ICC profile {pdf.profile}: {why}; give the path of the .icc file"
        ) from problem
    return parse_profile(data, pdf, label)


def parse_profile(data: bytes, pdf: PdfStyle, label: str) -> Condition:
    """An ICC profile's bytes as a condition.  Raises StyleError, naming sheet and file, when PDF cannot take it."""
    where = f"{label}: {pdf.profile}"
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp" or struct.unpack_from(">I", data)[0] != len(data):
        raise StyleError(f"{where} is no ICC profile, or is damaged: ask the print shop for the .icc file again")
    major, kind, space = data[8], data[12:16], data[16:20]
    if major > _NEWEST:
        raise StyleError(f"{where} is an ICC profile of version {major}: PDF wants version 2 or 4")
    if space not in COMPONENTS:
        raise StyleError(f"{where} is a profile for {_shown(space)} colours: wanted GRAY, RGB or CMYK")
    _check_use(kind, space, pdf, where)
    identifier = pdf.condition or NOT_REGISTERED
    return Condition(data, COMPONENTS[space], _description(data) or Path(pdf.profile).stem, identifier)


def _check_use(kind: bytes, space: bytes, pdf: PdfStyle, where: str) -> None:
    """Raise StyleError when the profile is not of a device that the product is made for."""
    if pdf.product == "press" and (kind != PRINTER or space == b"RGB "):
        raise StyleError(
            f"{where} is a profile of class {_shown(kind)} for {_shown(space)} colours: "
            "a press wants an output profile (class prtr) for CMYK or GRAY"
        )
    if kind not in (PRINTER, DISPLAY):
        raise StyleError(f"{where} is a profile of class {_shown(kind)}: wanted one of a press (prtr) or screen (mntr)")


def _shown(signature: bytes) -> str:
    return signature.decode("latin-1").strip()


def _description(data: bytes) -> str:
    """What the profile says that it describes: textDescriptionType of version 2, multiLocalizedUnicode of version 4."""
    count = min(struct.unpack_from(">I", data, _HEADER)[0], (len(data) - _HEADER - 4) // _ENTRY)
    for entry in range(_HEADER + 4, _HEADER + 4 + _ENTRY * count, _ENTRY):
        if data[entry : entry + 4] == b"desc":
            offset, size = struct.unpack_from(">II", data, entry + 4)
            return _text(data[offset : offset + size]).strip("\0 ")
    return ""


def _text(tag: bytes) -> str:
    if tag[:4] == b"desc" and len(tag) >= 12:
        return tag[12 : 12 + struct.unpack_from(">I", tag, 8)[0]].decode("latin-1")
    if tag[:4] == b"mluc" and len(tag) >= 28:
        size, offset = struct.unpack_from(">II", tag, 20)
        return tag[offset : offset + size].decode("utf-16-be", "replace")
    return ""
