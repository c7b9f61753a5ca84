"""Writes a PdfModel as one file that keeps what it claims; the same model gives the same bytes."""

from __future__ import annotations

from jbpub.renderers.pdf.check import check
from jbpub.renderers.pdf.condition import NOT_REGISTERED, REGISTRY, SPACES
from jbpub.renderers.pdf.metadata import write_info, write_xmp
from jbpub.renderers.pdf.model import Page, PdfModel, Raster
from jbpub.renderers.pdf.navigation import add_destinations, add_outlines, page_labels, put_links
from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.structure import Plan, make_plan, put_structure
from jbpub.renderers.pdf.syntax import array, dictionary, number, reference, text_string
from jbpub.renderers.pdf.typefaces import add_font


def write(model: PdfModel) -> bytes:
    """The file's bytes.  Raises ValueError when the model breaks a rule that `check` names."""
    check(model)
    objects = Objects(model.claims.version)
    plan = make_plan(objects, model)
    catalog = objects.add(_catalog(objects, model, plan, _add_pages(objects, model, plan)))
    put_links(objects, model, plan)
    put_structure(objects, model, plan)
    # PDF/A-4 has no information dictionary (ISO 19005-4, 6.1.3): the XMP packet says it all
    info = None if model.claims.second else objects.add(write_info(model.info, model.claims))
    return objects.finish(catalog, info)


def _add_pages(objects: Objects, model: PdfModel, plan: Plan) -> int:
    """Write the pages and their contents: the number of the page tree."""
    fonts = objects.add_fonts({name: add_font(objects, font) for name, font in model.fonts.items()})
    tree = objects.reserve()
    shared = {
        "Type": "/Page",
        "Parent": reference(tree),
        **_boxes(model),
        "Resources": _resources(objects, fonts, model),  # not inherited: ISO 19005-2, 6.2.2
    }
    for index, page in enumerate(model.pages):
        objects.put(plan.first_page + index, dictionary(shared | _page(objects, page, index, plan)))
    kids = array(plan.page(index) for index in range(plan.page_count))
    objects.put(tree, dictionary({"Type": "/Pages", "Kids": kids, "Count": str(plan.page_count)}))
    return tree


def _boxes(model: PdfModel) -> dict[str, str]:
    """The boxes of every page; one that is its own paper needs no others."""
    media, bleed, trim = (array(map(number, box)) for box in (model.boxes.media, model.boxes.bleed, model.boxes.trim))
    return {"MediaBox": media} | ({"BleedBox": bleed, "TrimBox": trim} if model.claims.pdfx else {})


def _resources(objects: Objects, fonts: int, model: PdfModel) -> str:
    named = {name: reference(_add_picture(objects, picture)) for name, picture in model.pictures.items()}
    return dictionary({"Font": reference(fonts), "XObject": dictionary(named) if named else ""})


def _add_picture(objects: Objects, picture: Raster) -> int:
    """Write a picture (ISO 32000-1, 8.9.5)."""
    size = f"/Width {picture.width} /Height {picture.height}"
    number = objects.reserve()
    entries = f"/Type /XObject /Subtype /Image {size} /ColorSpace {SPACES[picture.components]} /BitsPerComponent 8"
    objects.put_stream(number, picture.samples, entries, deflated=True)
    return number


def _page(objects: Objects, page: Page, index: int, plan: Plan) -> dict[str, str]:
    """What is a page's own: its content, its key in the parent tree, its links in the order of the tags."""
    content = objects.reserve()
    objects.put_stream(content, page.stream, deflated=True)
    return {
        "Contents": reference(content),
        "StructParents": str(index),
        "Tabs": "/S",
        "Annots": array(map(plan.link, page.annotations)) if page.annotations else "",
    }


def _catalog(objects: Objects, model: PdfModel, plan: Plan, pages: int) -> str:
    entries = {
        "Type": "/Catalog",
        "Pages": reference(pages),
        "Lang": text_string(model.info.language),
        "MarkInfo": "<</Marked true>>",
        "StructTreeRoot": reference(plan.tree_root),
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Metadata": reference(objects.add_stream(write_xmp(model), "/Type /Metadata /Subtype /XML", deflate=False)),
        "OutputIntents": array(map(reference, _add_output_intents(objects, model))),
        "PageLabels": page_labels(model.labels),
        "Names": dictionary({"Dests": reference(add_destinations(objects, model, plan))}),
        "PageMode": "/UseOutlines" if model.outlines else "/UseNone",
        "Outlines": reference(add_outlines(objects, model, plan)) if model.outlines else "",
    }
    return dictionary(entries)


def _add_output_intents(objects: Objects, model: PdfModel) -> list[int]:
    """Write the intents that give device colours their meaning (ISO 19005-2, 6.2.3); they share one profile object."""
    condition = model.condition
    profile = objects.add_stream(condition.profile, f"/N {condition.components}")
    entries = {
        "OutputConditionIdentifier": text_string(condition.identifier),
        "OutputCondition": text_string(condition.description),
        "RegistryName": text_string(REGISTRY) if condition.identifier != NOT_REGISTERED else "",
        "Info": text_string(condition.description),
        "DestOutputProfile": reference(profile),
    }
    kinds = ("/GTS_PDFX", "/GTS_PDFA1") if model.claims.pdfx else ("/GTS_PDFA1",)
    return [objects.add(dictionary({"Type": "/OutputIntent", "S": kind} | entries)) for kind in kinds]
