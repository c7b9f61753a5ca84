"""publish, render and publish_many: streams, files, batches, plug-ins; whole or not at all."""

from __future__ import annotations

import io
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jbpub import (
    Diagnostic,
    Document,
    JbpubError,
    Rendered,
    StyleSheet,
    adapt,
    annotate,
    parse,
    publish,
    publish_many,
    render,
)
from jbpub.diagnostics import BatchError, EditionError, OutputError, SourceError, StyleError
from jbpub.formats import BUILT_IN, formats

SEED = Path(__file__).parent.parent / "seeds" / "jiangbei-2021.md"
REPORT = "# 2024年青山县政府工作报告\n\n各位代表：\n\n## 一、过去一年\n\n做强产业。产值达到12亿元。\n"
MAGIC = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!DOCTYPE html>", "md": b"---\njbpub: 1\n"}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---- one edition ----


@pytest.mark.parametrize("form", BUILT_IN)
def test_the_format_is_the_targets_suffix(form: str, report: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / f"edition.{form.upper()}"
    done = publish(report, target)
    assert (done.format, done.path) == (form, target)
    assert target.read_bytes() == done.data
    assert done.data.startswith(MAGIC[form])


@pytest.mark.parametrize("form", BUILT_IN)
def test_the_same_input_gives_the_same_bytes(form: str) -> None:
    first, second = (render(adapt(annotate(parse(SEED))), to=form).data for _ in range(2))
    assert first == second


def test_a_path_may_be_text_or_path_like(report: Path, tmp_path: Path) -> None:
    assert publish(str(report), str(tmp_path / "a.html")).data == publish(report, tmp_path / "b.html").data


def test_streams_are_read_and_written_and_left_open(report: Path) -> None:
    source, target = io.BytesIO(report.read_bytes()), io.BytesIO()
    done = publish(source, target, to="html")
    assert (source.closed, target.closed, done.path) == (False, False, None)
    assert target.getvalue() == done.data


def test_without_a_target_the_bytes_are_only_returned(report: Path, tmp_path: Path) -> None:
    before = leftovers(tmp_path)
    assert render(adapt(annotate(parse(report))), to="html").data.startswith(MAGIC["html"])
    assert leftovers(tmp_path) == before


def test_a_style_may_be_a_name_a_file_or_a_value(report: Path) -> None:
    document, style = adapt(annotate(parse(report))), StyleSheet.read("base")
    by_value = render(document, to="html", style=style).data
    assert render(document, to="html", style="base").data == by_value
    assert render(document, to="html").data != by_value


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_a_report_that_is_not_adapted_yet_is_refused(form: str) -> None:
    with pytest.raises(EditionError, match="give render adapt"):
        render(parse(SEED), to=form)


def test_findings_come_with_the_source_they_point_into() -> None:
    done = publish(SEED, io.BytesIO(), to="html")
    assert done.diagnostics
    assert all(finding.line(done.source).startswith(f"{SEED}:") for finding in done.diagnostics)


def test_nothing_is_printed(report: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for form in BUILT_IN:
        publish(report, tmp_path / f"edition.{form}")
    assert capfd.readouterr() == ("", "")


# ---- whole or not at all ----


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", SourceError), (bytes(range(256)) * 8, SourceError), (b"   \n\n", SourceError)],
    ids=["empty", "binary", "blank"],
)
def test_a_report_that_cannot_be_read_leaves_no_edition(
    content: bytes, error: type[JbpubError], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(content)
    with pytest.raises(error) as told:
        publish(bad, tmp_path / "edition.html")
    assert str(bad) in str(told.value)
    assert "\n" not in str(told.value)
    assert leftovers(tmp_path) == ["bad.md"]


def test_a_missing_report_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"missing\.md"):
        publish(tmp_path / "missing.md", tmp_path / "new" / "edition.html")
    assert leftovers(tmp_path) == []


def test_a_wrong_style_leaves_no_edition(report: Path, tmp_path: Path) -> None:
    with pytest.raises(StyleError):
        publish(report, tmp_path / "edition.html", style="no-such-style")
    assert leftovers(tmp_path) == ["report.md"]


@pytest.mark.parametrize(("target", "form"), [("edition.odt", ""), ("edition", ""), ("edition.html", "odt")])
def test_an_unknown_format_is_answered_with_the_known_ones(
    target: str, form: str, report: Path, tmp_path: Path
) -> None:
    with pytest.raises(OutputError, match=r"no renderer for .*: say to= one of pdf, docx, html"):
        publish(report, tmp_path / target, to=form)
    assert leftovers(tmp_path) == ["report.md"]


def test_an_edition_replaces_the_one_before_in_one_step(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "edition.html"
    target.write_text("old")
    with target.open() as reader:
        publish(report, target)
        assert reader.read() == "old"  # who reads the old one goes on reading it
    assert target.read_bytes().startswith(MAGIC["html"])
    assert leftovers(tmp_path) == ["edition.html", "report.md"]


def test_a_failed_write_leaves_the_old_edition_and_no_rest(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "edition.html"
    target.write_text("old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(
        OutputError, match=r"cannot write .*edition.html: No space left on device; choose another place"
    ):
        publish(report, target)
    assert target.read_text() == "old"
    assert leftovers(tmp_path) == ["edition.html", "report.md"]


def test_a_folder_in_the_way_is_told(report: Path, tmp_path: Path) -> None:
    (tmp_path / "edition.html").mkdir()
    with pytest.raises(OutputError, match="cannot write"):
        publish(report, tmp_path / "edition.html")


def test_a_file_in_place_of_a_folder_is_told(report: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        publish(report, report / "edition.html")


@pytest.mark.skipif(os.name != "posix", reason="POSIX file modes and links")
def test_a_new_edition_has_the_mode_that_the_umask_gives_and_links_are_followed(report: Path, tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        publish(report, tmp_path / "edition.html")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "edition.html").stat().st_mode) == 0o640
    (tmp_path / "link.html").symlink_to("edition.html")
    publish(report, tmp_path / "link.html", style="base")
    assert (tmp_path / "link.html").is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="POSIX devices")
def test_a_device_is_written_to_and_not_replaced(report: Path) -> None:
    publish(report, "/dev/null", to="html")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


# ---- batches ----


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"county{number}.md" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(REPORT.replace("青山", "甲乙丙"[number] + "山"), encoding="utf-8")
    return paths


def test_a_batch_keeps_the_order_and_leaves_the_executor_running(reports: list[Path], tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as executor:
        done = list(
            publish_many(reports, f"{tmp_path}/out/{{stem}}.{{suffix}}", to=("html", "docx"), executor=executor)
        )
        assert executor.submit(int).result() == 0
    assert [(item.path.name if item.path else "") for item in done] == [
        "county0.html", "county0.docx", "county1.html", "county1.docx", "county2.html", "county2.docx",
    ]  # fmt: skip
    assert {item.data for item in done} == {b""}


def test_a_batch_in_processes_writes_what_a_single_run_writes(reports: list[Path], tmp_path: Path) -> None:
    done = list(publish_many(reports, f"{tmp_path}/{{stem}}.{{edition}}.{{suffix}}", to=["html"]))
    assert [item.path for item in done] == [tmp_path / f"county{number}.zh.html" for number in range(3)]
    single = publish(reports[1], io.BytesIO(), to="html")
    assert (tmp_path / "county1.zh.html").read_bytes() == single.data


def test_a_bad_report_stops_no_other(reports: list[Path], tmp_path: Path) -> None:
    reports[1].write_bytes(b"")
    made: list[Rendered] = []
    with ThreadPoolExecutor(1) as executor:
        batch = publish_many(reports, f"{tmp_path}/{{stem}}.{{suffix}}", to=["html"], executor=executor)
        with pytest.raises(BatchError, match=r"1 of the reports .*county1\.md") as told:
            made += batch
    assert [item.path for item in made] == [tmp_path / "county0.html", tmp_path / "county2.html"]
    assert [type(error) for error in told.value.errors] == [SourceError]


def test_a_report_of_which_one_edition_cannot_be_made_gets_none_in_a_batch(reports: list[Path], tmp_path: Path) -> None:
    style = StyleSheet.read("base").changed({"book.pages": "999"})  # what only the PDF finds out
    pattern = f"{tmp_path}/out/{{stem}}.{{suffix}}"
    with ThreadPoolExecutor(1) as executor:
        batch = publish_many(reports[:1], pattern, to=["html", "pdf"], style=style, executor=executor)
        with pytest.raises(BatchError, match="there is no page 999"):
            list(batch)
    assert not (tmp_path / "out").exists()


def test_a_batch_finds_the_translation_of_each_report_by_its_name(reports: list[Path], tmp_path: Path) -> None:
    unit = '<unit id="front.p1"><segment><source>各位代表：</source><target>Deputies {}</target></segment></unit>'
    head = '<xliff version="2.1" srcLang="zh" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">'
    for path in reports[:2]:
        path.with_suffix(".xlf").write_text(f"{head}{unit.format(path.stem)}</file></xliff>", encoding="utf-8")
    made: list[Rendered] = []
    with ThreadPoolExecutor(1) as executor, pytest.raises(BatchError, match=r"county2\.xlf"):
        made += publish_many(
            reports, f"{tmp_path}/{{stem}}.{{suffix}}", to=["html"], editions=["zh+en"],
            translation=f"{tmp_path}/{{stem}}.xlf", executor=executor,
        )  # fmt: skip
    pages = [(tmp_path / f"county{number}.html").read_text(encoding="utf-8") for number in range(2)]
    assert ["Deputies county0" in pages[0], "Deputies county1" in pages[1]] == [True, True]


def test_repairs_are_chosen_where_a_report_is_published_too(tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.md"
    spoiled.write_text("# 2024年青山县政府工作报告\n\n各位代表：\n\n建成13 项工程。\n", encoding="utf-8")

    def text(repair: str) -> str:
        return publish(spoiled, io.BytesIO(), to="html", repair=repair).data.decode()

    assert ["13项" in text("all"), "13 项" in text("none")] == [True, True]
    with ThreadPoolExecutor(1) as executor:
        list(publish_many([spoiled], f"{tmp_path}/{{stem}}.html", to=["html"], repair="none", executor=executor))
    assert "13 项" in (tmp_path / "spoiled.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{stem}.html", "more than one edition would be written to county0.html"),
        ("{name}.{suffix}", "a pattern may hold {stem}, {edition} and {suffix} only"),
        ("{stem", "a pattern may hold"),
        ("{}.{suffix}", "a pattern may hold"),
    ],
)
def test_a_pattern_that_does_not_fit_is_refused_before_any_work(pattern: str, said: str, reports: list[Path]) -> None:
    with pytest.raises(OutputError) as told:
        next(publish_many(reports, pattern, to=("html", "docx")))
    assert said in str(told.value)


def test_two_reports_of_one_name_do_not_overwrite_each_other(reports: list[Path], tmp_path: Path) -> None:
    twin = tmp_path / "other" / "county0.md"
    with pytest.raises(OutputError, match="more than one edition"):
        next(publish_many([reports[0], twin], f"{tmp_path}/{{stem}}.{{suffix}}", to=["html"]))


# ---- plug-ins ----

PLUGIN = """
def render(document, style):
    return f"{document.meta.title} in {style.name}".encode(), ()
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package as pip would have installed it, with the entry point jbpub.renderers: slip."""
    site = tmp_path / "site"
    info = site / "slip-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "slip_renderer.py").write_text(PLUGIN)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: slip\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[jbpub.renderers]\nslip = slip_renderer:render\n")
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, "slip_renderer", raising=False)


@pytest.mark.usefixtures("plugin")
def test_a_stranger_adds_a_format_by_an_entry_point(report: Path, tmp_path: Path) -> None:
    assert formats() == ("pdf", "docx", "html", "md", "slip")
    done = publish(report, tmp_path / "edition.slip")
    assert done.data.decode() == "2024年青山县政府工作报告 in gov-print"


def test_without_the_plug_in_there_is_no_such_format(report: Path) -> None:
    with pytest.raises(OutputError, match="no renderer for slip"):
        publish(report, io.BytesIO(), to="slip")


def test_what_a_renderer_finds_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    def render_with_finding(document: Document, _: StyleSheet) -> tuple[bytes, tuple[Diagnostic, ...]]:
        return b"", (Diagnostic("E501", document.diagnostics[0].severity, "seen late", document.diagnostics[0].span),)

    monkeypatch.setattr("jbpub.renderers.html.edition.render", render_with_finding)
    document = adapt(annotate(parse(SEED)))
    assert render(document, to="html").diagnostics[-1].message == "seen late"
    assert render(document, to="html").diagnostics[:-1] == document.diagnostics
