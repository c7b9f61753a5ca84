"""A line's text to inlines: **bold**, [links](target), page marks; backslash escapes are undone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbpub.nodes import Inline, Inlines, Link, PageMark, Strong, Text
from jbpub.parser.escapes import unescape
from jbpub.parser.lines import Line
from jbpub.patterns import pattern

# Bold is not empty and does not begin or end with a space (CommonMark 0.31.2, 6.2); a link's target has no space.
_MARKUP = pattern(r"(\*\*|__)(?P<bold>(?=\S)(?:(?!\1).)*?\S)\1|\[(?P<words>[^\[\]]+)\]\((?P<target>[^\s()]+)\)")
_HINTS = ("**", "__", "](")


def read_inlines(line: Line, start: int = 0, end: int | None = None, *, after: int = -1) -> Inlines:
    """The inlines of a line's text[start:end].  Marks that do not pair stay as they are written.

    Page marks that stand before `start`, in a number that is left out, come first; those up to and at `after`
    were taken with what came before.
    """
    end = len(line.text) if end is None else end
    marks = [(max(at, start), mark) for at, mark in line.marks if after < at <= end]
    return tuple(_inlines(line.text, start, end, marks))


def _inlines(text: str, start: int, end: int, marks: Sequence[tuple[int, PageMark]]) -> list[Inline]:
    if all(text.find(hint, start, end) < 0 for hint in _HINTS):
        return _texts(text, start, end, marks)
    found: list[Inline] = []
    at = start
    for match in _MARKUP.finditer(text, start, end):
        found += _texts(
            text, at, match.start(), [mark for mark in marks if _between(mark[0], at, match.start(), start)]
        )
        found.append(_marked_up(text, match, marks))
        at = match.end()
    return found + _texts(text, at, end, [mark for mark in marks if _between(mark[0], at, end, start)])


def _between(place: int, after: int, upto: int, start: int) -> bool:
    """Whether a mark belongs to the stretch (after, upto]; the first stretch takes the mark at its start too."""
    return after < place <= upto or place == after == start


def _marked_up(text: str, match: re.Match[str], marks: Sequence[tuple[int, PageMark]]) -> Inline:
    group = "bold" if match["bold"] else "words"
    inside = [mark for mark in marks if match.start() < mark[0] <= match.end()]
    start, end = match.span(group)
    clipped = [(min(max(at, start), end), mark) for at, mark in inside]
    if group == "bold":
        return Strong(tuple(_inlines(text, start, end, clipped)))
    return Link(match["target"], tuple(_texts(text, start, end, clipped)))


def _texts(text: str, start: int, end: int, marks: Sequence[tuple[int, PageMark]]) -> list[Inline]:
    """Plain text cut at its page marks."""
    found: list[Inline] = []
    for at, mark in marks:
        found += [Text(unescape(text[start:at]))] if start < at else []
        found.append(mark)
        start = at
    return [*found, Text(unescape(text[start:end]))] if start < end else found
