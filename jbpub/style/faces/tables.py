"""Tables of a font file (OpenType 1.9): a face's general measures, and whether it may be embedded."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, NamedTuple

from jbpub.diagnostics import FontError

_RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200  # OS/2 fsType
_SERIF_CLASSES = {1, 2, 3, 4, 5, 7}  # OS/2 sFamilyClass, high byte
_SERIF_PANOSE = range(2, 11)  # bSerifStyle of a Latin text face
_DEFAULT_CAP_HEIGHT = 700
_OUTLINES = ("CFF ", "CFF2", "glyf")


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


def read_metrics(face: Any, path: Path) -> Metrics:
    """The measures of a HarfBuzz face.

    Raises FontError, naming the file, when tables are missing or its licence forbids embedding a subset.
    """
    os2, head, post = (face.reference_table(tag).data for tag in ("OS/2", "head", "post"))
    if len(os2) < 78 or len(head) < 54 or len(post) < 16:
        raise FontError(f"{path}: lacks its OS/2, head or post table; choose another typeface")
    if not any(len(face.reference_table(tag)) for tag in _OUTLINES):
        raise FontError(f"{path}: holds no outlines of its characters; choose another typeface")
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
    if usage == _RESTRICTED:
        raise FontError(_refusal(path, fs_type, "forbids embedding a subset: its licence is restricted"))
    if fs_type & _NO_SUBSETTING:
        raise FontError(_refusal(path, fs_type, "forbids embedding a subset: it may only be embedded whole"))
    if fs_type & _BITMAPS_ONLY:
        raise FontError(_refusal(path, fs_type, "forbids embedding a subset of outlines: only its bitmaps are free"))


def _refusal(path: Path, fs_type: int, what: str) -> str:
    return f"{path}: (fsType {fs_type:#06x}) {what}; choose another typeface"
