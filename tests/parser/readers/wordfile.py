"""Word files for tests, made of the XML that Word writes; paragraphs in a short notation."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

from jbpub.parser.readers.docx.document import read_docx
from jbpub.parser.readers.reading import Reading

_WORD = "http://schemas.openxmlformats.org"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{_WORD}/wordprocessingml/2006/main",
        "r": f"{_WORD}/officeDocument/2006/relationships",
        "mc": f"{_WORD}/markup-compatibility/2006",
        "wp": f"{_WORD}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_WORD}/drawingml/2006/main",
        "m": f"{_WORD}/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"


def word_file(body: str, relations: str = "", **parts: str | bytes) -> bytes:
    """A Word file: its body's XML, the Relationship elements of its main part, other parts by name (styles, …)."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_WORD}/package/2006/relationships">{relations}</Relationships>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name.replace('__', '/').replace('_xml', '.xml').replace('_png', '.png')}", content)
    return out.getvalue()


def part(root: str, content: str) -> str:
    """A part with a root element."""
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def relation(name: str, kind: str, target: str, mode: str = "Internal") -> str:
    """A Relationship element."""
    return f'<Relationship Id="{name}" Type="{_WORD}/x/{kind}" Target="{target}" TargetMode="{mode}"/>'


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def bold(text: str) -> str:
    """A bold run."""
    return run(text, "<w:b/>")


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; text alone is one run."""
    inner = "".join(item if item.startswith("<") else run(item) for item in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def read(body: str, relations: str = "", **parts: str | bytes) -> Reading:
    """What is read from a Word file with that body."""
    return read_docx(word_file(body, relations, **parts), "report.docx")


def text_of(body: str, relations: str = "", **parts: str | bytes) -> str:
    """The Markdown that is read, without the last line end."""
    return read(body, relations, **parts).source.text.removesuffix("\n")
