"""`jbpub figures`: a report's key figures with the sentence that each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from jbpub.terms.quantities.figuretable import in_english
from jbpub.terms.quantities.keyfigures import KeyFigure
from jbpub.terms.quantities.quantity import Quantity


def as_text(figures: Sequence[KeyFigure]) -> str:
    """What a person reads: each sentence with its place, and below it what it says of which indicator."""
    return "\n".join(_lines(figures)) if figures else "no figures found"


def _lines(figures: Sequence[KeyFigure]) -> Iterator[str]:
    for (block, sentence), rows in groupby(figures, key=lambda figure: (figure.block, figure.sentence)):
        yield f"[{block}] {' '.join(sentence.split())}"
        for figure in rows:
            yield f"    {figure.indicator}: {_value(figure)} = {in_english(figure)}"


def _value(figure: KeyFigure) -> str:
    """The figure and its change as the report writes them."""
    change = f"{'−' if figure.falling else '+'}{_written(figure.change)}" if figure.change else ""
    return ", ".join(filter(None, (_written(figure.value) if figure.value else "", change)))


def _written(quantity: Quantity) -> str:
    return " ".join(quantity.text.split())


def as_data(figures: Sequence[KeyFigure]) -> list[dict[str, Any]]:
    """What a program reads, as JSON's values; numbers are texts, so that none loses a digit."""
    return [
        {
            "block": figure.block, "indicator": figure.indicator, "value": _data(figure.value),
            "change": _data(figure.change), "falling": figure.falling, "english": in_english(figure),
            "sentence": figure.sentence,
        }
        for figure in figures
    ]  # fmt: skip


def _data(quantity: Quantity | None) -> dict[str, Any] | None:
    """A figure: kind, both ends in its unit, the words."""
    if quantity is None:
        return None
    return {
        "text": quantity.text, "kind": quantity.kind.value, "low": f"{quantity.low:f}", "high": f"{quantity.high:f}",
        "unit": quantity.unit, "per": quantity.per, "approximation": quantity.approximation.value,
        "parts": [f"{part:f}" for part in quantity.parts],
    }  # fmt: skip
