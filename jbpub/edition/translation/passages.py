"""A translation as a file holds it: passages with their Chinese, their English and how far the work has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from jbpub.nodes import NOWHERE
from jbpub.source import Source, Span


class State(StrEnum):
    """How far the work on a unit has come (XLIFF 2.1, section 4.3.1.31: state), in this order."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class Code:
    """Marked words or a mark in an English text; `id` is that of the same code in the unit's Chinese."""

    id: str
    pieces: tuple[str | Code, ...] = ()


English: TypeAlias = tuple[str | Code, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of Chinese and its English, empty when not yet translated.

    `id` is the unit's where the file gives one; `outdated` tells that the file itself says that the Chinese has
    changed since; `span` is the passage's place in the translation file, which
    does not count in comparisons.
    """

    chinese: str
    english: English
    id: str = ""
    state: State = State.TRANSLATED
    outdated: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Translation:
    """A report's translation into English: its passages in the file's order, and the file's text.

    `align` finds the unit of the report that each passage belongs to.
    """

    passages: tuple[Passage, ...] = ()
    source: Source = field(default_factory=lambda: Source("", "translation"), repr=False, compare=False)


def words_in(english: English) -> str:
    """The characters of an English text, without its marks."""
    return "".join(piece if isinstance(piece, str) else words_in(piece.pieces) for piece in english)
