"""The project itself: the shape of the code, what it loads, what its papers say."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from statistics import median, quantiles

import pytest

from jbpub.diagnostics import CATALOGUE, Finding

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SOURCES = sorted(path for folder in ("jbpub", "tests", "bench", "gallery") for path in (ROOT / folder).rglob("*.py"))
LIBRARY = [path for path in SOURCES if path.is_relative_to(ROOT / "jbpub")]


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    docstring = ast.get_docstring(function) is not None
    words = (first.end_lineno or first.lineno) - first.lineno + 1 if docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - words


# ---- the shape of the code ----


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_above_600_lines(path: Path) -> None:
    assert len(lines(path)) <= 600


def test_functions_are_short() -> None:
    lengths = [length(function) for path in LIBRARY for function in functions(path)]
    assert median(lengths) <= 10
    assert quantiles(lengths, n=10)[-1] <= 30
    assert max(lengths) <= 60


def test_every_module_and_public_name_is_explained() -> None:
    def unexplained() -> Iterator[str]:
        for path in LIBRARY:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if lines(path) and not ast.get_docstring(tree):
                yield str(path)
            public = (node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef))
            yield from (
                f"{path}: {node.name}" for node in public if node.name[0] != "_" and not ast.get_docstring(node)
            )

    assert list(unexplained()) == []


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


# ---- what is loaded ----

HEAVY = (
    "babel",
    "docx",
    "importlib.metadata",
    "jbpub.parser.report",
    "lxml",
    "multiprocessing",
    "PIL",
    "reportlab",
    "uharfbuzz",
)


def loaded_by(code: str) -> list[str]:
    """Which of the large modules a fresh interpreter has loaded after some code."""
    asked = f"import sys; {code}; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_importing_the_library_loads_no_large_one() -> None:
    assert loaded_by("import jbpub, jbpub.cli, jbpub.options, jbpub.rendering") == []


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("html", ["jbpub.parser.report", "lxml"]),
        ("docx", ["docx", "jbpub.parser.report", "lxml"]),
        ("pdf", ["jbpub.parser.report", "PIL", "reportlab", "uharfbuzz"]),
    ],
)
def test_an_edition_loads_what_it_needs(form: str, wanted: list[str]) -> None:
    code = (
        "from jbpub import adapt, parse, render; render(adapt(parse(text='# 政府工作报告\\n\\n各位代表：')), to='{}')"
    )
    assert loaded_by(code.format(form)) == wanted


# ---- the papers ----


def row(kind: Finding) -> str:
    """A kind of finding as the page's table has it, what Markdown would read as markup escaped."""
    cells = f"{kind.code} | {kind.severity.name.lower()} | {escaped(kind.title)} | {escaped(kind.hint)}"
    return f"| {cells} |"


def escaped(text: str) -> str:
    return re.sub(r"([|\[\]])", r"\\\1", text)


def test_the_findings_page_has_every_code() -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| [A-Z]\d{3} .*$", page, re.MULTILINE)
    assert "\n".join(table) == "\n".join(map(row, CATALOGUE.values()))


def test_every_code_is_used_by_the_library() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in LIBRARY if path.name != "diagnostics.py")
    assert [code for code in CATALOGUE if f'"{code}"' not in text] == []


def tracked_text() -> Iterator[Path]:
    """Everything that a reader of the project sees, but the lock file and what was received."""
    for pattern in (
        "*.md",
        "*.toml",
        "Makefile",
        ".ci/*",
        "docs/*",
        "jbpub/**/*",
        "tests/**/*",
        "bench/**/*",
        "gallery/**/*",
        "styles/*",
    ):
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.suffix in {"", ".md", ".toml", ".py", ".sh", ".mjs", ".json", ".po", ".txt"}:
                yield path


HOME_OF_SOMEONE = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w|[A-Z]:\\Users\\")


def test_no_file_names_a_place_on_one_machine() -> None:
    named = {
        str(path.relative_to(ROOT)): HOME_OF_SOMEONE.findall(path.read_text(encoding="utf-8"))
        for path in tracked_text()
    }
    assert {path: found for path, found in named.items() if found} == {}


ROOMS = re.compile(r"`((?:[\w*]+/)*[\w*]+(?:\.(?:py|css|toml|po|txt)|/))`")


def test_the_rooms_that_the_architecture_names_are_there() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    table = page[page.index("## Where a rule lives") : page.index("## Decisions")]
    paths = [path for folder in ("jbpub", "styles") for path in (ROOT / folder, *(ROOT / folder).rglob("*"))]
    files = [path.as_posix() + "/" * path.is_dir() for path in paths]
    assert [room for room in ROOMS.findall(table) if not any(fnmatch(path, f"*/{room}") for path in files)] == []


LINK = re.compile(r"(?<!\\)\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{path.name}" for path in DOCS.glob("*.md"))]
)
def test_links_between_papers_lead_somewhere(page: str) -> None:
    path = ROOT / page
    dead = [target for target in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / target).exists()]
    assert dead == []


# ---- golden dumps ----


def test_a_build_server_never_renews_golden_dumps() -> None:
    command = (sys.executable, "-m", "pytest", "--snapshot-update", "--collect-only", "-q", "tests/test_source.py")
    environment = {**os.environ, "CI": "true"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "by hand" in done.stderr
