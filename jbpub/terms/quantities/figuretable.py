"""The table of key figures as text."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

from jbpub.terms.quantities.keyfigures import KeyFigure
from jbpub.terms.quantities.phrasing import english

_HEADINGS = ("block", "indicator", "value", "change", "in English")
_GAP = "  "


def figure_table(figures: Iterable[KeyFigure]) -> str:
    """A table in lines for a terminal, one row a figure; columns are aligned by the width of Han characters."""
    rows = [_HEADINGS, *(_cells(figure) for figure in figures)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_GAP.join(map(_padded, row, widths)).rstrip() for row in rows)


def _cells(figure: KeyFigure) -> tuple[str, ...]:
    value = figure.value.text if figure.value else ""
    change = f"{_sign(figure)}{figure.change.text}" if figure.change else ""
    return figure.block, figure.indicator, " ".join(value.split()), " ".join(change.split()), in_english(figure)


def in_english(figure: KeyFigure) -> str:
    """A row's figures in English: "RMB 70,464, up 37.6 percent"."""
    change = f"{'down' if figure.falling else 'up'} {english(figure.change)}" if figure.change else ""
    return ", ".join(filter(None, (english(figure.value) if figure.value else "", change)))


def _sign(figure: KeyFigure) -> str:
    return "−" if figure.falling else "+"


def _width(text: str) -> int:
    """Columns of a terminal: two for a wide character."""
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
