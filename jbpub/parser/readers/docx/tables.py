"""Tables of a Word file as Markdown pipe tables, merged cells included (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jbpub.parser.readers.docx.ledger import Ledger
from jbpub.parser.readers.docx.package import W
from jbpub.parser.readers.docx.runs import read_pieces
from jbpub.parser.readers.docx.styles import PLAIN, switched, value
from jbpub.parser.readers.pieces import LINE_BREAK, Piece, markdown
from jbpub.parser.readers.pipes import UP, WIDER, pipe_table

_WIDEST = 64  # columns that a cell may span: Word allows 63
_WRAPPERS = {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"}


def read_table(table: etree._Element, ledger: Ledger) -> list[str]:
    """A table's lines; a table of one cell is a frame round paragraphs: their lines."""
    rows = list(_children(table, "tr"))
    read = [_row(row, ledger) for row in rows]
    cells = [cell for row in read for cell in row if cell is not WIDER]
    head = sum(1 for row in rows if switched(row.find(W + "trPr"), "tblHeader", before=False))
    return cells if len(cells) == 1 else pipe_table(read, head)


def _row(row: etree._Element, ledger: Ledger) -> list[str | None]:
    if row.find(f"{W}trPr/{W}del") is not None:
        ledger.left_out["deleted"] += sum(len(text) for text in row.itertext(W + "t", W + "delText"))
        return []
    before = _integer(value(row.find(W + "trPr"), "gridBefore"))
    texts: list[str | None] = [""] * before
    for cell in _children(row, "tc"):
        texts += [_cell(cell, ledger), *[WIDER] * (_integer(value(cell.find(W + "tcPr"), "gridSpan"), 1) - 1)]
    return texts


def _cell(cell: etree._Element, ledger: Ledger) -> str:
    """A cell's words on one line; tables within it give theirs in reading order.  UP: the one above reaches here."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    if merged is not None and merged.get(W + "val", "continue") == "continue":
        return UP
    pieces: list[Piece] = []
    for paragraph in cell.iter(W + "p"):
        style = ledger.styles.get(value(paragraph.find(W + "pPr"), "pStyle") or ledger.default_style, PLAIN)
        pieces += [*read_pieces(paragraph, style, ledger), LINE_BREAK]
    return " ".join(line.strip() for line in markdown(pieces))


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside content controls and tracked changes."""
    for child in element:
        if child.tag == W + tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _integer(text: str | None, otherwise: int = 0) -> int:
    return min(int(text), _WIDEST) if text is not None and text.isdecimal() else otherwise
