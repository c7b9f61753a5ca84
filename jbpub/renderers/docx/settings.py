"""Word's settings for the whole document: language, sides of the paper, line rules, hyphenation."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jbpub.layout.kinsoku import LEVELS
from jbpub.renderers.docx.markup import W, quoted, word_language
from jbpub.style.sheet import StyleSheet

DUPLEX_ONLY = ("mirrorMargins", "evenAndOddHeaders")
_UNSQUEEZED = "zh-Hant-TW"  # most printing in Taiwan leaves marks their full width (CLREQ 3.1.6)
_DASH, _TWO_EM_DASH = "—", "\u2e3a"


def dress_settings(settings: etree._Element, sheet: StyleSheet, language: str) -> None:
    """Fill the template's w:settings from a style sheet; `language` is the document's BCP 47 tag."""
    for element in settings.iterfind(f"{{{W}}}themeFontLang"):
        element.set(f"{{{W}}}eastAsia", word_language(language))
    for name in () if sheet.page.duplex else DUPLEX_ONLY:
        for element in settings.findall(f"{{{W}}}{name}"):
            settings.remove(element)
    _after(settings, "defaultTabStop", _setting("autoHyphenation", val=str(int(sheet.line.hyphenate))))
    for element in settings.iterfind(f"{{{W}}}characterSpacingControl"):
        element.set(f"{{{W}}}val", "compressPunctuation" if _squeezes(sheet, language) else "doNotCompress")
    _after(settings, "characterSpacingControl", *_line_rules(sheet, language))


def _squeezes(sheet: StyleSheet, language: str) -> bool:
    squeeze = sheet.line.squeeze
    return squeeze == "always" or (squeeze == "region" and language != _UNSQUEEZED)


def _line_rules(sheet: StyleSheet, language: str) -> Iterator[etree._Element]:
    """The marks that may not end or begin a line, in the place of Word's own (17.15.1.58 and 59).

    Word counts single characters: a dash, of two, is forbidden at the line's start by the strict level alone.
    """
    not_at_start, not_at_end = LEVELS[sheet.line.kinsoku]
    start = not_at_start.replace(_DASH, "").replace(_TWO_EM_DASH, _DASH)
    tongue = word_language(language)
    yield _setting("noLineBreaksAfter", lang=tongue, val=not_at_end + "￥$(")
    yield _setting("noLineBreaksBefore", lang=tongue, val=start + "％%‰℃,.:;?!)]}")


def _setting(name: str, **attributes: str) -> etree._Element:
    written = " ".join(f'w:{key}="{quoted(value)}"' for key, value in attributes.items())
    return etree.fromstring(f'<w:{name} xmlns:w="{W}" {written}/>')


def _after(settings: etree._Element, name: str, *new: etree._Element) -> None:
    """Put elements behind the one of that name, where the schema wants them."""
    for place in settings.findall(f"{{{W}}}{name}"):
        for element in reversed(new):
            place.addnext(element)
