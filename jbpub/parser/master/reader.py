"""The master to a Document: front matter, blocks, glossary, taken as they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jbpub.nodes import (
    NOWHERE,
    Block,
    Document,
    Entry,
    Glossary,
    Item,
    ItemList,
    Meta,
    Occasion,
    PageMark,
    Paragraph,
    Role,
    Section,
    Table,
)
from jbpub.parser.entries import entry_key, term_key
from jbpub.parser.insets import Inset, read_inset
from jbpub.parser.lines import Kind, Line, join
from jbpub.parser.master import syntax
from jbpub.parser.master.runs import read_paragraph, read_run
from jbpub.patterns import pattern
from jbpub.source import Source, Span

_FIELD = pattern(r"(?P<name>[a-z-]+): (?P<value>.*)")
_HEADING = pattern(r"(?P<level>#+) (?P<words>.*?)(?P<inferred> <!-- inferred -->)?$")
_ENTRY = pattern(
    r"(?:(?P<number>(?!\*\*)\S+) )?(?:<!---->|\*\*(?P<term>(?:\\.|(?!\*\*：).)*)\*\*：)(?P<definition>.*)$"
)
_MARK = pattern(r"[-*+][ \t\u3000]|[•●▪■◆]")


def is_master(text: str) -> bool:
    """Whether a text begins as the master does."""
    return text.startswith(syntax.OPENING) and text.find("\n" + syntax.CLOSING, len(syntax.OPENING) - 1) >= 0


def read_master(source: Source) -> tuple[Document, list[Line]]:
    """The document that a master holds, and the lines of its headings and paragraphs, for an editor's questions.

    Note marks are text still: they are linked as in any report.
    """
    start = source.text.index("\n" + syntax.CLOSING, len(syntax.OPENING) - 1) + 1 + len(syntax.CLOSING)
    fields = dict(_fields(source.text, len(syntax.OPENING), start))
    reader = _Reader()
    for block in _blocks(source.text, start):
        reader.add(block)
    document = Document(
        meta=_meta(fields),
        front=tuple(reader.front),
        body=reader.body(),
        back=(*reader.back, *map(_closed, reader.annexes)),
        glossary=reader.glossary(),
        language=str(fields.get("language", ("zh-Hans", NOWHERE))[0]),
        source=source,
    )
    return document, reader.lines


# ---- front matter ----


def _fields(text: str, start: int, end: int) -> Iterator[tuple[str, tuple[Any, Span]]]:
    """Each field of the front matter with its value and where that stands; what is no JSON is a string as it is."""
    for found in _FIELD.finditer(text, start, end):
        words = found["value"]
        try:
            value = json.loads(words)
        except ValueError:
            value = words
        inner = 1 if words[:1] == '"' else 0
        yield found["name"], (value, Span(found.start("value") + inner, found.end("value") - inner))


def _meta(fields: dict[str, tuple[Any, Span]]) -> Meta:
    words = {name: str(value) for name, (value, _) in fields.items()}
    spans = {name: span for name, (_, span) in fields.items()}
    year = words.get("year", "")
    return Meta(
        title=words.get("title", ""),
        place=words.get("place", ""),
        year=int(year) if year.isdecimal() else None,
        issuer=words.get("issuer", ""),
        occasion=_occasion(words, spans["occasion"]) if "occasion" in words else None,
        speaker=words.get("speaker", ""),
        speaker_role=words.get("speaker-role", ""),
        title_span=spans.get("title", NOWHERE),
        speaker_span=spans.get("speaker", NOWHERE),
    )


def _occasion(words: dict[str, str], span: Span) -> Occasion:
    try:
        day = date.fromisoformat(words.get("date", ""))
    except ValueError:
        day = None
    return Occasion(words["occasion"], day, words.get("session", ""), words.get("occasion-place", ""), span)


# ---- blocks ----


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Lines without an empty one between: the marks that stand before it, its caption, its lines."""

    marks: tuple[str, ...]
    lines: tuple[Line, ...]
    caption: Line | None = None


def _blocks(text: str, start: int) -> Iterator[_Chunk]:
    for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text[start:]):
        at = start + found.start()
        lines = []
        for words in found[0].split("\n"):
            lines.append(Line(Kind.TEXT, words, ((0, at),), at + len(words)))
            at += len(words) + 1
        yield from _chunks(lines)


def _chunks(lines: Sequence[Line]) -> Iterator[_Chunk]:
    """A block's lines as one chunk; the comments before its first line are its marks."""
    marks: list[str] = []
    caption = None
    for at, line in enumerate(lines):
        found = syntax.COMMENT.fullmatch(line.text)
        if found is None and marks[-1:] == [syntax.CAPTION] and caption is None:
            caption = line
        elif found is None:
            yield _Chunk(tuple(marks), tuple(lines[at:]), caption)
            return
        else:
            marks.append(found["word"] + (f" {found['value']}" if found["value"] else ""))
            if marks[-1].startswith("page "):
                yield _Chunk((marks.pop(),), (line,))
    yield _Chunk(tuple(marks), ())


@dataclass(slots=True)
class _Open:
    """A section whose children are being gathered; `sections` and `blocks` count those among them."""

    section: Section
    children: list[Block | _Open] = field(default_factory=list)
    sections: int = 0
    blocks: int = 0


def _closed(opened: _Open) -> Section:
    children = tuple(_closed(child) if isinstance(child, _Open) else child for child in opened.children)
    return replace(opened.section, children=children)


@dataclass(slots=True)
class _Reader:
    """What has been read so far, part by part; `path` are the open sections, outermost first."""

    part: str = ""
    front: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    back: list[Block] = field(default_factory=list)
    chapters: list[_Open] = field(default_factory=list)
    annexes: list[_Open] = field(default_factory=list)
    path: list[_Open] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    glossary_head: Glossary | None = None
    lines: list[Line] = field(default_factory=list)

    def body(self) -> tuple[Block, ...]:
        """The sections of the body, or its blocks when it has none."""
        return (*self.blocks, *map(_closed, self.chapters))

    def glossary(self) -> Glossary | None:
        """The glossary, if the master has one."""
        return replace(self.glossary_head, entries=tuple(self.entries)) if self.glossary_head else None

    def add(self, chunk: _Chunk) -> None:
        """Take a chunk of lines where the marks say that it belongs."""
        for mark in chunk.marks:
            if mark in syntax.PARTS:
                self.part, self.path = mark, []
            elif mark.startswith("level "):
                del self.path[int(mark.removeprefix("level ")) :]
        if not chunk.lines:
            return
        heading = _HEADING.match(chunk.lines[0].text)
        if self.part == syntax.GLOSSARY:
            self._add_to_glossary(chunk, heading)
        elif heading:
            self._open(chunk.lines[0], heading)
            self.add(_Chunk((), chunk.lines[1:]))
        else:
            self._add_block(chunk)

    def _open(self, line: Line, heading: re.Match[str]) -> None:
        level = len(heading["level"])
        del self.path[level - 1 :]
        row, prefix = (self.annexes, "a") if self.part == syntax.BACK else (self.chapters, "s")
        if self.path:
            parent = self.path[-1]
            parent.sections += 1
            section_id, deep = f"{parent.section.id}.{parent.sections}", parent.section.level + 1
        else:
            section_id, deep = f"{prefix}{len(row) + 1}", 1
        number, title = syntax.split_heading(heading["words"])
        words = _part(line, heading.start("words") + heading["words"].rindex(title), title)
        opened = _Open(
            Section(section_id, number, deep, read_run(words), (), heading["inferred"] is not None, line.span)
        )
        (self.path[-1].children if self.path else row).append(opened)
        self.path.append(opened)
        self.lines.append(_part(line, heading.start("words"), number + title))

    def _add_block(self, chunk: _Chunk) -> None:
        page = syntax.COMMENT.fullmatch(chunk.lines[0].text)
        if page and page["word"] == "page" and page["value"]:
            self._target().append(PageMark(int(page["value"]), chunk.lines[0].span))
            return
        if self.path:
            self.path[-1].blocks += 1
            prefix, count = f"{self.path[-1].section.id}.", self.path[-1].blocks
        else:
            prefix = {"": "front.", syntax.BODY: "", syntax.BACK: "back."}[self.part]
            count = 1 + sum(not isinstance(block, PageMark) for block in self._target())
        self._target().append(self._block(chunk, prefix, count))

    def _target(self) -> list[Any]:
        if self.path:
            return self.path[-1].children
        return {"": self.front, syntax.BODY: self.blocks, syntax.BACK: self.back}[self.part]

    def _block(self, chunk: _Chunk, prefix: str, count: int) -> Block:
        kind = _inset_kind(chunk)
        if kind is None:
            line = _joined(chunk.lines)
            self.lines.append(line)
            return Paragraph(f"{prefix}p{count}", _role(chunk.marks), read_paragraph(line), line.span)
        if syntax.LIST in chunk.marks:
            span = Span(chunk.lines[0].span.start, chunk.lines[-1].end)
            return ItemList(f"{prefix}l{count}", tuple(map(_item, chunk.lines)), span)
        lines = tuple(replace(line, kind=kind) for line in chunk.lines)
        block = read_inset(Inset(kind, lines, chunk.caption), prefix, count, read_run)
        return replace(block, rebuilt=syntax.REBUILT in chunk.marks) if isinstance(block, Table) else block

    def _add_to_glossary(self, chunk: _Chunk, heading: re.Match[str] | None) -> None:
        line = chunk.lines[0]
        if heading:
            words = _part(line, heading.start("words"), heading["words"])
            self.glossary_head = Glossary("glossary", read_run(words), (), line.span)
            return
        self.entries += [_entry(line, len(self.entries) + 1 + at) for at, line in enumerate(chunk.lines)]


def _item(line: Line) -> Item:
    number, _, words = line.text.partition(" ")
    number = "" if number == syntax.NOTHING else syntax.unescape(number)
    return Item(number, read_run(_part(line, len(line.text) - len(words), words)), line.span)


def _role(marks: Sequence[str]) -> Role:
    return next((syntax.ROLES[mark] for mark in marks if mark in syntax.ROLES), Role.PROSE)


def _inset_kind(chunk: _Chunk) -> Kind | None:
    text = chunk.lines[0].text
    if syntax.LIST in chunk.marks or _MARK.match(text):
        return Kind.ITEM
    if text[0] == "|":
        return Kind.ROW
    return Kind.PICTURE if text.startswith("![") else None


def _part(line: Line, start: int, words: str) -> Line:
    """A stretch of a line as a line of its own; it may be empty."""
    at = line.span.start + start
    return replace(line, text=words, anchors=((0, at),), end=at + len(words))


def _joined(lines: Sequence[Line]) -> Line:
    """The lines of a paragraph as one: Chinese is set without spaces between lines."""
    return join(lines) if len(lines) > 1 else lines[0]


def _entry(line: Line, count: int) -> Entry:
    found = _ENTRY.match(line.text)
    number, term = (found["number"] or "", syntax.unescape(found["term"] or "")) if found else ("", "")
    start = found.start("definition") if found else 0
    number = "" if number == syntax.NOTHING else number
    return Entry(
        id=f"g{count}",
        key=entry_key(term) or term_key(number),
        number=number,
        term=term,
        definition=read_run(_part(line, start, line.text[start:])),
        span=line.span,
    )
