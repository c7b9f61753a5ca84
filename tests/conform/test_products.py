"""The PDF products before their judges: veraPDF, Ghostscript's ink coverage, and an audit of PDF/X-4."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.conform import x4
from tests.conform.conftest import build
from tests.conform.reports import REPORTS, missing, strays
from tests.conform.test_pdf import bookmarks, fullest_page, leads, struct_text, verapdf
from tests.conform.tools import on_path, output
from tests.pdf.icc import profile

pytestmark = pytest.mark.conform
FLAVOURS = {"press": ("2a", "ua1"), "archive": ("4", "ua2", "wt1a", "wt1r"), "house": ("2a", "ua1")}
CASES = [(product, report) for product in FLAVOURS for report in REPORTS]
Products = dict[str, dict[str, Path]]
Spoil = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> Products:
    """Every report as every product; `house` is a press with the profile of four inks."""
    icc = tmp_path_factory.mktemp("icc") / "house.icc"
    icc.write_bytes(profile())
    options = {
        "press": ("--pdf", "press"),
        "archive": ("--pdf", "archive", "--set", "notes.glossary=both"),
        "house": ("--pdf", "press", "--icc", icc, "--condition", "House"),
    }
    made: Products = {}
    for product, more in options.items():
        folder = tmp_path_factory.mktemp(product)
        for judged in REPORTS.values():
            build(judged, folder, "-t", "pdf", *more)
        made[product] = {report: folder / f"{report}.pdf" for report in REPORTS}
    return made


@pytest.fixture(scope="module")
def verdicts(products: Products) -> dict[tuple[str, str, str], list[str]]:
    return {
        (product, flavour, name.removesuffix(".pdf")): broken
        for product, flavours in FLAVOURS.items()
        for flavour in flavours
        for name, broken in verapdf(flavour, list(products[product].values())).items()
    }


@pytest.mark.parametrize(("product", "report"), CASES)
def test_a_product_conforms_to_all_that_it_claims(product: str, report: str, verdicts: Any) -> None:
    assert [rule for flavour in FLAVOURS[product] for rule in verdicts[product, flavour, report]] == []


@pytest.mark.parametrize("product", ["press", "house"])
@pytest.mark.parametrize("report", REPORTS)
def test_a_press_file_keeps_the_rules_of_pdf_x_4(product: str, report: str, products: Products) -> None:
    with pikepdf.open(products[product][report], attempt_recovery=False) as pdf:
        assert x4.breaches(pdf) == []


@pytest.mark.parametrize(("product", "report"), CASES)
def test_the_tags_say_the_whole_report_in_order(product: str, report: str, products: Products) -> None:
    said = struct_text(products[product][report])
    assert missing(report, said) == []
    assert strays(report, said) == []


def ink(path: Path) -> list[tuple[float, ...]]:
    """The share of each page that cyan, magenta, yellow and black cover."""
    lines = output(on_path("gs"), "-q", "-o", "-", "-sDEVICE=inkcov", path).splitlines()
    return [tuple(map(float, line.split()[:4])) for line in lines if line.rstrip().endswith("CMYK OK")]


def pictures(pdf: pikepdf.Pdf) -> list[bool]:
    """Whether each page shows a picture."""
    return [any(str(step.operator) == "Do" for step in pikepdf.parse_content_stream(page)) for page in pdf.pages]


@pytest.mark.parametrize("product", ["press", "house"])
@pytest.mark.parametrize("report", REPORTS)
def test_text_is_printed_in_black_ink_alone(product: str, report: str, products: Products) -> None:
    pages = ink(products[product][report])
    with pikepdf.open(products[product][report]) as pdf:
        coloured = pictures(pdf) if product == "house" else [False] * len(pdf.pages)
    assert len(pages) == len(coloured)
    text = [page for page, has_picture in zip(pages, coloured, strict=True) if not has_picture]
    marks = {page[:3] for page in text}
    if any(coloured):  # the crop marks are then on every plate, and nothing else is
        assert max(max(page[:3]) for page in text) < 0.001
    else:
        assert marks == {(0.0, 0.0, 0.0)}
    assert all(page[3] > 0 for page in text)


# ---- faults planted in a sound press file ----


def rgb_text(pdf: pikepdf.Pdf) -> None:
    page = fullest_page(pdf)
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"0 g 0 G", b"0 0 0 rg 0 0 0 RG", 1))


def no_trim_box(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj["/TrimBox"]


def trim_outside_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.TrimBox = pdf.pages[1].obj.MediaBox


def annotation(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[99, 99, 200, 200])
    pdf.pages[1].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])


def soft_mask(pdf: pikepdf.Pdf) -> None:
    image = next(iter(next(page for page in pdf.pages if "/XObject" in page.resources).resources.XObject.values()))
    image.SMask = pdf.copy_foreign(image) if image.is_owned_by(pikepdf.new()) else pdf.make_indirect(image)


def two_profiles(pdf: pikepdf.Pdf) -> None:
    first, second = pdf.Root.OutputIntents
    second.DestOutputProfile = pdf.make_stream(first.DestOutputProfile.read_bytes(), N=1)


def not_trapped(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def no_mark_of_pdf_x(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4<", b"PDF/X-9<")
    pdf.Root.Metadata = pdf.make_stream(packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def font_left_out(pdf: pikepdf.Pdf) -> None:
    font = next(iter(fullest_page(pdf).Resources.Font.values()))
    descriptor = font.DescendantFonts[0].FontDescriptor
    for key in {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
        del descriptor[key]


X4_FAULTS: dict[str, tuple[Spoil, str]] = {
    "RGB text": (rgb_text, "operators"),
    "no TrimBox": (no_trim_box, "a box is missing"),
    "TrimBox outside": (trim_outside_bleed, "boxes are not within"),
    "an annotation": (annotation, "an annotation"),
    "a soft mask": (soft_mask, "or transparent"),
    "two profiles": (two_profiles, "two profiles"),
    "no Trapped": (not_trapped, "Trapped is not"),
    "no version of PDF/X": (no_mark_of_pdf_x, "GTS_PDFXVersion"),
    "a font left out": (font_left_out, "is not embedded"),
}


@pytest.mark.parametrize("fault", X4_FAULTS)
def test_a_fault_against_pdf_x_4_is_seen(fault: str, products: Products) -> None:
    spoil, complaint = X4_FAULTS[fault]
    with pikepdf.open(products["press"]["edge"]) as pdf:
        spoil(pdf)
        assert any(complaint in line for line in x4.breaches(pdf)), x4.breaches(pdf)


def test_rgb_black_is_seen_in_all_inks(products: Products, tmp_path: Path) -> None:
    with pikepdf.open(products["press"]["edge"]) as pdf:
        rgb_text(pdf)
        pdf.save(tmp_path / "spoiled.pdf")
    assert any(min(page) > 0 for page in ink(tmp_path / "spoiled.pdf"))


def test_a_wrong_reading_order_is_seen(products: Products, tmp_path: Path) -> None:
    with pikepdf.open(products["press"]["edge"]) as pdf:
        kids = next(kid for kid in pdf.Root.StructTreeRoot.K[0].K if kid.S == "/Sect").K
        kids[1], kids[2] = kids[2], kids[1]
        pdf.save(tmp_path / "spoiled.pdf")
    assert strays("edge", struct_text(tmp_path / "spoiled.pdf")) != []


def test_a_way_to_nowhere_is_seen(products: Products) -> None:
    with pikepdf.open(products["press"]["edge"]) as pdf:
        places = pikepdf.NameTree(pdf.Root.Names.Dests)
        del places[str(pdf.Root.Outlines.First.Dest)]
        with pdf.open_outline() as outline:
            assert not all(leads(pdf, mark.destination) for mark in bookmarks(outline.root))
