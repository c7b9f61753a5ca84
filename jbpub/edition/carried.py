"""Characters that no edition can carry: controls, halves of surrogate pairs, noncharacters.

XML 1.0 section 2.2 forbids most of them, HTML counts the others as parse errors, no typeface has a glyph for any.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import Any

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.edition.edition import Edition
from jbpub.edition.texts import strings
from jbpub.nodes import NOWHERE, Document
from jbpub.patterns import pattern
from jbpub.source import Source, Span

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
UNCARRIED = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff" + _NONCHARACTERS + "]")

REPLACEMENT = "\ufffd"  # stands for the character that half a surrogate pair is the rest of


def drop_uncarried(document: Document, _edition: Edition) -> Document:
    """The document without characters that no edition can carry, and a finding (E502) for each kind of them."""
    seen = Counter(char for text in strings(document) for char in UNCARRIED.findall(text))
    if not seen:
        return document
    found = tuple(_finding(char, seen[char], document.source) for char in sorted(seen))
    cleaned: Document = _cleaned(replace(document, diagnostics=()))
    return replace(cleaned, source=document.source, diagnostics=document.diagnostics + found)


def carried(text: str) -> str:
    """A text without the characters that no edition can carry."""
    return UNCARRIED.sub(_substitute, text)


def _substitute(found: re.Match[str]) -> str:
    return REPLACEMENT if "\ud800" <= found[0] <= "\udfff" else ""


def _cleaned(value: Any) -> Any:
    """Any part of a tree with all its texts cleaned, keys and ids alike, so that references still meet."""
    if isinstance(value, str):
        return carried(value) if type(value) is str else value
    if type(value) is tuple:
        return tuple(_cleaned(item) for item in value)
    if isinstance(value, Source) or not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})


def _finding(char: str, seen: int, source: Source) -> Diagnostic:
    """The finding for a character, counted in the source where it is there, or else in the tree."""
    at, count = source.text.find(char), source.text.count(char) or seen
    times = f", {count} times" if count > 1 else ""
    repair = "replaced by U+FFFD" if carried(char) else "dropped"
    span = Span(at, at + 1) if at >= 0 else NOWHERE
    return diagnostic("E502", span, f"U+{ord(char):04X}{times}: no edition can carry this character", repair)
