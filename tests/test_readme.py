"""The README: what it shows is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from jbpub.cli import main
from jbpub.options import read_options
from jbpub.style.sheet import StyleSheet

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(match[1], match[2]) for match in FENCE.finditer(README)]
SHELL = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]


@pytest.fixture
def beside_the_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like the checkout to the README, so that nothing is written into the real one."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "jiangbei-2021.md").write_bytes((ROOT / "seeds" / "jiangbei-2021.md").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_first_two_commands_set_up_and_are_one_line_each() -> None:
    first, second = SHELL[:2]
    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert second.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert second.endswith(".venv/bin/pytest -q")


def test_the_first_command_writes_the_three_editions(beside_the_seed: Path) -> None:
    build = SHELL[0].rsplit(" && ", 1)[1].removeprefix(".venv/bin/jbpub ")
    assert main(shlex.split(build)) == 0
    made = sorted(path.name for path in (beside_the_seed / "output").iterdir())
    assert made == ["jiangbei-2021.docx", "jiangbei-2021.html", "jiangbei-2021.pdf"]


@pytest.mark.parametrize("line", [line for line in SHELL if line.startswith("jbpub ")])
def test_the_command_line_understands_every_example(line: str) -> None:
    command = line.partition("  #")[0].partition(" > ")[0].replace("*.md", "a.md b.md")
    assert read_options(shlex.split(command)[1:]).verb == command.split()[1]


@pytest.mark.usefixtures("beside_the_seed")
def test_the_python_examples_say_what_they_show() -> None:
    examples = "".join(text for kind, text in BLOCKS if kind == "python")
    test = doctest.DocTestParser().get_doctest(examples, {}, "README.md", "README.md", 0)
    told: list[str] = []
    failed = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(test, out=told.append).failed
    assert failed == 0, "".join(told)


def test_the_style_sheet_example_is_one(tmp_path: Path) -> None:
    (tmp_path / "large.toml").write_text(next(text for kind, text in BLOCKS if kind == "toml"), encoding="utf-8")
    assert StyleSheet.read(tmp_path / "large.toml").text["body"].size_pt == 18
