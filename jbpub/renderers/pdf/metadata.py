"""What the file says of itself: the information dictionary and the XMP packet, from one Info."""

from __future__ import annotations

from datetime import datetime, timedelta

from jbpub.renderers.pdf.model import Info
from jbpub.renderers.pdf.syntax import dictionary, text_string

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), " ")  # XML 2.2

# pdfuaid is no schema that PDF/A knows beforehand, so the packet must describe it (ISO 19005-2, 6.6.2.3).
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
{properties}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def write_xmp(info: Info) -> bytes:
    """The XMP packet in UTF-8, with the marks of PDF/A-2a and PDF/UA-1."""
    date = _iso_date(info.created)
    properties = [
        f"<dc:title>{_alternatives(info.title, info.language)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{_xml(info.author)}</rdf:li></rdf:Seq></dc:creator>" if info.author else "",
        f"<dc:description>{_alternatives(info.subject, info.language)}</dc:description>" if info.subject else "",
        f"<dc:language><rdf:Bag><rdf:li>{_xml(info.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Keywords>{_xml(info.keywords)}</pdf:Keywords>" if info.keywords else "",
        f"<pdf:Producer>{_xml(info.producer)}</pdf:Producer>",
        f"<xmp:CreatorTool>{_xml(info.producer)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate>",
    ]
    return _PACKET.format(properties="\n".join(filter(None, properties))).encode()


def write_info(info: Info) -> str:
    """The information dictionary (ISO 32000-1, 14.3.3), saying the same as the XMP packet."""
    entries = {
        "Title": info.title, "Author": info.author, "Subject": info.subject, "Keywords": info.keywords,
        "Creator": info.producer, "Producer": info.producer,
    }  # fmt: skip
    texts = {key: text_string(value.translate(_NOT_XML)) for key, value in entries.items() if value}
    date = f"({_pdf_date(info.created)})"
    return dictionary(texts | {"CreationDate": date, "ModDate": date})


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
