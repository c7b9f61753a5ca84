"""docs/editions.md: what it shows is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

from jbpub.edition.edition import ADDITIONS, LANGUAGES, Edition
from jbpub.edition.names import read_names
from jbpub.options import read_options

PAPER = (Path(__file__).parents[2] / "docs" / "editions.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAPER, re.MULTILINE | re.DOTALL)


def test_the_python_example_says_what_it_shows() -> None:
    (example,) = (text for kind, text in BLOCKS if kind == "python")
    test = doctest.DocTestParser().get_doctest(example, {}, "editions.md", "editions.md", 0)
    told: list[str] = []
    assert doctest.DocTestRunner().run(test, out=told.append).failed == 0, "".join(told)


def test_the_command_line_understands_the_example() -> None:
    (line,) = (text for kind, text in BLOCKS if kind == "sh")
    options = read_options(shlex.split(line)[1:])
    assert Edition.parse(options.edition) == Edition("zh-Hant-TW", english=True)
    assert options.names == "names.txt"


def test_the_table_names_every_language_and_addition() -> None:
    named = set(re.findall(r"`([\w+-]+)`", PAPER.partition("```")[0]))
    assert named >= {language for language in LANGUAGES if language != "en"}
    assert {addition for name in named for addition in name.split("+")[1:]} == set(ADDITIONS)


def test_the_list_of_names_is_one(tmp_path: Path) -> None:
    (sample,) = re.findall(r"^      于正\n(?:^      .*\n)+", PAPER, re.MULTILINE)
    (tmp_path / "names.txt").write_text(sample, encoding="utf-8")
    assert read_names(tmp_path / "names.txt") == (("于正", "于正"), ("里水镇", "里水鎮"))


def test_what_is_said_of_two_characters_is_so() -> None:
    from tests.edition.test_script import converted

    assert converted("前往里耶、在于正确") == "前往裡耶、在於正確"
    assert converted("前往里耶古城", Edition("zh-Hant", names=(("里耶古城", "里耶古城"),))) == "前往里耶古城"
