"""A page's content stream in the making: operators of ISO 32000-1, annex A, each stretch of text marked with its owner.

Points, origin at the page's lower left corner.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from jbpub.renderers.pdf.boxes import Stroke
from jbpub.renderers.pdf.condition import BLACK, Condition, Ink
from jbpub.renderers.pdf.flow import Font, runs_of
from jbpub.renderers.pdf.model import Annotation, Element, EmbeddedFont, Mark, Page
from jbpub.renderers.pdf.syntax import hex_string
from jbpub.style.faces.face import SOFT_HYPHEN
from jbpub.style.fonts import Face

HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
REPEAT = "/Artifact <</Type /Pagination>> BDC"
ARTIFACT = Element("Artifact")
LEADER = "/Artifact <</Type /Layout>> BDC"
DIVIDED = "/Span <</ActualText <FEFF00AD>>> BDC"  # a hyphen that reads as none (ISO 32000-1, 14.8.2.2.3)
RULE_WIDTH = 0.4
PRINTER_MARK = "/Artifact <</Type /Page>> BDC"  # crop marks and slug line (ISO 32000-1, 14.8.2.2.2)
HAIRLINE = 0.25


@dataclass(frozen=True, slots=True)
class Inks:
    """The embedded faces by face: resource name and the hexadecimal code of each character, by code point."""

    names: Mapping[Face, str]
    codes: Mapping[Face, Mapping[int, str]]

    @classmethod
    def of(cls, fonts: Mapping[Face, EmbeddedFont]) -> Inks:
        """The names F1, F2, … in the faces' order."""
        codes = {face: {ord(char): f"{code:04x}" for char, code in font.codes.items()} for face, font in fonts.items()}
        return cls({face: f"F{number}" for number, face in enumerate(fonts, 1)}, codes)


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a box; `above` and `below` tell whether these sides are drawn."""

    left: float
    bottom: float
    width: float
    height: float
    above: bool = True
    below: bool = True

    def __str__(self) -> str:
        """As operators of a path."""
        if self.above and self.below:
            return f"{self.left:.3f} {self.bottom:.3f} {self.width:.3f} {self.height:.3f} re"
        right, top = self.left + self.width, self.bottom + self.height
        sides = [((self.left, self.bottom), (self.left, top)), ((right, self.bottom), (right, top))]
        sides += [((self.left, top), (right, top))] * self.above + [
            ((self.left, self.bottom), (right, self.bottom))
        ] * self.below
        return " ".join(f"{a[0]:.3f} {a[1]:.3f} m {b[0]:.3f} {b[1]:.3f} l" for a, b in sides)


@dataclass(slots=True)
class Pen:
    """Writes one page; keeps the text state that it has reached, so that no operator is repeated for nothing.

    Coordinates count from the trimmed page's corner, which lies at `origin`.  Where there are no links (not `linked`)
    their text belongs to the element around them.
    """

    page: int
    inks: Inks
    condition: Condition
    origin: tuple[float, float] = (0.0, 0.0)
    linked: bool = True
    out: list[str] = field(init=False)
    owners: list[Element] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    owner: Element | None = None
    font: tuple[Face, float] | None = None
    stroke: float = 0.0
    spread: float = 0.0
    ink: Ink = BLACK

    def __post_init__(self) -> None:
        x, y = self.origin
        self.out = [f"1 0 0 1 {x:.3f} {y:.3f} cm"] if x or y else []
        self.out.append(self.condition.paint(BLACK))

    def begin(self, within: tuple[Element, ...]) -> None:
        """Go on in the innermost of these elements: a new mark, unless it is the one at hand.

        Elements inside a paragraph join the tag tree here, when their first character comes: that is reading order.
        What stands in none is no part of the report.
        """
        if not self.linked:
            within = tuple(element for element in within if element.kind != "Link")
        if self.owner is (within[-1] if within else ARTIFACT):
            return
        if not within:
            self._begin_artifact()
            return
        self.end()
        for outer, inner in pairwise(within):
            if not inner.kids:  # one with kids has joined before: on an earlier page, or before its neighbour in a pair
                outer.kids.append(inner)
        self.owner = within[-1]
        self.owner.kids.append(Mark(self.page, len(self.owners)))
        actual = f" /ActualText {hex_string(self.owner.actual)}" if self.owner.actual else ""
        self.out.append(f"/{self.owner.kind} <</MCID {len(self.owners)}{actual}>> BDC BT")
        self.owners.append(self.owner)

    def _begin_artifact(self) -> None:
        self.end()
        self.owner = ARTIFACT
        self.out.append(f"{REPEAT} BT")

    def end(self) -> None:
        """Close the mark at hand."""
        if self.owner is not None:
            self.out.append("ET EMC")
            self.owner = None

    def show(
        self,
        text: str,
        font: Font,
        size: float,
        at: tuple[float, float],
        letter: float = 0.0,
        kerns: Iterable[tuple[int, float]] = (),
    ) -> None:
        """Show characters from a point on; `letter` in em after each, `kerns` in em after single ones, by offset."""
        self._set(font, size * font.scale, letter * size)
        known = self.inks.codes[font.face]
        codes = text.removesuffix(SOFT_HYPHEN).translate(known)
        left, baseline = at[0], at[1] + (font.rise + font.face.rise * font.scale) * size
        parts, done = [], 0
        for offset, kern in kerns:
            parts.append(f"<{codes[done : 4 * offset + 4]}>{-1000 * kern / font.scale:.1f}")
            done = 4 * offset + 4
        self.out.append(f"1 0 0 1 {left:.3f} {baseline:.3f} Tm [{''.join(parts)}<{codes[done:]}>] TJ")
        if text.endswith(SOFT_HYPHEN):
            self.out.append(f"{DIVIDED} <{known[ord('-')]}> Tj EMC")
            self.end()  # Poppler, and what is built on it, takes this EMC for that of the mark around it

    def say(self, text: str, font: Font, size: float, at: tuple[float, float]) -> None:
        """Show characters as they come, each in the face that draws it."""
        x, y = at
        for run, drawn in runs_of(text, font):
            self.show(run, drawn, size, (x, y))
            x += sum(drawn.advances(run)) * size

    def _set(self, font: Font, size: float, spread: float) -> None:
        """Choose ink, face, size and spread; thicken a face that stands in for a heavier one by drawing its outline."""
        if self.ink != font.ink:
            self.ink = font.ink
            self.out.append(self.condition.paint(font.ink))
        if self.font != (font.face, size):
            self.font = (font.face, size)
            self.out.append(f"/{self.inks.names[font.face]} {size:g} Tf")
        stroke = round(font.embolden * size, 3)
        if self.stroke != stroke:
            self.stroke = stroke
            self.out.append(f"2 Tr {stroke:g} w" if stroke else "0 Tr")
        if self.spread != spread:
            self.spread = spread
            self.out.append(f"{spread:.4f} Tc")

    def picture(self, name: str, owner: Element, box: tuple[float, float, float, float]) -> None:
        """Show a picture in a box (left, bottom, width, height), owned by its Figure."""
        self.end()
        left, bottom, width, height = box
        mark = f"/{owner.kind} <</MCID {len(self.owners)}>> BDC"
        self.out.append(f"{mark} q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /{name} Do Q EMC")
        owner.kids.append(Mark(self.page, len(self.owners)))
        self.owners.append(owner)

    def frames(self, frames: Iterable[Frame]) -> None:
        """Draw the outlines of boxes, which are no part of the report."""
        self.end()
        self._lines(LEADER, BLACK, RULE_WIDTH, " ".join(map(str, frames)))

    def printer_marks(self, strokes: Iterable[Stroke], ink: Ink) -> None:
        """Draw lines that are for the printer; they count from the sheet's corner, not from the trimmed page's."""
        self.end()
        x, y = self.origin
        drawn = " ".join(f"{a - x:.3f} {b - y:.3f} m {c - x:.3f} {d - y:.3f} l" for a, b, c, d in strokes)
        self._lines(PRINTER_MARK, ink, HAIRLINE, drawn)

    def _lines(self, kind: str, ink: Ink, width: float, path: str) -> None:
        """Draw a path in an ink and a width (pt) of its own, whatever the text around it has."""
        self.out.append(f"{kind} q {self.condition.paint(ink)} {width} w {path} S Q EMC")

    def rule(self, left: float, y: float, length: float) -> None:
        """Draw a line from left to right that is no part of the report."""
        self.end()
        self._lines(LEADER, BLACK, RULE_WIDTH, f"{left:.3f} {y:.3f} m {left + length:.3f} {y:.3f} l")

    def artifact(self, kind: str, text: str, font: Font, size: float, at: tuple[float, float]) -> None:
        """Show characters that are no part of the report."""
        self.end()
        self.out.append(f"{kind} BT")
        self.say(text, font, size, at)
        self.out.append("ET EMC")

    def finish(self) -> Page:
        """The page as drawn."""
        self.end()
        return Page(zlib.compress("\n".join(self.out).encode("ascii"), 6), self.owners, self.annotations)
