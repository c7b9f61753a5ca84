"""The texts that are timed: a report with its body repeated, as received for jbpub, cleaned for the peers."""

from __future__ import annotations

from collections.abc import Iterator

from jbpub import Document, parse
from jbpub.nodes import Paragraph, Section, heading_text, plain_text, sections, walk


def repeated(report: str, times: int) -> str:
    """A report's text with its body that many times between one front matter and one glossary."""
    document = parse(text=report)
    start = _line_start(report, next(sections(document)).span.start)
    end = _line_start(report, document.glossary.span.start) if document.glossary else len(report)
    return report[:start] + "\n\n".join([report[start:end].strip()] * times) + "\n\n" + report[end:]


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def cleaned(document: Document) -> str:
    """The same report as Pandoc's Markdown, with every repair made: what a user of the peers would type first."""
    return "\n\n".join(_markdown(document)) + "\n"


def _markdown(document: Document) -> Iterator[str]:
    occasion = document.meta.occasion.text if document.meta.occasion else ""
    head = {
        "title": document.meta.title,
        "subtitle": occasion,
        "author": document.meta.speaker,
        "lang": document.language,
    }
    yield "---\n" + "\n".join(f'{key}: "{value}"' for key, value in head.items()) + "\n---"
    for block in walk((*document.front, *document.body, *document.back)):
        match block:
            case Paragraph():
                yield _plain(plain_text(block.inlines))
            case Section():
                yield f"{'#' * block.level} {heading_text(block)}"
    if document.glossary:
        yield f"# {plain_text(document.glossary.title)}"
        yield from (
            _plain(f"{entry.number} {entry.term}：{plain_text(entry.definition)}")
            for entry in document.glossary.entries
        )


def _plain(text: str) -> str:
    """A paragraph whose first characters Pandoc does not take for a list."""
    return text.replace(". ", "\\. ", 1) if text[:1].isdigit() else text
