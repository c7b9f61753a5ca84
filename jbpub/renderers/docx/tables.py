"""Tables: a grid of cells, its header rows repeated on every page, its caption above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from jbpub.nodes import Cell, Table, plain_text
from jbpub.renderers.docx.inlines import Plan, write_inlines
from jbpub.renderers.docx.markup import paragraph, quoted
from jbpub.renderers.docx.pairs import translation
from jbpub.renderers.grid import NOTHING, Row, column_shares, fit_groups, place_cells

_FULL_WIDTH = 5000  # of the type area, in fiftieths of a per cent (ST_TblWidth "pct")
KEPT_WITH_NEXT = "<w:keepNext/>"
ROOM_EM = 40.0  # of a table's width in the size of its text, about
_EMPTY_CELL = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'  # a cell must end with a paragraph


class Place(NamedTuple):
    """What fills a cell of the grid: a tree cell over `columns`, or the rest of one that began in a row above."""

    cell: Cell
    columns: int
    merge: str = ""  # "restart" where rows are joined, "continue" below


def write_table(table: Table, plan: Plan) -> Iterator[str]:
    """The caption and the table; no table for one without cells."""
    head, body = fit_groups(table.head, table.rows)
    rows = merge_cells((*head, *body))
    if not rows:
        return
    yield paragraph("Caption", write_inlines(table.caption, plan), KEPT_WITH_NEXT)
    yield translation("Caption", table.parallel, plan, KEPT_WITH_NEXT)
    shares = column_shares(place_cells((*head, *body)), ROOM_EM)
    grid = "".join(f'<w:gridCol w:w="{round(plan.text_width * share)}"/>' for share in shares)
    caption = quoted(plain_text(table.caption))
    name = f'<w:tblCaption w:val="{caption}"/>' if caption else ""
    lines = "".join(_row(row, plan, head=at < len(head)) for at, row in enumerate(rows))
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{_FULL_WIDTH}" w:type="pct"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/>{name}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'
    )


def merge_cells(rows: Sequence[Row]) -> list[list[Place]]:
    """The rows of a full grid, with places under cells that reach down from a row above."""
    lines: list[list[tuple[int, Place]]] = [[] for _ in rows]
    for at, cells in enumerate(place_cells(rows)):
        for column, cell in cells:
            for down in range(cell.rows):
                merge = "continue" if down else "restart" if cell.rows > 1 else ""
                lines[at + down].append((column, Place(NOTHING if down else cell, cell.columns, merge)))
    return [[place for _, place in sorted(line, key=itemgetter(0))] for line in lines]


def _row(places: Sequence[Place], plan: Plan, *, head: bool) -> str:
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    return f"<w:tr>{properties}{''.join(_cell(place, plan) for place in places)}</w:tr>"


def _cell(place: Place, plan: Plan) -> str:
    span = f'<w:gridSpan w:val="{place.columns}"/>' if place.columns > 1 else ""
    merge = f'<w:vMerge w:val="{place.merge}"/>' if place.merge else ""
    words = paragraph("TableText", write_inlines(place.cell.inlines, plan))
    content = words + translation("TableText", place.cell.parallel, plan) or _EMPTY_CELL
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}{merge}</w:tcPr>{content}</w:tc>'
