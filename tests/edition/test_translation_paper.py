"""docs/translation.md: what it shows is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from jbpub.options import read_options

PAPER = (Path(__file__).parents[2] / "docs" / "translation.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAPER, re.MULTILINE | re.DOTALL)
SHELL = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]


def test_the_python_example_says_what_it_shows() -> None:
    (example,) = (text for kind, text in BLOCKS if kind == "python")
    test = doctest.DocTestParser().get_doctest(example, {}, "translation.md", "translation.md", 0)
    told: list[str] = []
    assert doctest.DocTestRunner().run(test, out=told.append).failed == 0, "".join(told)


@pytest.mark.parametrize("line", SHELL)
def test_the_command_line_understands_the_examples(line: str) -> None:
    assert read_options(shlex.split(line.partition("  #")[0])[1:]).verb == line.split()[1]
