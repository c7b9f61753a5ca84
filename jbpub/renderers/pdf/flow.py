"""Text on its way to the page: pieces of inlines, each with its face and its place in the tag tree, set into lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby

from jbpub.layout.classes import CLOSING_BRACKETS, FULL_OPENING
from jbpub.layout.custom import Custom
from jbpub.layout.lines import Line, Shape, compose
from jbpub.layout.pages import Call, Extent
from jbpub.nodes import (
    INVISIBLE,
    Foreign,
    Gloss,
    Inline,
    Inlines,
    Lead,
    Link,
    NoteMark,
    PageMark,
    Strong,
    TermMention,
    Text,
)
from jbpub.patterns import pattern
from jbpub.renderers.addresses import is_web_address
from jbpub.renderers.pdf.clusters import parts_of
from jbpub.renderers.pdf.condition import BLACK, Ink
from jbpub.renderers.pdf.copy import copy_of
from jbpub.renderers.pdf.model import Element
from jbpub.style.coverage import Sides, Suite, suite_of
from jbpub.style.faces.face import SOFT_HYPHEN, TWO_EM_DASH, Face
from jbpub.style.keys import PT_PER_MM, TextStyle
from jbpub.style.sheet import StyleSheet

NEARLY_WHOLE = 0.1  # em that a line may stay short of its column, so that characters set solid fill it
BOLD_EM = 0.03  # outline added all round where a face has no bold of its own
NUMBER_COLUMN_EM = 3.0  # kept free at the right of a contents entry for its page number


NOTE_SCALE, NOTE_RISE = 0.6, 0.34  # of the text's size: a note's number

_NO_GLYPH = pattern(f"(?!{SOFT_HYPHEN})[{INVISIBLE}]")  # a face may draw such a character as a box


@dataclass(frozen=True, slots=True)
class Font:
    """A face, how much its strokes are thickened, how small and how far above the baseline it is set (em), its ink.

    `suite` has the faces that draw what this one does not.
    """

    face: Face
    embolden: float = 0.0
    scale: float = 1.0
    rise: float = 0.0
    ink: Ink = BLACK
    suite: Suite | None = field(default=None, compare=False, repr=False)

    def advances(self, text: str) -> list[float]:
        """Each character's advance in em of the paragraph."""
        widths = map(self.face.advances.__getitem__, text)
        return list(widths) if self.scale == 1.0 else [self.scale * width for width in widths]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads and what it is called: a destination's name, or an address outside the file."""

    contents: str
    destination: str = ""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters in one font, inside the structure elements `within`, outermost first.

    `link` when they are one, `anchor` the name by which they are found; no line may end before a `bound` piece.
    `divisions`: offsets at which the text says that a word may be divided.
    """

    text: str
    font: Font
    within: tuple[Element, ...]
    link: Target | None = None
    anchor: str = ""
    bound: bool = False
    divisions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands at the right end of a contents entry's last line."""

    number: str
    leader: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph set: its pieces with the offset at which each begins, its lines, the names that lead to it."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]
    lines: list[Line]
    style: TextStyle
    extent: Extent
    destination: str = ""
    tail: Tail | None = None


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets paragraphs by a style sheet and the customs of a region.

    `calls` are the marks that call notes, each with its note's place among these.  Keeps account of the characters
    that each face has to draw, of the suites by role, and of the anchors set.
    """

    sheet: StyleSheet
    custom: Custom = field(default_factory=Custom)
    calls: Mapping[str, int] = field(default_factory=dict)
    drawn: dict[Face, set[str]] = field(default_factory=dict)
    suites: dict[str, Suite] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)

    def font(self, style: TextStyle) -> Font:
        """The font of a text style."""
        suite, bold = self._suite(style.font), BOLD_EM if style.bold else 0.0
        return Font(suite.own, suite.embolden_em + bold, ink=style.ink_percent, suite=suite)

    def set_block(
        self,
        pieces: Iterable[Piece],
        style: TextStyle,
        destination: str = "",
        tail: Tail | None = None,
        width: float = 0.0,
    ) -> Block | None:
        """Pieces set into lines in a column `width` pt wide, else the page's; nothing when there is no text."""
        ready = tuple(part for piece in pieces for part in self._drawable(piece))
        if not ready:
            return None
        starts = _starts(ready)
        self.anchors.update(piece.anchor for piece in ready if piece.anchor)
        copy = copy_of(ready, starts, self.sheet.line, divided=style.align == "justify")
        lines = compose(copy, self._shape(style, tail, width))
        for line in lines:
            if line.hyphen:
                face = ready[bisect_right(starts, line.end - 1) - 1].font.face
                self.drawn.setdefault(face, set()).add("-")
        extent = replace(self._extent(style, len(lines)), calls=tuple(self._calls(ready, starts, lines)))
        return Block(copy.text, starts, ready, lines, style, extent, destination, tail)

    def note(self, text: str, font: Font) -> None:
        """Take account of characters that a font's faces have to draw."""
        for run, drawn in runs_of(text, font):
            self.drawn.setdefault(drawn.face, set()).update(run)

    def measure(self) -> float:
        """How long the full lines of the report's own text are (pt): what stands with it ends where they end."""
        size = self.sheet.text["body"].size_pt
        return _whole(self.sheet.page.text_width_mm * PT_PER_MM / size) * size

    def _shape(self, style: TextStyle, tail: Tail | None, width: float) -> Shape:
        width = (width or self.sheet.page.text_width_mm * PT_PER_MM) / style.size_pt
        width = _whole(width) if style.align == "justify" else width
        free, side = width - (NUMBER_COLUMN_EM if tail else 0.0), style.side_em
        display = style.align == "center" or (style.keep_with_next and style.align == "left")
        return Shape(free - side, side + style.indent_em, side + style.hanging_em, style.align, self.custom, display)

    def _extent(self, style: TextStyle, lines: int) -> Extent:
        line = self.sheet.text["body"].leading_pt
        return Extent(
            lines, style.leading_pt, style.before_lines * line, style.after_lines * line, style.keep_with_next
        )

    def _suite(self, role: str) -> Suite:
        fonts = self.sheet.fonts
        if role not in self.suites:
            marks = self.custom.marks
            sides = Sides(frozenset(FULL_OPENING), marks.closing or frozenset(CLOSING_BRACKETS), marks.centred)
            self.suites[role] = suite_of(fonts[role], fonts["latin"], self.sheet.faces, sides)
        return self.suites[role]

    def _calls(self, pieces: Iterable[Piece], starts: Iterable[int], lines: Iterable[Line]) -> Iterator[Call]:
        """The notes that the lines call, by the pieces that are their marks."""
        coming = enumerate(lines)
        at, line = next(coming)
        for piece, start in zip(pieces, starts, strict=True):
            if piece.anchor in self.calls:
                while line.end <= start:
                    at, line = next(coming)
                yield Call(at, self.calls[piece.anchor])

    def _drawable(self, piece: Piece) -> Iterator[Piece]:
        """The piece in runs of one face: 破折号 as one stroke, what its face lacks in another one."""
        for part, actual in parts_of(piece.text):
            reads = (Element("Span", actual=actual),) if actual and piece.within else ()
            for ready in self._in_runs(replace(piece, text=part, within=piece.within + reads)):
                yield ready
                if piece.anchor or piece.bound:
                    piece = replace(piece, anchor="", bound=False)

    def _in_runs(self, piece: Piece) -> Iterator[Piece]:
        text = _visible(piece.text).replace("——", TWO_EM_DASH)
        if SOFT_HYPHEN in text:
            piece, text = _without_soft_hyphens(piece, text)
        anchor, bound, start = piece.anchor, piece.bound, 0
        for run, font in runs_of(text, piece.font):
            self.drawn.setdefault(font.face, set()).update(run)
            divisions = tuple(point - start for point in piece.divisions if start < point <= start + len(run))
            yield Piece(run, font, piece.within, piece.link, anchor, bound, divisions)
            anchor, bound, start = "", False, start + len(run)


def _visible(text: str) -> str:
    """A text without what has no glyph; tabs and line ends as spaces."""
    return _NO_GLYPH.sub(lambda found: " " if found[0].isspace() else "", text)


def runs_of(text: str, font: Font) -> Iterator[tuple[str, Font]]:
    """The runs of a text that one face draws each."""
    if not text:
        return
    suite = font.suite
    if suite is None or all(face is font.face for face in map(suite.__getitem__, set(text))):
        yield text, font
    else:
        for face, chars in groupby(text, suite.__getitem__):
            yield "".join(chars), replace(font, face=face)


def widths_of(text: str, font: Font) -> list[float]:
    """Each character's advance in em, in the face that draws it."""
    return [width for run, drawn in runs_of(text, font) for width in drawn.advances(run)]


def _whole(width: float) -> float:
    """A measure that is a whole number of em, as a type area should be (CLREQ 2.2), if it nearly is one already."""
    return float(int(width)) if width - int(width) < NEARLY_WHOLE else width


def _without_soft_hyphens(piece: Piece, text: str) -> tuple[Piece, str]:
    """The text without its soft hyphens, and the piece with the places where they say a word may be divided."""
    parts = text.split(SOFT_HYPHEN)
    points = accumulate(map(len, parts[:-1]))
    return replace(piece, divisions=tuple(point for point in points if point)), "".join(parts)


def _starts(pieces: tuple[Piece, ...]) -> tuple[int, ...]:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text)
    return tuple(starts)


# ---- inlines to pieces ----


@dataclass(frozen=True, slots=True)
class Setting:
    """How inlines are set where they stand: the font, a lead's font, the elements around, where terms are explained."""

    font: Font
    lead: Font
    within: tuple[Element, ...]
    terms: Mapping[str, Target]
    link: Target | None = None

    def inside(self, element: Element, link: Target | None = None) -> Setting:
        """The same setting inside a further element."""
        return Setting(self.font, self.lead, (*self.within, element), self.terms, link or self.link)

    def in_font(self, font: Font) -> Setting:
        """The same setting in another font."""
        return Setting(font, self.lead, self.within, self.terms, self.link)

    def piece(self, text: str, anchor: str = "") -> Piece:
        """Characters set so."""
        return Piece(text, self.font, self.within, self.link, anchor)


def pieces_of(inlines: Inlines, setting: Setting) -> Iterator[Piece]:
    """The pieces that inlines are set in, in reading order."""
    for inline in inlines:
        yield from _pieces(inline, setting)


def _pieces(inline: Inline, setting: Setting) -> Iterator[Piece]:
    match inline:
        case Text(text):
            yield setting.piece(text)
        case PageMark():
            return
        case Lead(inlines, number):
            lead = setting.in_font(setting.lead)
            yield lead.piece(number)
            yield from pieces_of(inlines, lead)
        case Strong(inlines):
            bold = replace(setting.font, embolden=setting.font.embolden + BOLD_EM)
            yield from pieces_of(inlines, setting.in_font(bold))
        case Foreign(language, inlines):
            yield from pieces_of(inlines, setting.inside(Element("Span", language=language)))
        case Link(target, inlines):
            yield from pieces_of(inlines, _linked(target, setting))
        case TermMention():
            yield from _mention(inline, setting)
        case Gloss(language, text):
            yield setting.inside(Element("Span", language=language)).piece(text)
        case NoteMark():
            yield _note_mark(inline, setting)


def _linked(address: str, setting: Setting) -> Setting:
    """The setting inside a link to the web; links do not nest, and what is no web address leads nowhere."""
    if setting.link or not is_web_address(address):
        return setting
    return setting.inside(Element("Link"), Target(address, uri=address))


def _mention(mention: TermMention, setting: Setting) -> Iterator[Piece]:
    """A term as a link to its explanation; the first piece carries the name by which it is found again."""
    target = None if setting.link else setting.terms.get(mention.key)
    inside = setting.inside(Element("Link"), target) if target else setting
    anchor = mention.id
    for piece in pieces_of(mention.inlines, inside):
        yield replace(piece, anchor=piece.anchor or anchor)
        anchor = "" if piece.text else anchor


def _note_mark(mark: NoteMark, setting: Setting) -> Piece:
    """A note's number, raised, as a reference to the entry that explains it, if one does."""
    small = replace(setting.font, scale=NOTE_SCALE, rise=NOTE_RISE)
    target = None if setting.link else setting.terms.get(mark.key)
    within = (*setting.within, Element("Reference"), Element("Link")) if target else setting.within
    return Piece(mark.text, small, within, target or setting.link, mark.id, bound=True)
