"""Ways through the file: links, destinations, bookmarks, page labels (ISO 32000-1, 12.3, 12.4.2 and 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Sequence

from jbpub.renderers.pdf.model import Annotation, Destination, Outline, PageLabel, PdfModel
from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.structure import Plan
from jbpub.renderers.pdf.syntax import array, byte_string, dictionary, name, number, reference, text_string
from jbpub.renderers.pdf.trees import add_name_tree

_PRINT = 4  # annotation flag that PDF/A wants (ISO 19005-2, 6.3.2)
_OPEN_LEVELS = 1  # bookmarks down to this level show what is below them


def put_links(objects: Objects, model: PdfModel, plan: Plan) -> None:
    """Write every link annotation."""
    for link, (order, page) in plan.links.items():
        way = _way(link.destination, model, plan) if link.destination else {"A": _uri(link.uri)}
        objects.put(plan.first_link + order, _link(link, plan, page, way))


def _way(key: str, model: PdfModel, plan: Plan) -> dict[str, str]:
    """The entry of a link or bookmark that leads to a destination.

    In PDF 2.0 it is an action that knows the structure element too (ISO 32000-2, 12.6.4.2; ISO 14289-2, 8.8).
    """
    if not model.claims.second:
        return {"Dest": byte_string(key)}
    goal = model.destinations[key]
    element = reference(plan.elements[goal.element])
    action = {"S": "/GoTo", "D": _place(goal, plan), "SD": f"[{element} /XYZ null {number(goal.top)} null]"}
    return {"A": dictionary(action)}


def _place(goal: Destination, plan: Plan) -> str:
    return f"[{plan.page(goal.page)} /XYZ null {number(goal.top)} null]"


def _uri(uri: str) -> str:
    return dictionary({"S": "/URI", "URI": byte_string(_ascii_uri(uri))})


def _link(link: Annotation, plan: Plan, page: int, way: dict[str, str]) -> str:
    entries = {
        "Type": "/Annot",
        "Subtype": "/Link",
        "Rect": array(map(number, link.rect)),
        "Border": "[0 0 0]",
        "F": str(_PRINT),
        "Contents": text_string(link.contents),
        "P": plan.page(page),
        "StructParent": str(plan.parent_key(link)),
    }
    return dictionary(entries | way)


def _ascii_uri(uri: str) -> str:
    """The address in 7-bit ASCII, as 12.6.4.7 wants it: all other bytes as %XX (RFC 3987, 3.1)."""
    return "".join(chr(byte) if 0x20 < byte < 0x7F else f"%{byte:02X}" for byte in uri.encode("utf-8", "replace"))


def add_destinations(objects: Objects, model: PdfModel, plan: Plan) -> int:
    """Write the name tree of destinations, so that other files can lead to them too: its number."""
    places = {key: _place(goal, plan) for key, goal in model.destinations.items()}
    return add_name_tree(objects, places)


def page_labels(labels: Sequence[PageLabel]) -> str:
    """The number tree of page labels (12.4.2), written in one."""
    return dictionary({"Nums": array(f"{label.start} {_label(label)}" for label in labels)})


def _label(label: PageLabel) -> str:
    entries = {
        "S": name(label.style) if label.style else "",
        "St": str(label.first) if label.style else "",
        "P": text_string(label.prefix) if label.prefix else "",
    }
    return dictionary(entries)


# ---- bookmarks ----


def add_outlines(objects: Objects, model: PdfModel, plan: Plan) -> int:
    """Write the bookmarks, nested by their levels: the number of their root."""
    outlines = model.outlines
    root = objects.reserve()
    first = objects.reserve(len(outlines))
    parents = _parents(outlines)
    kids: dict[int, list[int]] = {}
    for item, parent in enumerate(parents):
        kids.setdefault(parent, []).append(item)
    counts = _counts(outlines, parents)
    for parent, family in kids.items():
        for place, item in enumerate(family):
            entries = {
                "Title": text_string(outlines[item].title),
                "Parent": reference(root if parent < 0 else first + parent),
                **_way(outlines[item].destination, model, plan),
                "Prev": reference(first + family[place - 1]) if place else "",
                "Next": reference(first + family[place + 1]) if place + 1 < len(family) else "",
            }
            objects.put(first + item, dictionary(entries | _ends(kids.get(item), first, counts[item])))
    shown = sum(1 + max(counts[item], 0) for item in kids[_TOP])
    objects.put(root, dictionary({"Type": "/Outlines"} | _ends(kids[_TOP], first, shown)))
    return root


_TOP = -1  # stands for the root where items are meant by their index


def _parents(outlines: Sequence[Outline]) -> list[int]:
    """The index of each bookmark's parent: the last one before it of a higher rank, or _TOP."""
    parents: list[int] = []
    path: list[int] = []
    for item, outline in enumerate(outlines):
        while path and outlines[path[-1]].level >= outline.level:
            path.pop()
        parents.append(path[-1] if path else _TOP)
        path.append(item)
    return parents


def _counts(outlines: Sequence[Outline], parents: Sequence[int]) -> list[int]:
    """The Count of each bookmark (table 153): what shows below it when it is open; negative when it is closed."""
    counts = [0] * len(outlines)
    for item in reversed(range(len(outlines))):
        shown = 1 + max(counts[item], 0)
        parent = parents[item]
        if parent >= 0:
            counts[parent] += shown if outlines[parent].level <= _OPEN_LEVELS else -shown
    return counts


def _ends(kids: Sequence[int] | None, first: int, count: int) -> dict[str, str]:
    if not kids:
        return {}
    return {"First": reference(first + kids[0]), "Last": reference(first + kids[-1]), "Count": str(count)}
