"""The verbs terms, figures and translate: what they print, what they write, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jbpub import TermTable, adapt, annotate, parse
from jbpub.cli import main
from jbpub.terms.candidates import candidates
from jbpub.verbs.termlist import list_terms
from tests.edition.translations import REPORT, full, unit, xliff

TABLE = "zh,en\n双循环,dual circulation\n五水共治,five-water co-governance\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = REPORT.replace("新建道路95公里。", "新建道路95公里。“六争攻坚”和五水共治都有进展，六争攻坚再上台阶。")
    Path("report.md").write_text(text, encoding="utf-8")
    Path("terms.csv").write_text(TABLE, encoding="utf-8")


# ---- terms ----


def names(text: str) -> list[str]:
    """The names in a text with their counts."""
    return [
        f"{one.count} {one.zh}"
        for one in candidates(parse(text=f"# 2021年青山县政府工作报告\n\n各位代表：\n\n{text}\n"))
    ]


def test_terms_lists_the_glossary_the_names_without_english_and_the_coverage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["terms", "report.md", "--terms", "terms.csv"]) == 0
    assert capsys.readouterr().out == (
        "glossary (1):\n"
        "  双循环: dual circulation; used 2 times\n"
        "\n"
        "names without English (1):\n"
        "  2 × 六争攻坚  [s2.1.p1] 新建道路95公里。“六争攻坚”和五水共治都有进展，六争…\n"
        "\n"
        "coverage: 2 of 3 terms have English (66 %)\n"
    )


def test_terms_in_json_has_every_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "report.md", "--terms", "terms.csv", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["coverage"] == {"terms": 3, "with_english": 2}
    assert [(name["term"], name["kind"], name["count"], name["english"]) for name in data["names"]] == [
        ("六争攻坚", "quoted", 2, ""),
        ("五水共治", "numeral", 1, "five-water co-governance"),
    ]
    assert data["glossary"][0]["mentions"] == ["g1.m1", "g1.n1"]


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "tbx", "xlf"])
def test_terms_are_exported_to_be_filled_in(suffix: str) -> None:
    assert main(["terms", "report.md", "--terms", "terms.csv", "--export", f"out.{suffix}"]) == 0
    written = {term.zh: term.en for term in TermTable.read(f"out.{suffix}").terms()}
    assert written == {"双循环": "dual circulation", "六争攻坚": "", "五水共治": "five-water co-governance"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推进“亩均论英雄”改革，再评“亩均论英雄”。", ["2 亩均论英雄"]),
        ("坚持三改一拆、四边三化。", ["1 三改一拆", "1 四边三化"]),
        ("打好四大攻坚，落实八八战略，双拥共建。", ["1 四大攻坚", "1 八八战略", "1 双拥共建"]),
        ("五清三建一改见效。", ["1 五清三建一改"]),
        ("五年来，一批项目、三个园区、一户一户走访，一心一意办好一件事。", []),
        ("三峡工程、四川发展、双边活动。", []),
        ("他说：“我们要做得更好，再上台阶。”", []),
        ("“GDP”和“5G”。", []),
        ("十九届二中全会。", []),
    ],
)
def test_names_are_told_from_numbers_and_quotations(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_what_the_glossary_explains_is_no_name() -> None:
    document = annotate(parse("report.md"))
    assert "双循环" not in {one.key for one in list_terms(document, None).names}


def test_a_report_without_terms_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Path("plain.md").write_text("# 2021年青山县政府工作报告\n\n各位代表：\n\n成绩很大。\n", encoding="utf-8")
    assert main(["terms", "plain.md"]) == 0
    assert capsys.readouterr().out == "no terms found\n"


# ---- figures ----


def test_figures_lists_each_sentence_with_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "report.md"]) == 0
    assert capsys.readouterr().out == (
        "[s1.p1] 产值达到12亿元，融入“双循环”。\n"
        "    产值: 12亿元 = RMB 1.2 billion\n"
        "[s1.p1] 财政收入增长3.4%。\n"
        "    财政收入: +3.4% = up 3.4 percent\n"
        "[s2.1.p1] 新建道路95公里。\n"
        "    新建道路: 95公里 = 95 kilometers\n"
    )


def test_figures_in_json_lose_no_digit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "report.md", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["figures"][0]
    assert first["value"] == {
        "text": "12亿元", "kind": "money", "low": "1200000000", "high": "1200000000", "unit": "CNY", "per": "",
        "approximation": "exact", "parts": [],
    }  # fmt: skip
    assert (first["indicator"], first["change"], first["block"]) == ("产值", None, "s1.p1")


# ---- translate ----


def whole() -> bytes:
    """A translation of the report in the folder."""
    document = annotate(parse("report.md"))
    from jbpub.edition.translation.units import units

    said = {passage.id: passage.english[0] for passage in full().passages if isinstance(passage.english[0], str)}
    return xliff(*(unit(one.id, one.text, str(said.get(one.id, "English 12 3.4 95"))) for one in units(document)))


def test_what_is_exported_is_checked_on_its_return(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["translate", "export", "report.md", "-o", "units.xlf", "--terms", "terms.csv"]) == 0
    assert capsys.readouterr().out == "units.xlf\n"
    assert main(["translate", "import", "report.md", "units.xlf", "--fail-on", "warning"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "14 units, 1 translated, 13 missing"
    assert lines[1] == "report.md:1:3 T607 warning: no translation of meta.title “2021年青山县政府工作报告”"
    assert len(lines) == 14


def test_import_in_json_has_counts_and_findings(capsys: pytest.CaptureFixture[str]) -> None:
    Path("units.xlf").write_bytes(xliff(unit("s1", "过去一年", "The Past Year", 'state="final"')))
    assert main(["translate", "import", "report.md", "units.xlf", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["counts"] == {
        "units": 14, "translated": 0, "reviewed": 0, "final": 1, "outdated": 0, "missing": 13, "strays": 0,
    }  # fmt: skip
    assert {finding["code"] for finding in data["findings"]} == {"T607"}


def test_an_export_keeps_what_is_translated_already(capsys: pytest.CaptureFixture[str]) -> None:
    Path("units.xlf").write_bytes(xliff(unit("s1", "过去一年", "The Past Year", 'state="reviewed"')))
    for _ in range(2):
        assert main(["translate", "export", "report.md", "--translation", "units.xlf", "-o", "units.xlf"]) == 0
    capsys.readouterr()
    main(["translate", "import", "report.md", "units.xlf"])
    assert capsys.readouterr().out.startswith("14 units, 1 reviewed, 13 missing\n")


@pytest.mark.parametrize("edition", ["zh+en", "en", "zh-Hant-TW+en"])
def test_build_shows_a_translation(edition: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("units.xlf").write_bytes(whole())
    assert main(["build", "report.md", "-o", "page.html", "-e", edition, "--translation", "units.xlf"]) == 0
    assert "page.html" in capsys.readouterr().out
    assert "The Past Year" in Path("page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("translate import report.md", "import takes a report and its translation"),
        ("build report.md --translation units.xlf", "--translation goes with -e zh+en or -e en"),
        ("build report.md report.md -e en --translation units.xlf", "--translation belongs to one report"),
        ("translate send report.md", "invalid choice: 'send'"),
    ],
)
def test_options_that_do_not_fit_are_a_usage_error(
    arguments: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("units.xlf").write_bytes(whole())
    with pytest.raises(SystemExit) as stopped:
        main(arguments.split())
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ("translate import report.md missing.xlf", 2, "missing.xlf: cannot be read"),
        ("translate import report.md report.md", 2, "report.md:1:1: is not well-formed XML"),
        ("translate export report.md -o report.md", 4, "the units would replace the report"),
        ("translate export report.md -o terms.csv/units.xlf", 4, "cannot write terms.csv/units.xlf"),
        ("terms report.md --export terms.pdf", 2, "terms are not written as .pdf"),
        ("figures missing.md", 3, "missing.md"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    arguments: str, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path("report.md").read_bytes()
    assert main(arguments.split()) == code
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1
    assert Path("report.md").read_bytes() == before


def test_an_english_edition_without_its_translation_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "report.md", "-t", "html", "-e", "en"]) == 2
    assert "no translation of this report" in capsys.readouterr().err


def test_publish_takes_a_translation_by_its_path() -> None:
    from jbpub import publish
    from jbpub.edition.translation.files import read_translation

    Path("units.xlf").write_bytes(whole())
    done = publish("report.md", "page.html", edition="en", translation="units.xlf")
    document = adapt(annotate(parse("report.md")), "en", read_translation("units.xlf"))
    assert document.meta.title in done.data.decode()
