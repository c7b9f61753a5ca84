"""The flow on one screen: bytes → parse → annotate → adapt → render → bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jbpub.diagnostics import BatchError, JbpubError, OutputError
from jbpub.edition.adapt import adapt
from jbpub.edition.edition import Edition
from jbpub.formats import DEFAULT_EDITION, DEFAULT_STYLE
from jbpub.nodes import Document
from jbpub.parser.report import parse
from jbpub.rendering import Rendered, StrPath, deliver, render, write
from jbpub.style.sheet import StyleSheet
from jbpub.terms.match import annotate
from jbpub.terms.table import TermTable

if TYPE_CHECKING:  # at run time this would load logging for a name
    from concurrent.futures import Executor

    from jbpub.edition.translation.passages import Translation

__all__ = ["Rendered", "export_xliff", "publish", "publish_many", "render"]


def publish(
    report: StrPath | BinaryIO,
    target: StrPath | BinaryIO,
    *,
    to: str = "",
    style: StrPath | StyleSheet = DEFAULT_STYLE,
    edition: str | Edition = DEFAULT_EDITION,
    terms: TermTable | None = None,
    translation: StrPath | Translation | None = None,
    repair: str = "all",
    refuse: Iterable[str] = (),
) -> Rendered:
    """Make one edition of a report: read, annotate, adapt, render, write.

    The format is `to`, or the target's suffix.  A `translation` (XLIFF or TMX) is shown by an edition with English
    or in English.  `repair` and `refuse` say what of the text is repaired, as for `parse`.  Raises JbpubError; then
    nothing is written.
    """
    document = annotate(parse(report, repair=repair, refuse=refuse), terms)
    return render(adapt(document, edition, _translation(translation)), target, to=to, style=style)


def _translation(given: StrPath | Translation | None) -> Translation | None:
    if not isinstance(given, str | PathLike):
        return given
    from jbpub.edition.translation.files import read_translation  # brings lxml

    return read_translation(given)


def export_xliff(
    document: Document, target: StrPath | BinaryIO, translation: StrPath | Translation | None = None
) -> None:
    """Write what there is to translate in an annotated report as XLIFF 2.1, with what a translation has already.

    A file is written whole or not at all, so that it may be the translation's own.  Raises JbpubError.
    """
    from jbpub.edition.translation.xliff import to_xliff  # brings lxml

    write(to_xliff(document, _translation(translation)), target)


def publish_many(
    reports: Iterable[StrPath],
    pattern: str,
    *,
    to: Sequence[str],
    editions: Sequence[str | Edition] = (DEFAULT_EDITION,),
    style: StrPath | StyleSheet = DEFAULT_STYLE,
    terms: TermTable | None = None,
    translation: StrPath | Translation | None = None,
    repair: str = "all",
    refuse: Iterable[str] = (),
    executor: Executor | None = None,
) -> Iterator[Rendered]:
    """Make every edition of every report, in the order given; what is yielded is on disk and has empty `data`.

    `pattern` is the target's path, such as "output/{stem}.{edition}.{suffix}".  `translation` is one memory for all
    reports, or a path with {stem} in it: a file for each.  `repair` and `refuse` are those of `parse`.
    `executor` is any concurrent.futures executor, left running; without one a process pool is used and closed.
    A report that cannot be made stops no other: after the last one BatchError names all that failed.
    """
    names = [os.fspath(report) for report in reports]
    _check_targets(pattern, names, editions, to)
    wanted = _Batch(pattern, tuple(to), tuple(editions), style, terms, translation, repair, tuple(refuse))
    job = partial(_publish_all, batch=wanted)
    with nullcontext(executor) if executor else _process_pool() as pool:
        yield from _made(pool.map(job, names))


def _made(outcomes: Iterable[list[Rendered] | JbpubError]) -> Iterator[Rendered]:
    """The editions of the reports that could be made; after the last one BatchError for the others."""
    failed: list[JbpubError] = []
    for outcome in outcomes:
        if isinstance(outcome, JbpubError):
            failed.append(outcome)
        else:
            yield from outcome
    if failed:
        raise BatchError(failed)


@dataclass(frozen=True, slots=True)
class _Batch:
    """What `publish_many` makes of each report: its arguments, on their way to another process."""

    pattern: str
    to: Sequence[str]
    editions: Sequence[str | Edition]
    style: StrPath | StyleSheet
    terms: TermTable | None
    translation: StrPath | Translation | None
    repair: str
    refuse: Sequence[str]

    def translation_of(self, report: str) -> Translation | None:
        """The translation of one report."""
        given = self.translation
        if isinstance(given, str | PathLike):
            given = os.fspath(given).replace("{stem}", Path(report).stem)
        return _translation(given)


def _publish_all(report: str, batch: _Batch) -> list[Rendered] | JbpubError:
    """Every edition of one report, which is read once; or the error that prevented one: then none is written."""
    try:
        document = annotate(parse(report, repair=batch.repair, refuse=batch.refuse), batch.terms)
        translation = batch.translation_of(report)
        made = {
            _target(batch.pattern, report, edition, form): render(adapted, to=form, style=batch.style)
            for edition in batch.editions
            for adapted in [adapt(document, edition, translation)]
            for form in batch.to
        }
        return [replace(deliver(done, target), data=b"") for target, done in made.items()]
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
