"""The document tree: what a government work report is, as immutable values.

Document → Meta, front, body, back (blocks), glossary.  Blocks hold inlines.  `id`s come from the structure
("s2.3.p4": section 2.3, paragraph 4) and are the same name in every edition: HTML anchor, DOCX bookmark, PDF
destination.  Spans point into the untouched Source.  No node knows of a format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from jbpub.diagnostics import Diagnostic
from jbpub.patterns import pattern
from jbpub.source import Source, Span

NOWHERE = Span(0, 0)
INVISIBLE = (
    r"\0-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e0fff"
)
"""Controls, soft hyphens, zero-width and bidirectional marks, variation selectors, as a class of an expression.

The parser takes them out of a source; a translation, or a tree from elsewhere, may hold them."""

_SEEN = pattern(rf"[^\s{INVISIBLE}]")


# ---- inlines ----


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are to be read."""

    text: str


@dataclass(frozen=True, slots=True)
class PageMark:
    """A zero-width mark: here a page of the source ended and page `page` (counted from 1) begins.

    Stands inside a sentence that the page cut, at the end of a glossary definition, or between blocks.
    """

    page: int
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that the author made bold."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a web address."""

    target: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A run in another language; `language` is a BCP 47 tag such as "en"."""

    language: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """The run-in sentence that opens a paragraph and serves as its head, full stop included.

    `number` is its number as written ("（一）", "一是", or empty), not repeated in `inlines`;
    `level` the depth it would have as a heading (2 for （一）, 3 for the others).
    """

    inlines: tuple[Inline, ...]
    number: str = ""
    level: int = 3


@dataclass(frozen=True, slots=True)
class TermMention:
    """A glossary term where the text uses it, quotation marks included; `first` in the document.

    `key` is the Entry's; `id` is unique and stable ("双循环" in entry g6, third mention: "g6.m3").
    `core` tells that the text uses the core form, without the tail word (“一件事” for 一件事集成改革).
    `english` is that of a term which only a term table knows: it has no Entry, and after `adapt` no mention either.
    """

    id: str
    key: str
    first: bool
    inlines: tuple[Inline, ...]
    core: bool = False
    english: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note's number in the text, as written ("[1]"), in print a raised figure.

    `key` is the Entry's that explains it, or empty when none does; `id` is unique, formed as a TermMention's.
    """

    id: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a term is called in another language, put into the text by `adapt`; `language` is a BCP 47 tag.

    The parentheses around it belong to the sentence: “双循环”（dual circulation） is a Text that ends in （, the
    Gloss, and a Text that begins with ）.
    """

    language: str
    text: str


Inline: TypeAlias = Text | PageMark | Strong | Link | Foreign | Lead | TermMention | NoteMark | Gloss
Inlines: TypeAlias = tuple[Inline, ...]


# ---- blocks ----


class Role(StrEnum):
    """What a paragraph does in a report."""

    PROSE = "prose"
    SALUTATION = "salutation"  # 各位代表：
    OPENING = "opening"  # 现在，我代表…请予审议
    CLOSING = "closing"  # 各位代表！… the call at the end
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Parallel:
    """A translation, put by `adapt` beside what it renders; `language` is the BCP 47 tag of what `inlines` say.

    A paragraph, an item, a cell has its own; that of a table or picture is its caption's.

    Where there is none, `missing` is true and the inlines are the words that say so, in the edition's own language.
    """

    language: str
    inlines: Inlines
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a run-in head is a Lead, first among its inlines.  `parallel` its translation, if one is shown."""

    id: str
    role: Role
    inlines: Inlines
    span: Span = NOWHERE
    parallel: Parallel | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading.  `number` is as written ("一、", "（一）", or empty); `level` 1 for 一、, 2 for （一）.

    `inferred` tells that the source did not mark the heading as one; `english` is the title in English, where known.
    """

    id: str
    number: str
    level: int
    title: Inlines
    children: tuple[Block, ...] = ()
    inferred: bool = False
    span: Span = NOWHERE
    english: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with its mark or number as written ("•", "1.")."""

    number: str
    inlines: Inlines
    span: Span = NOWHERE
    parallel: Parallel | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list whose items are no paragraphs of their own."""

    id: str
    items: tuple[Item, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, over so many columns and rows."""

    inlines: Inlines
    columns: int = 1
    rows: int = 1
    parallel: Parallel | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header rows, its other rows, its caption.  `rebuilt`: the source had it one cell a line."""

    id: str
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()
    rebuilt: bool = False
    span: Span = NOWHERE
    parallel: Parallel | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's bytes and their media type ("image/png", "image/jpeg")."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text; `target` is where the source says it lies.

    `image` is None when it could not be had: then the alternative text stands for it.
    """

    id: str
    target: str
    alt: str
    image: Image | None = None
    caption: Inlines = ()
    span: Span = NOWHERE
    parallel: Parallel | None = None


Block: TypeAlias = Section | Paragraph | ItemList | Table | Figure | PageMark


# ---- the parts of a document ----


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where the report was given: the line as written, and what it says."""

    text: str
    date: date | None = None
    session: str = ""  # 第十一届人民代表大会第六次会议
    place: str = ""  # 宁波市江北区
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Meta:
    """Title, occasion and speaker of the report.  Empty strings and None mean: the source does not say.

    `place` and `year` are those of the title; `issuer` is the government that the speaker speaks for.
    `english` says title, occasion and speaker in English, a line each, put there by `adapt`.
    """

    title: str = ""
    place: str = ""
    year: int | None = None
    issuer: str = ""
    occasion: Occasion | None = None
    speaker: str = ""
    speaker_role: str = ""
    title_span: Span = NOWHERE
    speaker_span: Span = NOWHERE
    english: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry.  `key` is the term without quotation marks and spaces; `term` is as written.

    `variants` are other forms that count as the term, among them core forms without the tail word;
    `mentions` are the ids of its TermMentions and NoteMarks, in reading order; `english` and `english_definition`
    are what a term table says of it.
    """

    id: str
    key: str
    number: str
    term: str
    definition: Inlines
    variants: tuple[str, ...] = ()
    english: str = ""
    mentions: tuple[str, ...] = ()
    span: Span = NOWHERE
    english_definition: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """名词解释: its heading as written and its entries in the report's order."""

    id: str
    title: Inlines
    entries: tuple[Entry, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that an edition adds to the report's own; filled by `adapt`.

    Fields with {braces} are templates for str.format with those names.
    """

    contents: str = ""  # 目录
    skip: str = ""  # 跳到正文
    source_page: str = ""  # 原稿第 {page} 页
    mention_place: str = ""  # {term}，第 {number} 处
    glossary_link: str = ""  # {term}的解释
    back: str = ""  # 见正文
    report: str = ""  # 政府工作报告, the title of last resort
    source_pages: str = ""  # 原稿页码, the heading of the page list
    note_link: str = ""  # 注释{mark}
    table: str = ""  # 表格, the name of a table without caption
    continued: str = ""  # 续{table}, above a table that goes on: {table} is its number as its caption has it, 表1
    continued_table: str = ""  # 续表, above one that has no number
    picture: str = ""  # 图片, the name of a picture that the source does not describe
    untranslated: str = ""  # ［缺译文］, stands where a translation should
    outdated: str = ""  # ［原文已修改，译文待核对］, stands after a translation of an earlier text
    cover: str = ""  # 封面, before the number of a page of the cover
    month: str = ""  # 2021年2月, the occasion's; filled where the cover of a style sheet tells it
    page: str = ""  # 第{page}页, a page's number where a style sheet asks for words
    page_of: str = ""  # 第{page}页，共{pages}页


@dataclass(frozen=True, slots=True)
class Document:
    """A report.  `front` comes before the first section, `back` holds annexes after the body.

    `language` is a BCP 47 tag.  Two documents are equal when they say the same; their findings do not count.
    """

    meta: Meta
    front: tuple[Block, ...] = ()
    body: tuple[Block, ...] = ()
    back: tuple[Block, ...] = ()
    glossary: Glossary | None = None
    language: str = "zh-Hans"
    source: Source = field(default_factory=lambda: Source(""))
    wording: Wording = field(default_factory=Wording)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)


# ---- going through a tree ----


def plain_text(inlines: Iterable[Inline]) -> str:
    """The characters of inlines, one after the other; a Lead's number comes first."""
    return "".join(_pieces(inlines))


def _pieces(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield text
            case PageMark():
                pass
            case NoteMark(text=text) | Gloss(text=text):
                yield text
            case Lead(children, number):
                yield number
                yield from _pieces(children)
            case _:
                yield from _pieces(inline.inlines)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, sections before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from walk(block.children)


def walk_document(document: Document) -> Iterator[Block]:
    """Every block of front, body and back in reading order."""
    for part in (document.front, document.body, document.back):
        yield from walk(part)


def runs_of(block: Block) -> Iterator[Inlines]:
    """What a block itself says, in reading order: title, paragraph, items, caption and cells; not its children."""
    match block:
        case Section():
            yield block.title
        case Paragraph():
            yield block.inlines
        case ItemList():
            yield from (item.inlines for item in block.items)
        case Table():
            yield block.caption
            yield from (cell.inlines for row in (*block.head, *block.rows) for cell in row)
        case Figure():
            yield block.caption
        case PageMark():
            pass


def parallels_of(block: Block) -> Iterator[Parallel]:
    """The translations that stand beside what a block itself says, in reading order."""
    match block:
        case ItemList():
            found = [item.parallel for item in block.items]
        case Table():
            found = [block.parallel, *(cell.parallel for row in (*block.head, *block.rows) for cell in row)]
        case Paragraph() | Figure():
            found = [block.parallel]
        case Section() | PageMark():
            found = []
    return (parallel for parallel in found if parallel)


def sections(document: Document) -> Iterator[Section]:
    """Every section in reading order."""
    return (block for block in walk_document(document) if isinstance(block, Section))


def heading_depth(section: Section, above: int) -> int:
    """The depth of a section's heading, counted from 1: one below the heading that it stands under, `above`.

    What its number would have it be does not count: so no depth is left out, in no tree and in no format (WCAG 2.2,
    technique G141; ISO 14289-1, 7.4.2).  A section whose heading says nothing adds none.
    """
    return above + says_something(heading_text(section))


def section_depths(document: Document) -> Iterator[tuple[Section, int]]:
    """Every section in reading order, with its heading's depth; without a heading that of the one above, or 0."""
    for part in (document.front, document.body, document.back):
        yield from _depths(part, 0)


def _depths(blocks: Iterable[Block], above: int) -> Iterator[tuple[Section, int]]:
    for block in blocks:
        if isinstance(block, Section):
            depth = heading_depth(block, above)
            yield block, depth
            yield from _depths(block.children, depth)


def rewrite(blocks: tuple[Block, ...], change: Callable[[Paragraph], Paragraph]) -> tuple[Block, ...]:
    """The same blocks with every paragraph changed, in reading order."""
    return tuple(_rewritten(block, change) for block in blocks)


def _rewritten(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    match block:
        case Section():
            return replace(block, children=rewrite(block.children, change))
        case Paragraph():
            return change(block)
        case _:
            return block


def rewrite_runs(blocks: tuple[Block, ...], change: Callable[[Inlines, Block], Inlines]) -> tuple[Block, ...]:
    """The same blocks with every run of inlines changed, in reading order; `change` is told whose run it is."""
    return tuple(_with_runs(block, change) for block in blocks)


def _with_runs(block: Block, change: Callable[[Inlines, Block], Inlines]) -> Block:
    match block:
        case Section():
            title = change(block.title, block)
            return replace(block, title=title, children=rewrite_runs(block.children, change))
        case Paragraph():
            inlines = change(block.inlines, block)
            return block if inlines is block.inlines else replace(block, inlines=inlines)
        case ItemList():
            return replace(
                block, items=tuple(replace(item, inlines=change(item.inlines, block)) for item in block.items)
            )
        case Table():
            caption = change(block.caption, block)
            head, rows = (_changed_cells(cells, block, change) for cells in (block.head, block.rows))
            return replace(block, caption=caption, head=head, rows=rows)
        case Figure():
            return replace(block, caption=change(block.caption, block))
        case PageMark():
            return block


def _changed_cells(
    rows: tuple[tuple[Cell, ...], ...], table: Table, change: Callable[[Inlines, Block], Inlines]
) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(replace(cell, inlines=change(cell.inlines, table)) for cell in row) for row in rows)


def heading_text(section: Section) -> str:
    """A section's number and title as one line, note marks left out."""
    return section.number + plain_text(inline for inline in section.title if not isinstance(inline, NoteMark))


def title_of(document: Document) -> str:
    """The report's title, or the edition's word for such a report when the source has none."""
    title = document.meta.title
    return title if says_something(title) else document.wording.report


def says_something(text: str) -> bool:
    """Whether a reader sees or hears anything of a text: only then can it be a heading, a link or a title."""
    return bool(_SEEN.search(text))
