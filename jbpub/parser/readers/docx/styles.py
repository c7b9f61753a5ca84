"""Styles of a Word file: which are headings, which are bold, which number (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from jbpub.parser.readers.docx.package import W
from jbpub.patterns import pattern

_HEADING = pattern(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = pattern(r"(?:title|标题|標題)", re.IGNORECASE)
_CONTENTS = pattern(r"(?:toc|目录|目錄)\s*(?:[1-9]|heading|标题|標題)", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
BODY_LEVEL = 9  # the outline level that says: no heading (17.3.1.20)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, its ancestors included.

    `outline` is 0 for a title, 1 to 9 for a heading, None for neither; `number` and `level` are the numbering that
    it applies; None and False are what nothing was said of.
    """

    outline: int | None = None
    bold: bool = False
    hidden: bool = False
    number: str | None = None
    level: int = 0
    contents: bool = False


PLAIN = Style()


def read_styles(root: etree._Element | None) -> tuple[dict[str, Style], str]:
    """The styles by their ids, and the id of the paragraph style that is meant when none is named."""
    if root is None:
        return {}, ""
    elements = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
    styles: dict[str, Style] = {}
    for name in elements:
        _resolve(name, elements, styles)
    default = (
        name
        for name, style in elements.items()
        if style.get(W + "type") == "paragraph" and style.get(W + "default", "0") not in _OFF
    )
    return styles, next(default, "")


def _resolve(name: str, elements: Mapping[str, etree._Element], styles: dict[str, Style]) -> None:
    """Put a style and those that it is based on into `styles`; a chain that bites its tail is cut there."""
    chain = []
    while name in elements and name not in styles and name not in chain:
        chain.append(name)
        name = value(elements[name], "basedOn") or ""
    base = styles.get(name, PLAIN)
    for link in reversed(chain):
        base = styles[link] = _style(elements[link], base)


def _style(element: etree._Element, base: Style) -> Style:
    name = value(element, "name") or ""
    heading = _HEADING.fullmatch(name.strip())
    outline = int(heading[1]) if heading else 0 if _TITLE.fullmatch(name.strip()) else base.outline
    return replace(
        with_paragraph(element.find(W + "pPr"), replace(base, outline=outline)),
        bold=switched(element.find(W + "rPr"), "b", base.bold),
        hidden=switched(element.find(W + "rPr"), "vanish", base.hidden),
        contents=base.contents or _CONTENTS.fullmatch(name.strip()) is not None,
    )


def with_paragraph(properties: etree._Element | None, style: Style) -> Style:
    """A style with the outline level and the numbering that a w:pPr says."""
    if properties is None:
        return style
    outline, number, level = style.outline, style.number, style.level
    said = _integer(value(properties, "outlineLvl"))
    if said is not None:
        outline = said + 1 if 0 <= said < BODY_LEVEL else None
    numbering = properties.find(W + "numPr")
    if numbering is not None:
        number = value(numbering, "numId") or number
        level = _integer(value(numbering, "ilvl")) or (0 if number != style.number else level)
    return replace(style, outline=outline, number=number, level=level)


def value(element: etree._Element | None, child: str) -> str | None:
    """The w:val of an element's child, or None."""
    found = element.find(W + child) if element is not None else None
    return found.get(W + "val") if found is not None else None


def switched(properties: etree._Element | None, name: str, before: bool) -> bool:  # noqa: FBT001  # a state
    """Whether a property that can be on or off is on; `before` when nothing is said (17.17.4)."""
    found = properties.find(W + name) if properties is not None else None
    return before if found is None else found.get(W + "val", "1") not in _OFF


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.lstrip("-").isdecimal() else None
