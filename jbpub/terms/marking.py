"""Puts term mentions into inlines: where a term begins and ends, texts are cut and what lies between is wrapped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from jbpub.nodes import Foreign, Inline, Inlines, Lead, Link, PageMark, Strong, TermMention, Text, plain_text
from jbpub.terms.search import Hit

Mention: TypeAlias = Callable[[Hit, Inlines], TermMention]
_Placed: TypeAlias = tuple[Inline, int, int]
_Range: TypeAlias = tuple[int, int, Hit]


def unmark(inlines: Inlines) -> Inlines:
    """Inlines without term mentions, texts that meet joined."""
    if not any(isinstance(inline, TermMention | Strong | Link | Foreign | Lead) for inline in inlines):
        return inlines
    return join_texts(_unmarked(inlines))


def _unmarked(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case TermMention():
                yield from _unmarked(inline.inlines)
            case Strong() | Link() | Foreign() | Lead():
                yield replace(inline, inlines=unmark(inline.inlines))
            case _:
                yield inline


def join_texts(inlines: Iterable[Inline]) -> Inlines:
    """The inlines with texts that meet joined."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


def mark_hits(inlines: Inlines, hits: Sequence[Hit], mention: Mention) -> Inlines:
    """Inlines with a mention round each hit; offsets of hits are those of plain_text(inlines).

    A hit that begins in one element and ends in another, such as half in bold, loses its outer quotation marks if
    that helps and is passed over if not.
    """
    return tuple(_marked(inlines, 0, hits, mention))


def _marked(inlines: Inlines, start: int, hits: Sequence[Hit], mention: Mention) -> list[Inline]:
    placed = _placed(inlines, start)
    here, inside = _shared_out(placed, hits)
    edges = [edge for begin, end, _ in here for edge in (begin, end)]
    marked: list[Inline] = []
    gathered: list[Inline] = []
    coming = iter([*here, None])
    current = next(coming)
    for inline, begin, end in _cut(placed, edges):
        piece = _with_inner(inline, begin, inside.get(begin, ()), mention)
        if current is None or begin < current[0] or (begin == end == current[0]):
            marked.append(piece)
            continue
        gathered.append(piece)
        if end == current[1]:
            marked.append(mention(current[2], tuple(gathered)))
            gathered, current = [], next(coming)
    return marked


def _placed(inlines: Inlines, start: int) -> list[_Placed]:
    """Inlines with the offsets where they begin and end."""
    placed = []
    for inline in inlines:
        end = start + len(inline.text if isinstance(inline, Text) else plain_text((inline,)))
        placed.append((inline, start, end))
        start = end
    return placed


def _shared_out(placed: Sequence[_Placed], hits: Iterable[Hit]) -> tuple[list[_Range], dict[int, list[Hit]]]:
    """The hits that are marked among these inlines, and those that lie inside one of them, by where that begins."""
    elements = [(begin, end) for inline, begin, end in placed if not isinstance(inline, Text | PageMark)]
    here: list[_Range] = []
    inside: dict[int, list[Hit]] = {}
    for hit in hits:
        for start, end in (hit.outer, (hit.start, hit.end)):
            around = next((begin for begin, stop in elements if begin <= start and end <= stop), None)
            if around is not None:
                inside.setdefault(around, []).append(
                    hit if (start, end) == hit.outer else replace(hit, outer=(start, end))
                )
                break
            if not any(begin < edge < stop for begin, stop in elements for edge in (start, end)):
                here.append((start, end, hit))
                break
    return here, inside


def _cut(placed: Iterable[_Placed], edges: Sequence[int]) -> Iterator[_Placed]:
    """The inlines with their texts cut at the edges."""
    for inline, begin, end in placed:
        if not isinstance(inline, Text):
            yield inline, begin, end
            continue
        at = begin
        for edge in (*(edge for edge in edges if begin < edge < end), end):
            if at < edge:
                yield Text(inline.text[at - begin : edge - begin]), at, edge
            at = edge


def _with_inner(inline: Inline, begin: int, hits: Sequence[Hit], mention: Mention) -> Inline:
    """An element with the hits marked that lie inside it."""
    if not hits or not isinstance(inline, Strong | Link | Foreign | Lead):
        return inline
    first = begin + (len(inline.number) if isinstance(inline, Lead) else 0)
    return replace(inline, inlines=tuple(_marked(inline.inlines, first, hits, mention)))
