"""The order of the glossary: the report's, by the English, or by the Chinese reading.

By the reading, entries are compared character by character, each by its pinyin, then its tone, then itself, as
GB/T 13418-1992 orders Chinese entries by sound; a character with several readings is read as its word says (长江
cháng, 行长 zhǎng).  By the English, an article in front and marks do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias
from unicodedata import normalize

from jbpub.edition.edition import Edition, Order
from jbpub.nodes import (
    Document,
    Entry,
    Foreign,
    Inlines,
    Lead,
    Link,
    NoteMark,
    Strong,
    TermMention,
    runs_of,
    walk_document,
)
from jbpub.patterns import pattern

Reading: TypeAlias = tuple[tuple[str, str, str], ...]  # of each character: syllable, tone, itself

_ARTICLE = pattern(r"^(?:the|an?)\s+")
_MARKS = pattern(r"[^\w\s]+")
# How the first character is read in words of the reports that the dictionary of words lacks: elsewhere zhǎng, zhòng.
_FIRST_READ = {
    "[长長](?=三角|效|[护護][险險]|租|[续續])": "chang2",
    "重(?=构|構|塑|整旗鼓)": "chong2",
    "种(?=[粮地植])": "zhong4",
}
_SYLLABLE = pattern(r"([a-z]+)([1-5])")


def order_glossary(document: Document, edition: Edition) -> Document:
    """The document with its glossary in the order that the edition wants; ids and links stay as they are.

    The numbers are given out anew, so that they still count up, unless marks in the text refer to them.  Entries
    without English come last when that is what they are sorted by.
    """
    glossary = document.glossary
    if glossary is None or edition.order is Order.REPORT:
        return document
    if edition.order is Order.ENGLISH:
        entries = sorted(glossary.entries, key=lambda entry: _english_key(_english_of(entry, document)))
    else:
        entries = sorted(glossary.entries, key=lambda entry: reading(entry.key))
    if not _has_note_marks(document):
        numbers = [entry.number for entry in glossary.entries]
        entries = [replace(entry, number=number) for entry, number in zip(entries, numbers, strict=True)]
    return replace(document, glossary=replace(glossary, entries=tuple(entries)))


def _english_of(entry: Entry, document: Document) -> str:
    """An entry's English: the term itself where the whole document is in English."""
    return entry.term if document.language == "en" else entry.english


def _english_key(english: str) -> tuple[bool, str]:
    plain = _MARKS.sub(" ", normalize("NFKD", english).encode("ascii", "ignore").decode()).casefold()
    words = " ".join(_ARTICLE.sub("", plain.strip()).split())
    return not words, words


def reading(text: str) -> Reading:
    """What a Chinese text is sorted by: a character that is none comes first and is sorted by itself.

    >>> reading("绿8")
    (('lv', '4', '绿'), ('', '', '8'))
    """
    from pypinyin import Style, lazy_pinyin  # 0.3 s for its dictionaries, of use for this alone

    # Its types do not tell that what has no reading may be given back in pieces.
    said = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)  # type: ignore[arg-type]
    for word, syllable in _FIRST_READ.items():
        for found in re.finditer(word, text):
            said[found.start()] = syllable
    return tuple(_sound(syllable, char) for syllable, char in zip(said, text, strict=True))


def _sound(syllable: str, char: str) -> tuple[str, str, str]:
    found = _SYLLABLE.fullmatch(syllable)
    return (found[1], found[2], char) if found and syllable != char else ("", "", char)


# ---- marks that refer to numbers ----


def _has_note_marks(document: Document) -> bool:
    runs = (run for block in walk_document(document) for run in runs_of(block))
    return any(_referring(runs))


def _referring(runs: Iterable[Inlines]) -> Iterator[bool]:
    for run in runs:
        for inline in run:
            match inline:
                case NoteMark(key=key):
                    yield bool(key)
                case Strong() | Link() | Foreign() | Lead() | TermMention():
                    yield from _referring((inline.inlines,))
