"""The appendix of key figures as a section behind the text: a table, and a chart of what can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from jbpub.edition.appendix.chart import draw_bars
from jbpub.edition.appendix.choice import telling
from jbpub.edition.appendix.comparison import Bar, Comparison, comparable
from jbpub.edition.appendix.table import Group, figures_table, in_parallel
from jbpub.edition.edition import ENGLISH, OWN, Edition
from jbpub.edition.script import convert_script
from jbpub.edition.texts import strings
from jbpub.edition.wording import catalog
from jbpub.nodes import (
    Block,
    Document,
    Figure,
    Lead,
    PageMark,
    Paragraph,
    Role,
    Section,
    Table,
    Text,
    heading_text,
    plain_text,
    walk,
    walk_document,
)
from jbpub.patterns import pattern
from jbpub.terms.quantities.keyfigures import KeyFigure, key_figures

ID = "figures"
_CURRENCIES = (  # what a Traditional report speaks of → what its bare 元 is
    (pattern("[臺台]幣|行政院|立法院"), "TWD"),
    (pattern("港[元幣]|立法會|行政長官"), "HKD"),
)


def append_figures(document: Document, edition: Edition) -> Document:
    """The document with its key figures as the last section of `back`, if there are any and it has no such section.

    The section is written in the report's own script, to be converted with the rest; only the words inside the
    picture are in the edition's already.  Ids: "figures", "figures.t1", "figures.f1".
    """
    gettext = catalog(document.language).gettext
    title = gettext("Key Figures")
    if any(isinstance(block, Section) and plain_text(block.title) == title for block in document.back):
        return document
    chosen = telling(key_figures(document, yuan=_currency(document)))
    if not chosen:
        return document
    english = catalog("en").gettext("Key Figures") if edition.english else ""
    blocks = tuple(_blocks(chosen, document, edition))
    section = Section(ID, "", 1, (Text(title),), blocks, english=english)
    return replace(document, back=(*document.back, section))


def _currency(document: Document) -> str:
    """The currency that a bare 元 means in a report."""
    if not document.language.startswith("zh-Hant"):
        return "CNY"
    text = "\n".join(strings(document))
    return next((currency for words, currency in _CURRENCIES if words.search(text)), "CNY")


def _blocks(figures: Sequence[KeyFigure], document: Document, edition: Edition) -> list[Block]:
    number = _next(Table, document)
    table = figures_table(f"{ID}.t1", _by_part(figures, document), document.language, english=edition.english)
    caption, english = (_table_caption(language).format(number=number) for language in (document.language, ENGLISH))
    beside = in_parallel(english) if edition.english else None
    table = replace(table, caption=(Text(caption),), parallel=beside)
    comparison = comparable(figures)
    return [table, _chart(comparison, document, edition)] if comparison else [table]


def _table_caption(language: str) -> str:
    _ = catalog(language).gettext
    return _("Table {number}: figures named in this report, in the order of its text")


def _by_part(figures: Sequence[KeyFigure], document: Document) -> Iterator[Group]:
    """The figures with the heading of the part at the top (一、二、三、) that they stand in."""
    parts = {
        block.id: heading_text(part)
        for part in (*document.front, *document.body, *document.back)
        if isinstance(part, Section)
        for block in walk(part.children)
        if not isinstance(block, PageMark)
    }
    for heading, group in groupby(figures, lambda figure: parts.get(figure.block, "")):
        yield heading, tuple(group)


def _next(kind: type[Block], document: Document) -> int:
    """The number of the next table or picture."""
    return 1 + sum(isinstance(block, kind) for block in walk_document(document))


# ---- the chart ----


def _chart(comparison: Comparison, document: Document, edition: Edition) -> Figure:
    """The chart with its data as alternative text, and a caption that says where the figures stand."""
    _ = catalog(document.language).gettext
    number = _next(Figure, document)
    what, english = (_chart_caption(comparison, language) for language in (document.language, ENGLISH))
    heading = _heading(comparison.block, document)
    caption = _("{caption} ({heading})").format(caption=what, heading=heading) if heading else what
    data = _("; ").join(f"{bar.label} {bar.shown}" for bar in comparison.bars)
    return Figure(
        f"{ID}.f1",
        f"{ID}.png",
        _("Bar chart: {bars}").format(bars=data),
        draw_bars(_spelt(comparison.bars, document, edition), _language(document, edition)),
        (Text(caption.format(number=number)),),
        parallel=in_parallel(english.format(number=number)) if edition.english else None,
    )


def _chart_caption(comparison: Comparison, language: str) -> str:
    _ = catalog(language).gettext
    return _("Figure {number}: rises and falls") if comparison.of_changes else _("Figure {number}: figures compared")


def _heading(id_: str, document: Document) -> str:
    """What a block stands under: the lead of its paragraph, or else the heading next above; empty for neither."""
    above = ""
    for block in walk_document(document):
        if isinstance(block, Section):
            above = heading_text(block)
        elif not isinstance(block, (Paragraph, Table, Figure)) or block.id != id_:
            continue
        elif isinstance(block, Paragraph) and block.inlines and isinstance(lead := block.inlines[0], Lead):
            return plain_text(lead.inlines).rstrip("。")
        else:
            return above
    return above


def _language(document: Document, edition: Edition) -> str:
    return document.language if edition.language == OWN else edition.language


def _spelt(bars: Sequence[Bar], document: Document, edition: Edition) -> list[Bar]:
    """The bars in the edition's script: pictures are drawn before the text is converted."""
    words = [Paragraph("", Role.PROSE, (Text(said),)) for bar in bars for said in (bar.label, bar.shown)]
    small = replace(document, front=(), body=tuple(words), back=(), glossary=None)
    said = [plain_text(block.inlines) for block in convert_script(small, edition).body if isinstance(block, Paragraph)]
    return [replace(bar, label=said[2 * at], shown=said[2 * at + 1]) for at, bar in enumerate(bars)]
