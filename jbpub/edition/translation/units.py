"""What there is to translate in a report: titles, paragraphs, items, cells, captions, terms and definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from jbpub.nodes import (
    NOWHERE,
    Block,
    Cell,
    Document,
    Figure,
    Glossary,
    Inlines,
    Item,
    ItemList,
    Meta,
    NoteMark,
    PageMark,
    Paragraph,
    Section,
    Table,
    Text,
    plain_text,
    walk_document,
)
from jbpub.source import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the report that is translated as one.

    `id` is that of its node, with a tail where a node holds several ("g6.definition", "s1.t1.r2c3", "meta.title").
    `number` stands before the words and is not translated ("一、"); `english` is what a term table says already;
    `span` is its place in the source.
    """

    id: str
    inlines: Inlines
    number: str = ""
    english: str = ""
    span: Span = NOWHERE

    @property
    def text(self) -> str:
        """The words to be translated, without note marks."""
        return words_of(self.inlines)


def words_of(inlines: Inlines) -> str:
    """The characters of inlines without those of note marks."""
    if not any(isinstance(inline, NoteMark) for inline in inlines):
        return plain_text(inlines)
    return plain_text(inline for inline in inlines if not isinstance(inline, NoteMark))


def units(document: Document) -> tuple[Unit, ...]:
    """Every unit of a report that has words, in reading order; the ids are unique and stable."""
    found = (*_meta_units(document.meta), *_all_block_units(document), *_glossary_units(document.glossary))
    return tuple(unit for unit in found if unit.text.strip())


def _all_block_units(document: Document) -> Iterator[Unit]:
    for block in walk_document(document):
        yield from _block_units(block)


def speaker_line(meta: Meta) -> str:
    """The speaker's office and name as one line."""
    return " ".join(filter(None, (meta.speaker_role, meta.speaker)))


def _meta_units(meta: Meta) -> Iterator[Unit]:
    yield Unit("meta.title", (Text(meta.title),), span=meta.title_span)
    if meta.occasion:
        yield Unit("meta.occasion", (Text(meta.occasion.text),), span=meta.occasion.span)
    yield Unit("meta.speaker", (Text(speaker_line(meta)),), span=meta.speaker_span)


def _block_units(block: Block) -> Iterator[Unit]:
    match block:
        case Section():
            yield Unit(block.id, block.title, block.number, block.english, block.span)
        case Paragraph():
            yield Unit(block.id, block.inlines, span=block.span)
        case ItemList():
            for at, item in enumerate(block.items, 1):
                yield Unit(item_id(block, at), item.inlines, item.number, span=item.span)
        case Table():
            yield from _table_units(block)
        case Figure():
            yield Unit(f"{block.id}.alt", (Text(block.alt),), span=block.span)
            yield Unit(caption_id(block), block.caption, span=block.span)
        case PageMark():
            pass


def _table_units(table: Table) -> Iterator[Unit]:
    yield Unit(caption_id(table), table.caption, span=table.span)
    for at, row in enumerate((*table.head, *table.rows), 1):
        for column, cell in enumerate(row, 1):
            yield Unit(cell_id(table, at, column), cell.inlines, span=table.span)


def item_id(items: ItemList, at: int) -> str:
    """The id of a list's item, counted from 1."""
    return f"{items.id}.i{at}"


def caption_id(block: Table | Figure) -> str:
    """The id of a table's or a picture's caption."""
    return f"{block.id}.caption"


def cell_id(table: Table, row: int, column: int) -> str:
    """The id of a table's cell, its row and its place in it counted from 1."""
    return f"{table.id}.r{row}c{column}"


def change_items(items: ItemList, change: Callable[[str, Item], Item]) -> ItemList:
    """The list with each item changed; `change` is told its id as a unit."""
    return replace(items, items=tuple(change(item_id(items, at), item) for at, item in enumerate(items.items, 1)))


def change_cells(table: Table, change: Callable[[str, Cell], Cell]) -> Table:
    """The table with each cell changed; `change` is told its id as a unit."""
    rows = tuple(
        tuple(change(cell_id(table, at, column), cell) for column, cell in enumerate(row, 1))
        for at, row in enumerate((*table.head, *table.rows), 1)
    )
    return replace(table, head=rows[: len(table.head)], rows=rows[len(table.head) :])


def _glossary_units(glossary: Glossary | None) -> Iterator[Unit]:
    if glossary is None:
        return
    yield Unit(glossary.id, glossary.title, span=glossary.span)
    for entry in glossary.entries:
        yield Unit(f"{entry.id}.term", (Text(entry.term),), english=entry.english, span=entry.span)
        yield Unit(f"{entry.id}.definition", entry.definition, english=entry.english_definition, span=entry.span)


def known_english(document: Document) -> Mapping[str, str]:
    """The English of the glossary's terms that have one, by their keys."""
    entries = document.glossary.entries if document.glossary else ()
    return {entry.key: entry.english for entry in entries if entry.english}
