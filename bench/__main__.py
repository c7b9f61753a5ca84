"""`python -m bench [REPORT] [--scales 1,10,100] [--runs 5]`: jbpub and its peers in one run, as Markdown tables."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import subprocess
import sys
from functools import partial
from pathlib import Path

from bench import inputs, peers
from bench.measure import Cost, medians
from jbpub import __version__, adapt, annotate, parse

_ROOT = Path(__file__).parent.parent
_FORMS = ("pdf", "docx", "html")
_JOBS = ("all", *_FORMS)


def main() -> None:
    """Measure and print."""
    options = _options()
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    _tell("installing the peers")
    python, pandoc, versions = peers.install(work / "peers")
    print(f"jbpub {__version__}; {versions}; Python {platform.python_version()}, {os.cpu_count()} processors")
    print(
        f"{options.report.name}: its body 1 to n times; cold processes, median of {options.runs} at 1x and of 1 above\n"
    )
    print(
        "| job | scale | jbpub s | peers s | ratio | jbpub MB | peers MB |\n| --- | --- | --- | --- | --- | --- | --- |"
    )
    for scale in options.scales:
        report, text = _texts(options.report, scale, work)
        ours = {job: _build(report, _FORMS if job == "all" else (job,), work / f"ours{scale}") for job in _JOBS}
        theirs = peers.commands(python, pandoc, text, work / f"theirs{scale}")
        both = {f"jbpub {job}": ours[job] for job in _JOBS} | {f"peers {job}": theirs[job] for job in _JOBS}
        costs = medians(both, options.runs if scale == 1 else 1, work, partial(_tell_at, scale))
        for job in _JOBS:
            _print_row(job, scale, costs[f"jbpub {job}"], costs[f"peers {job}"])
    print("\nStages inside one process, in milliseconds\n")
    _print_stages(options.scales, work)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Time jbpub beside pandoc and typst.")
    parser.add_argument("report", nargs="?", type=Path, default=_ROOT / "seeds" / "jiangbei-2021.md")
    parser.add_argument("--scales", type=lambda text: [int(part) for part in text.split(",")], default=[1, 10, 100])
    parser.add_argument("--runs", type=int, default=5, help="runs at 1x (default: 5)")
    parser.add_argument("--work", type=Path, default=_ROOT / ".bench", help="working folder (default: .bench)")
    return parser.parse_args()


def _texts(seed: Path, scale: int, work: Path) -> tuple[Path, Path]:
    """The report as received for jbpub, and cleaned for the peers."""
    report, text = work / f"report{scale}.md", work / f"cleaned{scale}.md"
    report.write_text(inputs.repeated(parse(seed).source.text, scale), encoding="utf-8")
    text.write_text(inputs.cleaned(adapt(annotate(parse(report)))), encoding="utf-8")
    return report, text


def _build(report: Path, forms: tuple[str, ...], out: Path) -> str:
    wanted = " ".join(f"-t {form}" for form in forms)
    return f"{shlex.quote(sys.executable)} -m jbpub build {report} {wanted} -o {out}/"


def _print_row(job: str, scale: int, ours: Cost, theirs: Cost) -> None:
    print(
        f"| {job} | {scale}x | {ours.seconds:.2f} | {theirs.seconds:.2f} | {ours.seconds / theirs.seconds:.2f} "
        f"| {ours.megabytes:.0f} | {theirs.megabytes:.0f} |",
        flush=True,
    )


def _print_stages(scales: list[int], work: Path) -> None:
    for number, scale in enumerate(scales):
        _tell(f"{scale}x: stages")
        command = [sys.executable, "-m", "bench.stages", str(work / f"report{scale}.md")]
        stages = json.loads(subprocess.check_output(command, cwd=_ROOT))
        if number == 0:
            print("| scale |", " | ".join(stages), "|\n| --- |" + " --- |" * len(stages))
        print(f"| {scale}x |", " | ".join(f"{seconds * 1000:.0f}" for seconds in stages.values()), "|", flush=True)


def _tell_at(scale: int, text: str) -> None:
    _tell(f"{scale}x: {text}")


def _tell(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


main()
