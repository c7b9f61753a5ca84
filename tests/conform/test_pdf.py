"""PDF before veraPDF: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file, and the text in reading order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.conform.reports import REPORTS, Editions, missing, strays
from tests.conform.tools import in_home, on_path, output

pytestmark = pytest.mark.conform
FLAVOURS = ("ua1", "2a")
Verdicts = dict[tuple[str, str], list[str]]


def verapdf(flavour: str, files: list[Path]) -> dict[str, list[str]]:
    """File name → the rules that it breaks, such as "7.2-29"; one run for all files, for Java starts slowly."""
    jar = in_home("jars/greenfield-apps-*.jar")
    # The jar's own main class is the window; the flags shorten Java's start.
    java = (on_path("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", str(jar))
    command = (*java, "org.verapdf.apps.GreenfieldCliWrapper", "-f", flavour, "--format", "json")
    jobs = json.loads(output(*command, *files, accept=(0, 1)))["report"]["jobs"]
    return {Path(job["itemDetails"]["name"]).name: broken_rules(job) for job in jobs}


def broken_rules(job: dict[str, Any]) -> list[str]:
    """The rules that a file breaks; a file without a verdict breaks "no verdict"."""
    results = job.get("validationResult") or []
    rules = [
        rule for result in results for rule in result["details"]["ruleSummaries"] if rule["ruleStatus"] == "FAILED"
    ]
    broken = [f"{rule['clause']}-{rule['testNumber']} {rule['description']}" for rule in rules]
    sound = bool(results) and all(result["compliant"] for result in results)
    return broken or ([] if sound else [f"no verdict: {job.get('taskException')}"])


# ---- faults planted in a sound file; each must be seen, or the judge is asleep ----


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def without_the_word_for_a_link(pdf: pikepdf.Pdf) -> None:
    links = [note for page in pdf.pages for note in page.obj.get("/Annots", []) if note.Subtype == "/Link"]
    del links[0].Contents


def with_text_outside_the_tags(pdf: pikepdf.Pdf) -> None:
    page = fullest_page(pdf)
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"BDC", b"BDC EMC /Span BMC", 1))


def with_colour_of_no_device(pdf: pikepdf.Pdf) -> None:
    page = fullest_page(pdf)
    page.Contents = pdf.make_stream(b"0 1 1 0 k " + page.Contents.read_bytes())


def fullest_page(pdf: pikepdf.Pdf) -> pikepdf.Page:
    return max(pdf.pages, key=lambda page: len(page.Contents.read_bytes()))


def with_a_header_cell_of_nothing(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        if element.S == "/TH":
            del element.A.Scope


def with_a_heading_level_left_out(pdf: pikepdf.Pdf) -> None:
    next(element for element in elements(pdf) if element.S == "/H2").S = pikepdf.Name.H4


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """Every structure element of a file."""
    things = (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))
    return [thing for thing in things if thing.get("/Type") == "/StructElem"]


def without_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str, str]] = {  # fault → how, who sees it, by which clause
    "no language": (without_language, "ua1", "7.2-"),
    "no tags": (without_tags, "ua1", "7.1-"),
    "a link without words": (without_the_word_for_a_link, "ua1", "7.18.5-2"),
    "text outside the tags": (with_text_outside_the_tags, "ua1", "7.1-3"),
    "a header cell of nothing": (with_a_header_cell_of_nothing, "ua1", "7.5-"),
    "a heading level left out": (with_a_heading_level_left_out, "ua1", "7.4.2-"),
    "a colour of no device": (with_colour_of_no_device, "2a", "6.2.4.3-"),
    "no output intent": (without_output_intent, "2a", "6.2.4.3-"),
    "no metadata": (without_metadata, "2a", "6.6.2.1-1"),
}


def spoiled(sound: Path, folder: Path) -> list[Path]:
    for name, (spoil, _, _) in FAULTS.items():
        with pikepdf.open(sound) as pdf:
            spoil(pdf)
            pdf.save(folder / f"{name}.pdf")
    return [folder / f"{name}.pdf" for name in FAULTS]


@pytest.fixture(scope="module")
def verdicts(editions: Editions, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    sound = editions.all("pdf")
    files = [*sound.values(), *spoiled(sound["edge"], tmp_path_factory.mktemp("spoiled"))]
    return {(name, flavour): broken for flavour in FLAVOURS for name, broken in verapdf(flavour, files).items()}


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("report", REPORTS)
def test_the_edition_conforms(report: str, flavour: str, verdicts: Verdicts) -> None:
    assert verdicts[f"{report}.pdf", flavour] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen(fault: str, verdicts: Verdicts) -> None:
    _, flavour, clause = FAULTS[fault]
    assert any(rule.startswith(clause) for rule in verdicts[f"{fault}.pdf", flavour]), verdicts[f"{fault}.pdf", flavour]


# ---- what veraPDF does not see ----


@pytest.mark.parametrize("report", REPORTS)
def test_the_file_is_sound_and_opens_without_repair(report: str, editions: Editions) -> None:
    with pikepdf.open(editions.path(report, "pdf"), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("report", REPORTS)
def test_the_tags_say_the_whole_report_in_order(report: str, editions: Editions) -> None:
    text = struct_text(editions.path(report, "pdf"))
    assert missing(report, text) == []
    assert strays(report, text) == []


def struct_text(path: Path) -> str:
    """The text of a file as its tags say it, in their order; words that a line divides are whole again.

    Poppler says the hyphen that is drawn, not the U+00AD that it stands for.
    """
    said = output(on_path("pdfinfo"), "-struct-text", path)
    parts = [line.strip()[1:-1] for line in said.splitlines() if line.strip()[:1] == '"']
    return "".join(re.sub("(?<=[a-z])[-\u00ad]$", "", part) for part in parts)


@pytest.mark.parametrize("report", REPORTS)
def test_every_link_and_bookmark_leads_to_a_page(report: str, editions: Editions) -> None:
    with pikepdf.open(editions.path(report, "pdf")) as pdf:
        links = [note for page in pdf.pages for note in page.obj.get("/Annots", []) if note.Subtype == "/Link"]
        inside = [link for link in links if "/URI" not in link.get("/A", {})]
        with pdf.open_outline() as outline:
            marks = list(bookmarks(outline.root))
        assert inside
        assert marks
        assert [str(link) for link in inside if not leads(pdf, link.get("/Dest") or link.A.D)] == []
        assert [mark.title for mark in marks if not leads(pdf, mark.destination)] == []


def bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from bookmarks(item.children)


def leads(pdf: pikepdf.Pdf, place: Any) -> bool:
    """A destination, by name or explicit (ISO 32000-1, 12.3.2), that is on one of the pages."""
    if not isinstance(place, pikepdf.Array):
        named = pikepdf.NameTree(pdf.Root.Names.Dests)
        place = named.get(str(place))
        place = place.D if isinstance(place, pikepdf.Dictionary) else place
    return place is not None and any(page.obj.objgen == place[0].objgen for page in pdf.pages)
