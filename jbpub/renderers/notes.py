"""Notes: the numbers by which the text refers to its glossary, and the entries that stand as notes where it does.

What the style sheet's table `notes` asks for is put into the tree, so that every format shows the same numbers.  The
source's own marks are never doubled: an entry that has one is referred to there, any other after its first mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Foreign,
    Glossary,
    Inline,
    Inlines,
    Item,
    ItemList,
    Lead,
    Link,
    NoteMark,
    PageMark,
    Paragraph,
    Section,
    Strong,
    Table,
    TermMention,
    rewrite_runs,
    runs_of,
    walk_document,
)
from jbpub.parser.entries import mark_value
from jbpub.style.keys import NotesStyle

_Held = TypeVar("_Held", Paragraph, Item, Cell, Table, Figure)  # what has a translation beside it


@dataclass(frozen=True, slots=True)
class Note:
    """An entry as a note: its id ("g6.note"), the mark that calls it in the text, and the entry itself."""

    id: str
    mark: NoteMark
    entry: Entry


@dataclass(frozen=True, slots=True)
class Noted:
    """A document with its marks, and its notes in the order in which the text calls them.

    Its glossary is what is left for an appendix.  Where all of it is one, there are no notes.
    """

    document: Document
    notes: tuple[Note, ...] = ()

    def entries(self) -> dict[str, Entry]:
        """The entries by their keys: those of the notes and those of the appendix."""
        glossary = self.document.glossary
        appended = {entry.key: entry for entry in glossary.entries} if glossary else {}
        return appended | {note.entry.key: note.entry for note in self.notes}

    def places(self) -> dict[str, str]:
        """The id of what explains a term, by the term's key: the note if there is one, else the appendix's entry."""
        return {key: entry.id for key, entry in self.entries().items()} | {
            note.entry.key: note.id for note in self.notes
        }


def place_notes(document: Document, style: NotesStyle) -> Noted:
    """The document with the marks and the notes that a style sheet asks for.

    In an appendix alone marks have the entries' numbers, which an unnumbered glossary is given.  Notes are numbered
    as the text calls them, and so is the appendix that there is beside them.  An entry that the text never uses is
    no note; it stays in the appendix.
    """
    glossary = document.glossary
    if glossary is None or (style.glossary == "appendix" and not style.numbers):
        return Noted(document)
    in_order = style.glossary != "appendix"
    glossary = glossary if in_order else replace(glossary, entries=_numbered(glossary.entries))
    first = {entry.key: entry for entry in reversed(glossary.entries) if entry.key}
    own = frozenset(mark.key for block in walk_document(document) for mark in marks_in(block))
    caller = _Caller(first, own, style.number_format, in_order)
    marked = caller.called(replace(document, glossary=glossary))
    if not in_order:
        return Noted(marked)
    notes = tuple(_note(first[key], mark) for key, mark in caller.calls.items())
    appendix = _rest(glossary, notes) if style.glossary == "footnotes" else _renumbered(glossary, notes)
    return Noted(replace(marked, glossary=appendix), notes)


def _note(entry: Entry, mark: NoteMark) -> Note:
    """An entry as a note; the source's pages do not end there."""
    return Note(f"{entry.id}.note", mark, replace(entry, definition=_without_pages(entry.definition)))


def _without_pages(inlines: Inlines) -> Inlines:
    return tuple(_unpaged(inline) for inline in inlines if not isinstance(inline, PageMark))


def _unpaged(inline: Inline) -> Inline:
    match inline:
        case Strong() | Link() | Foreign() | Lead() | TermMention():
            return replace(inline, inlines=_without_pages(inline.inlines))
        case _:
            return inline


def _rest(glossary: Glossary, notes: Iterable[Note]) -> Glossary | None:
    """The glossary without the entries that are notes; none when nothing is left."""
    noted = {note.entry.id for note in notes}
    left = tuple(entry for entry in glossary.entries if entry.id not in noted)
    return replace(glossary, entries=left) if left else None


def _renumbered(glossary: Glossary, notes: Iterable[Note]) -> Glossary:
    """The glossary with the numbers of its notes, then of the others; in their order, if it stood in the report's."""
    entries = glossary.entries
    ids = dict.fromkeys([*(note.entry.id for note in notes), *(entry.id for entry in entries)])
    numbers = {id_: number for number, id_ in enumerate(ids, 1)}
    by_report = all(before.span <= after.span for before, after in pairwise(entries))
    ordered = sorted(entries, key=lambda entry: numbers[entry.id]) if by_report else entries
    return replace(glossary, entries=tuple(replace(e, number=f"{numbers[e.id]}.") for e in ordered))


def _numbered(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries with numbers, if none of them has one."""
    if any(entry.number for entry in entries):
        return entries
    return tuple(replace(entry, number=f"{at}.") for at, entry in enumerate(entries, 1))


def marks_in(block: Block) -> Iterator[NoteMark]:
    """The note marks in what a block itself says, in reading order."""
    return (mark for run in runs_of(block) for mark in _marks(run))


def _marks(inlines: Inlines) -> Iterator[NoteMark]:
    for inline in inlines:
        match inline:
            case NoteMark():
                yield inline
            case Strong() | Link() | Foreign() | Lead() | TermMention():
                yield from _marks(inline.inlines)


def _mentions(inline: Inline) -> Iterator[TermMention]:
    """The mention that an inline is, or those inside a link."""
    match inline:
        case TermMention():
            yield inline
        case Link():
            yield from (mention for inner in inline.inlines for mention in _mentions(inner))


@dataclass(slots=True)
class _Caller:
    """Puts marks while the text is gone through in reading order: local to `place_notes`.

    `own` are the keys of entries that the source itself refers to; `calls` the first mark of each entry so far.
    """

    entries: Mapping[str, Entry]
    own: frozenset[str]
    number_format: str
    in_order: bool
    calls: dict[str, NoteMark] = field(default_factory=dict)

    def called(self, document: Document) -> Document:
        """The document with every mark in its place."""
        front, body, back = (self._blocks(part) for part in (document.front, document.body, document.back))
        return replace(document, front=front, body=body, back=back)

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        marked = rewrite_runs(blocks, lambda inlines, _owner: self._run(inlines))
        return tuple(map(self._translated, marked)) if self.in_order else marked

    def _translated(self, block: Block) -> Block:
        """The block with the marks of its translations numbered as those of what they translate."""
        match block:
            case Section():
                return replace(block, children=tuple(map(self._translated, block.children)))
            case ItemList():
                return replace(block, items=tuple(map(self._beside, block.items)))
            case Table():
                head, rows = (tuple(tuple(map(self._beside, row)) for row in part) for part in (block.head, block.rows))
                return replace(self._beside(block), head=head, rows=rows)
            case Paragraph():
                return self._beside(block)
            case Figure():
                return self._beside(block)
            case PageMark():
                return block

    def _beside(self, node: _Held) -> _Held:
        if node.parallel is None:
            return node
        return replace(node, parallel=replace(node.parallel, inlines=self._run(node.parallel.inlines)))

    def _run(self, inlines: Inlines, *, linked: bool = False) -> Inlines:
        marked = tuple(self._inlines(inlines, linked=linked))
        same = len(marked) == len(inlines) and all(new is old for new, old in zip(marked, inlines, strict=True))
        return inlines if same else marked

    def _inlines(self, inlines: Inlines, *, linked: bool) -> Iterator[Inline]:
        """Inlines with their marks; those of terms inside a link to the web come behind it."""
        for inline in inlines:
            match inline:
                case NoteMark():
                    yield self._own_mark(inline)
                case Strong() | Link() | Foreign() | Lead() | TermMention():
                    inner = self._run(inline.inlines, linked=linked or isinstance(inline, Link))
                    yield inline if inner is inline.inlines else replace(inline, inlines=inner)
                    for mention in () if linked else _mentions(inline):
                        yield from self._new_mark(mention)
                case _:
                    yield inline

    def _own_mark(self, mark: NoteMark) -> NoteMark:
        """A mark of the source, with the number that its note has now."""
        if mark.key not in self.entries:
            return mark
        text = self._ordered_number(mark.key) if self.in_order else mark.text
        shown = mark if text == mark.text else replace(mark, text=text)
        self.calls.setdefault(mark.key, shown)
        return shown

    def _new_mark(self, mention: TermMention) -> Iterator[NoteMark]:
        """The mark after a term's first mention, unless the source has its own."""
        key = mention.key
        if key in self.calls or key in self.own or key not in self.entries:
            return
        text = self._ordered_number(key) if self.in_order else self._entry_number(key)
        if text:
            self.calls[key] = NoteMark(f"{self.entries[key].id}.n1", text, key)
            yield self.calls[key]

    def _ordered_number(self, key: str) -> str:
        if key in self.calls:
            return self.calls[key].text
        return self.number_format.format(number=len(self.calls) + 1)

    def _entry_number(self, key: str) -> str:
        value = mark_value(self.entries[key].number)
        return self.number_format.format(number=value) if value else ""
