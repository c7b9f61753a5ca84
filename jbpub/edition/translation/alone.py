"""The English edition: a report's full translation in the place of its Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from jbpub.edition.edition import ENGLISH
from jbpub.edition.foreign import chinese_apart
from jbpub.edition.texts import change_texts
from jbpub.edition.translation.beside import English
from jbpub.edition.translation.units import caption_id, change_cells, change_items
from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Foreign,
    Glossary,
    Inlines,
    Item,
    ItemList,
    Lead,
    Link,
    Meta,
    NoteMark,
    PageMark,
    Paragraph,
    Section,
    Strong,
    Table,
    TermMention,
    Text,
    runs_of,
    walk_document,
)
from jbpub.parser.numbering import read_number

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_WRITTEN = {  # form of numbering → how the official English of the national report numbers the same level
    "financial": "{roman}. ",
    "chinese": "{roman}. ",
    "bracketed": "{value}. ",
    "ordinal": "{value}. ",
    "arabic": "{value}. ",
    "bracketed-arabic": "({value}) ",
    "circled": "({value}) ",
    "counted": "({value}) ",
    "dash": "– ",
}


def in_english(document: Document, english: English) -> Document:
    """The document in English, what needs no translation as it is.  Every unit with Chinese must have a rendition."""
    front, body, back = (_blocks(part, english) for part in (document.front, document.body, document.back))
    made = replace(document, meta=_meta(document.meta, english), front=front, body=body, back=back, language=ENGLISH)
    if document.glossary:
        made = replace(made, glossary=_glossary(document.glossary, english, made))
    return change_texts(made, partial(chinese_apart, language=document.language))


def number_in_english(number: str) -> str:
    """A number as an English report writes it: 一、 is "I. ", （一） is "1. "; one without Chinese stays as it is.

    >>> number_in_english("十四、"), number_in_english("（二）"), number_in_english("3.")
    ('XIV. ', '2. ', '3. ')
    """
    found = read_number(number)
    if found is None:
        return number
    return _WRITTEN[found.form.name].format(roman=_roman(found.value), value=found.value)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written


def _meta(meta: Meta, english: English) -> Meta:
    """The title lines: speaker and office are one line in English, places and sessions are part of it."""
    occasion = meta.occasion and replace(
        meta.occasion, text=english.line("meta.occasion") or meta.occasion.text, session="", place=""
    )
    speaker = english.line("meta.speaker")
    named = replace(meta, speaker=speaker, speaker_role="") if speaker else meta
    return replace(named, title=english.line("meta.title") or meta.title, place="", issuer="", occasion=occasion)


# ---- blocks ----


def _blocks(blocks: tuple[Block, ...], english: English) -> tuple[Block, ...]:
    return tuple(_block(block, english) for block in blocks)


def _block(block: Block, english: English) -> Block:
    match block:
        case Section():
            return _section(block, english)
        case Paragraph():
            inlines = _run(block.id, block.inlines, english)
            return replace(block, inlines=(*inlines, *_page_marks(block.inlines)))
        case ItemList():
            return change_items(block, partial(_item, english=english))
        case Table():
            caption = _run(caption_id(block), block.caption, english)
            return replace(change_cells(block, partial(_cell, english=english)), caption=caption)
        case Figure():
            alt = english.line(f"{block.id}.alt") or block.alt
            return replace(block, alt=alt, caption=_run(caption_id(block), block.caption, english))
        case PageMark():
            return block


def _run(id_: str, chinese: Inlines, english: English) -> Inlines:
    return english.inlines(id_, chinese) or chinese


def _page_marks(inlines: Inlines) -> Iterator[PageMark]:
    """The marks of the pages that ended within a paragraph: in English none knows at which word."""
    for inline in inlines:
        match inline:
            case PageMark():
                yield inline
            case Strong() | Link() | Foreign() | Lead() | TermMention():
                yield from _page_marks(inline.inlines)


def _section(section: Section, english: English) -> Section:
    title = english.heading(section) or section.english
    return replace(
        section,
        number=number_in_english(section.number),
        title=(Text(title),) if title else section.title,
        english="",
        children=_blocks(section.children, english),
    )


def _item(id_: str, item: Item, english: English) -> Item:
    return replace(item, number=number_in_english(item.number).strip(), inlines=_run(id_, item.inlines, english))


def _cell(id_: str, cell: Cell, english: English) -> Cell:
    return replace(cell, inlines=_run(id_, cell.inlines, english))


# ---- glossary ----


def _glossary(glossary: Glossary, english: English, document: Document) -> Glossary:
    """The glossary in English, its entries in the report's order; they lead to the mentions that the English has."""
    found = {mark for block in walk_document(document) for run in runs_of(block) for mark in _marks(run)}
    entries = tuple(_entry(entry, english, found) for entry in glossary.entries)
    return replace(glossary, title=_run(glossary.id, glossary.title, english), entries=entries)


def _entry(entry: Entry, english: English, found: set[str]) -> Entry:
    said = english.inlines(f"{entry.id}.definition", entry.definition)
    known = (Text(entry.english_definition),) if entry.english_definition else entry.definition
    return replace(
        entry,
        number=number_in_english(entry.number).strip(),
        term=english.line(f"{entry.id}.term") or entry.english or entry.term,
        definition=said or known,
        english="",
        english_definition="",
        mentions=tuple(mention for mention in entry.mentions if mention in found),
    )


def _marks(inlines: Inlines) -> Iterator[str]:
    """The ids of the term mentions and note marks in inlines."""
    for inline in inlines:
        match inline:
            case NoteMark(id=mark):
                yield mark
            case TermMention(id=mark):
                yield mark
                yield from _marks(inline.inlines)
            case Strong() | Link() | Foreign() | Lead():
                yield from _marks(inline.inlines)
