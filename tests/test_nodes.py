"""Going through a tree and changing it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from jbpub.diagnostics import diagnostic
from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Inlines,
    Item,
    ItemList,
    Lead,
    Meta,
    NoteMark,
    PageMark,
    Paragraph,
    Role,
    Section,
    Strong,
    Table,
    Text,
    heading_text,
    plain_text,
    rewrite,
    rewrite_runs,
    runs_of,
    sections,
    walk_document,
)
from jbpub.source import Span


def _paragraph(id_: str, words: str) -> Paragraph:
    return Paragraph(id_, Role.PROSE, (Text(words),))


DOCUMENT = Document(
    Meta(title="报告"),
    front=(_paragraph("front.p1", "各位代表："),),
    body=(
        Section("s1", "一、", 1, (Text("回"), PageMark(2), Text("顾")), (
            _paragraph("s1.p1", "甲。"),
            Section("s1.1", "（一）", 2, (Text("强化"),), (_paragraph("s1.1.p1", "乙。"), PageMark(3))),
        )),
    ),
    back=(_paragraph("back.p1", "附件"),),
)  # fmt: skip


def test_walking_goes_in_reading_order() -> None:
    walked = [block.page if isinstance(block, PageMark) else block.id for block in walk_document(DOCUMENT)]
    assert walked == ["front.p1", "s1", "s1.p1", "s1.1", "s1.1.p1", 3, "back.p1"]


def test_headings_are_number_and_title_without_marks() -> None:
    assert [heading_text(section) for section in sections(DOCUMENT)] == ["一、回顾", "（一）强化"]


def test_plain_text_has_a_leads_number_and_what_elements_hold() -> None:
    assert plain_text((Lead((Strong((Text("强化"),)), Text("。")), "一是"), Text("突出"))) == "一是强化。突出"


def test_rewriting_changes_paragraphs_and_leaves_the_rest() -> None:
    changed = rewrite(DOCUMENT.body, lambda paragraph: replace(paragraph, inlines=(Text("改"),)))
    document = replace(DOCUMENT, body=changed)
    assert [plain_text(b.inlines) for b in walk_document(document) if isinstance(b, Paragraph)] == [
        "各位代表：", "改", "改", "附件",
    ]  # fmt: skip
    assert [s.id for s in sections(document)] == [s.id for s in sections(DOCUMENT)]
    assert rewrite(DOCUMENT.body, lambda paragraph: paragraph) == DOCUMENT.body


def test_rewriting_changes_every_run_and_says_whose_it_is() -> None:
    def change(inlines: Inlines, owner: Block) -> Inlines:
        return inlines if isinstance(owner, Section) else (Text("改"),)

    table = Table("t1", ((Cell((Text("项目"),)),),), ((Cell((Text("桥"),)),),), caption=(Text("表1"),))
    items = ItemList("l1", (Item("•", (Text("甲"),)),))
    document = replace(DOCUMENT, body=rewrite_runs((*DOCUMENT.body, table, items), change))
    runs = [plain_text(run) for block in walk_document(document) for run in runs_of(block)]
    assert runs == ["各位代表：", "回顾", "改", "强化", "改", "改", "改", "改", "改", "附件"]
    assert [s.id for s in sections(document)] == [s.id for s in sections(DOCUMENT)]
    assert rewrite_runs(DOCUMENT.body, lambda inlines, _: inlines) == DOCUMENT.body


def test_headings_leave_note_marks_out() -> None:
    section = Section("s1", "一、", 1, (Text("“双创”"), NoteMark("g1.n1", "[1]", "双创"), Text("提速")))
    assert heading_text(section) == "一、“双创”提速"


def test_findings_do_not_count_in_equality() -> None:
    found = diagnostic("F303", Span(0, 0), "no title")
    assert replace(DOCUMENT, diagnostics=(found,)) == DOCUMENT


def test_nodes_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        DOCUMENT.meta.title = "别的"  # type: ignore[misc]  # the fault under test
