"""Term tables: what is read, the one line that says what is wrong and where, and the tables that are shipped."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from jbpub.diagnostics import TermError
from jbpub.nodes import plain_text, sections
from jbpub.parser.entries import term_key
from jbpub.parser.report import parse
from jbpub.terms.table import Designation, Term, TermTable

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


def test_the_table_of_the_report_has_english_for_every_term_and_heading() -> None:
    report = parse(ROOT / "seeds" / "jiangbei-2021.md")
    table = TermTable.read(ROOT / "glossary" / "jiangbei-2021.csv")
    assert report.glossary is not None
    terms = [term for term in table.terms() if term.part_of_speech != "title"]
    titles = {term_key(term.zh) for term in table.terms() if term.part_of_speech == "title"}
    assert [term_key(term.zh) for term in terms] == [entry.key for entry in report.glossary.entries]
    assert [head for section in sections(report) if (head := term_key(plain_text(section.title))) not in titles] == []
    assert all(term.en and term.source and term.status == "draft" for term in table.terms())
    assert all(term.definition for term in terms)
    assert table.diagnostics == ()


def test_the_official_terms_say_who_uses_them_where_and_when() -> None:
    table = TermTable.read(ROOT / "glossary" / "government.csv")
    assert table.diagnostics == ()
    assert len(table.terms()) > 100
    for term in table.terms():
        for form in (Designation(term.en, term.status, term.scope, term.year, term.source), *term.others):
            assert form.text, term.zh
            assert form.status in {"preferred", "admitted"}, term.zh
            assert form.scope, term.zh
            assert form.source, term.zh
            assert re.fullmatch(r"\d{4}(, \d{4})*", form.year), term.zh


def test_official_english_is_in_dictionary_form_and_no_name_means_two_things() -> None:
    table = TermTable.read(ROOT / "glossary" / "government.csv")
    forms = [form for term in table.terms() for form in (term.en, *term.admitted)]
    assert [form for form in forms if re.match("(the|an?|to) ", form, re.IGNORECASE) or form.endswith(".")] == []
    names = Counter(term_key(name) for term in table.terms() for name in {term.zh, *term.variants})
    assert [name for name, count in names.items() if count > 1] == []
