"""A book of which some pages are drawn only: what belongs to the others leaves the tag tree, links and headings."""

from __future__ import annotations

from collections.abc import Container

from jbpub.renderers.pdf.model import Annotation, Element, Mark, Page
from jbpub.renderers.pdf.structure import preorder

CELLS = ("TH", "TD")


def extract(root: Element, pages: list[Page], destinations: Container[str]) -> None:
    """Take from the tag tree and the pages' links what no drawn page holds; close up the heading levels.

    `destinations` are the names of the places that are drawn.  A link that has nowhere to lead is plain text.
    """
    for element in reversed(preorder(root)):
        element.kids[:] = [kid for kid in element.kids if _stays(kid, destinations)]
        if element.kind == "Link" and not any(isinstance(kid, Annotation) for kid in element.kids):
            element.kind = "Span"
    for page in pages:
        page.annotations[:] = [link for link in page.annotations if _leads(link, destinations)]
    _close_up(root)


def _stays(kid: Element | Mark | Annotation, destinations: Container[str]) -> bool:
    """Whether a kid has something on the drawn pages; an empty cell stays, for its row's sake."""
    if isinstance(kid, Element):
        return (bool(kid.kids) and (kid.kind != "TR" or any(_has_text(cell) for cell in kid.kids))) or kid.kind in CELLS
    return isinstance(kid, Mark) or _leads(kid, destinations)


def _has_text(kid: Element | Mark | Annotation) -> bool:
    return not isinstance(kid, Element) or bool(kid.kids)


def _leads(link: Annotation, destinations: Container[str]) -> bool:
    return bool(link.uri) or link.destination in destinations


def _close_up(root: Element) -> None:
    """Give the headings that are left levels from H1 on, none skipped (ISO 14289-1, 7.4.2)."""
    above: list[str] = []
    for element in preorder(root):
        if len(element.kind) == 2 and element.kind[0] == "H" and element.kind[1].isdigit():
            while above and above[-1] >= element.kind:
                above.pop()
            above.append(element.kind)
            element.kind = f"H{len(above)}"
