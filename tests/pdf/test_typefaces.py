"""Font objects as a reader finds them: widths, the way from codes to glyphs and to text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import reportlab

from jbpub.renderers.pdf.embed import embed
from jbpub.renderers.pdf.model import EmbeddedFont
from jbpub.renderers.pdf.typefaces import add_font
from jbpub.style.fonts import find_face, load_face
from tests.pdf.dump import read_part, unicode_map

SERIF = find_face(("Noto Serif SC",))
VERA = load_face("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def written(font: EmbeddedFont) -> Any:
    """A file whose /Part is the font's Type 0 dictionary."""
    return read_part(lambda objects: add_font(objects, font))


def widths(font: Any) -> dict[int, float]:
    """The widths of the W array, by CID."""
    items = list(font.DescendantFonts[0].W)
    return {
        int(first) + at: float(width)
        for first, run in zip(items[::2], items[1::2], strict=True)
        for at, width in enumerate(run)
    }


def test_a_cff_subset() -> None:
    pdf = written(embed(SERIF, "江北2021"))
    font = pdf.Root.Part
    descendant = font.DescendantFonts[0]
    assert (str(font.Encoding), str(descendant.Subtype)) == ("/Identity-H", "/CIDFontType0")
    assert "/CIDToGIDMap" not in descendant
    program = descendant.FontDescriptor.FontFile3
    assert str(program.Subtype) == "/CIDFontType0C"
    assert program.read_bytes() == embed(SERIF, "江北2021").program


def test_a_glyf_subset() -> None:
    pdf = written(embed(VERA, "Report"))
    descendant = pdf.Root.Part.DescendantFonts[0]
    assert (str(descendant.Subtype), str(descendant.CIDToGIDMap)) == ("/CIDFontType2", "/Identity")
    program = descendant.FontDescriptor.FontFile2
    assert program.Length1 == len(program.read_bytes())


def test_only_widths_other_than_one_em_are_listed() -> None:
    embedded = embed(SERIF, "江1北A2")
    listed = {cid: round(width, 3) for cid, width in embedded.widths.items() if width != 1000}
    pdf = written(embedded)
    assert widths(pdf.Root.Part) == listed
    assert len(listed) == 3


def test_codes_read_as_text_beyond_the_basic_plane_too() -> None:
    embedded = embed(SERIF, "江𠮷⸺")
    pdf = written(embedded)
    assert sorted(unicode_map(pdf.Root.Part).values()) == sorted(["江", "𠮷", "——"])


def test_more_codes_than_one_section_of_a_map_may_hold() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 250)))
    pdf = written(embed(SERIF, text))
    font = pdf.Root.Part
    assert font.ToUnicode.read_bytes().count(b"100 beginbfchar") == 2
    assert "".join(sorted(unicode_map(font).values())) == text


def test_twins_have_a_map_from_codes_to_cids_of_their_own() -> None:
    embedded = embed(SERIF, "①➀" + "".join(map(chr, range(0x4E00, 0x4E00 + 300))))
    pdf = written(embedded)
    font = pdf.Root.Part
    lines = font.Encoding.read_bytes().decode().splitlines()
    ((twin, cid),) = embedded.twins.items()
    assert f"<{twin:04X}> {cid}" in lines
    assert "<0000> <00FF> 0" in lines
    assert f"<0100> <{twin - 1:04X}> 256" in lines
    assert (str(font.Encoding.CMapName), font.Encoding.WMode) == ("/Identity-Twins-H", 0)
