"""Style sheets as they are written: TOML files, one laid over the other by `extends`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any

from jbpub.diagnostics import StyleError
from jbpub.patterns import pattern
from jbpub.resources import shipped, shipped_names


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a sheet's file name and line (0: not known), and the body's style if by way of it."""

    sheet: str
    line: int = 0
    by_body: bool = False

    def __str__(self) -> str:
        place = f"{self.sheet}:{self.line}" if self.line else self.sheet
        return f"text.body, {place}" if self.by_body else place

    def inherited(self) -> Origin:
        """The origin of a value that another text style takes from the body's."""
        return replace(self, by_body=True)


@dataclass(frozen=True, slots=True)
class Layers:
    """What a sheet and those below it say together: values as TOML has them, and the origin of each dotted key.

    `label` is what errors call the sheet.
    """

    name: str
    label: str
    table: Mapping[str, Any]
    origins: Mapping[str, Origin]


def read_layers(name: str | PathLike[str]) -> Layers:
    """The sheet of that name among the shipped ones, or of that path, laid over those that it extends.

    Raises StyleError when one is missing or cannot be read.
    """
    path = _find(name)
    return _merged(path, ())


def _find(name: str | PathLike[str]) -> Path:
    path = Path(name)
    if path.suffix != ".toml":
        path = shipped("styles") / f"{path}.toml"
    if not path.is_file():
        known = ", ".join(shipped_names("styles", ".toml"))
        raise StyleError(f"no style sheet {name}: shipped are {known}; or give the path of a .toml file")
    return path


def _load(path: Path) -> tuple[dict[str, Any], str]:
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise StyleError(f"{path}: not a readable style sheet: {problem}") from problem


def _extended(parent: str, path: Path) -> Path:
    """The sheet that the one at `path` extends.  Raises StyleError, naming both, when it is not there."""
    try:
        return _find(path.parent / parent if parent.endswith(".toml") else parent)
    except StyleError as problem:
        raise StyleError(f"{path}: extends: {problem}") from problem


def _merged(path: Path, seen: tuple[Path, ...]) -> Layers:
    """The sheet's tables laid over those of the sheet it extends."""
    if path in seen:
        raise StyleError(f"{path}: extends itself; break the circle of `extends`")
    table, text = _load(path)
    table = _anchored(table, path)
    parent = table.pop("extends", None)
    lines = _lines_of_keys(text)
    origins = {key: Origin(path.name, lines.get(key, 0)) for key, _ in leaves(table)}
    if parent is None:
        return Layers(path.stem, str(path), table, origins)
    if not isinstance(parent, str):
        raise StyleError(f'{path}: extends must be the name of a sheet, such as "base"')
    below = _merged(_extended(parent, path), (*seen, path))
    return Layers(path.stem, str(path), overlaid(below.table, table), {**below.origins, **origins})


def _anchored(table: dict[str, Any], path: Path) -> dict[str, Any]:
    """The tables with the folders of typefaces and the ICC profile, which are named as seen from the sheet, in full."""
    folder = path.absolute().parent
    match table.get("pdf"):
        case {"profile": str(profile)} if profile:
            table = overlaid(table, {"pdf": {"profile": str(folder / Path(profile).expanduser())}})
    match table.get("faces"):
        case {"folders": [*folders]} if all(isinstance(folder, str) for folder in folders):
            whole = [str(folder / Path(name).expanduser()) for name in folders]
            return overlaid(table, {"faces": {"folders": whole}})
    return table


# ---- nested tables and dotted keys ----


def overlaid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """A table laid over another: tables are joined key by key, any other value takes the place of the one below."""
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        result[key] = overlaid(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def leaves(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no table, with its dotted key."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by dotted key as tables in tables; the opposite of `leaves`."""
    result: dict[str, Any] = {}
    for key, value in values.items():
        *tables, last = key.split(".")
        inner: dict[str, Any] = {last: value}
        for table in reversed(tables):
            inner = {table: inner}
        result = overlaid(result, inner)
    return result


# ---- lines ----

_HEAD_OR_KEY = pattern(r"[ \t]*(?:\[([\w.\-]+)\]|([\w.\-]+)[ \t]*=)")


def _lines_of_keys(text: str) -> dict[str, int]:
    """The line, from 1, of each dotted key that stands at the beginning of a line, as keys commonly do."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := _HEAD_OR_KEY.match(line):
            if found[1]:
                table = f"{found[1]}."
            else:
                lines[table + found[2]] = number
    return lines
