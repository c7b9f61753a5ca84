"""The reports that are judged, their editions, and what an edition must say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jbpub import Document, adapt, annotate, parse
from jbpub.nodes import Paragraph, plain_text, sections, walk_document

ROOT = Path(__file__).parent.parent.parent
REPORTS = {"jiangbei-2021": ROOT / "seeds" / "jiangbei-2021.md", "edge": Path(__file__).with_name("edge.md")}


@dataclass(frozen=True, slots=True)
class Editions:
    """The folders that hold each report's editions."""

    folders: dict[str, Path]

    def path(self, report: str, suffix: str) -> Path:
        return self.folders[report] / f"{report}.{suffix}"

    def all(self, suffix: str) -> dict[str, Path]:
        return {report: self.path(report, suffix) for report in self.folders}


def document(report: str) -> Document:
    """A report as its editions say it."""
    return adapt(annotate(parse(REPORTS[report])))


def sentences(report: str) -> Iterator[str]:
    """What every edition of a report must say, piece by piece in reading order, without white space."""
    tree = document(report)
    pieces = [tree.meta.title, tree.meta.speaker]
    pieces += [plain_text(section.title) for section in sections(tree)]
    pieces += [plain_text(block.inlines) for block in walk_document(tree) if isinstance(block, Paragraph)]
    if tree.glossary:
        pieces += [plain_text(entry.definition) for entry in tree.glossary.entries]
    return (squeezed(piece) for piece in pieces if piece)


def squeezed(text: str) -> str:
    """A text without white space, which every format may set as it likes."""
    return "".join(text.split())


def missing(report: str, text: str) -> list[str]:
    """The pieces of a report that an edition's text does not hold."""
    whole = squeezed(text)
    return [piece for piece in sentences(report) if piece not in whole]
