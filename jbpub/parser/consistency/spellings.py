"""Coined terms, which reports set in quotation marks, in two spellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Line
from jbpub.patterns import pattern

_QUOTED = pattern("[“「]([^“”「」，。；：！？]{3,16})[”」]")
_JOINTS = pattern("[、·・‘’《》 +＋-]")
_SHORTEST = 5  # characters of terms that are compared letter by letter
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万两双多几0123456789")
_USUAL = 2  # so many times the usual spelling stands there


@dataclass(frozen=True, slots=True)
class _Term:
    """A term as spelt, how often it stands there and where first."""

    words: str
    count: int
    line: Line
    at: int


def find_spellings(lines: Sequence[Line]) -> list[Diagnostic]:
    """C706: terms that differ by 、 or one character; what differs by a numeral or stands once too is another term."""
    terms = _terms(lines)
    found = []
    for rarer, usual in [*_differently_joined(terms), *_one_apart(terms)]:
        span = rarer.line.place(rarer.at, rarer.at + len(rarer.words))
        message = f"“{rarer.words}” ({rarer.count}) beside “{usual.words}” ({usual.count})"
        found.append(diagnostic("C706", span, message))
    return found


def _terms(lines: Sequence[Line]) -> list[_Term]:
    terms: dict[str, _Term] = {}
    for line in lines:
        for match in _QUOTED.finditer(line.text):
            known = terms.get(match[1])
            first = (known.line, known.at) if known else (line, match.start(1))
            terms[match[1]] = _Term(match[1], known.count + 1 if known else 1, *first)
    return list(terms.values())


def _differently_joined(terms: Sequence[_Term]) -> Iterator[tuple[_Term, _Term]]:
    """Terms that are one when signs between their words are left out."""
    seen: dict[str, _Term] = {}
    for term in terms:
        other = seen.setdefault(_JOINTS.sub("", term.words), term)
        if other is not term:
            yield _ordered(term, other)


def _one_apart(terms: Sequence[_Term]) -> Iterator[tuple[_Term, _Term]]:
    """Terms that differ in one character which is no numeral, found by the rest that they share."""
    seen: dict[tuple[str, str], _Term] = {}
    for term in terms:
        if len(term.words) < _SHORTEST:
            continue
        for at, char in enumerate(term.words):
            other = seen.setdefault((term.words[:at], term.words[at + 1 :]), term)
            if other is term or {char, other.words[at]} & _NUMERALS:
                continue
            rarer, usual = _ordered(term, other)
            if rarer.count == 1 and usual.count >= _USUAL:
                yield rarer, usual


def _ordered(one: _Term, other: _Term) -> tuple[_Term, _Term]:
    """The rarer term first; of two equally rare ones that which comes later."""
    return (one, other) if one.count <= other.count else (other, one)
