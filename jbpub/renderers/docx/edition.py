"""The Word edition: plan the document, dress the template, stream the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from docx.document import Document as WordDocument

from jbpub.diagnostics import Diagnostic
from jbpub.nodes import Document, Figure, title_of, walk_document
from jbpub.renderers.docx import package
from jbpub.renderers.docx.body import write_text
from jbpub.renderers.docx.chapters import plan_chapters
from jbpub.renderers.docx.contents import write_contents
from jbpub.renderers.docx.cover import write_cover
from jbpub.renderers.docx.inlines import Footnotes, Plan
from jbpub.renderers.docx.links import addresses_in_notes, mark_places, web_addresses
from jbpub.renderers.docx.lists import Lists, list_styles, plan_lists, write_lists
from jbpub.renderers.docx.measures import characters_a_line, page_box
from jbpub.renderers.docx.notes import footnote_properties, write_footnotes
from jbpub.renderers.docx.pages import estimate_pages
from jbpub.renderers.docx.pairs import columns_of
from jbpub.renderers.docx.sections import CONTENTS, COVER, running_parts, section_properties
from jbpub.renderers.notes import Noted, place_notes
from jbpub.style.sheet import StyleSheet


def render(document: Document, style: StyleSheet) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The Word edition (.docx) of an adapted document, and what was found on the way.

    The same document and style sheet give the same bytes.
    """
    noted, title = place_notes(document, style.notes), title_of(document)
    word = package.open_template()
    relations = package.add_running_parts(word, running_parts(style, title))
    lists = plan_lists(noted.document)
    chapters, last_section = plan_chapters(noted.document, style, relations)
    plan = _plan(noted, style, word, lists, chapters)
    if noted.notes:
        footnotes = write_footnotes(noted.notes, plan)
        package.add_footnotes(word, footnotes, footnote_properties(), addresses_in_notes(noted.notes))
    package.dress_styles(word, style, document.language, list_styles(lists))
    package.set_numbering(word, write_lists(lists, style))
    package.set_settings(word, style, document.language)
    package.set_properties(word, document, title)
    last = section_properties(style, last_section, relations)
    return package.pack(word, _body(noted, style, plan, title, relations, last)), ()


def _plan(noted: Noted, style: StyleSheet, word: WordDocument, lists: Lists, chapters: Mapping[str, str]) -> Plan:
    """What the text needs to know; its pictures and web addresses are put into the package."""
    document = noted.document
    return Plan(
        marks=mark_places(noted),
        entries=noted.entries(),
        relations=package.add_links(word, chain(web_addresses(document), addresses_in_notes(noted.notes))),
        figures=package.add_figures(word, _figures(document), page_box(style.page), document.wording.picture),
        lists=lists,
        wording=document.wording,
        language=document.language,
        measure=characters_a_line(style.text["occasion"], style.page),
        text_width=page_box(style.page).text_width,
        footnotes=Footnotes(
            numbers={note.mark.id: number for number, note in enumerate(noted.notes, 1)},
            marks={note.entry.key: note.mark.id for note in noted.notes},
        ),
        chapters=chapters,
    )


def _figures(document: Document) -> Iterator[Figure]:
    return (block for block in walk_document(document) if isinstance(block, Figure))


def _body(
    noted: Noted, style: StyleSheet, plan: Plan, title: str, relations: dict[tuple[str, str], str], last: str
) -> Iterator[str]:
    """What stands in w:body: cover and contents in their sections, then the text, which ends with the `last` one."""
    document = noted.document
    pages = estimate_pages(document, style, title, noted.notes)
    contents_section = section_properties(style, CONTENTS, relations)
    return chain(
        write_cover(document, style, title, section_properties(style, COVER, relations)),
        write_contents(document, style, plan.marks, pages, contents_section),
        write_text(document, plan, title, columns_of(style, plan.text_width)),
        (last,),
    )
