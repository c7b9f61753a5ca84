"""Going through a document's words: every string that a reader sees, and a change of every Text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from jbpub.nodes import (
    Block,
    Document,
    Foreign,
    Glossary,
    Inline,
    Inlines,
    Lead,
    Link,
    PageMark,
    Paragraph,
    Section,
    Text,
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
        if isinstance(block, Paragraph):
            yield from _inline_strings(block.inlines)
        elif isinstance(block, Section):
            yield block.number
            yield from _inline_strings(block.title)
    if glossary:
        yield from _glossary_strings(glossary)


def _glossary_strings(glossary: Glossary) -> Iterator[str]:
    yield from _inline_strings(glossary.title)
    for entry in glossary.entries:
        yield from (entry.key, entry.number, entry.term, entry.english)
        yield from _inline_strings(entry.definition)


def _inline_strings(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
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
    """The document with every Text of paragraphs, headings and definitions changed; foreign runs are left alone."""
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
        case _:
            return block


def change_inlines(inlines: Inlines, change: ChangeText) -> Inlines:
    """The inlines with every Text in them changed; the same tuple when nothing was."""
    changed = tuple(piece for inline in inlines for piece in _changed_inline(inline, change))
    same = len(changed) == len(inlines) and all(new is old for new, old in zip(changed, inlines, strict=True))
    return inlines if same else changed


def _changed_inline(inline: Inline, change: ChangeText) -> Inlines:
    match inline:
        case Text():
            return change(inline)
        case PageMark() | Foreign():
            return (inline,)
        case _:
            children = change_inlines(inline.inlines, change)
            return (inline,) if children is inline.inlines else (replace(inline, inlines=children),)
