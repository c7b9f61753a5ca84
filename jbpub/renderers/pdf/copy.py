"""Pieces measured for the line composer: advances, kerned letters, places where words may be divided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from jbpub.layout.copy import Copy
from jbpub.layout.hyphens import division_points
from jbpub.style.faces.face import SOFT_HYPHEN
from jbpub.style.kerning import kerns
from jbpub.style.keys import LineStyle

if TYPE_CHECKING:
    from jbpub.renderers.pdf.flow import Piece


def copy_of(pieces: Sequence[Piece], starts: Sequence[int], line: LineStyle, *, divided: bool) -> Copy:
    """The text of pieces that begin at these offsets; `divided`: whether English words may be."""
    placed = list(zip(pieces, starts, strict=True))
    return Copy(
        text="".join(piece.text for piece in pieces),
        advances=[advance for piece in pieces for advance in piece.font.advances(piece.text)],
        bound={start for piece, start in placed if piece.bound},
        pairs=dict(_pairs(placed)) if line.kern else {},
        hyphens=dict(_hyphens(placed, by_rule=line.hyphenate)) if divided else {},
    )


def _pairs(placed: Iterable[tuple[Piece, int]]) -> Iterator[tuple[int, float]]:
    """Kerned letters: the offset before each joint, and the space there."""
    for piece, start in placed:
        for at, kern in kerns(piece.font.face, piece.text):
            yield start + at, kern * piece.font.scale


def _hyphens(placed: Iterable[tuple[Piece, int]], *, by_rule: bool) -> Iterator[tuple[int, float]]:
    """Places where words may be divided, with the hyphen's advance: by the language's rule, and where the text says."""
    for piece, start in placed:
        points = [*piece.divisions, *(division_points(piece.text) if by_rule else ())]
        if points:
            advance = piece.font.scale * piece.font.face.advances[SOFT_HYPHEN]
            yield from ((start + point, advance) for point in points)
