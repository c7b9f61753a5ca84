"""Tables: a grid of cells, its header rows repeated on every page, its caption above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jbpub.nodes import Cell, Table, plain_text
from jbpub.renderers.docx.inlines import Plan, write_inlines
from jbpub.renderers.docx.markup import paragraph, quoted

_FULL_WIDTH = 5000  # of the type area, in fiftieths of a per cent (ST_TblWidth "pct")
_EMPTY_CELL = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'  # a cell must end with a paragraph
_NOTHING = Cell(())


class Place(NamedTuple):
    """What fills a cell of the grid: a tree cell over `columns`, or the rest of one that began in a row above."""

    cell: Cell
    columns: int
    merge: str = ""  # "restart" where rows are joined, "continue" below


def write_table(table: Table, plan: Plan) -> Iterator[str]:
    """The caption and the table; no table for one without cells."""
    rows = place_cells((*table.head, *table.rows))
    width = max((sum(place.columns for place in row) for row in rows), default=0)
    if not width:
        return
    yield paragraph("Caption", write_inlines(table.caption, plan), "<w:keepNext/>")
    grid = f'<w:gridCol w:w="{plan.text_width // width}"/>' * width
    caption = quoted(plain_text(table.caption))
    name = f'<w:tblCaption w:val="{caption}"/>' if caption else ""
    lines = "".join(_row(row, width, plan, head=at < len(table.head)) for at, row in enumerate(rows))
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{_FULL_WIDTH}" w:type="pct"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/>{name}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'
    )


def place_cells(rows: Sequence[Sequence[Cell]]) -> list[list[Place]]:
    """The rows of the grid, with places under cells that reach down from a row above."""
    placed: list[list[Place]] = []
    reaching: dict[int, tuple[int, int]] = {}  # column → rows still to come, columns
    for row in rows:
        places: list[Place] = []
        cells, column = list(row), 0
        while cells or any(below >= column for below in reaching):
            left, columns = reaching.pop(column, (0, 0))
            if left:
                places.append(Place(_NOTHING, columns, "continue"))
            else:
                cell = cells.pop(0) if cells else _NOTHING
                left, columns = max(1, cell.rows), max(1, cell.columns)
                places.append(Place(cell, columns, "restart" if left > 1 else ""))
            if left > 1:
                reaching[column] = left - 1, columns
            column += columns
        placed.append(places)
    return placed


def _row(places: Sequence[Place], width: int, plan: Plan, *, head: bool) -> str:
    """A row; one that is too short ends with an empty cell."""
    missing = width - sum(place.columns for place in places)
    filled = (*places, Place(_NOTHING, missing)) if missing else places
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    return f"<w:tr>{properties}{''.join(_cell(place, plan) for place in filled)}</w:tr>"


def _cell(place: Place, plan: Plan) -> str:
    span = f'<w:gridSpan w:val="{place.columns}"/>' if place.columns > 1 else ""
    merge = f'<w:vMerge w:val="{place.merge}"/>' if place.merge else ""
    content = paragraph("TableText", write_inlines(place.cell.inlines, plan)) or _EMPTY_CELL
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}{merge}</w:tcPr>{content}</w:tc>'
