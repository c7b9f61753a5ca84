"""A paragraph's text as its typefaces measure it, before it is set."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

Kerns = dict[int, float]
"""Lengths in em by offset."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Text to be set, as its typefaces measure it.

    `advances`: of each character, in em.  `bound`: offsets at which no line may end although the characters would
    allow it (before a note's number).  `pairs`: kerning after single characters.  `hyphens`: offsets at which an
    English word may be divided, with the advance of the hyphen then drawn.
    """

    text: str
    advances: Sequence[float]
    bound: Collection[int] = ()
    pairs: Mapping[int, float] = field(default_factory=dict)
    hyphens: Mapping[int, float] = field(default_factory=dict)
