"""A resolved style sheet as TOML again: to look at, or to start a sheet of one's own from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from jbpub.style.sheet import StyleSheet, tables_of

_COMMENT_COLUMN = 40


def to_toml(sheet: StyleSheet) -> str:
    """Every value of the sheet, none left to `extends`, with the sheet and line that it comes from.

    Reading it back gives an equal sheet.
    """
    return "\n".join(_lines(sheet))


def _lines(sheet: StyleSheet) -> Iterator[str]:
    yield f"# {sheet.name}, with every value in place and where it comes from"
    for name, table in tables_of(sheet):
        yield f"\n[{name}]"
        for field in fields(table):
            line = f"{field.name} = {_scalar(getattr(table, field.name))}"
            origin = sheet.origins.get(f"{name}.{field.name}")
            yield f"{line:{_COMMENT_COLUMN}}  # {origin}" if origin else line
    yield ""


def _scalar(value: object) -> str:
    """A text, number, truth value or list in TOML, whose notation for texts is JSON's."""
    if isinstance(value, float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    return json.dumps(value, ensure_ascii=False)
