"""The segments of a translation memory in a report: each where the report says the same, their order kept.

Texts are compared without punctuation and white space.  A segment begins and ends where a clause does and lies within
one unit; where it could stand in several places, its neighbours decide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from jbpub.edition.translation.passages import Passage, words_in
from jbpub.edition.translation.units import Unit
from jbpub.patterns import pattern

_APART = pattern(r"[\W_]+")
_CERTAIN = 6  # characters from which on a segment that fits in one place alone shows where the others are
_KEYS = (12, 6, 3, 1)  # how many first characters of a segment it is looked up by, at most


def clauses(text: str) -> list[str]:
    """What stands between the punctuation and white space of a text, width of characters evened out (NFKC)."""
    return [clause for clause in _APART.split(normalize("NFKC", text)) if clause]


def place_segments(
    units: Sequence[Unit], passages: Sequence[Passage]
) -> tuple[dict[str, list[Passage | None]], list[Passage]]:
    """The segments of each unit in the order of its text, None where a part has none; and those with no place.

    Passages without Chinese letters or digits have no place.
    """
    if not passages:
        return {}, []
    text = _Text.of(units)
    keys = ["".join(clauses(passage.chinese)) for passage in passages]
    placing = _Placing(text, keys)
    placing.place_anchors()
    placing.place_between()
    placing.place_again()
    by_unit = text.shared_out(placing.places)
    placed = {units[at].id: _parts(units[at], start, spans, keys, passages) for at, start, spans in by_unit}
    used = set(placing.places.values())
    repeated = {keys[at] for at in used}
    strays = [passages[at] for at, key in enumerate(keys) if at not in used and key not in repeated]
    return placed, strays


def _parts(
    unit: Unit, start: int, spans: Sequence[tuple[int, int]], keys: Sequence[str], passages: Sequence[Passage]
) -> list[Passage | None]:
    """The segments of a unit with the gaps between them; what the unit's number takes is no gap."""
    number = len("".join(clauses(unit.number)))
    length = number + len("".join(clauses(unit.text)))
    parts: list[Passage | None] = []
    done = start + number
    for place, at in spans:
        parts += [None] if place > done else []
        if words_in(passages[at].english).strip():
            parts.append(passages[at])
        done = place + len(keys[at])
    return [*parts, None] if done < start + length else parts


@dataclass(frozen=True, slots=True)
class _Text:
    """The report without punctuation, a line for each unit; `starts` are the units' offsets, `bounds` the clauses'."""

    text: str
    starts: Sequence[int]
    bounds: Sequence[int]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> _Text:
        """The text of some units, the number of each before it."""
        lines: list[str] = []
        starts, bounds = [], []
        offset = 0
        for unit in units:
            starts.append(offset)
            parts = clauses(f"{unit.number} {unit.text}")
            for part in parts:
                bounds.append(offset)
                offset += len(part)
            bounds.append(offset)
            offset += 1
            lines.append("".join(parts))
        return cls("\n".join(lines), starts, bounds)

    def shared_out(self, places: Mapping[int, int]) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
        """For each unit with segments its number, its offset, and the segments with their offsets in order."""
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place in sorted(places):
            spans[bisect_left(self.starts, place + 1) - 1].append((place, places[place]))
        return ((at, self.starts[at], found) for at, found in spans.items())


@dataclass(slots=True)
class _Placing:
    """Where segments stand so far: `places` leads from an offset to a segment.  Local to `place_segments`."""

    text: _Text
    keys: Sequence[str]
    places: dict[int, int] = field(default_factory=dict)
    covered: bytearray = field(default_factory=bytearray)
    possible: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.covered = bytearray(len(self.text.text))
        indexes = {length: self._index(length) for length in _KEYS}
        bounds = set(self.text.bounds)
        possible = {key: self._fitting(key, indexes, bounds) for key in dict.fromkeys(self.keys)}
        self.possible = [possible[key] for key in self.keys]

    def _index(self, length: int) -> dict[str, list[int]]:
        """The clauses' offsets by what they begin with."""
        index: dict[str, list[int]] = defaultdict(list)
        for bound in self.text.bounds:
            index[self.text.text[bound : bound + length]].append(bound)
        return index

    def _fitting(self, key: str, indexes: Mapping[int, Mapping[str, list[int]]], bounds: set[int]) -> list[int]:
        """Every offset where a segment could stand."""
        length = next((length for length in _KEYS if length <= len(key)), 0)
        near = indexes[length].get(key[:length], ()) if length else ()
        return [at for at in near if at + len(key) in bounds and self.text.text.startswith(key, at)]

    def place_anchors(self) -> None:
        """Place the segments that fit in one place alone, as many as keep their order."""
        single = [at for at, found in enumerate(self.possible) if len(found) == 1 and len(self.keys[at]) >= _CERTAIN]
        for at in _longest_rise(single, [self.possible[at][0] for at in single]):
            self._place(at, self.possible[at][0])

    def place_between(self) -> None:
        """Place the others between their neighbours, where they fit."""
        at_of = {at: place for place, at in self.places.items()}
        ceilings, ceiling = [0] * len(self.keys), len(self.text.text)
        for at in reversed(range(len(self.keys))):
            ceilings[at], ceiling = ceiling, at_of.get(at, ceiling)
        floor = 0
        for at, key in enumerate(self.keys):
            if at not in at_of:
                found = self.possible[at]
                nearest = bisect_left(found, floor)
                place = found[nearest] if nearest < len(found) else ceilings[at]
                if place + len(key) > ceilings[at] or not self._place(at, place):
                    continue
                at_of[at] = place
            floor = at_of[at] + len(key)

    def place_again(self) -> None:
        """Place segments, long ones first, wherever else the report says the same: a memory may have another order."""
        first = {key: at for at, key in reversed(list(enumerate(self.keys)))}
        for key in sorted(first, key=len, reverse=True):
            for place in self.possible[first[key]]:
                self._place(first[key], place)

    def _place(self, at: int, place: int) -> bool:
        """Place a segment, unless others stand there."""
        end = place + len(self.keys[at])
        if self.covered.find(1, place, end) >= 0:
            return False
        self.covered[place:end] = b"\1" * (end - place)
        self.places[place] = at
        return True


def _longest_rise(items: Sequence[int], values: Sequence[int]) -> list[int]:
    """The most items whose values rise (patience sorting)."""
    tops: list[int] = []
    at_top: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        pile = bisect_left(tops, value)
        tops[pile : pile + 1] = [value]
        at_top[pile : pile + 1] = [at]
        before.append(at_top[pile - 1] if pile else -1)
    rise, at = [], at_top[-1] if at_top else -1
    while at >= 0:
        rise.append(items[at])
        at = before[at]
    return rise[::-1]
