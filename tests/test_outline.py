"""The outline: what a person sees of each kind of node."""

from __future__ import annotations

import pytest

from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Glossary,
    Item,
    ItemList,
    Lead,
    Meta,
    Occasion,
    PageMark,
    Paragraph,
    Role,
    Section,
    Table,
    Text,
)
from jbpub.outline import outline

WORDS = (Text("今年的工作，是把各项任务落到实处，让群众看得见、摸得着、感受得到。"),)
BLOCKS: dict[str, tuple[Block, str]] = {
    "a short paragraph": (Paragraph("p1", Role.PROSE, (Text("成绩很大。"),)), "p1 成绩很大。"),
    "a long paragraph": (
        Paragraph("p1", Role.PROSE, WORDS),
        "p1 今年的工作，是把各项任务落到实处，让群众看得见、摸得着、… (33)",
    ),
    "a paragraph with a role": (Paragraph("p1", Role.SALUTATION, (Text("各位代表："),)), "p1 [salutation] 各位代表："),
    "a numbered lead": (
        Paragraph("p1", Role.PROSE, (Lead((Text("强化支撑。"),), "（一）"), *WORDS)),
        "p1 ▸ （一）强化支撑。",
    ),
    "a heading": (Section("s1", "一、", 1, (Text("回顾"),)), "s1 一、回顾"),
    "a heading that was not marked": (Section("s1", "", 2, (Text("五年来"),), inferred=True), "s1 五年来 (inferred)"),
    "a page mark": (PageMark(3), "---- page 3 of the source"),
    "a list": (ItemList("l1", (Item("1.", WORDS), Item("2.", WORDS))), "l1 [list] 2 items"),
    "a table": (
        Table("t1", ((Cell(WORDS),),), ((Cell(WORDS),), (Cell(WORDS),)), (Text("主要指标"),)),
        "t1 [table] 3 rows 主要指标",
    ),
    "a table of one row": (Table("t1", (), ((Cell(WORDS),),)), "t1 [table] 1 row"),
    "a figure": (Figure("f1", "chart.png", "产值图"), "f1 [figure] 产值图"),
    "a figure without words": (Figure("f1", "chart.png", ""), "f1 [figure] chart.png"),
}


@pytest.mark.parametrize(("block", "line"), BLOCKS.values(), ids=BLOCKS)
def test_a_block_is_one_line(block: Block, line: str) -> None:
    assert outline(Document(Meta("报告"), body=(block,))).splitlines()[1] == line


def test_what_a_section_holds_is_indented_below_it() -> None:
    inner = Section("s1.1", "（一）", 2, (Text("产业"),), (PageMark(2),))
    whole = Section("s1", "一、", 1, (Text("回顾"),), (inner,))
    assert outline(Document(Meta("报告"), body=(whole,))).splitlines()[1:4] == [
        "s1 一、回顾",
        "  s1.1 （一）产业",
        "    ---- page 2 of the source",
    ]


def test_front_matter_says_what_was_understood_and_what_was_not() -> None:
    meta = Meta(occasion=Occasion("——某日在某会上"), speaker="王小明")
    assert outline(Document(meta)).splitlines()[:3] == [
        "(no title)",
        "  occasion: ——某日在某会上 (not understood)",
        "  speaker: 王小明",
    ]


def test_entries_show_their_english_and_mentions() -> None:
    entry = Entry("g1", "双循环", "1.", "“双循环”", WORDS, english="dual circulation", mentions=("g1.m1", "g1.m2"))
    lines = outline(Document(Meta("报告"), glossary=Glossary("glossary", (Text("名词解释"),), (entry,)))).splitlines()
    assert lines[1:3] == ["glossary 名词解释", "  g1 1. “双循环” = dual circulation: 2 mentions"]
    assert lines[-1] == "0 sections, 0 paragraphs, 0 leads, 1 glossary entry, 0 characters, 0 findings"
