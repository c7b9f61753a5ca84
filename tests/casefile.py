"""Case files: title, input and expected dump between lines that hold a single dot; one file per rule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A case: the rule's file it stands in, its title, what goes in and what comes out."""

    rule: str
    title: str
    input: str
    expected: str


def read_cases() -> list[Case]:
    """Every case of every file."""
    return [case for path in sorted(FOLDER.glob("*.md")) for case in _cases(path)]


def _cases(path: Path) -> list[Case]:
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    if len(parts) % 3 != 1 or parts[-1].strip():
        raise ValueError(f"{path}: every case is title, dot, input, dot, expected, dot")
    groups = zip(parts[:-1:3], parts[1::3], parts[2::3], strict=True)
    return [Case(path.stem, title.strip(), given, expected) for title, given, expected in groups]
