"""Tables: caption, header cells with their scope, cells over several columns and rows, and room to scroll."""

from __future__ import annotations

from collections.abc import Sequence

from jbpub.nodes import Cell, Table, plain_text
from jbpub.renderers.grid import Row, fit_groups, place_cells
from jbpub.renderers.html.elements import Element, Setting, add_inlines, add_parallel, block, child

UNBROKEN_EM = 8  # a cell that is no wider (a number, a date, a name) stays on one line; page.css leaves others as much
PADDING_EM = 1  # left and right of a cell's text together, as page.css has it
NARROW_EM = 18  # what a screen of 320 CSS pixels holds, with the wider spacing of WCAG 2.2, 1.4.12
PAPER_EM = 36  # what a page of A4 holds


def add_table(parent: Element, table: Table, setting: Setting) -> None:
    """Append a table in a frame, so that one that is too wide scrolls there and not the page (WCAG 2.2, 1.4.10).

    The Tab key stops at the frame, which has the table's name, if a narrow screen cannot hold the table (2.1.1).
    """
    groups = fit_groups(table.head, table.rows)
    caption = f"{table.id}.caption" if table.caption else ""
    narrowest = _narrowest(groups)
    frame = block(parent, "div", {"class": "crowded table" if narrowest > PAPER_EM else "table"})
    if narrowest > NARROW_EM:
        name = {"aria-labelledby": caption} if caption else {"aria-label": setting.wording.table}
        frame.attrib.update({"role": "group", "tabindex": "0", **name})
    element = child(frame, "table", {"id": table.id})
    element.text = "\n"
    if caption:
        words = block(element, "caption", {"id": caption})
        add_inlines(words, table.caption, setting)
        add_parallel(words, table.parallel, setting)
    for tag, rows in zip(("thead", "tbody"), groups, strict=True):
        if rows:
            _add_rows(block(element, tag, {}), rows, setting)


def _add_rows(group: Element, rows: Sequence[Row], setting: Setting) -> None:
    group.text = "\n"
    for row in rows:
        line = block(group, "tr", {})
        for cell in row:
            _add_cell(line, cell, setting, is_head=group.tag == "thead")


def _add_cell(row: Element, cell: Cell, setting: Setting, *, is_head: bool) -> None:
    """A cell; one without words in the head is no header, since it would be read as one (axe: empty-table-header)."""
    text = plain_text(cell.inlines).strip()
    short = 0 < _width(text) <= UNBROKEN_EM and _cell_width(cell) <= UNBROKEN_EM
    attributes = {
        **({"scope": "col"} if is_head and text else {}),
        **({"colspan": str(cell.columns)} if cell.columns > 1 else {}),
        **({"rowspan": str(cell.rows)} if cell.rows > 1 else {}),
        **({"class": "short"} if short else {}),
    }
    element = child(row, "th" if "scope" in attributes else "td", attributes)
    add_inlines(element, cell.inlines, setting)
    add_parallel(element, cell.parallel, setting)


def _narrowest(groups: Sequence[Sequence[Row]]) -> float:
    """The least width of a table in em: what page.css leaves each column, cells over several columns left out."""
    widths: dict[int, float] = {}
    for rows in groups:
        for row in place_cells(rows):
            for column, cell in row:
                wanted = min(_cell_width(cell), UNBROKEN_EM) if cell.columns == 1 else 0
                widths[column] = max(widths.get(column, 0), wanted + PADDING_EM)
    return sum(widths.values())


def _cell_width(cell: Cell) -> float:
    """About how wide a cell's text is, in em, or its translation, whichever is wider."""
    return max(_width(plain_text(one.inlines)) for one in (cell, cell.parallel) if one)


def _width(text: str) -> float:
    """About how wide a text is, in em: a Han character is one wide, a letter or digit half as much."""
    return len(text) - sum(map(str.isascii, text)) / 2
