"""An audit of PDF/X-4 (ISO 15930-7), for which there is no free validator: the rules that can be read off a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pikepdf

SPACES = {b"GRAY": (1, {"/DeviceGray"}), b"CMYK": (4, {"/DeviceGray", "/DeviceCMYK"})}
DEVICE = {"g": "/DeviceGray", "G": "/DeviceGray", "k": "/DeviceCMYK", "K": "/DeviceCMYK"}
FOREIGN = {"rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "gs", "BI"}  # none of these is ever wanted
MEANT = {"pdfxid:GTS_PDFXVersion": "PDF/X-4", "pdf:Trapped": "False"}
WANTED = (
    "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass",
    "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmp:CreatorTool", "dc:title",
)  # fmt: skip
PREFIX = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def breaches(pdf: pikepdf.Pdf) -> list[str]:
    """The rules that a file breaks, a line each."""
    return [line for rule in RULES for line in rule(pdf)]


def _identity(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.pdf_version != "1.6":
        yield f"version {pdf.pdf_version}"
    if "/ID" not in pdf.trailer or pdf.is_encrypted:
        yield "no ID, or encrypted"
    if "/Filter" in pdf.Root.Metadata:
        yield "the metadata is packed"
    with pdf.open_metadata() as said:
        for name in (*MEANT, *WANTED):
            prefix, _, key = name.partition(":")
            value = said.get(f"{{{PREFIX[prefix]}}}{key}")
            if not value or value != MEANT.get(name, value):
                yield f"{name} is {value!r}"
    if pdf.docinfo.get("/Trapped") != "/False":
        yield "Trapped is not in the information dictionary"


def _intents(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = list(pdf.Root.get("/OutputIntents", []))
    if [str(intent.S) for intent in intents].count("/GTS_PDFX") != 1:
        yield "not one intent GTS_PDFX"
        return
    if len({intent.DestOutputProfile.objgen for intent in intents}) != 1:
        yield "two profiles"
    for intent in intents:
        data, number = intent.DestOutputProfile.read_bytes(), int(intent.DestOutputProfile.N)
        if data[12:16] != b"prtr" or SPACES.get(data[16:20], (0,))[0] != number:
            yield "the profile is not that of a press"
        if not str(intent.OutputConditionIdentifier) or not str(intent.Info):
            yield "the output condition has no name"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if not {"/TrimBox", "/BleedBox", "/MediaBox"} <= set(page.obj.keys()) or "/ArtBox" in page.obj:
            yield f"page {number}: a box is missing"
            continue
        boxes: list[Any] = [page.obj.TrimBox, page.obj.BleedBox, page.obj.MediaBox]
        for small, large in pairwise([float(edge) for edge in box] for box in boxes):
            if not (large[0] <= small[0] < small[2] <= large[2] and large[1] <= small[1] < small[3] <= large[3]):
                yield f"page {number}: boxes are not within each other"
        if len(page.obj.get("/Annots", [])) or "/AA" in page.obj:
            yield f"page {number}: an annotation or action"


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    allowed = SPACES.get(profile[16:20], (0, set()))[1]
    for number, page in enumerate(pdf.pages, 1):
        used = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
        if used & FOREIGN or {DEVICE[name] for name in used & DEVICE.keys()} - allowed:
            yield f"page {number}: operators {sorted(used & (FOREIGN | DEVICE.keys()))}"
        for image in page.resources.get("/XObject", {}).values():
            if str(image.get("/ColorSpace")) not in allowed or "/SMask" in image or image.Subtype != "/Image":
                yield f"page {number}: a picture in {image.get('/ColorSpace')}, or transparent"
        if "/ExtGState" in page.resources or "/Group" in page.obj:
            yield f"page {number}: transparency"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    if {"/OpenAction", "/AA", "/AcroForm", "/OCProperties"} & set(pdf.Root.keys()):
        yield "actions, forms or layers"
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor" and not _embedded(thing):
            yield f"{thing.FontName} is not embedded"
        if isinstance(thing, pikepdf.Stream) and "/LZWDecode" in str(thing.get("/Filter", "")):
            yield "a stream packed with LZW"


def _embedded(descriptor: Any) -> bool:
    return bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()))


RULES: tuple[Callable[[pikepdf.Pdf], Iterator[str]], ...] = (_identity, _intents, _pages, _colours, _objects)
