"""The command line: build, check, tree, terms, figures, translate, styles, fonts.  The only module that prints.

Results go to standard output, everything said to a person to standard error; progress shows on a terminal only.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

import jbpub
from jbpub.aside import SPARE, Aside, results, start_aside
from jbpub.diagnostics import Diagnostic, JbpubError, OutputError, Severity, SourceError
from jbpub.edition.edition import ENGLISH, OWN, Edition, Order
from jbpub.edition.names import read_names
from jbpub.formats import renderer
from jbpub.nodes import Document
from jbpub.options import Targets, plan_targets, read_options
from jbpub.rendering import Rendered, deliver, render
from jbpub.source import Source
from jbpub.style.changes import read_changes
from jbpub.style.sheet import StyleSheet

if TYPE_CHECKING:
    from jbpub.edition.translation.passages import Translation
    from jbpub.terms.table import TermTable

Asides: TypeAlias = Mapping[str, Aside[Document, Rendered]]  # format → the process that makes it

SLOW_TO_LOAD = ("pdf", "docx")  # made aside, as far as there are processors
SHORT_REPORT = 600_000  # bytes; a longer one is made in one process, to keep memory low
DONE, FOUND, USAGE, UNREADABLE, UNWRITTEN, STOPPED = 0, 1, 2, 3, 4, 130
_EXIT_OF_ERROR = {SourceError: UNREADABLE, OutputError: UNWRITTEN}  # any other JbpubError is about an option: USAGE


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return its exit code; without arguments those of the process are used."""
    _speak_utf8()
    options = read_options(arguments)
    gc.disable()  # one short run makes hardly any cycles; looking for them costs a tenth of its time
    try:
        code = _VERBS[options.verb](options)
        sys.stdout.flush()
    except JbpubError as problem:
        return _complain(problem)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    finally:
        gc.enable()
    return code


# ---- the verbs ----


def _build(options: argparse.Namespace) -> int:
    """Make editions; one report that fails stops no other."""
    sheet, edition, plan = _sheet(options.style, options), _edition(options), plan_targets(options)
    with ExitStack() as stack:
        # Before anything else is loaded, since that is what they are for.
        asides = {form: stack.enter_context(start_aside(partial(_ready, form, sheet))) for form in _made_aside(plan)}
        adapted = _adapting(options, edition)
        return _for_each(plan, lambda job: _build_one(options, sheet, adapted, asides, *job))


def _made_aside(plan: Iterable[tuple[str, Targets]]) -> tuple[str, ...]:
    """The formats for which a process of their own pays."""
    wanted = {form for report, targets in plan if _is_short(report) for form in targets}
    return tuple(form for form in SLOW_TO_LOAD if form in wanted)[:SPARE]


def _is_short(report: str) -> bool:
    return report == "-" or (os.path.isfile(report) and os.path.getsize(report) <= SHORT_REPORT)  # noqa: PTH113, PTH202


def _build_one(
    options: argparse.Namespace,
    sheet: StyleSheet,
    adapted: Callable[[str], Document],
    asides: Asides,
    report: str,
    targets: Targets,
) -> int:
    _progress(f"reading {report}")
    document = adapted(report)
    found = dict.fromkeys(document.diagnostics)
    _progress(f"making {', '.join(targets)} of {report}")
    for done in _render_all(document, targets, sheet, asides if _is_short(report) else {}):
        found |= dict.fromkeys(done.diagnostics)
        _progress("")
        if done.path:
            print(done.path, flush=True)
    known = set(document.diagnostics)
    for finding in (late for late in found if late not in known):  # of setting it, which `check` does not do
        _say(finding.line(document.source))
    if found:
        _say(f"{document.source.name}: {_summary(found)}; see them with: jbpub check {report}")
    return _verdict(found, options)


def _render_all(document: Document, targets: Targets, sheet: StyleSheet, asides: Asides) -> list[Rendered]:
    """Every edition, in the order asked for; none is written before all are made, so that a failure leaves none."""
    begun = [form for form in targets if form in asides]
    for form in begun:
        asides[form].begin(document)
    try:
        made = {form: render(document, to=form, style=sheet) for form in targets if form not in begun}
    finally:  # a result that nobody asked for would be taken for that of the next report
        late = results([asides[form] for form in begun])
    made |= dict(zip(begun, late, strict=True))
    return [_delivered(made.pop(form), target) for form, target in targets.items()]


def _ready(form: str, sheet: StyleSheet) -> Callable[[Document], Rendered]:
    """What makes an edition of a format, with everything loaded that it needs."""
    renderer(form)
    return lambda document: replace(render(document, to=form, style=sheet), source=Source(""))


def _delivered(edition: Rendered, target: Path | BinaryIO) -> Rendered:
    """An edition, written; what is on disk need not be kept."""
    done = deliver(edition, target)
    return replace(done, data=b"", source=Source("")) if done.path else done


def _check(options: argparse.Namespace) -> int:
    """List what was found in each report."""
    adapted = _adapting(options, _edition(options))
    listed: list[dict[str, Any]] = []

    def check_one(report: str) -> int:
        document = adapted(report)
        found = sorted(document.diagnostics, key=lambda finding: finding.span)
        if options.json:
            listed.extend(_as_json(finding, document.source) for finding in found)
        else:
            _print_findings(found, document.source)
        return _verdict(found, options)

    code = _for_each(options.reports, check_one)
    if options.json:
        print(json.dumps({"findings": listed}, ensure_ascii=False, indent=1))
    return code


def _tree(options: argparse.Namespace) -> int:
    """Show the document tree: an outline for people, JSON for programs."""
    document = jbpub.annotate(_read(options.report, options), _terms(options))
    if options.json:
        from jbpub.treejson import to_json

        print(to_json(document))
    else:
        from jbpub.outline import outline

        print(outline(document))
    return DONE


def _list_terms(options: argparse.Namespace) -> int:
    """List the glossary, the names without English and the coverage; write them to a table to fill in."""
    from jbpub.verbs.termlist import as_data, as_table, as_text, list_terms

    table = _terms(options)
    found = list_terms(jbpub.annotate(_read(options.report, options), table), table)
    if options.export:
        as_table(found).write(options.export)
    _print_either(options, as_text(found), as_data(found))
    return DONE


def _figures(options: argparse.Namespace) -> int:
    """List the key figures, each with its sentence."""
    from jbpub.terms.quantities.keyfigures import key_figures
    from jbpub.verbs.figurelist import as_data, as_text

    figures = key_figures(_read(options.report, options))
    _print_either(options, as_text(figures), {"figures": as_data(figures)})
    return DONE


def _translate(options: argparse.Namespace) -> int:
    """Write a report's units for translators, or say how their translation fits the report."""
    document = jbpub.annotate(_read(options.report, options), _terms(options))
    if options.action == "import":
        return _check_translation(document, options)
    if Path(options.output).resolve() == Path(options.report).resolve():
        raise OutputError(f"{options.output}: the units would replace the report; choose another file")
    from jbpub.pipeline import export_xliff

    export_xliff(document, options.output, options.translation)
    print(options.output)
    return DONE


def _check_translation(document: Document, options: argparse.Namespace) -> int:
    from jbpub.edition.translation.adaptation import check
    from jbpub.edition.translation.files import read_translation
    from jbpub.verbs.translationcheck import as_text

    given = options.units or options.translation
    if not given:
        options.usage_error("import takes a report and its translation: jbpub translate import report.md units.xlf")
    checked = check(document, read_translation(given))
    found = sorted(checked.findings, key=lambda finding: finding.span)
    lines = (as_text(checked), *(finding.line(document.source) for finding in found))
    data = {"counts": dict(checked.counts()), "findings": [_as_json(finding, document.source) for finding in found]}
    _print_either(options, "\n".join(lines), data)
    return _verdict(found, options)


def _styles(options: argparse.Namespace) -> int:
    """Name the shipped style sheets, or print one with every value in place."""
    if options.name:
        from jbpub.style.toml import to_toml

        print(to_toml(_sheet(options.name, options)), end="")
    else:
        from jbpub.verbs.stylelist import as_text

        print(as_text())
    return DONE


def _fonts(options: argparse.Namespace) -> int:
    """Say which typeface each role of a style sheet gets in each region, and why."""
    from jbpub.verbs.fontlist import REGIONS, as_data, as_text, list_fonts

    language = Edition.parse(options.edition).language
    fonts = list_fonts(_sheet(options.style, options), REGIONS if language == OWN else (language,))
    _print_either(options, as_text(fonts), {"fonts": as_data(fonts)})
    return DONE


_VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "tree": _tree,
    "terms": _list_terms,
    "figures": _figures,
    "translate": _translate,
    "styles": _styles,
    "fonts": _fonts,
}


# ---- what goes in, what is said ----


def _read(report: str, options: argparse.Namespace) -> Document:
    """A report of the command line, - for standard input, with the repairs that the options allow."""
    source, name = (sys.stdin.buffer, "standard input") if report == "-" else (report, "")
    return jbpub.parse(source, name=name, repair=options.repair, refuse=options.refuse)


_SET_BY = {  # option → the key of the style sheet that it sets
    "pages": "book.pages",
    "pdf": "pdf.product",
    "icc": "pdf.profile",
    "condition": "pdf.condition",
    "fonts": "faces.folders",
    "installed_fonts": "faces.installed",
}


def _sheet(name: str, options: argparse.Namespace) -> StyleSheet:
    """A style sheet with the changes that the options make to it."""
    changes = read_changes(options.changes)
    for option, key in _SET_BY.items():
        if getattr(options, option, None):
            changes[key] = getattr(options, option)
    sheet = StyleSheet.read(name)
    return sheet.changed(changes) if changes else sheet


def _edition(options: argparse.Namespace) -> Edition:
    """The edition that is named, with what other options add to it."""
    named = Edition.parse(options.edition)
    order = Order(options.glossary_order) if options.glossary_order else named.order
    edition = Edition.parse(str(replace(named, figures=named.figures or options.figures, order=order)))
    if options.translation and not (edition.english or edition.language == ENGLISH):
        options.usage_error(f"--translation goes with -e {edition}+en or -e en")
    if options.translation and len(options.reports) > 1:
        options.usage_error("--translation belongs to one report, not to several")
    return replace(edition, names=read_names(options.names)) if options.names else edition


def _terms(options: argparse.Namespace) -> TermTable | None:
    return jbpub.TermTable.read(options.terms) if options.terms else None


def _translation(options: argparse.Namespace) -> Translation | None:
    if not options.translation:
        return None
    from jbpub.edition.translation.files import read_translation  # brings lxml

    return read_translation(options.translation)


def _adapting(options: argparse.Namespace, edition: Edition) -> Callable[[str], Document]:
    """What reads a report as an edition shows it; the files that the options name are read here, once."""
    terms, translation = _terms(options), _translation(options)
    return lambda report: jbpub.adapt(jbpub.annotate(_read(report, options), terms), edition, translation)


def _for_each(jobs: Iterable[Any], work: Callable[[Any], int]) -> int:
    """The gravest exit code of all jobs; an error is told and the next job begun."""
    worst = DONE
    for job in jobs:
        try:
            code = work(job)
        except JbpubError as problem:
            code = _complain(problem)
        worst = max(worst, code)
    return worst


def _verdict(found: Iterable[Diagnostic], options: argparse.Namespace) -> int:
    return FOUND if any(finding.severity >= Severity[options.fail_on.upper()] for finding in found) else DONE


def _print_either(options: argparse.Namespace, text: str, data: Any) -> None:
    """Print a result for people, or for programs where the options say so."""
    print(json.dumps(data, ensure_ascii=False, indent=1) if options.json else text)


def _print_findings(found: list[Diagnostic], source: Source) -> None:
    for finding in found:
        print(finding.line(source))
    _say(f"{source.name}: {_summary(found)}")


def _summary(found: Iterable[Diagnostic]) -> str:
    """Such as "3 warnings, 12 notes", the gravest first."""
    counts = Counter(finding.severity for finding in found)
    grave_first = sorted(counts.items(), reverse=True)
    parts = (f"{count} {level.name.lower()}{'s' * (count > 1)}" for level, count in grave_first)
    return ", ".join(parts) or "nothing found"


def _as_json(finding: Diagnostic, source: Source) -> dict[str, Any]:
    start, end = source.position(finding.span.start), source.position(finding.span.end)
    return {
        "file": source.name,
        "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
        "start": finding.span.start, "end": finding.span.end,
        "code": finding.code, "severity": finding.severity.name.lower(),
        "message": finding.message, "hint": finding.hint, "repair": finding.repair,
    }  # fmt: skip


def _complain(problem: JbpubError) -> int:
    _progress("")
    _say(f"jbpub: {' '.join(str(problem).split())}")
    return next((code for kind, code in _EXIT_OF_ERROR.items() if isinstance(problem, kind)), USAGE)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _progress(text: str) -> None:
    """Show what is being done, on a terminal; an empty text clears it."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _speak_utf8() -> None:
    """UTF-8 into files and pipes on every system; what a terminal cannot show is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
