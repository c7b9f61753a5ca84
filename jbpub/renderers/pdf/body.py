"""The report's parts as blocks to be set, and with them the tag tree, made from the Document before any drawing.

The tree (ISO 32000-1, 14.8.4): Document > H1, P…, TOC, Sect > H2, P…; the glossary: Sect > H2, L > LI > Lbl, LBody.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

from jbpub.nodes import Block as Node
from jbpub.nodes import (
    Document,
    PageMark,
    Paragraph,
    Role,
    Section,
    heading_depth,
    heading_text,
    plain_text,
    says_something,
    title_of,
    walk_document,
)
from jbpub.renderers.notes import Noted
from jbpub.renderers.pdf.builder import Builder, Flowed, Heading, added
from jbpub.renderers.pdf.cover import cover_blocks
from jbpub.renderers.pdf.flow import Block, Typesetter, pieces_of
from jbpub.renderers.pdf.glossary import glossary_blocks
from jbpub.renderers.pdf.insets import inset
from jbpub.renderers.pdf.model import Element, Outline
from jbpub.renderers.pdf.notes import link_targets, set_notes, with_notes
from jbpub.renderers.pdf.pairs import paired, translated
from jbpub.style.keys import TextStyle

HEADING_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Parts:
    """The report's blocks before and in its body, the tag tree that holds them, the headings in order.

    `listed` are the headings that the contents show; where there are none, there are no contents.  The cover has no
    blocks unless the sheet wants one.  `notes` are what the body calls, by the numbers that its extents' calls have.
    """

    cover: tuple[Flowed, ...]
    title: tuple[Flowed, ...]
    body: tuple[Flowed, ...]
    root: Element
    contents: Element
    headings: tuple[Heading, ...]
    listed: tuple[Heading, ...]
    notes: tuple[Block, ...] = ()


def build_parts(noted: Noted, setter: Typesetter) -> Parts:
    """The blocks and the tag tree of a document that `adapt` has settled, with its notes."""
    document = noted.document
    builder = Builder(setter, link_targets(noted, document.wording.glossary_link), document.wording, document.language)
    builder = replace(builder, notes=set_notes(noted, builder))
    root, contents = Element("Document"), Element("TOC")
    cover = tuple(cover_blocks(document, builder, root)) if setter.sheet.book.cover else ()
    title = tuple(_title(document, builder, root))
    title_kids = len(root.kids)
    body = tuple(_body(document, builder, root))
    shown = setter.sheet.contents
    listed = tuple(heading for heading in builder.headings if shown.show and heading.depth <= shown.depth)
    if listed:
        root.kids.insert(1 if cover else title_kids, contents)
    notes = tuple(note.block for note in builder.notes)
    return Parts(cover, title, body, root, contents, tuple(builder.headings), listed, notes)


# ---- title, occasion, speaker ----


def _title(document: Document, builder: Builder, root: Element) -> Iterator[Block]:
    meta = document.meta
    yield from builder.line(title_of(document), "title", added(root, "H1"), "title")
    if meta.occasion:
        yield from builder.line(meta.occasion.text, "occasion", added(root, "P"))
    for part in (meta.speaker_role, meta.speaker):
        if part:
            yield from builder.line(part, "speaker", added(root, "P"))
    centred = replace(builder.setter.sheet.text["english"], align="center", indent_em=0.0, before_lines=0.25)
    for text in meta.english:
        yield from _english(text, centred, builder, root)


# ---- body ----


def _body(document: Document, builder: Builder, root: Element) -> Iterator[Flowed]:
    for part in (document.front, document.body, document.back):
        yield from _nodes(part, builder, root, 0)
    if document.glossary:
        translated = any(isinstance(block, Paragraph) and block.parallel for block in walk_document(document))
        yield from glossary_blocks(document.glossary, builder, root, translated=translated)


def _nodes(nodes: Iterable[Node], builder: Builder, parent: Element, above: int) -> Iterator[Flowed]:
    """The blocks of nodes that stand under a heading of depth `above`, or under the title (0)."""
    for node in nodes:
        match node:
            case Section():
                yield from _section(node, builder, added(parent, "Sect"), above)
            case Paragraph():
                yield from with_notes(_paragraph(node, builder, parent), builder, parent)
            case PageMark():
                continue  # a page of the source ended here; print has pages of its own
            case _:
                yield from with_notes(inset(node, builder, parent), builder, parent)


def _section(section: Section, builder: Builder, sect: Element, above: int) -> Iterator[Flowed]:
    """A heading, its tag one level below its depth since the title is H1, and what it heads."""
    text, depth = heading_text(section), heading_depth(section, above)
    style = builder.setter.sheet.heading(max(1, depth))
    element = added(sect, f"H{min(depth + 1, HEADING_LEVELS)}" if says_something(text) else "P")
    setting = builder.setting(style, element)
    pieces = [setting.piece(section.number), *pieces_of(section.title, setting)]
    heading = builder.setter.set_block(pieces, style, section.id)
    if heading:
        if says_something(text):
            builder.headings.append(Heading(text, depth, section.id))
        yield from with_notes((heading,), builder, sect)
        beneath = replace(builder.setter.sheet.text["english"], keep_with_next=True)
        yield from _english(section.english, beneath, builder, sect)
    else:
        sect.kids.remove(element)
    yield from _nodes(section.children, builder, sect, depth)


def _english(text: str, style: TextStyle, builder: Builder, parent: Element) -> Iterator[Block]:
    """What a title or heading says in English, under it."""
    if text:
        line = added(parent, "P")
        line.language = "en"
        yield from builder.block(builder.english(text), style, line)


def _paragraph(paragraph: Paragraph, builder: Builder, parent: Element) -> Iterator[Flowed]:
    setter = builder.setter
    style = setter.sheet.text["salutation" if paragraph.role is Role.SALUTATION else "body"]
    if not plain_text(paragraph.inlines):
        return
    element, parallel = added(parent, "P"), paragraph.parallel
    if parallel is None:
        yield from builder.block(paragraph.inlines, style, element, paragraph.id)
        return
    beside = builder.setting(setter.sheet.text["parallel"], translated(parent, parallel))
    pieces = builder.pieces(paragraph.inlines, style, element)
    yield from paired(pieces, style, paragraph.id, parallel, beside, setter)


# ---- bookmarks ----


def outlines(document: Document, parts: Parts, drawn: Container[str]) -> list[Outline]:
    """A bookmark for the cover or the title, the contents and every heading, as far as their places are drawn."""
    title = Outline(title_of(document), "cover" if parts.cover else "title", 1)
    contents = Outline(document.wording.contents, "contents", 1)
    headings = (Outline(heading.text, heading.destination, heading.depth) for heading in parts.headings)
    return [mark for mark in (title, contents, *headings) if mark.destination in drawn]
