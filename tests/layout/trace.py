"""A readable trace of set lines: what the golden tests compare."""

from __future__ import annotations

from collections.abc import Sequence

from jbpub.layout.copy import Copy
from jbpub.layout.custom import Custom
from jbpub.layout.lines import Line, Shape, compose


def em(text: str) -> list[float]:
    """Advances like a Han face's: full-width characters 1 em, digits and letters half an em, a space a quarter."""
    return [0.25 if c == " " else 2.0 if c == "\u2e3a" else 0.5 if c.isascii() else 1.0 for c in text]


def set_text(text: str, width: float, **shape: float | str | Custom) -> list[Line]:
    """A text set in a column of that many em."""
    return compose(Copy(text, em(text)), Shape(width, **shape))  # type: ignore[arg-type]


def texts(text: str, width: float, **shape: float | str | Custom) -> list[str]:
    """The text's lines."""
    return [text[line.start : line.end] for line in set_text(text, width, **shape)]


def trace(text: str, lines: Sequence[Line]) -> str:
    """One row a line: where it begins, its text with every joint that is not solid, its width."""
    return "\n".join(f"{line.x:+.2f} |{_spaced(text, line)}| {line.width:.2f}{_spread(line)}" for line in lines)


def _spaced(text: str, line: Line) -> str:
    kerns = dict(line.kerns)
    return "".join(
        text[k] + (f"[{kerns[k]:+.2f}]" if abs(kerns.get(k, 0.0)) > 0.005 else "") for k in range(line.start, line.end)
    )


def _spread(line: Line) -> str:
    return f" spread {line.letter:.3f}" if line.letter else ""
