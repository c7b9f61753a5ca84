"""Leads, links, terms and note marks inside a unit: as inline codes of XLIFF 2.1 (section 4.7), and back as inlines.

Codes are numbered in reading order; PageMarks have none, since a page of the original means nothing in a translation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from itertools import count
from typing import TypeAlias

from jbpub.edition.carried import carried
from jbpub.edition.translation.passages import Code, English
from jbpub.nodes import Foreign, Gloss, Inline, Inlines, Lead, Link, NoteMark, PageMark, Strong, TermMention, Text

Coded: TypeAlias = Strong | Link | Foreign | Lead | TermMention | NoteMark | Gloss

_PAIRED = {  # what a pair of codes is said to be: XLIFF 2.1, 4.3.1.39 (type) and 4.3.1.35 (subType)
    Strong: 'type="fmt" subType="xlf:b"',
    Link: 'type="link"',
    Foreign: 'type="other" subType="jbpub:foreign"',
    Lead: 'type="other" subType="jbpub:lead"',
}


def codes_of(inlines: Inlines) -> dict[str, Coded]:
    """The coded inlines of a unit by the ids of their codes."""
    return {str(number): inline for number, inline in enumerate(_coded(inlines), 1)}


def _coded(inlines: Inlines) -> Iterator[Coded]:
    for inline in inlines:
        if not isinstance(inline, Text | PageMark):
            yield inline
            if not isinstance(inline, NoteMark | Gloss):
                yield from _coded(inline.inlines)


# ---- out ----


def as_xml(text: str) -> str:
    """A text for an element or an attribute, without what XML cannot carry."""
    return escape(carried(text))


def source_markup(inlines: Inlines, entries: Mapping[str, str]) -> str:
    """A unit's Chinese as the content of a <source>; `entries` leads from a term's key to the unit that has it."""
    return _markup(inlines, entries, count(1))


def _markup(inlines: Inlines, entries: Mapping[str, str], numbers: Iterator[int]) -> str:
    return "".join(_code(inline, entries, numbers) for inline in inlines)


def _code(inline: Inline, entries: Mapping[str, str], numbers: Iterator[int]) -> str:
    match inline:
        case Text(text):
            return as_xml(text)
        case PageMark():
            return ""
        case NoteMark(text=text) | Gloss(text=text):
            shown = as_xml(text)
            return f'<ph id="{next(numbers)}" type="other" subType="jbpub:note" disp="{shown}"/>'
        case TermMention(key=key):
            start = f'mrk id="{next(numbers)}" type="term"'
            ref = f' ref="#/f=report/u={as_xml(entries[key])}"' if key in entries else ""
            return f"<{start}{ref}>{_markup(inline.inlines, entries, numbers)}</mrk>"
        case _:
            start = f'pc id="{next(numbers)}" {_PAIRED[type(inline)]}'
            number = as_xml(inline.number) if isinstance(inline, Lead) else ""
            return f"<{start}>{number}{_markup(inline.inlines, entries, numbers)}</pc>"


def english_markup(english: English, codes: Mapping[str, Coded]) -> str:
    """An English text as the content of a <target>; codes that the unit no longer has leave their words."""
    return "".join(as_xml(piece) if isinstance(piece, str) else _english_code(piece, codes) for piece in english)


def _english_code(code: Code, codes: Mapping[str, Coded]) -> str:
    inner, number = english_markup(code.pieces, codes), as_xml(code.id)
    match codes.get(code.id):
        case None:
            return inner
        case NoteMark(text=text) | Gloss(text=text):
            return f'<ph id="{number}" type="other" subType="jbpub:note" disp="{as_xml(text)}"/>'
        case TermMention():
            return f'<mrk id="{number}" type="term">{inner}</mrk>'
        case mark:
            return f'<pc id="{number}" {_PAIRED[type(mark)]}>{inner}</pc>'


# ---- back ----


@dataclass(slots=True)
class Place:
    """Where an English text goes: `beside` the Chinese, whose term mentions and ids are there already, or alone.

    `met` are the codes that the text has had so far: a copy of a mention or a note mark would have its id twice.
    """

    codes: Mapping[str, Coded]
    beside: bool
    met: set[str] = field(default_factory=set)


def inlines_of(english: English, place: Place) -> Inlines:
    """An English text as inlines, its codes as what they are in the unit's Chinese."""
    return tuple(made for piece in english for made in _inlines(piece, place))


def _inlines(piece: str | Code, place: Place) -> Inlines:
    if isinstance(piece, str):
        return (Text(carried(piece)),) if piece else ()
    inner, again = inlines_of(piece.pieces, place), piece.id in place.met
    place.met.add(piece.id)
    match place.codes.get(piece.id):
        case NoteMark() | TermMention() if again:
            return inner
        case NoteMark() as mark:
            return (replace(mark, id=f"{mark.id}.en"),) if place.beside else (mark,)
        case Lead() as lead if inner:
            return (replace(lead, number="", inlines=inner),)
        case TermMention() as mention if inner and not place.beside:
            return (replace(mention, inlines=inner),)
        case Strong() | Link() as mark if inner:
            return (replace(mark, inlines=inner),)
        case _:
            return inner
