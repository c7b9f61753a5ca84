"""The master edition: a report as canonical Markdown, which is its publisher's new original."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from jbpub.diagnostics import Diagnostic
from jbpub.nodes import (
    Block,
    Document,
    Entry,
    Figure,
    Inlines,
    Item,
    ItemList,
    Meta,
    PageMark,
    Paragraph,
    Role,
    Section,
    Table,
)
from jbpub.parser.master import syntax
from jbpub.parser.master.syntax import NOTHING, comment
from jbpub.renderers.markdown.text import line, run, table_lines
from jbpub.style.sheet import StyleSheet


def render(document: Document, _style: StyleSheet) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The document as Markdown in UTF-8; nothing is found on the way."""
    return master(document).encode("utf-8", "replace"), ()


def master(document: Document) -> str:
    """The document as canonical Markdown: parse(text=master(document)) is its tree again."""
    chunks = [
        _front_matter(document),
        *_blocks(document.front, 0),
        comment(syntax.BODY),
        *_blocks(document.body, 0),
        *([comment(syntax.BACK), *_blocks(document.back, 0)] if document.back else []),
        *_glossary(document),
    ]
    return "\n\n".join(chunks) + "\n"


# ---- front matter ----


def _front_matter(document: Document) -> str:
    fields = {"language": document.language, **_meta(document.meta)}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return syntax.OPENING + "\n".join(lines) + "\n---"


def _meta(meta: Meta) -> dict[str, str | int]:
    """What the front matter says, by the names of its fields; what is not known is left out."""
    occasion = meta.occasion
    fields: dict[str, str | int | None] = {
        "title": meta.title,
        "place": meta.place,
        "year": meta.year,
        "issuer": meta.issuer,
        "speaker": meta.speaker,
        "speaker-role": meta.speaker_role,
    }
    if occasion:
        day = occasion.date.isoformat() if occasion.date else ""
        fields |= {"date": day, "session": occasion.session, "occasion-place": occasion.place}
    known: dict[str, str | int] = {name: value for name, value in fields.items() if value}
    return known | ({"occasion": occasion.text} if occasion else {})


# ---- blocks ----


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[str]:
    """Blocks as chunks of lines; what follows a subsection says to which level it belongs."""
    deeper = False
    for block in blocks:
        if isinstance(block, Section):
            yield _heading(block)
            yield from _blocks(block.children, block.level)
            deeper = True
            continue
        if deeper:
            yield comment("level", level)
            deeper = False
        yield _chunk(block)


def _heading(section: Section) -> str:
    title = run(section.title)
    words = section.number + title
    if syntax.split_heading(words) != (section.number, title):
        words = f"{section.number}{NOTHING}{title}"
    return f"{'#' * section.level} {words}" + (f" {comment(syntax.INFERRED)}" if section.inferred else "")


def _chunk(block: Block) -> str:
    match block:
        case Paragraph(role=role, inlines=inlines):
            mark = [] if role is Role.PROSE else [comment(role.value)]
            return "\n".join([*mark, line(inlines, leads=True)])
        case ItemList(items=items):
            return _list(items)
        case Table():
            marks = [comment(syntax.REBUILT)] if block.rebuilt else []
            return "\n".join([*marks, *_caption(block.caption), *table_lines(block)])
        case Figure(target=target, alt=alt):
            return "\n".join([*_caption(block.caption), f"![{alt}]({target})"])
        case PageMark(page):
            return comment("page", page)
    raise AssertionError(block)  # sections are written by _blocks


def _caption(caption: Inlines) -> list[str]:
    return [comment(syntax.CAPTION), line(caption)] if caption else []


def _list(items: Iterable[Item]) -> str:
    """A list; one with numbers of its own says so."""
    if all(item.number == syntax.BULLET and item.inlines for item in items):
        return "\n".join(f"- {run(item.inlines)}" for item in items)
    lines = (f"{syntax.escape(item.number) or NOTHING} {run(item.inlines)}" for item in items)
    return "\n".join([comment(syntax.LIST), *lines])


# ---- glossary ----


def _glossary(document: Document) -> Iterator[str]:
    if document.glossary:
        yield comment(syntax.GLOSSARY)
        yield f"# {run(document.glossary.title)}"
        yield from map(_entry, document.glossary.entries)


def _entry(entry: Entry) -> str:
    term = f"**{syntax.escape(entry.term)}**：" if entry.term else NOTHING
    number = f"{entry.number} " if entry.number else "" if entry.term else f"{NOTHING} "
    return number + term + run(entry.definition)
