"""The Word package: opened from the template by python-docx, filled, and packed with fixed dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from lxml import etree

from jbpub.nodes import Document, Figure
from jbpub.renderers.docx.markup import W
from jbpub.renderers.docx.measures import PageBox
from jbpub.renderers.docx.sections import FOOTER, HEADER, RunningPart
from jbpub.renderers.docx.settings import dress_settings
from jbpub.renderers.docx.styles import dress
from jbpub.style.sheet import StyleSheet

TEMPLATE = Path(__file__).parent / "template"
_NO_DATE = datetime(2000, 1, 1)  # of a report that does not tell when it was given; no clock, so that bytes repeat
_PROPERTY_LENGTH = 255  # python-docx refuses longer core properties
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_BODY_PART, _EMPTY_BODY = "word/document.xml", b"<w:body/>"
_EMU_PER_TWIP = 635
_HIGHEST = 0.8  # of the type area: what a picture may take, so that its caption stays with it
_RUNNING = {
    HEADER: (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    FOOTER: (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


def open_template() -> WordDocument:
    """A new Word document from the template, which is a package unpacked in a folder."""
    return docx.Document(str(TEMPLATE))


def add_running_parts(word: WordDocument, parts: Iterable[RunningPart]) -> dict[tuple[str, str], str]:
    """Add headers and footers; gives the relationship id of each (kind, pages)."""
    relations = {}
    for part in parts:
        content_type, relation_type = _RUNNING[part.kind]
        name = PackURI(f"/word/{part.kind}-{part.pages}.xml")
        new = Part(name, content_type, part.xml.encode(), word.part.package)
        relations[part.kind, part.pages] = word.part.relate_to(new, relation_type)
    return relations


def add_links(word: WordDocument, targets: Iterable[str]) -> dict[str, str]:
    """Relate the document to web addresses; gives the relationship id of each."""
    relations = {target: f"link{number}" for number, target in enumerate(dict.fromkeys(targets), 1)}
    for target, relation in relations.items():
        word.part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, target, relation, is_external=True)
    return relations


def add_footnotes(word: WordDocument, xml: str, properties: str, targets: Iterable[str]) -> None:
    """Add the part of the footnotes and what w:settings says of them; `targets` are the web addresses in them.

    The relationship ids are those that `add_links` gives for these addresses.
    """
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    relations = {relation.target_ref: name for name, relation in word.part.rels.items() if relation.is_external}
    for target in dict.fromkeys(targets):
        part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, target, relations[target], is_external=True)
    compatibility = word.settings.element.find(f"{{{W}}}compat")
    compatibility.addprevious(etree.fromstring(properties))  # CT_Settings: footnotePr, endnotePr, compat


def add_figures(word: WordDocument, figures: Iterable[Figure], box: PageBox, unnamed: str) -> dict[str, str]:
    """Store the pictures; gives each figure's id and the run that shows it, no larger than the page's type area.

    `unnamed` is what a picture is called that the source does not describe.

    A figure without a picture, or with one in a format that Word does not know, is not among them.
    """
    found = ((figure, _inline_picture(word, figure, box)) for figure in figures)
    pictures = [(figure, picture) for figure, picture in found if picture is not None]
    for number, (figure, picture) in enumerate(pictures, 1):
        picture.docPr.set("id", str(number))
        picture.docPr.set("descr", figure.alt or unnamed)
    return {
        figure.id: f"<w:r><w:drawing>{etree.tostring(picture, encoding='unicode')}</w:drawing></w:r>"
        for figure, picture in pictures
    }


def _inline_picture(word: WordDocument, figure: Figure, box: PageBox) -> CT_Inline | None:
    """The picture at its own size, or as large as the type area allows, with room left for its caption."""
    if figure.image is None:
        return None
    try:
        picture = word.part.new_pic_inline(BytesIO(figure.image.data))
        width, height = picture.extent.cx, picture.extent.cy
        widest, highest = box.text_width * _EMU_PER_TWIP, box.text_height * _EMU_PER_TWIP * _HIGHEST
        scale = min(widest / width, highest / height)
        if scale < 1:
            smaller = {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
            picture = word.part.new_pic_inline(BytesIO(figure.image.data), **smaller)
    except Exception:  # python-docx raises whatever it stumbles over, Exception itself too, on a spoiled picture
        return None
    return picture


def dress_styles(word: WordDocument, sheet: StyleSheet, language: str, lists: Mapping[str, str]) -> None:
    """Give the template's styles the looks of a style sheet; see `dress`."""
    dress(word.styles.element, sheet, language, lists)


def set_numbering(word: WordDocument, xml: str) -> None:
    """Put the children of a w:numbering into the template's."""
    word.part.numbering_part.element[:] = etree.fromstring(xml)


def set_settings(word: WordDocument, sheet: StyleSheet, language: str) -> None:
    """Give the template's settings what a style sheet says; see `dress_settings`."""
    dress_settings(word.settings.element, sheet, language)


def set_properties(word: WordDocument, document: Document, title: str) -> None:
    """Core properties from what the report says of itself; the date is the occasion's."""
    meta, properties = document.meta, word.core_properties
    day = meta.occasion.date if meta.occasion and meta.occasion.date else None
    date = datetime(day.year, day.month, day.day) if day else _NO_DATE
    properties.title = title[:_PROPERTY_LENGTH]
    properties.author = (meta.speaker or meta.issuer)[:_PROPERTY_LENGTH]
    properties.subject = (meta.occasion.text if meta.occasion else "")[:_PROPERTY_LENGTH]
    properties.keywords = _keywords(document)
    properties.language = document.language
    properties.created = properties.modified = date
    properties.revision = 1


def _keywords(document: Document) -> str:
    """The glossary's terms, as many as there is room for."""
    keys = [entry.key for entry in document.glossary.entries[:_PROPERTY_LENGTH]] if document.glossary else []
    while len("，".join(keys)) > _PROPERTY_LENGTH:
        keys.pop()
    return "，".join(keys)


def pack(word: WordDocument, body: Iterable[str]) -> bytes:
    """The finished package: python-docx's parts, the body streamed into its place, all dated alike.

    The document part never holds the text: a report of millions of characters costs no tree.
    """
    skeleton, packed = BytesIO(), BytesIO()
    word.save(skeleton)
    with ZipFile(skeleton) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            with target.open(_entry(name), "w") as member:
                for piece in _with_body(content, body) if name == _BODY_PART else (content,):
                    member.write(piece)
    return packed.getvalue()


def _entry(name: str) -> ZipInfo:
    """A zip entry without the time or the system it was made on."""
    entry = ZipInfo(name, _ZIP_EPOCH)
    entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
    return entry


def _with_body(document: bytes, body: Iterable[str]) -> Iterable[bytes]:
    head, _, tail = document.partition(_EMPTY_BODY)
    yield head + b"<w:body>"
    for piece in body:
        yield piece.encode()
    yield b"</w:body>" + tail
