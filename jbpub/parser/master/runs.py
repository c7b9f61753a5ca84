"""The master's Markdown within a line to inlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jbpub.nodes import Inline, Inlines, Lead, Link, PageMark, Strong, Text
from jbpub.parser.lines import Line
from jbpub.parser.master.syntax import LEAD, STOPS, comment, lead_number, unescape
from jbpub.parser.numbering import read_number
from jbpub.patterns import pattern

_TOKEN = pattern(
    r"\\.|<!-- page (?P<page>[0-9]{1,6}) -->|(?P<nothing><!---->)|(?P<bold>\*\*)"
    r"|\[(?P<words>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^\s()]+)\)"
)
_SECOND = comment(LEAD)
_PLAIN_LEVEL = 3  # the depth of an unnumbered lead


@dataclass(slots=True)
class _Bold:
    """The inlines gathered so far, outside and inside an open bold."""

    outside: list[Inline]
    inside: list[Inline] | None = None

    @property
    def here(self) -> list[Inline]:
        return self.outside if self.inside is None else self.inside

    def turn(self) -> None:
        """Open bold, or close it."""
        if self.inside is None:
            self.inside = []
        else:
            self.outside.append(Strong(tuple(self.inside)))
            self.inside = None


def read_run(line: Line) -> Inlines:
    """The inlines of a line, bold as Strong; bold that is not closed is text."""
    return tuple(_inlines(line, 0, len(line.text)))


def _inlines(line: Line, start: int, end: int) -> list[Inline]:
    gathered = _Bold([])
    text_start = start
    for token in _TOKEN.finditer(line.text, start, end):
        if token.lastgroup is None:  # an escape, which belongs to the text
            continue
        _add_text(gathered.here, line.text[text_start : token.start()])
        text_start = token.end()
        if token["bold"]:
            gathered.turn()
        elif not token["nothing"]:
            gathered.here.append(_inline(line, token))
    _add_text(gathered.here, line.text[text_start:end])
    if gathered.inside is not None:
        gathered.outside += [Text("**"), *gathered.inside]
    return gathered.outside


def _inline(line: Line, token: re.Match[str]) -> Inline:
    if token["page"]:
        return PageMark(int(token["page"]), line.place(*token.span()))
    return Link(token["target"], (Text(unescape(token["words"])),))


def _add_text(inlines: list[Inline], words: str) -> None:
    """Put text at the end, joined to text that stands there."""
    last = inlines[-1] if inlines else None
    if words and isinstance(last, Text):
        inlines[-1] = Text(last.text + unescape(words))
    elif words:
        inlines.append(Text(unescape(words)))


def read_paragraph(line: Line) -> Inlines:
    """The inlines of a paragraph, its leads first."""
    return tuple(_with_leads(line))


def _with_leads(line: Line) -> Iterator[Inline]:
    number = lead_number(line.text)
    at = 0
    while number is not None and (end := _bold_end(line.text, at + len(number))) >= 0:
        form = read_number(number + "一") if number else None
        words = _inlines(line, at + len(number) + 2, end)
        at = end + 2
        if words and line.text[at : at + 1] in tuple(STOPS):
            _add_text(words, line.text[at : at + 1])
            at += 1
        yield Lead(tuple(words), number, form.form.level if form else _PLAIN_LEVEL)
        number = "" if line.text.startswith(_SECOND + "**", at) else None
        at += len(_SECOND) if number is not None else 0
    yield from _inlines(line, at, len(line.text))


def _bold_end(text: str, start: int) -> int:
    """Where the bold that opens at an offset closes; -1 when it does not."""
    ends = (token.start() for token in _TOKEN.finditer(text, start + 2) if token["bold"])
    return next(ends, -1)
