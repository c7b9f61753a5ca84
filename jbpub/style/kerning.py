"""Kerning: how much closer, or wider apart, a face wants the letters of Western words (OpenType GPOS, feature kern)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import sub

import uharfbuzz as hb

from jbpub.patterns import pattern
from jbpub.style.faces.face import Face

WORD = pattern(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'.,;:!?)-]+")
LEAST = 1e-6  # em
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "ccmp": False, "locl": False, "mark": False}


def kerns(face: Face, text: str) -> Iterator[tuple[int, float]]:
    """The joints of a text's Western words that are not solid: offset of the character before, space in em."""
    for word in WORD.finditer(text):
        for at, kern in _kerns_of(face, word.group()):
            yield word.start() + at, kern


@cache
def _kerns_of(face: Face, word: str) -> tuple[tuple[int, float], ...]:
    """A word's kerns; none where the face would not draw its letters one by one."""
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "en"
    hb.shape(face.font, buffer, _FEATURES)
    if [info.codepoint for info in buffer.glyph_infos] != [face.glyphs[char] for char in word]:
        return ()
    upem = face.font.face.upem
    shaped = [position.x_advance / upem for position in buffer.glyph_positions]
    kerned = map(sub, shaped, map(face.advances.__getitem__, word))
    return tuple((at, kern) for at, kern in enumerate(kerned) if abs(kern) > LEAST)
