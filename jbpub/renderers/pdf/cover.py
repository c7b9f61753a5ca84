"""The cover: title, occasion and speaker above, the month at the foot; the text repeats them above its first page.

Tags: Sect > H1, P, or P alone; the title is H1 again where the text begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jbpub.layout.pages import Placed
from jbpub.nodes import Document, title_of
from jbpub.renderers.pdf.builder import Builder, Flowed, added
from jbpub.renderers.pdf.draw import Sheet
from jbpub.renderers.pdf.flow import Block
from jbpub.renderers.pdf.model import Element

TITLE_DROP = 0.16  # of the type area's height, above the cover's title
RULE_SHARE = 0.5  # of its width: the rule below the title
RULE_GAP = 0.6  # of the title's leading, above the rule and below


def cover_blocks(document: Document, builder: Builder, root: Element) -> Iterator[Block]:
    """The lines of the cover, the month, or an empty line in its place, last."""
    meta, sect = document.meta, added(root, "Sect")
    more = meta.occasion or meta.speaker_role or meta.speaker  # a heading that heads nothing on its page is none
    yield from builder.line(title_of(document), "cover_title", added(sect, "H1" if more else "P"), "cover")
    lines = {"cover_occasion": [meta.occasion.text if meta.occasion else ""]}
    lines["cover_speaker"] = [meta.speaker_role, meta.speaker]
    for style, texts in lines.items():
        for text in filter(None, texts):
            yield from builder.line(text, style, added(sect, "P"))
    if document.wording.month:
        yield from builder.line(document.wording.month, "cover_month", added(sect, "P"))


def cover_sheet(blocks: tuple[Flowed, ...], height: float, width: float, *, dated: bool) -> Sheet:
    """The cover's page: the lines from the upper third down, the month, if there is one, on the last line.

    Too much for one page is set closer: then it begins at the top.
    """
    heights = [block.extent.lines * block.extent.leading for block in blocks]
    gap = RULE_GAP * blocks[0].extent.leading
    spaces = [block.extent.before + (2 * gap if number == 1 else 0.0) for number, block in enumerate(blocks)]
    top = min(TITLE_DROP * height, max(0.0, height - sum(heights) - sum(spaces[1:])))
    placed: list[tuple[Flowed, Placed]] = []
    for number, block in enumerate(blocks):
        top += spaces[number] if number else 0.0
        foot = dated and number == len(blocks) - 1
        at = max(top, height - heights[number]) if foot else top
        placed.append((block, Placed(number, 0, block.extent.lines, at)))
        top += heights[number]
    first = placed[0]
    rule = first[1].top + heights[0] + gap
    return replace(Sheet(tuple(placed), numbered=False), rule=(rule, RULE_SHARE * width))
