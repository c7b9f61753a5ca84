"""The boxes of a page (ISO 32000-1, 14.11.2), and where the crop marks stand.  Lengths in points.

On a screen the page is the paper.  For a press it lies on a larger sheet: the trimmed page, the bleed round it that is
cut away, and outside both the marks that say where to cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jbpub.style.keys import PT_PER_MM
from jbpub.style.sheet import StyleSheet

MARK_MM = 5.0  # length of a crop mark
CLEAR_MM = 3.0  # between the trimmed page and a mark, at least: a mark must not show when the cut is a little off
SLUG_MM = 10.0  # outside the bleed, for marks and slug line

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Stroke: TypeAlias = tuple[float, float, float, float]
"""A straight line: from x, y to x, y."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """A page's sheet, from its lower left corner, and on it the bleed and the trimmed page."""

    media: Box
    bleed: Box
    trim: Box

    @property
    def origin(self) -> tuple[float, float]:
        """Where the trimmed page begins."""
        return self.trim[0], self.trim[1]

    def nested(self) -> bool:
        """Whether each box lies within the next larger one (ISO 15930-7, 6.10)."""
        pairs = ((self.trim, self.bleed), (self.bleed, self.media))
        return all(
            outer[0] <= inner[0] < inner[2] <= outer[2] and outer[1] <= inner[1] < inner[3] <= outer[3]
            for inner, outer in pairs
        )


def boxes_of(style: StyleSheet) -> Boxes:
    """The boxes of every page of an edition."""
    width, height = style.page.width_mm * PT_PER_MM, style.page.height_mm * PT_PER_MM
    if style.pdf.product != "press":
        return plain_boxes(width, height)
    bleed = style.pdf.bleed_mm * PT_PER_MM
    slug = SLUG_MM * PT_PER_MM if style.pdf.marks or style.pdf.slug else 0.0
    near, far = bleed + slug, 2 * (bleed + slug)
    trim = (near, near, near + width, near + height)
    return Boxes((0.0, 0.0, width + far, height + far), _grown(trim, bleed), trim)


def plain_boxes(width: float, height: float) -> Boxes:
    """The boxes of a page that is its own paper."""
    paper = (0.0, 0.0, width, height)
    return Boxes(paper, paper, paper)


def crop_marks(boxes: Boxes) -> Iterator[Stroke]:
    """Two short lines at each corner of the trimmed page, outside the bleed: they meet where the knife cuts."""
    left, bottom, right, top = boxes.trim
    clear = max(CLEAR_MM * PT_PER_MM, left - boxes.bleed[0])
    length = MARK_MM * PT_PER_MM
    for x, outwards in ((left, -1), (right, 1)):
        for y in (bottom, top):
            yield x + outwards * clear, y, x + outwards * (clear + length), y
    for y, outwards in ((bottom, -1), (top, 1)):
        for x in (left, right):
            yield x, y + outwards * clear, x, y + outwards * (clear + length)


def _grown(box: Box, by: float) -> Box:
    left, bottom, right, top = box
    return left - by, bottom - by, right + by, top + by
