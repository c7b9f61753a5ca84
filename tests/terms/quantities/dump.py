"""Figures as readable lines."""

from jbpub.terms.quantities.phrasing import english
from jbpub.terms.quantities.quantity import Approximation, Quantity
from jbpub.terms.quantities.recogniser import recognise


def dump(text: str, yuan: str = "CNY") -> list[str]:
    """Each figure of a text: `as written = kind value unit bound`."""
    return [_line(figure) for figure in recognise(text, yuan=yuan)]


def said(text: str) -> list[str]:
    """Each figure of a text in English."""
    return [english(figure) for figure in recognise(text)]


def _line(figure: Quantity) -> str:
    ends = dict.fromkeys((figure.low, figure.high))
    value = ":".join(map(str, figure.parts)) if figure.parts else "–".join(f"{end:f}" for end in ends)
    unit = figure.unit + (f"/{figure.per}" if figure.per else "")
    bound = "" if figure.approximation is Approximation.EXACT else figure.approximation.value
    return f"{figure.text} = " + " ".join(filter(None, (figure.kind.value, value, unit, bound)))
