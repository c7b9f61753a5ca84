"""Font objects: a Type 0 font with its descendant, descriptor, program and maps (ISO 32000-1, 9.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from jbpub.renderers.pdf.model import EmbeddedFont
from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.syntax import array, byte_string, dictionary, name, number, reference

_BLOCK = 100  # the most lines that one section of a CMap may have
_DEFAULT_WIDTH = 1000


def add_font(objects: Objects, font: EmbeddedFont) -> int:
    """Write all objects of a font: the number of the Type 0 font."""
    encoding = reference(objects.add_stream(_code_map(font), _code_map_entries(font))) if font.twins else "/Identity-H"
    return objects.add(
        dictionary({
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name(font.name),
            "Encoding": encoding,
            "DescendantFonts": array([reference(_add_descendant(objects, font))]),
            "ToUnicode": reference(objects.add_stream(_unicode_map(font.unicode))),
        })
    )  # fmt: skip


def _add_descendant(objects: Objects, font: EmbeddedFont) -> int:
    return objects.add(
        dictionary({
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if font.cff else "/CIDFontType2",
            "BaseFont": name(font.name),
            "CIDSystemInfo": _collection(font),
            "FontDescriptor": reference(_add_descriptor(objects, font)),
            "DW": number(_DEFAULT_WIDTH),
            "W": array(_widths(font.widths)),
            "CIDToGIDMap": "" if font.cff else "/Identity",
        })
    )  # fmt: skip


def _add_descriptor(objects: Objects, font: EmbeddedFont) -> int:
    kind = "/Subtype /CIDFontType0C" if font.cff else f"/Length1 {len(font.program)}"
    program = objects.add_stream(font.program, kind)
    return objects.add(
        dictionary({
            "Type": "/FontDescriptor",
            "FontName": name(font.name),
            "Flags": number(font.flags),
            "FontBBox": array(map(number, font.bbox)),
            "ItalicAngle": number(font.italic_angle),
            "Ascent": number(font.ascent),
            "Descent": number(font.descent),
            "CapHeight": number(font.cap_height),
            "StemV": number(font.stem_v),
            "FontFile3" if font.cff else "FontFile2": reference(program),
        })
    )  # fmt: skip


def _collection(font: EmbeddedFont) -> str:
    registry, ordering, supplement = font.registry
    return dictionary({
        "Registry": byte_string(registry), "Ordering": byte_string(ordering), "Supplement": number(supplement),
    })  # fmt: skip


def _widths(widths: Mapping[int, float]) -> Iterator[str]:
    """The W array's items: runs of consecutive CIDs whose width is not the default."""
    run: list[str] = []
    last = -1
    for cid, width in sorted(widths.items()):
        if width == _DEFAULT_WIDTH:
            continue
        if cid != last + 1 and run:
            yield array(run)
            run = []
        if not run:
            yield str(cid)
        run.append(number(width))
        last = cid
    if run:
        yield array(run)


# ---- maps (Adobe Technical Note 5014) ----

_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry ({registry}) /Ordering ({ordering}) /Supplement {supplement}>> def
/CMapName /{name} def
/CMapType {kind} def
{extra}1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _unicode_map(unicode: Mapping[int, str]) -> bytes:
    """The ToUnicode map: characters by code, in UTF-16BE (9.10.3)."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(unicode.items())]
    body = _sections(lines, "bfchar")
    filled = _MAP.format(
        registry="Adobe", ordering="UCS", supplement=0, name="Adobe-Identity-UCS", kind=2, extra="", body=body
    )
    return filled.encode("ascii")


def _code_map(font: EmbeddedFont) -> bytes:
    """The CMap from codes to CIDs: Identity-H, and the twins beyond it (9.7.5.3)."""
    first_twin = min(font.twins)
    ranges = [
        f"<{high:02X}00> <{high:02X}{min(0xFF, first_twin - 1 - high * 256):02X}> {high * 256}"
        for high in range((first_twin + 255) // 256)
    ]
    twins = [f"<{code:04X}> {cid}" for code, cid in sorted(font.twins.items())]
    registry, ordering, supplement = font.registry
    filled = _MAP.format(
        registry=registry, ordering=ordering, supplement=supplement, name=_MAP_NAME, kind=1, extra="/WMode 0 def\n",
        body=_sections(ranges, "cidrange") + _sections(twins, "cidchar"),
    )  # fmt: skip
    return filled.encode("ascii")


_MAP_NAME = "Identity-Twins-H"


def _code_map_entries(font: EmbeddedFont) -> str:
    return f"/Type /CMap /CMapName /{_MAP_NAME} /WMode 0 /CIDSystemInfo {_collection(font)}"


def _sections(lines: Iterable[str], kind: str) -> str:
    rest, written = iter(lines), ""
    while block := list(islice(rest, _BLOCK)):
        written += f"{len(block)} begin{kind}\n" + "\n".join(block) + f"\nend{kind}\n"
    return written
