"""An adapted document to an edition, and the edition to its place."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path
from typing import BinaryIO, TypeAlias

from jbpub.diagnostics import Diagnostic, EditionError, OutputError
from jbpub.formats import DEFAULT_STYLE, PUBLISHED, renderer
from jbpub.nodes import Document, Wording
from jbpub.source import Source
from jbpub.style.sheet import StyleSheet

StrPath: TypeAlias = str | PathLike[str]


@dataclass(frozen=True, slots=True)
class Rendered:
    """An edition as made: its format, its bytes, what was found on the way, and where it was written, if it was.

    `source` is the report's text, to which the findings' places belong: `finding.line(rendered.source)`.
    """

    format: str
    data: bytes = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    path: Path | None = None
    source: Source = field(default_factory=lambda: Source(""), repr=False)


def render(
    document: Document,
    target: StrPath | BinaryIO | None = None,
    *,
    to: str = "",
    style: StrPath | StyleSheet = DEFAULT_STYLE,
) -> Rendered:
    """Render an adapted document and write it to a path or a stream, if one is given.

    The master ("md") is made of a document as it was read; the other formats want one that `adapt` has settled.

    A stream is the caller's and is left open; a file is written whole or not at all.  Raises JbpubError.
    """
    form = to or _suffix_of(target)
    make = renderer(form)
    if form in PUBLISHED and document.wording == Wording():
        raise EditionError("the report is not adapted to an edition yet: give render adapt(document)")
    sheet = style if isinstance(style, StyleSheet) else StyleSheet.read(style)
    settled = _with_month(document, sheet)
    data, found = make(settled, sheet.in_language(settled.language).in_words(settled.wording))
    return deliver(Rendered(form, data, document.diagnostics + found, source=document.source), target)


def _with_month(document: Document, sheet: StyleSheet) -> Document:
    """The document with the month that its cover tells: whether there is one, the style sheet alone knows."""
    day = document.meta.occasion.date if document.meta.occasion else None
    if day is None or not sheet.book.cover:
        return document
    from jbpub.edition.wording import month_of

    return replace(document, wording=replace(document.wording, month=month_of(day, document.language)))


def deliver(edition: Rendered, target: StrPath | BinaryIO | None) -> Rendered:
    """The edition as it is when its bytes are written to a path or a stream.  Raises OutputError."""
    return replace(edition, path=write(edition.data, target))


def _suffix_of(target: StrPath | BinaryIO | None) -> str:
    return Path(target).suffix.removeprefix(".").lower() if isinstance(target, str | PathLike) else ""


# ---- writing ----


def write(data: bytes, target: StrPath | BinaryIO | None) -> Path | None:
    """Write to a path, whole or not at all, and say which; or to a stream, which is left open.  Raises OutputError."""
    if target is None:
        return None
    if isinstance(target, str | PathLike):
        return _write_file(data, Path(target))
    target.write(data)
    return None


def _write_file(data: bytes, path: Path) -> Path:
    """Write a file whole: into a neighbour first, which then takes its place.

    A link is followed, and what is no regular file (a pipe, a device) is written to, not replaced.
    """
    try:
        real = path.resolve()
        if real.exists() and not real.is_file():
            real.write_bytes(data)
        else:
            _replace(data, real)
    except OSError as problem:
        raise OutputError(f"cannot write {path}: {problem.strerror or problem}; choose another place") from problem
    return path


def _replace(data: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A short name of its own: the target's may already be as long as the file system allows.
    neighbour = path.parent / f".jbpub-{os.urandom(6).hex()}"
    try:
        with neighbour.open("xb") as file:
            file.write(data)
        neighbour.replace(path)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
