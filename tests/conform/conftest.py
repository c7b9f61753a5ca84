"""The editions before the judges, made by the command that a user runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conform.reports import REPORTS, Editions, Judged


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


def build(report: Judged, folder: Path) -> None:
    """The PDF, Word and HTML edition of a report, by the command line."""
    terms = ("--terms", str(report.terms)) if report.terms else ()
    command = (sys.executable, "-m", "jbpub", "build", str(report.path), "-e", report.edition, *terms)
    subprocess.run((*command, "-o", f"{folder}/"), check=True)
