"""The keys of a style sheet, a dataclass for each table.

Lengths carry their unit in their name: _mm, _pt, _em (of the style's own size), _lines (of the body's leading).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Align = Literal["justify", "left", "center", "right"]
Product = Literal["screen", "press", "archive"]
PT_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The sheet of paper and its type area; the outside and bottom margins are what is left."""

    width_mm: float
    height_mm: float
    top_mm: float
    inside_mm: float
    text_width_mm: float
    text_height_mm: float
    duplex: bool

    def left_mm(self, page: int) -> float:
        """The left margin of a page (counted from 1): the binding side, changing sides when printed duplex."""
        if self.duplex and page % 2 == 0:
            return self.width_mm - self.inside_mm - self.text_width_mm
        return self.inside_mm


@dataclass(frozen=True, slots=True)
class RunningStyle:
    """Page number and running head, outside the type area.

    `number_format` has {page} for the number and, if wanted, {pages} for how many there are; "wording" asks for the
    edition's own words (第1页, Page 1), "wording-total" for those with the total (Page 1 of 9).
    """

    number_format: str
    number_size_pt: float
    number_drop_mm: float
    number_align: Literal["center", "outer"]
    number_inset_em: float
    head: bool
    head_size_pt: float
    head_rise_mm: float


@dataclass(frozen=True, slots=True)
class ContentsStyle:
    """The contents page: whether there is one, how many heading levels it lists, its leader character."""

    show: bool
    depth: int
    leader: str


@dataclass(frozen=True, slots=True)
class BilingualStyle:
    """How a paragraph and its translation stand: side by side or one below the other.

    Side by side they are `gap_em` of the body's size apart, and the original takes `share` of what is left.
    """

    layout: Literal["columns", "stacked"]
    gap_em: float
    share: float


@dataclass(frozen=True, slots=True)
class PdfStyle:
    """Whom the PDF is for, and what a press wants of it.

    screen: PDF/A-2a and PDF/UA-1, with links.  press: PDF/A-2a, PDF/UA-1 and PDF/X-4, without links, with `bleed_mm`
    round the trimmed page, crop `marks` and a `slug` line that names the job.  archive: PDF/A-4 and PDF/UA-2.
    `links`: as the product has them (auto), always, or never; a press can have none, so that always is an error there.
    `profile` is the path of the printer's ICC profile, `condition` the name of its output condition as registered
    with the ICC; without a profile a built-in gray condition serves work in black only.
    """

    product: Product
    links: Literal["auto", "always", "never"]
    bleed_mm: float
    marks: bool
    slug: bool
    profile: str
    condition: str

    @property
    def linked(self) -> bool:
        """Whether links are drawn."""
        return self.links != "never" and self.product != "press"


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How lines are composed (PDF; Word and HTML follow as far as they can).

    `kinsoku` is the level of the rules for line starts and ends (CLREQ 3.1.4).  `squeeze` says whether marks give
    way to each other and at line edges: as is the region's custom, always, or never.  `latin_gap_em` stands between
    Han and Western characters.  `hyphenate` divides English words, `kern` fits their letters.  `breaks` weighs all
    line ends of a paragraph together (optimal) or one by one (first-fit).  `grid` sets every Han character into a
    cell of the page's grid (cells).
    """

    kinsoku: Literal["basic", "gb", "strict"]
    squeeze: Literal["region", "always", "never"]
    latin_gap_em: float
    hyphenate: bool
    kern: bool
    breaks: Literal["optimal", "first-fit"]
    grid: Literal["none", "cells"]


@dataclass(frozen=True, slots=True)
class NotesStyle:
    """Where a term's explanation stands: in the appendix, at the foot of the page that mentions it first, or both.

    `numbers` puts the entry's number after that first mention when there is but the appendix; notes at the foot
    always have one.  `number_format` is how a number is written that the source does not have, with {number} in it.
    """

    glossary: Literal["appendix", "footnotes", "both"]
    numbers: bool
    number_format: str


@dataclass(frozen=True, slots=True)
class BookStyle:
    """How the pages make a book.

    `cover` gives the title a cover of its own.  `chapters` begin where the last one ended (run-on), on a new page, or
    on a new right-hand page (recto).  The pages are filled up to a multiple of `signature`; 0 leaves their number.
    `pages` names the pages that are wanted in the PDF, by their printed numbers or their place ("5-12,20", "II", "#1").
    """

    cover: bool
    chapters: Literal["run-on", "page", "recto"]
    signature: int
    pages: str


@dataclass(frozen=True, slots=True)
class FacesStyle:
    """Where typefaces are looked for, beside those that pip brings.

    `installed` takes those of the system too; `folders` are searched before all others, a relative one is beside the
    sheet.  `rare` are families that may lend a character which no other face has.
    """

    installed: bool
    folders: tuple[str, ...]
    rare: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FontRole:
    """What a role ("hei") stands for in each format.

    `pdf` are the families that are meant, by family, full or PostScript name in any language; `stand_in` those that
    take their place where none of them is found, thickened by `embolden_em` of their size.  `latin` sets Western
    letters and digits of the role's text in the role "latin" (PDF).  The names that end in `_hant` take the others'
    place in a Traditional edition, those in `_hk` in Hong Kong's and Macao's, where they are given.
    """

    pdf: tuple[str, ...]
    word: str
    css: tuple[str, ...]
    embolden_em: float = 0.0
    stand_in: tuple[str, ...] = ()
    latin: bool = False
    pdf_hant: tuple[str, ...] = ()
    stand_in_hant: tuple[str, ...] = ()
    word_hant: str = ""
    css_hant: tuple[str, ...] = ()
    pdf_hk: tuple[str, ...] = ()
    stand_in_hk: tuple[str, ...] = ()
    word_hk: str = ""
    css_hk: tuple[str, ...] = ()

    def in_region(self, *regions: str) -> FontRole:
        """The role with the names of these regions ("hk", "hant"), of the first that gives one."""
        return replace(self, **{key: self._named(key, regions) for key in ("pdf", "stand_in", "word", "css")})

    def _named(self, key: str, regions: tuple[str, ...]) -> Any:
        given = (getattr(self, f"{key}_{region}") for region in regions)
        return next(filter(None, given), getattr(self, key))


REGIONS = {"zh-Hant-HK": ("hk", "hant"), "zh-Hant-MO": ("hk", "hant"), "zh-Hant": ("hant",)}
"""The regions whose names an edition takes, by how its language begins."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of paragraph or run is set; `font` names a role, `hanging_em` indents all lines but the first.

    `side_em` is kept free on either side, so that centred lines stay short (PDF).  `ink_percent` is the colour:
    cyan, magenta, yellow, black.
    """

    font: str
    size_pt: float
    leading_pt: float
    align: Align
    indent_em: float
    hanging_em: float
    before_lines: float
    after_lines: float
    bold: bool
    keep_with_next: bool
    side_em: float = 0.0
    ink_percent: tuple[float, ...] = (0.0, 0.0, 0.0, 100.0)


TEXT_STYLES = (
    "body", "lead", "title", "occasion", "speaker", "salutation", "heading1", "heading2", "heading3",
    "contents_title", "contents1", "contents2", "glossary_title", "entry", "term", "item", "table",
    "table_head", "caption", "parallel", "english", "note", "cover_title", "cover_occasion",
    "cover_speaker", "cover_month",
)  # fmt: skip
FONT_ROLES = ("song", "fangsong", "kai", "hei", "title", "latin")
