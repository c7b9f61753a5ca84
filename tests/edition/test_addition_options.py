"""The options that say the same as an edition's additions: --figures, --glossary-order."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbpub.cli import main

REPORT = """# 2021年青山区政府工作报告

## 一、回顾

我们推进“最多跑一次”改革和“长三角”一体化，地区生产总值增长5%，财政收入达到3亿元。

## 名词解释

1. “最多跑一次”：一次办成。
2. “长三角”：长江三角洲。
"""


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ("--figures", "zh+figures"),
        ("-e zh-Hant --figures", "zh-Hant+figures"),
        ("-e zh+figures --figures", "zh+figures"),
        ("--glossary-order chinese", "zh+by-chinese"),
        ("--glossary-order report", "zh"),
        ("-e zh+by-chinese --glossary-order report", "zh"),
    ],
)
def test_an_option_is_as_good_as_the_name(
    options: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.md").write_text(REPORT, encoding="utf-8")
    assert main(["build", "report.md", "-t", "html", "-o", "one.html", *options.split()]) == 0
    assert main(["build", "report.md", "-t", "html", "-o", "other.html", "-e", name]) == 0
    assert Path("one.html").read_bytes() == Path("other.html").read_bytes()
    page = Path("one.html").read_text(encoding="utf-8")
    assert ('id="figures"' in page) == ("figures" in name)
    assert (page.index('id="g2"') < page.index('id="g1"')) == ("by-chinese" in name)


@pytest.mark.parametrize("options", ["-e en --figures", "--glossary-order english", "-e en --glossary-order chinese"])
def test_what_does_not_go_together_is_refused(
    options: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.md").write_text(REPORT, encoding="utf-8")
    assert main(["build", "report.md", *options.split()]) == 2
    told = capsys.readouterr().err
    assert told.startswith("jbpub: no edition ")
    assert told.count("\n") == 1
