"""Faults of the drawing, each planted in a good model: the file is refused, and the message names the place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from jbpub.renderers.pdf.model import Annotation, Destination, Element, Mark, Outline, PageLabel, PdfModel
from jbpub.renderers.pdf.structure import preorder
from jbpub.renderers.pdf.write import write
from tests.pdf.sample import INFO, sample_model


def _lose_destination(model: PdfModel) -> None:
    del model.destinations["s1"]


def _unname_link(model: PdfModel) -> None:
    model.pages[0].annotations[0].contents = "　"


def _two_goals(model: PdfModel) -> None:
    model.pages[0].annotations[0].uri = "https://example.org"


def _loose_link(model: PdfModel) -> None:
    model.pages[0].annotations.append(Annotation((0, 0, 1, 1), "注", destination="n1"))


def _link_in_paragraph(model: PdfModel) -> None:
    link = _find(model, "Link")
    link.kind = "P"


def _drop_mark(model: PdfModel) -> None:
    _find(model, "H1").kids.clear()


def _steal_mark(model: PdfModel) -> None:
    _find(model, "H1").kids.append(Mark(0, 0))


def _skip_heading(model: PdfModel) -> None:
    _find(model, "H1").kind = "H2"


def _unscope(model: PdfModel) -> None:
    _find(model, "TH").owner = {}


def _unnumber(model: PdfModel) -> None:
    label = Element("Lbl")
    model.root.kids.append(Element("L", [Element("LI", [label])]))


def _unidentify(model: PdfModel) -> None:
    _find(model, "Note").identifier = ""


def _repeat_identifier(model: PdfModel) -> None:
    _find(model, "H1").identifier = "n1"


def _own_type(model: PdfModel) -> None:
    _find(model, "Table").kind = "Tabelle"


def _misplace(model: PdfModel) -> None:
    model.root.kids.append(Element("LBody"))


def _repeat_element(model: PdfModel) -> None:
    model.root.kids.append(_find(model, "H1"))


def _figure(model: PdfModel) -> None:
    model.root.kids.append(Element("Figure"))


def _lost_bookmark(model: PdfModel) -> None:
    model.outlines.append(Outline("二", "s2", 1))


def _blank_bookmark(model: PdfModel) -> None:
    model.outlines.append(Outline(" ", "n1", 1))


def _beyond(model: PdfModel) -> None:
    model.destinations["s9"] = Destination(2, 0, model.root)


def _late_labels(model: PdfModel) -> None:
    model.labels[0] = PageLabel(1, "D")


def _untitled(model: PdfModel) -> None:
    model.info = replace(INFO, title=" ")


def _speechless(model: PdfModel) -> None:
    model.info = replace(INFO, language="")


def _no_pages(model: PdfModel) -> None:
    model.pages.clear()


def _find(model: PdfModel, kind: str) -> Element:
    return next(element for element in preorder(model.root) if element.kind == kind)


FAULTS: list[tuple[Callable[[PdfModel], None], str]] = [
    (_lose_destination, "the link '一、回顾过去，第1页' leads to s1, which is nowhere"),
    (_unname_link, "a link to s1 without contents"),
    (_two_goals, "must have a destination or an address, not both"),
    (_loose_link, "3 links lie on the pages, 2 in the tag tree"),
    (_link_in_paragraph, "the link '一、回顾过去，第1页' is held by P, not by Link"),
    (_drop_mark, "mark 2 of page 0 is missing among the kids of its H1"),
    (_steal_mark, "mark 0 of page 0 is not this H1's, or held twice"),
    (_skip_heading, "H2 '一、回顾过去' follows a heading of level none"),
    (_unscope, "a TH without Scope"),
    (_unnumber, "a list with labels that does not say how it is numbered"),
    (_unidentify, "a Note without identifier"),
    (_repeat_identifier, "two elements have the identifier n1"),
    (_own_type, "Tabelle is not a standard structure type"),
    (_misplace, "LBody stands in Document; it belongs in LI"),
    (_repeat_element, "a H1 stands twice in the tag tree"),
    (_figure, "a Figure without alt"),
    (_lost_bookmark, "the bookmark '二' leads to s2, which is nowhere"),
    (_blank_bookmark, "the bookmark to n1 has no title"),
    (_beyond, "the destination s9 is on page 2, of 2"),
    (_late_labels, "page labels do not begin at the first page"),
    (_untitled, "a file without title"),
    (_speechless, "a file without language"),
    (_no_pages, "a file without pages"),
]


@pytest.mark.parametrize(("spoil", "complaint"), FAULTS, ids=[spoil.__name__.strip("_") for spoil, _ in FAULTS])
def test_a_faulty_model_is_refused(spoil: Callable[[PdfModel], None], complaint: str) -> None:
    model = sample_model()
    spoil(model)
    with pytest.raises(ValueError, match=re.escape(complaint)):
        write(model)
