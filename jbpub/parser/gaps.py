"""Numbers that are missing or out of order, in the tree as built (N203)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.nodes import Block, Lead, Paragraph, Section, Text
from jbpub.parser.numbering import Number, read_number
from jbpub.source import Span

_LIST_RANK = 6  # numbers from 1. inwards count lists too, which may begin anew at any time


def find_gaps(blocks: Sequence[Block]) -> list[Diagnostic]:
    """A finding for each number that does not follow the one before it.

    A number follows when it is one more than the last of its form in the same section, or the first there and
    either 1 or one more than the last in the section before (some reports count on over a chapter's border).
    """
    return list(_gaps(blocks, {}))


def _gaps(blocks: Sequence[Block], latest: dict[str, int]) -> Iterator[Diagnostic]:
    here: dict[str, int] = {}
    for block in blocks:
        number, span = _number(block)
        if number and number.value:
            before = here.get(number.form.name, 0)
            if not _follows(number, before, latest.get(number.form.name, 0)):
                yield diagnostic("N203", span, _message(number, before))
            here[number.form.name] = latest[number.form.name] = number.value
        if isinstance(block, Section):
            if not number:
                here.clear()  # an unnumbered head, such as an annex's, lets the count begin anew
            yield from _gaps(block.children, latest)


def _follows(number: Number, before: int, latest: int) -> bool:
    if number.value == 1 and number.form.rank >= _LIST_RANK:
        return True
    return number.value == before + 1 or (not before and number.value == latest + 1)


def _message(number: Number, before: int) -> str:
    return f"{number.text} comes after the number {before}" if before else f"{number.text} comes first"


def _number(block: Block) -> tuple[Number | None, Span]:
    """The number that a block begins with, and where."""
    match block:
        case Section(number=text, span=span):
            pass
        case Paragraph(inlines=(Lead(number=text), *_), span=span):
            pass
        case Paragraph(inlines=(Text(text), *_), span=span):
            pass
        case _:
            return None, Span(0, 0)
    number = read_number(text)
    return number, Span(span.start, span.start + (len(number.text) if number else 0))
