"""A text and its translation: side by side on common lines, one below the other, or as the lines of one block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jbpub.layout.pages import ALONE, Call, Extent
from jbpub.nodes import Parallel
from jbpub.renderers.pdf.flow import Block, Piece, Setting, Typesetter, pieces_of
from jbpub.renderers.pdf.model import Element
from jbpub.style.keys import PT_PER_MM, TextStyle


@dataclass(frozen=True, slots=True)
class Pair:
    """Two blocks side by side, line by line at one height; `offset` is where the right one begins (pt)."""

    left: Block
    right: Block
    offset: float
    extent: Extent
    destination: str = ""


def translation_element(parallel: Parallel) -> Element:
    """The tag of a translation; words that tell of a missing one are in the edition's own language."""
    return Element("P", language="" if parallel.missing else parallel.language)


def translated(parent: Element, parallel: Parallel) -> Element:
    """A new last kid of an element for a translation."""
    element = translation_element(parallel)
    parent.kids.append(element)
    return element


def joined(above: Block | None, below: Block | None) -> Block | None:
    """Two blocks of one style and width as one, the lines of the second after those of the first."""
    if above is None or below is None:
        return above or below
    length = len(above.text)
    lines = [
        replace(line, start=line.start + length, end=line.end + length, kerns=_shifted(line.kerns, length))
        for line in below.lines
    ]
    return replace(
        above,
        text=above.text + below.text,
        starts=(*above.starts, *(start + length for start in below.starts)),
        pieces=(*above.pieces, *below.pieces),
        lines=above.lines + lines,
        extent=replace(
            above.extent,
            lines=above.extent.lines + below.extent.lines,
            calls=above.extent.calls
            + tuple(Call(call.line + len(above.lines), call.note) for call in below.extent.calls),
        ),
    )


def _shifted(kerns: tuple[tuple[int, float], ...], by: int) -> tuple[tuple[int, float], ...]:
    return tuple((at + by, space) for at, space in kerns)


def paired(
    pieces: Sequence[Piece],
    style: TextStyle,
    destination: str,
    parallel: Parallel,
    setting: Setting,
    setter: Typesetter,
) -> Iterator[Pair | Block]:
    """A text in a style and its translation as the sheet wants them laid out; what has no words is left out."""
    words = tuple(pieces_of(parallel.inlines, setting))
    if setter.sheet.bilingual.layout == "stacked":
        left = setter.set_block(pieces, style, destination)
        right = setter.set_block(words, setter.sheet.text["parallel"])
        yield from _stacked(left, right)
    else:
        yield from side_by_side(pieces, words, style, destination, setter)


def _stacked(above: Block | None, below: Block | None) -> Iterator[Block]:
    """One below the other; a text of few lines, which no page parts, stays with the first lines of its translation."""
    if above and below and len(above.lines) < 2 * ALONE:
        above = replace(above, extent=replace(above.extent, keep_with_next=True))
    yield from filter(None, (above, below))


def side_by_side(
    pieces: Sequence[Piece], words: Sequence[Piece], style: TextStyle, destination: str, setter: Typesetter
) -> Iterator[Pair | Block]:
    """In two columns, which a page parts at one height, so that of neither a line stands alone."""
    sheet = setter.sheet
    gap = sheet.bilingual.gap_em * style.size_pt
    width = sheet.page.text_width_mm * PT_PER_MM - gap
    narrow = width * sheet.bilingual.share
    beside = replace(sheet.text["parallel"], leading_pt=style.leading_pt)  # so that lines meet
    left = setter.set_block(pieces, style, destination, width=narrow)
    right = setter.set_block(words, beside, width=width - narrow)
    if left and right:
        lengths = (len(left.lines), len(right.lines))
        extent = replace(
            left.extent,
            lines=max(lengths),
            calls=tuple(sorted(left.extent.calls + right.extent.calls)),
            bound=frozenset(length - 1 for length in lengths),
        )
        yield Pair(left, right, narrow + gap, extent, destination)
    else:
        yield from filter(None, (left, right))
