"""Pictures: beside the report or within it, never outside its folder and never on the network."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from jbpub.nodes import Figure, walk_document
from jbpub.parser.readers.inputs import read_input, read_text
from jbpub.parser.report import parse
from tests.parser.readers.wordfile import JPEG, PNG


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report's pictures, and one outside."""
    inside = tmp_path / "report"
    (inside / "figures").mkdir(parents=True)
    (inside / "figures" / "map.png").write_bytes(PNG)
    (inside / "图 1.jpg").write_bytes(JPEG)
    (inside / "drawing.svg").write_text("<svg/>")
    (tmp_path / "secret.png").write_bytes(PNG)
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    return inside


def report(folder: Path, target: str) -> Path:
    path = folder / "report.md"
    path.write_text(f"各位代表：\n\n![图]({target})\n", encoding="utf-8")
    return path


NEAR = [("figures/map.png", PNG), ("./figures/map.png?v=2", PNG), ("图%201.jpg", JPEG)]


@pytest.mark.parametrize(("target", "data"), NEAR)
def test_a_picture_beside_the_report_is_read(folder: Path, target: str, data: bytes) -> None:
    reading = read_input(report(folder, target))
    assert (reading.source.assets, reading.findings) == ({target: data}, ())


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("none.png", "is missing"),
        ("figures", "is missing"),
        ("drawing.svg", "is no PNG or JPEG"),
        ("../secret.png", "lies outside the report's folder"),
        ("link.png", "lies outside the report's folder"),
        ("%2e%2e/secret.png", "lies outside the report's folder"),
        ("https://example.org/map.png", "lies on the network, where jbpub does not go"),
        ("//example.org/map.png", "lies on the network, where jbpub does not go"),
        ("file:///etc/passwd", "lies on the network, where jbpub does not go"),
        ("data:image/png;base64,!!!", "is no PNG or JPEG"),
        ("a%00b.png", "cannot be read"),
    ],
)
def test_any_other_picture_is_reported_with_the_reason_and_its_place(folder: Path, target: str, why: str) -> None:
    reading = read_input(report(folder, target))
    assert reading.source.assets == {}
    (finding,) = reading.findings
    assert (finding.code, finding.message) == ("I605", f"the picture {target} {why}")
    assert reading.source.at(finding.span) == target


def test_a_report_without_a_folder_has_only_the_pictures_within_it() -> None:
    uri = "data:image/png;base64," + base64.b64encode(PNG).decode()
    reading = read_text(f"![图]({uri})\n\n![图](map.png)")
    assert reading.source.assets == {uri: PNG}
    (finding,) = reading.findings
    assert finding.message == "the picture map.png lies beside the report, which came without its folder"


def test_the_bytes_reach_the_figure(folder: Path) -> None:
    figures = [block for block in walk_document(parse(report(folder, "figures/map.png"))) if isinstance(block, Figure)]
    assert [figure.image and figure.image.data for figure in figures] == [PNG]
