"""The table of key figures: a row a figure, a column for what is measured, its value, its change, its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from jbpub.edition.appendix.excerpt import excerpt
from jbpub.edition.wording import catalog
from jbpub.nodes import Cell, Foreign, Inlines, Strong, Table, Text
from jbpub.terms.quantities.figuretable import in_english
from jbpub.terms.quantities.keyfigures import KeyFigure
from jbpub.terms.quantities.quantity import Quantity

Group: TypeAlias = tuple[str, Sequence[KeyFigure]]  # the heading of the part that they stand in, and the figures
Tell: TypeAlias = Callable[[KeyFigure], Inlines]
Column: TypeAlias = tuple[str, Tell]  # its heading, and what it says of a figure


def figures_table(id_: str, groups: Iterable[Group], language: str, *, english: bool) -> Table:
    """The figures as a table with headings in a language (a BCP 47 tag), with a column in English if wanted.

    A column that would say nothing in any row is left out; of several groups each begins with a row for its heading.
    """
    told = tuple(groups)
    figures = [figure for _, group in told for figure in group]
    columns = [
        (head, tell) for head, tell in _columns(language, english=english) if any(tell(figure) for figure in figures)
    ]
    rows: list[tuple[Cell, ...]] = []
    for heading, group in told:
        if heading and len(told) > 1:
            rows.append((Cell((Strong((Text(heading),)),), columns=len(columns)),))
        rows += [tuple(Cell(tell(figure)) for _, tell in columns) for figure in group]
    return Table(id_, (tuple(Cell((Text(head),)) for head, _ in columns),), tuple(rows))


def _columns(language: str, *, english: bool) -> tuple[Column, ...]:
    _ = catalog(language).gettext
    return (
        (_("Indicator"), lambda figure: _text(figure.indicator)),
        (_("Value"), lambda figure: _text(written(figure.value))),
        (_("Change"), lambda figure: _text(change_of(figure))),
        *([(_("In English"), lambda figure: (Foreign("en", _text(in_english(figure))),))] if english else ()),
        (_("Passage"), lambda figure: _text(excerpt(figure))),
    )


def _text(words: str) -> Inlines:
    return (Text(words),) if words else ()


def written(quantity: Quantity | None) -> str:
    """A figure as the report writes it, on one line; nothing for none."""
    return " ".join(quantity.text.split()) if quantity else ""


def change_of(figure: KeyFigure) -> str:
    """By how much a figure rose (+) or fell (U+2212); nothing where the report does not say."""
    return f"{'−' if figure.falling else '+'}{written(figure.change)}" if figure.change else ""
