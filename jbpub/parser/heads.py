"""Heads: which lines of a report are headings, and how deep each lies.

A head's depth comes from its number (一、 before （一） before 1.), never from its # marks (GB/T 9704-2012, 7.3.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line, followers, is_closed
from jbpub.parser.numbering import Number, read_number

PART_RANK = 2  # the rank of 一、
_SUBHEAD_RANK = 4  # the rank of （一）; deeper numbers number lists more often than heads
_LONGEST = 60  # characters; a longer line is no heading
_SHORTEST = 3
_PROSE = 20  # characters; what follows an unmarked heading is at least as long
_WRAPPED = 0.3  # share of unclosed lines from which on a text is hard-wrapped, not full of heads
_WRAPPED_LINES = 20  # a text of fewer lines is not judged


@dataclass(frozen=True, slots=True)
class Head:
    """A line that is a heading; `rank` orders heads from the outermost, as numbering.Form does."""

    line: Line
    number: Number | None
    rank: int
    inferred: bool = False


Item: TypeAlias = Head | Line


def find_heads(lines: Sequence[Line]) -> tuple[list[Item], list[Diagnostic]]:
    """The lines with the headings among them named as such, and what is odd about those (N201, N202)."""
    after = followers(lines)
    numbered = [_numbered_head(line, next_line) for line, next_line in zip(lines, after, strict=True)]
    depths = _usual_depths(head for head in numbered if head)
    has_parts = any(head and head.rank <= PART_RANK for head in numbered)
    infers = not _is_wrapped(lines)
    items: list[Item] = []
    enclosing: Head | None = None
    for line, next_line, by_number in zip(lines, after, numbered, strict=True):
        head = by_number or _marked_head(line, depths)
        if head is None and infers and _stands_as_head(line, next_line):
            rank = enclosing.rank + 1 if enclosing and has_parts else PART_RANK
            head = Head(line, None, rank, inferred=True)
        elif head:
            enclosing = head
        items.append(head or line)
    return items, _oddities(items, depths)


def _numbered_head(line: Line, following: Line | None) -> Head | None:
    number = read_number(line.text) if line.kind is not Kind.RULE else None
    if number is None or number.end == len(line.text):
        return None
    if line.kind is Kind.HEADING:
        return Head(line, number, number.form.rank)
    if not number.form.heads or not _is_title(line.text):
        return None
    if number.form.rank > _SUBHEAD_RANK and not _is_prose(following):
        return None
    return Head(line, number, number.form.rank)


def _is_title(text: str) -> bool:
    """Whether a line is worded as a title: short, no sentence in it, no punctuation at its end."""
    return _SHORTEST < len(text) <= _LONGEST and not is_closed(text) and text[-1] not in "，、," and "。" not in text


def _is_prose(line: Line | None) -> bool:
    """Whether a line is a paragraph such as follows a heading: a closed one of some length, not itself a subhead."""
    if line is None or line.kind is not Kind.TEXT or len(line.text) < _PROSE or not is_closed(line.text):
        return False
    number = read_number(line.text)
    return number is None or number.form.rank > PART_RANK


def _stands_as_head(line: Line, following: Line | None) -> bool:
    """Whether an unmarked, unnumbered line is a heading: worded as a title, with prose after it."""
    return line.kind is Kind.TEXT and _is_title(line.text) and read_number(line.text) is None and _is_prose(following)


def _is_wrapped(lines: Sequence[Line]) -> bool:
    texts = [line.text for line in lines if line.kind is Kind.TEXT]
    return len(texts) >= _WRAPPED_LINES and sum(not is_closed(text) for text in texts) > _WRAPPED * len(texts)


# ---- # marks ----


def _usual_depths(heads: Iterable[Head]) -> dict[int, int]:
    """For each rank the count of # that most of its headings have; of two equally frequent ones the smaller."""
    counts: dict[int, Counter[int]] = {}
    for head in heads:
        if head.line.depth:
            counts.setdefault(head.rank, Counter())[head.line.depth] += 1
    return {rank: max(found, key=lambda depth: (found[depth], -depth)) for rank, found in sorted(counts.items())}


def _marked_head(line: Line, depths: Mapping[int, int]) -> Head | None:
    """An unnumbered line with # marks: as deep as the numbered heads that usually have so many."""
    if line.kind is not Kind.HEADING:
        return None
    return Head(line, None, _rank_of_depth(line.depth, depths))


def _rank_of_depth(depth: int, depths: Mapping[int, int]) -> int:
    if not depths:
        return PART_RANK * depth
    level = [rank for rank, usual in depths.items() if usual == depth]
    outer = [rank for rank, usual in depths.items() if usual < depth]
    return min(level) if level else max(outer) + 1 if outer else min(depths) - 1


def _oddities(items: Iterable[Item], depths: Mapping[int, int]) -> list[Diagnostic]:
    found = []
    for head in items:
        if not isinstance(head, Head):
            continue
        line, number = head.line, head.number
        if head.inferred:
            found.append(diagnostic("N202", line.span, f"“{line.text}” has no number and no #", "taken for a heading"))
        elif number and line.depth and line.depth != depths[head.rank]:
            message = f"{number.text} has {'#' * line.depth}, its like have {'#' * depths[head.rank]}"
            found.append(diagnostic("N201", line.place(0, len(number.text)), message, "placed by its number"))
    return found
