"""The table of key figures: a row a figure, a column for what is measured, its value, its change, its passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from jbpub.edition.appendix.excerpt import excerpt
from jbpub.edition.edition import ENGLISH
from jbpub.edition.wording import catalog
from jbpub.nodes import Cell, Inlines, Parallel, Strong, Table, Text
from jbpub.terms.quantities.figuretable import in_english
from jbpub.terms.quantities.keyfigures import KeyFigure
from jbpub.terms.quantities.quantity import Quantity

Group: TypeAlias = tuple[str, Sequence[KeyFigure]]  # the heading of the part that they stand in, and the figures
_PASSAGE = "passage"


class _Column(NamedTuple):
    """A column: its name in every language, its heading in one, and what it says of a figure."""

    key: str
    head: str
    tell: Callable[[KeyFigure], str]


def figures_table(id_: str, groups: Iterable[Group], language: str, *, english: bool) -> Table:
    """The figures as a table with headings in a language (a BCP 47 tag), and with English below them if wanted.

    A figure's English stands below its passage: a column of its own would leave none wide enough to be read.
    A column that would say nothing in any row is left out; of several groups each begins with a row for its heading.
    """
    told = tuple(groups)
    figures = [figure for _, group in told for figure in group]
    columns = [column for column in _columns(language) if any(column.tell(figure) for figure in figures)]
    heads = {column.key: column.head for column in _columns(ENGLISH)} if english else {}
    rows: list[tuple[Cell, ...]] = []
    for heading, group in told:
        if heading and len(told) > 1:
            rows.append((Cell((Strong((Text(heading),)),), columns=len(columns)),))
        rows += [tuple(_cell(figure, column, english=english) for column in columns) for figure in group]
    head = tuple(Cell((Text(column.head),), parallel=in_parallel(heads.get(column.key, ""))) for column in columns)
    return Table(id_, (head,), tuple(rows))


def in_parallel(words: str) -> Parallel | None:
    """English words as what stands beside the Chinese; nothing for none."""
    return Parallel(ENGLISH, (Text(words),)) if words else None


def _columns(language: str) -> tuple[_Column, ...]:
    _ = catalog(language).gettext
    return (
        _Column("indicator", _("Indicator"), lambda figure: figure.indicator),
        _Column("value", _("Value"), lambda figure: written(figure.value)),
        _Column("change", _("Change"), change_of),
        _Column(_PASSAGE, _("Passage"), excerpt),
    )


def _cell(figure: KeyFigure, column: _Column, *, english: bool) -> Cell:
    beside = in_parallel(in_english(figure)) if english and column.key == _PASSAGE else None
    return Cell(_text(column.tell(figure)), parallel=beside)


def _text(words: str) -> Inlines:
    return (Text(words),) if words else ()


def written(quantity: Quantity | None) -> str:
    """A figure as the report writes it, on one line; nothing for none."""
    return " ".join(quantity.text.split()) if quantity else ""


def change_of(figure: KeyFigure) -> str:
    """By how much a figure rose (+) or fell (U+2212); nothing where the report does not say."""
    return f"{'−' if figure.falling else '+'}{written(figure.change)}" if figure.change else ""
