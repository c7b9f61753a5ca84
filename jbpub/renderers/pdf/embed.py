"""Subsets of typefaces to embed: a font program that holds an edition's characters, and the codes to show them by.

HarfBuzz cuts the subset from the face's own outlines (CFF or glyf), without conversion, in 10 ms.  The glyphs are
numbered anew and a CID is that number, so that the program is as small as it can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

import uharfbuzz as hb

from jbpub.diagnostics import FontError
from jbpub.patterns import pattern
from jbpub.renderers.pdf.model import EmbeddedFont
from jbpub.style.faces.face import TWO_EM_DASH, Face
from jbpub.style.faces.tables import Metrics

_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.DESUBROUTINIZE  # deflates better than subroutines do
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DOWNGRADE_CFF2  # PDF 1.7 knows no CFF2
)
_OUTLINES = {"CFF ", "CFF2", "glyf", "loca", "head", "hhea", "hmtx", "maxp"}
_VARIATIONS = {"fvar", "avar", "gvar", "HVAR", "VARC"}  # wanted until the axes are pinned
_IDENTITY = ("Adobe", "Identity", 0)

# Barred from ToUnicode maps (ISO 14289-1, 7.21.7), or without meaning there (private use: ISO 19005-2, 6.2.11.7.3).
_UNSAYABLE = pattern("[\0\ufeff\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MOST_CODES = 0x10000


def embed(face: Face, chars: Iterable[str]) -> EmbeddedFont:
    """The face's subset for these characters; TWO_EM_DASH among them stands for two U+2014.

    A character that the face lacks is shown by the face's stand-in and read back as itself.  Where two characters
    share a glyph, the later one in code point order gets a twin: a code of its own for the same CID.
    Raises FontError when the file is spoiled, ValueError when more codes are wanted than two bytes can hold.
    """
    glyphs = {char: face.glyphs[char] or face.glyphs[face.stand_in] for char in sorted(set(chars))}
    subset, renumbered = _subset(face, glyphs.values())
    codes, twins = _codes(glyphs, renumbered)
    cff = "CFF " in subset.table_tags
    program = subset.reference_table("CFF ").data if cff else subset.blob.data
    metrics = face.metrics
    return EmbeddedFont(
        name=f"{_tag(program)}+{_postscript_name(face)}",
        program=program,
        cff=cff,
        registry=_IDENTITY,
        codes=codes,
        unicode={code: _text_of(char, face) for char, code in codes.items()},
        widths=_widths(subset, glyphs.values(), renumbered),
        bbox=metrics.bbox,
        ascent=metrics.ascent,
        descent=metrics.descent,
        cap_height=metrics.cap_height,
        italic_angle=metrics.italic_angle,
        stem_v=_stem_v(metrics.weight),
        flags=_flags(metrics),
        twins=twins,
    )


def _subset(face: Face, glyphs: Iterable[int]) -> tuple[Any, Mapping[int, int]]:
    """The subset as a HarfBuzz face, and the new number of each glyph by its old one."""
    whole = face.font.face
    wanted = hb.SubsetInput()
    wanted.flags = _FLAGS
    wanted.glyph_set.update(set(glyphs))
    unwanted = set(whole.table_tags) - _OUTLINES - _VARIATIONS
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1"), "big") for tag in unwanted)
    if whole.has_var_data:
        wanted.pin_all_axes_to_default(whole)
        if face.wght:
            wanted.pin_axis_location(whole, "wght", face.wght)
    plan = hb.SubsetPlan(whole, wanted)
    try:
        subset = plan.execute()
    except RuntimeError as problem:
        raise FontError(f"{face.path}: cannot be cut to a subset; choose another typeface") from problem
    return subset, dict(plan.old_to_new_glyph_mapping.items())


def _codes(glyphs: Mapping[str, int], renumbered: Mapping[int, int]) -> tuple[dict[str, int], dict[int, int]]:
    """Code by character, and CID by code for the codes that are not their own CID."""
    codes: dict[str, int] = {}
    twins: dict[int, int] = {}
    spare, taken = len(renumbered), set()
    for char, glyph in glyphs.items():
        code = cid = renumbered[glyph]
        if cid in taken:
            code = spare + len(twins)
            twins[code] = cid
        taken.add(cid)
        codes[char] = code
    if spare + len(twins) > _MOST_CODES:
        raise ValueError(f"{spare + len(twins)} codes in one font, {_MOST_CODES} is the most")
    return codes, twins


def _text_of(char: str, face: Face) -> str:
    """The text that the glyph of a character reads back as."""
    if char == TWO_EM_DASH:
        return "——"
    return face.stand_in if _UNSAYABLE.match(char) else char


def _widths(subset: Any, glyphs: Iterable[int], renumbered: Mapping[int, int]) -> dict[int, float]:
    font, per_mille = hb.Font(subset), 1000 / subset.upem
    cids = sorted({0, *(renumbered[glyph] for glyph in glyphs)})
    return {cid: font.get_glyph_h_advance(cid) * per_mille for cid in cids}


# ---- what the font descriptor says (ISO 32000-1, 9.8) ----


def _tag(program: bytes) -> str:
    """Six capital letters that tell this subset from others of the same face (ISO 32000-1, 9.6.4)."""
    number, letters = crc32(program), ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters


def _postscript_name(face: Face) -> str:
    """The face's name in ASCII, as names in a PDF file should be; of a variable face, its family and weight."""
    given = face.font.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
    name = f"{given.partition('-')[0]}-{face.wght:g}" if face.wght else given or face.family
    return re.sub(r"[^!-~]|[][(){}<>/%]", "", name) or "Face"


def _stem_v(weight: int) -> float:
    """An estimate of the stems' width from the weight class (400 regular, 700 bold); font files do not tell it."""
    return round(50 + (weight / 65) ** 2)


def _flags(metrics: Metrics) -> int:
    """Bits of table 123; a font with Identity-H always counts as symbolic."""
    fixed_pitch, serif, symbolic, italic = 1, 2, 4, 64
    return symbolic + metrics.monospaced * fixed_pitch + metrics.serif * serif + (metrics.italic_angle != 0) * italic
