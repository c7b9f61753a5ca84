"""Where a figure stands: its sentence, shortened to the clauses that say it."""

from __future__ import annotations

from jbpub.patterns import pattern
from jbpub.terms.quantities.keyfigures import KeyFigure

WHOLE, LONGEST = 40, 56  # characters: of a sentence that is given as it is, of an excerpt
_CUT = "……"  # GB/T 15834-2011, 4.11: what is left out of a quotation
_CLAUSE_END = pattern("[，；：。！？]")
# What no excerpt begins with: the rest of a number, of a phrase, of a quotation.
_REST = pattern(r"\A(?:[A-Za-z0-9.%]+[万亿萬億]*|[万亿萬億]+|[^、，；：]{0,12}[、，；：]|[”’」』）》])")


def excerpt(figure: KeyFigure) -> str:
    """A figure's sentence, or of one longer than WHOLE the clauses from the indicator to the figure.

    These are cut to the last LONGEST characters.  What is left out is marked by ……, which is not counted.
    """
    sentence = _line(figure.sentence)
    if len(sentence) <= WHOLE:
        return sentence
    named, told = _place(sentence, figure)
    start = max((mark.end() for mark in _CLAUSE_END.finditer(sentence, 0, named)), default=0)
    end = next((mark.end() for mark in _CLAUSE_END.finditer(sentence, told)), len(sentence))
    if end < len(sentence):
        end -= 1  # the mark belongs to what follows
    begin = max(start, end - LONGEST)
    words = sentence[begin:end] if begin == start else _REST.sub("", sentence[begin:end])
    return _CUT * (begin > 0) + words + _CUT * (end < len(sentence))


def _line(text: str) -> str:
    return " ".join(text.split())


def _place(sentence: str, figure: KeyFigure) -> tuple[int, int]:
    """Where the indicator is named, and the end of the figure and its change: offsets in the sentence.

    An indicator that several figures share out (城镇、农村收入) may not be found; then its figure stands for it.
    """
    named = sentence.find(figure.indicator)
    told, first = max(0, named), -1
    for quantity in filter(None, (figure.value, figure.change)):
        words = _line(quantity.text)
        at = sentence.find(words, told)
        at = at if at >= 0 else max(0, sentence.find(words))
        first, told = (at if first < 0 else first), at + len(words)
    return first if named < 0 else min(named, first), told
