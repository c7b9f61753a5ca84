"""Ranks: how heads lie within one another where their numbers alone do not tell.

一、 counts parts, but an annex or a list inside a part may count from 一、 anew, and a part may have no number and
hold a count of its own.  A count that begins anew never opens a new part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from jbpub.parser.lines import Line
from jbpub.parser.numbering import Number
from jbpub.patterns import pattern

PART_RANK = 2  # the rank of 一、
OUTER_RANK = 1  # of an unnumbered head that holds a count from 一、 of its own
_INNER = 1  # what is added to the rank of a count that begins anew inside a part
# What the parts of a report are about: they may stand without a number after the last count.
_PART_WORDS = pattern(r"回顾|总结|总體|总体|任务|目标|形势|外交|安排|建议|要求|展望|工作|结束语|附[件录]|附：")


@dataclass(frozen=True, slots=True)
class Head:
    """A line that is a heading; `rank` orders heads from the outermost, as numbering.Form does."""

    line: Line
    number: Number | None
    rank: int
    inferred: bool = False


Item: TypeAlias = Head | Line


def place_heads(items: Sequence[Item]) -> list[Item]:
    """The items, those heads moved that their count or an unnumbered head around it puts elsewhere."""
    return _place_counts(_place_outer(items))


# ---- unnumbered heads that hold a count ----


def _place_outer(items: Sequence[Item]) -> list[Item]:
    """Unnumbered heads that hold a count from 一、 become outer ones, and with them the other unnumbered parts.

    One that comes before everything holds a count only when it is not alone: else it is the first part's like.
    """
    following = _next_values(items)
    first = next((at for at, item in enumerate(items) if _counts_parts(item)), len(items))
    parts = [at for at, item in enumerate(items) if isinstance(item, Head) and _is_part(item)]
    holders = [at for at in parts if following[at] == 1]
    leading = [at for at in parts if at < first]
    if not holders or (holders[-1] < first and len(leading) == 1):
        return list(items)
    closing = [at for at in parts if at > holders[-1] and not following[at] and _names_part(items[at])]
    outer = {*holders, *leading, *closing}
    return [
        replace(item, rank=OUTER_RANK) if isinstance(item, Head) and at in outer else item
        for at, item in enumerate(items)
    ]


def _next_values(items: Sequence[Item]) -> list[int]:
    """For each item the value of the next part's number after it, 0 when none follows."""
    values, value = [], 0
    for item in reversed(items):
        values.append(value)
        if _counts_parts(item) and isinstance(item, Head) and item.number:
            value = item.number.value
        elif isinstance(item, Head) and _is_part(item):
            value = 0
    return values[::-1]


def _counts_parts(item: Item) -> bool:
    return isinstance(item, Head) and item.number is not None and item.number.form.rank == PART_RANK


def _is_part(head: Head) -> bool:
    """Whether a head without number may be a part's: it is not known to lie deeper than the first inferred level."""
    return head.number is None and head.rank <= PART_RANK + _INNER


def _names_part(item: Item) -> bool:
    return isinstance(item, Head) and _PART_WORDS.search(item.line.text) is not None


# ---- counts that begin anew ----


def _place_counts(items: Sequence[Item]) -> list[Item]:
    """A count 一、 that begins anew inside a part lies one deeper, until the parts' own count goes on."""
    placed: list[Item] = []
    part = inner = 0
    for item in items:
        if isinstance(item, Head) and item.rank < PART_RANK:
            part = inner = 0
        elif _counts_parts(item) and isinstance(item, Head) and item.number:
            value = item.number.value
            if _is_inner(value, part, inner):
                inner = value
                item = replace(item, rank=item.rank + _INNER)
            else:
                part, inner = value, 0
        placed.append(item)
    return placed


def _is_inner(value: int, part: int, inner: int) -> bool:
    if inner:
        return value == inner + 1
    return value == 1 and part > 0
