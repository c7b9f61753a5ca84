"""`jbpub styles`: the shipped style sheets, each with what it is for."""

from __future__ import annotations

from pathlib import Path

from jbpub.resources import shipped, shipped_names


def as_text() -> str:
    """A line for each shipped sheet: its name, and what its first line says of it."""
    names = shipped_names("styles", ".toml")
    width = max(map(len, names))
    return "\n".join(f"{name:{width}}  {_described(shipped('styles') / f'{name}.toml')}" for name in names)


def _described(sheet: Path) -> str:
    """The comment that a sheet begins with, its first line."""
    with sheet.open(encoding="utf-8") as lines:
        return lines.readline().removeprefix("#").strip()
