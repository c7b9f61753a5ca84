"""Pages drawn: placed lines become content streams.  Only placing happens here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from jbpub.layout.lines import Line
from jbpub.layout.pages import Placed
from jbpub.renderers.pdf.bands import Band, PlacedCell, Repeat
from jbpub.renderers.pdf.builder import Flowed
from jbpub.renderers.pdf.condition import BLACK
from jbpub.renderers.pdf.flow import Block, Font, Piece, Tail, Target, widths_of
from jbpub.renderers.pdf.imprint import SLUG_INSET, SLUG_PT, Imprint
from jbpub.renderers.pdf.model import Annotation, Destination, Element, Page, Raster
from jbpub.renderers.pdf.pairs import Pair
from jbpub.renderers.pdf.pen import FOOTER, HEADER, LEADER, PRINTER_MARK, Frame, Inks, Pen
from jbpub.renderers.pdf.pictures import Picture
from jbpub.style.faces.face import SOFT_HYPHEN
from jbpub.style.keys import PT_PER_MM, TextStyle
from jbpub.style.sheet import StyleSheet

EM_HEIGHT = 0.88  # of the em box above the baseline
TAIL_SPACE_EM = 0.4  # on either side of a leader
THICK = 1.2  # pt, the thick line of a rule
RULE_SPACE = 14.0  # pt that the rule above the notes takes, with the space above and below it
RULE_DROP = 8.0  # pt of it above the rule
RULE_LENGTH = 0.3  # of the column, as is the custom for the rule above footnotes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to draw: its lines, its printed number and running head ("" for none), how far down it begins (pt).

    `notes` stand at its foot, below a rule of their own.  `place` is its place in the book, from 1: odd ones are
    right-hand pages.  One that is not `numbered` shows no number.  `rule` is a short rule in the middle: how far down
    (pt), how long; none when it has no length.
    """

    placed: tuple[tuple[Flowed, Placed], ...]
    number: str = ""
    head: str = ""
    offset: float = 0.0
    place: int = 1
    numbered: bool = True
    rule: tuple[float, float] = (0.0, 0.0)
    notes: tuple[tuple[Block, Placed], ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether the report has nothing on the page."""
        return not (self.placed or self.notes)


class Ends(NamedTuple):
    """Whether something is the first and whether it is the last of what stands on a page."""

    first: bool = False
    last: bool = False


@dataclass(slots=True)
class Press:
    """Draws one page after the other; `destinations` and `pictures` fill with the names that pages hold."""

    style: StyleSheet
    inks: Inks
    running: Font
    imprint: Imprint
    destinations: dict[str, Destination] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    pictures: dict[Raster, str] = field(default_factory=dict)

    def draw(self, sheet: Sheet) -> None:
        """Draw a page and add it to those there are."""
        page = self.style.page
        imprint = self.imprint
        pen = Pen(len(self.pages), self.inks, imprint.condition, imprint.boxes.origin, self.style.pdf.linked)
        left = page.left_mm(sheet.place) * PT_PER_MM
        top = (page.height_mm - page.top_mm) * PT_PER_MM
        self._draw_head(pen, sheet.head, left, top)
        for flowed, placed in sheet.placed:
            self._draw_flowed(pen, flowed, placed, left, top - sheet.offset - placed.top, _ends(sheet, flowed))
        if sheet.notes:
            self._draw_notes(pen, sheet, left, top)
        self._draw_rule(pen, sheet.rule, left, top)
        self._draw_number(pen, sheet, left)
        self._draw_for_the_printer(pen)
        self.pages.append(pen.finish())

    def _draw_notes(self, pen: Pen, sheet: Sheet, left: float, top: float) -> None:
        """The notes at a page's foot and the rule above them."""
        y = top - sheet.notes[0][1].top + RULE_SPACE - RULE_DROP
        pen.rule(left, y, self.style.page.text_width_mm * PT_PER_MM * RULE_LENGTH)
        for note, placed in sheet.notes:
            self._draw_flowed(pen, note, placed, left, top - placed.top, Ends())

    def _draw_flowed(self, pen: Pen, flowed: Flowed, placed: Placed, left: float, top: float, ends: Ends) -> None:
        if flowed.destination and placed.first == 0:
            self.destinations[flowed.destination] = self._destination(pen, top, _element_of(flowed))
        match flowed:
            case Block():
                self._draw_block(pen, flowed, placed, left, top)
            case Pair():
                self._draw_pair(pen, flowed, placed, left, top)
            case Band():
                self._draw_band(pen, flowed, left, top, ends)
            case Picture():
                self._draw_picture(pen, flowed, left, top)

    def _draw_pair(self, pen: Pen, pair: Pair, placed: Placed, left: float, top: float) -> None:
        """Two texts side by side, on common baselines."""
        for block, offset in ((pair.left, 0.0), (pair.right, pair.offset)):
            first, last = (min(line, len(block.lines)) for line in (placed.first, placed.last))
            lines, lower = Placed(placed.block, first, last, placed.top), _drop(pair.left.style) - _drop(block.style)
            self._draw_block(pen, block, lines, left + offset, top - lower)

    def _draw_band(self, pen: Pen, band: Band, left: float, top: float, ends: Ends) -> None:
        """Rows of a table; a cell that goes on from row to row is closed at the head and the foot of the page alone."""
        if band.repeat and ends.first:
            self._draw_repeat(pen, band.repeat, left, top + band.repeat.height)
        for part in band.cells:
            cell = part.cell
            if cell.block:
                lines = Placed(0, part.first, part.last, 0.0)
                self._draw_block(
                    pen, cell.block, lines, left + cell.left + cell.padding + cell.inset, top - part.top - cell.padding
                )
        pen.frames(_frame(part, left, top, ends) for part in band.cells)

    def _draw_repeat(self, pen: Pen, repeat: Repeat, left: float, top: float) -> None:
        """A table's name and header rows once more, from the page's head down."""
        if repeat.name:
            lines = len(repeat.name.lines)
            self._draw_block(pen, repeat.name, Placed(0, 0, lines, 0.0), left, top)
            top -= lines * repeat.name.style.leading_pt + repeat.name.extent.after
        for band in repeat.bands:
            self._draw_band(pen, band, left, top, Ends())
            top -= band.extent.leading

    def _draw_picture(self, pen: Pen, picture: Picture, left: float, top: float) -> None:
        """A picture in the middle of the column."""
        name = self.pictures.setdefault(picture.raster, f"I{len(self.pictures) + 1}")
        middle = left + (self.style.page.text_width_mm * PT_PER_MM - picture.width) / 2
        pen.picture(name, picture.element, (middle, top - picture.height, picture.width, picture.height))

    def _draw_block(self, pen: Pen, block: Block, placed: Placed, left: float, top: float) -> None:
        style, drop = block.style, _drop(block.style)
        for line in block.lines[placed.first : placed.last]:
            self._draw_line(pen, block, line, left, top - drop)
            top -= style.leading_pt
        if block.tail and placed.last == len(block.lines):
            self._draw_tail(pen, block, block.tail, left, top + style.leading_pt - drop)

    def _draw_line(self, pen: Pen, block: Block, line: Line, left: float, y: float) -> None:
        size = block.style.size_pt
        for run in _runs(block, line):
            piece, x = run.piece, left + run.x * size
            pen.begin(piece.within)
            pen.show(run.text, piece.font, size, (x, y), line.letter, run.kerns)
            if piece.anchor and run.opens:
                place = self._destination(pen, y + size, pen.owner or piece.within[-1])
                self.destinations.setdefault(piece.anchor, place)
            if piece.link:
                _link(pen, piece, piece.link, (x, y, x + run.width * size), size)

    def _draw_tail(self, pen: Pen, block: Block, tail: Tail, left: float, y: float) -> None:
        """The leader and the page number that end a contents entry, flush right."""
        size, piece, line = block.style.size_pt, block.pieces[-1], block.lines[-1]
        right = left + self.style.page.text_width_mm * PT_PER_MM
        number_at = right - _length(tail.number, piece.font) * size
        step, space = _length(tail.leader, self.running) * size, TAIL_SPACE_EM * size
        room = number_at - left - (line.x + line.width) * size - 2 * space
        count = int(room / step) if step else 0
        if count > 0:
            pen.artifact(LEADER, tail.leader * count, self.running, size, (number_at - space - count * step, y))
        pen.begin(piece.within)
        pen.say(tail.number, piece.font, size, (number_at, y))
        if piece.link:
            _link(pen, piece, piece.link, (number_at, y, right), size)

    def _draw_head(self, pen: Pen, head: str, left: float, top: float) -> None:
        if head:
            running, width = self.style.running, self.style.page.text_width_mm * PT_PER_MM
            x = left + (width - _length(head, self.running) * running.head_size_pt) / 2
            y = top + running.head_rise_mm * PT_PER_MM
            pen.artifact(HEADER, head, self.running, running.head_size_pt, (x, y))

    def _destination(self, pen: Pen, top: float, element: Element) -> Destination:
        """A place on the page that the pen writes."""
        return Destination(pen.page, top + self.imprint.boxes.origin[1], element)

    def _draw_for_the_printer(self, pen: Pen) -> None:
        """Crop marks and slug line, outside the bleed."""
        if self.imprint.marks:
            pen.printer_marks(self.imprint.marks, self.imprint.register)
        if line := self.imprint.slug_line(pen.page):
            size = SLUG_PT
            font = replace(self.running, ink=BLACK)
            pen.artifact(PRINTER_MARK, line, font, size, (SLUG_INSET, self.imprint.slug_drop - EM_HEIGHT * size))

    def _draw_rule(self, pen: Pen, rule: tuple[float, float], left: float, top: float) -> None:
        """A rule of a thick line and a thin one (文武线), in the middle of the column."""
        drop, length = rule
        if length:
            x = left + (self.style.page.text_width_mm * PT_PER_MM - length) / 2
            pen.frames([Frame(x, top - drop, length, THICK), Frame(x, top - drop - 2 * THICK, length, 0)])

    def _draw_number(self, pen: Pen, sheet: Sheet, left: float) -> None:
        if number := sheet.number:
            running, page = self.style.running, self.style.page
            size, width = running.number_size_pt, page.text_width_mm * PT_PER_MM
            length = _length(number, self.running) * size
            inset = running.number_inset_em * size
            outer = width - length - inset if sheet.place % 2 else inset
            x = left + (outer if running.number_align == "outer" else (width - length) / 2)
            foot = (page.height_mm - page.top_mm - page.text_height_mm - running.number_drop_mm) * PT_PER_MM
            pen.artifact(FOOTER, number, self.running, size, (x, foot - EM_HEIGHT * size))


def _drop(style: TextStyle) -> float:
    """How far below a line's top its baseline lies."""
    return (style.leading_pt - style.size_pt) / 2 + EM_HEIGHT * style.size_pt


def _ends(sheet: Sheet, flowed: Flowed) -> Ends:
    return Ends(flowed is sheet.placed[0][0], flowed is sheet.placed[-1][0])


def _frame(part: PlacedCell, left: float, top: float, ends: Ends) -> Frame:
    """The outline of a cell; open where it goes on in the band before or after, on the same page."""
    box = (left + part.cell.left, top - part.bottom, part.cell.width, part.height)
    return Frame(*box, above=ends.first or not part.open_above, below=ends.last or not part.open_below)


@dataclass(frozen=True, slots=True)
class _Run:
    """What a line holds of one piece: its characters, their kerns by offset, where it lies (em from the column's left).

    `opens` tells that the piece begins here.
    """

    piece: Piece
    text: str
    kerns: list[tuple[int, float]]
    x: float
    width: float
    opens: bool


def _runs(block: Block, line: Line) -> Iterator[_Run]:
    """A line's runs, from left to right."""
    at = bisect_right(block.starts, line.start) - 1
    start, x = line.start, line.x
    while start < line.end:
        piece, offset = block.pieces[at], block.starts[at]
        end = min(line.end, offset + len(piece.text))
        text = piece.text[start - offset : end - offset]
        kerns = [(k - start, kern) for k, kern in line.kerns if start <= k < end]
        text += SOFT_HYPHEN if line.hyphen and end == line.end else ""
        width = line.x + line.width - x if end == line.end else _set_width(text, piece.font, line.letter, kerns)
        yield _Run(piece, text, kerns, x, width, start == offset)
        start, x, at = end, x + width, at + 1


def _set_width(text: str, font: Font, letter: float, kerns: list[tuple[int, float]]) -> float:
    return sum(font.advances(text)) + letter * len(text) + sum(kern for _, kern in kerns)


def _link(pen: Pen, piece: Piece, target: Target, run: tuple[float, float, float], size: float) -> None:
    """A link annotation over a run of text (left, baseline, right), held by the run's Link element."""
    if not pen.linked:
        return
    left, y, right = run
    rect = (left, y - (1 - EM_HEIGHT) * size, right, y + EM_HEIGHT * size)
    note = Annotation(rect, target.contents, target.destination, target.uri)
    pen.annotations.append(note)
    next(element for element in reversed(piece.within) if element.kind == "Link").kids.append(note)


def _element_of(flowed: Flowed) -> Element:
    """The outermost element that begins with what is set."""
    match flowed:
        case Picture():
            return flowed.element
        case Pair():
            return flowed.left.pieces[0].within[0]
        case Band():
            return next(part.cell.block for part in flowed.cells if part.cell.block).pieces[0].within[0]
        case _:
            return flowed.pieces[0].within[0]


def _length(text: str, font: Font) -> float:
    """The natural length of a text in em."""
    return sum(widths_of(text, font))
