"""WordprocessingML as text: runs, fields, links, bookmarks and paragraphs.

The pieces are joined and streamed into the package as they are.  Inside each the elements stand in the order of the
schema (ISO/IEC 29500-1, Annex A); the prefixes w and r are those of the document's root.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jbpub.patterns import pattern

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

_NOT_PLAIN = pattern('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_IN_TEXT = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': '"',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
}
_IN_ATTRIBUTE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " "}
# Marks that both scripts use, such as “ ” — … ①: Word takes them from the Latin face unless told otherwise
# (the hint attribute, ISO/IEC 29500-1, 17.3.2.26).
_EITHER_SCRIPT = pattern("[\xb7\xd7\xf7\u2010-\u2bff]")
_TOOLTIP_LENGTH = 260  # Word refuses longer ones


def escaped(text: str) -> str:
    """Text for a w:t: tabs and line ends become elements, characters that XML forbids are left out."""
    return _NOT_PLAIN.sub(lambda found: _IN_TEXT.get(found[0], ""), text)


def quoted(text: str) -> str:
    """Text for an attribute value."""
    return _NOT_PLAIN.sub(lambda found: _IN_ATTRIBUTE.get(found[0], ""), text)


class Look(NamedTuple):
    """What sets a run apart from its paragraph: a character style's id and a language tag, or empty.

    `linked` tells that it stands inside a link already: links do not nest.
    """

    style: str = ""
    language: str = ""
    linked: bool = False


PLAIN = Look()
_WORD_LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "zh-Hant-HK": "zh-HK", "zh-Hant-MO": "zh-MO", "en": "en-US"}


def word_language(tag: str) -> str:
    """Word's name of a BCP 47 language: it knows regions, not scripts."""
    return _WORD_LANGUAGES.get(tag) or _WORD_LANGUAGES.get(tag[:7]) or tag


@lru_cache(maxsize=256)
def _properties(look: Look, *, han: bool) -> str:
    """The w:rPr of a run, or nothing; `han` asks for East Asian forms of the marks that both scripts use."""
    style = f'<w:rStyle w:val="{look.style}"/>' if look.style else ""
    fonts = '<w:rFonts w:hint="eastAsia"/>' if han else ""
    language = ""
    if look.language:
        script = "eastAsia" if look.language[:2] in ("zh", "ja", "ko") else "val"
        language = f'<w:lang w:{script}="{quoted(word_language(look.language))}"/>'
    return f"<w:rPr>{style}{fonts}{language}</w:rPr>" if style or fonts or language else ""


def run(text: str, look: Look = PLAIN) -> str:
    """A run of text; nothing for no text."""
    if not text:
        return ""
    han = not look.language and _EITHER_SCRIPT.search(text) is not None
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<w:r>{_properties(look, han=han)}<w:t{space}>{escaped(text)}</w:t></w:r>"


TAB = "<w:r><w:tab/></w:r>"
LINE_BREAK = "<w:r><w:br/></w:r>"
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field_start(instruction: str) -> str:
    """The beginning of a complex field (17.16.18), up to where its shown result begins."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field(instruction: str, shown: str) -> str:
    """A complex field with its result."""
    return field_start(instruction) + run(shown) + FIELD_END


class Bookmark(NamedTuple):
    """A bookmark: its number, unique in the file, and its name."""

    number: int
    name: str


def bookmarked(mark: Bookmark, content: str) -> str:
    """Content inside a bookmark."""
    start = f'<w:bookmarkStart w:id="{mark.number}" w:name="{mark.name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{mark.number}"/>'


def internal_link(bookmark: str, content: str, tooltip: str = "") -> str:
    """Runs that lead to a bookmark of the document; `tooltip` is shown and spoken by Word."""
    return f'<w:hyperlink{_tooltip(tooltip)} w:history="1" w:anchor="{bookmark}">{content}</w:hyperlink>'


def external_link(relation: str, content: str) -> str:
    """Runs that lead to the web address of a relationship id."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{content}</w:hyperlink>'


def _tooltip(text: str) -> str:
    return f' w:tooltip="{quoted(text[:_TOOLTIP_LENGTH])}"' if text else ""


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style; `properties` are what follows w:pStyle in w:pPr.  No content, no paragraph."""
    if not content:
        return ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'
