"""docs/styles.md has every key of every table, with the default that base gives it."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from jbpub.resources import shipped_names
from jbpub.style.keys import FONT_ROLES, TEXT_STYLES, FontRole, TextStyle
from jbpub.style.sheet import TABLES, StyleSheet

PAGE = (Path(__file__).parents[2] / "docs" / "styles.md").read_text(encoding="utf-8")
KINDS: dict[str, type[Any]] = {**TABLES, "fonts.ROLE": FontRole, "text.STYLE": TextStyle}
BASE = StyleSheet.read("base")
VALUES = {**{name: getattr(BASE, name) for name in TABLES}, "text.STYLE": BASE.text["body"]}
NOT_SAID = {"none", "all", "several"}  # how the page says what is empty, or too long


def rows(table: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = PAGE.partition(f"### {table}\n")[2].partition("\n### ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def keys(row: list[str]) -> list[str]:
    return re.findall("`([^`]*)`", row[0])


@pytest.mark.parametrize("table", KINDS)
def test_every_key_is_described(table: str) -> None:
    described = [key for row in rows(table) for key in keys(row)]
    assert sorted(described) == sorted(field.name for field in fields(KINDS[table]))


@pytest.mark.parametrize("table", KINDS)
def test_every_key_says_which_formats_follow_it(table: str) -> None:
    for row in rows(table):
        assert len(row) == 6, row[0]
        assert all(row)


@pytest.mark.parametrize("table", VALUES)
def test_the_defaults_are_those_of_base(table: str) -> None:
    for row in rows(table):
        told = row[2].strip("`")
        values = [getattr(VALUES[table], key) for key in keys(row)]
        if told not in NOT_SAID:
            assert told == ", ".join(map(written, values)), row[0]
        else:
            assert told == "several" or not any(v for v in values if v != "none"), row[0]


def written(value: object) -> str:
    """A value as the page writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(map(written, value))
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def test_every_sheet_role_and_style_is_named() -> None:
    for name in (*shipped_names("styles", ".toml"), *FONT_ROLES):
        assert f"`{name}`" in PAGE
    listed = PAGE.partition("### text.STYLE")[2].partition("| key")[0]
    named = set(re.findall("`([a-z0-9_]*)`", listed)) | {"heading2"}
    assert set(TEXT_STYLES) <= named
