"""The public surface: these names, typed, and nothing else."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib.resources import files
from types import ModuleType

import pytest

import jbpub
from jbpub import diagnostics

NAMES = [
    "Diagnostic",
    "Document",
    "Edition",
    "JbpubError",
    "Rendered",
    "StyleSheet",
    "TermTable",
    "adapt",
    "annotate",
    "parse",
    "publish",
    "publish_many",
    "render",
]


def test_the_public_names_are_these() -> None:
    assert jbpub.__all__ == NAMES


def test_nothing_else_is_visible() -> None:
    values = {name: getattr(jbpub, name) for name in dir(jbpub) if name[0] != "_"}
    assert [name for name, value in values.items() if not isinstance(value, ModuleType)] == NAMES


def test_a_name_that_is_not_there_is_told_as_python_does() -> None:
    with pytest.raises(AttributeError, match="module 'jbpub' has no attribute 'publsh'"):
        jbpub.publsh  # type: ignore[attr-defined]  # noqa: B018


def test_no_public_module_is_hidden_by_a_function() -> None:
    # a function `parse` beside a package `parse` would break `import jbpub.parse.x`
    assert all(not (files(jbpub) / f"{name}.py").is_file() and not (files(jbpub) / name).is_dir() for name in NAMES)


SIGNATURES = {
    "adapt": "(document, edition='zh', translation=None)",
    "annotate": "(document, terms=None)",
    "parse": "(report=None, *, text=None, name='', repair='all', refuse=())",
    "publish": (
        "(report, target, *, to='', style='gov-print', edition='zh', terms=None, translation=None, repair='all', "
        "refuse=())"
    ),
    "publish_many": (
        "(reports, pattern, *, to, editions=('zh',), style='gov-print', terms=None, translation=None, repair='all', "
        "refuse=(), executor=None)"
    ),
    "render": "(document, target=None, *, to='', style='gov-print')",
}


def untyped(signature: inspect.Signature) -> str:
    bare = [parameter.replace(annotation=parameter.empty) for parameter in signature.parameters.values()]
    return str(signature.replace(parameters=bare, return_annotation=signature.empty))


def test_options_are_keywords_with_these_defaults() -> None:
    assert {name: untyped(inspect.signature(getattr(jbpub, name))) for name in SIGNATURES} == SIGNATURES


def test_every_error_is_one_family() -> None:
    errors = [value for value in vars(diagnostics).values() if isinstance(value, type) and issubclass(value, Exception)]
    assert all(issubclass(error, jbpub.JbpubError) for error in errors)
    tree = diagnostics.JbpubError.__doc__ or ""
    assert [error.__name__ for error in errors if error.__name__ not in tree] == []


def test_the_library_says_that_it_is_typed() -> None:
    assert (files(jbpub) / "py.typed").is_file()


def test_python_m_jbpub_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "jbpub", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"jbpub {jbpub.__version__}\n"
