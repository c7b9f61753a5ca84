"""Which unit of a report each passage of a translation belongs to: by id, text or likeness; a memory's, by order."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jbpub.edition.translation.memory import place_segments
from jbpub.edition.translation.passages import STATES, English, Passage, State, Translation, words_in
from jbpub.edition.translation.units import Unit

_ALIKE = 0.4  # of two characters that stand together, how many both texts must share to be versions of one


@dataclass(frozen=True, slots=True)
class Rendition:
    """A unit's English: its parts in order, None where a part of the Chinese has no English.

    `outdated` tells that it renders an earlier text of the unit.
    """

    parts: tuple[English | None, ...]
    state: State = State.TRANSLATED
    outdated: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether no part is missing."""
        return None not in self.parts


@dataclass(frozen=True, slots=True)
class Alignment:
    """The renditions of a report's units by their ids, and the passages that belong to none of them."""

    renditions: Mapping[str, Rendition]
    strays: tuple[Passage, ...] = ()


def align(units: Sequence[Unit], translation: Translation) -> Alignment:
    """Find the unit of every passage that has English.

    A passage goes to the unit of its id when the Chinese is the same; else to one with the same Chinese; else, being
    outdated, to the unit of its id or the next one after its neighbour's, if that resembles it.  What has no id, the
    segments of a translation memory, goes where the report says the same, in order, several to a unit.
    """
    passages = [passage for passage in translation.passages if words_in(passage.english).strip()]
    work = _Work(units, passages)
    left = work.match_resembling(work.match_equal(work.match_ids(range(len(passages)))))
    free = [unit for unit in units if unit.id not in work.found]
    placed, strays = place_segments(free, [passages[at] for at in left])
    renditions = work.found | {id_: _of_segments(parts) for id_, parts in placed.items()}
    return Alignment(renditions, tuple(strays))


def _of_segments(parts: Sequence[Passage | None]) -> Rendition:
    """The rendition that segments make, in the state of the least of them."""
    passages = [part for part in parts if part]
    state = min((part.state for part in passages), key=STATES.index)
    return Rendition(
        tuple(part.english if part else None for part in parts), state, any(part.outdated for part in passages)
    )


def bare(text: str) -> str:
    """A text without white space: two that differ in nothing else are the same."""
    return "".join(text.split())


@dataclass(slots=True)
class _Work:
    """The renditions found so far; passages are told by their number in the file.  Local to `align`."""

    units: Sequence[Unit]
    passages: Sequence[Passage]
    found: dict[str, Rendition] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # unit id → its text without white space
    went: dict[int, str] = field(default_factory=dict)  # passage → the unit that it went to

    def __post_init__(self) -> None:
        self.keys = {unit.id: bare(unit.text) for unit in self.units}

    def match_ids(self, numbers: Iterable[int]) -> list[int]:
        """Take the passages whose id and Chinese are a unit's; what is left."""
        return [at for at in numbers if not self._same(self.passages[at]) or not self._take(at, self.passages[at].id)]

    def _same(self, passage: Passage) -> bool:
        return self.keys.get(passage.id) == bare(passage.chinese)

    def match_equal(self, numbers: Iterable[int]) -> list[int]:
        """Take the passages with an id whose Chinese is that of another unit, in order; what is left."""
        free: dict[str, deque[str]] = defaultdict(deque)
        for id_, key in self.keys.items():
            if id_ not in self.found:
                free[key].append(id_)
        left = []
        for at in numbers:
            passage = self.passages[at]
            ids = free.get(bare(passage.chinese)) if passage.id else None
            if not ids or not self._take(at, ids.popleft()):
                left.append(at)
        return left

    def match_resembling(self, numbers: Iterable[int]) -> list[int]:
        """Take the passages with an id whose Chinese is an earlier text of a unit; what is left."""
        following = dict(zip(self.keys, [*list(self.keys)[1:], ""], strict=True))
        left = []
        for at in numbers:
            near = (self.passages[at].id, following.get(self.went.get(at - 1, ""), ""))
            if not self.passages[at].id or not self._take_resembling(at, near):
                left.append(at)
        return left

    def _take_resembling(self, at: int, near: Iterable[str]) -> bool:
        """Take a passage for the unit that it resembles most among some, if that is free and like enough."""
        chinese = bare(self.passages[at].chinese)
        free = [id_ for id_ in near if id_ in self.keys and id_ not in self.found]
        likeness, best = max(((_likeness(self.keys[id_], chinese), id_) for id_ in free), default=(0.0, ""))
        return likeness >= _ALIKE and self._take(at, best, outdated=True)

    def _take(self, at: int, id_: str, *, outdated: bool = False) -> bool:
        """Give a unit its passage, unless it has one."""
        if id_ in self.found:
            return False
        passage = self.passages[at]
        self.found[id_] = Rendition((passage.english,), passage.state, outdated or passage.outdated)
        self.went[at] = id_
        return True


def _likeness(one: str, other: str) -> float:
    """What share of their pairs of neighbouring characters two texts have in common, from 0 to 1 (Dice)."""
    ours, theirs = (set(pairwise(text)) for text in (one, other))
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))
