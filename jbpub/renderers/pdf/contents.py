"""The contents page: every heading with the number of its page, linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jbpub.renderers.pdf.builder import Heading
from jbpub.renderers.pdf.flow import Block, Setting, Tail, Target, Typesetter
from jbpub.renderers.pdf.model import Element


def contents_blocks(
    listed: Sequence[Heading], numbers: Mapping[str, str], toc: Element, title: str, setter: Typesetter
) -> Iterator[Block]:
    """The contents' title and entries; `numbers` gives the printed page number of each heading's destination.

    Tags: TOC > Caption for the title, TOCI > Reference > Link for each entry; deeper levels in a TOC of their own.
    """
    sheet = setter.sheet
    style = sheet.text["contents_title"]
    font = setter.font(style)
    caption = Element("Caption")
    toc.kids.append(caption)
    heading = setter.set_block([Setting(font, font, (caption,), {}).piece(title)], style, "contents")
    if heading:
        yield heading
    levels = {1: toc}
    for entry in listed:
        yield from _entry(entry, numbers[entry.destination], _level(levels, entry.depth), setter)


def _level(levels: dict[int, Element], depth: int) -> Element:
    """The TOC that holds entries of that depth, made when first wanted after an entry above it."""
    for deeper in [level for level in levels if level > depth]:
        del levels[deeper]
    if depth not in levels:
        above = levels[max(levels)]
        levels[depth] = Element("TOC")
        above.kids.append(levels[depth])
    return levels[depth]


def _entry(entry: Heading, number: str, toc: Element, setter: Typesetter) -> Iterator[Block]:
    style = setter.sheet.text["contents1" if entry.depth == 1 else "contents2"]
    item, reference, link = Element("TOCI"), Element("Reference"), Element("Link")
    toc.kids.append(item)
    font, leader = setter.font(style), setter.sheet.contents.leader
    setter.note(number, font)
    setter.note(leader, setter.font(setter.sheet.text["body"]))  # one face for all leaders, so that they are alike
    within = (item, reference, link)
    piece = Setting(font, font, within, {}, Target(entry.text, destination=entry.destination)).piece(entry.text)
    block = setter.set_block([piece], style, tail=Tail(number, leader))
    if block:
        yield block
