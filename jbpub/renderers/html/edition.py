"""render: an adapted document as one self-contained HTML page."""

from __future__ import annotations

from lxml import etree

from jbpub.diagnostics import Diagnostic
from jbpub.nodes import Document
from jbpub.renderers.html.elements import Element, Setting, block
from jbpub.renderers.html.front import add_head, add_header
from jbpub.renderers.html.marks import joined_marks
from jbpub.renderers.html.navigation import MAIN_ID, add_navigation, add_skip_link
from jbpub.renderers.html.text import add_blocks, add_glossary
from jbpub.renderers.notes import Noted, place_notes
from jbpub.style.sheet import StyleSheet


def render(document: Document, style: StyleSheet) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The page as UTF-8 bytes, and what was found on the way.

    The document is one that `adapt` made: language and wording are taken from it.
    """
    noted = place_notes(document, style.notes)
    document = noted.document
    html = etree.Element("html", {"lang": document.language})
    html.text = "\n"
    add_head(html, document, style)
    _add_body(html, noted, style)
    data: bytes = etree.tostring(html, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    return data + b"\n", ()


def _add_body(html: Element, noted: Noted, style: StyleSheet) -> None:
    document, notes = noted.document, {note.mark.id: note for note in noted.notes}
    setting = Setting(noted.places(), document.wording, document.language, joined_marks(document), notes)
    body = block(html, "body", {})
    body.text = "\n"
    add_skip_link(body, setting)
    add_header(body, document, setting)
    add_navigation(body, document, setting, style.contents.depth if style.contents.show else 0)
    main = block(body, "main", {"id": MAIN_ID, "tabindex": "-1"})
    main.text = "\n"
    for part in (document.front, document.body, document.back):
        add_blocks(main, part, setting)
    if document.glossary:
        add_glossary(main, document.glossary, setting)
