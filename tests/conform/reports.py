"""The reports that are judged, their editions, and what an edition must say."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jbpub import Document, StyleSheet, TermTable, adapt, annotate, parse
from jbpub.edition.translation.files import parse_translation
from jbpub.nodes import (
    Block,
    Cell,
    Foreign,
    Inline,
    Inlines,
    Item,
    ItemList,
    Lead,
    Link,
    NoteMark,
    Paragraph,
    Strong,
    Table,
    TermMention,
    Text,
    plain_text,
    sections,
    walk_document,
)
from jbpub.pipeline import export_xliff
from jbpub.renderers.notes import place_notes

HERE = Path(__file__).parent
BREAK = "\0"
NOTES = str(HERE / "notes.toml")
EXAMPLE = HERE.parent.parent / "seeds" / "jiangbei-2021.md"


@dataclass(frozen=True, slots=True)
class Judged:
    """A report, the edition of it that is judged, and what that is made with."""

    path: Path
    edition: str = "zh"
    style: str = "gov-print"
    terms: Path | None = None
    translated: bool = False


REPORTS = {  # name of the files that a build writes → what it makes them of
    "jiangbei-2021": Judged(EXAMPLE),
    "jiangbei-2021.zh-Hant-HK+figures": Judged(EXAMPLE, "zh-Hant-HK+figures", style="base"),
    "jiangbei-2021.zh-Hans": Judged(EXAMPLE, "zh-Hans", style=NOTES),
    "edge": Judged(HERE / "edge.md"),
    "edge.zh-Hant-TW+en": Judged(HERE / "edge.md", "zh-Hant-TW+en", terms=HERE / "edge.csv"),
    "edge.zh-Hans+en": Judged(HERE / "edge.md", "zh-Hans+en", style=NOTES, terms=HERE / "edge.csv"),
    "edge.zh+en": Judged(HERE / "edge.md", "zh+en", style="base", translated=True),
    "edge.en": Judged(HERE / "edge.md", "en", translated=True),
}


@dataclass(frozen=True, slots=True)
class Editions:
    """The folders that hold each report's editions."""

    folders: dict[str, Path]

    def path(self, report: str, suffix: str) -> Path:
        return self.folders[report] / f"{report}.{suffix}"

    def all(self, suffix: str) -> dict[str, Path]:
        return {report: self.path(report, suffix) for report in self.folders}


def document(report: str) -> Document:
    """A report as its editions say it, with the marks that they have."""
    judged = REPORTS[report]
    terms = TermTable.read(judged.terms) if judged.terms else None
    translation = parse_translation(pseudo_translation(judged.path), "units.xlf") if judged.translated else None
    adapted = adapt(annotate(parse(judged.path), terms), judged.edition, translation)
    marked = place_notes(adapted, StyleSheet.read(judged.style).notes).document
    return replace(marked, glossary=adapted.glossary)


@cache
def pseudo_translation(report: Path) -> bytes:
    """XLIFF of a whole report whose every unit is translated: its codes and ASCII kept, the rest words of no sense."""
    units = io.BytesIO()
    export_xliff(annotate(parse(report)), units)
    return re.sub(
        "<source>(.*?)</source>",
        lambda source: source[0] + f"<target>{re.sub('[^ -~]+', ' such words ', source[1])}</target>",
        units.getvalue().decode(),
        flags=re.DOTALL,
    ).encode()


def sentences(report: str) -> Iterator[str]:
    """What every edition of a report must say, piece by piece in reading order, without white space."""
    tree = document(report)
    pieces = [tree.meta.title, tree.meta.speaker]
    pieces += [plain_text(section.title) for section in sections(tree)]
    pieces += [piece for block in walk_document(tree) for said in words(block) for piece in between_marks(said)]
    if tree.glossary:
        pieces += [plain_text(entry.definition) for entry in tree.glossary.entries]
    return (squeezed(piece) for piece in pieces if piece)


def strays(report: str, text: str) -> list[str]:
    """The paragraphs, items and cells that do not stand behind the one before in a text that should be in order."""
    whole, at, found = squeezed(text), 0, []
    said = (inlines for block in walk_document(document(report)) for inlines in words(block))
    for piece in filter(None, (squeezed(piece) for inlines in said for piece in between_marks(inlines))):
        next_at = whole.find(piece, at)
        if next_at < 0:
            found.append(piece)
        else:
            at = next_at + len(piece)
    return found


def words(block: Block) -> Iterator[Inlines]:
    """What a block says, cells and items each by itself."""
    match block:
        case Paragraph():
            yield from _with_parallel(block)
        case ItemList():
            for item in block.items:
                yield from _with_parallel(item)
        case Table():
            for cell in (cell for row in (*block.head, *block.rows) for cell in row):
                yield from _with_parallel(cell)


def _with_parallel(held: Paragraph | Item | Cell) -> Iterator[Inlines]:
    yield held.inlines
    yield held.parallel.inlines if held.parallel else ()


def between_marks(inlines: Inlines) -> list[str]:
    """What inlines say between their note marks: Word counts its footnotes and does not write their numbers."""
    return plain_text(_parted(inlines)).split(BREAK)


def _parted(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case NoteMark():
                yield Text(BREAK)
            case Strong() | Link() | Foreign() | Lead() | TermMention():
                yield replace(inline, inlines=tuple(_parted(inline.inlines)))
            case _:
                yield inline


def squeezed(text: str) -> str:
    """A text without white space, which every format may set as it likes."""
    return "".join(text.split())


def missing(report: str, text: str) -> list[str]:
    """The pieces of a report that an edition's text does not hold."""
    whole = squeezed(text)
    return [piece for piece in sentences(report) if piece not in whole]
