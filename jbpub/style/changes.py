"""Single values of a style sheet as a command line gives them: KEY=VALUE."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import Any

from jbpub.diagnostics import StyleError


def read_changes(settings: Iterable[str]) -> dict[str, Any]:
    """Settings such as `line.kinsoku=strict` as values by dotted key, for `StyleSheet.changed`.

    What stands after the equals sign is a TOML value; what TOML does not know is a text, since a shell takes the
    quotation marks away.  Raises StyleError for a setting without key or equals sign.
    """
    changes = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        if not equals or not key.strip():
            raise StyleError(f"--set {setting}: wanted KEY=VALUE, such as line.kinsoku=strict")
        changes[key.strip()] = _value(value.strip())
    return changes


def _value(text: str) -> Any:
    try:
        parsed = tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        return text
    return parsed["value"] if len(parsed) == 1 else text
