"""The master: canonical Markdown that says everything which the reading of a report found out, and reads back as it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub import adapt, annotate, parse, render
from jbpub.nodes import (
    Cell,
    Document,
    Figure,
    Inlines,
    Item,
    ItemList,
    Lead,
    Link,
    Meta,
    PageMark,
    Paragraph,
    Role,
    Section,
    Strong,
    Table,
    Text,
)
from jbpub.renderers.markdown.edition import master
from jbpub.treejson import to_json
from tests.parser.test_properties import REPORTS

SEED = Path(__file__).parents[2] / "seeds" / "jiangbei-2021.md"
_PLACES = {"span", "title_span", "speaker_span", "source", "diagnostics"}


def tree(document: Document) -> Any:
    """The document's tree without places in the source."""
    return _bare(json.loads(to_json(document)))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items() if name not in _PLACES}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


def _again(document: Document) -> Document:
    return parse(text=master(document))


REPORT = """# 2020年某区政府工作报告

——2021年2月2日在某市某区第三届人民代表大会第一次会议上

区长 王小明

各位代表：

现在，我代表区政府，向大会报告工作，请予审议。

一、回顾

做强平台。总产值突破千亿

---

大关，增长 9%。

过去的事

**重点**工程加快建设，见[目录](https://example.org/a)，人民生活不断改善。

（一）强化支撑。推进“双循环”行动。

二、任务

抓好以下工作。

- 修路
- 建校

表1 指标

| 指标 | 数值 |
| --- | --- |
| 产值 | 5亿元 |

![增长率](growth.png)

各位代表！让我们奋勇前进！

名词解释

1. “双循环”：新发展格局。
"""
MASTER = """---
jbpub: 1
language: "zh-Hans"
title: "2020年某区政府工作报告"
place: "某区"
year: 2020
issuer: "区政府"
speaker: "王小明"
speaker-role: "区长"
date: "2021-02-02"
session: "第三届人民代表大会第一次会议"
occasion-place: "某市某区"
occasion: "——2021年2月2日在某市某区第三届人民代表大会第一次会议上"
---

<!-- salutation -->
各位代表：

<!-- opening -->
现在，我代表区政府，向大会报告工作，请予审议。

<!-- body -->

# 一、回顾

**做强平台**。总产值突破千亿<!-- page 2 -->大关，增长9%。

## 过去的事 <!-- inferred -->

<!---->**重点**工程加快建设，见[目录](https://example.org/a)，人民生活不断改善。

（一）**强化支撑**。推进“双循环”行动。

# 二、任务

抓好以下工作。

- 修路
- 建校

<!-- caption -->
表1指标
| 指标 | 数值 |
| --- | --- |
| 产值 | 5亿元 |

![增长率](growth.png)

<!-- closing -->
各位代表！让我们奋勇前进！

<!-- glossary -->

# 名词解释

1. **“双循环”**：新发展格局。
"""


def test_the_master_of_a_report() -> None:
    assert master(parse(text=REPORT)) == MASTER


def test_the_master_reads_back_as_the_report() -> None:
    document = parse(text=REPORT)
    assert tree(_again(document)) == tree(document)
    assert tree(annotate(_again(document))) == tree(annotate(document))


def test_the_seed_reads_back_from_its_master_and_the_master_from_that() -> None:
    document = parse(SEED)
    again = _again(document)
    assert tree(again) == tree(document)
    assert master(again) == master(document)


def test_the_master_is_an_edition_like_the_others() -> None:
    document = annotate(parse(text=REPORT))
    rendered = render(adapt(document, "zh-Hans"), to="md")
    assert rendered.data.decode("utf-8") == MASTER


@given(REPORTS)
def test_any_report_reads_back_from_its_master(text: str) -> None:
    document = parse(text=text)
    assert tree(_again(document)) == tree(document)


# ---- what no report holds, but a tree may ----

WORDS = st.text(alphabet="甲乙 1一二、（）。：-*_#|\\[]!<>•“”^", min_size=1, max_size=12)


def _texts(words: str) -> Inlines:
    return (Text(words),)


def _paragraphs(inlines: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Paragraph]:
    return st.builds(Paragraph, st.just("s1.p1"), st.sampled_from(Role), inlines)


INLINE = st.one_of(
    WORDS.map(Text),
    WORDS.map(_texts).map(Strong),
    st.builds(Link, st.sampled_from(["a", "https://example.org/b"]), WORDS.map(_texts)),
    st.integers(2, 9).map(PageMark),
)


def _legal(inlines: list[Any]) -> Inlines:
    """Inlines as a reading gives them: no two texts side by side."""
    kept: list[Any] = []
    for inline in inlines:
        if not (kept and isinstance(inline, Text) and isinstance(kept[-1], Text)):
            kept.append(inline)
    return tuple(kept)


RUNS = st.lists(INLINE, min_size=1, max_size=4).map(_legal)
LEADS = st.builds(lambda lead, run: (lead, *run), st.builds(Lead, WORDS.map(_texts)), RUNS)


def _document(*blocks: Any) -> Document:
    return Document(Meta(), body=(Section("s1", "一、", 1, _texts("甲"), blocks),))


@given(_paragraphs(st.one_of(RUNS, LEADS)))
def test_any_paragraph_reads_back(paragraph: Paragraph) -> None:
    document = _document(paragraph)
    assert tree(_again(document)) == tree(document)


@given(st.tuples(st.sampled_from(["", "一、", "（一）", "1."]), WORDS.filter(lambda words: words == words.strip())))
def test_any_heading_reads_back(head: tuple[str, str]) -> None:
    document = Document(Meta(), body=(Section("s1", head[0], 1, _texts(head[1])),))
    assert tree(_again(document)) == tree(document)


CELL_WORDS = WORDS.map(str.strip).filter(bool).map(_texts)
GRIDS = st.sampled_from([
    ((Cell(()), Cell(())), (Cell(()), Cell(()))),
    ((Cell((), 2),), (Cell(()), Cell(()))),
    ((Cell((), 1, 2), Cell(())), (Cell(()),)),
    ((Cell((), 2, 2), Cell(())), (Cell(()),), (Cell((), 3),)),
])  # fmt: skip


@given(st.data(), GRIDS, st.integers(0, 2), st.booleans())
def test_any_table_reads_back(data: st.DataObject, grid: Any, head: int, rebuilt: bool) -> None:
    fill = st.one_of(st.just(()), CELL_WORDS)
    rows = tuple(tuple(Cell(data.draw(fill), cell.columns, cell.rows) for cell in row) for row in grid)
    table = Table("s1.t1", rows[:head], rows[head:], data.draw(fill), rebuilt)
    document = _document(table)
    assert tree(_again(document)) == tree(document)


@given(st.lists(st.tuples(st.sampled_from(["•", "1.", "▪", ""]), RUNS), min_size=1, max_size=3))
def test_any_list_reads_back(items: list[tuple[str, Inlines]]) -> None:
    document = _document(ItemList("s1.l1", tuple(Item(number, run) for number, run in items)))
    assert tree(_again(document)) == tree(document)


def test_what_follows_a_subsection_belongs_to_its_section_again() -> None:
    inner = Section("s1.1", "（一）", 2, _texts("乙"), (Paragraph("s1.1.p1", Role.PROSE, _texts("丙。")),))
    document = _document(inner, PageMark(2), Paragraph("s1.p1", Role.PROSE, _texts("丁。")))
    assert "## （一）乙\n\n丙。\n\n<!-- level 1 -->\n\n<!-- page 2 -->\n\n丁。" in master(document)
    assert tree(_again(document)) == tree(document)


def test_a_figure_with_a_caption_reads_back() -> None:
    document = _document(Figure("s1.f1", "a.png", "图", None, _texts("图1 甲")), Figure("s1.f2", "b.png", ""))
    assert tree(_again(document)) == tree(document)


@pytest.mark.parametrize(
    "text", ["---\njbpub: 1\n---\n", "---\njbpub: 1\ntitle: 没有引号\nyear: 二〇\n---\n# \n|\n- \n<!-- back -->"]
)
def test_a_master_that_was_written_by_hand_never_raises(text: str) -> None:
    assert isinstance(annotate(parse(text=text)), Document)


@given(
    st.text(alphabet="#|-*<>! \n一（）[]\\甲•1.^page:"), st.sampled_from(["", "<!-- glossary -->\n", "<!-- back -->\n"])
)
def test_any_text_after_the_front_matter_gives_a_document(text: str, part: str) -> None:
    assert isinstance(annotate(parse(text=f"---\njbpub: 1\n---\n{part}{text}")), Document)
