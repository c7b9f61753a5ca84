"""A paragraph and its translation, side by side on common lines or one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jbpub.layout.pages import Extent
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
    """The paragraph that holds a translation; words that tell of a missing one are in the edition's own language."""
    return Element("P", language="" if parallel.missing else parallel.language)


def stacked(parallel: Parallel, setting: Setting, setter: Typesetter) -> Iterator[Block]:
    """The translation as a block of its own."""
    done = setter.set_block(pieces_of(parallel.inlines, setting), setter.sheet.text["parallel"])
    if done:
        yield done


def side_by_side(
    pieces: tuple[Piece, ...],
    style: TextStyle,
    destination: str,
    parallel: Parallel,
    setting: Setting,
    setter: Typesetter,
) -> Iterator[Pair | Block]:
    """Original and translation in two columns; the translation takes the original's leading, so that lines meet."""
    sheet = setter.sheet
    gap = sheet.bilingual.gap_em * style.size_pt
    width = sheet.page.text_width_mm * PT_PER_MM - gap
    narrow = width * sheet.bilingual.share
    beside = replace(sheet.text["parallel"], leading_pt=style.leading_pt)
    left = setter.set_block(pieces, style, destination, width=narrow)
    right = setter.set_block(pieces_of(parallel.inlines, setting), beside, width=width - narrow)
    if left and right:
        lines = max(len(left.lines), len(right.lines))
        yield Pair(left, right, narrow + gap, replace(left.extent, lines=lines), destination)
        return
    for alone in (left, right):
        if alone:
            yield alone
