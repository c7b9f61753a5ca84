"""Where the outside validators are, and how they are run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(os.environ.get("JBPUB_CONFORM_HOME") or Path.home() / ".cache" / "jbpub-conform")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def in_home(pattern: str) -> Path:
    """The file under the validators' folder that matches; the test fails when there is none."""
    found = sorted(HOME.glob(pattern))
    return found[-1] if found else _missing(pattern)


def on_path(*names: str) -> str:
    """The first of these programs that is installed; the test fails when none is."""
    return next(filter(None, map(shutil.which, names)), None) or str(_missing(" or ".join(names)))


def _missing(what: str) -> Path:
    pytest.fail(f"validator {what} is missing: run tests/conform/setup.sh", pytrace=False)


def output(*command: str | Path, accept: tuple[int, ...] = (0,), timeout: float = 600) -> str:
    """What a validator prints; the test fails when it ends with another code than one of `accept`."""
    done = subprocess.run(command, capture_output=True, timeout=timeout, check=False)
    if done.returncode not in accept:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()[-1000:]
        pytest.fail(f"{Path(command[0]).name} ended with {done.returncode}: {said}", pytrace=False)
    return done.stdout.decode("utf-8", "replace")
