"""The flow on one screen: bytes → parse → annotate → adapt → render → bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from jbpub.diagnostics import BatchError, Diagnostic, EditionError, JbpubError, OutputError
from jbpub.edition.adapt import adapt
from jbpub.edition.edition import Edition
from jbpub.nodes import Document, Wording
from jbpub.parser.report import parse
from jbpub.source import Source
from jbpub.style.sheet import StyleSheet
from jbpub.terms.match import annotate
from jbpub.terms.table import TermTable

if TYPE_CHECKING:  # at run time these would load logging and email for a name
    from concurrent.futures import Executor
    from importlib.metadata import EntryPoint

    from jbpub.edition.translation.passages import Translation

StrPath: TypeAlias = str | PathLike[str]
Renderer: TypeAlias = Callable[[Document, StyleSheet], tuple[bytes, tuple[Diagnostic, ...]]]

DEFAULT_STYLE = "gov-print"
DEFAULT_EDITION = "zh"  # the report's own script
BUILT_IN = {  # format → the module that writes it; loaded when asked for, since each brings a large library
    "pdf": "jbpub.renderers.pdf.edition",
    "docx": "jbpub.renderers.docx.edition",
    "html": "jbpub.renderers.html.edition",
    "md": "jbpub.renderers.markdown.edition",
}
PUBLISHED = ("pdf", "docx", "html")  # what a build makes when no format is asked for; the master is for the office


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


def publish(
    report: StrPath | BinaryIO,
    target: StrPath | BinaryIO,
    *,
    to: str = "",
    style: StrPath | StyleSheet = DEFAULT_STYLE,
    edition: str | Edition = DEFAULT_EDITION,
    terms: TermTable | None = None,
    translation: StrPath | Translation | None = None,
) -> Rendered:
    """Make one edition of a report: read, annotate, adapt, render, write.

    The format is `to`, or the target's suffix.  A `translation` (XLIFF or TMX) is shown by an edition with English
    or in English.  Raises JbpubError; then nothing is written.
    """
    document = annotate(parse(report), terms)
    return render(adapt(document, edition, _translation(translation)), target, to=to, style=style)


def _translation(given: StrPath | Translation | None) -> Translation | None:
    if not isinstance(given, str | PathLike):
        return given
    from jbpub.edition.translation.files import read_translation  # brings lxml

    return read_translation(given)


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
    make = _renderer(form)
    if form in PUBLISHED and document.wording == Wording():
        raise EditionError("the report is not adapted to an edition yet: give render adapt(document)")
    sheet = style if isinstance(style, StyleSheet) else StyleSheet.read(style)
    data, found = make(document, sheet.in_language(document.language).in_words(document.wording))
    return Rendered(form, data, document.diagnostics + found, _write(data, target), document.source)


def export_xliff(
    document: Document, target: StrPath | BinaryIO, translation: StrPath | Translation | None = None
) -> None:
    """Write what there is to translate in an annotated report as XLIFF 2.1, with what a translation has already.

    A file is written whole or not at all, so that it may be the translation's own.  Raises JbpubError.
    """
    from jbpub.edition.translation.xliff import to_xliff  # brings lxml

    _write(to_xliff(document, _translation(translation)), target)


def publish_many(
    reports: Iterable[StrPath],
    pattern: str,
    *,
    to: Sequence[str],
    editions: Sequence[str | Edition] = (DEFAULT_EDITION,),
    style: StrPath | StyleSheet = DEFAULT_STYLE,
    terms: TermTable | None = None,
    executor: Executor | None = None,
) -> Iterator[Rendered]:
    """Make every edition of every report, in the order given; what is yielded is on disk and has empty `data`.

    `pattern` is the target's path, such as "output/{stem}.{edition}.{suffix}".
    `executor` is any concurrent.futures executor, left running; without one a process pool is used and closed.
    A report that cannot be made stops no other: after the last one BatchError names all that failed.
    """
    names = [os.fspath(report) for report in reports]
    _check_targets(pattern, names, editions, to)
    job = partial(_publish_all, pattern=pattern, to=tuple(to), editions=tuple(editions), style=style, terms=terms)
    failed: list[JbpubError] = []
    with nullcontext(executor) if executor else _process_pool() as pool:
        for done in pool.map(job, names):
            if isinstance(done, JbpubError):
                failed.append(done)
            else:
                yield from done
    if failed:
        raise BatchError(failed)


def _publish_all(
    report: str,
    pattern: str,
    to: Sequence[str],
    editions: Sequence[str | Edition],
    style: StrPath | StyleSheet,
    terms: TermTable | None,
) -> list[Rendered] | JbpubError:
    """Every edition of one report, which is read once; or the error that prevented one."""
    try:
        document = annotate(parse(report), terms)
        return [
            replace(render(adapted, _target(pattern, report, edition, form), to=form, style=style), data=b"")
            for edition in editions
            for adapted in [adapt(document, edition)]
            for form in to
        ]
    except JbpubError as problem:
        return problem


def _check_targets(pattern: str, reports: Sequence[str], editions: Sequence[str | Edition], to: Sequence[str]) -> None:
    """Raise OutputError when one edition would be written over another."""
    taken = set()
    for target in (
        _target(pattern, report, edition, form) for report in reports for edition in editions for form in to
    ):
        if target in taken:
            raise OutputError(
                f"more than one edition would be written to {target}: "
                "let the pattern tell them apart by {stem}, {edition} and {suffix}"
            )
        taken.add(target)


def _target(pattern: str, report: str, edition: str | Edition, form: str) -> str:
    try:
        return pattern.format(stem=Path(report).stem, edition=edition, suffix=form)
    except (KeyError, IndexError, ValueError) as problem:
        raise OutputError(f"{pattern}: a pattern may hold {{stem}}, {{edition}} and {{suffix}} only") from problem


def _process_pool() -> Executor:
    from concurrent.futures import ProcessPoolExecutor  # multiprocessing is slow to load and seldom wanted

    return ProcessPoolExecutor()


# ---- formats ----


def formats() -> tuple[str, ...]:
    """The formats that can be rendered: the built-in ones and those of installed plug-ins."""
    return (*BUILT_IN, *sorted({point.name for point in _plugins()} - set(BUILT_IN)))


def _plugins() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # reads every installed package's metadata: only when needed

    return entry_points(group="jbpub.renderers")


def _renderer(form: str) -> Renderer:
    if form in BUILT_IN:
        found: Renderer = import_module(BUILT_IN[form]).render
        return found
    for point in _plugins():
        if point.name == form:
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
