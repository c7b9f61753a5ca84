"""Term tables in workbooks (.xlsx, ISO/IEC 29500): the first visible sheet read, a plain one written.

Only text is wanted, so the few parts that hold it are read directly: shared strings with their formatted runs,
strings in the cell, results of formulas; transitional and strict files, cells with and without their reference.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from html import escape
from io import BytesIO
from posixpath import dirname, join, normpath

from jbpub.diagnostics import TermError
from jbpub.patterns import pattern
from jbpub.source import Source, Span
from jbpub.terms.formats.columns import COLUMNS, Grid, Row, column_letters, read_head, read_rows, row_of
from jbpub.terms.formats.records import merge, records_of
from jbpub.terms.formats.xml import Element, children, descendants, local_name, parse_xml
from jbpub.terms.table import TermTable

_LARGEST = 256 * 1024 * 1024  # bytes that a part may unpack to: a term table is far below
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_REFERENCE = pattern("[A-Za-z]+")
_ESCAPED = pattern("_x([0-9A-Fa-f]{4})_")  # ISO/IEC 29500-1, 22.9.2.19 ST_Xstring
_RELATION_ID = pattern(r"\{.*/relationships\}id")


def read_xlsx(data: bytes, name: str) -> TermTable:
    """The table in a workbook's first visible sheet; its first row that is not empty names the columns.

    Places in findings and errors are cells ("B3").  Raises TermError.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            rows = list(_rows(archive, name))
    except _BROKEN as problem:
        raise TermError(f"{name}: is a broken workbook ({problem}); save it again") from problem
    full = [row for row in rows if any(map(str.strip, row.cells))]
    head = full[0] if full else Row((), Span(0, 0), 1)
    grid = Grid(name, head, full[1:], letters=True)
    columns, findings = read_head(grid)
    return merge(read_rows(grid, columns), Source("", name), findings)


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    try:
        info = archive.getinfo(part)
    except KeyError as problem:
        raise TermError(
            f"{name}: is a ZIP file but no .xlsx workbook ({part} is missing); save it as .xlsx"
        ) from problem
    with archive.open(info) as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise TermError(f"{name}: {part} unpacks to more than 256 MB; give a term table")
    return parse_xml(data, f"{name}({part})")


def _relations(archive: zipfile.ZipFile, part: str, name: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: id → the kind (last word of its type) and the part's name."""
    folder, base = dirname(part), part.rpartition("/")[2]
    found = {}
    for item in children(_part(archive, join(folder, "_rels", f"{base}.rels"), name)):
        target = item.get("Target", "")
        target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        found[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], target)
    return found


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[Row]:
    """The rows of the first visible sheet."""
    book = _target(_relations(archive, "", name), "officeDocument") or "xl/workbook.xml"
    relations = _relations(archive, book, name)
    sheet = _part(archive, _first_sheet(_part(archive, book, name), relations, name), name)
    strings = _target(relations, "sharedStrings")
    shared = [_string(item) for item in children(_part(archive, strings, name), "si")] if strings else []
    line = 0
    for row in descendants(sheet, "row"):
        line = int(row.get("r", line + 1))
        yield Row(_cells(row, shared), Span(0, 0), line)


def _target(relations: dict[str, tuple[str, str]], kind: str) -> str:
    return next((target for found, target in relations.values() if found == kind), "")


def _first_sheet(book: Element, relations: dict[str, tuple[str, str]], name: str) -> str:
    """The part of the first visible worksheet; chart sheets are none."""
    for sheet in descendants(book, "sheet"):
        key = next((value for attribute, value in sheet.items() if _RELATION_ID.fullmatch(str(attribute))), "")
        kind, target = relations.get(str(key), ("", ""))
        if kind == "worksheet" and sheet.get("state", "visible") == "visible":
            return target
    raise TermError(f"{name}: has no visible sheet; put the terms on the first one")


def _cells(row: Element, shared: list[str]) -> list[str]:
    """The texts of a row's cells, those that it leaves out empty."""
    cells: list[str] = []
    for cell in children(row, "c"):
        reference = _REFERENCE.match(cell.get("r", ""))
        at = _column(reference[0]) - 1 if reference else len(cells)
        if at < 16_384:  # the last column that a sheet can have
            cells.extend([""] * (at - len(cells)))
            cells.append(_value(cell, shared))
    return cells


def _column(letters: str) -> int:
    """A column's number, counted from 1, by its letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_string(item) for item in children(cell, "is"))
    value = next((child.text or "" for child in children(cell, "v")), "")
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    if kind == "str":
        return _unescaped(value)
    return _number(value) if kind == "n" else "" if kind == "e" else value


def _number(value: str) -> str:
    """A number as the sheet shows it: files may say 2015.0 or 0.10000000000000001."""
    try:
        return format(float(value), ".15g") if value else ""
    except ValueError:
        return value


def _string(item: Element) -> str:
    """The text of a string item: its own and that of its runs, without phonetic guides."""
    pieces = []
    for child in children(item, "t", "r"):
        texts = [child] if local_name(child) == "t" else children(child, "t")
        pieces += [text.text or "" for text in texts]
    return _unescaped("".join(pieces))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


# ---- writing ----

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDTHS = (22, 40, 22, 11, 12, 10, 14, 50, 40, 40)  # characters, in the order of COLUMNS
_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows: same table, same bytes

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
    '<sheets><sheet name="terms" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    # Style 1 is the head's; text format (49) keeps a spreadsheet from turning what is typed into numbers or dates.
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}


def write_xlsx(table: TermTable) -> bytes:
    """A table as a workbook of one sheet, every cell text, the head bold and kept in view."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in (*_PARTS.items(), ("xl/worksheets/sheet1.xml", _sheet(table))):
            info = zipfile.ZipInfo(part, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, _XML + content)
    return stream.getvalue()


def _sheet(table: TermTable) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(_WIDTHS, 1)
    )
    rows = [_row(1, COLUMNS, ' s="1"')]
    rows += [_row(line, row_of(record), "") for line, record in enumerate(records_of(table), start=2)]
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _row(line: int, cells: tuple[str, ...] | list[str], style: str) -> str:
    inside = "".join(
        f'<c r="{column_letters(at)}{line}"{style} t="inlineStr"><is><t>{_escaped(cell)}</t></is></c>'
        for at, cell in enumerate(cells, start=1)
        if cell
    )
    return f'<row r="{line}">{inside}</row>'


def _escaped(cell: str) -> str:
    """A cell's text as XML, with what looks like an escaped character escaped itself (ST_Xstring)."""
    return escape(_ESCAPED.sub(r"_x005F_x\1_", cell), quote=False)
