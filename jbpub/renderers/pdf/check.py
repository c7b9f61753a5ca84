"""What must hold of a PdfModel before it is written; one that breaks it is a fault of the drawing, hence ValueError.

The rules are those of ISO 14289-1 (PDF/UA-1) and ISO 32000-1 that a validator may not see, such as a link that leads
nowhere, besides those that would spoil the file.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from jbpub.renderers.pdf.model import Annotation, Element, Mark, PdfModel
from jbpub.renderers.pdf.structure import preorder

_ANYWHERE: frozenset[str] = frozenset()
_ROWS = frozenset({"Table", "THead", "TBody", "TFoot"})
_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "Index", "NonStruct", "L", "Table")
_INLINES = ("P", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula")
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")

PARENTS: Mapping[str, frozenset[str]] = {
    "LI": frozenset({"L"}),
    "Lbl": frozenset({"LI", "TOCI", "Note", "BibEntry"}),
    "LBody": frozenset({"LI"}),
    "TOCI": frozenset({"TOC"}),
    "THead": frozenset({"Table"}),
    "TBody": frozenset({"Table"}),
    "TFoot": frozenset({"Table"}),
    "TR": _ROWS,
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    **dict.fromkeys(_GROUPS + HEADINGS + _INLINES, _ANYWHERE),
}
"""The standard structure types (ISO 32000-1, 14.8.4) and where they may stand; no set: anywhere."""


def check(model: PdfModel) -> None:
    """Raise ValueError, naming the page, element or link, when the model cannot become a conforming file."""
    elements = preorder(model.root)
    _check_file(model)
    _check_once(elements)
    _check_kinds(elements)
    _check_headings(elements)
    _check_identifiers(elements)
    _check_marks(model, elements)
    _check_links(model, elements)
    _check_ways(model, set(elements))
    _check_print(model)


def _check_file(model: PdfModel) -> None:
    if not model.pages:
        raise ValueError("a file without pages")
    if not model.info.title.strip():
        raise ValueError("a file without title (ISO 14289-1, 7.1)")
    if not model.info.language:
        raise ValueError("a file without language (ISO 14289-1, 7.2)")
    if not model.labels or model.labels[0].start:
        raise ValueError("page labels do not begin at the first page (ISO 32000-1, 12.4.2)")
    if model.root.kind != "Document":
        raise ValueError(f"the tag tree's root is {model.root.kind}, not Document")


def _check_print(model: PdfModel) -> None:
    """What PDF/X-4 wants (ISO 15930-7): boxes within each other, nothing on the pages but what is printed, inks."""
    if not model.boxes.nested():
        raise ValueError(f"the boxes of the pages do not lie within each other: {model.boxes}")
    for name, picture in model.pictures.items():
        if picture.components not in (1, model.condition.components):
            raise ValueError(f"the picture {name} has {picture.components} colours, not those of the output intent")
    for page, content in enumerate(model.pages):
        if model.claims.pdfx and content.annotations:
            raise ValueError(f"{len(content.annotations)} links lie on page {page}: PDF/X-4 has none")


def _check_once(elements: Iterable[Element]) -> None:
    seen: set[Element] = set()
    for element in elements:
        if element in seen:
            raise ValueError(f"a {element.kind} stands twice in the tag tree")
        seen.add(element)


def _check_kinds(elements: Iterable[Element]) -> None:
    """Only standard types, each where it may stand, with what it must have."""
    for parent in elements:
        for kid in parent.kids:
            if isinstance(kid, Element):
                _check_kind(kid, parent)


def _check_kind(element: Element, parent: Element) -> None:
    allowed = PARENTS.get(element.kind)
    if allowed is None:
        raise ValueError(f"{element.kind} is not a standard structure type (ISO 32000-1, 14.8.4)")
    if allowed and parent.kind not in allowed:
        raise ValueError(f"{element.kind} stands in {parent.kind}; it belongs in {', '.join(sorted(allowed))}")
    if element.kind == "Note" and not element.identifier:
        raise ValueError("a Note without identifier (ISO 14289-1, 7.9)")
    if element.kind in ("Figure", "Formula") and not element.alt:
        raise ValueError(f"a {element.kind} without alt (ISO 14289-1, 7.3 and 7.7)")
    if (
        element.kind == "L"
        and element.owner.get("List", {}).get("ListNumbering", "None") == "None"
        and _labelled(element)
    ):
        raise ValueError("a list with labels that does not say how it is numbered (ISO 14289-2, 8.2.5.25)")
    if element.kind == "TH" and "Scope" not in element.owner.get("Table", {}):
        raise ValueError("a TH without Scope (ISO 14289-1, 7.5)")


def _labelled(items: Element) -> bool:
    """Whether items of a list have labels."""
    kids = (kid for item in items.kids if isinstance(item, Element) for kid in item.kids)
    return any(isinstance(kid, Element) and kid.kind == "Lbl" for kid in kids)


def _check_headings(elements: Iterable[Element]) -> None:
    """Headings start at H1 and leave out no level on the way down (ISO 14289-1, 7.4.2)."""
    last = 0
    for element in elements:
        if element.kind in HEADINGS:
            level = HEADINGS.index(element.kind) + 1
            if level > last + 1:
                raise ValueError(f"{element.kind} {element.title!r} follows a heading of level {last or 'none'}")
            last = level


def _check_identifiers(elements: Iterable[Element]) -> None:
    seen: set[str] = set()
    for element in elements:
        if element.identifier in seen:
            raise ValueError(f"two elements have the identifier {element.identifier}")
        if element.identifier:
            seen.add(element.identifier)


def _check_marks(model: PdfModel, elements: Iterable[Element]) -> None:
    """Every mark of a page is a kid of the element that owns it, once, and the other way round."""
    owned = {(index, mcid): owner for index, page in enumerate(model.pages) for mcid, owner in enumerate(page.owners)}
    for element in elements:
        for kid in element.kids:
            if isinstance(kid, Mark) and owned.pop((kid.page, kid.mcid), None) is not element:
                raise ValueError(f"mark {kid.mcid} of page {kid.page} is not this {element.kind}'s, or held twice")
    for (index, mcid), owner in owned.items():
        raise ValueError(f"mark {mcid} of page {index} is missing among the kids of its {owner.kind}")


def _check_links(model: PdfModel, elements: Iterable[Element]) -> None:
    """Every link has a name and a goal and is held by one Link element (ISO 14289-1, 7.18.5)."""
    held = [(kid, element) for element in elements for kid in element.kids if isinstance(kid, Annotation)]
    on_pages = [link for page in model.pages for link in page.annotations]
    for link, holder in held:
        if holder.kind != "Link":
            raise ValueError(f"the link {link.contents!r} is held by {holder.kind}, not by Link")
    if len(held) != len(on_pages) or {link for link, _ in held} != set(on_pages):
        raise ValueError(
            f"{len(on_pages)} links lie on the pages, {len(held)} in the tag tree: each must be in both, once"
        )
    for link in on_pages:
        _check_link(link, model.destinations)


def _check_link(link: Annotation, destinations: Mapping[str, object]) -> None:
    if not link.contents.strip():
        raise ValueError(f"a link to {link.destination or link.uri} without contents (ISO 14289-1, 7.18.5)")
    if bool(link.destination) == bool(link.uri):
        raise ValueError(f"the link {link.contents!r} must have a destination or an address, not both")
    if link.destination and link.destination not in destinations:
        raise ValueError(f"the link {link.contents!r} leads to {link.destination}, which is nowhere")


def _check_ways(model: PdfModel, known: Container[Element]) -> None:
    """Bookmarks lead to destinations, and these to pages."""
    for outline in model.outlines:
        if outline.destination not in model.destinations:
            raise ValueError(f"the bookmark {outline.title!r} leads to {outline.destination}, which is nowhere")
        if not outline.title.strip():
            raise ValueError(f"the bookmark to {outline.destination} has no title")
    for key, goal in model.destinations.items():
        if not 0 <= goal.page < len(model.pages):
            raise ValueError(f"the destination {key} is on page {goal.page}, of {len(model.pages)}")
        if model.claims.second and goal.element not in known:
            raise ValueError(f"the destination {key} is a {goal.element.kind} outside the tag tree (ISO 14289-2, 8.8)")
