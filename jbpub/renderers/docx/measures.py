"""Lengths of the style sheet in Word's units: twips (1/20 pt), half points, characters of a line."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from jbpub.style.keys import PT_PER_MM, PageStyle, TextStyle
from jbpub.style.sheet import StyleSheet

TWIPS_PER_PT = 20
LINE_OF_SMALL_TYPE = 1.3  # leading of running heads and page numbers, in em: the sheet leaves it open


def twips(points: float) -> int:
    """Points in twips, to the nearest."""
    return round(points * TWIPS_PER_PT)


def mm_twips(millimetres: float) -> int:
    """Millimetres in twips, to the nearest."""
    return twips(millimetres * PT_PER_MM)


def leading_twips(points: float) -> int:
    """Leading in twips, rounded down: the last line of a page must still have room."""
    return floor(points * TWIPS_PER_PT + 1e-6)


@dataclass(frozen=True, slots=True)
class PageBox:
    """Paper and margins in twips; `left` is the binding side."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int

    @property
    def text_width(self) -> int:
        """Width of the type area in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Height of the type area in twips."""
        return self.height - self.top - self.bottom


def page_box(page: PageStyle) -> PageBox:
    """The paper and its margins."""
    return PageBox(
        width=mm_twips(page.width_mm),
        height=mm_twips(page.height_mm),
        top=mm_twips(page.top_mm),
        bottom=mm_twips(page.height_mm - page.top_mm - page.text_height_mm),
        left=mm_twips(page.inside_mm),
        right=mm_twips(page.width_mm - page.inside_mm - page.text_width_mm),
    )


def word_size(style: TextStyle, sheet: StyleSheet) -> int:
    """The type size in half points.

    Word knows no quarter points: 3号, 15.75 pt in GB/T 9704, is 16 pt there and known to users as 三号, so halves are
    rounded up.  On a grid of cells they are rounded down: a character larger than its cell would take two of them.
    """
    return floor(style.size_pt * 2 + (0.0 if on_cells(sheet) else 0.5))


def on_cells(sheet: StyleSheet) -> bool:
    """Whether every Han character stands in a cell of the page's grid."""
    return sheet.line.grid == "cells"


def cell_space(sheet: StyleSheet) -> int:
    """What a cell of the grid is wider than a character of the body, in 1/4096 pt (w:charSpace, 17.6.5)."""
    body = sheet.text["body"]
    cell = page_box(sheet.page).text_width / characters_a_line(body, sheet.page) / TWIPS_PER_PT
    return floor((cell - word_size(body, sheet) / 2) * 4096)


def characters_a_line(style: TextStyle, page: PageStyle) -> int:
    """How many full-width characters the sheet wants on a line, at least one."""
    return max(1, floor(page.text_width_mm * PT_PER_MM / style.size_pt + 1e-6))


def spacing_twips(style: TextStyle, sheet: StyleSheet) -> int:
    """What to take from each character, in twips, so that the sheet's number fits on a line in Word's larger size.

    28 characters of 16 pt need 316 twips less than 0 each on 156 mm: −5.  (A docGrid with negative charSpace says the
    same to Word, but other programs then give each character two cells.)
    """
    room = page_box(sheet.page).text_width // characters_a_line(style, sheet.page)
    size = word_size(style, sheet)
    return min(0, room - size * 10) if size > style.size_pt * 2 else 0


def em_twips(style: TextStyle, sheet: StyleSheet) -> int:
    """The width of one full-width character with its spacing, in twips."""
    return word_size(style, sheet) * 10 + spacing_twips(style, sheet)
