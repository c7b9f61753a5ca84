"""A resolved style sheet as TOML again: to look at, or to start a sheet of one's own from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from jbpub.style.sheet import TABLES, StyleSheet


def to_toml(sheet: StyleSheet) -> str:
    """Every value of the sheet, none left to `extends`; reading it back gives an equal sheet."""
    return "\n".join(_lines(sheet))


def _lines(sheet: StyleSheet) -> Iterator[str]:
    yield f"# {sheet.name}, with every value in place"
    for name in TABLES:
        yield from _table(name, getattr(sheet, name))
    for group in ("fonts", "text"):
        for name, value in getattr(sheet, group).items():
            yield from _table(f"{group}.{name}", value)
    yield ""


def _table(name: str, value: Any) -> Iterator[str]:
    yield f"\n[{name}]"
    for field in fields(value):
        yield f"{field.name} = {_scalar(getattr(value, field.name))}"


def _scalar(value: object) -> str:
    """A text, number, truth value or list of texts in TOML, whose notation for these is JSON's."""
    if isinstance(value, float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    return json.dumps(value, ensure_ascii=False)
