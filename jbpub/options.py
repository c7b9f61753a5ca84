"""What the command line understands: verbs and options, and the places that the editions go to."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeAlias, get_args

from jbpub import __version__
from jbpub.diagnostics import OutputError, Severity
from jbpub.edition.edition import Edition, Order
from jbpub.formats import BUILT_IN, DEFAULT_EDITION, DEFAULT_STYLE, PUBLISHED, formats
from jbpub.parser.repair.choice import LEVELS
from jbpub.style.keys import Product

Targets: TypeAlias = dict[str, Path | BinaryIO]  # format → where its edition goes

_EXITS = """exit codes: 0 done; 1 findings at or above --fail-on; 2 a wrong option, style, edition or term table;
3 a report that cannot be read; 4 an edition that cannot be written"""


def read_options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options as a namespace whose `verb` names the verb; a usage error ends the process with code 2."""
    return _parser().parse_args(arguments)


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, as all errors are said."""

    def error(self, message: str) -> NoReturn:
        """End the process with the usage error's exit code."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="jbpub",
        description="Turn a Chinese government work report into publishable PDF, Word and HTML.",
        epilog=_EXITS,
    )
    parser.add_argument("--version", action="version", version=f"jbpub {__version__}")
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB", dest="verb")
    for name, help_text in _VERBS.items():
        verb = verbs.add_parser(name, help=help_text, description=f"{help_text.capitalize()}.", epilog=_EXITS)
        verb.set_defaults(usage_error=verb.error)
        for option, wanted_by in _WANTED.items():
            if name in wanted_by:
                names, facts = _OPTIONS[option]
                verb.add_argument(*names, **facts)
    return parser


_VERBS = {
    "build": "make editions of reports",
    "check": "list what is doubtful in reports",
    "tree": "show how a report was understood",
    "terms": "list a report's terms, and the names that have no English yet",
    "figures": "list a report's key figures with their sentences",
    "translate": "send a report to translators as XLIFF, or check what comes back",
    "styles": "list style sheets, or print one",
    "fonts": "show the typefaces of a style sheet",
}
_WANTED = {  # option → the verbs that take it
    "reports": ("build", "check"),
    "action": ("translate",),
    "report": ("tree", "terms", "figures", "translate"),
    "units": ("translate",),
    "units_output": ("translate",),
    "name": ("styles",),
    "to": ("build",),
    "output": ("build",),
    "style": ("build", "fonts"),
    "changes": ("build", "fonts", "styles"),
    "pages": ("build",),
    "fonts": ("build", "fonts"),
    "installed_fonts": ("build", "fonts"),
    "pdf": ("build",),
    "icc": ("build",),
    "condition": ("build",),
    "edition": ("build", "check", "fonts"),
    "names": ("build", "check"),
    "figures": ("build", "check"),
    "glossary_order": ("build", "check"),
    "terms": ("build", "check", "tree", "terms", "translate"),
    "translation": ("build", "check", "translate"),
    "export": ("terms",),
    "repair": ("build", "check", "tree", "terms", "figures", "translate"),
    "refuse": ("build", "check", "tree", "terms", "figures", "translate"),
    "json": ("check", "tree", "terms", "figures", "translate", "fonts"),
    "fail_on": ("build", "check", "translate"),
}
_A_REPORT = "Markdown, text, Word (.docx) or HTML; - reads standard input"
_OPTIONS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "reports": (("reports",), {"nargs": "+", "metavar": "REPORT", "help": _A_REPORT}),
    "report": (("report",), {"metavar": "REPORT", "help": _A_REPORT}),
    "name": (("name",), {"nargs": "?", "metavar": "NAME", "help": "a style sheet: name or .toml file"}),
    "to": (("-t", "--to"), {"action": "append", "metavar": "FORMAT", "help": "pdf, docx, html or md; may be repeated"}),
    "output": (
        ("-o", "--output"),
        {"default": "output", "help": "a folder, or a file for one edition; - is standard output (default: output)"},
    ),
    "style": (
        ("-s", "--style"),
        {"default": DEFAULT_STYLE, "help": "a style sheet: name or .toml file (default: %(default)s)"},
    ),
    "changes": (
        ("--set",),
        {
            "action": "append",
            "default": [],
            "dest": "changes",
            "metavar": "KEY=VALUE",
            "help": "a value of the style sheet, such as line.kinsoku=strict; may be repeated",
        },
    ),
    "fonts": (
        ("--fonts",),
        {
            "action": "append",
            "metavar": "FOLDER",
            "help": "PDF: take typefaces from there first; may be repeated (sets faces.folders)",
        },
    ),
    "installed_fonts": (
        ("--installed-fonts",),
        {"action": "store_true", "help": "PDF: take typefaces that are installed, too (sets faces.installed)"},
    ),
    "pages": (
        ("--pages",),
        {
            "metavar": "PAGES",
            "help": "PDF: these pages only, by printed number or by place: 5-12,20 or II or #1 (sets book.pages)",
        },
    ),
    "pdf": (
        ("--pdf",),
        {
            "choices": get_args(Product),
            "help": "screen: links; press: PDF/X-4, bleed, crop marks; archive: PDF/A-4 (sets pdf.product)",
        },
    ),
    "icc": (("--icc",), {"metavar": "FILE", "help": "PDF: the print shop's ICC profile (sets pdf.profile)"}),
    "condition": (
        ("--condition",),
        {"metavar": "NAME", "help": "PDF: the profile's registered condition, such as FOGRA39 (sets pdf.condition)"},
    ),
    "edition": (
        ("-e", "--edition"),
        {"default": DEFAULT_EDITION, "help": "such as zh-Hant-TW+en (default: %(default)s, the report's own script)"},
    ),
    "figures": (("--figures",), {"action": "store_true", "help": "add a table of key figures: as -e zh+figures"}),
    "glossary_order": (
        ("--glossary-order",),
        {"choices": [*Order], "help": "sort the glossary: as -e zh+by-chinese, zh+en+by-english (default: report)"},
    ),
    "names": (
        ("--names",),
        {"metavar": "FILE", "help": "names and how to write them: a line each, 于正 or 里水镇,里水鎮"},
    ),
    "terms": (("--terms",), {"metavar": "TABLE", "help": "a term table: CSV with the columns zh and en"}),
    "action": (
        ("action",),
        {"choices": ("export", "import"), "help": "export: write XLIFF; import: check a translation"},
    ),
    "units": (("units",), {"nargs": "?", "metavar": "UNITS", "help": "import: the translation, XLIFF or TMX"}),
    "units_output": (
        ("-o", "--output"),
        {"default": "units.xlf", "metavar": "FILE", "help": "export: the file to write (default: %(default)s)"},
    ),
    "translation": (
        ("--translation",),
        {"metavar": "FILE", "help": "the report's English, XLIFF or TMX: shown by -e zh+en or -e en, kept by export"},
    ),
    "export": (
        ("--export",),
        {"metavar": "FILE", "help": "write the terms to a table to fill in: .csv, .tsv, .xlsx, .tbx or .xlf"},
    ),
    "repair": (
        ("--repair",),
        {
            "choices": LEVELS,
            "default": LEVELS[0],
            "help": "which repairs are made; the others are findings only (default: %(default)s)",
        },
    ),
    "refuse": (
        ("--refuse",),
        {"action": "append", "default": [], "metavar": "CODE", "help": "a repair not to make; may be repeated"},
    ),
    "json": (("--json",), {"action": "store_true", "help": "print JSON for programs"}),
    "fail_on": (
        ("--fail-on",),
        {
            "choices": [level.name.lower() for level in Severity],
            "default": "error",
            "help": "exit with 1 when something this grave is found (default: %(default)s)",
        },
    ),
}


# ---- where editions go ----

_OF_PDF = ("pages", "pdf", "icc", "condition")  # options that say nothing to other formats
_WITHOUT_PAGES = ("docx", "html", "md")  # the formats that are built in and are none of PDF's


def plan_targets(options: argparse.Namespace) -> list[tuple[str, Targets]]:
    """Each report of a build with the places of its editions.

    A usage error ends the process when options do not fit together; OutputError is raised when an edition would
    replace another one or a report.
    """
    plan = [(report, _targets(options, report)) for report in options.reports]
    _refuse_collisions(plan)
    return plan


def _targets(options: argparse.Namespace, report: str) -> Targets:
    output = Path(options.output)
    named = bool(output.suffix) and not options.output.endswith(("/", os.sep)) and not output.is_dir()
    forms = _forms(options, output.suffix[1:].lower() if named else "")
    if named or options.output == "-":
        _refuse_many(options, len(forms) * len(options.reports))
        return {forms[0]: output if named else sys.stdout.buffer}
    stem = "report" if report == "-" else Path(report).stem
    edition = str(Edition.parse(options.edition))
    name = stem if edition == DEFAULT_EDITION else f"{stem}.{edition}"
    return {form: output / f"{name}.{form}" for form in forms}


def _forms(options: argparse.Namespace, suffix: str) -> list[str]:
    """The formats asked for, each once: by -t, else by the target's suffix, else those that are published."""
    forms = list(dict.fromkeys(options.to or ([suffix] if suffix else PUBLISHED)))
    unknown = set(forms) - set(BUILT_IN)
    if unknown and (strange := unknown - set(formats())):
        options.usage_error(f"no format {min(strange)}: there are {', '.join(formats())}")
    if not set(forms) - set(_WITHOUT_PAGES) and (idle := [name for name in _OF_PDF if getattr(options, name)]):
        options.usage_error(f"--{idle[0]} is for PDF, and none is made: add -t pdf, or leave --{idle[0]} out")
    return forms


def _refuse_many(options: argparse.Namespace, editions: int) -> None:
    if editions != 1:
        options.usage_error(f"-o {options.output} takes one edition, not {editions}: name a folder, with / at its end")


def _refuse_collisions(plan: Iterable[tuple[str, Targets]]) -> None:
    taken = {Path(report).resolve() for report, _ in plan if report != "-"}
    for report, targets in plan:
        for target in targets.values():
            if isinstance(target, Path):
                if target.resolve() in taken:
                    raise OutputError(
                        f"{target}, made of {report}, would replace a report or edition: use another folder"
                    )
                taken.add(target.resolve())
