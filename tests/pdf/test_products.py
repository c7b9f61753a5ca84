"""The three products of one report: what each claims, what lies on its pages, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image as Pixels

from jbpub.diagnostics import StyleError
from jbpub.nodes import Document, Figure, Image, Text
from jbpub.renderers.pdf.boxes import boxes_of, crop_marks
from jbpub.renderers.pdf.claims import CLAIMS
from jbpub.renderers.pdf.edition import render
from jbpub.renderers.pdf.model import Annotation, Raster
from jbpub.renderers.pdf.write import write
from jbpub.style.sheet import StyleSheet
from tests.pdf.icc import profile
from tests.pdf.sample import sample_model
from tests.pdf.test_edition import MENTION, prose, report
from tests.pdf.trace import strokes, tag_tree

SHEET = StyleSheet.read("gov-print")
PRESS = SHEET.changed({"pdf.product": "press"})
REPORT = report(prose(Text("打造"), MENTION, Text("新格局。")))


def made(sheet: StyleSheet, document: Document = REPORT) -> Any:
    return pikepdf.open(BytesIO(render(document, sheet)[0]))


def product(name: str, document: Document = REPORT) -> Any:
    return made(SHEET.changed({"pdf.product": name}), document)


def operators(pdf: Any) -> set[str]:
    return {str(step.operator) for page in pdf.pages for step in pikepdf.parse_content_stream(page)}


# ---- what each claims ----

XMP = {
    "screen": ["pdfaid:part>2<", "pdfaid:conformance>A<", "pdfuaid:part>1<"],
    "press": [
        "pdfaid:part>2<",
        "pdfuaid:part>1<",
        "GTS_PDFXVersion>PDF/X-4<",
        "pdf:Trapped>False<",
        "DocumentID>uuid:",
    ],
    "archive": ["pdfaid:part>4<", "pdfaid:rev>2020<", "pdfuaid:part>2<", "pdfuaid:rev>2024<", "wtpdf#reuse1.0<"],
}


@pytest.mark.parametrize(("name", "version"), [("screen", "1.7"), ("press", "1.6"), ("archive", "2.0")])
def test_a_product_says_what_it_is(name: str, version: str) -> None:
    pdf = product(name)
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert pdf.pdf_version == version
    assert [mark for mark in XMP[name] if mark not in packet] == []
    assert ("PDF/X-4" in packet) is (name == "press")
    assert ("/Info" in pdf.trailer) is (name != "archive")


def test_the_same_job_has_the_same_identity_and_another_one_another() -> None:
    packets = []
    for document in (REPORT, REPORT, report(prose(Text("江北。")))):
        pdf = product("press", document)
        packets.append(pdf.Root.Metadata.read_bytes())
    first, again, other = packets
    assert first == again != other


# ---- press ----


def test_the_boxes_of_a_press_sheet_lie_within_each_other() -> None:
    mm = 72 / 25.4
    for page in product("press").pages:
        media, bleed, trim = (
            [float(edge) / mm for edge in page.obj[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox")
        )
        assert media == pytest.approx([0, 0, 236, 323], abs=0.01)
        assert bleed == pytest.approx([10, 10, 226, 313], abs=0.01)
        assert trim == pytest.approx([13, 13, 223, 310], abs=0.01)


@pytest.mark.parametrize("changes", [{"pdf.bleed_mm": 0}, {"pdf.bleed_mm": 5}, {"pdf.marks": False, "pdf.slug": False}])
def test_crop_marks_stay_on_the_sheet_and_off_the_bleed(changes: dict[str, object]) -> None:
    boxes = boxes_of(PRESS.changed(changes))
    assert boxes.nested()
    if not PRESS.changed(changes).pdf.marks:
        assert boxes.media == boxes.bleed
        return
    for x0, y0, x1, y1 in crop_marks(boxes):
        for x, y in ((x0, y0), (x1, y1)):
            assert boxes.media[0] <= x <= boxes.media[2]
            assert boxes.media[1] <= y <= boxes.media[3]
            assert x in (boxes.trim[0], boxes.trim[2]) or not boxes.bleed[0] < x < boxes.bleed[2]


def test_marks_and_slug_line_are_no_part_of_the_report() -> None:
    pdf = product("press")
    slugs = [stroke for stroke in strokes(pdf.pages[2]) if stroke.size == 6.5]
    assert "".join(stroke.plain for stroke in slugs).startswith("2021年江北区政府工作报告  ·  3 / ")
    assert {(stroke.tag, stroke.mcid) for stroke in slugs} == {("Artifact", None)}
    bare = made(PRESS.changed({"pdf.marks": False, "pdf.slug": False}))
    assert b"/Type /Page>> BDC" not in bare.pages[2].Contents.read_bytes()


def test_a_press_has_no_links_and_the_text_keeps_its_tags() -> None:
    screen, press = product("screen"), product("press")
    assert [page for page in press.pages if "/Annots" in page.obj] == []
    assert [page for page in screen.pages if "/Annots" in page.obj] != []
    assert "Link" not in tag_tree(press)
    assert "Reference" in tag_tree(press)
    assert press.Root.Outlines.Count == screen.Root.Outlines.Count


def test_links_for_a_press_are_refused_and_can_be_left_out_elsewhere() -> None:
    with pytest.raises(StyleError, match=r"pdf\.links = 'always' does not go with pdf\.product = 'press': PDF/X-4"):
        PRESS.changed({"pdf.links": "always"})
    with pytest.raises(StyleError, match="PDF/X-4 has no links"):
        made(replace(PRESS, pdf=replace(PRESS.pdf, links="always")))
    never = made(SHEET.changed({"pdf.product": "archive", "pdf.links": "never"}))
    assert [page for page in never.pages if "/Annots" in page.obj] == []


def test_both_intents_of_a_press_share_one_profile() -> None:
    pdf = product("press")
    intents = pdf.Root.OutputIntents
    assert [str(intent.S) for intent in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
    assert len({intent.DestOutputProfile.objgen for intent in intents}) == 1


# ---- the print shop's profile ----


@pytest.fixture
def house(tmp_path: Path) -> StyleSheet:
    """The sheet of a press with four inks."""
    path = tmp_path / "house.icc"
    path.write_bytes(profile())
    return PRESS.changed({"pdf.profile": str(path), "pdf.condition": "FOGRA39"})


def test_black_is_black_ink_alone(house: StyleSheet) -> None:
    pdf = made(house)
    intent = pdf.Root.OutputIntents[0]
    assert (str(intent.OutputConditionIdentifier), intent.DestOutputProfile.N) == ("FOGRA39", 4)
    assert str(intent.RegistryName) == "http://www.color.org"
    assert not operators(pdf) & {"g", "G", "rg", "RG"}
    inks = {
        tuple(map(float, step.operands))
        for page in pdf.pages
        for step in pikepdf.parse_content_stream(page)
        if str(step.operator) == "k"
    }
    assert inks == {(0, 0, 0, 1)}


def test_a_colour_of_the_sheet_is_drawn_in_its_inks_and_the_marks_are_on_its_plates(house: StyleSheet) -> None:
    red = replace(house.text["title"], ink_percent=(0.0, 80.0, 80.0, 0.0))
    pdf = made(replace(house, text={**house.text, "title": red}))
    drawn = pdf.pages[0].Contents.read_bytes()
    assert b"0 0.8 0.8 0 k" in drawn
    assert b"0 1 1 1 K" in drawn


def picture(colour: str) -> Document:
    data = BytesIO()
    Pixels.new("RGB", (40, 20), colour).save(data, "PNG")
    return report(Figure("f1", "chart.png", "柱状图", Image(data.getvalue(), "image/png")))


def shown(pdf: Any) -> tuple[str, set[tuple[int, ...]]]:
    """A file's picture: its colour space and the colours in it."""
    (image,) = pdf.pages[2].Resources.XObject.values()
    space = str(image.ColorSpace)
    count = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}[space]
    return space, set(zip(*[iter(image.read_bytes())] * count, strict=True))


def test_a_picture_in_colour_is_separated_by_the_profile(house: StyleSheet) -> None:
    space, colours = shown(made(house, picture("red")))
    assert space == "/DeviceCMYK"
    ((cyan, magenta, yellow, _),) = colours
    assert cyan < 40 < 100 < min(magenta, yellow)
    assert shown(made(house, picture("gray"))) == ("/DeviceGray", {(128,)})


def test_without_a_profile_it_is_gray_in_print_and_that_is_said() -> None:
    _, found = render(picture("red"), PRESS)
    assert [finding.code for finding in found] == ["E507"]
    assert shown(made(PRESS, picture("red")))[0] == "/DeviceGray"


def test_a_profile_that_cannot_separate_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bare.icc"
    path.write_bytes(profile(tables=False))
    with pytest.raises(StyleError, match="cannot turn the colours of a picture into inks"):
        made(PRESS.changed({"pdf.profile": str(path)}), picture("red"))


def test_no_picture_is_transparent() -> None:
    data = BytesIO()
    Pixels.new("RGBA", (40, 20), (255, 0, 0, 128)).save(data, "PNG")
    pdf = product("press", report(Figure("f1", "seal.png", "印章", Image(data.getvalue(), "image/png"))))
    assert not {"gs", "sh"} & operators(pdf)
    assert all("/SMask" not in image for page in pdf.pages for image in page.Resources.XObject.values())


# ---- archive ----


def test_types_stand_in_their_namespaces() -> None:
    pdf = product("archive")
    root = pdf.Root.StructTreeRoot
    spaces = [str(space.NS) for space in root.Namespaces]
    assert spaces == ["http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"]
    kinds = {str(element.S)[1:]: str(element.NS.NS) for element in elements(root.K[0])}
    assert {kind for kind, space in kinds.items() if space == spaces[1]} == {"TOC", "TOCI", "Reference"}
    assert {"Document", "Sect", "H1", "P", "L", "LI"} <= {kind for kind, space in kinds.items() if space == spaces[0]}


def elements(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    below = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [element] + [
        found for kid in below if isinstance(kid, pikepdf.Dictionary) and "/S" in kid for found in elements(kid)
    ]


def test_every_way_leads_to_an_element() -> None:
    pdf = product("archive")
    links = [link.A for page in pdf.pages for link in page.obj.get("/Annots", [])]
    assert links
    for action in (*links, pdf.Root.Outlines.First.A):
        assert str(action.S) == "/GoTo"
        assert str(action.SD[0].Type) == "/StructElem"
    assert not [1 for page in pdf.pages for link in page.obj.get("/Annots", []) if "/Dest" in link]


def test_contents_and_notes_refer_to_what_they_speak_of() -> None:
    pdf = made(SHEET.changed({"pdf.product": "archive", "notes.glossary": "both"}))
    found = elements(pdf.Root.StructTreeRoot.K[0])
    entries = [element for element in found if element.S == "/TOCI"]
    assert entries
    assert all(str(entry.Ref[0].S).startswith("/H") for entry in entries)
    for note in (element for element in found if element.S == "/FENote"):
        assert all(note.objgen in [goal.objgen for goal in mark.Ref] for mark in note.Ref)


# ---- faults of the drawing ----


def test_what_a_press_cannot_have_is_refused() -> None:
    model = sample_model()
    with pytest.raises(ValueError, match="1 links lie on page 0: PDF/X-4 has none"):
        write(replace(model, claims=CLAIMS["press"]))
    outside = replace(model.boxes, trim=(-1.0, 0.0, 10.0, 10.0))
    with pytest.raises(ValueError, match="the boxes of the pages do not lie within each other"):
        write(replace(model, boxes=outside))
    with pytest.raises(ValueError, match="the picture I1 has 3 colours, not those of the output intent"):
        write(replace(model, pictures={"I1": Raster(1, 1, b"", 3)}))


def test_a_way_to_no_element_of_the_tree_is_refused() -> None:
    model = sample_model()
    stray = model.destinations["s1"]._replace(element=sample_model().root)
    model.destinations["s1"] = stray
    with pytest.raises(ValueError, match="the destination s1 is a Document outside the tag tree"):
        write(replace(model, claims=CLAIMS["archive"]))
    assert isinstance(model.pages[0].annotations[0], Annotation)
