"""CSV and TSV: delimiters, encodings, names of columns, formulas, places of faults."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from jbpub.diagnostics import TermError
from jbpub.terms.formats.columns import column_letters, guard, join_list, split_list, unguard
from jbpub.terms.formats.csv import read_csv, write_csv
from jbpub.terms.table import Designation, Term, TermTable
from tests.terms.formats.samples import dump, read


@pytest.mark.parametrize(
    "text",
    [
        "zh,en\n双循环,dual circulation\n",
        "zh\ten\n双循环\tdual circulation",
        "\n中文;英文\r\n双循环;dual circulation\r\n",
        "English,Chinese\n  dual\n circulation,“双循环”\n".replace("  dual\n circulation", '"dual\n  circulation "'),
    ],
)
def test_delimiters_and_names_of_columns(text: str) -> None:
    table = read(text)
    assert [(term.zh.strip("“”"), term.en) for term in table.terms()] == [("双循环", "dual circulation")]
    assert table.diagnostics == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_in_which_spreadsheets_save(encoding: str) -> None:
    data = "zh\ten\n双循环发展格局与高质量发展\tdual circulation\n".encode(encoding)
    assert read(data).terms()[0].zh == "双循环发展格局与高质量发展"


def test_several_rows_of_one_term_make_one() -> None:
    table = read(
        "zh,en,status,scope,year,source,variants,definition,note\n"
        "五水共治,Five Water Joint Control,许用,Zhejiang,2017,news,治水,,first\n"
        "三改一拆,Three Renovations and One Demolition,,,,,,,\n"
        "“五水共治”,Harnessing Five Waters,preferred,Zhejiang,2015,report,,a campaign,second\n"
        "五水共治,Five Water Cure,obsolete,,,,,,\n"
    )
    assert dump(table) == (
        "五水共治 Harnessing Five Waters (preferred, Zhejiang, 2015, report)"
        " =: a campaign note: first; second also: 治水\n"
        "  + Five Water Joint Control (admitted, Zhejiang, 2017, news)\n"
        "  + Five Water Cure (superseded)\n"
        "三改一拆 Three Renovations and One Demolition"
    )
    term = table.terms()[0]
    assert (term.admitted, term.deprecated) == (("Five Water Joint Control",), ("Five Water Cure",))


def test_columns_of_further_forms() -> None:
    table = read("zh,preferred,admitted,deprecated\n双循环,dual circulation,two flows|two loops,double cycle\n")
    assert dump(table) == (
        "双循环 dual circulation\n  + two flows (admitted)\n  + two loops (admitted)\n  + double cycle (deprecated)"
    )


def test_what_is_doubtful_is_found_with_its_place() -> None:
    table = read(
        "zh,en,status,scope,definition,Editor,Due\n"
        "双循环,dual circulation,preferred,,one,Li,\n"
        ",orphan,,,,,\n"
        "双循环,two flows,preferred,,two,,\n"
        "双循环,flows of Zhejiang,preferred,Zhejiang,,,\n"
        "三服务,,draft,,,,\n",
        "t.csv",
    )
    assert dump(table) == (
        "双循环 dual circulation (preferred) =: one\n"
        "  + two flows (preferred)\n"
        "  + flows of Zhejiang (preferred, Zhejiang)\n"
        "三服务 - (draft)\n"
        "t.csv:1:1 T603 note: columns that a term table does not have: Editor, Due [passed over]\n"
        "t.csv:3:1 T601 warning: “orphan” has no Chinese term [passed over]\n"
        "t.csv:4:1 T602 warning: “双循环” has two preferred English forms, “dual circulation” and “two flows”"
        " [the first counts, the other is admitted]\n"
        "t.csv:4:1 T605 warning: “双循环” has two definitions, “one” and “two” [the first counts]\n"
        "t.csv:6:1 T604 note: “三服务” has no English"
    )


def test_a_form_that_is_refused_is_not_used() -> None:
    table = read("zh,en,status\n双循环,double cycle,forbidden\n", "t.csv")
    assert dump(table) == ("双循环 -\n  + double cycle (deprecated)\nt.csv:2:1 T604 note: “双循环” has no English")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "'=1", "''@", "＝1", "1+5", "'quoted'", "互联网+"])
def test_no_cell_is_a_formula_and_none_changes(cell: str) -> None:
    written = guard(cell)
    assert written[0] not in "=+-@＝＋－＠"
    assert unguard(written) == cell
    table = TermTable((Term("甲", cell),))
    data = write_csv(table)
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert rows[1][1] == written
    assert read(data) == table


@pytest.mark.parametrize("parts", [(), ("甲",), ("甲|乙", "丙"), ("a\\", "|b", "\\|"), ("\\\\", "c:\\d")])
def test_lists_in_a_cell(parts: tuple[str, ...]) -> None:
    assert split_list(join_list(parts)) == parts


def test_letters_of_columns() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_what_is_written() -> None:
    term = Term("双循环", "dual", ("甲", "乙"), "preferred", "plan", "a, b", "n", "national", "2020", "noun",
                (Designation("two", "admitted", source="news"),))  # fmt: skip
    assert write_csv(TermTable((term,))).decode() == (
        "\ufeffzh,en,variants,status,scope,year,part_of_speech,definition,source,note\r\n"
        '双循环,dual,甲|乙,preferred,national,2020,noun,"a, b",plan,n\r\n'
        "双循环,two,,admitted,,,,,news,\r\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("zh,en,EN\n", "t.csv:1:3: a second column en; keep one"),
        ("zh,en\n甲,a,,\n乙,b,,c\n", "t.csv:3:3: more cells than columns; quote cells that hold commas"),
        ('zh,en\n\n甲,"a\nb" c\n', "t.csv:4: is not CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "t.csv: is an old .xls workbook or locked; save it as .xlsx"),
    ],
)
def test_faults(text: str | bytes, message: str) -> None:
    with pytest.raises(TermError) as caught:
        read(text, "t.csv")
    assert message in str(caught.value)


def test_ten_thousand_terms_are_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text("zh,en\n" + "".join(f"术语{n},term {n}\n" for n in range(10_000)), encoding="utf-8")
    table = TermTable.read(path)
    assert len(table.terms()) == 10_000
    assert table.terms()[-1] == Term("术语9999", "term 9999")


def test_a_column_is_cleaned_whether_one_of_its_cells_needs_it_or_none() -> None:
    """Columns that are clean are taken as they are: one that is not must be seen, wherever its fault stands."""
    plain = "zh,en,note\n甲,a b,n\n乙,c,m\n丙,d\n"
    spoiled = 'zh,en,note\n 甲 ,a  b,"n"\n乙,"\tc",m\n丙,d\u00a0\n'
    assert read_csv(spoiled.encode(), "t.csv") == read_csv(plain.encode(), "t.csv")
    assert [term.en for term in read_csv("zh,en\n甲,'=a\n乙,b\n".encode(), "t.csv").terms()] == ["=a", "b"]
    assert [term.en for term in read_csv('zh,en\n甲,"a\nb"\n乙,"c\n"\n'.encode(), "t.csv").terms()] == ["a b", "c"]
