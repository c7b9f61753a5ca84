"""Tables of a web page: those that hold data, and those that only lay the page out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import html

from jbpub.parser.readers.pipes import UP, WIDER, pipe_table

_LONGEST_CELL = 400  # characters; a longer cell holds an article, not a datum
_WIDEST, _TALLEST = 64, 1000  # cells that a span may cover
_BLOCKS = ("h1", "h2", "h3", "ul", "ol", "blockquote")


def is_data_table(table: html.HtmlElement) -> bool:
    """Whether a table holds data: several rows and columns, and no table, list or article in a cell."""
    if next(table.iterdescendants("table", *_BLOCKS), None) is not None:
        return False
    rows = [list(_cells(row)) for row in _rows(table)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    return all(len("".join(cell.itertext())) <= _LONGEST_CELL for row in rows for cell in row)


def read_table(table: html.HtmlElement, words: Callable[[html.HtmlElement], str]) -> list[str]:
    """A table's caption and its rows as a pipe table, cells by `words`."""
    caption = table.find("caption")
    covered: dict[int, tuple[int, str | None]] = {}
    rows = [_row(row, words, covered) for row in _rows(table)]
    head = sum(1 for row in _rows(table) if _is_head(row))
    above = words(caption) if caption is not None else ""
    return [*([above] if above else []), *pipe_table(rows, head)]


def _is_head(row: html.HtmlElement) -> bool:
    parent = row.getparent()
    return (parent is not None and parent.tag == "thead") or all(cell.tag == "th" for cell in _cells(row))


def _row(
    row: html.HtmlElement, words: Callable[[html.HtmlElement], str], covered: dict[int, tuple[int, str | None]]
) -> list[str | None]:
    """A row's cells; `covered` tells for a column how many rows more a cell from above reaches, and as what."""
    texts: list[str | None] = []
    for cell in _cells(row):
        _skip_covered(texts, covered)
        columns = _span(cell.get("colspan"), _WIDEST)
        down = _span(cell.get("rowspan"), _TALLEST) - 1
        covered.update({len(texts) + at: (down, WIDER if at else UP) for at in range(columns) if down})
        texts += [words(cell), *[WIDER] * (columns - 1)]
    _skip_covered(texts, covered)
    return texts


def _skip_covered(texts: list[str | None], covered: dict[int, tuple[int, str | None]]) -> None:
    """Mark the places that cells from above cover here."""
    while covered.get(len(texts), (0, UP))[0]:
        rows, mark = covered[len(texts)]
        covered[len(texts)] = (rows - 1, mark)
        texts.append(mark)


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return table.iter("tr")


def _cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return row.iterchildren("td", "th")


def _span(text: str | None, most: int) -> int:
    return max(1, min(int(text), most)) if text is not None and text.strip().isdecimal() else 1
