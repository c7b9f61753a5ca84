"""Lines of a report: text, heading or rule, each knowing where in the source every one of its characters stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from jbpub.nodes import PageMark
from jbpub.patterns import pattern
from jbpub.source import Source, Span

# A form feed is what PDF extraction puts at the end of a page: a rule by another name.
_LINE = pattern(r"\f|[^\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
# Some exports write the codes of a line break instead of breaking the line.
BREAK_CODE = "\\r\\n"
_CODED_LINE = pattern(r"\f|\\r\\n|(?:(?!\\r\\n)[^\n\f\v\x1c-\x1e\x85\u2028\u2029])+")
_RULE = pattern(r"([-*_])(?:[ \t]*\1){2,}")
_ITEM = pattern(r"(?:[-*+][ \t\u3000]+|[•●▪■◆][ \t\u3000]*)(?=\S)")
_PICTURE = pattern(r"(?<!\\)!\[[^\[\]]*\]\([^\s()]+\)")
_ROW = pattern(r"\|.*\|")
_DELIMITER = pattern(r"\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+")
# "#" before a digit is no heading: a page may break before "2#、3#".
_HEADING = pattern(r"(#{1,6})(?:[ \t\u3000]+|(?=[^\s#0-9])|$)")
_BOLD_LINE = pattern(r"(\*\*|__)(?=\S)((?:(?!\1).)*[^\s。！？；：])\1")

_MARKS = "-*+•●▪■◆"  # what an item begins with

TERMINALS = tuple("。！？；：!?;:…")
_CLOSERS = "”’」』）)》】\"'"


class Kind(StrEnum):
    """What a line is by its marks alone."""

    TEXT = "text"
    HEADING = "heading"
    RULE = "rule"
    ITEM = "item"  # of a list: "- words", "• words"
    ROW = "row"  # of a pipe table
    CELL = "cell"  # of a table that has one cell a line
    PICTURE = "picture"


WORDS = (Kind.TEXT, Kind.HEADING)  # the kinds that paragraphs and headings are made of


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its Markdown marks and outer spaces, or several lines that a page break had cut apart.

    `anchors` are pairs (offset in `text`, offset in the source), rising; between two of them both offsets
    run in step.  `end` is the source offset after the last character, `depth` the number of # marks (of a cell: how
    many cells make a row of its table), `marks` the page marks by their offset in `text` (of a rule: its own).
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


def split_lines(source: Source, *, coded: bool = True) -> list[Line]:
    """The lines of a source that hold anything, in order, their pages counted.

    `coded` tells whether the codes of a line break, written out, break a line too.
    """
    pattern = _CODED_LINE if coded and BREAK_CODE in source.text else _LINE
    found = (_line(source.text, match.start(), match.end()) for match in pattern.finditer(source.text))
    lines = [line for line in found if line]
    return number_pages(_with_rows(_with_pictures(lines) if "![" in source.text else lines))


def _with_pictures(lines: Iterable[Line]) -> Iterator[Line]:
    """The same lines, each picture within one as a line of its own after it."""
    for line in lines:
        places = [found.span() for found in _PICTURE.finditer(line.text)] if line.kind in WORDS else []
        rest = without(line, places) if places else line
        if rest.text.strip():
            yield trimmed(rest) if places else rest
        for start, end in places:
            yield replace(part(line, start, end), kind=Kind.PICTURE, depth=0)


def _with_rows(lines: Iterable[Line]) -> list[Line]:
    """The same lines, those that make a pipe table as its rows: a delimiter row, | --- |, is among them.

    Rows right after a page break go on with the table before it.
    """
    found: list[Line] = []
    for is_bars, run in groupby(lines, key=lambda line: line.kind is Kind.TEXT and line.text[0] == "|"):
        rows = list(run)
        if is_bars and (any(is_delimiter(line.text) for line in rows) or _last_words(found) is Kind.ROW):
            rows = [replace(line, kind=Kind.ROW) if _ROW.fullmatch(line.text) else line for line in rows]
        found += rows
    return found


def _last_words(lines: Sequence[Line]) -> Kind | None:
    """The kind of the last line that is no rule."""
    return next((line.kind for line in reversed(lines) if line.kind is not Kind.RULE), None)


def is_delimiter(text: str) -> bool:
    """Whether a row only parts a table's head from its body (GitHub Flavored Markdown, 4.10)."""
    return _DELIMITER.fullmatch(text) is not None


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
    if words[0] in _MARKS and _ITEM.match(words):
        return Line(Kind.ITEM, words, ((0, start),), start + len(words))
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


def without_last_breaks(lines: Sequence[Line]) -> list[Line]:
    """The lines up to the last that is no rule: what ends the last page begins no other."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].kind is not Kind.RULE), -1)
    return list(lines[: last + 1])


def part(line: Line, start: int, end: int) -> Line:
    """The stretch text[start:end] of a line as a line."""
    return without(line, [(0, start), (end, len(line.text))])


def rest(line: Line, start: int) -> Line:
    """What stands in a line from an offset on, as a line; it may be empty."""
    return part(line, start, len(line.text)) if start else line


def without(line: Line, holes: Sequence[tuple[int, int]]) -> Line:
    """A line without some stretches of its text, given in order; what is left still knows its places."""
    return changed(line, [(start, end, "") for start, end in holes])


def changed(line: Line, edits: Sequence[tuple[int, int, str]]) -> Line:
    """A line with some stretches of its text, given in order, replaced; a replacement stands at its stretch's place."""
    pieces: list[str] = []
    anchors: list[tuple[int, int]] = []
    marks: list[tuple[int, PageMark]] = []
    length = last = at = 0
    for start, end, new in [*edits, (len(line.text), len(line.text), "")]:
        if at < start:
            pieces.append(line.text[at:start])
            anchors.append((length, line.place(at, start).start))
            anchors += [(length + near - at, place) for near, place in line.anchors if at < near < start]
            marks += [(length + near - at, mark) for near, mark in line.marks if at <= near <= start]
            length += start - at
            last = line.place(at, start).end
        if new:
            pieces.append(new)
            anchors.append((length, line.place(start, end).start))
            length += len(new)
            last = line.place(start, end).end
        at = end
    if not pieces:
        return replace(line, text="", anchors=((0, line.end),))
    return replace(line, text="".join(pieces), anchors=tuple(anchors), end=last, marks=tuple(dict.fromkeys(marks)))


def trimmed(line: Line) -> Line:
    """A line without spaces at its ends."""
    words = line.text.strip()
    if len(words) == len(line.text):
        return line
    start = len(line.text) - len(line.text.lstrip())
    return part(line, start, start + len(words))


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
