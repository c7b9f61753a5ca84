"""The editions before the judges, made by the command that a user runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conform.reports import REPORTS, Editions


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Editions of all reports; JBPUB_CONFORM_OUTPUT names a folder that holds the example's ready made."""
    folder = tmp_path_factory.mktemp("editions")
    ready = os.environ.get("JBPUB_CONFORM_OUTPUT")
    wanted = [str(path) for name, path in REPORTS.items() if not (ready and name == "jiangbei-2021")]
    command = [
        sys.executable,
        "-m",
        "jbpub",
        "build",
        *wanted,
        "-t",
        "pdf",
        "-t",
        "docx",
        "-t",
        "html",
        "-o",
        str(folder),
    ]
    subprocess.run(command, check=True)
    return Editions({name: Path(ready) if ready and name == "jiangbei-2021" else folder for name in REPORTS})
