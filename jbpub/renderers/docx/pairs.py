"""Paragraphs with their translations: rows of a table without borders, or one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jbpub.nodes import Parallel
from jbpub.renderers.docx.inlines import Plan, write_inlines
from jbpub.renderers.docx.markup import Look, paragraph
from jbpub.renderers.docx.measures import em_twips
from jbpub.style.sheet import StyleSheet

_EMPTY_CELL = '<w:p><w:pPr><w:pStyle w:val="Parallel"/></w:pPr></w:p>'  # a cell must end with a paragraph


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns in twips: the original's, the gap, the translation's."""

    original: int
    gap: int
    translation: int


def columns_of(style: StyleSheet, text_width: int) -> Columns | None:
    """The columns that a sheet asks for in a type area of that width (twips); None where one stands below the other."""
    if style.bilingual.layout == "stacked":
        return None
    gap = round(style.bilingual.gap_em * em_twips(style.text["body"], style))
    original = round((text_width - gap) * style.bilingual.share)
    return Columns(original, gap, text_width - gap - original)


def write_pairs(pairs: Sequence[tuple[str, Parallel | None]], columns: Columns | None, plan: Plan) -> Iterator[str]:
    """Paragraphs as written with their translations: a table with a row for each pair, or one below the other.

    A row may break over pages; a reader of the text alone hears each paragraph and then its translation.
    """
    written = ((original, translation("Parallel", other, plan)) for original, other in pairs)
    if columns is None:
        yield from (text for pair in written for text in pair)
        return
    yield _head(columns)
    yield from (_row(original or _EMPTY_CELL, other or _EMPTY_CELL, columns) for original, other in written)
    yield "</w:tbl>"


def translation(style: str, parallel: Parallel | None, plan: Plan, properties: str = "") -> str:
    """A translation as a paragraph of a style; nothing for none.  `properties` as in `paragraph`."""
    if parallel is None:
        return ""
    look = Look("MissingTranslation" if parallel.missing else "", parallel.language)
    return paragraph(style, write_inlines(parallel.inlines, plan, look), properties)


def _head(columns: Columns) -> str:
    width = columns.original + columns.gap + columns.translation
    grid = f'<w:gridCol w:w="{columns.original + columns.gap}"/><w:gridCol w:w="{columns.translation}"/>'
    margins = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _row(original: str, translation: str, columns: Columns) -> str:
    gap = f'<w:tcMar><w:right w:w="{columns.gap}" w:type="dxa"/></w:tcMar>'
    left = f'<w:tcPr><w:tcW w:w="{columns.original + columns.gap}" w:type="dxa"/>{gap}</w:tcPr>'
    right = f'<w:tcPr><w:tcW w:w="{columns.translation}" w:type="dxa"/></w:tcPr>'
    return f"<w:tr><w:tc>{left}{original}</w:tc><w:tc>{right}{translation}</w:tc></w:tr>"
