"""Term tables in CSV: what is read, and the one line that says what is wrong and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbpub.diagnostics import TermError
from jbpub.parser.entries import term_key
from jbpub.parser.report import parse
from jbpub.terms.table import Term, TermTable

ROOT = Path(__file__).parents[2]


def _table(folder: Path, text: str | bytes) -> TermTable:
    path = folder / "t.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return TermTable.read(path)


def test_columns_in_any_order_others_passed_over(tmp_path: Path) -> None:
    table = _table(
        tmp_path, "en,zh,editor,status,variants\ndual circulation,双循环,Li,draft,国内国际双循环 | 新双循环\n"
    )
    assert table.terms() == (Term("双循环", "dual circulation", ("国内国际双循环", "新双循环"), status="draft"),)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_with_and_without_byte_order_mark(tmp_path: Path, mark: bytes) -> None:
    assert _table(tmp_path, mark + "zh,en\n双循环,dual circulation\n".encode()).terms()[0].zh == "双循环"


def test_empty_rows_short_rows_and_quoted_line_breaks(tmp_path: Path) -> None:
    table = _table(tmp_path, 'zh,en,note\n\n双循环\n,,\n三改一拆,"three, one","two\nlines"\n')
    assert table.terms() == (Term("双循环", ""), Term("三改一拆", "three, one", note="two lines"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t.csv: is empty; save the table as CSV UTF-8"),
        ("zh,anglais\n", "t.csv:1: no column en; name the columns: zh,en,variants,status,scope,year,part_of_speech,"),
        ("term,en\n", "t.csv:1: no column zh; name the columns: zh,en,"),
        ("zh,en\n甲,a, b\n", "t.csv:2:3: more cells than columns; quote cells that hold commas"),
        ('zh,en\n甲,"a" b\n', "t.csv:2: is not CSV"),
        (b"zh,en\n\xff\xfe,a\n", "t.csv: is not text in UTF-8, UTF-16 or GB18030; save the table as CSV UTF-8"),
    ],
)
def test_faults_name_file_line_column_and_remedy(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(TermError) as caught:
        _table(tmp_path, text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TermError, match="cannot be read"):
        TermTable.read(tmp_path / "none.csv")


def test_the_shipped_table_has_english_for_every_term_of_its_report() -> None:
    glossary = parse(ROOT / "seeds" / "jiangbei-2021.md").glossary
    table = TermTable.read(ROOT / "glossary" / "jiangbei-2021.csv")
    assert glossary is not None
    assert [term_key(term.zh) for term in table.terms()] == [entry.key for entry in glossary.entries]
    assert all(term.en and term.source and term.status == "draft" for term in table.terms())
