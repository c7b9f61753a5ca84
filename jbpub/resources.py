"""Finds the files that come with the library: style sheets and term tables, in a wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """The folder of shipped files: "styles" or "glossary".

    A wheel holds it inside the package, a checkout beside it.
    """
    inside = _PACKAGE / "_shipped" / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def shipped_names(folder: str, suffix: str) -> tuple[str, ...]:
    """The names, without suffix, of the shipped files of a folder, sorted."""
    return tuple(sorted(path.stem for path in shipped(folder).glob(f"*{suffix}")))
