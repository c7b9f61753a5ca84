"""A title whose glyphs extraction scattered over lines, one on each and out of order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.han import HAN
from jbpub.parser.lines import Kind, Line, join
from jbpub.patterns import pattern
from jbpub.source import Span

_REACH = 30  # lines of the front matter that are looked at
_FEWEST = 4  # glyphs
_KINDS = ("政府工作报告", "政府工作報告", "工作报告", "工作報告", "施政报告", "施政報告")  # what a title ends in
_HAN = pattern(HAN)


def join_scattered_title(lines: Sequence[Line]) -> tuple[list[Line], list[Diagnostic]]:
    """R154: a title whose glyphs stand each on a line is joined, when they spell it without a rest.

    They must be the letters of a kind of report, and what is left over a name that the front matter spells out.
    """
    glyphs = [line for line in lines[:_REACH] if line.kind is Kind.TEXT and _HAN.fullmatch(line.text)]
    title = _spelled(glyphs, lines[:_REACH]) if len(glyphs) >= _FEWEST else ""
    if not title:
        return list(lines), []
    joined = _in_order(title, glyphs)
    taken = {line.span for line in glyphs}
    kept = [line for line in lines if line.span not in taken or line.kind is not Kind.TEXT]
    place = next(at for at, line in enumerate(lines) if line.span in taken)
    return [*kept[:place], joined, *kept[place:]], _findings(title, glyphs, lines)


def _spelled(glyphs: Sequence[Line], front: Sequence[Line]) -> str:
    """The title that the glyphs spell, or nothing."""
    letters = Counter(line.text for line in glyphs)
    for kind in _KINDS:
        rest = letters - Counter(kind)
        if letters - rest == Counter(kind):
            name = _name(rest, front) if rest else ""
            if name is not None:
                return name + kind
    return ""


def _name(letters: Counter[str], front: Sequence[Line]) -> str | None:
    """A stretch of the front matter that has just these letters."""
    size = letters.total()
    for line in front:
        for start in range(len(line.text) - size + 1):
            if Counter(line.text[start : start + size]) == letters:
                return line.text[start : start + size]
    return None


def _in_order(title: str, glyphs: Sequence[Line]) -> Line:
    """The glyphs as one line that reads as the title."""
    left = list(glyphs)
    ordered: list[Line] = []
    for letter in title:
        at = next(at for at, line in enumerate(left) if line.text == letter)
        ordered.append(left.pop(at))
    return replace(join(ordered), end=max(line.end for line in glyphs))


def _findings(title: str, glyphs: Sequence[Line], lines: Sequence[Line]) -> list[Diagnostic]:
    """One finding for each unbroken run of the glyphs' lines."""
    return [
        diagnostic("R154", Span(run[0].span.start, run[-1].end), f"scattered letters spell {title}", "joined")
        for run in _runs(glyphs, lines)
    ]


def _runs(glyphs: Sequence[Line], lines: Sequence[Line]) -> Iterator[list[Line]]:
    taken = {line.span for line in glyphs}
    for scattered, run in groupby(lines[:_REACH], key=lambda line: line.span in taken):
        if scattered:
            yield list(run)
