"""Finds many terms in a text at once: longest first, none overlapping, without regard to quotation marks and spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jbpub.patterns import pattern

_IGNORED = pattern("[\\s“”‘’「」『』\"'＂＇\u200b]+")
_OPENERS = "“‘「『"
_CLOSERS = "”’」』"
_STRAIGHT = "\"'＂＇"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a term: `key` without quotation marks and spaces, `entry` the index of the glossary entry.

    A `core` form counts only where quotation marks wrap it.
    """

    key: str
    entry: int
    core: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """Forms by their keys; `lengths` by their first two characters, longest first; `first`: where one may begin."""

    forms: Mapping[str, Form]
    lengths: Mapping[str, tuple[int, ...]]
    first: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A form in a text: `start` and `end` are offsets of the term itself, `outer` those with the marks that wrap it."""

    form: Form
    start: int
    end: int
    outer: tuple[int, int]


def build_index(forms: Iterable[Form]) -> Index | None:
    """The index of some forms, of which the first counts where two share a key; None when there are none."""
    by_key: dict[str, Form] = {}
    for form in forms:
        if form.key:
            by_key.setdefault(form.key, form)
    if not by_key:
        return None
    heads: dict[str, set[int]] = {}
    for key in by_key:
        heads.setdefault(key[:2], set()).add(len(key))
    lengths = {head: tuple(sorted(found, reverse=True)) for head, found in heads.items()}
    first = "".join(sorted({head[0] for head in heads}))
    return Index(by_key, lengths, re.compile(f"[{re.escape(first)}]"))


def search(text: str, index: Index) -> list[Hit]:
    """Every form that a text uses, in order."""
    if not index.first.search(text):
        return []
    bare = _IGNORED.sub("", text)
    found = list(_candidates(bare, index))
    if not found:
        return []
    places = _Places(text)
    hits: list[Hit] = []
    end = 0
    for at, forms in found:
        hit = next((hit for form in forms if (hit := _hit(text, places, at, form))), None) if at >= end else None
        if hit:
            hits.append(hit)
            end = at + len(hit.form.key)
    return hits


def bare_text(texts: Iterable[str]) -> str:
    """Texts one after the other, a line each, without the characters that a search ignores."""
    return "\n".join(_IGNORED.sub("", text) for text in texts)


def _candidates(bare: str, index: Index) -> Iterator[tuple[int, list[Form]]]:
    """Each place where forms begin, with those forms, longest first."""
    for match in index.first.finditer(bare):
        at = match.start()
        near = (*index.lengths.get(bare[at : at + 2], ()), *index.lengths.get(bare[at], ()))
        forms = [form for length in near if (form := index.forms.get(bare[at : at + length]))]
        if forms:
            yield at, forms


class _Places:
    """Offsets in a text by offsets in the same text without ignored characters."""

    __slots__ = ("_bare", "_shift")

    def __init__(self, text: str) -> None:
        self._bare: list[int] = [0]
        self._shift: list[int] = [0]
        for match in _IGNORED.finditer(text):
            shift = self._shift[-1] + len(match[0])
            self._bare.append(match.end() - shift)
            self._shift.append(shift)

    def of(self, bare: int) -> int:
        """The offset in the text of the character that has this offset in the bare text."""
        return bare + self._shift[bisect_right(self._bare, bare) - 1]


def _hit(text: str, places: _Places, at: int, form: Form) -> Hit | None:
    start, end = places.of(at), places.of(at + len(form.key) - 1) + 1
    outer = _with_marks(text, start, end)
    if form.core and not (outer[0] < start and end < outer[1]):
        return None
    return Hit(form, start, end, outer)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the quotation marks that belong to it: their partner lies inside, or both wrap it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    unopened, unclosed = _unpaired(text[start:end])
    opens = bool(before) and before in _OPENERS + _STRAIGHT
    closes = bool(after) and after in _CLOSERS + _STRAIGHT
    wraps = opens and closes
    left = opens and (unopened or (wraps and not unclosed))
    right = closes and (unclosed or (wraps and not unopened))
    return start - left, end + right


def _unpaired(words: str) -> tuple[bool, bool]:
    """Whether words hold a closing mark without its opener, and an opening mark without its closer."""
    depth, unopened = 0, False
    for char in words:
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            unopened |= depth == 0
            depth = max(depth - 1, 0)
    odd = any(words.count(mark) % 2 for mark in _STRAIGHT)
    return unopened or odd, depth > 0 or odd
