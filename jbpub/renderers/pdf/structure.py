"""The structure tree: elements, their kids, and the way back from the pages' marks (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from jbpub.renderers.pdf.model import Annotation, Element, Kid, Mark, PdfModel
from jbpub.renderers.pdf.namespaces import ONLY_PDF_1, PDF_1, PDF_2, RENAMED, add_namespaces, references
from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.syntax import array, byte_string, dictionary, name, number, reference, text_string
from jbpub.renderers.pdf.trees import add_name_tree, add_number_tree


def preorder(root: Element) -> list[Element]:
    """Every element in reading order, parents before their kids."""
    found, waiting = [], [root]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
    return found


class Place(NamedTuple):
    """Where a link is: how many links come before it in the file, and the page it lies on; both count from 0."""

    order: int
    page: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Object numbers, settled before anything is written, since tags, pages and links all name each other.

    `first_page` and `first_link` are the numbers of the first of each; the others follow.  `elements` holds the
    number of each element, in reading order; `namespaces`, of PDF 2.0 only, those of its namespaces by address.
    """

    first_page: int
    page_count: int
    first_link: int
    links: dict[Annotation, Place]
    tree_root: int
    elements: dict[Element, int]
    namespaces: Mapping[str, int]

    def page(self, index: int) -> str:
        """A reference to a page, counted from 0."""
        return reference(self.first_page + index)

    def link(self, link: Annotation) -> str:
        """A reference to a link."""
        return reference(self.first_link + self.links[link].order)

    def parent_key(self, link: Annotation) -> int:
        """The key of a link in the parent tree: those of the pages, their indices, come before."""
        return self.page_count + self.links[link].order


def make_plan(objects: Objects, model: PdfModel) -> Plan:
    """Reserve an object for every page, link and element of the model."""
    on_pages = [(link, page) for page, content in enumerate(model.pages) for link in content.annotations]
    elements = preorder(model.root)
    first_element = objects.reserve(len(elements))
    return Plan(
        first_page=objects.reserve(len(model.pages)),
        page_count=len(model.pages),
        first_link=objects.reserve(len(on_pages)),
        links={link: Place(order, page) for order, (link, page) in enumerate(on_pages)},
        tree_root=objects.reserve(),
        elements={element: first_element + order for order, element in enumerate(elements)},
        namespaces=add_namespaces(objects) if model.claims.second else {},
    )


def put_structure(objects: Objects, model: PdfModel, plan: Plan) -> None:
    """Write every element and the root of the tree, with its parent tree and its identifiers."""
    parents = dict.fromkeys(plan.elements, plan.tree_root)
    for element, own in plan.elements.items():
        parents.update((kid, own) for kid in element.kids if isinstance(kid, Element))
    goals = references(plan.elements, model.destinations) if model.claims.second else {}
    for element, own in plan.elements.items():
        objects.put(own, _element(element, parents[element], plan, goals.get(element, ())))
    parent_tree = add_number_tree(objects, dict(_way_back(model, plan)))
    identified = {element.identifier: reference(own) for element, own in plan.elements.items() if element.identifier}
    entries = {
        "Type": "/StructTreeRoot",
        "K": array([reference(plan.elements[model.root])]),
        "ParentTree": reference(parent_tree),
        "ParentTreeNextKey": str(plan.page_count + len(plan.links)),
        "IDTree": reference(add_name_tree(objects, identified)) if identified else "",
        "Namespaces": array(map(reference, plan.namespaces.values())) if plan.namespaces else "",
    }
    objects.put(plan.tree_root, dictionary(entries))


def _element(element: Element, parent: int, plan: Plan, goals: Collection[Element]) -> str:
    """A structure element dictionary (table 323); its page is that of its first mark."""
    page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), -1)
    kids = [_kid(kid, page, plan) for kid in element.kids]
    entries = {
        "Type": "/StructElem",
        **_kind(element.kind, plan),
        "P": reference(parent),
        "Pg": plan.page(page) if page >= 0 else "",
        "K": kids[0] if len(kids) == 1 else array(kids) if kids else "",
        "Lang": text_string(element.language) if element.language else "",
        "T": text_string(element.title) if element.title else "",
        "Alt": text_string(element.alt) if element.alt else "",
        "ActualText": text_string(element.actual) if element.actual else "",
        "ID": byte_string(element.identifier) if element.identifier else "",
        "A": _attributes(element) if element.owner else "",
        "Ref": array(reference(plan.elements[goal]) for goal in goals) if goals else "",
    }
    return dictionary(entries)


def _kind(kind: str, plan: Plan) -> dict[str, str]:
    """The structure type, in PDF 2.0 with its namespace."""
    if not plan.namespaces:
        return {"S": name(kind)}
    kind = RENAMED.get(kind, kind)
    return {"S": name(kind), "NS": reference(plan.namespaces[PDF_1 if kind in ONLY_PDF_1 else PDF_2])}


def _kid(kid: Kid, page: int, plan: Plan) -> str:
    """A kid as table 323 wants it: a number for a mark on the element's page, a dictionary for one on another."""
    if isinstance(kid, Mark):
        return str(kid.mcid) if kid.page == page else f"<</Type /MCR /Pg {plan.page(kid.page)} /MCID {kid.mcid}>>"
    if isinstance(kid, Element):
        return reference(plan.elements[kid])
    return f"<</Type /OBJR /Pg {plan.page(plan.links[kid].page)} /Obj {plan.link(kid)}>>"


def _attributes(element: Element) -> str:
    owners = [
        dictionary(
            {"O": name(owner)} | {key: name(v) if isinstance(v, str) else number(v) for key, v in values.items()}
        )
        for owner, values in sorted(element.owner.items())
    ]
    return owners[0] if len(owners) == 1 else array(owners)


def _way_back(model: PdfModel, plan: Plan) -> Iterator[tuple[int, str]]:
    """The parent tree (14.7.4.4): for each page the elements of its marks by mcid, for each link its Link element."""
    for index, page in enumerate(model.pages):
        yield index, array(reference(plan.elements[owner]) for owner in page.owners)
    for element, own in plan.elements.items():
        for kid in element.kids:
            if isinstance(kid, Annotation):
                yield plan.parent_key(kid), reference(own)
