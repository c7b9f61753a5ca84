"""What the file says of itself: the information dictionary and the XMP packet, from one Info."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import NAMESPACE_URL, UUID, uuid5

from jbpub.renderers.pdf.claims import Claims
from jbpub.renderers.pdf.model import Info, PdfModel
from jbpub.renderers.pdf.syntax import dictionary, text_string

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), " ")  # XML 2.2

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfd": "http://pdfa.org/declarations/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
{spaces}>
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class _Described:
    """A property that PDF/A-2 does not know beforehand, so that the packet must describe it (ISO 19005-2, 6.6.2.3)."""

    schema: str
    name: str
    kind: str
    text: str


_DESCRIBED: Mapping[str, _Described] = {
    "pdfuaid": _Described("PDF/UA identification", "part", "Integer", "Part of ISO 14289 that the file conforms to"),
    "pdfxid": _Described("PDF/X identification", "GTS_PDFXVersion", "Text", "Part of PDF/X that the file conforms to"),
    "pdf": _Described("Adobe PDF", "Trapped", "Text", "Whether the file has been trapped"),
}
_DESCRIPTION = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{schema}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{text}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""
_DECLARATIONS = (
    "http://pdfa.org/declarations/wtpdf#accessibility1.0",
    "http://pdfa.org/declarations/wtpdf#reuse1.0",
)


def write_xmp(model: PdfModel) -> bytes:
    """The XMP packet in UTF-8, with the marks of all that the file claims."""
    info, claims = model.info, model.claims
    properties = (*_marks(claims), *_about(info), *(_press(model) if claims.pdfx else ()), *_descriptions(claims))
    spaces = "\n".join(f' xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())
    return _PACKET.format(spaces=spaces, properties="\n".join(properties)).encode()


def _marks(claims: Claims) -> Iterator[str]:
    """The parts of PDF/A and PDF/UA; from PDF 2.0 on with their year, and with what else the same rules amount to."""
    yield f"<pdfaid:part>{claims.pdfa}</pdfaid:part>"
    if not claims.second:
        yield "<pdfaid:conformance>A</pdfaid:conformance>"
        yield f"<pdfuaid:part>{claims.pdfua}</pdfuaid:part>"
        return
    yield "<pdfaid:rev>2020</pdfaid:rev>"
    yield f"<pdfuaid:part>{claims.pdfua}</pdfuaid:part>"
    yield "<pdfuaid:rev>2024</pdfuaid:rev>"
    items = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>{uri}</pdfd:conformsTo></rdf:li>' for uri in _DECLARATIONS
    )
    yield f"<pdfd:declarations><rdf:Bag>{items}</rdf:Bag></pdfd:declarations>"


def _about(info: Info) -> Iterator[str]:
    """Title, author, dates and the like."""
    date = _iso_date(info.created)
    yield "<dc:format>application/pdf</dc:format>"
    yield f"<dc:title>{_alternatives(info.title, info.language)}</dc:title>"
    if info.author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{_xml(info.author)}</rdf:li></rdf:Seq></dc:creator>"
    if info.subject:
        yield f"<dc:description>{_alternatives(info.subject, info.language)}</dc:description>"
    yield f"<dc:language><rdf:Bag><rdf:li>{_xml(info.language)}</rdf:li></rdf:Bag></dc:language>"
    if info.keywords:
        yield f"<pdf:Keywords>{_xml(info.keywords)}</pdf:Keywords>"
    yield f"<pdf:Producer>{_xml(info.producer)}</pdf:Producer>"
    yield f"<xmp:CreatorTool>{_xml(info.producer)}</xmp:CreatorTool>"
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        yield f"<xmp:{name}>{date}</xmp:{name}>"


def _press(model: PdfModel) -> Iterator[str]:
    """What PDF/X-4 wants to know (ISO 15930-7): version, trapping, an identity of the document and of this version."""
    yield "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
    yield "<pdf:Trapped>False</pdf:Trapped>"
    yield f"<xmpMM:DocumentID>uuid:{_document_id(model)}</xmpMM:DocumentID>"
    yield "<xmpMM:VersionID>1</xmpMM:VersionID>"
    yield "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"


def _document_id(model: PdfModel) -> UUID:
    """An identity made of the content alone, so that the same report has the same one."""
    digest = sha256(repr(model.info).encode())
    for part in (*(page.stream for page in model.pages), model.condition.profile):
        digest.update(part)
    return uuid5(NAMESPACE_URL, digest.hexdigest())


def _descriptions(claims: Claims) -> Iterator[str]:
    """The extension schemas; PDF/A-4 wants none."""
    if claims.second:
        return
    wanted = ("pdfuaid", "pdfxid", "pdf") if claims.pdfx else ("pdfuaid",)
    items = "\n".join(_description(prefix, _DESCRIBED[prefix]) for prefix in wanted)
    yield f"<pdfaExtension:schemas><rdf:Bag>{items}</rdf:Bag></pdfaExtension:schemas>"


def _description(prefix: str, said: _Described) -> str:
    return _DESCRIPTION.format(
        prefix=prefix, space=_SPACES[prefix], schema=said.schema, name=said.name, kind=said.kind, text=said.text
    )


def write_info(info: Info, claims: Claims) -> str:
    """The information dictionary (ISO 32000-1, 14.3.3), saying the same as the XMP packet."""
    entries = {
        "Title": info.title, "Author": info.author, "Subject": info.subject, "Keywords": info.keywords,
        "Creator": info.producer, "Producer": info.producer,
    }  # fmt: skip
    texts = {key: text_string(value.translate(_NOT_XML)) for key, value in entries.items() if value}
    date = f"({_pdf_date(info.created)})"
    return dictionary(texts | {"CreationDate": date, "ModDate": date, "Trapped": "/False" if claims.pdfx else ""})


def _alternatives(text: str, language: str) -> str:
    """A language alternative: the same text by default and for its language."""
    default, own = (f'<rdf:li xml:lang="{_xml(tag)}">{_xml(text)}</rdf:li>' for tag in ("x-default", language))
    return f"<rdf:Alt>{default}{own}</rdf:Alt>"


def _xml(text: str) -> str:
    return text.translate(_NOT_XML).translate(_ESCAPES)


def _iso_date(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _pdf_date(moment: datetime) -> str:
    """A date of ISO 32000-1, 7.9.4; without a zone when the moment has none."""
    offset = moment.utcoffset()
    return f"D:{moment:%Y%m%d%H%M%S}{'' if offset is None else _zone(offset)}"


def _zone(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}'{rest:02}'"
