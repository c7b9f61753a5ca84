"""Inlines as runs of WordprocessingML, with what the whole document has settled for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jbpub.edition.foreign import chinese_apart
from jbpub.nodes import (
    Entry,
    Foreign,
    Gloss,
    Inline,
    Inlines,
    Lead,
    Link,
    NoteMark,
    PageMark,
    Strong,
    TermMention,
    Text,
    Wording,
)
from jbpub.renderers.docx.lists import Lists
from jbpub.renderers.docx.markup import (
    FIELD_END,
    PLAIN,
    Bookmark,
    Look,
    bookmarked,
    external_link,
    field_start,
    internal_link,
    run,
)

RAISED = Look("FootnoteReference")


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Which marks call footnotes: a mark's id → the footnote's number; a term's key → the id of the mark that calls."""

    numbers: Mapping[str, int]
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled for the whole document before its text is written.

    `marks`: id → bookmark; `entries`: term key → glossary entry; `relations`: web address → relationship id;
    `figures`: figure id → its picture as a run; `lists`: how headings and entries are numbered; `measure`:
    full-width characters on an occasion line; `text_width`: of the type area, in twips; `footnotes`: what calls them;
    `chapters`: by id of those that begin a page, what ends the section before them, if any.
    """

    marks: Mapping[str, Bookmark]
    entries: Mapping[str, Entry]
    relations: Mapping[str, str]
    figures: Mapping[str, str]
    lists: Lists
    wording: Wording
    language: str
    measure: int
    text_width: int
    footnotes: Footnotes
    chapters: Mapping[str, str] = field(default_factory=dict)


def write_english(text: str, plan: Plan) -> str:
    """English as runs; the Chinese that a translator left in it has its own language."""
    return write_inlines(chinese_apart(Text(text), plan.language), plan, Look(language="en"))


def write_inlines(inlines: Inlines, plan: Plan, look: Look = PLAIN) -> str:
    """Inlines as runs, bookmarks and links."""
    return "".join([_inline(inline, plan, look) for inline in inlines])


def _inline(inline: Inline, plan: Plan, look: Look) -> str:
    """An inline as runs; a character style inside another keeps the outer look, since a run has only one."""
    match inline:
        case Text(text):
            return run(text, look)
        case PageMark():
            return ""
        case Lead(inner, number):
            styled = _styled(look, "Lead")
            return run(number, styled) + write_inlines(inner, plan, styled)
        case TermMention():
            return _mention(inline, plan, look)
        case Strong(inner):
            return write_inlines(inner, plan, _styled(look, "Strong"))
        case Foreign(language, inner):
            return write_inlines(inner, plan, look._replace(language=language))
        case Gloss(language, text):
            return run(text, look._replace(language=language))
        case NoteMark():
            return _note_mark(inline, plan, look)
        case Link(target, inner):
            return _link(target, inner, plan, look)


def _styled(look: Look, style: str) -> Look:
    return look if look.style else look._replace(style=style)


def _link(target: str, inner: Inlines, plan: Plan, look: Look) -> str:
    """A link to the web; links do not nest, and what is no web address stays as its text."""
    relation = plan.relations.get(target)
    if relation is None or look.linked:
        return write_inlines(inner, plan, look)
    inside = _styled(look, "Hyperlink")._replace(linked=True)
    return external_link(relation, write_inlines(inner, plan, inside))


def _mention(mention: TermMention, plan: Plan, look: Look) -> str:
    """A term that leads to its glossary entry, itself a place that the entry leads back to."""
    explained = mention.key in plan.entries
    inside = _styled(look, "TermMention" if explained else "")._replace(linked=look.linked or explained)
    content = write_inlines(mention.inlines, plan, inside)
    return _place(mention.id, _led_to_entry(mention.key, content, plan, look), plan)


def _note_mark(mark: NoteMark, plan: Plan, look: Look) -> str:
    """A note's number, raised: a footnote's, which Word counts, or one that leads to the entry that explains it."""
    footnotes = plan.footnotes
    if number := footnotes.numbers.get(mark.id):
        return _place(mark.id, counted_number(f'<w:footnoteReference w:id="{number}"/>'), plan)
    if first := footnotes.marks.get(mark.key):
        shown = run(str(footnotes.numbers[first]), RAISED)
        return field_start(f"NOTEREF {plan.marks[first].name} \\f \\h") + shown + FIELD_END
    content = run(mark.text, look._replace(style="NoteMark"))
    return _place(mark.id, _led_to_entry(mark.key, content, plan, look), plan)


def counted_number(mark: str) -> str:
    """A footnote's number, which Word counts and forms, as a run that holds the mark for it and nothing else.

    LibreOffice takes what stands beside the mark in the note for the note's text.
    """
    return f'<w:r><w:rPr><w:rStyle w:val="{RAISED.style}"/></w:rPr>{mark}</w:r>'


def _led_to_entry(key: str, content: str, plan: Plan, look: Look) -> str:
    entry = plan.entries.get(key)
    if entry is None or look.linked:
        return content
    place = plan.marks.get(entry.id) or plan.marks[plan.footnotes.marks[key]]
    return internal_link(place.name, content, plan.wording.glossary_link.format(term=entry.term))


def _place(identifier: str, content: str, plan: Plan) -> str:
    """Content that something leads to, in its bookmark."""
    mark = plan.marks.get(identifier)
    return bookmarked(mark, content) if mark else content
