"""Documents as text that people can read and compare: what the tests of the parser and the terms expect.

title 2020年某区政府工作报告 (某区, 2020)
s1 一、|回顾                       a section: id, number, title; "?" marks an inferred heading
  s1.p1 prose [（一）|强化。]突出…   a paragraph: id, role, text; [number|lead], <2> page mark, «g1.n1 [1]» note mark
  s1.l2 list                       a list, then its items; so tables (= head, - row, ¦ between cells) and figures
  -- page 3                        a page mark between blocks
G1 1. 双循环 = 定义                 a glossary entry
R101 3:1 what was seen [what was done]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Foreign,
    Gloss,
    Inline,
    ItemList,
    Lead,
    Link,
    Meta,
    NoteMark,
    PageMark,
    Paragraph,
    Parallel,
    Section,
    Strong,
    Table,
    TermMention,
    Text,
)


def dump(document: Document) -> str:
    """The whole document, its findings last."""
    lines = [
        *_meta(document.meta),
        *(line for part in (document.front, document.body, document.back) for line in _blocks(part, "")),
        *_glossary(document),
        *findings(document),
    ]
    return "\n".join(lines)


def findings(document: Document) -> list[str]:
    """The findings, each on a line with line and column."""
    lines = []
    for found in document.diagnostics:
        where = document.source.position(found.span.start)
        repair = f" [{found.repair}]" if found.repair else ""
        lines.append(f"{found.code} {where.line}:{where.column} {found.message}{repair}")
    return lines


def _meta(meta: Meta) -> Iterator[str]:
    if meta.title:
        yield f"title {meta.title} ({meta.place or '-'}, {meta.year or '-'})"
    if meta.occasion:
        occasion = meta.occasion
        yield f"occasion {occasion.text} ({occasion.date or '-'}, {occasion.place or '-'}, {occasion.session or '-'})"
    if meta.speaker:
        yield f"speaker {meta.speaker} ({meta.speaker_role})"
    if meta.issuer:
        yield f"issuer {meta.issuer}"


def _blocks(blocks: Iterable[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield f"{indent}{block.id}{'?' * block.inferred} {block.number}|{text(block.title)}"
                yield from _blocks(block.children, indent + "  ")
            case Paragraph():
                yield f"{indent}{block.id} {block.role} {text(block.inlines)}"
            case ItemList():
                yield f"{indent}{block.id} list"
                yield from (f"{indent}  {item.number} {text(item.inlines)}" for item in block.items)
            case Table():
                caption = text(block.caption) + _beside(block.parallel)
                yield f"{indent}{block.id} table{'?' * block.rebuilt} {caption}".rstrip()
                yield from (f"{indent}  = {_cells(row)}" for row in block.head)
                yield from (f"{indent}  - {_cells(row)}" for row in block.rows)
            case Figure():
                caption = text(block.caption) + _beside(block.parallel)
                yield f"{indent}{block.id} figure {block.target} “{block.alt}” {caption}".rstrip()
            case PageMark():
                yield f"{indent}-- page {block.page}"


def _cells(row: Iterable[Cell]) -> str:
    """Cells with their widths and heights where these are more than one: "甲 ¦ 乙 2x1"."""
    return " ¦ ".join(f"{text(cell.inlines) or '∅'}{_beside(cell.parallel)}{_size(cell)}" for cell in row)


def _beside(parallel: Parallel | None) -> str:
    """A translation after what it renders: "甲 / one"."""
    return f" / {text(parallel.inlines)}" if parallel else ""


def _size(cell: Cell) -> str:
    return f" {cell.columns}x{cell.rows}" if (cell.columns, cell.rows) != (1, 1) else ""


def _glossary(document: Document) -> Iterator[str]:
    if document.glossary:
        yield f"glossary {text(document.glossary.title)}"
        yield from (f"{entry.id} {_entry(entry)}" for entry in document.glossary.entries)


def _entry(entry: Entry) -> str:
    english = f" ({entry.english})" if entry.english else ""
    return f"{entry.number} {entry.term} <{entry.key}>{english} = {text(entry.definition)}"


def text(inlines: Iterable[Inline]) -> str:
    """Inlines with their marks."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(words):
            return words
        case PageMark(page):
            return f"<{page}>"
        case Lead():
            return f"[{inline.number}|{text(inline.inlines)}]"
        case Strong():
            return f"**{text(inline.inlines)}**"
        case Link():
            return f"[{text(inline.inlines)}]({inline.target})"
        case Foreign():
            return f"{inline.language}:{text(inline.inlines)}"
        case TermMention():
            marks = "!" * inline.first + "~" * inline.core
            return f"{{{inline.id}{marks} {text(inline.inlines)}}}"
        case NoteMark():
            return f"«{inline.id}{'' if inline.key else '?'} {inline.text}»"
        case Gloss():
            return f"({inline.language}:{inline.text})"


def every_word(document: Document) -> str:
    """All characters that the tree holds, in no particular order."""
    meta = document.meta
    parts = [meta.title, meta.speaker, meta.speaker_role, meta.occasion.text if meta.occasion else ""]
    for part in (document.front, document.body, document.back):
        parts += _words(part)
    if document.glossary:
        parts.append(text(document.glossary.title))
        parts += (entry.number + entry.term + text(entry.definition) for entry in document.glossary.entries)
    return "".join(parts)


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield block.number + text(block.title)
                yield from _words(block.children)
            case Paragraph():
                yield text(block.inlines)
            case ItemList():
                yield from (item.number + text(item.inlines) for item in block.items)
            case Table():
                yield text(block.caption)
                yield from (text(cell.inlines) for row in (*block.head, *block.rows) for cell in row)
            case Figure():
                yield block.alt + block.target + text(block.caption)
