"""The command line: what each verb prints, where, and with which exit code it ends."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jbpub import StyleSheet, annotate, parse
from jbpub.cli import main
from jbpub.style.fonts import choose_face
from jbpub.treejson import from_json

SEED = Path(__file__).parent.parent / "seeds" / "jiangbei-2021.md"
REPORT = """# 2020年青山县人民政府工作报告

——2021年1月8日在青山县第八届人民代表大会第五次会议上

县长 王小明

各位代表：

## 一、过去一年

做强产业。产值达到12亿元，推进“双碳”行动。

---

做优生态。空气更好。

## 名词解释

1. “双碳”：碳达峰与碳中和。
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound report in the working folder, named without the folder."""
    monkeypatch.chdir(tmp_path)
    Path("report.md").write_text(REPORT, encoding="utf-8")
    return Path("report.md")


def files() -> list[str]:
    return sorted(str(path) for path in Path().rglob("*") if path.is_file())


# ---- build ----


@pytest.mark.usefixtures("report")
def test_build_makes_all_editions_and_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "report.md"]) == 0
    told = capsys.readouterr()
    assert told.out.split() == ["output/report.pdf", "output/report.docx", "output/report.html"]
    assert told.err == "report.md: 1 warning, 1 note; see them with: jbpub check report.md\n"
    assert files() == ["output/report.docx", "output/report.html", "output/report.pdf", "report.md"]


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("options", "made"),
    [
        ("-t html", ["output/report.html"]),
        ("-t html -t html", ["output/report.html"]),
        ("-o site/page.html", ["site/page.html"]),
        ("-t html -o page.htm", ["page.htm"]),
        ("-t html -o v1.2/", ["v1.2/report.html"]),
        ("-t html -o site", ["site/report.html"]),
        ("-t html -e zh-Hans+en", ["output/report.zh-Hans+en.html"]),
        ("-t html -e zh-CN", ["output/report.zh-Hans.html"]),
        ("-t html -s base", ["output/report.html"]),
    ],
)
def test_build_puts_editions_where_it_is_told(options: str, made: list[str]) -> None:
    assert main(["build", "report.md", *options.split()]) == 0
    assert files() == sorted([*made, "report.md"])


@pytest.mark.usefixtures("report")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("aside", [1, 2])
def test_build_makes_the_same_in_one_process_and_in_several(aside: int, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy("report.md", "other.md")
    for folder, processes in ("one/", 0), ("several/", aside):
        monkeypatch.setattr("jbpub.cli.SPARE", processes)
        assert main(["build", "report.md", "other.md", "-o", folder]) == 0
    made = [{path.name: path.read_bytes() for path in Path(folder).iterdir()} for folder in ("one", "several")]
    assert len(made[0]) == 6
    assert made[0] == made[1]


@pytest.mark.usefixtures("report")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("aside", [0, 2 * hasattr(os, "fork")])
def test_an_edition_that_cannot_be_written_stops_no_other(aside: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jbpub.cli.SPARE", aside)
    Path("output/report.html").mkdir(parents=True)
    assert main(["build", "report.md"]) == 4
    assert files() == ["output/report.docx", "output/report.pdf", "report.md"]


def test_build_makes_the_same_from_standard_input_to_standard_output(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["build", "report.md", "-o", "page.html"])
    capsysbinary.readouterr()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(report.read_bytes())))
    assert main(["build", "-", "-t", "html", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == Path("page.html").read_bytes()


@pytest.mark.usefixtures("report")
def test_a_term_table_gives_the_glossary_its_english() -> None:
    Path("terms.csv").write_text("zh,en\n双碳,peak carbon and neutrality\n", encoding="utf-8")
    assert main(["build", "report.md", "-o", "page.html", "-e", "zh-Hans+en", "--terms", "terms.csv"]) == 0
    assert "peak carbon and neutrality" in Path("page.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("report")
def test_findings_fail_a_build_when_they_are_grave_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "report.md", "-t", "html", "--fail-on", "warning"]) == 1
    assert capsys.readouterr().out == "output/report.html\n"
    assert files() == ["output/report.html", "report.md"]


# ---- what cannot be done is told in one line ----

UNREADABLE = {
    "missing": None,
    "empty": b"",
    "blank": b" \n\n\t\n",
    "binary": bytes(range(256)) * 8,
    "not text": b"\xff\xff\xff\xff\x81\xfe\xff" * 20,
}


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("verb", ["build", "check", "tree"])
def test_a_report_that_cannot_be_read_is_exit_3(
    verb: str, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        Path("bad.md").write_bytes(content)
    before = files()
    assert main([verb, "bad.md"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("jbpub: bad.md")
    assert told.err.count("\n") == 1
    assert files() == before


@pytest.mark.usefixtures("report")
def test_a_folder_is_no_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "."]) == 3
    assert "directory" in capsys.readouterr().err


@pytest.mark.usefixtures("report")
def test_one_bad_report_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "missing.md", "report.md", "-t", "html"]) == 3
    told = capsys.readouterr()
    assert told.out == "output/report.html\n"
    assert told.err.startswith("jbpub: missing.md")


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            "build report.md -s nowhere",
            2,
            "jbpub: no style sheet nowhere: shipped are base, bilingual-columns, ",
        ),
        ("build report.md -e klingon", 2, "jbpub: no edition 'klingon'"),
        ("build report.md -e en", 2, "jbpub: the edition en cannot be made"),
        ("build report.md --names nowhere.txt", 2, "jbpub: nowhere.txt: cannot be read"),
        ("build report.md --terms nowhere.csv", 2, "jbpub: nowhere.csv"),
        # What only the PDF finds out leaves no Word file and no page either.
        ("build report.md --pages 999", 2, "there is no page 999"),
        ("build report.md --pdf press --icc nowhere.icc", 2, "cannot read the ICC profile nowhere.icc"),
        ("build report.md --fonts nowhere", 2, "jbpub: no folder nowhere"),
        ("styles nowhere", 2, "jbpub: no style sheet nowhere"),
        ("styles base --set page.duplx=true", 2, "page.duplx is not known; did you mean page.duplex?"),
        ("build report.md -t html -o report.md/page.html", 4, "jbpub: cannot write report.md/page.html"),
        ("build report.md -t html -o report.md", 4, "would replace a report or edition"),
    ],
)
def test_what_does_not_fit_is_told_with_its_own_exit_code(
    arguments: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == code
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert files() == ["report.md"]


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("", "the following arguments are required: VERB"),
        ("bild report.md", "invalid choice: 'bild'"),
        ("build", "the following arguments are required: REPORT"),
        ("build report.md -t odt", "no format odt: there are pdf, docx, html"),
        ("build report.md -o page.pdf -t pdf -t html", "-o page.pdf takes one edition, not 2"),
        ("build report.md -o -", "-o - takes one edition, not 3"),
        ("build a.md b.md -t pdf -o page.pdf", "-o page.pdf takes one edition, not 2"),
        ("check report.md --fail-on typo", "invalid choice: 'typo'"),
        ("build report.md -t html --pages 1-2", "--pages is for PDF, and none is made: add -t pdf"),
        ("build report.md -o page.docx --pdf press", "--pdf is for PDF, and none is made"),
    ],
)
def test_wrong_usage_is_exit_2(arguments: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments.split())
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert files() == ["report.md"]


@pytest.mark.usefixtures("report")
def test_reports_of_one_name_do_not_overwrite_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    Path("other").mkdir()
    Path("other/report.md").write_text(REPORT, encoding="utf-8")
    assert main(["build", "report.md", "other/report.md", "-t", "html"]) == 4
    assert "output/report.html, made of other/report.md, would replace a report or edition" in capsys.readouterr().err


# ---- check ----


@pytest.mark.usefixtures("report")
def test_check_lists_findings_with_line_and_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "report.md"]) == 0
    told = capsys.readouterr()
    assert [line.split(": ")[0] for line in told.out.splitlines()] == [
        "report.md:1:3 F302 warning",
        "report.md:13:1 R103 note",
    ]
    assert told.err == "report.md: 1 warning, 1 note\n"


@pytest.mark.usefixtures("report")
def test_check_gives_programs_every_fact(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "report.md", "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["findings"]
    assert (first["file"], first["line"], first["column"], first["code"]) == ("report.md", 1, 3, "F302")
    assert REPORT[second["start"] : second["end"]] == "---"
    assert {"severity", "message", "hint", "repair", "end_line", "end_column"} <= first.keys()


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(("level", "code"), [("note", 1), ("warning", 1), ("error", 0)])
def test_check_fails_on_what_it_is_told_to(level: str, code: int) -> None:
    assert main(["check", "report.md", "--fail-on", level]) == code


def test_a_report_without_findings_is_said_to_have_none(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text(REPORT.replace("2020年", "2021年").replace("\n---\n", ""), encoding="utf-8")
    assert main(["check", "report.md"]) == 0
    assert capsys.readouterr() == ("", "report.md: nothing found\n")


# ---- tree ----

OUTLINE = """\
2020年青山县人民政府工作报告
  occasion: ——2021年1月8日在青山县第八届人民代表大会第五次会议上 (2021-01-08, 青山县, 第八届人民代表大会第五次会议)
  speaker: 王小明, 县长
front.p1 [salutation] 各位代表：
s1 一、过去一年
  s1.p1 ▸ 做强产业。
  ---- page 2 of the source
  s1.p2 ▸ 做优生态。
glossary 名词解释
  g1 1. “双碳”: 1 mention

1 section, 3 paragraphs, 2 leads, 1 glossary entry, 38 characters, 2 findings
"""


@pytest.mark.usefixtures("report")
def test_tree_shows_an_outline_to_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tree", "report.md"]) == 0
    assert capsys.readouterr().out == OUTLINE


@pytest.mark.usefixtures("report")
def test_tree_gives_programs_a_tree_that_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tree", "report.md", "--json"]) == 0
    assert from_json(capsys.readouterr().out) == annotate(parse("report.md"))


# ---- styles and fonts ----


def test_styles_lists_the_shipped_sheets(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["styles"]) == 0
    listed = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert list(listed) == ["base", "bilingual-columns", "booklet", "gov-print", "large-print", "screen"]
    assert listed["booklet"].startswith("A booklet for the delegates' bag: A5")


def test_single_values_of_a_sheet_are_set_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["styles", "gov-print", "--set", "line.kinsoku=strict", "--set", "page.duplex=false"]) == 0
    changed = [line for line in capsys.readouterr().out.splitlines() if line.endswith("# changed")]
    assert [line.partition("#")[0].strip() for line in changed] == ["duplex = false", 'kinsoku = "strict"']


def test_styles_prints_a_sheet_to_start_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["styles", "gov-print"]) == 0
    mine = tmp_path / "gov-print.toml"
    mine.write_text(capsys.readouterr().out, encoding="utf-8")
    assert StyleSheet.read(mine) == StyleSheet.read("gov-print")


@pytest.fixture
def no_installed_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without fonts."""
    choose_face.cache_clear()
    monkeypatch.setattr("jbpub.style.faces.folders.font_folders", lambda: ())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield
    choose_face.cache_clear()


@pytest.mark.usefixtures("no_installed_fonts")
def test_fonts_says_for_every_region_which_face_each_role_gets_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts"]) == 0
    regions = re.split(r"^(?=zh)", capsys.readouterr().out, flags=re.M)[1:]
    assert [region.splitlines()[0] for region in regions] == ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"]
    roles = re.findall(r"^  (\w+)", regions[0], re.M)
    assert roles == ["song", "fangsong", "kai", "hei", "title", "latin"]
    assert "  hei       Noto Sans SC, weight 400, comes with pip, stands in for SimHei, thickened" in regions[0]
    assert "better, if installed: SimHei (Windows)" in regions[0]
    assert "Word: 黑体; HTML: SimHei, " in regions[0]


@pytest.mark.usefixtures("no_installed_fonts")
def test_fonts_tells_programs_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "-e", "zh-Hant-TW", "--json"]) == 0
    told = {entry["role"]: entry for entry in json.loads(capsys.readouterr().out)["fonts"]}
    assert {entry["region"] for entry in told.values()} == {"zh-Hant-TW"}
    assert told["song"]["family"] == "Noto Serif TC"
    assert told["song"]["stands_in_for"] == ""
    assert told["kai"]["stands_in_for"] == "DFKai-SB"
    assert told["kai"]["licence"].endswith("SIL Open Font License, Version 1.1")


# ---- as a process ----


@pytest.mark.usefixtures("report")
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m jbpub tree {SEED} | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


@pytest.mark.usefixtures("report")
def test_output_is_utf_8_wherever_it_goes() -> None:
    environment = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    command = [sys.executable, "-m", "jbpub", "tree", str(SEED)]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=SEED.parent.parent, check=True)
    assert done.stdout.decode("utf-8").startswith("2020年重庆市江北区人民政府工作报告")


@pytest.mark.usefixtures("report")
def test_progress_is_for_terminals_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    main(["build", "report.md", "-t", "html"])
    assert "\r" not in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    main(["build", "report.md", "-t", "html"])
    assert "\r\x1b[Kmaking html of report.md\r\x1b[K" in capsys.readouterr().err


# ---- repairs that are refused ----

SPOILED = (
    "# 2020年青山县政府工作报告\n\n一、回顾\n\n产值达到 12 亿元，稳中\n\n---\n\n有进,总体向好，人民生活不断改善。\n"
)


def _found(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, str]:
    main(["check", "report.md", "--json", *options])
    return {one["code"]: one["repair"] for one in json.loads(capsys.readouterr().out)["findings"]}


def test_repairs_can_be_refused_by_level_and_by_code(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text(SPOILED, encoding="utf-8")
    assert _found(capsys) == {"R101": "joined", "R102": "dropped", "R109": "made ，"}
    assert _found(capsys, "--repair", "safe") == {"R101": "", "R102": "dropped", "R109": "made ，"}
    assert _found(capsys, "--repair", "none") == {"R101": "", "R102": "", "R109": ""}
    assert _found(capsys, "--refuse", "R102", "--refuse", "R109") == {"R101": "joined", "R102": "", "R109": ""}


@pytest.mark.usefixtures("report")
def test_a_repair_that_there_is_not_cannot_be_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "report.md", "--refuse", "R999"]) == 2
    assert capsys.readouterr().err == ("jbpub: no finding R999 whose repair could be refused: see docs/findings.md\n")
