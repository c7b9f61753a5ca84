"""Style sheets: TOML with `extends`, read into typed values, every key checked.

Lengths carry their unit in their name: _mm, _pt, _em (of the style's own size), _lines (of the body's leading).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any

from jbpub.diagnostics import StyleError
from jbpub.resources import shipped, shipped_names
from jbpub.style.keys import (
    FONT_ROLES,
    PT_PER_MM,
    TEXT_STYLES,
    BilingualStyle,
    BookStyle,
    ContentsStyle,
    FontRole,
    LineStyle,
    NotesStyle,
    PageStyle,
    PdfStyle,
    RunningStyle,
    TextStyle,
)
from jbpub.style.typed import as_table, check_known, typed

TABLES: Mapping[str, type[Any]] = {
    "page": PageStyle,
    "running": RunningStyle,
    "contents": ContentsStyle,
    "bilingual": BilingualStyle,
    "pdf": PdfStyle,
    "line": LineStyle,
    "notes": NotesStyle,
    "book": BookStyle,
}
"""The single tables of a sheet and what each holds; beside them are the groups `fonts` and `text`."""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet, resolved: every value is there."""

    name: str
    page: PageStyle
    running: RunningStyle
    contents: ContentsStyle
    bilingual: BilingualStyle
    pdf: PdfStyle
    line: LineStyle
    notes: NotesStyle
    book: BookStyle
    fonts: Mapping[str, FontRole]
    text: Mapping[str, TextStyle]

    @classmethod
    def read(cls, name: str | PathLike[str]) -> StyleSheet:
        """The style sheet of that name among the shipped ones, or of that path.

        Raises StyleError, naming file and key, when it is missing or wrong.
        """
        path = _find(name)
        return _build(cls, path.stem, _merged(path, ()), path)

    def in_language(self, language: str) -> StyleSheet:
        """The sheet for an edition in a language (BCP 47): its typefaces are those of the language's script."""
        if not language.startswith("zh-Hant"):
            return self
        return replace(self, fonts={role: font.traditional() for role, font in self.fonts.items()})

    def heading(self, level: int) -> TextStyle:
        """The style of a heading level; levels deeper than the sheet knows look like the deepest."""
        return self.text[f"heading{min(level, 3)}"]

    def font_of(self, style: str) -> FontRole:
        """The font role of a text style."""
        return self.fonts[self.text[style].font]


# ---- finding and merging ----


def _find(name: str | PathLike[str]) -> Path:
    path = Path(name)
    if path.suffix != ".toml":
        path = shipped("styles") / f"{path}.toml"
    if not path.is_file():
        known = ", ".join(shipped_names("styles", ".toml"))
        raise StyleError(f"no style sheet {name}: shipped are {known}; or give the path of a .toml file")
    return path


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise StyleError(f"{path}: not a readable style sheet: {problem}") from problem


def _merged(path: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    """The sheet's tables laid over those of the sheet it extends."""
    if path in seen:
        raise StyleError(f"{path}: extends itself; break the circle of `extends`")
    table = _load(path)
    parent = table.pop("extends", None)
    if parent is None:
        return table
    if not isinstance(parent, str):
        raise StyleError(f'{path}: extends must be the name of a sheet, such as "base"')
    where = path.parent / parent if parent.endswith(".toml") else _find(parent)
    return _overlaid(_merged(where, (*seen, path)), table)


def _overlaid(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        result[key] = _overlaid(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


# ---- building typed values ----


def _build(cls: type[StyleSheet], name: str, table: dict[str, Any], path: Path) -> StyleSheet:
    check_known(table, (*TABLES, "fonts", "text"), path, "")
    text, fonts = _tables(table, "text", TEXT_STYLES, path), _tables(table, "fonts", FONT_ROLES, path)
    body = text["body"]
    sheet = cls(
        name=name,
        **{key: typed(kind, table.get(key, {}), path, key) for key, kind in TABLES.items()},
        fonts={role: typed(FontRole, value, path, f"fonts.{role}") for role, value in fonts.items()},
        text={style: typed(TextStyle, body | value, path, f"text.{style}") for style, value in text.items()},
    )
    for style, value in sheet.text.items():
        check_known({value.font: 0}, FONT_ROLES, path, f"text.{style}.font = ")
    _check_geometry(sheet, path)
    _check_marks(sheet, path)
    return sheet


def _tables(table: dict[str, Any], group: str, names: tuple[str, ...], path: Path) -> dict[str, dict[str, Any]]:
    """The tables of a group, one for each name, empty where the sheet says nothing."""
    given = as_table(table.get(group, {}), path, group)
    check_known(given, names, path, f"{group}.")
    return {name: as_table(given.get(name, {}), path, f"{group}.{name}") for name in names}


def _check_geometry(sheet: StyleSheet, path: Path) -> None:
    """Raise StyleError when the type area leaves the paper, or holds not one line of two characters."""
    page, largest = sheet.page, max(sheet.text.values(), key=lambda style: style.size_pt)
    for side, inner, paper in (
        ("width", page.inside_mm + page.text_width_mm, page.width_mm),
        ("height", page.top_mm + page.text_height_mm, page.height_mm),
    ):
        if inner > paper:
            raise StyleError(f"{path}: the type area ends at {inner:g} mm, outside the page's {side} of {paper:g} mm")
    if min(page.text_width_mm * PT_PER_MM / 2, page.text_height_mm * PT_PER_MM) < largest.size_pt:
        raise StyleError(f"{path}: the type area is too small for characters of {largest.size_pt:g} pt")
    for name, style in sheet.text.items():
        if not 0 < style.size_pt <= style.leading_pt:
            raise StyleError(f"{path}: text.{name}.leading_pt must be size_pt or more, and size_pt above 0")
        if len(style.ink_percent) != 4 or max(style.ink_percent) > 100:
            raise StyleError(f"{path}: text.{name}.ink_percent wants cyan, magenta, yellow and black, 0 to 100 each")


def _check_marks(sheet: StyleSheet, path: Path) -> None:
    """Raise StyleError when a page number cannot be formed, or when a leader is not made of visible characters."""
    pattern, leader = sheet.running.number_format, sheet.contents.leader
    around = pattern.partition("{page}")
    if not around[1] or set(around[0] + around[2]) & {"{", "}"} or not pattern.isprintable():
        raise StyleError(
            f"{path}: running.number_format = {pattern!r} does not fit; wanted a text with {{page}} in it once"
        )
    if leader != leader.strip() or not leader.isprintable():
        raise StyleError(f"{path}: contents.leader = {leader!r} does not fit; wanted visible characters, or none")
