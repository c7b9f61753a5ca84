"""Term tables in CSV and TSV (RFC 4180): UTF-8, UTF-16 or GB18030, as spreadsheets save them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from jbpub.diagnostics import SourceError, TermError
from jbpub.parser.decode import decode
from jbpub.source import Source, Span
from jbpub.terms.formats.columns import COLUMNS, Grid, Row, read_head, read_rows, row_of
from jbpub.terms.formats.records import merge, records_of
from jbpub.terms.table import TermTable

_DELIMITERS = ",\t;"
_MARK = "\ufeff"  # without it Excel reads UTF-8 as the system's own encoding


def read_csv(data: bytes, name: str) -> TermTable:
    """The table in a CSV file: its first row names the columns, which are separated by commas, tabs or semicolons.

    Raises TermError, which names line and column.
    """
    try:
        source = decode(data, name)
    except SourceError as problem:
        reason = str(problem).removeprefix(f"{name}: ").partition(";")[0]
        raise TermError(f"{name}: {reason}; save the table as CSV UTF-8") from problem
    rows = _rows(source)
    head = next((row for row in rows if any(map(str.strip, row.cells))), Row((), Span(0, 0), 1))
    grid = Grid(name, head, rows)
    columns, findings = read_head(grid)
    return merge(read_rows(grid, columns), source, findings)


def _rows(source: Source) -> Iterator[Row]:
    """The rows of a text, each with its place and the number of its first line."""
    reader = csv.reader(StringIO(source.text, newline=""), delimiter=_delimiter(source.text), strict=True)
    starts = source.line_starts
    before = 0
    try:
        for cells in reader:
            yield Row(cells, Span(starts[before], starts[before] + len(cells)), before + 1)
            before = reader.line_num
    except csv.Error as problem:
        raise TermError(
            f"{source.name}:{reader.line_num}: is not CSV ({problem}); check the quotation marks"
        ) from problem


def _delimiter(text: str) -> str:
    """The delimiter that stands most often in the first line that is not empty."""
    head = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def write_csv(table: TermTable, delimiter: str = ",") -> bytes:
    """A table as CSV for spreadsheets: UTF-8 with byte order mark, one row for each English form."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(row_of, records_of(table)))
    return (_MARK + stream.getvalue()).encode()
