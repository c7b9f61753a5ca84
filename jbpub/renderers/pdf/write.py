"""Writes a PdfModel as one file that is PDF/A-2a and PDF/UA-1, with links; the same model gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping

from jbpub.renderers.pdf.check import check
from jbpub.renderers.pdf.metadata import write_info, write_xmp
from jbpub.renderers.pdf.model import Page, PdfModel, Raster
from jbpub.renderers.pdf.navigation import add_destinations, add_outlines, page_labels, put_links
from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.profile import NAME, gray_profile
from jbpub.renderers.pdf.structure import Plan, make_plan, put_structure
from jbpub.renderers.pdf.syntax import array, dictionary, number, reference, text_string
from jbpub.renderers.pdf.typefaces import add_font


def write(model: PdfModel) -> bytes:
    """The file's bytes.  Raises ValueError when the model breaks a rule that `check` names."""
    check(model)
    objects = Objects()
    plan = make_plan(objects, model)
    catalog = objects.add(_catalog(objects, model, plan, _add_pages(objects, model, plan)))
    put_links(objects, plan)
    put_structure(objects, model, plan)
    return objects.finish(catalog, objects.add(write_info(model.info)))


def _add_pages(objects: Objects, model: PdfModel, plan: Plan) -> int:
    """Write the pages and their contents: the number of the page tree."""
    fonts = objects.add_fonts({name: add_font(objects, font) for name, font in model.fonts.items()})
    tree = objects.reserve()
    box = f"[0 0 {number(model.width)} {number(model.height)}]"
    shared = {
        "Type": "/Page",
        "Parent": reference(tree),
        "MediaBox": box,
        "Resources": _resources(objects, fonts, model.pictures),  # not inherited: ISO 19005-2, 6.2.2
    }
    for index, page in enumerate(model.pages):
        objects.put(plan.first_page + index, dictionary(shared | _page(objects, page, index, plan)))
    kids = array(plan.page(index) for index in range(plan.page_count))
    objects.put(tree, dictionary({"Type": "/Pages", "Kids": kids, "Count": str(plan.page_count)}))
    return tree


def _resources(objects: Objects, fonts: int, pictures: Mapping[str, Raster]) -> str:
    named = {name: reference(_add_picture(objects, picture)) for name, picture in pictures.items()}
    return dictionary({"Font": reference(fonts), "XObject": dictionary(named) if named else ""})


def _add_picture(objects: Objects, picture: Raster) -> int:
    """Write a gray picture (ISO 32000-1, 8.9.5)."""
    size = f"/Width {picture.width} /Height {picture.height}"
    number = objects.reserve()
    entries = f"/Type /XObject /Subtype /Image {size} /ColorSpace /DeviceGray /BitsPerComponent 8"
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
        "Metadata": reference(
            objects.add_stream(write_xmp(model.info), "/Type /Metadata /Subtype /XML", deflate=False)
        ),
        "OutputIntents": array([reference(_add_output_intent(objects))]),
        "PageLabels": page_labels(model.labels),
        "Names": dictionary({"Dests": reference(add_destinations(objects, model, plan))}),
        "PageMode": "/UseOutlines" if model.outlines else "/UseNone",
        "Outlines": reference(add_outlines(objects, model.outlines)) if model.outlines else "",
    }
    return dictionary(entries)


def _add_output_intent(objects: Objects) -> int:
    """Write the intent that gives DeviceGray its meaning (ISO 19005-2, 6.2.3)."""
    profile = objects.add_stream(gray_profile(), "/N 1")
    entries = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": "(Custom)",
        "OutputCondition": text_string(NAME),
        "Info": text_string(NAME),
        "DestOutputProfile": reference(profile),
    }
    return objects.add(dictionary(entries))
