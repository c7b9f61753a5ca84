"""The text of the edition as WordprocessingML: title, blocks, inlines, glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jbpub.nodes import (
    Block,
    Document,
    Entry,
    Foreign,
    Glossary,
    Inline,
    Inlines,
    Lead,
    Link,
    Meta,
    Occasion,
    PageMark,
    Paragraph,
    Role,
    Section,
    Strong,
    TermMention,
    Text,
    Wording,
)
from jbpub.renderers.docx.lists import Lists
from jbpub.renderers.docx.markup import (
    LINE_BREAK,
    PLAIN,
    Bookmark,
    Look,
    bookmarked,
    external_link,
    internal_link,
    paragraph,
    run,
)
from jbpub.renderers.docx.numbering import AS_TEXT, numbering_properties
from jbpub.renderers.docx.styles import heading_level

ROLE_STYLES = {
    Role.PROSE: "BodyText",
    Role.SALUTATION: "Salutation",
    Role.OPENING: "BodyText",
    Role.CLOSING: "BodyText",
    Role.SIGNATURE: "Signature",
}
IDEOGRAPHIC_SPACE = "\u3000"
COLON = "："
BACK_ARROW = "↑"
BACK = Look("BackLink")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled for the whole document before its text is written.

    `marks`: id → bookmark; `entries`: term key → glossary entry; `relations`: web address → relationship id;
    `lists`: how headings and entries are numbered; `measure`: full-width characters on an occasion line.
    """

    marks: Mapping[str, Bookmark]
    entries: Mapping[str, Entry]
    relations: Mapping[str, str]
    lists: Lists
    wording: Wording
    measure: int


def write_text(document: Document, plan: Plan, title: str) -> Iterator[str]:
    """The paragraphs of the report, in reading order."""
    yield paragraph("Title", run(title))
    yield from _front_lines(document.meta, plan)
    for part in (document.front, document.body, document.back):
        yield from _blocks(part, plan)
    if document.glossary:
        yield from _glossary(document.glossary, plan)


# ---- title lines ----


def _front_lines(meta: Meta, plan: Plan) -> Iterator[str]:
    if meta.occasion:
        yield paragraph("Subtitle", _occasion(meta.occasion, plan.measure))
    yield paragraph("Speaker", run(IDEOGRAPHIC_SPACE.join(filter(None, (meta.speaker_role, meta.speaker)))))


def _occasion(occasion: Occasion, measure: int) -> str:
    """The occasion line; one too long for a line turns after the place, not wherever it is full."""
    text, place = occasion.text, occasion.place
    if len(text) <= measure or not place or place not in text:
        return run(text)
    turn = text.index(place) + len(place)
    return LINE_BREAK.join(filter(None, (run(text[:turn]), run(text[turn:]))))


# ---- blocks ----


def _blocks(blocks: Iterable[Block], plan: Plan) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield _heading(block, plan)
                yield from _blocks(block.children, plan)
            case Paragraph(_, role, inlines):
                yield paragraph(ROLE_STYLES[role], _inlines(inlines, plan))
            case PageMark():
                pass


def _heading(section: Section, plan: Plan) -> str:
    level, numbering = heading_level(section.level), plan.lists.headings
    number = run(section.number) if numbering.lists[section.id] == AS_TEXT else ""
    content = bookmarked(plan.marks[section.id], number + _inlines(section.title, plan))
    return paragraph(f"Heading{level}", content, numbering_properties(section.id, level, numbering))


# ---- inlines ----


def _inlines(inlines: Inlines, plan: Plan, look: Look = PLAIN) -> str:
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
            return run(number, styled) + _inlines(inner, plan, styled)
        case TermMention():
            return _mention(inline, plan, look)
        case Strong(inner):
            return _inlines(inner, plan, _styled(look, "Strong"))
        case Foreign(language, inner):
            return _inlines(inner, plan, Look(look.style, language))
        case Link(target, inner):
            return external_link(plan.relations[target], _inlines(inner, plan, _styled(look, "Hyperlink")))


def _styled(look: Look, style: str) -> Look:
    return look if look.style else Look(style, look.language)


def _mention(mention: TermMention, plan: Plan, look: Look) -> str:
    """A term that leads to its glossary entry, itself a place that the entry leads back to."""
    entry = plan.entries.get(mention.key)
    content = _inlines(mention.inlines, plan, _styled(look, "TermMention") if entry else look)
    if entry and look.style != "Hyperlink":  # links do not nest
        tooltip = plan.wording.glossary_link.format(term=entry.term)
        content = internal_link(plan.marks[entry.id].name, content, tooltip)
    mark = plan.marks.get(mention.id)
    return bookmarked(mark, content) if mark else content


# ---- glossary ----


def _glossary(glossary: Glossary, plan: Plan) -> Iterator[str]:
    yield paragraph("GlossaryTitle", bookmarked(plan.marks[glossary.id], _inlines(glossary.title, plan)))
    for entry in glossary.entries:
        yield _entry(entry, plan)


def _entry(entry: Entry, plan: Plan) -> str:
    numbering = plan.lists.entries
    number = run(f"{entry.number} ") if entry.number and numbering.lists[entry.id] == AS_TEXT else ""
    english = run("（") + run(entry.english, Look(language="en")) + run("）") if entry.english else ""
    term = bookmarked(plan.marks[entry.id], run(entry.term, Look("Term")))
    definition = run(COLON) + _inlines(entry.definition, plan) if entry.definition else ""
    content = number + term + english + definition + _back_links(entry, plan)
    return paragraph("GlossaryEntry", content, numbering_properties(entry.id, 1, numbering))


def _back_links(entry: Entry, plan: Plan) -> str:
    """An arrow back to where the text uses the term; when it does so in several places, "↑1 2 3", each a link."""
    if not entry.mentions:
        return ""
    several = len(entry.mentions) > 1
    links = [
        internal_link(
            plan.marks[mention].name,
            run(f"{'' if count > 1 else BACK_ARROW}{count if several else ''}", BACK),
            plan.wording.mention_place.format(term=entry.term, number=count),
        )
        for count, mention in enumerate(entry.mentions, 1)
    ]
    return run(" ", BACK) + run(" ", BACK).join(links)
