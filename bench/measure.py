"""Time and memory of a command, cold: a new process each time.

Python's byte code is there, as after an installation by pip, also where the environment forbids to write it: it goes
to the working folder.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall time in seconds and the peak memory of the largest process in MB (resident, as wait4 reports it)."""

    seconds: float
    megabytes: float


def run(command: str, folder: Path) -> Cost:
    """Run a shell command in a folder and say what it cost; SystemExit with its last words when it fails."""
    log = folder / "last.log"
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    with log.open("wb") as sink:
        start = time.perf_counter()
        process = subprocess.Popen(["sh", "-c", command], cwd=folder, env=env, stdout=sink, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: {command}\n{log.read_text(errors='replace')[-2000:]}")
    return Cost(seconds, usage.ru_maxrss / 1024)


def medians(commands: dict[str, str], runs: int, folder: Path, tell: Callable[[str], None]) -> dict[str, Cost]:
    """The median cost of each command; they take turns, so that a slow moment meets them all.

    Where several runs are wanted, one more goes before them, which fills the caches and does not count.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for name, command in commands.items() if runs > 1 else ():
        tell(f"{name}, before the first run")
        run(command, folder)
    for number in range(runs):
        for name, command in commands.items():
            tell(f"{name}, run {number + 1} of {runs}")
            costs[name].append(run(command, folder))
    return {
        name: Cost(median(cost.seconds for cost in many), max(cost.megabytes for cost in many))
        for name, many in costs.items()
    }
