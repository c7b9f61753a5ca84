"""The template's styles, dressed from the style sheet: typeface, size, spacing, indents, alignment.

The template says what a style is (name, kinship, outline level); what it looks like is put in here, each property in
its place in the schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml import etree

from jbpub.renderers.docx.markup import W, quoted, word_language
from jbpub.renderers.docx.measures import (
    LINE_OF_SMALL_TYPE,
    em_twips,
    leading_twips,
    on_cells,
    page_box,
    spacing_twips,
    twips,
    word_size,
)
from jbpub.style.inks import BLACK, screen_colour
from jbpub.style.keys import Align, TextStyle
from jbpub.style.sheet import StyleSheet

Properties: TypeAlias = Mapping[str, str]  # w:pPr or w:rPr: the child's name → its attributes, as XML text

HEADING_LEVELS = 6
PARAGRAPH_STYLES = {  # Word's style id → the sheet's text style
    "Normal": "body",
    "BodyText": "body",
    "Title": "title",
    "Subtitle": "occasion",
    "Speaker": "speaker",
    "Salutation": "salutation",
    "Heading1": "heading1",
    "Heading2": "heading2",
    **{f"Heading{level}": "heading3" for level in range(3, HEADING_LEVELS + 1)},
    "TOCHeading": "contents_title",
    "TOC1": "contents1",
    "TOC2": "contents2",
    "GlossaryTitle": "glossary_title",
    "GlossaryEntry": "entry",
    "ListParagraph": "item",
    "English": "english",
    "Parallel": "parallel",
    "FootnoteText": "note",
    "CoverTitle": "cover_title",
    "CoverOccasion": "cover_occasion",
    "CoverSpeaker": "cover_speaker",
    "CoverMonth": "cover_month",
}
CHARACTER_STYLES = {"Lead": "lead", "Term": "term"}
CONTENTS_STYLES = ("TOC1", "TOC2")
LEADERS = {"…": "dot", ".": "dot", "·": "middleDot", "-": "hyphen", "_": "underscore", "": "none"}
ALIGNMENT: Mapping[Align, str] = {"justify": "both", "left": "left", "center": "center", "right": "right"}

# CT_PPr and CT_RPr (ISO/IEC 29500-1, Annex A): the order in which their children must stand
PARAGRAPH_ORDER = (
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "tabs", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind",
    "jc", "outlineLvl",
)  # fmt: skip
RUN_ORDER = ("rFonts", "b", "bCs", "color", "spacing", "kern", "sz", "szCs", "u", "vertAlign", "lang")


def heading_level(depth: int) -> int:
    """The level (from 1) that a heading of that depth has in Word; deeper ones than the template has share its last."""
    return max(1, min(depth, HEADING_LEVELS))


def dress(styles: etree._Element, sheet: StyleSheet, language: str, lists: Mapping[str, str]) -> None:
    """Fill the template's w:styles with the looks of a style sheet.

    `language` is the document's BCP 47 tag; `lists` maps a style id to the w:numPr that makes it part of a list.
    """
    by_id = {style.get(f"{{{W}}}styleId"): style for style in styles.iter(f"{{{W}}}style")}
    for identifier, paragraph, run in _looks(sheet):
        numbering = {"numPr": lists[identifier]} if identifier in lists else {}
        _fill(by_id[identifier], "pPr", {**paragraph, **numbering}, PARAGRAPH_ORDER)
        _fill(by_id[identifier], "rPr", run, RUN_ORDER)
    languages = f'w:val="en-US" w:eastAsia="{word_language(language)}" w:bidi="ar-SA"'
    for defaults in styles.iter(f"{{{W}}}rPrDefault"):
        _fill(defaults, "rPr", {"lang": languages}, RUN_ORDER)


def _looks(sheet: StyleSheet) -> Iterable[tuple[str, Properties, Properties]]:
    """Style id, paragraph properties and run properties of every style that the sheet decides on."""
    for identifier, name in PARAGRAPH_STYLES.items():
        style = sheet.text[name]
        own = _line_rules(sheet) if identifier == "Normal" else {"ind": indent(style, sheet)}
        kerning = {"kern": f'w:val="{2 * sheet.line.kern}"'} if identifier == "Normal" else {}
        yield (
            identifier,
            {**paragraph_look(style, sheet), **own, **_tabs(identifier, sheet)},
            {**run_look(style, sheet), **kerning},
        )
    for identifier, name in CHARACTER_STYLES.items():
        yield identifier, {}, _contrast(run_look(sheet.text[name], sheet), run_look(sheet.text["body"], sheet))
    running = sheet.running
    yield "Header", {**_small_line(running.head_size_pt)}, _small_type(running.head_size_pt, sheet)
    yield "Footer", {**_small_line(running.number_size_pt)}, _small_type(running.number_size_pt, sheet)


# ---- properties ----


def run_look(style: TextStyle, sheet: StyleSheet) -> Properties:
    """Typeface, weight, character spacing and size of a text style."""
    return {
        "rFonts": _fonts(sheet.fonts["latin"].word, sheet.fonts[style.font].word),
        "b": f'w:val="{int(style.bold)}"',
        "bCs": f'w:val="{int(style.bold)}"',
        **({"color": f'w:val="{screen_colour(style)}"'} if _is_coloured(sheet) else {}),
        "spacing": f'w:val="{spacing_twips(style, sheet)}"',
        "sz": f'w:val="{word_size(style, sheet)}"',
        "szCs": f'w:val="{word_size(style, sheet)}"',
    }


def _is_coloured(sheet: StyleSheet) -> bool:
    """Whether any style is not plain black: then all say their colour, lest one takes that of the style below it."""
    return any(screen_colour(style) != BLACK for style in sheet.text.values())


def _contrast(look: Properties, ground: Properties) -> Properties:
    """Only what differs: a character style must not undo the paragraph it stands in."""
    return {name: value for name, value in look.items() if value != ground[name]}


def _fonts(latin: str, han: str) -> str:
    return f'w:ascii="{quoted(latin)}" w:hAnsi="{quoted(latin)}" w:eastAsia="{quoted(han)}" w:cs="{quoted(latin)}"'


def paragraph_look(style: TextStyle, sheet: StyleSheet) -> Properties:
    """Spacing, alignment and keeping of a text style; space before and after in lines of the body."""
    line = leading_twips(sheet.text["body"].leading_pt)
    spacing = "".join(
        f'w:{side}Lines="{round(lines * 100)}" w:{side}="{round(lines * line)}" '
        for side, lines in (("before", style.before_lines), ("after", style.after_lines))
    )
    look = {
        "spacing": f'{spacing}w:line="{leading_twips(style.leading_pt)}" w:lineRule="exact"',
        "jc": f'w:val="{ALIGNMENT[style.align]}"',
    }
    if on_cells(sheet) and style.size_pt != sheet.text["body"].size_pt:
        look["snapToGrid"] = 'w:val="0"'  # a larger character would take two cells of the body's
    return {"keepNext": "", **look} if style.keep_with_next else look


def _line_rules(sheet: StyleSheet) -> Properties:
    """The space between Han and Western characters, which Word has or has not; its width is Word's own."""
    gap = f'w:val="{int(sheet.line.latin_gap_em > 0)}"'
    return {"autoSpaceDE": gap, "autoSpaceDN": gap}


def indent(style: TextStyle, sheet: StyleSheet) -> str:
    """Attributes of w:ind: in characters, as Word shows them, and in twips for programs that count no characters."""
    em = em_twips(style, sheet)
    first = style.indent_em - style.hanging_em
    side = "firstLine" if first >= 0 else "hanging"
    lengths = {"left": style.hanging_em, side: abs(first)}
    return " ".join(
        f'w:{name}Chars="{round(size * 100)}" w:{name}="{round(size * em)}"' for name, size in lengths.items()
    )


def _tabs(identifier: str, sheet: StyleSheet) -> Properties:
    """The tab stop of contents entries, with leaders, at the right edge of the type area."""
    if identifier not in CONTENTS_STYLES:
        return {}
    leader = LEADERS.get(sheet.contents.leader, "dot")
    return {"tabs": f'<w:tab w:val="right" w:leader="{leader}" w:pos="{page_box(sheet.page).text_width}"/>'}


def _small_line(size_pt: float) -> Properties:
    return {"spacing": f'w:before="0" w:after="0" w:line="{twips(size_pt * LINE_OF_SMALL_TYPE)}" w:lineRule="exact"'}


def _small_type(size_pt: float, sheet: StyleSheet) -> Properties:
    """Running heads and page numbers: 宋体 for figures too (GB/T 9704, 7.5)."""
    song, size = sheet.fonts["song"].word, f'w:val="{round(size_pt * 2)}"'
    return {"rFonts": _fonts(song, song), "spacing": 'w:val="0"', "sz": size, "szCs": size}


# ---- writing them ----


def _fill(parent: etree._Element, holder: str, properties: Properties, order: tuple[str, ...]) -> None:
    """Set properties in the parent's holder element; what the template says and the sheet does not stays."""
    if not properties:
        return
    element = parent.find(f"{{{W}}}{holder}")
    if element is None:
        element = etree.Element(f"{{{W}}}{holder}")
        parent.insert(len(parent) - len(parent.findall(f"{{{W}}}rPr")), element)  # w:pPr stands before w:rPr
    children = {etree.QName(child).localname: child for child in element}
    children |= {name: _property(name, value) for name, value in properties.items()}
    element[:] = sorted(children.values(), key=lambda child: order.index(etree.QName(child).localname))


def _property(name: str, value: str) -> etree._Element:
    """An element of that name from its attributes, or from its children when the value is XML."""
    start = f'<w:{name} xmlns:w="{W}"'
    return etree.fromstring(f"{start}>{value}</w:{name}>" if value.startswith("<") else f"{start} {value}/>")
