"""The untouched text of a report and the places in it: Source, Span, line and column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the source: character offsets, `start` included, `end` not."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as an editor shows it: line and column, both counted from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A report's text as received, never changed; every Span points into it.

    `name` is what messages call it (a path, or what the caller said); `encoding` is how its bytes were read.
    Every line ends with one line feed: the decoder has turned what else ends lines into it.
    `assets` holds the bytes of its pictures by the target that the text gives for them: `![alt](target)`.
    """

    text: str
    name: str = "report"
    encoding: str = "utf-8"
    assets: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "line_starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """The line and column of a character offset; offsets past the end give the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def at(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]
