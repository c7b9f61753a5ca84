"""The report's parts as blocks to be set, and with them the tag tree, made from the Document before any drawing.

The tree (ISO 32000-1, 14.8.4): Document > H1, P…, TOC, Sect > H2, P…; the glossary: Sect > H2, L > LI > Lbl, LBody.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jbpub.nodes import Block as Node
from jbpub.nodes import Document, Entry, Glossary, Inlines, Paragraph, Role, Section, heading_text, plain_text
from jbpub.renderers.pdf.flow import Block, Piece, Setting, Target, Typesetter, pieces_of
from jbpub.renderers.pdf.model import Element, Outline
from jbpub.style.sheet import TextStyle

HEADING_LEVELS = 6
ORDERED = {"List": {"ListNumbering": "Decimal"}}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents list it: its text, its depth from 1, the name of its place."""

    text: str
    depth: int
    destination: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The report's blocks before and in its body, the tag tree that holds them, the headings in order."""

    title: tuple[Block, ...]
    body: tuple[Block, ...]
    root: Element
    contents: Element
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class _Builder:
    """What is at hand while the parts are built."""

    setter: Typesetter
    terms: Mapping[str, Target]
    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def setting(self, style: TextStyle, *within: Element) -> Setting:
        text = self.setter.sheet.text
        return Setting(self.setter.font(style), self.setter.font(text["lead"]), within, self.terms)

    def block(self, inlines: Inlines, style: TextStyle, element: Element, destination: str = "") -> Iterator[Block]:
        """Inlines as one block whose text belongs to `element`."""
        pieces = tuple(pieces_of(inlines, self.setting(style, element)))
        self.anchors.update(piece.anchor for piece in pieces if piece.anchor)
        done = self.setter.set_block(pieces, style, destination)
        if done:
            yield done

    def line(self, text: str, name: str, element: Element, destination: str = "") -> Iterator[Block]:
        """A line of plain text in a style of that name."""
        style = self.setter.sheet.text[name]
        done = self.setter.set_block([self.setting(style, element).piece(text)], style, destination)
        if done:
            yield done


def build_parts(document: Document, setter: Typesetter) -> Parts:
    """The blocks and the tag tree of a document that `adapt` has settled."""
    glossary = document.glossary.entries if document.glossary else ()
    name = document.wording.glossary_link
    builder = _Builder(setter, {e.key: Target(name.format(term=e.term), destination=e.id) for e in glossary})
    root, contents = Element("Document"), Element("TOC")
    title = tuple(_title(document, builder, root))
    if setter.sheet.contents.show:
        root.kids.append(contents)
    body = tuple(_body(document, builder, root))
    return Parts(title, body, root, contents, tuple(builder.headings))


def _added(parent: Element, kind: str) -> Element:
    child = Element(kind)
    parent.kids.append(child)
    return child


# ---- title, occasion, speaker ----


def _title(document: Document, builder: _Builder, root: Element) -> Iterator[Block]:
    meta, wording = document.meta, document.wording
    yield from builder.line(meta.title or wording.report, "title", _added(root, "H1"), "title")
    if meta.occasion:
        yield from builder.line(meta.occasion.text, "occasion", _added(root, "P"))
    for part in (meta.speaker_role, meta.speaker):
        if part:
            yield from builder.line(part, "speaker", _added(root, "P"))


# ---- body ----


def _body(document: Document, builder: _Builder, root: Element) -> Iterator[Block]:
    for part in (document.front, document.body):
        yield from _nodes(part, builder, root, 1)
    if document.glossary:
        yield from _glossary(document.glossary, builder, root)
    yield from _nodes(document.back, builder, root, 1)


def _nodes(nodes: Iterable[Node], builder: _Builder, parent: Element, depth: int) -> Iterator[Block]:
    for node in nodes:
        match node:
            case Section():
                yield from _section(node, builder, _added(parent, "Sect"), depth)
            case Paragraph():
                yield from _paragraph(node, builder, parent)
            case _:
                continue  # a page of the source ended here; print has pages of its own


def _section(section: Section, builder: _Builder, sect: Element, depth: int) -> Iterator[Block]:
    """A heading, one level below the title's for each depth of nesting, and what it heads."""
    style = builder.setter.sheet.heading(depth)
    element = _added(sect, f"H{min(depth + 1, HEADING_LEVELS)}")
    setting = builder.setting(style, element)
    pieces = [setting.piece(section.number), *pieces_of(section.title, setting)]
    heading = builder.setter.set_block(pieces, style, section.id)
    if heading:
        builder.headings.append(Heading(heading_text(section), depth, section.id))
        yield heading
    else:
        sect.kids.remove(element)
    yield from _nodes(section.children, builder, sect, depth + 1)


def _paragraph(paragraph: Paragraph, builder: _Builder, parent: Element) -> Iterator[Block]:
    name = "salutation" if paragraph.role is Role.SALUTATION else "body"
    style = builder.setter.sheet.text[name]
    if plain_text(paragraph.inlines):
        yield from builder.block(paragraph.inlines, style, _added(parent, "P"), paragraph.id)


# ---- glossary ----


def _glossary(glossary: Glossary, builder: _Builder, root: Element) -> Iterator[Block]:
    sect = _added(root, "Sect")
    title = plain_text(glossary.title)
    builder.headings.append(Heading(title, 1, glossary.id))
    yield from builder.block(
        glossary.title, builder.setter.sheet.text["glossary_title"], _added(sect, "H2"), glossary.id
    )
    entries = _added(sect, "L")
    entries.owner = ORDERED
    for entry in glossary.entries:
        yield from _entry(entry, builder, _added(entries, "LI"))


def _entry(entry: Entry, builder: _Builder, item: Element) -> Iterator[Block]:
    """An entry: its number, which leads back to the first mention, its term and what it means."""
    sheet = builder.setter.sheet
    style, term_style = sheet.text["entry"], sheet.text["term"]
    label, body = Element("Lbl"), Element("LBody")
    within = builder.setting(style, item)
    pieces = [
        *_label(entry, builder.anchors, within.inside(label)),
        within.inside(body).in_font(builder.setter.font(term_style)).piece(entry.term),
        *_english(entry, within.inside(body)),
        within.inside(body).piece("："),
        *pieces_of(entry.definition, within.inside(body)),
    ]
    done = builder.setter.set_block(pieces, style, entry.id)
    if done:
        yield done


def _label(entry: Entry, anchors: Container[str], setting: Setting) -> Iterator[Piece]:
    if not entry.number:
        return
    first = next((mention for mention in entry.mentions if mention in anchors), "")
    if first:
        setting = setting.inside(Element("Link"), Target(entry.term, destination=first))
    yield setting.piece(entry.number)


def _english(entry: Entry, setting: Setting) -> Iterator[Piece]:
    if entry.english:
        yield setting.piece("（")
        yield setting.inside(Element("Span", language="en")).piece(entry.english)
        yield setting.piece("）")


# ---- bookmarks ----


def outlines(document: Document, parts: Parts) -> list[Outline]:
    """A bookmark for the title, the contents and every heading."""
    title = document.meta.title or document.wording.report
    first = [Outline(title, "title", 1)]
    if parts.contents.kids:
        first.append(Outline(document.wording.contents, "contents", 1))
    return first + [Outline(heading.text, heading.destination, heading.depth) for heading in parts.headings]
