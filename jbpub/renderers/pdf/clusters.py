"""Characters that are drawn otherwise than they are written: what follows a letter to change it, and private ones.

A combining mark, a variation selector or a joiner belongs to the character before it (UAX #29) and has no place of its
own on the line.  What is drawn for such a cluster reads back as written by way of ActualText (ISO 32000-1, 14.9.4),
which private-use characters need in any case (ISO 19005-2, 6.2.11.7.3).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from jbpub.patterns import pattern

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
_INVISIBLE = "\u200b-\u200d\u2060\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"

_CLUSTER = pattern(rf"[^{_MARKS}{_INVISIBLE}]?[{_MARKS}{_INVISIBLE}]+|[{_PRIVATE}]")
_ALONE = pattern(f"[{_PRIVATE}]")
_ANY = pattern(f"[{_MARKS}{_INVISIBLE}{_PRIVATE}]")
_UNDRAWN = pattern(f"[{_INVISIBLE}]")


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text: what is drawn, and what that reads as where it is something else ("" where it is not)."""
    if not _ANY.search(text):
        yield text, ""
        return
    at = 0
    for found in _CLUSTER.finditer(text):
        drawn = unicodedata.normalize("NFC", _UNDRAWN.sub("", found[0]))
        if drawn == found[0] and not _ALONE.match(drawn):
            continue
        yield text[at : found.start()], ""
        yield drawn, found[0]
        at = found.end()
    yield text[at:], ""
