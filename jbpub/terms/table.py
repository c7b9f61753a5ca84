"""Term tables: which Chinese term has which English, read from CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from os import PathLike
from pathlib import Path
from typing import Protocol

from jbpub.diagnostics import TermError

_REQUIRED = ("zh", "en")
_COLUMNS = (*_REQUIRED, "variants", "status", "source", "definition", "note")
_VARIANT_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Term:
    """One term entry: a Chinese designation and its English one.

    `variants` are other Chinese designations of the same concept; `status` is free text such as "draft" or
    "official", `source` says where the English comes from, `definition` and `note` are for readers of the table.
    """

    zh: str
    en: str
    variants: tuple[str, ...] = ()
    status: str = ""
    source: str = ""
    definition: str = ""
    note: str = ""


class TermSource(Protocol):
    """Anything that can name its terms: a TermTable, or a database's own reader."""

    def terms(self) -> Iterable[Term]:
        """The terms; of two for one designation the first counts."""
        ...


@dataclass(frozen=True, slots=True)
class TermTable:
    """A table of terms, in the order of its file."""

    entries: tuple[Term, ...] = ()

    def terms(self) -> tuple[Term, ...]:
        """The terms in the table's order."""
        return self.entries

    @classmethod
    def read(cls, path: str | PathLike[str]) -> TermTable:
        """The table in a CSV file: UTF-8, first row the names of the columns, `zh` and `en` among them.

        Variants in one cell are separated by "|"; columns of other names are passed over; empty rows are skipped.
        Raises TermError, which names file, line and column.
        """
        rows = _rows(Path(path))
        header = next(rows, (1, []))[1]
        columns = [name.strip().lower() for name in header]
        for name in _REQUIRED:
            if name not in columns:
                raise TermError(f"{path}:1: no column {name}; name the columns in the first row: {','.join(_COLUMNS)}")
        return cls(tuple(_term(path, line, columns, row) for line, row in rows if any(cell.strip() for cell in row)))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file, each with the number of its last line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise TermError(f"{path}: is not UTF-8 (byte {problem.start}); save it as CSV UTF-8") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise TermError(f"{path}: cannot be read ({reason}); give the path of a CSV file") from problem
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as problem:
        raise TermError(f"{path}:{reader.line_num}: is not CSV ({problem}); check the quotation marks") from problem


def _term(path: str | PathLike[str], line: int, columns: Sequence[str], row: Sequence[str]) -> Term:
    if len(row) > len(columns):
        raise TermError(f"{path}:{line}:{len(columns) + 1}: more cells than columns; quote cells that hold commas")
    cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
    if not cells.get("zh"):
        raise TermError(f"{path}:{line}:{columns.index('zh') + 1}: no Chinese term; fill column zh or delete the row")
    variants = tuple(part.strip() for part in cells.get("variants", "").split(_VARIANT_SEPARATOR) if part.strip())
    others = {name: cells.get(name, "") for name in _COLUMNS if name not in {"zh", "en", "variants"}}
    return Term(cells["zh"], cells.get("en", ""), variants, **others)
