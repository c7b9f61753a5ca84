"""What holds for any text: nothing raises, nothing is lost, damage is undone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from jbpub.nodes import Document, PageMark, Paragraph, Section, heading_text, plain_text, walk_document
from jbpub.parser.repair.choice import SAFE
from jbpub.parser.report import parse
from jbpub.terms.match import annotate
from jbpub.treejson import from_json, to_json
from tests.dump import every_word

SEED = (Path(__file__).parents[2] / "seeds" / "jiangbei-2021.md").read_text(encoding="utf-8")

_PIECES = """# 2021年某区政府工作报告
——2021年2月2日在某市某区第三届人民代表大会第一次会议上
区长 王小明
各位代表：
现在，我代表区政府，向大会报告工作，请予审议。
一、回顾
## 二、任务
### （一）强化支撑
（二）优化空间
(三)改善民生
做强平台。总产值达到 100 亿元，增长 7%。
一是防控有力。守住底线。
二是增长有韧性
——开放向好。总额翻番。
1. 修路。
2、建校
---
***
\f
五年来，我们践行要求，经济凸显质量
大关，工业增加值达到五十亿元，年均增长。
2#、3#组团成功出让。
**重点**工程加快。
见[目录](https://example.org/a)。
名词解释
#### 名词解释
- 修路
• 建校
| 指标 | 数值 |
| --- | --- |
| 产值 | 5 亿元 |
表1 指标
![图](a.png)
分享到：
责任编辑：张三
区长?? 王?? 小明
１２．５％，１ ９ ９ ３ 年
二\ufffd二五年
推进"放管服"改革,成效明显!
我国《
国防法
》施行。
序号
1
2
3
1. “双循环”：新发展格局。
[2] 三改一拆：行动。
3.[两业融合]指融合。
各位代表！让我们奋勇前进！
壹、總則
附件
title: 2021年某区政府工作报告
author: 王小明
date: 2021-02-02
layout: post
2025年1月14日在某省第十四届人民代表大会第三次会议上，省长王立明作政府工作报告。
#
“
\u200b
\\r\\n
2021年2月2日
：
一、
（一）
〔1〕
①"""
PIECES = st.sampled_from(_PIECES.split("\n"))
REPORTS = st.lists(PIECES, max_size=25).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(pieces))
)


@given(st.text())
def test_any_text_gives_a_document(text: str) -> None:
    document = annotate(parse(text=text))
    assert from_json(to_json(document)) == document


@given(st.lists(st.one_of(PIECES, st.text(max_size=12))).map("\n".join))
def test_any_text_with_report_pieces_in_it_gives_a_document(text: str) -> None:
    assert isinstance(annotate(parse(text=text)), Document)


@given(REPORTS)
def test_every_character_is_in_the_tree_or_named_by_a_finding(text: str) -> None:
    document = annotate(parse(text=text))
    named = "".join(document.source.at(found.span) for found in document.diagnostics if found.repair)
    missing = Counter(_visible(text)) - Counter(every_word(document)) - Counter(named)
    assert missing == Counter()


def _visible(text: str) -> str:
    """A text without spaces and markup: # * - and the like, a term's colon, the target of a link."""
    return re.sub(r"https://example\.org/a|[\s#*\-：:()\[\]|!]", "", text)


@given(REPORTS, st.sampled_from(["safe", "none"]))
def test_without_repairs_every_character_is_in_the_tree(text: str, level: str) -> None:
    document = annotate(parse(text=text, repair=level))
    named = "".join(document.source.at(f.span) for f in document.diagnostics if f.repair)
    missing = Counter(_visible(text)) - Counter(every_word(document)) - Counter(named)
    assert missing == Counter()
    done = {found.code for found in document.diagnostics if found.repair} - {"G403"}  # that is no repair of the text
    assert done <= (SAFE if level == "safe" else set())


@given(REPORTS)
def test_ids_are_unique_and_spans_lie_in_the_source(text: str) -> None:
    document = parse(text=text)
    blocks = [block for block in walk_document(document) if not isinstance(block, PageMark)]
    assert len({block.id for block in blocks}) == len(blocks)
    spans = [block.span for block in walk_document(document)] + [found.span for found in document.diagnostics]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@given(REPORTS)
def test_a_section_is_one_level_below_the_one_that_holds_it(text: str) -> None:
    document = parse(text=text)
    for section in (block for block in walk_document(document) if isinstance(block, Section)):
        inner = [child.level for child in section.children if isinstance(child, Section)]
        assert set(inner) <= {section.level + 1}


def _outline(document: Document) -> list[str]:
    """Headings and paragraphs without regard to page marks."""
    return [
        heading_text(block) if isinstance(block, Section) else plain_text(block.inlines)
        for block in walk_document(document)
        if isinstance(block, Section | Paragraph)
    ]


def _clean(text: str) -> str:
    """The seed as it was before its pages were cut: rules out, sentences whole, no spaces beside Han characters."""
    text = re.sub(r"([^。：\n])\n\n---\n\n", r"\1", text).replace("---\n\n", "")
    han = r"[\u4e00-\u9fff\u3001-\u3011\uff01-\uff1e“”]"
    return re.sub(rf"(?<={han}) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%#]) (?={han})", "", text)


CLEAN = _clean(SEED)
EXPECTED = _outline(parse(text=CLEAN))


def _is_deep(at: int) -> bool:
    """Whether a place lies well within a paragraph."""
    return at - CLEAN.rfind("\n", 0, at) > 60 and CLEAN.find("\n", at) - at > 20


CUTS = [m.end() for m in re.finditer(r"(?<=[\u4e00-\u9fff，、])(?=[\u4e00-\u9fff])", CLEAN) if _is_deep(m.end())]


@given(st.sampled_from(CUTS))
def test_a_rule_put_into_a_sentence_is_healed(at: int) -> None:
    assert _outline(parse(text=f"{CLEAN[:at]}\n\n---\n\n{CLEAN[at:]}")) == EXPECTED


@given(st.data())
def test_rules_put_between_paragraphs_change_no_words(data: st.DataObject) -> None:
    paragraphs = CLEAN.split("\n\n")
    at = data.draw(st.integers(1, len(paragraphs) - 1))
    damaged = "\n\n".join([*paragraphs[:at], "---", *paragraphs[at:]])
    assert _outline(parse(text=damaged)) == EXPECTED


@given(st.randoms(use_true_random=False))
def test_changed_depths_of_headings_change_no_levels(random: Random) -> None:
    damaged = re.sub(r"^#{2,4} (?=[一二三（])", lambda _: "#" * random.randint(2, 5) + " ", CLEAN, flags=re.MULTILINE)
    assert _outline(parse(text=damaged)) == EXPECTED


def test_spaces_put_round_digits_are_dropped() -> None:
    damaged = re.sub(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])", " ", CLEAN)
    assert _outline(parse(text=damaged)) == EXPECTED


RANDOMS = [Random(seed) for seed in range(20)]  # noqa: S311  (no secrets: the same damage every time)


def _damaged(random: Random) -> str:
    """The clean seed as the seed was: rules anywhere below its front matter, other # counts, spaces beside digits."""
    text = re.sub(r"^#{2,4} (?=[一二三（])", lambda _: "#" * random.randint(2, 5) + " ", CLEAN, flags=re.MULTILINE)
    for at in sorted(random.sample(range(300, len(text)), 10), reverse=True):
        text = f"{text[:at]}\n\n---\n\n{text[at:]}"
    beside = r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])"
    return re.sub(beside, lambda _: random.choice(["", " "]), text)


def test_at_least_99_of_100_titles_and_paragraphs_come_back_from_damage() -> None:
    # What does not come back are paragraphs that a rule cut between two sentences: nothing shows that they are one.
    lost = sum((Counter(EXPECTED) - Counter(_outline(parse(text=_damaged(random))))).total() for random in RANDOMS)
    assert lost <= 0.01 * len(RANDOMS) * len(EXPECTED)
