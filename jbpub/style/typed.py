"""TOML values as the typed fields of a style sheet, or an error that names file, key and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from math import inf
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from jbpub.diagnostics import StyleError

T = TypeVar("T")


def as_table(value: Any, label: str, where: str) -> dict[str, Any]:
    """The value, which must be a table.  Raises StyleError when it is none."""
    if not isinstance(value, dict):
        raise StyleError(f"{label}: {where} must be a table")
    return value


def check_known(table: Mapping[str, Any], names: tuple[str, ...], label: str, where: str) -> None:
    """Raise StyleError for a key that is none of these names, with the nearest that is."""
    for key in table:
        if key not in names:
            from difflib import get_close_matches  # only a mistake needs it

            near = get_close_matches(key, names, 1)
            remedy = f"did you mean {where}{near[0]}?" if near else f"known are {', '.join(names)}"
            raise StyleError(f"{label}: {where}{key} is not known; {remedy}")


def typed(cls: type[T], table: Any, label: str, where: str) -> T:
    """A TOML table as a value of a dataclass.  Raises StyleError for what is unknown, missing or of another kind."""
    hints = get_type_hints(cls)
    check_known(as_table(table, label, where), tuple(hints), label, f"{where}.")
    missing = [f.name for f in fields(cls) if f.name not in table and f.default is f.default_factory]  # type: ignore[arg-type]
    if missing:
        raise StyleError(f'{label}: {where}.{missing[0]} is missing; begin the sheet with extends = "base"')
    return cls(**{key: _value(hints[key], value, label, f"{where}.{key}") for key, value in table.items()})


def _value(kind: Any, value: Any, label: str, where: str) -> Any:
    """The TOML value as the field's type, or a StyleError that says what was wanted."""
    if not _fits(kind, value):
        raise StyleError(f"{label}: {where} = {value!r} does not fit; wanted {_wanted(kind)}")
    if get_origin(kind) is tuple:
        return tuple(map(float, value) if get_args(kind)[0] is float else value)
    return float(value) if kind is float else value


def _fits(kind: Any, value: Any) -> bool:
    """Whether a TOML value is of a field's type; numbers are never negative."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(_fits(get_args(kind)[0], item) for item in value)
    if kind in (bool, str):
        return isinstance(value, kind)
    number = int if kind is int else int | float
    return isinstance(value, number) and not isinstance(value, bool) and 0 <= value < inf


_KINDS = {
    float: "a number, not negative",
    int: "a whole number, not negative",
    bool: "true or false",
    str: "a text",
    tuple[float, ...]: "a list of numbers, not negative",
    tuple[str, ...]: "a list of texts",
}


def _wanted(kind: Any) -> str:
    return " or ".join(map(repr, get_args(kind))) if get_origin(kind) is Literal else _KINDS[kind]
