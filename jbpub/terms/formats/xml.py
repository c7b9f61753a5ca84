"""XML of strangers, read safely: no entities, nothing fetched, nothing unpacked without bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from jbpub.diagnostics import TermError
from jbpub.source import Source, Span
from jbpub.terms.formats.records import clean

Element: TypeAlias = etree._Element

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse_xml(data: bytes, name: str) -> Element:
    """The root of an XML file.

    Raises TermError, which names line and column, when it is not well-formed or declares entities: those can be
    made to unpack to gigabytes or to read other files, and no term table needs them.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        line, column = getattr(problem, "position", (1, 1))
        reason = re.sub(r", line \d+, column \d+.*", "", (str(problem) or "it is empty").splitlines()[0])
        raise TermError(f"{name}:{line}:{column}: is not well-formed XML ({reason}); save it again") from problem
    doctype = root.getroottree().docinfo.internalDTD
    if doctype is not None and any(True for _ in doctype.iterentities()):
        raise TermError(f"{name}:1: declares XML entities; save it without them")
    return root


def source_of(root: Element, data: bytes, name: str) -> Source:
    """The file's text, to which the places of findings belong; empty when Python does not know the encoding."""
    try:
        return Source(data.decode(root.getroottree().docinfo.encoding or "utf-8"), name)
    except (UnicodeError, LookupError):
        return Source("", name)


def span_of(element: Element, source: Source) -> Span:
    """The place of an element: the start of the line where it begins."""
    line = min(element.sourceline or 1, len(source.line_starts))
    return Span(source.line_starts[line - 1], source.line_starts[line - 1])


def local_name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """The child elements of these local names, all of them when none is given."""
    for child in element:
        if isinstance(child.tag, str) and (not names or local_name(child) in names):
            yield child


def descendants(element: Element, name: str) -> Iterator[Element]:
    """The elements of this local name within, in any namespace, in document order."""
    return element.iter(f"{{*}}{name}")


def text_of(element: Element | None, codes: Iterable[str] = ()) -> str:
    """The text within an element, cleaned; what stands in elements of the names `codes` is not text but markup."""
    if element is None:
        return ""
    return clean("".join(_pieces(element, frozenset(codes))) if len(element) else element.text or "")


def _pieces(element: Element, codes: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            yield child.text or ""  # the reference of an entity that the file does not declare
        elif local_name(child) not in codes:
            yield from _pieces(child, codes)
        yield child.tail or ""


def language_of(element: Element) -> str:
    """The language of an element: "zh", "en" or another subtag, "" when it has none; `xml:lang` or older `lang`."""
    return primary(element.get(_XML_LANG) or element.get("lang") or "")


def primary(tag: str) -> str:
    """The language of a tag such as "zh-Hans-CN" or "EN_us", Mandarin counted as Chinese."""
    subtag = tag.lower().replace("_", "-").partition("-")[0]
    return "zh" if subtag in {"cmn", "zho", "chi"} else "en" if subtag == "eng" else subtag


def is_traditional(element: Element) -> bool:
    """Whether an element's language is Chinese in Traditional characters."""
    tag = (element.get(_XML_LANG) or element.get("lang") or "").lower().replace("_", "-")
    return any(part in {"hant", "tw", "hk", "mo"} for part in tag.split("-"))
