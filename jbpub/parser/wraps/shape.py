"""The shape of a text's lines: whether it is hard-wrapped, how wide a full line is, which lines are indented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from jbpub.parser.lines import Kind, Line
from jbpub.patterns import pattern
from jbpub.source import Source

_FEWEST = 12  # lines; a shorter text is not judged
_NARROWEST, _WIDEST = 12.0, 60.0  # em of a printed line
_SPREAD = 2.5  # em by which full lines differ: punctuation hung over or pushed on, a paragraph's indent
_SHARE = 0.45  # of all lines that are full in a hard-wrapped text
_UNCLOSED = 0.3  # of all lines that end within a sentence in one
_DOUBLE = 0.5  # share of lines with an empty one after them from which on that says nothing
_HALF = pattern("[!-~\u00a0-\u00ff]")
_BLANK = pattern(r"\n[ \t\u3000]*\n")
_ENDS = tuple("。！？；：…”」』")
_WITHIN = pattern("[。；！？]")
_TORN = 3.0  # em, likewise, of a line that stops within a sentence
_UNSURE = 1 / 16  # em by which a half-width character may be wider than half an em
_SLACK = 1.6  # em by which a full line may be short
INDENT = 2.0  # em of a paragraph's first line (GB/T 9704-2012, 7.3.3)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a hard-wrapped text's lines have in common.

    `width` is that of a full line in em; `starts` are the source offsets of the lines that are indented, None when
    the text has lost its indents; `double` tells that an empty line stands between most lines.
    """

    width: float
    starts: frozenset[int] | None
    double: bool

    def is_full(self, text: str, width: float, *, first: bool) -> bool:
        """Whether a line of `width` em reaches the margin; a paragraph's first line is shorter by its indent.

        A line that stops within a sentence may be shorter still: a word that cannot be cut went to the next line.
        """
        is_sentence = not first or _WITHIN.search(text)
        torn = _TORN if is_sentence and not text.endswith(_ENDS) else 0.0
        return width >= self.width - _SLACK - torn - _UNSURE * len(_HALF.findall(text)) - (INDENT if first else 0.0)

    def looks_first(self, text: str, width: float) -> bool:
        """Whether a line is as wide as a paragraph's first line that reaches the margin."""
        short = 0.6 if text.endswith(_ENDS) else _SLACK
        return -short <= width - (self.width - INDENT) <= 0.6


def width_of(text: str) -> float:
    """The width of a text in em: half of one for what is half-width, a quarter for a space beside Han characters."""
    return len(text) - len(_HALF.findall(text)) / 2 - 0.75 * text.count(" ")


def find_shape(lines: Sequence[Line], source: Source) -> Shape | None:
    """The shape of hard-wrapped lines; None when the text is not hard-wrapped.

    It is when its lines crowd at one width, and many of them end within a sentence.
    """
    texts = [line for line in lines if line.kind in (Kind.TEXT, Kind.ITEM)]
    if len(texts) < _FEWEST:
        return None
    widths = [width_of(line.text) for line in texts]
    counts = Counter(map(round, widths))
    width = float(max(counts, key=lambda em: (counts[em] if em >= _NARROWEST else 0, em)))
    full = [line for line, em in zip(texts, widths, strict=True) if abs(em - width) <= _SPREAD]
    unclosed = sum(1 for line in full if not line.text.endswith(_ENDS))
    if not _NARROWEST <= width <= _WIDEST or len(full) < _SHARE * len(texts) or unclosed < _UNCLOSED * len(texts):
        return None
    gaps = [source.text[before.end : after.span.start] for before, after in pairwise(texts)]
    double = sum(1 for gap in gaps if _BLANK.search(gap)) > _DOUBLE * len(gaps)
    return Shape(width, _indented(lines, source, width), double)


def has_blank(before: Line, after: Line, source: Source) -> bool:
    """Whether an empty line stands between two lines."""
    return _BLANK.search(source.text, before.end, after.span.start) is not None


def _indented(lines: Sequence[Line], source: Source, width: float) -> frozenset[int] | None:
    """The offsets of the lines that are indented against most full lines of their page; None when none or all are."""
    found: set[int] = set()
    flush = 0
    for page in _pages(lines):
        indents = {line.span.start: _indent(line, source) for line in page}
        full = [indents[line.span.start] for line in page if abs(width_of(line.text) - width) <= _SPREAD]
        if len(full) < 3:  # a page with so few lines tells nothing
            continue
        margin = min(full) if len(full) < 8 else median(sorted(full)[: len(full) * 3 // 4])
        indented = {start for start, indent in indents.items() if indent > margin + 0.5}
        found |= indented
        flush += len(indents) - len(indented)
    return frozenset(found) if found and flush and len(found) >= 0.05 * flush else None


def _pages(lines: Sequence[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if line.kind is Kind.RULE:
            yield page
            page = []
        elif line.kind in (Kind.TEXT, Kind.ITEM):
            page.append(line)
    yield page


def _indent(line: Line, source: Source) -> int:
    """The blanks before a line in columns: an ideographic space takes two."""
    start = line.span.start
    before = source.text[source.text.rfind("\n", 0, start) + 1 : start].rpartition("\f")[2]
    return len(before.expandtabs(4)) + before.count("\u3000")
