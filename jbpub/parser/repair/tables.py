"""Tables that came with one cell a line: found by their serial numbers, rebuilt when their columns are certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jbpub.diagnostics import diagnostic
from jbpub.parser.lines import Kind, Line, is_closed
from jbpub.parser.numbering import read_number
from jbpub.parser.repair.edits import Repaired
from jbpub.source import Span

_CELL = 60  # characters of a cell
_SERIALS = 3  # rows that a table has at least, counted by its serial numbers
_WITHOUT_HEAD = 5  # the same when it has no header row
_NARROWEST, _WIDEST = 3, 12  # columns


def rebuild_tables(lines: Sequence[Line]) -> Repaired:
    """B602: lines that are a table's cells become its cells: the serial numbers 1, 2, 3 … stand at even distances.

    B603 names lines that look so but whose columns are not certain.
    """
    done = list(lines)
    findings = []
    words = [at for at, line in enumerate(lines) if line.kind is not Kind.RULE]
    for start, end in _runs([lines[at] for at in words]):
        run = [lines[at] for at in words[start:end]]
        span = Span(run[0].span.start, run[-1].end)
        found = _grid([line.text for line in run])
        if found is None:
            findings.append(diagnostic("B603", span, f"{end - start} lines may be the cells of a table"))
            continue
        first, last, width = found
        cells = words[start + first : start + last]
        for at in cells:
            done[at] = replace(lines[at], kind=Kind.CELL, depth=width)
        span = Span(lines[cells[0]].span.start, lines[cells[-1]].end)
        message = f"{len(cells)} lines are the cells of {width} columns"
        findings.append(diagnostic("B602", span, message, "made a table"))
    return done, findings


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The stretches of lines that could be cells and hold the serial numbers 1, 2 and 3."""
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and _may_be_cell(lines[end]):
            continue
        texts = [line.text for line in lines[start:end]]
        if end - start >= _SERIALS * _NARROWEST and {"1", "2", "3"} <= set(texts):
            yield start, end
        start = end + 1


def _may_be_cell(line: Line) -> bool:
    if line.kind is not Kind.TEXT or len(line.text) > _CELL or line.text.endswith("。"):
        return False
    return not is_closed(line.text) and read_number(line.text) is None


def _grid(texts: Sequence[str]) -> tuple[int, int, int] | None:
    """Where the table in a run of cells begins and ends, and how wide it is; None when that is not certain."""
    first = texts.index("1")
    width = texts.index("2", first) - first if "2" in texts[first:] else 0
    if not _NARROWEST <= width <= _WIDEST:
        return None
    rows = 1
    while first + rows * width < len(texts) and texts[first + rows * width] == str(rows + 1):
        rows += 1
    end = first + rows * width
    others = sum(text.isdecimal() and int(text) == rows + 1 for text in texts[end:])
    has_head = first >= width and not any(any(char.isdigit() for char in text) for text in texts[first - width : first])
    if end > len(texts) or others or rows < (_SERIALS if has_head else _WITHOUT_HEAD):
        return None
    return (first - width if has_head else first), end, width
