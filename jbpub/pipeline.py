"""The flow on one screen: bytes → parse → annotate → adapt → render → bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.metadata import entry_points
from os import PathLike
from pathlib import Path
from typing import BinaryIO, TypeAlias

from jbpub.diagnostics import Diagnostic, OutputError
from jbpub.edition.adapt import adapt
from jbpub.edition.edition import Edition
from jbpub.nodes import Document
from jbpub.parser.report import parse
from jbpub.style.sheet import StyleSheet
from jbpub.terms.match import annotate
from jbpub.terms.table import TermTable

StrPath: TypeAlias = str | PathLike[str]
Renderer: TypeAlias = Callable[[Document, StyleSheet], tuple[bytes, tuple[Diagnostic, ...]]]

DEFAULT_STYLE = "gov-print"
BUILT_IN = {  # format → the module that writes it; loaded when asked for, since each brings a large library
    "pdf": "jbpub.renderers.pdf.edition",
    "docx": "jbpub.renderers.docx.edition",
    "html": "jbpub.renderers.html.edition",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """An edition as made: its format, its bytes, what was found on the way, and where it was written, if it was."""

    format: str
    data: bytes = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    path: Path | None = None


def publish(
    report: StrPath | BinaryIO,
    target: StrPath | BinaryIO,
    *,
    to: str = "",
    style: StrPath | StyleSheet = DEFAULT_STYLE,
    edition: str | Edition = "zh-Hans",
    terms: TermTable | None = None,
) -> Rendered:
    """Make one edition of a report: read, annotate, adapt, render, write.

    The format is `to`, or the target's suffix.  Raises JbpubError; then nothing is written.
    """
    document = annotate(parse(report), terms)
    return render(adapt(document, edition), target, to=to, style=style)


def render(
    document: Document, target: StrPath | BinaryIO | None = None, *, to: str = "", style: StrPath | StyleSheet = DEFAULT_STYLE
) -> Rendered:
    """Render an adapted document and write it to a path or a stream, if one is given.

    A stream is the caller's and is left open; a file is written whole or not at all.
    """
    form = to or _suffix_of(target)
    sheet = style if isinstance(style, StyleSheet) else StyleSheet.read(style)
    data, found = _renderer(form)(document, sheet)
    return Rendered(form, data, document.diagnostics + found, _write(data, target))


def publish_many(
    reports: Iterable[StrPath],
    pattern: str,
    *,
    to: Sequence[str],
    editions: Sequence[str] = ("zh-Hans",),
    style: StrPath = DEFAULT_STYLE,
    terms: TermTable | None = None,
    executor: Executor | None = None,
) -> Iterator[Rendered]:
    """Make every edition of every report, in the order given.

    `pattern` is the target's path with {stem}, {edition} and {suffix} in it, such as "output/{stem}.{edition}.{suffix}".
    `executor` is any concurrent.futures executor, left running; without one a process pool is used and closed.
    """
    job = partial(_publish_all, pattern=pattern, to=tuple(to), editions=tuple(editions), style=style, terms=terms)
    with nullcontext(executor) if executor else ProcessPoolExecutor() as pool:
        for done in pool.map(job, [os.fspath(report) for report in reports]):
            yield from done


def _publish_all(
    report: str, pattern: str, to: Sequence[str], editions: Sequence[str], style: StrPath, terms: TermTable | None
) -> list[Rendered]:
    """Every edition of one report; it is read once."""
    document, sheet, stem = annotate(parse(report), terms), StyleSheet.read(style), Path(report).stem
    adapted = {edition: adapt(document, edition) for edition in editions}
    return [
        render(adapted[edition], pattern.format(stem=stem, edition=edition, suffix=suffix), to=suffix, style=sheet)
        for edition in editions
        for suffix in to
    ]


# ---- formats ----


def formats() -> tuple[str, ...]:
    """The formats that can be rendered: the built-in ones and those of installed plug-ins."""
    return (*BUILT_IN, *(point.name for point in entry_points(group="jbpub.renderers")))


def _renderer(form: str) -> Renderer:
    if form in BUILT_IN:
        found: Renderer = import_module(BUILT_IN[form]).render
        return found
    for point in entry_points(group="jbpub.renderers", name=form):
        plugin: Renderer = point.load()
        return plugin
    raise OutputError(f"no renderer for {form or 'a target without suffix'}: say to= one of {', '.join(formats())}")


def _suffix_of(target: StrPath | BinaryIO | None) -> str:
    return Path(target).suffix.removeprefix(".").lower() if isinstance(target, str | PathLike) else ""


# ---- writing ----


def _write(data: bytes, target: StrPath | BinaryIO | None) -> Path | None:
    if target is None:
        return None
    if isinstance(target, str | PathLike):
        return _write_file(data, Path(target))
    target.write(data)
    return None


def _write_file(data: bytes, path: Path) -> Path:
    """Write a file whole: into a neighbour first, which then takes its place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise OutputError(f"cannot write {path}: {problem.strerror or problem}; choose another place") from problem
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
