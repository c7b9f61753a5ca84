"""Style sheets: TOML with `extends`, read into typed values, every key checked.

Lengths carry their unit in their name: _mm, _pt, _em (of the style's own size), _lines (of the body's leading).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from os import PathLike
from typing import Any

from jbpub.nodes import Wording
from jbpub.style.checks import check_together
from jbpub.style.folio import worded
from jbpub.style.keys import (
    FONT_ROLES,
    REGIONS,
    TEXT_STYLES,
    BilingualStyle,
    BookStyle,
    ContentsStyle,
    FacesStyle,
    FontRole,
    LineStyle,
    NotesStyle,
    PageStyle,
    PdfStyle,
    RunningStyle,
    TextStyle,
)
from jbpub.style.layers import Layers, Origin, leaves, nested, overlaid, read_layers
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
    "faces": FacesStyle,
}
"""The single tables of a sheet and what each holds; beside them are the groups `fonts` and `text`."""


GROUPS = ("fonts", "text")
DEFAULT = Origin("default")
CHANGED = Origin("changed")


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet, resolved: every value is there.

    `origins` says of each value, by dotted key, which sheet gave it; sheets of equal values are equal all the same.
    """

    name: str
    page: PageStyle
    running: RunningStyle
    contents: ContentsStyle
    bilingual: BilingualStyle
    pdf: PdfStyle
    line: LineStyle
    notes: NotesStyle
    book: BookStyle
    faces: FacesStyle
    fonts: Mapping[str, FontRole]
    text: Mapping[str, TextStyle]
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def read(cls, name: str | PathLike[str]) -> StyleSheet:
        """The style sheet of that name among the shipped ones, or of that path.

        Raises StyleError, naming file and key, when it is missing or wrong.
        """
        return _build(read_layers(name))

    def changed(self, values: Mapping[str, Any]) -> StyleSheet:
        """The sheet with some values changed, by dotted key: `{"pdf.product": "press"}`.

        They are checked like those of a sheet that extends this one; what `text.body` says holds for every style
        that took it from there.  Raises StyleError, naming the key.
        """
        changes = nested({key: _plain(value) for key, value in values.items()})
        table = overlaid(nested(dict(_said(self))), changes)
        origins = {**self.origins, **{key: CHANGED for key, _ in leaves(changes)}}
        return _build(Layers(self.name, f"{self.name}, changed", table, origins))

    def in_language(self, language: str) -> StyleSheet:
        """The sheet for an edition in a language (BCP 47): its typefaces are those of its script and region."""
        regions = next((names for begin, names in REGIONS.items() if language.startswith(begin)), ())
        if not regions:
            return self
        return replace(self, fonts={role: font.in_region(*regions) for role, font in self.fonts.items()})

    def in_words(self, wording: Wording) -> StyleSheet:
        """The sheet for an edition with these words: a page number that is to have them is a pattern then."""
        pattern = worded(self.running.number_format, wording)
        if pattern == self.running.number_format:
            return self
        return replace(self, running=replace(self.running, number_format=pattern))

    def heading(self, level: int) -> TextStyle:
        """The style of a heading level; levels deeper than the sheet knows look like the deepest."""
        return self.text[f"heading{min(level, 3)}"]

    def font_of(self, style: str) -> FontRole:
        """The font role of a text style."""
        return self.fonts[self.text[style].font]


def tables_of(sheet: StyleSheet) -> Iterator[tuple[str, Any]]:
    """Every table of a sheet, by its dotted name, in the order in which sheets are written."""
    for name in TABLES:
        yield name, getattr(sheet, name)
    for group in GROUPS:
        for name, value in getattr(sheet, group).items():
            yield f"{group}.{name}", value


def values_of(sheet: StyleSheet) -> Iterator[tuple[str, Any]]:
    """Every value of a sheet by its dotted key."""
    for name, table in tables_of(sheet):
        for entry in fields(table):
            yield f"{name}.{entry.name}", getattr(table, entry.name)


def _said(sheet: StyleSheet) -> Iterator[tuple[str, Any]]:
    """Every value that a sheet says itself, as TOML has it: not the defaults, nor what styles take from the body's."""
    for key, value in values_of(sheet):
        origin = sheet.origins.get(key, CHANGED)
        name = key.rpartition(".")[2]
        by_body = origin.by_body and value == getattr(sheet.text["body"], name)
        if not by_body and not (origin == DEFAULT and value == _DEFAULTS.get(name)):
            yield key, _plain(value)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


_DEFAULTS = {entry.name: entry.default for kind in (FontRole, TextStyle) for entry in fields(kind)}


# ---- building typed values ----


def _build(layers: Layers) -> StyleSheet:
    """The typed sheet that layers make.  Raises StyleError for whatever is unknown, missing or does not fit."""
    table, label = layers.table, layers.label
    check_known(table, (*TABLES, *GROUPS), label, "")
    text, fonts = _tables(table, "text", TEXT_STYLES, label), _tables(table, "fonts", FONT_ROLES, label)
    body = text["body"]
    sheet = StyleSheet(
        name=layers.name,
        **{key: typed(kind, table.get(key, {}), label, key) for key, kind in TABLES.items()},
        fonts={role: typed(FontRole, value, label, f"fonts.{role}") for role, value in fonts.items()},
        text={style: typed(TextStyle, body | value, label, f"text.{style}") for style, value in text.items()},
    )
    for style, value in sheet.text.items():
        check_known({value.font: 0}, FONT_ROLES, label, f"text.{style}.font = ")
    check_together(sheet, label)
    return replace(sheet, origins=_origins(sheet, text, layers))


def _tables(table: Mapping[str, Any], group: str, names: tuple[str, ...], label: str) -> dict[str, dict[str, Any]]:
    """The tables of a group, one for each name, empty where the sheet says nothing."""
    given = as_table(table.get(group, {}), label, group)
    check_known(given, names, label, f"{group}.")
    return {name: as_table(given.get(name, {}), label, f"{group}.{name}") for name in names}


def _origins(sheet: StyleSheet, text: Mapping[str, Mapping[str, Any]], layers: Layers) -> dict[str, Origin]:
    """Where each value of a sheet comes from; `text` holds what is said of each text style itself."""
    origins = {key: layers.origins.get(key, DEFAULT) for key, _ in values_of(sheet)}
    for style, said in text.items():
        for key in () if style == "body" else text["body"].keys() - said.keys():
            origins[f"text.{style}.{key}"] = origins[f"text.body.{key}"].inherited()
    return origins
