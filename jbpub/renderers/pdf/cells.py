"""A table's cells before its columns have their widths: their tags, their text on one line, their numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jbpub.layout.ends import LONG_WORD
from jbpub.nodes import Cell, Inlines, plain_text, says_something
from jbpub.patterns import pattern
from jbpub.renderers.grid import NARROWEST_EM, Row, has_row_heads, place_cells
from jbpub.renderers.pdf.columns import ADDRESS_EM, Wanted, Wish, is_blank, point_of, wish_of
from jbpub.renderers.pdf.flow import Block, Font, Setting, Typesetter, pieces_of
from jbpub.renderers.pdf.model import Element
from jbpub.renderers.pdf.pairs import translation_element
from jbpub.style.keys import TextStyle

FOLD_EM = 1.0  # by which the longer of two lines may pass half of the text
ENDLESS_PT = 1e7  # the width of a column in which any text stands on one line
_WORD = pattern(r"[^\s\u2e80-\uffff\U00020000-\U000323af]+")


@dataclass(frozen=True, slots=True)
class ColumnText:
    """How far the numbers of a column reach to the left and to the right of their points, in em."""

    before: float
    after: float
    font: Font


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell in the grid: the row and column where it begins, its tag, its style, its text on one line, if any.

    So its `translation`, which stands below it.
    """

    cell: Cell
    row: int
    column: int
    element: Element
    style: TextStyle
    line: Block | None
    translation: Block | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return plain_text(self.cell.inlines).strip()

    @property
    def length(self) -> float:
        """How long its text is on one line, in em, or its translation where that is longer."""
        return max((block.lines[0].width for block in (self.line, self.translation) if block), default=0.0)

    def inset(self, room: float, numbers: ColumnText | None) -> float:
        """How far from the left its text begins in `room`, in em; a number with its point below the others'."""
        free = room - self.length
        if numbers is None or self.cell.columns > 1 or self.element.kind == "TH":
            return {"center": free / 2, "right": free}.get(self.style.align, 0.0)
        point = point_of(self.text)
        if point is None:
            return free / 2
        beside = (room - numbers.before - numbers.after) / 2
        return max(0.0, min(free, beside + numbers.before - sum(numbers.font.advances(self.text[:point]))))


@dataclass(frozen=True, slots=True)
class Part:
    """The cells of a table, or of the columns of a wide one that stand together; `head` of its `rows` are its head."""

    spots: tuple[Spot, ...]
    rows: int
    head: int
    columns: int
    elements: tuple[Element, ...]

    def wanted(self, *, folded: bool) -> Iterator[Wanted]:
        """What the cells wish for, in em; header cells `folded` into two lines."""
        for spot in self.spots:
            words = _words(spot) if spot.length > NARROWEST_EM else ()
            wish = wish_of(spot.length, words)
            if folded and spot.row < self.head:
                wish = Wish(max(wish.least, min(wish.natural, wish.natural / 2 + FOLD_EM)), wish.least)
            yield Wanted(spot.column, spot.cell.columns, wish)

    def numbers(self, font: Font) -> Mapping[int, ColumnText]:
        """The columns that hold nothing but numbers in `font`, and how far these reach."""
        columns: dict[int, list[Spot]] = {}
        for spot in self.spots:
            if spot.row >= self.head and spot.cell.columns == 1 and not is_blank(spot.text):
                columns.setdefault(spot.column, []).append(spot)
        return {
            column: _reach(spots, font)
            for column, spots in columns.items()
            if all(point_of(spot.text) is not None and not spot.translation for spot in spots)
        }


def part_of(head: Sequence[Row], body: Sequence[Row], setter: Typesetter, setting: Setting) -> Part:
    """The cells of full rows, each with its tag and its text on one line."""
    rows, named = (*head, *body), has_row_heads(head, body)
    grid = place_cells(rows)
    spots = tuple(
        _spot(cell, row, column, _scope(row < len(head), named and column == 0), setter, setting)
        for row, places in enumerate(grid)
        for column, cell in places
    )
    columns = max(column + cell.columns for places in grid for column, cell in places)
    return Part(spots, len(rows), len(head), columns, tuple(_groups(spots, len(rows), len(head))))


def _scope(in_head: bool, names_row: bool) -> str:  # noqa: FBT001
    return "Column" if in_head else "Row" if names_row else ""


def _spot(cell: Cell, row: int, column: int, scope: str, setter: Typesetter, setting: Setting) -> Spot:
    element = _tag(cell, scope)
    style = setter.sheet.text["table_head" if scope == "Column" else "table"]
    within, parallel = replace(setting, font=setter.font(style), within=(element,)), cell.parallel
    if parallel is None:
        return Spot(cell, row, column, element, style, _on_one_line(cell.inlines, style, within, setter))
    line = _on_one_line(cell.inlines, style, within.inside(Element("P")), setter)
    english = within.in_font(setter.font(setter.sheet.text["parallel"])).inside(translation_element(parallel))
    return Spot(cell, row, column, element, style, line, _on_one_line(parallel.inlines, style, english, setter))


def _on_one_line(inlines: Inlines, style: TextStyle, setting: Setting, setter: Typesetter) -> Block | None:
    return setter.set_block(pieces_of(inlines, setting), replace(style, align="left"), width=ENDLESS_PT)


# ---- tags ----


def _tag(cell: Cell, scope: str) -> Element:
    """The cell's element with the attributes of ISO 32000-1, table 349; without words it heads nothing."""
    spans = {"ColSpan": cell.columns, "RowSpan": cell.rows}
    attributes: dict[str, str | float] = {name: count for name, count in spans.items() if count > 1}
    heads = scope and says_something(plain_text(cell.inlines))
    if heads:
        attributes["Scope"] = scope
    return Element("TH" if heads else "TD", owner={"Table": attributes} if attributes else {})


def _groups(spots: Iterable[Spot], rows: int, head: int) -> Iterator[Element]:
    """The rows' elements, in THead and TBody where there are both (ISO 32000-1, 14.8.4.3.4)."""
    lines = [Element("TR") for _ in range(rows)]
    for spot in spots:
        lines[spot.row].kids.append(spot.element)
    if 0 < head < rows:
        yield Element("THead", [*lines[:head]])
        yield Element("TBody", [*lines[head:]])
    else:
        yield from lines


# ---- text ----


def _words(spot: Spot) -> Iterator[float]:
    """The lengths of the words that are kept whole, in em."""
    for block in filter(None, (spot.line, spot.translation)):
        for word in _WORD.finditer(block.text):
            font = block.pieces[bisect_right(block.starts, word.start()) - 1].font
            yield sum(font.advances(word[0])) if len(word[0]) <= LONG_WORD else ADDRESS_EM


def _reach(spots: Iterable[Spot], font: Font) -> ColumnText:
    before = after = 0.0
    for spot in spots:
        point = sum(font.advances(spot.text[: point_of(spot.text)]))
        before, after = max(before, point), max(after, spot.length - point)
    return ColumnText(before, after, font)
