"""Reads and writes files of terms: what is in a file tells its format, the suffix tells the format to write."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path

from jbpub.diagnostics import OutputError, TermError
from jbpub.terms.formats.csv import read_csv, write_csv
from jbpub.terms.table import TermTable

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also round a workbook that a password locks
_NEVER_EMPTY = {".tbx", ".xlf", ".xliff"}  # their schemas ask for one entry at least
_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks, UTF-16's zeros, white space


def read_table(path: str | PathLike[str]) -> TermTable:
    """The term table in a file.  Raises TermError."""
    name = str(path)
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise TermError(f"{name}: cannot be read ({reason}); give the path of a term table") from problem
    return parse_table(data, name)


def parse_table(data: bytes, name: str) -> TermTable:
    """The term table in some bytes; `name` is what messages call it.  Raises TermError."""
    if data.startswith(_ZIP):
        from jbpub.terms.formats.xlsx import read_xlsx  # brings lxml and zipfile

        return read_xlsx(data, name)
    if data.startswith(_OLD_OFFICE):
        raise TermError(f"{name}: is an old .xls workbook or locked; save it as .xlsx without password")
    if data[:80].lstrip(_BLANK).startswith(b"<"):
        return _parse_xml_table(data, name)
    return read_csv(data, name)


def _parse_xml_table(data: bytes, name: str) -> TermTable:
    from jbpub.terms.formats.tbx import read_tbx
    from jbpub.terms.formats.tmx import read_tmx
    from jbpub.terms.formats.xliff import read_xliff
    from jbpub.terms.formats.xml import local_name, parse_xml

    readers = {"tbx": read_tbx, "martif": read_tbx, "tmx": read_tmx, "xliff": read_xliff}
    root = parse_xml(data, name)
    reader = readers.get(local_name(root))
    if reader is None:
        raise TermError(f"{name}: <{local_name(root)}> is no term table; give TBX, XLIFF or TMX")
    return reader(root, data, name)


def write_table(table: TermTable, path: str | PathLike[str]) -> None:
    """Write a table to a file, in the format that its suffix names.  Raises TermError and OutputError."""
    target = Path(path)
    if not table.entries and target.suffix.lower() in _NEVER_EMPTY:
        raise TermError(f"{target}: there are no terms to write, and the format has no empty table; choose .csv")
    data = _writer(target)(table)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as problem:
        raise OutputError(f"cannot write {path}: {problem.strerror or problem}; choose another place") from problem


def _writer(target: Path) -> Callable[[TermTable], bytes]:
    suffix = target.suffix.lower()
    if suffix == ".csv":
        return write_csv
    if suffix == ".tsv":
        return lambda table: write_csv(table, "\t")
    if suffix == ".xlsx":
        from jbpub.terms.formats.xlsx import write_xlsx

        return write_xlsx
    if suffix == ".tbx":
        from jbpub.terms.formats.tbx import write_tbx

        return write_tbx
    if suffix in {".xlf", ".xliff"}:
        from jbpub.terms.formats.xliff import write_xliff

        return write_xliff
    raise TermError(f"{target}: terms are not written as {suffix or 'a file without suffix'}; "
                    "choose .csv, .tsv, .xlsx, .tbx or .xlf")  # fmt: skip
