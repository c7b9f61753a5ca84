"""The cover of the Word edition: a section of its own, with title, occasion, speaker and month."""

from __future__ import annotations

from collections.abc import Iterator

from jbpub.nodes import Document
from jbpub.renderers.docx.markup import paragraph, run
from jbpub.renderers.docx.measures import PageBox, characters_a_line, leading_twips, page_box
from jbpub.renderers.docx.occasion import write_occasion
from jbpub.renderers.docx.sections import section_end
from jbpub.style.sheet import StyleSheet

TITLE_DROP = 0.16  # of the type area's height, above the title
RULE_GAP = 0.6  # of the title's leading, below the rule that ends it


def write_cover(document: Document, sheet: StyleSheet, title: str, section: str) -> Iterator[str]:
    """The cover's paragraphs and the end of its section, whose w:sectPr is given; nothing when the sheet wants none."""
    if not sheet.book.cover:
        return
    meta, box = document.meta, page_box(sheet.page)
    before, after = TITLE_DROP * box.text_height, RULE_GAP * leading_twips(sheet.text["cover_title"].leading_pt)
    space = f'w:beforeLines="0" w:before="{round(before)}" w:afterLines="0" w:after="{round(after)}"'
    yield paragraph("CoverTitle", run(title), f"<w:spacing {space}/>")
    if meta.occasion:
        measure = characters_a_line(sheet.text["cover_occasion"], sheet.page)
        yield paragraph("CoverOccasion", write_occasion(meta.occasion, measure))
    yield paragraph("CoverSpeaker", run(meta.speaker_role))
    yield paragraph("CoverSpeaker", run(meta.speaker))
    if document.wording.month:
        yield paragraph("CoverMonth", run(document.wording.month), _at_foot(box))
    yield section_end(section)


def _at_foot(box: PageBox) -> str:
    """A frame as wide as the type area, at its foot (w:framePr, 17.3.1.11)."""
    place = 'w:hAnchor="margin" w:vAnchor="margin" w:xAlign="center" w:yAlign="bottom"'
    return f'<w:framePr w:w="{box.text_width}" w:wrap="around" {place}/>'
