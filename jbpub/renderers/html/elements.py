"""Small helpers that write lxml elements, and inlines into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from jbpub.edition.foreign import chinese_apart
from jbpub.nodes import (
    Entry,
    Foreign,
    Gloss,
    Inlines,
    Lead,
    Link,
    NoteMark,
    PageMark,
    Parallel,
    Strong,
    TermMention,
    Text,
    Wording,
    plain_text,
    says_something,
)
from jbpub.renderers.addresses import is_web_address
from jbpub.renderers.html.marks import join_marks
from jbpub.renderers.notes import Note

Element: TypeAlias = etree._Element
child = etree.SubElement
ENGLISH = {"class": "english", "lang": "en"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What inlines need to know of where they stand.

    `entries` leads from a term's key to the id of its note or glossary entry, `notes` from a mark's id to the note that
    it calls; `language` is the document's; `joined` are the ids of the note marks that are part of a mention.  Where
    `anchored` is false (in the contents) nothing gets an id or a link; `linked` tells that an outer element is a link
    already, which HTML forbids to nest.
    """

    entries: Mapping[str, str]
    wording: Wording
    language: str
    joined: frozenset[str] = frozenset()
    notes: Mapping[str, Note] = field(default_factory=dict)
    anchored: bool = True
    linked: bool = False


def block(parent: Element, tag: str, attributes: Mapping[str, str]) -> Element:
    """A new child that starts on a line of its own in the file."""
    made = child(parent, tag, attributes)
    made.tail = "\n"
    return made


def add_text(parent: Element, text: str) -> None:
    """Append characters after all that the element already holds."""
    last = next(parent.iterchildren(reversed=True), None)  # len(parent) would count all there are
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_number(parent: Element, number: str) -> None:
    """Append a number as written ("一、"), so that it can be styled; nothing for an empty one."""
    if number:
        child(parent, "span", {"class": "number"}).text = number


def add_english(parent: Element, text: str, setting: Setting) -> None:
    """Append a line of English that stands under its Chinese; nothing for no text."""
    if text:
        _say_english(block(parent, "p", ENGLISH), text, setting)


def add_english_term(parent: Element, text: str, setting: Setting) -> None:
    """Append a term's English behind the term; nothing for no text."""
    if text:
        add_text(parent, " ")
        _say_english(child(parent, "span", ENGLISH), text, setting)


def _say_english(element: Element, text: str, setting: Setting) -> None:
    """The Chinese that a translator left in it has its own language (WCAG 2.2, 3.1.2)."""
    add_inlines(element, chinese_apart(Text(text), setting.language), setting)


def add_pair(parent: Element) -> Element:
    """The element in which a text and its translation stand side by side, where there is room."""
    pair = block(parent, "div", {"class": "pair"})
    pair.text = "\n"
    return pair


def add_parallel(parent: Element, parallel: Parallel | None, setting: Setting) -> None:
    """Append a translation after what it renders; where it is missing, the words that say so; nothing for none."""
    if parallel:
        kind = "missing parallel" if parallel.missing else "parallel"
        add_inlines(block(parent, "p", {"class": kind, "lang": parallel.language}), parallel.inlines, setting)


def page_break(parent: Element, tag: str, page: int, wording: Wording) -> Element:
    """A mark where a page of the original begins (DPUB-ARIA doc-pagebreak), with an id to link to."""
    name = wording.source_page.format(page=page)
    attributes = {"id": page_id(page), "class": "page", "role": "doc-pagebreak separator", "aria-label": name}
    return child(parent, tag, attributes | {"data-page": str(page)})


def page_id(page: int) -> str:
    """The id of the mark of a page of the original."""
    return f"page{page}"


def add_inlines(parent: Element, inlines: Inlines, setting: Setting) -> None:
    """Append inlines to an element, in order."""
    for inline in join_marks(inlines):
        match inline:
            case Text(text):
                add_text(parent, text)
            case TermMention():
                _add_mention(parent, inline, setting)
            case Lead(children, number):
                lead = child(parent, "strong", {"class": f"lead level{inline.level}"})
                add_number(lead, number)
                add_inlines(lead, children, setting)
            case PageMark(page):
                if setting.anchored:
                    page_break(parent, "span", page, setting.wording)
            case Strong(children):
                add_inlines(child(parent, "strong"), children, setting)
            case Foreign(language, children):
                add_inlines(child(parent, "span", {"lang": language}), children, setting)
            case Gloss(language, text):
                child(parent, "span", {"class": "gloss", "lang": language}).text = text
            case NoteMark():
                if setting.anchored:
                    _add_note_mark(parent, inline, setting)
            case Link():
                _add_link(parent, inline, setting)


def _add_mention(parent: Element, mention: TermMention, setting: Setting) -> None:
    """A mention links to its entry; the first one in the document is marked as such."""
    if not setting.anchored:
        return add_inlines(parent, mention.inlines, setting)
    attributes = {"id": mention.id, "class": "first term" if mention.first else "term"}
    entry = setting.entries.get(mention.key)
    if entry is None or setting.linked or not _leads(mention.inlines):
        return add_inlines(child(parent, "span", attributes), mention.inlines, setting)
    calls = any(isinstance(inline, NoteMark) and inline.id in setting.notes for inline in mention.inlines)
    role = "doc-noteref" if calls else "doc-glossref"
    link = child(parent, "a", attributes | {"role": role, "href": f"#{entry}"})
    return add_inlines(link, mention.inlines, replace(setting, linked=True))


def _leads(inlines: Inlines) -> bool:
    """Whether there are words that a link can be made of (WCAG 2.2, 2.4.4)."""
    return says_something(plain_text(inlines))


def _add_note_mark(parent: Element, mark: NoteMark, setting: Setting) -> None:
    """A note's number, raised; it leads to the entry that explains it, if one does and it is part of no link."""
    raised = child(parent, "sup", {"class": "note"})
    entry = setting.entries.get(mark.key) if mark.key else None
    if entry is None or setting.linked or not says_something(mark.text):
        raised.set("id", mark.id)
        raised.text = mark.text
        return
    name = setting.wording.note_link.format(mark=mark.text)
    attributes = {"id": mark.id, "role": "doc-noteref", "href": f"#{entry}", "aria-label": name}
    child(raised, "a", attributes).text = mark.text


def _add_link(parent: Element, link: Link, setting: Setting) -> None:
    """A link to the web; one that is no web address (a script, a lost file) stays as its text."""
    if not setting.anchored or setting.linked or not is_web_address(link.target) or not _leads(link.inlines):
        return add_inlines(parent, link.inlines, setting)
    return add_inlines(child(parent, "a", {"href": link.target}), link.inlines, replace(setting, linked=True))


def add_backlinks(parent: Element, entry: Entry, places: Sequence[str], setting: Setting) -> None:
    """One link to each place: a bare number to look at, a full name to listen to (WCAG 2.4.4, 2.5.3)."""
    line = child(parent, "p", {"class": "back"})
    line.text = setting.wording.back
    for number, mention in enumerate(places, 1):
        name = setting.wording.mention_place.format(term=entry.term, number=number)
        link = child(line, "a", {"role": "doc-backlink", "href": f"#{mention}", "aria-label": name})
        link.text = str(number)
