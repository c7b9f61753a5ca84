"""The pages of a book in their order: cover, contents, text, blank pages; how each is counted; which are wanted.

A page's number is the same in print, in the contents, in the file's page labels and in `book.pages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jbpub.diagnostics import StyleError
from jbpub.renderers.pdf.draw import Sheet
from jbpub.renderers.pdf.model import PageLabel
from jbpub.style.sheet import StyleSheet

DECIMAL, ROMAN = "D", "R"  # styles of page labels (ISO 32000-1, table 159)
_ROMAN_FIGURES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the book: what stands on it, and its number: a count in figures of a `style`, after a `prefix`.

    `total` is how many pages with anything on them are counted so.
    """

    sheet: Sheet
    style: str
    count: int
    prefix: str = ""
    total: int = 0

    @property
    def label(self) -> str:
        """The number as it is printed and as a viewer shows it."""
        return self.prefix + figures(self.style, self.count)


def figures(style: str, count: int) -> str:
    """A number from 1 in decimal or Roman figures."""
    if style == DECIMAL:
        return str(count)
    written = ""
    for value, sign in _ROMAN_FIGURES:
        times, count = divmod(count, value)
        written += sign * times
    return written


# ---- binding ----


def bind(
    cover: Sequence[Sheet], front: Sequence[Sheet], text: Sequence[Sheet], style: StyleSheet, cover_name: str
) -> list[Leaf]:
    """The pages of the whole book, with the blank ones that binding wants.

    Printed duplex, the back of the cover is blank, and both what comes before the text and the text begin on a
    right-hand page.  The pages are filled up to a multiple of the signature; a book with a cover ends with a blank
    page then, its back.  The cover is counted by itself, what comes before the text in Roman figures, the text from 1.
    """
    duplex, signature = style.page.duplex, style.book.signature
    covers = _even(cover) if duplex else list(cover)
    fronts = _even(front) if duplex else list(front)
    back = bool(cover and signature)
    count = len(covers) + len(fronts) + len(text) + back
    blanks = [Sheet(())] * (back + (-count % signature if signature else 0))
    counted = ((covers, DECIMAL, cover_name), (fronts, ROMAN, ""), ([*text, *blanks], DECIMAL, ""))
    leaves = [
        Leaf(sheet, figure, number, prefix, sum(1 for sheet in sheets if not sheet.is_blank))
        for sheets, figure, prefix in counted
        for number, sheet in enumerate(sheets, 1)
    ]
    return [
        replace(leaf, sheet=_in_place(leaf, place, style.running.number_format)) for place, leaf in enumerate(leaves, 1)
    ]


def _even(sheets: Sequence[Sheet]) -> list[Sheet]:
    return [*sheets, Sheet(())] if len(sheets) % 2 else list(sheets)


def _in_place(leaf: Leaf, place: int, number_format: str) -> Sheet:
    """The page with its place in the book, and its printed number where it shows one: not on blank pages."""
    shown = leaf.sheet.numbered and not leaf.sheet.is_blank
    number = number_format.format(page=leaf.label, pages=figures(leaf.style, leaf.total)) if shown else ""
    return replace(leaf.sheet, place=place, number=number)


def labels_of(leaves: Sequence[Leaf]) -> list[PageLabel]:
    """The page labels, one for each stretch of pages that are counted on."""
    labels: list[PageLabel] = []
    following = None
    for index, leaf in enumerate(leaves):
        if (leaf.style, leaf.prefix, leaf.count) != following:
            labels.append(PageLabel(index, leaf.style, leaf.count, leaf.prefix))
        following = (leaf.style, leaf.prefix, leaf.count + 1)
    return labels


# ---- choosing ----


def chosen(leaves: Sequence[Leaf], wanted: str) -> list[Leaf]:
    """The pages that `book.pages` names ("5-12,20,II"), in the book's order; all when it names none.

    Pages are named by their numbers as printed, or by #1, #2, … from the first page of the file.
    Raises StyleError for a page that does not exist.
    """
    if not wanted.strip():
        return list(leaves)
    places = {leaf.label.upper(): place for place, leaf in enumerate(leaves)}
    places |= {f"#{place + 1}": place for place in range(len(leaves))}
    kept = {place for part in wanted.split(",") for place in _span(part, places, leaves)}
    return [leaves[place] for place in sorted(kept)]


def _span(part: str, places: dict[str, int], leaves: Sequence[Leaf]) -> Iterable[int]:
    """The places of a page, or of a range of pages, both ends included."""
    first, dash, last = (text.strip().upper() for text in part.partition("-"))
    ends = [first, last] if dash else [first]
    for end in ends:
        if end not in places:
            raise StyleError(
                f"book.pages = {part.strip()!r}: there is no page {end or 'of that name'}; "
                f"there are {' and '.join(_stretches(leaves))}, or #1 to #{len(leaves)}"
            )
    if places[ends[0]] > places[ends[-1]]:
        raise StyleError(f"book.pages = {part.strip()!r}: a range goes forward; write {last}-{first}")
    return range(places[ends[0]], places[ends[-1]] + 1)


def _stretches(leaves: Sequence[Leaf]) -> Iterator[str]:
    """The pages that there are, such as "I to IV", "1 to 30"."""
    labels = labels_of(leaves)
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        last = leaves[(after.start if after else len(leaves)) - 1].label
        first = leaves[label.start].label
        yield f"{first} to {last}" if first != last else first
