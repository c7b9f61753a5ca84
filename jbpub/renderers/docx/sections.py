"""Word's sections: paper, margins and grid, page numbers, running heads and feet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jbpub.renderers.docx.markup import NAMESPACES, field, run
from jbpub.renderers.docx.measures import (
    LINE_OF_SMALL_TYPE,
    cell_space,
    leading_twips,
    mm_twips,
    on_cells,
    page_box,
    twips,
)
from jbpub.style.folio import PAGE, PAGES, number_parts
from jbpub.style.keys import RunningStyle
from jbpub.style.sheet import StyleSheet

HEADER, FOOTER = "header", "footer"
_FIELDS = {PAGE: "PAGE", PAGES: "SECTIONPAGES"}  # contents and text are sections that count their own pages


@dataclass(frozen=True, slots=True)
class RunningPart:
    """A header or footer: its kind, the pages it is for ("default": all, or odd ones; "even") and its XML."""

    kind: str
    pages: str
    xml: str


def running_parts(sheet: StyleSheet, title: str) -> tuple[RunningPart, ...]:
    """The headers and footers of an edition: page numbers always, the title as running head if the sheet wants it."""
    pages = ("default", "even") if sheet.page.duplex else ("default",)
    feet = (RunningPart(FOOTER, page, _part("ftr", _foot(sheet.running, page))) for page in pages)
    head = _part("hdr", f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{run(title)}</w:p>')
    heads = (RunningPart(HEADER, page, head) for page in pages if sheet.running.head and title)
    return (*feet, *heads)


def _part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {NAMESPACES}>{content}</w:{root}>'


def _foot(running: RunningStyle, pages: str) -> str:
    """The page number; at the outer side with its inset (GB/T 9704, 7.5), or in the middle."""
    number = "".join(
        field(_FIELDS[part], "1") if part in _FIELDS else run(part) for part in number_parts(running.number_format)
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{_place(running, pages)}</w:pPr>{number}</w:p>'


def _place(running: RunningStyle, pages: str) -> str:
    if running.number_align == "center":
        return '<w:jc w:val="center"/>'
    side = "left" if pages == "even" else "right"
    chars = round(running.number_inset_em * 100)
    inset = twips(running.number_inset_em * running.number_size_pt)
    return f'<w:ind w:{side}Chars="{chars}" w:{side}="{inset}"/><w:jc w:val="{side}"/>'


# ---- section properties ----

COVER, CONTENTS, TEXT, CHAPTER = "cover", "contents", "text", "chapter"
_NUMBERS = {
    COVER: "",
    CONTENTS: '<w:pgNumType w:fmt="upperRoman" w:start="1"/>',
    TEXT: '<w:pgNumType w:fmt="decimal" w:start="1"/>',
    CHAPTER: '<w:pgNumType w:fmt="decimal"/>',
}
_NO_HEIGHT = '<w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'


def section_properties(sheet: StyleSheet, kind: str, relations: Mapping[tuple[str, str], str]) -> str:
    """The w:sectPr of the cover, of the contents, of the text, or of a later chapter on a right-hand page.

    Contents and text count pages from 1, so that printed duplex both begin on a right-hand page; the contents in
    Roman figures.  `relations` maps (part kind, pages) to relationship ids.  The running head is left out on the
    contents and on the first page of the text, the cover has neither head nor number.
    """
    shown = {COVER: (), CONTENTS: (FOOTER,)}.get(kind, (HEADER, FOOTER))
    references = "".join(
        f'<w:{part}Reference w:type="{pages}" r:id="{relation}"/>'
        for (part, pages), relation in relations.items()
        if part in shown
    )
    title_page = kind == TEXT and (HEADER, "default") in relations
    if title_page:
        references += f'<w:footerReference w:type="first" r:id="{relations[FOOTER, "default"]}"/>'
    begin = '<w:type w:val="oddPage"/>' if kind == CHAPTER else ""
    title = "<w:titlePg/>" if title_page else ""
    return f"<w:sectPr>{references}{begin}{_paper(sheet)}{_NUMBERS[kind]}{title}{_grid(sheet)}</w:sectPr>"


def section_end(properties: str) -> str:
    """A paragraph without height that ends a section of these w:sectPr."""
    return f"<w:p><w:pPr>{_NO_HEIGHT}{properties}</w:pPr></w:p>"


def _grid(sheet: StyleSheet) -> str:
    """The grid of lines, or of cells for characters as well."""
    pitch = leading_twips(sheet.text["body"].leading_pt)
    if on_cells(sheet):
        return f'<w:docGrid w:type="linesAndChars" w:linePitch="{pitch}" w:charSpace="{cell_space(sheet)}"/>'
    return f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/>'


def _paper(sheet: StyleSheet) -> str:
    box, running = page_box(sheet.page), sheet.running
    header = box.top - mm_twips(running.head_rise_mm) - twips(running.head_size_pt * LINE_OF_SMALL_TYPE)
    footer = box.bottom - mm_twips(running.number_drop_mm) - twips(running.number_size_pt * LINE_OF_SMALL_TYPE)
    across = ' w:orient="landscape"' if box.width > box.height else ""
    return (
        f'<w:pgSz w:w="{box.width}" w:h="{box.height}"{across}/>'
        f'<w:pgMar w:top="{box.top}" w:right="{box.right}" w:bottom="{box.bottom}" w:left="{box.left}"'
        f' w:header="{max(0, header)}" w:footer="{max(0, footer)}" w:gutter="0"/>'
    )
