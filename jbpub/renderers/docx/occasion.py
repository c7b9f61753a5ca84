"""The occasion as Word runs: one line, or two that part where the sense does."""

from __future__ import annotations

from jbpub.nodes import Occasion
from jbpub.renderers.docx.markup import LINE_BREAK, run


def write_occasion(occasion: Occasion, measure: int) -> str:
    """The occasion line; one too long for a line turns after the place, not wherever it is full."""
    text, place = occasion.text, occasion.place
    if len(text) <= measure or not place or place not in text:
        return run(text)
    turn = text.index(place) + len(place)
    return LINE_BREAK.join(filter(None, (run(text[:turn]), run(text[turn:]))))
