"""Workbooks: what Excel, LibreOffice, WPS and scripts write, and what we write."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from jbpub.diagnostics import TermError
from jbpub.terms.formats import xlsx
from jbpub.terms.formats.xlsx import write_xlsx
from jbpub.terms.table import Term, TermTable
from tests.terms.formats.samples import dump, read, workbook

SHARED = (
    "<si><t>zh</t></si><si><t>en</t></si><si><t>year</t></si>"
    '<si><r><rPr><b/></rPr><t>双</t></r><r><t xml:space="preserve">循环 </t></r>'
    '<rPh sb="0" eb="1"><t>shuang</t></rPh></si>'
)
HEAD = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>'


def test_shared_strings_runs_formulas_numbers_and_gaps() -> None:
    sheet = HEAD + (
        '<row r="4" spans="1:4"><c r="A4" s="1" t="s"><v>3</v></c>'
        '<c r="B4" t="str"><f>UPPER("dual")</f><v>DUAL_x000D_</v></c><c r="D4"><v>2020.0</v></c></row>'
    )
    assert dump(read(workbook(sheet, SHARED))) == "双循环 DUAL (2020)"


@pytest.mark.parametrize("strict", [False, True])
def test_cells_without_reference_and_strings_in_the_cell(strict: bool) -> None:
    def row(*cells: str) -> str:
        return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"

    assert (
        dump(read(workbook(row("zh", "en") + row("双循环", "dual circulation"), strict=strict)))
        == "双循环 dual circulation"
    )


def test_places_are_cells() -> None:
    sheet = HEAD + (
        '<row r="5"><c r="B5" t="inlineStr"><is><t>orphan</t></is></c></row>'
        '<row r="6"><c r="A6" t="s"><v>3</v></c><c r="B6" t="e"><v>#REF!</v></c></row>'
    )
    assert dump(read(workbook(sheet, SHARED), "t.xlsx")) == (
        "双循环 -\n"
        "t.xlsx:1:1 T601 warning: A5: “orphan” has no Chinese term [passed over]\n"
        "t.xlsx:1:1 T604 note: A6: “双循环” has no English"
    )


def broken(**changes: str) -> bytes:
    """A ZIP file of these parts only."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in changes.items():
            archive.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (workbook(HEAD + '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="H3"><v>1</v></c></row>', SHARED),
         "t.xlsx:E3: more cells than columns"),
        (workbook("<row><c><v>1</v></c></row>"), "t.xlsx:1: no column zh; name the columns"),
        (workbook("", state="hidden"), "t.xlsx: has no visible sheet; put the terms on the first one"),
        (broken(mimetype="application/x"), "t.xlsx: is a ZIP file but no .xlsx workbook"),
        (workbook(HEAD, SHARED)[:-40], "t.xlsx: is a broken workbook"),
        (workbook("<row>"), "is not well-formed XML"),
    ],
)  # fmt: skip
def test_faults(data: bytes, message: str) -> None:
    with pytest.raises(TermError) as caught:
        read(data, "t.xlsx")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_part_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_LARGEST", 1_000)
    with pytest.raises(TermError, match=r"t.xlsx: xl/sharedStrings.xml unpacks to more than"):
        read(workbook(HEAD, SHARED * 20), "t.xlsx")


def test_what_is_written_is_text_in_the_same_bytes() -> None:
    table = TermTable((Term("双循环", "=dual", note="_x000D_ & <b>"),))
    data = write_xlsx(table)
    assert data == write_xlsx(table)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<c r="B2" t="inlineStr"><is><t>\'=dual</t></is></c>' in sheet
    assert "<f>" not in sheet
    assert read(data) == table
