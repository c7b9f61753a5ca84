"""Going through a document's words: every string that a reader sees, and a change of every Text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Foreign,
    Gloss,
    Glossary,
    Inline,
    Inlines,
    Item,
    ItemList,
    Lead,
    Link,
    Meta,
    NoteMark,
    Occasion,
    PageMark,
    Paragraph,
    Parallel,
    Section,
    Table,
    Text,
    parallels_of,
    runs_of,
    walk_document,
)

ChangeRun: TypeAlias = Callable[[Inlines], Inlines]  # of a block; the same tuple when nothing changes
ChangeLabel: TypeAlias = Callable[[str], str]
ChangeText: TypeAlias = Callable[[Text], Inlines]  # a Text's replacement; the tuple of itself when nothing changes


# ---- reading ----


def strings(document: Document) -> Iterator[str]:
    """Every string of the document that an edition prints, in no promised order."""
    meta, occasion, glossary = document.meta, document.meta.occasion, document.glossary
    yield from (meta.title, meta.place, meta.issuer, meta.speaker, meta.speaker_role, *meta.english)
    if occasion:
        yield from (occasion.text, occasion.session, occasion.place)
    for block in walk_document(document):
        yield from _labels(block)
        for run in runs_of(block):
            yield from _inline_strings(run)
        for parallel in parallels_of(block):
            yield from _inline_strings(parallel.inlines)
    if glossary:
        yield from _glossary_strings(glossary)


def _labels(block: Block) -> Iterator[str]:
    """The strings of a block that are no inlines: numbers, a picture's words."""
    match block:
        case Section():
            yield from (block.number, block.english)
        case ItemList():
            yield from (item.number for item in block.items)
        case Figure():
            yield from (block.target, block.alt)


def _glossary_strings(glossary: Glossary) -> Iterator[str]:
    yield from _inline_strings(glossary.title)
    for entry in glossary.entries:
        yield from (entry.key, entry.number, entry.term, entry.english, entry.english_definition)
        yield from _inline_strings(entry.definition)


def _inline_strings(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text) | NoteMark(text=text) | Gloss(text=text):
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
    return _changed(document, _Change(lambda run: change_inlines(run, change), lambda label: label))


def change_words(document: Document, run: ChangeRun, label: ChangeLabel) -> Document:
    """The document with every run of inlines changed, and every label: title lines, numbers, terms, pictures' words.

    Keys, ids and addresses stay as they are, and so does what is in English: see `change_english`.
    """
    changed = _changed(document, _Change(run, label))
    return replace(changed, meta=_changed_meta(document.meta, label))


def change_english(document: Document, run: ChangeRun, label: ChangeLabel) -> Document:
    """The document with the English beside its Chinese changed: runs of inlines, and headings, terms, title lines."""
    made = _changed(document, _Change(lambda inlines: inlines, lambda text: text, run, label))
    return replace(made, meta=replace(made.meta, english=tuple(map(label, made.meta.english))))


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to become of the inlines of a block, and of strings that are no inlines; of both in English."""

    run: ChangeRun
    label: ChangeLabel
    english_run: ChangeRun = lambda inlines: inlines
    english: ChangeLabel = lambda text: text

    def parallel(self, parallel: Parallel | None) -> Parallel | None:
        """What stands beside Chinese; words that tell of a missing translation are no English."""
        if parallel is None or parallel.missing:
            return parallel
        inlines = self.english_run(parallel.inlines)
        return parallel if inlines is parallel.inlines else replace(parallel, inlines=inlines)


def _changed(document: Document, change: _Change) -> Document:
    glossary = document.glossary
    return replace(
        document,
        front=_changed_blocks(document.front, change),
        body=_changed_blocks(document.body, change),
        back=_changed_blocks(document.back, change),
        glossary=glossary and _changed_glossary(glossary, change),
    )


def _changed_meta(meta: Meta, label: ChangeLabel) -> Meta:
    return replace(
        meta,
        title=label(meta.title),
        place=label(meta.place),
        issuer=label(meta.issuer),
        occasion=meta.occasion and _changed_occasion(meta.occasion, label),
        speaker=label(meta.speaker),
        speaker_role=label(meta.speaker_role),
    )


def _changed_occasion(occasion: Occasion, label: ChangeLabel) -> Occasion:
    text, session, place = map(label, (occasion.text, occasion.session, occasion.place))
    return replace(occasion, text=text, session=session, place=place)


def _changed_glossary(glossary: Glossary, change: _Change) -> Glossary:
    entries = tuple(_changed_entry(entry, change) for entry in glossary.entries)
    return replace(glossary, title=change.run(glossary.title), entries=entries)


def _changed_entry(entry: Entry, change: _Change) -> Entry:
    return replace(
        entry,
        number=change.label(entry.number),
        term=change.label(entry.term),
        definition=change.run(entry.definition),
        english=change.english(entry.english),
        english_definition=change.english(entry.english_definition),
    )


def _changed_blocks(blocks: tuple[Block, ...], change: _Change) -> tuple[Block, ...]:
    return tuple(_changed_block(block, change) for block in blocks)


def _changed_block(block: Block, change: _Change) -> Block:
    match block:
        case Section():
            number, english = change.label(block.number), change.english(block.english)
            title, children = change.run(block.title), _changed_blocks(block.children, change)
            return replace(block, number=number, title=title, children=children, english=english)
        case Paragraph():
            inlines, parallel = change.run(block.inlines), change.parallel(block.parallel)
            same = inlines is block.inlines and parallel is block.parallel
            return block if same else replace(block, inlines=inlines, parallel=parallel)
        case ItemList():
            return replace(block, items=tuple(_changed_item(item, change) for item in block.items))
        case Table():
            head, rows = _changed_rows(block.head, change), _changed_rows(block.rows, change)
            caption, parallel = change.run(block.caption), change.parallel(block.parallel)
            return replace(block, head=head, rows=rows, caption=caption, parallel=parallel)
        case Figure():
            caption, parallel = change.run(block.caption), change.parallel(block.parallel)
            return replace(block, alt=change.label(block.alt), caption=caption, parallel=parallel)
        case PageMark():
            return block


def _changed_item(item: Item, change: _Change) -> Item:
    number, inlines = change.label(item.number), change.run(item.inlines)
    return replace(item, number=number, inlines=inlines, parallel=change.parallel(item.parallel))


def _changed_rows(rows: tuple[tuple[Cell, ...], ...], change: _Change) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_changed_cell(cell, change) for cell in cells) for cells in rows)


def _changed_cell(cell: Cell, change: _Change) -> Cell:
    return replace(cell, inlines=change.run(cell.inlines), parallel=change.parallel(cell.parallel))


def change_inlines(inlines: Inlines, change: ChangeText) -> Inlines:
    """The inlines with every Text in them changed; the same tuple when nothing was."""
    changed = tuple(piece for inline in inlines for piece in _changed_inline(inline, change))
    same = len(changed) == len(inlines) and all(new is old for new, old in zip(changed, inlines, strict=True))
    return inlines if same else changed


def _changed_inline(inline: Inline, change: ChangeText) -> Inlines:
    match inline:
        case Text():
            return change(inline)
        case PageMark() | NoteMark() | Foreign() | Gloss():
            return (inline,)
        case _:
            children = change_inlines(inline.inlines, change)
            return (inline,) if children is inline.inlines else (replace(inline, inlines=children),)
