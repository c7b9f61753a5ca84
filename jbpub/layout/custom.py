"""By which customs a paragraph is composed: the style sheet's choices and the region's marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from jbpub.layout.kinsoku import Kinsoku, kinsoku
from jbpub.layout.marks import HONG_KONG, MAINLAND, TAIWAN, Marks, adjusted
from jbpub.style.keys import LineStyle

REGIONS = {"zh-Hant-TW": TAIWAN, "zh-Hant-HK": HONG_KONG, "zh-Hant-MO": HONG_KONG, "zh-Hant": TAIWAN}
"""The marks of a language; the others have the Mainland's."""


@dataclass(frozen=True, slots=True)
class Custom:
    """How lines are composed.

    `gap`: em between Han and Western characters, 0 for none.  `fast`: line by line.  `cells`: on a grid of whole em.
    """

    kinsoku: Kinsoku = field(default_factory=lambda: kinsoku("gb"))
    marks: Marks = MAINLAND
    gap: float = 0.25
    fast: bool = False
    cells: bool = False


def custom_of(line: LineStyle, language: str) -> Custom:
    """What a style sheet asks for, in a document of this language."""
    marks = adjusted(REGIONS.get(language, MAINLAND), line.squeeze)
    return Custom(kinsoku(line.kinsoku), marks, line.latin_gap_em, line.breaks == "first-fit", line.grid == "cells")
