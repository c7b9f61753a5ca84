"""CSS from a style sheet: type on screen and paper from the same values as the other editions.

Sizes are in rem, and 1 rem is the body's size: what the reader's browser says on screen, the sheet's points on paper.
What no style sheet decides (the page's frame, colours, links) stands in page.css.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jbpub.style.folio import PAGE, PAGES, number_parts
from jbpub.style.inks import BLACK, screen_colour
from jbpub.style.keys import LineStyle, PageStyle, RunningStyle, TextStyle
from jbpub.style.sheet import StyleSheet

SELECTORS = {  # text style → what it dresses
    "body": "body", "lead": ".lead", "title": "h1", "occasion": ".occasion", "speaker": ".speaker",
    "salutation": ".salutation", "heading1": "h2", "heading2": "h3", "heading3": "h4, h5, h6",
    "contents_title": "[role=doc-toc] h2", "contents1": "[role=doc-toc] li", "contents2": "[role=doc-toc] li li",
    "glossary_title": "[role=doc-glossary] h2", "entry": "dd", "term": "dt, [role=doc-footnote] dfn",
    "item": "main li", "table": "td", "table_head": "th", "caption": "caption, figcaption",
    "english": "p.english", "parallel": "p.parallel", "note": "[role=doc-footnote]",
}  # fmt: skip
COVER_SELECTORS = {"cover_title": "h1", "cover_occasion": ".occasion", "cover_speaker": ".speaker"}  # on paper
QUIET = (  # what is not to stand out
    "body", "english", "occasion", "parallel", "speaker", "salutation", "contents2", "entry", "item", "note", "table",
)  # fmt: skip
_COUNTERS = {PAGE: "counter(page)", PAGES: "counter(pages)"}
RUNS = ("lead", "term")  # parts of a line: they take the face, not the paragraph's shape
LATIN_FACE = "jbpub Latin"
LATIN_RANGE = (
    "U+20-7E, U+A1-B6, U+B8-24F"  # without quotation marks, dash, ellipsis, middle dot: those are Chinese here
)


def style_rules(style: StyleSheet, title: str) -> str:
    """The whole style element's text; `title` is for the running head on paper."""
    fonts = "; ".join(f"--{role}: {font_list(style, role)}" for role in style.fonts)
    texts = "\n".join(_text_rule(name, style) for name in SELECTORS)
    fixed, pairs, paper = _fixed_rules(), _pair_rules(style), _paper_rules(style, title)
    parts = (_latin_faces(style), f":root {{ {fonts} }}", texts, _line_rule(style.line), fixed, pairs, paper)
    return "\n".join(("", *parts, ""))


@cache
def _fixed_rules() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8").strip()


# ---- type ----


def _text_rule(name: str, style: StyleSheet) -> str:
    return f"{SELECTORS[name]} {{ {_declared(name, style)} }}"


def _declared(name: str, style: StyleSheet) -> str:
    text, body = style.text[name], style.text["body"]
    declarations = {
        "font-family": f"var(--{text.font})",
        **_weight(name, style),
        **_colour(text),
        **({} if name in RUNS else _shape(text, body)),
    }
    return "; ".join(f"{key}: {value}" for key, value in declarations.items())


def _weight(name: str, style: StyleSheet) -> dict[str, str]:
    """The weight of a text style.

    A face that the sheet thickens in PDF may be missing here too: what is to stand out is asked for half bold, and
    only a family with a real bold face obeys: the stand-in, not the Kai or Xiaobiaosong that the sheet wants.
    """
    text = style.text[name]
    if not text.bold and name not in QUIET and style.font_of(name).embolden_em:
        return {"font-weight": "600", "font-synthesis-weight": "none"}
    return {"font-weight": "bold" if text.bold else "normal"}


def _shape(text: TextStyle, body: TextStyle) -> dict[str, str]:
    """A paragraph's measures: sizes against the body's, space before and after in lines of the body."""
    line = body.leading_pt / body.size_pt
    return {
        "font-size": f"calc({number(text.size_pt / body.size_pt)}rem * var(--scale, 1))",
        "line-height": number(text.leading_pt / text.size_pt),
        "text-align": {"left": "start", "right": "end"}.get(text.align, text.align),
        "text-indent": f"{number(text.indent_em - text.hanging_em)}em",
        "padding-inline-start": f"{number(text.hanging_em)}em",
        "margin-block": f"{number(text.before_lines * line)}rem {number(text.after_lines * line)}rem",
    }


LINE_BREAKS = {"basic": "normal", "gb": "strict", "strict": "strict"}
TRIMS = {"never": "space-all", "region": "space-first", "always": "trim-both"}


def _line_rule(line: LineStyle) -> str:
    """What CSS knows of how lines are composed; a browser that lacks a property does as it always does."""
    declarations = {
        "line-break": LINE_BREAKS[line.kinsoku],
        "text-spacing-trim": TRIMS[line.squeeze],
        "text-autospace": "normal" if line.latin_gap_em else "no-autospace",
        "hyphens": "auto" if line.hyphenate else "manual",
        "font-kerning": "normal" if line.kern else "none",
    }
    return f"body {{ {'; '.join(f'{key}: {value}' for key, value in declarations.items())} }}"


def _colour(text: TextStyle) -> dict[str, str]:
    """A style's own colour, on light ground; on dark ground it is that of the text around it."""
    colour = screen_colour(text)
    return {"color": f"light-dark(#{colour.lower()}, currentcolor)"} if colour != BLACK else {}


def font_list(style: StyleSheet, role: str) -> str:
    """The font-family list of a role; serif roles take Latin letters and digits from the Latin role."""
    families = style.fonts[role].css
    latin = (LATIN_FACE,) if families[-1:] == style.fonts["latin"].css[-1:] else ()
    return ", ".join(_family(family) for family in (*latin, *families))


def _family(name: str) -> str:
    return name if name in ("serif", "sans-serif") else _string(name)


def _latin_faces(style: StyleSheet) -> str:
    """Faces of the reader's own machine that stand for Latin letters alone, so that Chinese marks stay Chinese."""
    families = [family for family in style.fonts["latin"].css if family not in ("serif", "sans-serif")]
    faces = []
    for weight, suffix in (("normal", ""), ("bold", " Bold")):
        sources = ", ".join(f"local({_string(family + suffix)})" for family in families)
        face = f"font-family: {_string(LATIN_FACE)}; font-weight: {weight}; unicode-range: {LATIN_RANGE}"
        faces.append(f"@font-face {{ {face}; src: {sources} }}")
    return "\n".join(faces) if families else ""


def _pair_rules(style: StyleSheet) -> str:
    """A paragraph and its translation side by side, where the sheet wants that and there is room."""
    both = style.bilingual
    if both.layout == "stacked":
        return ""
    columns = f"{number(both.share)}fr {number(1 - both.share)}fr"
    gap = f"column-gap: {number(both.gap_em)}rem; align-items: first baseline"
    grid = f"display: grid; grid-template-columns: {columns}; {gap}"
    return f"@media print, screen and (min-width: 48rem) {{ .pair {{ {grid} }} }}"


# ---- paper ----


def _paper_rules(style: StyleSheet, title: str) -> str:
    """What a printer gets: the sheet's page, body size, running head and page number."""
    page, running = style.page, style.running
    bottom = page.height_mm - page.top_mm - page.text_height_mm
    sheet = f"size: {_mm(page.width_mm)} {_mm(page.height_mm)}; font-family: {font_list(style, 'song')}"
    margins = f"margin-top: {_mm(page.top_mm)}; margin-bottom: {_mm(bottom)}"
    head = _margin_box("top-center", _string(title), running.head_size_pt, "bottom", running.head_rise_mm)
    return "\n".join([
        f"@media print {{ html {{ font-size: {number(style.text['body'].size_pt)}pt }} }}",
        *_book_rules(style),
        f"@page {{ {sheet}; {margins}; {head if running.head else ''} }}",
        "@page :first { @top-center { content: none } }",
        *(_side_rule(side, style) for side in ("right", "left")),
    ])  # fmt: skip


BREAKS = {"run-on": "auto", "page": "page", "recto": "recto"}


def _book_rules(style: StyleSheet) -> list[str]:
    """What makes a book of the pages: a cover, chapters on new pages; the first one stays with the opening."""
    book, rules = style.book, []
    if book.cover:
        rules.append(f"header {{ break-after: {BREAKS['recto' if style.page.duplex else 'page']} }}")
        rules += [f"header {where} {{ {_declared(name, style)} }}" for name, where in COVER_SELECTORS.items()]
    if book.chapters != "run-on":
        rules.append(f"main > section ~ section {{ break-before: {BREAKS[book.chapters]} }}")
    return [f"@media print {{ {rule} }}" for rule in rules]


def _side_rule(side: str, style: StyleSheet) -> str:
    """A right-hand (odd) or left-hand (even) page: the binding side, and the place of its number."""
    left = style.page.left_mm(1 if side == "right" else 2)
    right = style.page.width_mm - left - style.page.text_width_mm
    folio = _page_number(side, style.page, style.running)
    return f"@page :{side} {{ margin-left: {_mm(left)}; margin-right: {_mm(right)}; {folio} }}"


def _page_number(side: str, page: PageStyle, running: RunningStyle) -> str:
    content = " ".join(_COUNTERS.get(part) or _string(part) for part in number_parts(running.number_format))
    if running.number_align == "center":
        return _margin_box("bottom-center", content, running.number_size_pt, "top", running.number_drop_mm)
    place = side if page.duplex else "right"
    inset = f"padding-{place}: {number(running.number_inset_em)}em; text-align: {place}"
    return _margin_box(f"bottom-{place}", content, running.number_size_pt, "top", running.number_drop_mm, inset)


def _margin_box(place: str, content: str, size_pt: float, edge: str, gap_mm: float, more: str = "") -> str:
    """A margin box whose text stands `gap_mm` from the type area, which is at the box's `edge`."""
    gap = f"padding-{edge}: {_mm(gap_mm)}"
    align = f"vertical-align: {edge}"
    return f"@{place} {{ content: {content}; font-size: {number(size_pt)}pt; {align}; {gap}; {more} }}"


# ---- writing values ----


def number(value: float) -> str:
    """A CSS number with at most three decimals, none that is zero."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _mm(value: float) -> str:
    return f"{number(value)}mm"


def _string(text: str) -> str:
    """A CSS string; what could end it, or the style element, is escaped (CSS Syntax 3, section 4.3.7)."""
    return '"' + "".join(f"\\{ord(char):x} " if char in '"\\<\n\r\f' else char for char in text) + '"'
