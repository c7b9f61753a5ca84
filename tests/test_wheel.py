"""The wheel: what is in it, and that it works in another folder with no checkout in sight."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "jiangbei-2021.md"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `make build` makes it; built without isolation, so that no network is needed."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel: pip install -e '.[dev]'")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def tracked(*patterns: str) -> set[str]:
    """The checkout's files that match, as paths from its root."""
    return {path.relative_to(ROOT).as_posix() for pattern in patterns for path in ROOT.glob(pattern)}


def test_the_wheel_holds_the_whole_package(names: set[str]) -> None:
    wanted = tracked("jbpub/**/*.py", "jbpub/**/*.css", "jbpub/**/*.mo", "jbpub/**/*.docx", "jbpub/py.typed")
    assert {"jbpub/py.typed", "jbpub/cli.py"} <= wanted <= names


def test_the_wheel_holds_styles_and_term_tables(names: set[str]) -> None:
    shipped = {f"jbpub/_shipped/{path}" for path in tracked("styles/*.toml", "glossary/*.csv")}
    assert "jbpub/_shipped/styles/gov-print.toml" in shipped
    assert shipped <= names


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"jbpub"}
    assert [name for name in names if re.search(r"__pycache__|\.pyc$|/tests?/", name)] == []


def test_the_wheel_says_what_it_is_and_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (info,) = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        metadata = message_from_bytes(archive.read(f"{info}/METADATA"))
        commands = archive.read(f"{info}/entry_points.txt").decode()
        licences = {name.rsplit("/", 1)[1] for name in archive.namelist() if "/licenses/" in name}
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert licences == {"LICENSE", "NOTICE"}
    assert "jbpub = jbpub.cli:main" in commands


def test_the_same_checkout_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


WORK = """
import sys, pathlib, jbpub, jbpub.resources
site = pathlib.Path(sys.argv[1]).resolve()
assert pathlib.Path(jbpub.__file__).is_relative_to(site), jbpub.__file__
assert jbpub.resources.shipped("styles").is_relative_to(site)
for form in ("pdf", "docx", "html"):
    assert jbpub.publish(sys.argv[2], f"edition.{form}").data
"""


def test_the_unpacked_wheel_works_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    environment = {**os.environ, "PYTHONPATH": str(site)}
    command = [sys.executable, "-P", "-c", WORK, str(site), str(SEED)]
    done = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in elsewhere.iterdir()) == ["edition.docx", "edition.html", "edition.pdf"]


@pytest.mark.conform
def test_the_wheel_works_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    # pip fetches the dependencies: hence only where outside tools are allowed
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([binaries / "python", "-m", "pip", "install", "-q", wheel], cwd=tmp_path, check=True)
    command = [str(binaries / "jbpub"), "build", str(SEED), "-o", "editions"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [Path(line).suffix for line in done.stdout.split()] == [".pdf", ".docx", ".html"]
