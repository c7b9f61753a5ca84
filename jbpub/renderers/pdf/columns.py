"""The columns of a table: what their text wishes and must have, what each gets, where a table too wide is parted.

Widths are in em of the table's text, the space at either side of a cell's text included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from math import ceil, sqrt
from typing import NamedTuple

from jbpub.patterns import pattern
from jbpub.renderers.grid import NARROWEST_EM, WIDEST_EM

PADDING_EM = 0.38  # at either side of a cell's text
ADDRESS_EM = 6.0  # of a run too long to be kept whole, which may turn anywhere
STEPS = 40  # halvings of the search for a share: finer than a glyph can be placed


class Wish(NamedTuple):
    """What a text wishes for itself: its width on one line, and the least in which no word of it is cut."""

    natural: float
    least: float


class Wanted(NamedTuple):
    """A cell's wish, the column where it begins, and over how many it stands."""

    column: int
    columns: int
    wish: Wish


NO_WISH = Wish(2 * PADDING_EM, 2 * PADDING_EM)


def wish_of(natural: float, words: Iterable[float]) -> Wish:
    """The wish of a text that is `natural` wide on one line and has words of those widths."""
    longest = max(words, default=0.0)
    return Wish(natural + 2 * PADDING_EM, min(natural, max(NARROWEST_EM, longest)) + 2 * PADDING_EM)


def column_wishes(cells: Iterable[Wanted], columns: int) -> list[Wish]:
    """The columns' wishes: the most that a cell of one column has; what wider cells lack beyond, in equal parts."""
    wishes = [NO_WISH] * columns
    for cell in sorted(cells, key=lambda cell: cell.columns):
        span = range(cell.column, cell.column + cell.columns)
        more = Wish(*(_lacking(cell.wish[part], [wishes[at][part] for at in span]) for part in (0, 1)))
        if max(more) > 0:
            for at in span:
                wishes[at] = Wish(wishes[at].natural + more.natural, wishes[at].least + more.least)
    return wishes


def _lacking(wanted: float, have: Sequence[float]) -> float:
    return max(0.0, wanted - sum(have)) / len(have)


def share_out(wishes: Sequence[Wish], room: float) -> list[float]:
    """The columns' widths, which fill the room.

    Where all text finds room on one line, in proportion to it; else short columns have their wish first, and the long
    ones the more the longer their text, by the square root: so rows become low, and no column is a slit.
    """
    if sum(wish.natural for wish in wishes) <= room:
        widths = [wish.natural for wish in wishes]
    else:
        widths = _widths(wishes, _share(wishes, room))
    scale = room / sum(widths)
    return [width * scale for width in widths]


def _share(wishes: Sequence[Wish], room: float) -> float:
    """The largest share with which the columns find room, by halving."""
    low, high = 0.0, room
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(_widths(wishes, middle)) <= room else (low, middle)
    return low


def _widths(wishes: Sequence[Wish], share: float) -> list[float]:
    return [min(wish.natural, max(wish.least, share * sqrt(max(wish.natural, WIDEST_EM)))) for wish in wishes]


def partings(wishes: Sequence[Wish], room: float) -> list[list[int]]:
    """The columns of each part of a table that is too wide: its first column in all, the others shared out evenly.

    One part where all find room, or where a column alone is too wide.
    """
    least = [wish.least for wish in wishes]
    if sum(least) <= room or len(least) < 3:
        return [list(range(len(least)))]
    return next(parts for parts in _partings(len(least)) if _fit(parts, least, room) or len(parts[0]) == 2)


def _partings(columns: int) -> Iterator[list[list[int]]]:
    """A table of so many columns in ever more parts."""
    for parts in count(2):
        size = ceil((columns - 1) / parts)
        yield [[0, *range(first, min(first + size, columns))] for first in range(1, columns, size)]


def _fit(parts: Iterable[Sequence[int]], least: Sequence[float], room: float) -> bool:
    return all(sum(least[column] for column in part) <= room for part in parts)


# ---- numbers ----

_NUMBER = pattern(r"[-+−–±＋－]?[0-9][0-9,，]*(?P<rest>\.[0-9]+)?(?:[%‰％]|个百分点)?")
_BLANK = pattern(r"[-—–―－…/／\\*无]*")


def point_of(text: str) -> int | None:
    """The offset at which a number's whole part ends, to be set under one another; None for what is no number."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    return found.start("rest") if found["rest"] else len(text.rstrip("%‰％个百分点"))


def is_blank(text: str) -> bool:
    """Whether a text stands for a number that is not there: a dash, or nothing."""
    return bool(_BLANK.fullmatch(text))
