"""A small file model, made by hand: contents, heading, a paragraph over the page break, English, a note, a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zlib import compress

from jbpub.renderers.pdf.boxes import plain_boxes
from jbpub.renderers.pdf.embed import embed
from jbpub.renderers.pdf.model import (
    Annotation,
    Destination,
    Element,
    EmbeddedFont,
    Info,
    Mark,
    Outline,
    Page,
    PageLabel,
    PdfModel,
)
from jbpub.style.fonts import find_face

WIDTH, HEIGHT, SIZE = 300.0, 200.0, 12

INFO = Info(
    title="政府工作报告",
    author="某区人民政府",
    subject="2021年2月2日在某区人民代表大会上",
    language="zh-Hans",
    created=datetime(2021, 2, 2, tzinfo=UTC),
    producer="jbpub",
)

TEXT = (
    "目录一、回顾过去五年，我们推动高质量发展⸺“最多跑一次”改革继续前进。①注：指标项数值增长"
    + "6.5%— 12International cooperation"
)


@dataclass
class Pen:
    """Sets one line below the other on a page and keeps account of the marks."""

    page: int
    font: EmbeddedFont
    code: str = ""
    top: float = HEIGHT - 20
    owners: list[Element] = field(default_factory=list)
    links: list[Annotation] = field(default_factory=list)

    def line(self, element: Element, text: str) -> None:
        """A line of text as the next mark of an element."""
        mark = Mark(self.page, len(self.owners))
        element.kids.append(mark)
        self.owners.append(element)
        self.code += f"/{element.kind} <</MCID {mark.mcid}>> BDC {self._shown(text)} EMC\n"

    def artifact(self, text: str) -> None:
        """A line that is no part of the text."""
        self.code += f"/Artifact <</Type /Pagination /Subtype /Footer>> BDC {self._shown(text)} EMC\n"

    def link(self, element: Element, link: Annotation) -> None:
        """A link, held by a Link element."""
        element.kids.append(link)
        self.links.append(link)

    def finished(self) -> Page:
        """The page."""
        return Page(compress(f"0 g\n{self.code}".encode("ascii")), self.owners, self.links)

    def _shown(self, text: str) -> str:
        self.top -= 18
        codes = "".join(f"{self.font.codes[char]:04X}" for char in text)
        return f"BT /F1 {SIZE} Tf 20 {self.top:g} Td <{codes}> Tj ET"


def sample_model(chars: str = "") -> PdfModel:
    """Two pages; `chars` are set at the end of the paragraph besides."""
    font = embed(find_face(("Noto Serif SC",)), TEXT + chars)
    document = Element("Document")
    first, second = Pen(0, font), Pen(1, font)
    _contents(document, first)
    _body(document, first, second, chars)
    _table(document, second)
    first.artifact("— 1")
    second.artifact("— 2")
    return PdfModel(
        boxes=plain_boxes(WIDTH, HEIGHT),
        info=INFO,
        root=document,
        pages=[first.finished(), second.finished()],
        fonts={"F1": font},
        destinations={
            "s1": Destination(0, 140, _find(document, "H1")),
            "n1": Destination(1, 150, _find(document, "Note")),
        },
        outlines=[Outline("一、回顾过去", "s1", 1), Outline("注", "n1", 2)],
        labels=[PageLabel(0, "D")],
    )


def _find(root: Element, kind: str) -> Element:
    return next(kid for kid in root.kids if isinstance(kid, Element) and kid.kind == kind)


def _contents(document: Element, pen: Pen) -> None:
    heading, entry, link = Element("P"), Element("TOCI"), Element("Link")
    pen.line(heading, "目录")
    pen.line(link, "一、回顾过去1")
    pen.link(link, Annotation((20, 140, 200, 160), "一、回顾过去，第1页", destination="s1"))
    entry.kids.append(Element("Reference", [link]))
    document.kids += [heading, Element("TOC", [entry])]


def _body(document: Element, first: Pen, second: Pen, chars: str) -> None:
    heading, paragraph, english, web = (
        Element("H1", title="一、回顾过去"),
        Element("P"),
        Element("Span"),
        Element("Link"),
    )
    first.line(heading, "一、回顾过去")
    first.line(paragraph, "五年，我们推动高质量发展⸺")
    second.line(paragraph, "“最多跑一次”改革，")
    english.language = "en"
    second.line(english, "International cooperation")
    paragraph.kids.append(english)
    second.line(paragraph, "继续前进。" + chars)
    second.line(web, "①")
    second.link(web, Annotation((20, 100, 40, 112), "指标说明", uri="https://example.org/指标"))
    paragraph.kids.append(web)
    note, label, said = Element("Note", identifier="n1"), Element("Lbl"), Element("P")
    second.line(label, "①")
    second.line(said, "注：指标项")
    note.kids += [label, said]
    document.kids += [heading, paragraph, note]


def _table(document: Element, pen: Pen) -> None:
    head, cell = Element("TH", owner={"Table": {"Scope": "Column", "ColSpan": 1}}), Element("TD")
    pen.line(head, "数值")
    pen.line(cell, "增长6.5%")
    document.kids.append(Element("Table", [Element("TR", [head]), Element("TR", [cell])]))
