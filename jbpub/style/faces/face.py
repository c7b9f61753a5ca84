"""A typeface: what it holds, how wide its characters are.

A Face is a value to measure and to subset from; nothing is drawn or embedded here.  Widths are in em, metrics in
thousandths of an em.  Faces are read by HarfBuzz straight from the mapped file, so that a 12 MB face costs 2 ms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from jbpub.diagnostics import FontError
from jbpub.style.faces.tables import Metrics, read_metrics

TWO_EM_DASH = "⸺"
"""U+2E3A, which stands for the dash 破折号 (two U+2014) where the face can draw that as one stroke."""

SOFT_HYPHEN = "\u00ad"
"""Stands for the hyphen at a line's end inside a word, of which it is no part (ISO 32000-1, 14.8.2.2.3)."""

EM_ABOVE = 880.0
"""How much of the em box of Han characters lies above the baseline, in thousandths, in the faces that pip brings."""

_SQUARE = "国國"  # fill their square evenly
_MIDDLE = 0.37  # of that square's ink above the baseline, in the faces that pip brings
_SEEN, _MOST = 0.02, 0.2  # em by which faces may differ unseen; more than the other, and something is odd

STAND_INS = "〓□?"
"""What is shown for a character that the face lacks: the first of these that it has (U+3013 is the custom)."""


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

    `wght` is the weight to which a variable font is pinned, 0 for its own.  `font` is HarfBuzz's, for subsetting;
    `stand_in` the character shown for one that is lacking.  `rise` brings its Han characters to the height where those
    of other faces stand, in em: some sit lower on the baseline.  It has TWO_EM_DASH when it draws that as one stroke
    of 2 em.
    """

    family: str
    path: Path
    index: int
    wght: float
    font: Any = field(repr=False, compare=False)
    metrics: Metrics = field(repr=False, compare=False)
    glyphs: Glyphs = field(repr=False, compare=False)
    advances: Advances = field(repr=False, compare=False)
    stand_in: str = field(repr=False, compare=False)
    rise: float = field(repr=False, compare=False)

    def has(self, char: str) -> bool:
        """Whether the face can draw the character."""
        return self.glyphs[char] != 0

    def ink(self, char: str) -> tuple[float, float]:
        """Where a character's ink begins and ends, in em from where it stands."""
        extents = self.font.get_glyph_extents(self.glyphs[char])
        if extents is None:  # spoiled outlines: the square is as good as any
            return 0.0, self.advances[char]
        upem = self.font.face.upem
        return extents.x_bearing / upem, (extents.x_bearing + extents.width) / upem

    def missing(self, text: Iterable[str]) -> str:
        """The characters of a text that the face lacks, each once, in code point order; empty when all are there."""
        glyphs = self.glyphs
        return "".join(sorted(char for char in set(text) if not glyphs[char]))


def load_face(family: str, path: Path, index: int = 0, wght: float = 0.0) -> Face:
    """The face number `index` of a font file, called `family`; a variable one pinned to the weight `wght`, if given.

    Raises FontError when it is missing, is no font, holds no such face, or may not be embedded as a subset.
    """
    font = hb.Font(_open(path, index))
    metrics = read_metrics(font.face, path)
    if wght:
        font.set_variations({"wght": wght})
        metrics = metrics._replace(weight=round(wght))
    glyphs = Glyphs(font)
    stand_in = next((char for char in STAND_INS if glyphs[char]), "")
    if stand_in and font.get_glyph_extents(glyphs[stand_in]) is None:
        raise FontError(f"{path}: its outlines cannot be read; install the typeface again")
    if not stand_in:
        raise FontError(f"{path}: has nothing to show for a character it lacks ({STAND_INS}); choose another typeface")
    glyphs[TWO_EM_DASH] = _two_em_glyph(font, glyphs[TWO_EM_DASH])
    glyphs[SOFT_HYPHEN] = glyphs["-"]
    rise = _rise(font, glyphs)
    if any(glyphs[char] for char in _SQUARE):
        metrics = metrics._replace(ascent=EM_ABOVE - 1000 * rise, descent=EM_ABOVE - 1000 - 1000 * rise)
    return Face(family, path, index, wght, font, metrics, glyphs, Advances(font, glyphs, stand_in), stand_in, rise)


def _rise(font: Any, glyphs: Glyphs) -> float:
    """How much higher a face's Han characters should stand, in em, by the middle of one that fills its square."""
    extents = next((font.get_glyph_extents(glyphs[char]) for char in _SQUARE if glyphs[char]), None)
    if extents is None:
        return 0.0
    rise = _MIDDLE - (extents.y_bearing + extents.height / 2) / font.face.upem
    return round(rise, 3) if _SEEN < abs(rise) < _MOST else 0.0


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
