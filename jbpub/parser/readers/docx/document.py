"""A Word file as a Source: its paragraphs, headings, tables and notes in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join

from lxml import etree

from jbpub.diagnostics import SourceError
from jbpub.parser.readers.docx.ledger import Ledger
from jbpub.parser.readers.docx.numbering import BULLET, read_numbering
from jbpub.parser.readers.docx.package import Package, Relation, W, open_package
from jbpub.parser.readers.docx.runs import MC, chosen, read_pieces, text_boxes
from jbpub.parser.readers.docx.styles import PLAIN, Style, read_styles, switched, value, with_paragraph
from jbpub.parser.readers.docx.tables import read_table
from jbpub.parser.readers.pieces import LINE_BREAK, RULE, Piece, markdown, plain
from jbpub.parser.readers.reading import Reading
from jbpub.patterns import pattern
from jbpub.source import Source

NOTES_HEAD = "## 注释"
_WRAPPERS = {W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_NO_CONTENT = {"separator", "continuationSeparator", "continuationNotice"}
_LETTERS = pattern(r"[^\W\d_]")
_DEEPEST = 6  # heading levels that Markdown has


def read_docx(data: bytes, name: str) -> Reading:
    """The report in a Word file, its pictures with it.  Raises SourceError when it is broken, locked or empty."""
    package = open_package(data, name)
    try:
        return _read(package)
    except RecursionError as problem:
        raise SourceError(f"{name}: is nested too deep for a report; open and save it in Word") from problem


def _read(package: Package) -> Reading:
    ledger = _ledger(package)
    root = package.tree(package.main)
    body = root.find(W + "body") if root is not None else None
    blocks = [*_blocks(body, ledger), *_notes(ledger)] if body is not None else []
    if not blocks:
        raise SourceError(f"{package.name}: is empty; give a report with text in it")
    _count_furniture(package, ledger)
    text = "\n\n".join(blocks) + "\n"
    return Reading(Source(text, package.name, "docx", ledger.assets), tuple(ledger.findings()))


def _ledger(package: Package) -> Ledger:
    relations = package.relations(package.main)
    styles, default = read_styles(_related(package, relations, "styles"))
    return Ledger(package, styles, default, read_numbering(_related(package, relations, "numbering")), relations)


def _related(package: Package, relations: Mapping[str, Relation], kind: str) -> etree._Element | None:
    """The part of one kind, found by its relation or, in files without, by its usual name."""
    named = (link.target for link in relations.values() if link.kind == kind and not link.outside)
    return package.tree(next(named, join(dirname(package.main), f"{kind}.xml")))


def _blocks(parent: etree._Element, ledger: Ledger) -> Iterator[str]:
    """The blocks of a body or a text box in reading order."""
    cut: list[Piece] = []  # a paragraph whose mark is deleted: it goes on in the next one
    for child in parent:
        if child.tag == W + "p":
            pieces, style = _pieces(child, ledger)
            if _mark_is_deleted(child):
                cut += pieces
                continue
            yield from _paragraph([*cut, *pieces], style)
            cut = []
            yield from (block for box in text_boxes(child) for block in _blocks(box, ledger))
        elif child.tag == W + "tbl":
            lines = read_table(child, ledger)
            yield from ["\n".join(lines)] if lines else []
        elif child.tag in _WRAPPERS:
            yield from _wrapped(child, ledger)
        elif child.tag == MC + "AlternateContent":
            yield from _blocks(chosen(child), ledger)
        elif child.tag == W + "altChunk":
            ledger.left_out["embedded"] += 1
    yield from _paragraph(cut, PLAIN)


def _wrapped(wrapper: etree._Element, ledger: Ledger) -> Iterator[str]:
    """The blocks in a content control; that of a table of contents is left out."""
    gallery = wrapper.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    if gallery is not None and gallery.get(W + "val") == "Table of Contents":
        ledger.left_out["contents"] += _length(wrapper)
    else:
        yield from _blocks(wrapper, ledger)


def _pieces(paragraph: etree._Element, ledger: Ledger) -> tuple[list[Piece], Style]:
    """What a paragraph says, its automatic number first, and the style that holds for it."""
    properties = paragraph.find(W + "pPr")
    named = ledger.styles.get(value(properties, "pStyle") or ledger.default_style, PLAIN)
    style = with_paragraph(properties, named)
    if style.contents:
        ledger.left_out["contents"] += _length(paragraph)
        return [], style
    pieces = list(read_pieces(paragraph, style, ledger))
    if any(piece.text.strip() for piece in pieces) and style.number not in (None, "0"):
        pieces = [*_label(style, ledger), *pieces]
    if switched(properties, "pageBreakBefore", before=False):
        pieces = [Piece(f"\n{RULE}\n", raw=True), *pieces]
    return pieces, style


def _label(style: Style, ledger: Ledger) -> list[Piece]:
    label = ledger.numbering.label(style.number or "", style.level).strip(" \t")
    if label == BULLET.strip():
        return [Piece(BULLET, raw=True)]
    gap = " " if label and (label[-1].isascii() or label[-1].isdigit()) else ""
    return [Piece(label + gap, raw=True)] if label else []


def _paragraph(pieces: list[Piece], style: Style) -> Iterator[str]:
    """A paragraph's block; the lines, rules and pictures in a heading stand round it."""
    if style.outline is None:
        lines = markdown(pieces)
        yield from [_with_rules(lines)] if lines else []
    else:
        around = [piece for piece in pieces if piece.raw and "\n" in piece.text and piece is not LINE_BREAK]
        yield from markdown(around)
        title = plain(piece for piece in pieces if piece not in around)
        yield from [f"{'#' * min(style.outline + 1, _DEEPEST)} {title}"] if title else []


def _with_rules(lines: list[str]) -> str:
    """The lines of a paragraph, page breaks and pictures with room round them."""
    return "\n".join(f"\n{line}\n" if line == RULE or line.startswith("![") else line for line in lines).strip("\n")


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _notes(ledger: Ledger) -> Iterator[str]:
    """The footnotes and endnotes under a heading of their own, numbered as their marks are."""
    bodies = {kind: _note_bodies(ledger, kind) for kind in ("footnote", "endnote")}
    for (kind, name), number in list(ledger.notes.items()):
        if number == 1:
            yield NOTES_HEAD
        element = bodies[kind].get(name)
        lines = list(_blocks(element, ledger)) if element is not None else []
        yield "\n\n".join([f"[{number}] {lines[0].lstrip()}" if lines else f"[{number}]", *lines[1:]])


def _note_bodies(ledger: Ledger, kind: str) -> dict[str, etree._Element]:
    root = _related(ledger.package, ledger.relations, f"{kind}s")
    if root is None:
        return {}
    return {note.get(W + "id", ""): note for note in root.iter(W + kind) if note.get(W + "type", "") not in _NO_CONTENT}


def _count_furniture(package: Package, ledger: Ledger) -> None:
    """Count what headers, footers and comments say; page numbers alone say nothing."""
    for link in ledger.relations.values():
        what = {"header": "furniture", "footer": "furniture", "comments": "comments"}.get(link.kind)
        root = package.tree(link.target) if what and not link.outside else None
        if what and root is not None:
            words = "".join(root.itertext(W + "t"))
            ledger.left_out[what] += len(words) if _LETTERS.search(words) else 0


def _length(element: etree._Element) -> int:
    return sum(map(len, element.itertext(W + "t")))
