"""Typefaces: finding them by family name, what they hold, how wide their characters are.

A Face is a value to measure and to subset from; nothing is drawn or embedded here.  Widths are in em, metrics in
thousandths of an em.  Faces are read by HarfBuzz straight from the mapped file, so that a 12 MB face costs 2 ms.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pylopdf_fonts_zh_cn as noto_sc
import pylopdf_fonts_zh_tw as noto_tc
import uharfbuzz as hb

from jbpub.diagnostics import FontError

FACES: Mapping[str, Callable[[], Path]] = {
    "Noto Serif SC": noto_sc.serif_path,
    "Noto Sans SC": noto_sc.sans_path,
    "Noto Serif TC": noto_tc.serif_path,
    "Noto Sans TC": noto_tc.sans_path,
}
"""The families that can be had, and where each one's file is."""

TWO_EM_DASH = "⸺"
"""U+2E3A, which stands for the dash 破折号 (two U+2014) where the face can draw that as one stroke."""

STAND_INS = "〓□?"
"""What is shown for a character that the face lacks: the first of these that it has (U+3013 is the custom)."""


class Metrics(NamedTuple):
    """A face's general measures, in thousandths of an em; the slant in degrees, leaning right is negative.

    Ascent and descent are the typographic ones: together they make the box of 1 em that Han characters fill.
    """

    bbox: tuple[float, float, float, float]
    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    weight: int
    serif: bool
    monospaced: bool


class Glyphs(dict[str, int]):
    """Glyph number by character, looked up once; 0 for a character that the face lacks."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> int:
        self[char] = glyph = self._font.get_nominal_glyph(ord(char)) or 0
        return int(glyph)


class Advances(dict[str, float]):
    """Advance width in em by character; one that the face lacks is as wide as its stand-in.

    A dict, so that `map(advances.__getitem__, text)` measures a text at the speed of C.
    """

    def __init__(self, font: Any, glyphs: Glyphs, stand_in: str) -> None:
        super().__init__()
        self._font, self._glyphs, self._stand_in = font, glyphs, stand_in
        self._upem = font.face.upem

    def __missing__(self, char: str) -> float:
        glyph = self._glyphs[char] or self._glyphs[self._stand_in]
        self[char] = width = self._font.get_glyph_h_advance(glyph) / self._upem
        return float(width)


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface of a font file (`index` counts within a collection), ready to measure with.

    `font` is HarfBuzz's, for subsetting; `stand_in` the character shown for one that is lacking;
    `em_dash` what to set for 破折号: TWO_EM_DASH where that is one stroke of 2 em here, else the two U+2014.
    """

    family: str
    path: Path
    index: int
    font: Any = field(repr=False, compare=False)
    metrics: Metrics = field(repr=False, compare=False)
    glyphs: Glyphs = field(repr=False, compare=False)
    advances: Advances = field(repr=False, compare=False)
    stand_in: str = field(repr=False, compare=False)
    em_dash: str = field(repr=False, compare=False)

    def has(self, char: str) -> bool:
        """Whether the face can draw the character."""
        return self.glyphs[char] != 0

    def missing(self, text: Iterable[str]) -> str:
        """The characters of a text that the face lacks, each once, in code point order; empty when all are there."""
        glyphs = self.glyphs
        return "".join(sorted(char for char in set(text) if not glyphs[char]))


def find_face(families: tuple[str, ...]) -> Face:
    """The first of these families that is there.

    Raises FontError when none is, when its file cannot be read, or when it may not be embedded.
    """
    for family in families:
        if family in FACES:
            return _face_of(family)
    wanted, known = " or ".join(families) or "named", ", ".join(FACES)
    raise FontError(f"no typeface {wanted}: name one of {known} in the style sheet's fonts")


@cache
def _face_of(family: str) -> Face:
    return load_face(family, FACES[family]())


def load_face(family: str, path: Path, index: int = 0) -> Face:
    """The face number `index` of a font file, called `family`.

    Raises FontError when it is missing, is no font, holds no such face, or may not be embedded as a subset.
    """
    font = hb.Font(_open(path, index))
    metrics = _metrics(font.face, path)
    glyphs = Glyphs(font)
    stand_in = next((char for char in STAND_INS if glyphs[char]), "")
    if not stand_in:
        raise FontError(f"{path}: has nothing to show for a character it lacks ({STAND_INS}); choose another typeface")
    glyphs[TWO_EM_DASH] = dash = _two_em_glyph(font, glyphs[TWO_EM_DASH])
    em_dash = TWO_EM_DASH if dash else "——"
    return Face(family, path, index, font, metrics, glyphs, Advances(font, glyphs, stand_in), stand_in, em_dash)


def _open(path: Path, index: int) -> Any:
    try:
        face = hb.Face(hb.Blob.from_file_path(path), index)
    except (OSError, hb.HarfBuzzError) as problem:
        raise FontError(f"{path}: cannot be read; install the typeface again") from problem
    if not face.glyph_count or index >= face.count:
        raise FontError(f"{path}: holds no typeface number {index}; give the path of an OpenType file")
    return face


def _two_em_glyph(font: Any, nominal: int) -> int:
    """The glyph that draws 破折号 as one stroke of 2 em, or 0.

    Noto's U+2E3A is only 1.7 em wide; its full-width form comes by the feature `fwid` upon two U+2014.
    """
    buffer = hb.Buffer()
    buffer.add_str("——")
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"fwid": True})
    shaped = [info.codepoint for info in buffer.glyph_infos]
    candidates = [glyph for glyph in (*shaped[: len(shaped) == 1], nominal) if glyph]
    return next((glyph for glyph in candidates if font.get_glyph_h_advance(glyph) == 2 * font.face.upem), 0)


# ---- tables of the font file (OpenType 1.9) ----

_RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200  # OS/2 fsType
_SERIF_CLASSES = {1, 2, 3, 4, 5, 7}  # OS/2 sFamilyClass, high byte
_SERIF_PANOSE = range(2, 11)  # bSerifStyle of a Latin text face
_DEFAULT_CAP_HEIGHT = 700


def _metrics(face: Any, path: Path) -> Metrics:
    os2, head, post = (face.reference_table(tag).data for tag in ("OS/2", "head", "post"))
    if len(os2) < 78 or len(head) < 54 or len(post) < 16:
        raise FontError(f"{path}: lacks its OS/2, head or post table; choose another typeface")
    _check_rights(struct.unpack_from(">H", os2, 8)[0], path)
    per_mille = 1000 / face.upem
    caps = struct.unpack_from(">h", os2, 88)[0] if len(os2) >= 90 else 0
    ascent, descent = struct.unpack_from(">hh", os2, 68)
    x_min, y_min, x_max, y_max = (n * per_mille for n in struct.unpack_from(">hhhh", head, 36))
    return Metrics(
        bbox=(x_min, y_min, x_max, y_max),
        ascent=ascent * per_mille,
        descent=descent * per_mille,
        cap_height=caps * per_mille or _DEFAULT_CAP_HEIGHT,
        italic_angle=struct.unpack_from(">i", post, 4)[0] / 65536,
        weight=struct.unpack_from(">H", os2, 4)[0],
        serif=os2[30] in _SERIF_CLASSES or (os2[32] == 2 and os2[33] in _SERIF_PANOSE),
        monospaced=bool(struct.unpack_from(">I", post, 12)[0]),
    )


def _check_rights(fs_type: int, path: Path) -> None:
    """Refuse a face whose maker forbids what an edition needs: embedding a subset of its outlines (OS/2 fsType)."""
    usage = fs_type & 0x000F
    if usage == _RESTRICTED or fs_type & (_NO_SUBSETTING | _BITMAPS_ONLY):
        raise FontError(
            f"{path}: its licence (fsType {fs_type:#06x}) forbids embedding a subset; choose another typeface"
        )
