"""The outline of a document for people: one line a node, indented by depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jbpub.nodes import (
    Block,
    Document,
    Entry,
    Figure,
    ItemList,
    Lead,
    PageMark,
    Paragraph,
    Role,
    Section,
    Table,
    plain_text,
    sections,
    walk_document,
)

_SHOWN = 28  # characters of a paragraph's beginning: enough to find it again


def outline(document: Document) -> str:
    """Front matter, sections with numbers, leads and first words, glossary with mentions, and counts."""
    return "\n".join((*_front(document), *_body(document), *_glossary(document), "", _counts(document)))


def _front(document: Document) -> Iterator[str]:
    meta, occasion = document.meta, document.meta.occasion
    yield meta.title or "(no title)"
    if occasion:
        facts = (occasion.date.isoformat() if occasion.date else "", occasion.place, occasion.session)
        yield f"  occasion: {occasion.text} ({', '.join(filter(None, facts)) or 'not understood'})"
    if meta.speaker:
        yield f"  speaker: {meta.speaker}" + (f", {meta.speaker_role}" if meta.speaker_role else "")


def _body(document: Document) -> Iterator[str]:
    for part in (document.front, document.body, document.back):
        yield from _blocks(part, 0)


def _blocks(blocks: Iterable[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield f"{'  ' * depth}{block.id} {block.number}{plain_text(block.title)}" + (
                    " (inferred)" * block.inferred
                )
                yield from _blocks(block.children, depth + 1)
            case PageMark():
                yield f"{'  ' * depth}---- page {block.page} of the source"
            case _:
                yield f"{'  ' * depth}{block.id} {_summary(block)}"


def _summary(block: Paragraph | ItemList | Table | Figure) -> str:
    match block:
        case Paragraph():
            return _beginning(block)
        case ItemList():
            return f"[list] {_many(len(block.items), 'item')}"
        case Table():
            return f"[table] {_many(len(block.head) + len(block.rows), 'row')} {plain_text(block.caption)}".rstrip()
        case Figure():
            return f"[figure] {block.alt or plain_text(block.caption) or block.target}"


def _beginning(paragraph: Paragraph) -> str:
    """Run-in leads whole, in their number and words; else the first words, with the role when it is not prose."""
    leads = [f"▸ {plain_text((inline,))}" for inline in paragraph.inlines if isinstance(inline, Lead)]
    if leads:
        return " ".join(leads)
    text = plain_text(paragraph.inlines)
    role = "" if paragraph.role is Role.PROSE else f"[{paragraph.role}] "
    return role + (text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)})")


def _glossary(document: Document) -> Iterator[str]:
    if document.glossary:
        glossary = document.glossary
        yield f"{glossary.id} {plain_text(glossary.title)}"
        yield from map(_entry, glossary.entries)


def _entry(entry: Entry) -> str:
    english = f" = {entry.english}" if entry.english else ""
    return f"  {entry.id} {entry.number} {entry.term}{english}: {_many(len(entry.mentions), 'mention')}"


def _counts(document: Document) -> str:
    paragraphs = [block for block in walk_document(document) if isinstance(block, Paragraph)]
    leads = sum(isinstance(inline, Lead) for block in paragraphs for inline in block.inlines)
    characters = sum(len(plain_text(block.inlines)) for block in paragraphs)
    counted = (
        (sum(1 for _ in sections(document)), "section"),
        (len(paragraphs), "paragraph"),
        (leads, "lead"),
        (len(document.glossary.entries) if document.glossary else 0, "glossary entry"),
        (characters, "character"),
        (len(document.diagnostics), "finding"),
    )
    return ", ".join(_many(number, noun) for number, noun in counted)


def _many(number: int, noun: str) -> str:
    """Such as "1 section", "2 sections", "13 glossary entries"."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"
