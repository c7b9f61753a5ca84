"""What a printed page carries besides its text: its number, its running head and foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line
from jbpub.patterns import pattern

_DASH = "[-—–－―·•~～]{0,2}"
_OF_ALL = "(?:[,，/／ ][ ]*(?:共[ ]*)?[0-9]{1,4}[ ]*[页頁]?)?"
_PAGE_NUMBER = pattern(rf"{_DASH}[ ]*(?:第[ ]*)?(?P<value>[0-9０-９]{{1,4}})[ ]*[页頁]?[ ]*{_OF_ALL}[ ]*{_DASH}")
_FEWEST = 3  # pages on which something must stand
_SHARE = 0.25  # of the pages on which a running head must stand: odd and even pages may have different ones
_LONGEST_HEAD = 60  # characters
_DIGIT = pattern("[0-9０-９]+")


def drop_page_numbers(lines: Sequence[Line]) -> tuple[list[Line], list[Diagnostic]]:
    """R152: page numbers are dropped: they stand first or last on their pages and count with them."""
    pages = _pages(lines)
    found = [
        (line, int(number["value"]) - page)
        for page, content in enumerate(pages)
        for line in _edges(content)
        if (number := _PAGE_NUMBER.fullmatch(line.text))
    ]
    usual = Counter(offset for _, offset in found).most_common(1)
    if not usual or usual[0][1] < _FEWEST:
        return list(lines), []
    numbers = [line for line, offset in found if offset == usual[0][0]]
    return _without(lines, numbers, "R152", "{text} is the page's number")


def drop_running_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Diagnostic]]:
    """R153: running heads and feet are dropped: the same words, numbers apart, on the edges of many pages.

    On the first page they stay: there they may be the title.
    """
    pages = _pages(lines)
    heads: list[Line] = []
    for edge in (0, -1):
        at_edge = [content[edge] for content in pages[1:] if content]
        counts = Counter(map(_pattern, at_edge))
        heads += [
            line
            for line in at_edge
            if counts[_pattern(line)] >= max(_FEWEST, _SHARE * len(pages)) and len(line.text) <= _LONGEST_HEAD
        ]
    return _without(lines, heads, "R153", "“{text}” stands on many pages")


def _pattern(line: Line) -> str:
    """A line's words without spaces and numbers."""
    return _DIGIT.sub("0", "".join(line.text.split()))


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each page; pages without any are kept, so that pages can be counted."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.kind is Kind.RULE:
            pages.append([])
        else:
            pages[-1].append(line)
    return pages


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    """The first two and the last two lines of a page: a running head may stand outside the number."""
    yield from page[:2]
    yield from page[max(2, len(page) - 2) :]


def _without(
    lines: Iterable[Line], dropped: Sequence[Line], code: str, message: str
) -> tuple[list[Line], list[Diagnostic]]:
    places = {line.span for line in dropped}
    kept = [line for line in lines if line.kind is Kind.RULE or line.span not in places]
    findings = [diagnostic(code, line.span, message.format(text=line.text), "left out") for line in dropped]
    return kept, findings
