"""What PDF 2.0 adds to the structure tree: namespaces of structure types, and references from element to element.

ISO 32000-2, 14.8.6 and 14.7.2; ISO 14289-2, 8.2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jbpub.renderers.pdf.model import Annotation, Destination, Element
from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.syntax import dictionary, text_string

PDF_1 = "http://iso.org/pdf/ssn"
PDF_2 = "http://iso.org/pdf2/ssn"

RENAMED: Mapping[str, str] = {"Note": "FENote"}
"""Types of PDF 1.7 that PDF 2.0 calls otherwise."""

ONLY_PDF_1 = frozenset({
    "Art", "BibEntry", "BlockQuote", "Code", "Index", "NonStruct", "Quote", "Reference", "TOC", "TOCI",
})  # fmt: skip
"""Types that PDF 2.0 has left to the namespace of PDF 1.7."""


def add_namespaces(objects: Objects) -> dict[str, int]:
    """Write both namespaces: their numbers by address."""
    return {address: objects.add(dictionary({"Type": "/Namespace", "NS": text_string(address)}))
            for address in (PDF_2, PDF_1)}  # fmt: skip


def references(elements: Collection[Element], destinations: Mapping[str, Destination]) -> dict[Element, list[Element]]:
    """What each element refers to: a contents entry its heading, a note's mark its note and the note its marks.

    ISO 14289-2, 8.2.5.8 and 8.2.5.14.  Derived from the links and what they lead to.
    """
    above = {kid: parent for parent in elements for kid in parent.kids if isinstance(kid, Element)}
    found: dict[Element, dict[Element, None]] = {}
    for link in elements:
        for goal in _goals(link, destinations):
            entry = next((element for element in _upwards(link, above) if element.kind == "TOCI"), None)
            note = next((element for element in _upwards(goal, above) if element.kind == "Note"), None)
            if entry:
                found.setdefault(entry, {})[goal] = None
            elif note and note not in _upwards(link, above):
                found.setdefault(link, {})[note] = None
                found.setdefault(note, {})[link] = None
    return {element: list(goals) for element, goals in found.items()}


def _goals(link: Element, destinations: Mapping[str, Destination]) -> Iterator[Element]:
    """The elements that an element's own links lead to."""
    for kid in link.kids:
        if isinstance(kid, Annotation) and kid.destination:
            yield destinations[kid.destination].element


def _upwards(element: Element, above: Mapping[Element, Element]) -> Iterator[Element]:
    """An element and those that hold it, from the inside out."""
    at: Element | None = element
    while at is not None:
        yield at
        at = above.get(at)
