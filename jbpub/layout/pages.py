"""Pages of lines: blocks of text put under one another, headings kept with their text, no line left alone.

A line may call notes, which stand at the foot of its page.  One that finds no room there begins on that page, with
two lines at least, and is carried over to the next one's foot, before the notes that are called there.
Lengths are in points, measured down from the top of the type area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

ALONE = 2  # fewest lines of a paragraph on either side of a page break (CLREQ 3.2.6, 孤行)
TOLERANCE = 0.25  # pt by which the last line may pass the type area's foot; a rounding of leadings, never seen
CARRIED = 0.75  # of a page, at most, to notes carried over, while there is text to set


class Call(NamedTuple):
    """A line of a block, counted from 0, and a note that it calls: notes are called in their order, each once."""

    line: int
    note: int


@dataclass(frozen=True, slots=True)
class Extent:
    """A block as a page sees it: its lines, their leading, the space round it, whether the next block is its text.

    `again` is the height of what stands again above it where it begins a page (a table's header rows).  `calls` are
    the notes that its lines call, line by line.  No page begins with a line, counted from 0, of those `bound` (the
    last one of the shorter of two texts side by side).  A note is an Extent too, without calls.
    """

    lines: int
    leading: float
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    again: float = 0.0
    calls: tuple[Call, ...] = ()
    bound: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below the text: the notes, and the height that the rule above them takes."""

    notes: Sequence[Extent] = ()
    rule: float = 0.0


NO_NOTES = Foot()


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines first to last-1 of a block or note, the first one's top at `top`."""

    block: int
    first: int
    last: int
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text, and the notes at its foot."""

    text: tuple[Placed, ...]
    notes: tuple[Placed, ...] = ()


def paginate(extents: Sequence[Extent], height: float, foot: Foot = NO_NOTES) -> list[Page]:
    """Fill pages of that height with the blocks, in order.  Space before a block falls away at a page's top."""
    filler = _Filler(extents, height + TOLERANCE, foot)
    cursor = 0.0
    for index, block in enumerate(extents):
        start = cursor + (block.before if filler.text else 0.0)
        kept, called = filler.together(index)
        while filler.is_begun and not filler.holds(start + kept, called):
            filler.turn()
            start = block.again
        cursor = filler.place(index, start) + block.after
    return filler.finished()


@dataclass(slots=True)
class _Filler:
    """Fills one page after the other: local to `paginate`.

    `text`, `notes` and `taken`, the height of its foot, are the page's at hand; `rest` are the notes that wait for
    the next one, each with the first of its lines that is left.
    """

    extents: Sequence[Extent]
    height: float
    foot: Foot
    pages: list[Page] = field(default_factory=list)
    text: list[Placed] = field(default_factory=list)
    notes: list[Placed] = field(default_factory=list)
    taken: float = 0.0
    rest: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_begun(self) -> bool:
        """Whether anything stands on the page at hand."""
        return bool(self.text or self.notes)

    # ---- what the page can take ----

    def together(self, index: int) -> tuple[float, list[int]]:
        """The height of what must stand together from a block on, and the notes that it calls.

        That is a heading with the first lines of its text.  Where no page could hold all that, a block is kept with
        nothing but itself.
        """
        kept, at = 0.0, index
        called: list[int] = []
        while self.extents[at].keep_with_next and at + 1 < len(self.extents):
            block = self.extents[at]
            kept += block.lines * block.leading + block.after + self.extents[at + 1].before
            called += [call.note for call in block.calls]
            at += 1
            if kept + self._beginning(at)[0] > self.height:
                return self._beginning(index)
        lines, more = self._beginning(at)
        return kept + lines, called + more

    def _beginning(self, index: int) -> tuple[float, list[int]]:
        """The fewest lines of a block that may stand at a page's foot: their height and the notes that they call."""
        block = self.extents[index]
        least = _least(block)
        return least * block.leading, [call.note for call in block.calls if call.line < least]

    def holds(self, bottom: float, called: Sequence[int]) -> bool:
        """Whether the page has room for text down to `bottom` and for the notes called, the last one cut."""
        cut = self._wanted(called)[1]
        return bottom + self.taken + cut <= self.height and not (called and self.rest)

    def _wanted(self, called: Sequence[int]) -> tuple[float, float]:
        """What notes take at the foot: all of them whole, and with the last one cut to its fewest lines."""
        if not called:
            return 0.0, 0.0
        notes = [self.foot.notes[number] for number in called]
        whole = sum(_height(note, 0, note.lines) for note in notes) + self._rule()
        last = notes[-1]
        return whole, whole - _height(last, 0, last.lines) + _height(last, 0, _least(last))

    def _rule(self) -> float:
        """The height of the rule, if it must still be drawn."""
        return 0.0 if self.notes else self.foot.rule

    # ---- placing ----

    def place(self, index: int, start: float) -> float:
        """Place a block's lines from `start` on, over as many pages as it takes; returns where it ends."""
        block, done, called = self.extents[index], 0, 0
        while True:
            count = self._fitting(block, done, start, called)
            if count:
                self.text.append(Placed(index, done, done + count, start))
                done, start, first = done + count, start + count * block.leading, called
                called = _calls_before(block, done, called)
                self._put([(call.note, 0) for call in block.calls[first:called]], self.height - start)
            if done == block.lines:
                return start
            self.turn()
            start = 0.0 if done else block.again

    def _fitting(self, block: Extent, done: int, start: float, called: int) -> int:
        """How many of the lines from `done` on the page takes, of whose calls `called` are placed.

        None of them only when something else is on the page: then it is turned.  A note is cut for the line that
        calls it, not for one that could as well stand on the next page.
        """
        left, room = block.lines - done, self.height - self.taken - start
        most = max(0, min(left, int(room / block.leading)))
        whole, cut = self._counts(block, done, most, room, called)
        chosen = next((count for count in range(whole, 0, -1) if _may_stop(block, done, count)), 0)
        if cut and block.calls[_calls_before(block, done + cut[0], called) - 1].line >= done + chosen:
            chosen = next((count for count in cut if _may_stop(block, done, count)), chosen)
        return chosen if chosen or self.is_begun else max(1, min(whole, left - ALONE))

    def _counts(self, block: Extent, done: int, most: int, room: float, called: int) -> tuple[int, list[int]]:
        """Of up to `most` lines, how many find room with all their notes whole, and how many with the last one cut."""
        whole, cut = 0, []
        for count in range(1, most + 1):
            coming = block.calls[called : _calls_before(block, done + count, called)]
            if coming and self.rest:
                break
            notes, notes_cut = self._wanted([call.note for call in coming])
            if count * block.leading + notes <= room:
                whole = count
            elif count * block.leading + notes_cut <= room:
                cut.append(count)
            else:
                break
        return whole, cut

    def _put(self, waiting: Iterable[tuple[int, int]], room: float) -> None:
        """Put notes at the foot, as far as there is room; what is left of them waits for the next page."""
        for number, first in waiting:
            note = self.foot.notes[number]
            last = first if self.rest else _reach(note, first, room - self.taken - self._rule())
            self._put_lines(number, first, last)

    def _put_lines(self, number: int, first: int, last: int) -> None:
        note = self.foot.notes[number]
        if last > first:
            self.taken += self._rule() + _height(note, first, last)
            self.notes.append(Placed(number, first, last, 0.0))
        if last < note.lines:
            self.rest.append((number, last))

    # ---- turning ----

    def turn(self) -> None:
        """Go on to the next page, whose foot begins with what this one carries over."""
        self._end_page()
        self._carry(self.height * CARRIED)

    def _carry(self, room: float) -> None:
        """Put what was carried over; a line of it at least, even where there is no room for it."""
        waiting, self.rest = self.rest, []
        if waiting and _reach(self.foot.notes[waiting[0][0]], waiting[0][1], room - self.foot.rule) == waiting[0][1]:
            number, first = waiting[0]
            self._put_lines(number, first, first + 1)
            waiting = waiting[1:]
        self._put(waiting, room)

    def _end_page(self) -> None:
        self.pages.append(Page(tuple(self.text), tuple(self._at_foot())))
        self.text, self.notes, self.taken = [], [], 0.0

    def _at_foot(self) -> Iterator[Placed]:
        """The page's notes, the last one's last line at the foot of the type area."""
        top = self.height - TOLERANCE - self.taken + self.foot.rule
        for part in self.notes:
            note = self.foot.notes[part.block]
            yield replace(part, top=top + (note.before if part.first == 0 else 0.0))
            top += _height(note, part.first, part.last)

    def finished(self) -> list[Page]:
        """All pages, with as many more as the notes carried over take."""
        self._end_page()
        while self.rest:
            self._carry(self.height)
            self._end_page()
        return self.pages


# ---- blocks and notes ----


def _least(block: Extent) -> int:
    """The fewest lines of a block that may stand at a page's foot."""
    return next((count for count in range(ALONE, block.lines) if _may_stop(block, 0, count)), block.lines)


def _may_stop(block: Extent, done: int, count: int) -> bool:
    """Whether a page may end after `count` of a block's lines from `done` on, so that none stands alone."""
    end = done + count
    parted = block.lines - end >= ALONE and end not in block.bound and (done > 0 or count >= ALONE)
    return parted or end == block.lines


def _calls_before(block: Extent, line: int, called: int) -> int:
    """How many of a block's calls stand before a line, of which `called` are known to."""
    while called < len(block.calls) and block.calls[called].line < line:
        called += 1
    return called


def _height(note: Extent, first: int, last: int) -> float:
    """The height of lines first to last-1 of a note, with the space before its beginning and after its end."""
    before, after = note.before if first == 0 else 0.0, note.after if last == note.lines else 0.0
    return before + (last - first) * note.leading + after


def _reach(note: Extent, first: int, room: float) -> int:
    """Up to which line a note goes, that line left out, which has `room` from its line `first` on."""
    if _height(note, first, note.lines) <= room:
        return note.lines
    left = note.lines - first
    fitting = min(left - 1, int((room - _height(note, first, first)) / note.leading))
    return first + next((count for count in range(fitting, 0, -1) if _may_stop(note, first, count)), 0)
