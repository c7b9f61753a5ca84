"""Regular expressions compiled when they are first used."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest

import jbpub
from jbpub.patterns import pattern


def test_a_pattern_does_what_a_compiled_expression_does() -> None:
    made, compiled = pattern("(?P<digits>[0-9]+)万", re.IGNORECASE), re.compile("(?P<digits>[0-9]+)万", re.IGNORECASE)
    text = "3万，12万"
    assert made.findall(text) == compiled.findall(text) == ["3", "12"]
    assert made.sub(r"\g<digits>0000", text) == "30000，120000"
    assert [found.span() for found in made.finditer(text, 1)] == [(3, 6)]
    assert (made.pattern, made.flags, made.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)


def test_it_is_compiled_by_its_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error, match="unterminated"):
        wrong.match("")


def test_it_can_be_copied() -> None:
    assert copy.deepcopy(pattern("[0-9]+")).split("a1b") == ["a", "b"]


def test_what_no_expression_has_is_told() -> None:
    with pytest.raises(AttributeError, match="finds"):
        pattern("a").finds  # type: ignore[attr-defined]  # noqa: B018


def modules() -> Iterator[ModuleType]:
    yield from (
        import_module(found.name) for found in walk_packages(jbpub.__path__, "jbpub.") if "__main__" not in found.name
    )


def test_every_expression_of_the_library_can_be_compiled() -> None:
    made = [value for module in modules() for value in vars(module).values() if type(value) is type(pattern(""))]
    assert len(made) > 100
    assert all(isinstance(re.compile(each.pattern), re.Pattern) for each in made)
