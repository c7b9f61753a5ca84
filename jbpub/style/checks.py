"""What the keys of a style sheet must agree on with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jbpub.diagnostics import StyleError
from jbpub.style.folio import WORDED, is_pattern
from jbpub.style.keys import PT_PER_MM, PdfStyle

if TYPE_CHECKING:
    from jbpub.style.sheet import StyleSheet

LEAST_CHARACTERS = 1  # that a line holds beside its indents
LEAST_COLUMN = 4  # characters that a line of a column holds
LEAST_SIZE_PT = 1  # that Word knows
LARGEST_PAGE_MM = 5080  # 14400 pt (ISO 32000-1, Annex C.2)
LARGEST_SIGNATURE = 256  # pages, far more than a press folds


def check_together(sheet: StyleSheet, label: str) -> None:
    """Raise StyleError when values that are right by themselves do not fit together."""
    _check_paper(sheet, label)
    _check_type(sheet, label)
    _check_columns(sheet, label)
    _check_book(sheet, label)
    _check_marks(sheet, label)
    check_links(sheet.pdf, label)


def check_links(pdf: PdfStyle, label: str) -> None:
    """Raise StyleError when links are wanted where no link may lie on the page (PDF/X-4, ISO 15930-7)."""
    if pdf.product == "press" and pdf.links == "always":
        raise StyleError(
            f"{label}: pdf.links = 'always' does not go with pdf.product = 'press': PDF/X-4 has no links; "
            "make a second PDF for the screen, or let pdf.links be 'auto'"
        )


def _check_paper(sheet: StyleSheet, label: str) -> None:
    """Raise StyleError when the type area, the running head or the page number leaves the paper."""
    page, running = sheet.page, sheet.running
    for side, inner, paper in (
        ("width", page.inside_mm + page.text_width_mm, page.width_mm),
        ("height", page.top_mm + page.text_height_mm, page.height_mm),
    ):
        if paper > LARGEST_PAGE_MM:
            raise StyleError(f"{label}: page.{side}_mm = {paper:g} is more than the {LARGEST_PAGE_MM} of a PDF")
        if inner > paper:
            raise StyleError(f"{label}: the type area ends at {inner:g} mm, outside the page's {side} of {paper:g} mm")
    if running.head and running.head_rise_mm + running.head_size_pt / PT_PER_MM > page.top_mm:
        raise StyleError(f"{label}: running.head_rise_mm puts the head off the paper: page.top_mm is {page.top_mm:g}")
    foot = page.height_mm - page.top_mm - page.text_height_mm
    if running.number_drop_mm + running.number_size_pt / PT_PER_MM > foot:
        raise StyleError(f"{label}: running.number_drop_mm puts the number off the paper: {foot:g} mm are below")


def _check_type(sheet: StyleSheet, label: str) -> None:
    """Raise StyleError when the type area holds not one line of two characters of a style."""
    width, height = (length * PT_PER_MM for length in (sheet.page.text_width_mm, sheet.page.text_height_mm))
    largest = max(sheet.text.values(), key=lambda style: style.size_pt)
    if min(width / 2, height) < largest.size_pt:
        raise StyleError(f"{label}: the type area is too small for characters of {largest.size_pt:g} pt")
    for name, style in sheet.text.items():
        if not LEAST_SIZE_PT <= style.size_pt <= style.leading_pt:
            raise StyleError(
                f"{label}: text.{name}.leading_pt must be size_pt or more, and size_pt {LEAST_SIZE_PT} or more"
            )
        if len(style.ink_percent) != 4 or max(style.ink_percent) > 100:
            raise StyleError(f"{label}: text.{name}.ink_percent wants cyan, magenta, yellow and black, 0 to 100 each")
        if style.leading_pt > height:
            raise StyleError(f"{label}: text.{name}.leading_pt is more than the type area is high")
        aside = 2 * style.side_em + max(style.indent_em, style.hanging_em)
        if width / style.size_pt - aside < LEAST_CHARACTERS:
            raise StyleError(f"{label}: text.{name}: indents and side_em of {aside:g} em leave no room for its lines")


def _check_columns(sheet: StyleSheet, label: str) -> None:
    """Raise StyleError when a translation or its original would have a column of no use."""
    both = sheet.bilingual
    if both.layout == "stacked":
        return
    room = sheet.page.text_width_mm * PT_PER_MM - both.gap_em * sheet.text["body"].size_pt
    for name, share in (("body", both.share), ("parallel", 1 - both.share)):
        if share * room < LEAST_COLUMN * sheet.text[name].size_pt:
            raise StyleError(
                f"{label}: bilingual.share = {both.share:g} and gap_em = {both.gap_em:g} leave text.{name} "
                f'less than {LEAST_COLUMN} characters a line; change them, or say bilingual.layout = "stacked"'
            )


def _check_book(sheet: StyleSheet, label: str) -> None:
    """Raise StyleError when pages are to be right-hand ones, or sheets of paper, that cannot be."""
    book = sheet.book
    if book.signature > LARGEST_SIGNATURE:
        raise StyleError(f"{label}: book.signature = {book.signature} is too much; wanted {LARGEST_SIGNATURE} at most")
    if sheet.page.duplex:
        if book.signature % 2 and book.signature > 1:
            raise StyleError(f"{label}: book.signature = {book.signature}: a leaf has two pages, so make it even")
    elif book.chapters == "recto":
        raise StyleError(
            f'{label}: book.chapters = "recto" wants right-hand pages: page.duplex = true, or chapters = "page"'
        )


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
