"""Lines of a report: text, heading or rule, each knowing where in the source every one of its characters stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from jbpub.nodes import PageMark
from jbpub.source import Source, Span

# A form feed is what PDF extraction puts at the end of a page: a rule by another name.
_LINE = re.compile(r"\f|[^\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
# Some exports write the codes of a line break instead of breaking the line.
BREAK_CODE = "\\r\\n"
_CODED_LINE = re.compile(r"\f|\\r\\n|(?:(?!\\r\\n)[^\n\f\v\x1c-\x1e\x85\u2028\u2029])+")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}")
# "#" before a digit is no heading: a page may break before "2#、3#".
_HEADING = re.compile(r"(#{1,6})(?:[ \t\u3000]+|(?=[^\s#0-9])|$)")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)*[^\s。！？；：])\1")

TERMINALS = tuple("。！？；：!?;:…")
_CLOSERS = "”’」』）)》】\"'"


class Kind(StrEnum):
    """What a line is by its marks alone."""

    TEXT = "text"
    HEADING = "heading"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its Markdown marks and outer spaces, or several lines that a page break had cut apart.

    `anchors` are pairs (offset in `text`, offset in the source), rising; between two of them both offsets
    run in step.  `end` is the source offset after the last character, `depth` the number of # marks,
    `marks` the page marks by their offset in `text` (of a rule: its own).
    """

    kind: Kind
    text: str
    anchors: tuple[tuple[int, int], ...]
    end: int
    depth: int = 0
    marks: tuple[tuple[int, PageMark], ...] = ()

    @property
    def span(self) -> Span:
        """The line's place in the source, outer spaces and # marks left out."""
        return Span(self.anchors[0][1], self.end)

    def place(self, start: int, end: int) -> Span:
        """The source's span of text[start:end]."""
        if start >= end:
            return Span(self._source(start), self._source(start))
        return Span(self._source(start), self._source(end - 1) + 1)

    def _source(self, offset: int) -> int:
        near, at = self.anchors[bisect_right(self.anchors, (offset, self.end)) - 1]
        return at + offset - near


def split_lines(source: Source) -> list[Line]:
    """The lines of a source that hold anything, in order, their pages counted."""
    pattern = _CODED_LINE if BREAK_CODE in source.text else _LINE
    found = (_line(source.text, match.start(), match.end()) for match in pattern.finditer(source.text))
    return number_pages(line for line in found if line)


def _line(text: str, start: int, end: int) -> Line | None:
    raw = text[start:end]
    if raw == "\f":
        return Line(Kind.RULE, raw, ((0, start),), end)
    words = raw.strip()
    if not words or words == BREAK_CODE:
        return None
    start += raw.index(words[0])
    if words[0] in "-*_" and _RULE.fullmatch(words):
        return Line(Kind.RULE, words, ((0, start),), start + len(words))
    heading = _HEADING.match(words) if words[0] == "#" else None
    if heading is None:
        return _unwrapped(Line(Kind.TEXT, words, ((0, start),), start + len(words)))
    words = _without_closing_hashes(words[heading.end() :])
    start += heading.end()
    if not words:
        return None
    return _unwrapped(Line(Kind.HEADING, words, ((0, start),), start + len(words), len(heading[1])))


def _without_closing_hashes(words: str) -> str:
    """A heading's words without the # marks that may close it (CommonMark 0.31.2, 4.2)."""
    shorn = words.rstrip("#")
    return shorn.rstrip() if shorn[-1:].isspace() or not shorn else words


def _unwrapped(line: Line) -> Line:
    """A line that is bold as a whole and no sentence is a head: its bold says nothing more."""
    found = _BOLD_LINE.fullmatch(line.text) if line.text[0] in "*_" else None
    return part(line, found.start(2), found.end(2)) if found else line


def number_pages(lines: Iterable[Line]) -> list[Line]:
    """The same lines, every rule with the mark of the page that begins after it."""
    page, numbered = 1, []
    for line in lines:
        if line.kind is Kind.RULE:
            page += 1
            line = replace(line, marks=((0, PageMark(page, line.span)),))
        numbered.append(line)
    return numbered


def part(line: Line, start: int, end: int) -> Line:
    """The stretch text[start:end] of a line as a line."""
    return without(line, [(0, start), (end, len(line.text))])


def without(line: Line, holes: Sequence[tuple[int, int]]) -> Line:
    """A line without some stretches of its text, given in order; what is left still knows its places."""
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    marks: list[tuple[int, PageMark]] = []
    length = 0
    for start, end in _kept(holes, len(line.text)):
        pieces.append(line.text[start:end])
        anchors.append((length, line.place(start, end).start))
        anchors += [(length + at - start, place) for at, place in line.anchors if start < at < end]
        marks += [(length + at - start, mark) for at, mark in line.marks if start <= at <= end]
        length += end - start
    if not pieces:
        return replace(line, text="", anchors=((0, line.end),))
    last = line.place(start, end).end
    return replace(line, text="".join(pieces), anchors=tuple(anchors), end=last, marks=tuple(dict.fromkeys(marks)))


def _kept(holes: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for hole in holes for edge in hole), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def join(lines: Sequence[Line]) -> Line:
    """Text lines and the rules between them as one line: the text closed up, the rules as marks in it."""
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    marks: list[tuple[int, PageMark]] = []
    length = 0
    for line in lines:
        marks += [(length + at, mark) for at, mark in line.marks]
        if line.kind is not Kind.RULE:
            pieces.append(line.text)
            anchors += [(length + at, place) for at, place in line.anchors]
            length += len(line.text)
    return replace(lines[0], text="".join(pieces), anchors=tuple(anchors), end=lines[-1].end, marks=tuple(marks))


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence or a clause before a list does: 。！？；：, also before closing quotes."""
    return text.rstrip(_CLOSERS).endswith(TERMINALS)


def followers(lines: Sequence[Line]) -> list[Line | None]:
    """For each line the next one that is no rule."""
    following: Line | None = None
    found: list[Line | None] = []
    for line in reversed(lines):
        found.append(following)
        following = following if line.kind is Kind.RULE else line
    return found[::-1]
