"""The text of the edition as WordprocessingML: title, blocks, inlines, glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from jbpub.nodes import (
    Block,
    Document,
    Entry,
    Figure,
    Glossary,
    ItemList,
    Meta,
    PageMark,
    Paragraph,
    Parallel,
    Role,
    Section,
    Table,
    heading_text,
    parallels_of,
    plain_text,
    says_something,
)
from jbpub.renderers.docx.inlines import Plan, write_english, write_inlines
from jbpub.renderers.docx.markup import Look, bookmarked, internal_link, paragraph, run
from jbpub.renderers.docx.notes import explanation
from jbpub.renderers.docx.numbering import AS_TEXT, membership, numbering_properties
from jbpub.renderers.docx.occasion import write_occasion
from jbpub.renderers.docx.pairs import Columns, translation, write_pairs
from jbpub.renderers.docx.tables import KEPT_WITH_NEXT, write_table

ROLE_STYLES = {
    Role.PROSE: "BodyText",
    Role.SALUTATION: "Salutation",
    Role.OPENING: "BodyText",
    Role.CLOSING: "BodyText",
    Role.SIGNATURE: "Signature",
}
IDEOGRAPHIC_SPACE = "\u3000"
NO_BREAK_SPACE = "\xa0"
BACK_ARROW = "↑"
BACK = Look("BackLink")
PAGE_BREAK = "<w:pageBreakBefore/>"
CENTRED = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'


def write_text(document: Document, plan: Plan, title: str, columns: Columns | None = None) -> Iterator[str]:
    """The paragraphs of the report, in reading order; those with a translation in columns, if there are any."""
    yield paragraph("Title", run(title))
    yield from _front_lines(document.meta, plan)
    for part in (document.front, document.body, document.back):
        yield from _blocks(part, plan, columns)
    if document.glossary:
        yield from _glossary(document.glossary, plan)


# ---- title lines ----


def _front_lines(meta: Meta, plan: Plan) -> Iterator[str]:
    if meta.occasion:
        yield paragraph("Subtitle", write_occasion(meta.occasion, plan.measure))
    yield paragraph("Speaker", run(IDEOGRAPHIC_SPACE.join(filter(None, (meta.speaker_role, meta.speaker)))))
    yield from (paragraph("English", write_english(line, plan), CENTRED) for line in meta.english)


# ---- blocks ----


def _blocks(blocks: Iterable[Block], plan: Plan, columns: Columns | None) -> Iterator[str]:
    """Blocks, those that follow each other with a translation together."""
    for paired, group in groupby(blocks, key=_is_paired):
        if paired:
            yield from write_pairs([pair for block in group for pair in _pairs(block, plan)], columns, plan)
        else:
            yield from _single_blocks(group, plan, columns)


def _is_paired(block: Block) -> bool:
    return isinstance(block, Paragraph | ItemList) and any(parallels_of(block))


def _pairs(block: Block, plan: Plan) -> Iterator[tuple[str, Parallel | None]]:
    """A paragraph, or each item of a list, as written, and its translation."""
    match block:
        case Paragraph(_, role, inlines):
            yield paragraph(ROLE_STYLES[role], write_inlines(inlines, plan)), block.parallel
        case ItemList():
            yield from zip(_items(block, plan), (item.parallel for item in block.items), strict=True)


def _single_blocks(blocks: Iterable[Block], plan: Plan, columns: Columns | None) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield plan.chapters.get(block.id, "")
                yield _heading(block, plan)
                yield paragraph("English", write_english(block.english, plan), KEPT_WITH_NEXT)
                yield from _blocks(block.children, plan, columns)
            case Paragraph(_, role, inlines):
                yield paragraph(ROLE_STYLES[role], write_inlines(inlines, plan))
            case ItemList():
                yield from _items(block, plan)
            case Table():
                yield from write_table(block, plan)
            case Figure():
                yield from _figure(block, plan)
            case PageMark():
                pass


def _items(items: ItemList, plan: Plan) -> Iterator[str]:
    """The items of a list, their marks or numbers as written: set by Word where it would set the same."""
    for index, item in enumerate(items.items):
        list_id = plan.lists.of_item(items, index)
        number = "" if list_id else item.number + " " * (bool(item.number) and item.number.isascii())
        properties = f"<w:numPr>{membership(1, list_id)}</w:numPr>" if list_id else ""
        yield paragraph("ListParagraph", run(number) + write_inlines(item.inlines, plan), properties)


def _figure(figure: Figure, plan: Plan) -> Iterator[str]:
    """A picture, or the words that stand for it, and its caption."""
    yield paragraph("Figure", plan.figures.get(figure.id) or run(figure.alt))
    yield paragraph("Caption", write_inlines(figure.caption, plan))
    yield translation("Caption", figure.parallel, plan)


def _heading(section: Section, plan: Plan) -> str:
    """A heading; one without words is none, though a note mark may stand there."""
    level, numbering = plan.lists.levels[section.id], plan.lists.headings
    if not says_something(heading_text(section)):
        return paragraph("BodyText", write_inlines(section.title, plan)) if plain_text(section.title).strip() else ""
    number = run(section.number) if numbering.lists[section.id] == AS_TEXT else ""
    content = bookmarked(plan.marks[section.id], number + write_inlines(section.title, plan))
    break_before = PAGE_BREAK if plan.chapters.get(section.id) == "" else ""
    return paragraph(f"Heading{level}", content, break_before + numbering_properties(section.id, level, numbering))


# ---- glossary ----


def _glossary(glossary: Glossary, plan: Plan) -> Iterator[str]:
    yield plan.chapters.get(glossary.id, "")
    if says_something(plain_text(glossary.title)):
        title = bookmarked(plan.marks[glossary.id], write_inlines(glossary.title, plan))
        yield paragraph("GlossaryTitle", title)
    for entry in glossary.entries:
        yield _entry(entry, plan)
        yield paragraph("English", write_english(entry.english_definition, plan))


def _entry(entry: Entry, plan: Plan) -> str:
    numbering = plan.lists.entries
    number = run(f"{entry.number} ") if entry.number and numbering.lists[entry.id] == AS_TEXT else ""
    term = bookmarked(plan.marks[entry.id], run(entry.term, Look("Term")))
    content = number + explanation(entry, term, plan) + _back_links(entry, plan)
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
    return run(" ", BACK) + run(NO_BREAK_SPACE, BACK).join(links)
