"""What a PDF file consists of, before it is written: pages, tags, links, bookmarks, labels, fonts.

The tag tree is made from the Document before anything is drawn; drawing only adds Marks to its elements.
Lengths are in points, origin at the page's lower left corner; page and mark numbers count from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeAlias

from jbpub.renderers.pdf.boxes import Boxes
from jbpub.renderers.pdf.claims import SCREEN, Claims
from jbpub.renderers.pdf.condition import GRAY, Condition


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content stream: `BDC … EMC` number `mcid` of that page."""

    page: int
    mcid: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element (ISO 32000-1, 14.7.2): its type, its kids in reading order, its attributes.

    `owner`: attribute owner with its attributes, such as {"List": {"ListNumbering": "Decimal"}}; values are names
    when they are str, numbers otherwise.  `actual` is what the element reads as instead of its characters;
    `identifier` is its ID, wanted by Note.
    """

    kind: str
    kids: list[Kid] = field(default_factory=list)
    language: str = ""
    title: str = ""
    alt: str = ""
    actual: str = ""
    identifier: str = ""
    owner: Mapping[str, Mapping[str, str | float]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Annotation:
    """A link over `rect` (left, bottom, right, top), held by a Link element; `contents` is its spoken name.

    Leads to the destination of that name, or to `uri` when that is given.
    """

    rect: tuple[float, float, float, float]
    contents: str
    destination: str = ""
    uri: str = ""


Kid: TypeAlias = Element | Mark | Annotation


@dataclass(slots=True)
class Page:
    """A page's content stream (deflated), the element that owns each mark, by mcid, and the links upon it."""

    stream: bytes
    owners: list[Element]
    annotations: list[Annotation]


class Destination(NamedTuple):
    """A place that has a name: its page, its top, and the element that begins there (ISO 32000-2, 12.3.2.3)."""

    page: int
    top: float
    element: Element


@dataclass(frozen=True, slots=True)
class Outline:
    """A bookmark; `level` counts from 1."""

    title: str
    destination: str
    level: int


@dataclass(frozen=True, slots=True)
class PageLabel:
    """From page `start` on pages are labelled by `style` ("D" decimal, "r" roman, "" none), from `first` up."""

    start: int
    style: str
    first: int = 1
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A subset of a face, ready to embed as a Type 0 font with Identity-H.

    `codes` maps a character to its code, `unicode` a code to the characters it stands for, `widths` a CID to its
    advance in thousandths of an em.  A code is its own CID, except for `twins`: codes of further characters that
    share a glyph, with its CID.  `program` is a bare CFF table (`cff`) or an sfnt with glyf outlines.
    Metrics are in thousandths of an em.
    """

    name: str
    program: bytes
    cff: bool
    registry: tuple[str, str, int]
    codes: Mapping[str, int]
    unicode: Mapping[int, str]
    widths: Mapping[int, float]
    bbox: tuple[float, float, float, float]
    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    stem_v: float
    flags: int
    twins: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture: its size in pixels, and its samples, a byte for each component, row by row, deflated.

    One component is gray, three are red, green and blue of sRGB, four the inks of an output condition.
    """

    width: int
    height: int
    samples: bytes
    components: int = 1


@dataclass(frozen=True, slots=True)
class Info:
    """What the file says of itself, in its information dictionary and its XMP packet alike."""

    title: str
    author: str
    subject: str
    language: str
    created: datetime
    producer: str
    keywords: str = ""


@dataclass(slots=True)
class PdfModel:
    """A whole file; all its pages have the same boxes.

    `fonts` and `pictures` by the resource names that content streams use ("F1", "I1").
    """

    boxes: Boxes
    info: Info
    root: Element
    pages: list[Page]
    fonts: dict[str, EmbeddedFont]
    destinations: dict[str, Destination]
    outlines: list[Outline]
    labels: list[PageLabel]
    pictures: Mapping[str, Raster] = field(default_factory=dict)
    claims: Claims = SCREEN
    condition: Condition = GRAY
