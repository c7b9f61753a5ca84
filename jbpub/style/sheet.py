"""Style sheets: TOML with `extends`, read into typed values, every key checked.

Lengths carry their unit in their name: _mm, _pt, _em (of the style's own size), _lines (of the body's leading).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from math import inf
from os import PathLike
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from jbpub.diagnostics import StyleError
from jbpub.resources import shipped, shipped_names

Align = Literal["justify", "left", "center", "right"]
PT_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The sheet of paper and its type area; the outside and bottom margins are what is left."""

    width_mm: float
    height_mm: float
    top_mm: float
    inside_mm: float
    text_width_mm: float
    text_height_mm: float
    duplex: bool

    def left_mm(self, page: int) -> float:
        """The left margin of a page (counted from 1): the binding side, changing sides when printed duplex."""
        if self.duplex and page % 2 == 0:
            return self.width_mm - self.inside_mm - self.text_width_mm
        return self.inside_mm


@dataclass(frozen=True, slots=True)
class RunningStyle:
    """Page number and running head, outside the type area."""

    number_format: str
    number_size_pt: float
    number_drop_mm: float
    number_align: Literal["center", "outer"]
    number_inset_em: float
    head: bool
    head_size_pt: float
    head_rise_mm: float


@dataclass(frozen=True, slots=True)
class ContentsStyle:
    """The contents page: whether there is one, how many heading levels it lists, its leader character."""

    show: bool
    depth: int
    leader: str


@dataclass(frozen=True, slots=True)
class BilingualStyle:
    """How a paragraph and its translation stand: side by side or one below the other.

    Side by side they are `gap_em` of the body's size apart, and the original takes `share` of what is left.
    """

    layout: Literal["columns", "stacked"]
    gap_em: float
    share: float


@dataclass(frozen=True, slots=True)
class FontRole:
    """What a role ("hei") stands for in each format; `embolden_em` thickens the PDF face by that much of its size.

    The names that end in `_hant` take the others' place in a Traditional edition, where they are given.
    """

    pdf: tuple[str, ...]
    word: str
    css: tuple[str, ...]
    embolden_em: float = 0.0
    pdf_hant: tuple[str, ...] = ()
    word_hant: str = ""
    css_hant: tuple[str, ...] = ()

    def traditional(self) -> FontRole:
        """The role as a Traditional edition wants it."""
        return replace(
            self, pdf=self.pdf_hant or self.pdf, word=self.word_hant or self.word, css=self.css_hant or self.css
        )


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of paragraph or run is set; `font` names a role, `hanging_em` indents all lines but the first.

    `side_em` is kept free on either side, so that centred lines stay short (PDF).
    """

    font: str
    size_pt: float
    leading_pt: float
    align: Align
    indent_em: float
    hanging_em: float
    before_lines: float
    after_lines: float
    bold: bool
    keep_with_next: bool
    side_em: float = 0.0


TEXT_STYLES = (
    "body", "lead", "title", "occasion", "speaker", "salutation", "heading1", "heading2", "heading3",
    "contents_title", "contents1", "contents2", "glossary_title", "entry", "term", "item", "table",
    "table_head", "caption", "parallel", "english",
)  # fmt: skip
FONT_ROLES = ("song", "fangsong", "kai", "hei", "title", "latin")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet, resolved: every value is there."""

    name: str
    page: PageStyle
    running: RunningStyle
    contents: ContentsStyle
    bilingual: BilingualStyle
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

T = TypeVar("T")


def _build(cls: type[StyleSheet], name: str, table: dict[str, Any], path: Path) -> StyleSheet:
    _known(table, ("page", "running", "contents", "bilingual", "fonts", "text"), path, "")
    text, fonts = _tables(table, "text", TEXT_STYLES, path), _tables(table, "fonts", FONT_ROLES, path)
    body = text["body"]
    sheet = cls(
        name=name,
        page=_typed(PageStyle, table.get("page", {}), path, "page"),
        running=_typed(RunningStyle, table.get("running", {}), path, "running"),
        contents=_typed(ContentsStyle, table.get("contents", {}), path, "contents"),
        bilingual=_typed(BilingualStyle, table.get("bilingual", {}), path, "bilingual"),
        fonts={role: _typed(FontRole, value, path, f"fonts.{role}") for role, value in fonts.items()},
        text={style: _typed(TextStyle, body | value, path, f"text.{style}") for style, value in text.items()},
    )
    for style, value in sheet.text.items():
        _known({value.font: 0}, FONT_ROLES, path, f"text.{style}.font = ")
    _check_geometry(sheet, path)
    _check_marks(sheet, path)
    return sheet


def _tables(table: dict[str, Any], group: str, names: tuple[str, ...], path: Path) -> dict[str, dict[str, Any]]:
    """The tables of a group, one for each name, empty where the sheet says nothing."""
    given = _as_table(table.get(group, {}), path, group)
    _known(given, names, path, f"{group}.")
    return {name: _as_table(given.get(name, {}), path, f"{group}.{name}") for name in names}


def _as_table(value: Any, path: Path, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise StyleError(f"{path}: {where} must be a table")
    return value


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


def _known(table: Mapping[str, Any], names: tuple[str, ...], path: Path, where: str) -> None:
    for key in table:
        if key not in names:
            from difflib import get_close_matches  # only a mistake needs it

            near = get_close_matches(key, names, 1)
            remedy = f"did you mean {where}{near[0]}?" if near else f"known are {', '.join(names)}"
            raise StyleError(f"{path}: {where}{key} is not known; {remedy}")


def _typed(cls: type[T], table: Any, path: Path, where: str) -> T:
    hints = get_type_hints(cls)
    _known(_as_table(table, path, where), tuple(hints), path, f"{where}.")
    missing = [f.name for f in fields(cls) if f.name not in table and f.default is f.default_factory]  # type: ignore[arg-type]
    if missing:
        raise StyleError(f'{path}: {where}.{missing[0]} is missing; begin the sheet with extends = "base"')
    return cls(**{key: _value(hints[key], value, path, f"{where}.{key}") for key, value in table.items()})


def _value(kind: Any, value: Any, path: Path, where: str) -> Any:
    """The TOML value as the field's type, or a StyleError that says what was wanted."""
    if get_origin(kind) is Literal and value in get_args(kind):
        return value
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf:
        return float(value)
    if kind is int and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind in (bool, str) and isinstance(value, kind):
        return value
    if get_origin(kind) is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise StyleError(f"{path}: {where} = {value!r} does not fit; wanted {_wanted(kind)}")


def _wanted(kind: Any) -> str:
    if get_origin(kind) is Literal:
        return " or ".join(map(repr, get_args(kind)))
    names = {float: "a number, not negative", int: "a whole number, not negative", bool: "true or false", str: "a text"}
    return names.get(kind, "a list of texts")
