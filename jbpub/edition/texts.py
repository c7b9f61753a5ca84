"""Going through a document's words: every string that a reader sees, and a change of every Text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Figure,
    Foreign,
    Glossary,
    Inline,
    Inlines,
    ItemList,
    Lead,
    Link,
    NoteMark,
    PageMark,
    Paragraph,
    Section,
    Table,
    Text,
    runs_of,
    walk_document,
)

ChangeText: TypeAlias = Callable[[Text], Inlines]  # a Text's replacement; the tuple of itself when nothing changes


# ---- reading ----


def strings(document: Document) -> Iterator[str]:
    """Every string of the document that an edition prints, in no promised order."""
    meta, occasion, glossary = document.meta, document.meta.occasion, document.glossary
    yield from (meta.title, meta.place, meta.issuer, meta.speaker, meta.speaker_role)
    if occasion:
        yield from (occasion.text, occasion.session, occasion.place)
    for block in walk_document(document):
        yield from _labels(block)
        for run in runs_of(block):
            yield from _inline_strings(run)
    if glossary:
        yield from _glossary_strings(glossary)


def _labels(block: Block) -> Iterator[str]:
    """The strings of a block that are no inlines: numbers, a picture's words."""
    match block:
        case Section():
            yield block.number
        case ItemList():
            yield from (item.number for item in block.items)
        case Figure():
            yield from (block.target, block.alt)


def _glossary_strings(glossary: Glossary) -> Iterator[str]:
    yield from _inline_strings(glossary.title)
    for entry in glossary.entries:
        yield from (entry.key, entry.number, entry.term, entry.english)
        yield from _inline_strings(entry.definition)


def _inline_strings(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text) | NoteMark(text=text):
                yield text
            case PageMark():
                continue
            case Link(target, children) | Lead(children, target):
                yield target
                yield from _inline_strings(children)
            case _:
                yield from _inline_strings(inline.inlines)


# ---- changing ----


def change_texts(document: Document, change: ChangeText) -> Document:
    """The document with every Text of its blocks and definitions changed; foreign runs are left alone."""
    glossary = document.glossary
    return replace(
        document,
        front=_changed_blocks(document.front, change),
        body=_changed_blocks(document.body, change),
        back=_changed_blocks(document.back, change),
        glossary=glossary and _changed_glossary(glossary, change),
    )


def _changed_glossary(glossary: Glossary, change: ChangeText) -> Glossary:
    entries = tuple(replace(entry, definition=change_inlines(entry.definition, change)) for entry in glossary.entries)
    return replace(glossary, title=change_inlines(glossary.title, change), entries=entries)


def _changed_blocks(blocks: tuple[Block, ...], change: ChangeText) -> tuple[Block, ...]:
    return tuple(_changed_block(block, change) for block in blocks)


def _changed_block(block: Block, change: ChangeText) -> Block:
    match block:
        case Section():
            title, children = change_inlines(block.title, change), _changed_blocks(block.children, change)
            return replace(block, title=title, children=children)
        case Paragraph():
            inlines = change_inlines(block.inlines, change)
            return block if inlines is block.inlines else replace(block, inlines=inlines)
        case ItemList():
            items = tuple(replace(item, inlines=change_inlines(item.inlines, change)) for item in block.items)
            return replace(block, items=items)
        case Table():
            head, rows = _changed_rows(block.head, change), _changed_rows(block.rows, change)
            return replace(block, head=head, rows=rows, caption=change_inlines(block.caption, change))
        case Figure():
            return replace(block, caption=change_inlines(block.caption, change))
        case PageMark():
            return block


def _changed_rows(rows: tuple[tuple[Cell, ...], ...], change: ChangeText) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(replace(cell, inlines=change_inlines(cell.inlines, change)) for cell in cells) for cells in rows)


def change_inlines(inlines: Inlines, change: ChangeText) -> Inlines:
    """The inlines with every Text in them changed; the same tuple when nothing was."""
    changed = tuple(piece for inline in inlines for piece in _changed_inline(inline, change))
    same = len(changed) == len(inlines) and all(new is old for new, old in zip(changed, inlines, strict=True))
    return inlines if same else changed


def _changed_inline(inline: Inline, change: ChangeText) -> Inlines:
    match inline:
        case Text():
            return change(inline)
        case PageMark() | NoteMark() | Foreign():
            return (inline,)
        case _:
            children = change_inlines(inline.inlines, change)
            return (inline,) if children is inline.inlines else (replace(inline, inlines=children),)
