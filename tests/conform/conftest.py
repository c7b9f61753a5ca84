"""The editions before the judges, made by the command that a user runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conform.reports import REPORTS, Editions, Judged, pseudo_translation


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Editions of all reports; JBPUB_CONFORM_OUTPUT names a folder that holds the example's ready made."""
    folder = tmp_path_factory.mktemp("editions")
    ready = os.environ.get("JBPUB_CONFORM_OUTPUT")
    folders = {name: Path(ready) if ready and name == "jiangbei-2021" else folder for name in REPORTS}
    for name in REPORTS:
        if folders[name] == folder:
            build(REPORTS[name], folder)
    return Editions(folders)


def build(report: Judged, folder: Path, *more: str | Path) -> None:
    """The PDF, Word and HTML edition of a report, by the command line, with more options."""
    with_terms = ("--terms", report.terms) if report.terms else ()
    with_english = ("--translation", folder / "units.xlf") if report.translated else ()
    if report.translated:
        (folder / "units.xlf").write_bytes(pseudo_translation(report.path))
    command = (sys.executable, "-m", "jbpub", "build", report.path, "-e", report.edition, "-s", report.style)
    done = subprocess.run((*command, *with_terms, *with_english, *more, "-o", f"{folder}/"), check=False)
    assert done.returncode <= 1  # 1: made, with findings
