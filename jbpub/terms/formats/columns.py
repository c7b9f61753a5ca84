"""The columns of a term table as a grid (CSV, TSV, a workbook): their names, rows to records and back.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it and read without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat, zip_longest
from typing import NamedTuple

from jbpub.diagnostics import Diagnostic, TermError, diagnostic
from jbpub.patterns import pattern
from jbpub.source import Span
from jbpub.terms.formats.records import Record, clean, status_of

COLUMNS = ("zh", "en", "variants", "status", "scope", "year", "part_of_speech", "definition", "source", "note")
_TEXTS = len(COLUMNS)  # the first fields of a Record
_REQUIRED = ("zh", "en")
_FORMS = ("admitted", "deprecated")  # columns of further English forms, read but not written: a row each says more
_NAMES = {
    "zh_cn": "zh", "zh_hans": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "术语": "zh", "中文术语": "zh",
    "en_us": "en", "en_gb": "en", "english": "en", "英文": "en", "英语": "en", "英文术语": "en", "preferred": "en",
    "variant": "variants", "变体": "variants", "别名": "variants",
    "状态": "status", "范围": "scope", "年份": "year", "years": "year",
    "词性": "part_of_speech", "pos": "part_of_speech",
    "定义": "definition", "解释": "definition", "来源": "source", "出处": "source",
    "notes": "note", "comment": "note", "备注": "note", "说明": "note",
}  # fmt: skip
_KNOWN = {name: name for name in (*COLUMNS, *_FORMS)} | _NAMES

# OWASP's list for CSV injection, with the full-width forms that East Asian spreadsheets take for the same.
_FORMULA = pattern("'*[=+\\-@＝＋－＠\t\r]")
_GUARDED = pattern("'+[=+\\-@＝＋－＠\t\r]")
_UNCLEAN = ("  ", "\n ", " \n", "\n'")  # in a column whose cells stand in lines
_PART = pattern(r"(?:\\.|[^\\|])+")


class Row(NamedTuple):
    """A row of cells as read; `span` is its place in the file's text, `line` its line or row, counted from 1."""

    cells: Sequence[str]
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of cells, its first row the names of the columns.

    `letters` tells that places are cells such as "B3", not line and column.
    """

    name: str
    head: Row
    rows: Iterable[Row]
    letters: bool = False

    def place(self, line: int, column: int) -> str:
        """A cell's place, line and column counted from 1."""
        return f"{column_letters(column)}{line}" if self.letters else f"{line}:{column}"


def column_letters(column: int) -> str:
    """The letters by which a spreadsheet names a column, counted from 1: A, B, …, Z, AA, AB."""
    letters = ""
    while column > 0:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def guard(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """A cell as it was before `guard`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def read_head(grid: Grid) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """What each column is called in COLUMNS, empty for those passed over (T603).

    Raises TermError when `zh` or `en` is missing or a column is there twice.
    """
    names = [clean(cell) for cell in grid.head.cells]
    columns = tuple(_KNOWN.get(re.sub(r"[\s_-]+", "_", name.lower()), "") for name in names)
    for wanted in _REQUIRED:
        if wanted not in columns:
            raise TermError(f"{grid.name}:{grid.head.line}: no column {wanted}; name the columns: {','.join(COLUMNS)}")
    for at, column in enumerate(columns):
        if column and column in columns[:at]:
            where = grid.place(grid.head.line, at + 1)
            raise TermError(f"{grid.name}:{where}: a second column {column}; keep one")
    unknown = [name for name, column in zip(names, columns, strict=True) if name and not column]
    message = f"columns that a term table does not have: {', '.join(unknown)}"
    return columns, [diagnostic("T603", grid.head.span, message, "passed over")] if unknown else []


def read_rows(grid: Grid, columns: Sequence[str]) -> Iterator[Record]:
    """The records of a grid's rows; empty rows are skipped.  Raises TermError for a row longer than its head.

    Cells are cleaned column by column, since nearly all of them are clean: a list of ten thousand terms is usual.
    """
    rows = list(grid.rows)
    cells = list(zip_longest(*(row.cells for row in rows), fillvalue=""))
    if any(map(any, cells[len(columns) :])):
        raise TermError(f"{_overlong(grid, rows, len(columns))}: more cells than columns; quote cells that hold commas")
    told = {column: _clean_column(column_cells) for column, column_cells in zip(columns, cells, strict=False) if column}
    statuses = [status for status in _FORMS if status in told]
    records = _records(told, rows, column_letters(columns.index("zh") + 1) if grid.letters else "")
    for record, *forms in zip(records, *(told[status] for status in statuses), strict=True):
        if any(record[:_TEXTS]) or any(forms):
            yield record
            yield from _further(record, zip(statuses, forms, strict=True))


def _overlong(grid: Grid, rows: Iterable[Row], columns: int) -> str:
    """The place of the first cell behind so many columns that says something."""
    line = next(row.line for row in rows if any(row.cells[columns:]))
    return f"{grid.name}:{grid.place(line, columns + 1)}"


def _clean_column(cells: Sequence[str]) -> Sequence[str]:
    """A column's cells as a term table keeps them: as they are if they are clean, which one look tells."""
    text = "\n".join(("", *cells, ""))
    whole = text.count("\n") == len(cells) + 1 and text.replace("\n", "").isprintable()
    return cells if whole and not any(map(text.__contains__, _UNCLEAN)) else list(map(_cell, cells))


def _cell(cell: str) -> str:
    text = " ".join(cell.split())
    return text if text[:1] != "'" and text.isprintable() else clean(unguard(cell))


def _records(told: Mapping[str, Sequence[str]], rows: Sequence[Row], letters: str) -> Iterator[Record]:
    """The record of each row; `letters` name the column in its place, if places are cells."""
    texts: dict[str, Iterable[str]] = {name: told.get(name) or repeat("") for name in COLUMNS}
    texts["status"] = map(status_of, texts["status"])
    variants = map(split_list, texts.pop("variants"))
    zh, en, *others = texts.values()
    places = (f"{letters}{row.line}" for row in rows) if letters else repeat("")
    return map(Record, zh, en, variants, *others, [row.span for row in rows], places)


def _further(record: Record, forms: Iterable[tuple[str, str]]) -> Iterator[Record]:
    """The records of a row's further forms: cells with lists of them, each with their status."""
    for status, cell in forms:
        for form in split_list(cell):
            yield Record(record.zh, form, status=status, scope=record.scope, span=record.span, place=record.place)


def split_list(cell: str) -> tuple[str, ...]:
    """The parts of a cell that "|" separates; a backslash before it makes it part of one."""
    if "\\" not in cell:
        return tuple(part for piece in cell.split("|") if (part := piece.strip())) if cell else ()
    pieces = (re.sub(r"\\([\\|])", r"\1", piece).strip() for piece in _PART.findall(cell))
    return tuple(piece for piece in pieces if piece)


def join_list(parts: Iterable[str]) -> str:
    """The cell that split_list reads as these parts."""
    return "|".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def row_of(record: Record) -> list[str]:
    """The cells of a record, in the order of COLUMNS, guarded."""
    texts = record._asdict() | {"variants": join_list(record.variants)}
    return [guard(texts[column]) for column in COLUMNS]
