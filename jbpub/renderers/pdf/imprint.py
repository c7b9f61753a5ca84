"""What a page carries for the printer: boxes, output condition, crop marks, the slug line that names the job."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jbpub.renderers.pdf.boxes import CLEAR_MM, Boxes, Stroke, boxes_of, crop_marks
from jbpub.renderers.pdf.condition import BLACK, Condition, Ink
from jbpub.style.keys import PT_PER_MM
from jbpub.style.sheet import StyleSheet

SLUG_PT = 6.5  # size of the slug line
SLUG_INSET = 6.0  # from the trimmed page's left edge, where a crop mark stands (pt)
_LONGEST = 40  # characters of the title in it: the marks at the corners are not to be written over


@dataclass(frozen=True, slots=True)
class Imprint:
    """The same for every page of an edition; `register` is every ink of the job in full, in which marks are drawn.

    `job` names the work in the slug line, and is empty where there is none; `pages` is how many there are.
    """

    boxes: Boxes
    condition: Condition
    marks: tuple[Stroke, ...] = ()
    register: Ink = BLACK
    job: str = ""
    pages: int = 0

    @property
    def slug_drop(self) -> float:
        """The top of the slug line, from the trimmed page's lower edge: below the bleed, clear of it (pt)."""
        return self.boxes.bleed[1] - self.boxes.trim[1] - CLEAR_MM * PT_PER_MM

    def slug_line(self, page: int) -> str:
        """The slug line of a page, counted from 0: job, page, trimmed size, output condition."""
        if not self.job:
            return ""
        left, bottom, right, top = (edge / PT_PER_MM for edge in self.boxes.trim)
        size = f"{right - left:.0f} × {top - bottom:.0f} mm"
        return "  ·  ".join((self.job, f"{page + 1} / {self.pages}", size, _name(self.condition)))


def imprint_of(style: StyleSheet, condition: Condition, title: str, pages: int, inks: Iterable[Ink]) -> Imprint:
    """The imprint of an edition of so many pages; `inks` are those that its pages use."""
    boxes = boxes_of(style)
    if style.pdf.product != "press":
        return Imprint(boxes, condition)
    marks = tuple(crop_marks(boxes)) if style.pdf.marks else ()
    job = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
    return Imprint(boxes, condition, marks, _register(inks), job if style.pdf.slug else "", pages)


def _register(inks: Iterable[Ink]) -> Ink:
    """Every ink that is used, in full: the marks are then on each plate, and on no plate that prints nothing else."""
    used = [any(ink[at] for ink in inks) for at in range(3)] if (inks := tuple(inks)) else [False] * 3
    return *(100.0 * is_used for is_used in used), 100.0


def _name(condition: Condition) -> str:
    """The condition in print, in ASCII, which every face has."""
    shown = condition.description if condition.identifier == "Custom" else condition.identifier
    return shown.encode("ascii", "replace").decode().replace("?", "")
