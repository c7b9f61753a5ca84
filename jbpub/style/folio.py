"""Page numbers as a sheet or a language forms them: patterns with {page} and, for how many there are, {pages}."""

from __future__ import annotations

from collections.abc import Mapping

from jbpub.nodes import Wording
from jbpub.patterns import pattern

PAGE, PAGES = "{page}", "{pages}"
WORDED: Mapping[str, str] = {"wording": "page", "wording-total": "page_of"}
"""What a sheet may say in the place of a pattern, and the field of Wording that it asks for."""

_PLACES = pattern(r"(\{pages?\})")


def number_parts(pattern: str) -> tuple[str, ...]:
    """A pattern's words and places in order, without empty ones: "第{page}页" is "第", "{page}", "页"."""
    return tuple(filter(None, _PLACES.split(pattern)))


def is_pattern(text: str) -> bool:
    """Whether a text can form page numbers: {page} once, {pages} once at most, nothing else in braces."""
    parts = number_parts(text)
    words = "".join(part for part in parts if part not in (PAGE, PAGES))
    places = parts.count(PAGE) == 1 and parts.count(PAGES) <= 1
    return places and not set(words) & {"{", "}"} and text.isprintable()


def worded(number_format: str, wording: Wording) -> str:
    """A sheet's number_format as a pattern: the edition's words where the sheet asks for them."""
    field = WORDED.get(number_format)
    pattern: str = getattr(wording, field) if field else number_format
    return pattern
