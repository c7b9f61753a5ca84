"""What the keys of a style sheet must agree on with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jbpub.diagnostics import StyleError
from jbpub.style.folio import WORDED, is_pattern
from jbpub.style.keys import PT_PER_MM, PdfStyle

if TYPE_CHECKING:
    from jbpub.style.sheet import StyleSheet


def check_together(sheet: StyleSheet, label: str) -> None:
    """Raise StyleError when values that are right by themselves do not fit together."""
    _check_geometry(sheet, label)
    _check_marks(sheet, label)
    check_links(sheet.pdf, label)


def check_links(pdf: PdfStyle, label: str) -> None:
    """Raise StyleError when links are wanted where no link may lie on the page (PDF/X-4, ISO 15930-7)."""
    if pdf.product == "press" and pdf.links == "always":
        raise StyleError(
            f"{label}: pdf.links = 'always' does not go with pdf.product = 'press': PDF/X-4 has no links; "
            "make a second PDF for the screen, or let pdf.links be 'auto'"
        )


def _check_geometry(sheet: StyleSheet, label: str) -> None:
    """Raise StyleError when the type area leaves the paper, or holds not one line of two characters."""
    page, largest = sheet.page, max(sheet.text.values(), key=lambda style: style.size_pt)
    for side, inner, paper in (
        ("width", page.inside_mm + page.text_width_mm, page.width_mm),
        ("height", page.top_mm + page.text_height_mm, page.height_mm),
    ):
        if inner > paper:
            raise StyleError(f"{label}: the type area ends at {inner:g} mm, outside the page's {side} of {paper:g} mm")
    if min(page.text_width_mm * PT_PER_MM / 2, page.text_height_mm * PT_PER_MM) < largest.size_pt:
        raise StyleError(f"{label}: the type area is too small for characters of {largest.size_pt:g} pt")
    for name, style in sheet.text.items():
        if not 0 < style.size_pt <= style.leading_pt:
            raise StyleError(f"{label}: text.{name}.leading_pt must be size_pt or more, and size_pt above 0")
        if len(style.ink_percent) != 4 or max(style.ink_percent) > 100:
            raise StyleError(f"{label}: text.{name}.ink_percent wants cyan, magenta, yellow and black, 0 to 100 each")


def _check_marks(sheet: StyleSheet, label: str) -> None:
    """Raise StyleError when a page number cannot be formed, or when a leader is not made of visible characters."""
    pattern, leader = sheet.running.number_format, sheet.contents.leader
    if pattern not in WORDED and not is_pattern(pattern):
        raise StyleError(
            f"{label}: running.number_format = {pattern!r} does not fit; wanted a text with {{page}} in it once, "
            f"{{pages}} too if you like, or one of {', '.join(WORDED)}"
        )
    around = sheet.notes.number_format.partition("{number}")
    if not around[1] or set(around[0] + around[2]) & {"{", "}"} or not sheet.notes.number_format.isprintable():
        raise StyleError(
            f"{label}: notes.number_format = {sheet.notes.number_format!r} does not fit; "
            "wanted a text with {number} in it once"
        )
    if leader != leader.strip() or not leader.isprintable():
        raise StyleError(f"{label}: contents.leader = {leader!r} does not fit; wanted visible characters, or none")
