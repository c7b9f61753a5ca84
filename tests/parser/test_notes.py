"""Glossaries and note marks, put together in every form that offices use, are read back whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from jbpub.nodes import Document, Inlines, Lead, NoteMark, Strong, TermMention, plain_text, runs_of, walk_document
from jbpub.parser.report import parse
from jbpub.terms.match import annotate

HEADS = (
    "名词解释", "名词解释：", "名 词 解 释", "※名词解释※", "*名词解释", "【名词解释】", "[名词解释]", "附：名词解释",
    "附件一：名词解释", "附件2\n名词解释", "附件2 名词解释", "《政府工作报告》名词解释", "附：短语说明", "注释",
    "※注释※", "《政府工作报告》有关内容名词注释", "## 名词解释", "2020年某县政府工作报告名词解释",
    "附件：\n有关名词解释", "名词註釋",
)  # fmt: skip
NUMBERS = ("[{}]", "［{}］", "【{}】", "〔{}〕", "[{}] ", "{}.", "{}、", "{}. ")
FORMS = ("{}{}：{}", "{}{}:{}", "{}[{}]{}", "{}{}：\n{}", "{}“{}”：{}", "{}“{}”是指{}", "{}**{}**：{}", "{}“{}”：\n{}")
DEFINITIONS = (
    "农村、农业、农民。",
    "一是修路：两条；二是架桥。",
    "“一减”指压减；“四增”指增加（2020年）。",
    "包括：①旧区；②新区。",
    "两步走。\n第一步到2025年。",
    "分三类：\n1.甲类。\n2.乙类。\n3.丙类。",
    "行动",
)
TAILS = ("", "\n分享到：\nQQ空间", "\n（责任编辑：某某）", "\n附件3\n某县民生实事\n修建学校。")
_FIRST, _SECOND = "稳扩促融联治创优惠畅", "农工商学兵医法文体旅"


@dataclass(frozen=True)
class Made:
    """A report as made: its text, its terms, its definitions."""

    text: str
    terms: tuple[str, ...]
    definitions: tuple[str, ...]


def _terms(count: int) -> tuple[str, ...]:
    """So many different terms, none within another."""
    return tuple(f"{_FIRST[at // 10 % 10]}{_SECOND[at % 10]}计划" for at in range(count))


@st.composite
def reports(draw: st.DrawFn, marks: st.SearchStrategy[str]) -> Made:
    """A report with a glossary, each of its terms used and marked once."""
    terms = _terms(draw(st.integers(2, 30)))
    number, form = draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(FORMS))
    mark = draw(marks)
    # Nothing shows whether a paragraph after the last entry is its second or the next text's first.
    definitions = (*(draw(st.sampled_from(DEFINITIONS)) for _ in terms[1:]), draw(st.sampled_from(DEFINITIONS[:4])))
    words = "".join(f"全县统筹推进“{term}”{mark.format(at)}工作。\n" for at, term in enumerate(terms, start=1))
    entries = (
        form.format(number.format(at), term, definition)
        for at, (term, definition) in enumerate(zip(terms, definitions, strict=True), start=1)
    )
    text = f"一、回顾\n{words}{draw(st.sampled_from(HEADS))}\n" + "\n".join(entries) + draw(st.sampled_from(TAILS))
    return Made(text, terms, definitions)


def _marks(inlines: Inlines) -> Iterator[NoteMark]:
    for inline in inlines:
        if isinstance(inline, NoteMark):
            yield inline
        elif isinstance(inline, Strong | Lead | TermMention):
            yield from _marks(inline.inlines)


def _all_marks(document: Document) -> list[NoteMark]:
    return [mark for block in walk_document(document) for run in runs_of(block) for mark in _marks(run)]


@given(reports(marks=st.just("")))
def test_every_entry_is_recalled_exactly(made: Made) -> None:
    glossary = parse(text=made.text).glossary
    assert glossary is not None
    assert [entry.key for entry in glossary.entries] == list(made.terms)
    read = [plain_text(entry.definition) for entry in glossary.entries]
    assert [text.removeprefix("是指") for text in read] == [text.replace("\n", "") for text in made.definitions]


@given(reports(marks=st.sampled_from(("[{}]", "［{}］", "【{}】", "〔{}〕", "^[{}]", "{}"))))
def test_every_mark_leads_to_its_entry(made: Made) -> None:
    document = annotate(parse(text=made.text))
    assert document.glossary is not None
    assert [mark.key for mark in _all_marks(document)] == list(made.terms)
    assert [entry.mentions for entry in document.glossary.entries] == [
        (f"g{at}.m1", f"g{at}.n1") for at in range(1, len(made.terms) + 1)
    ]
    assert not [found for found in document.diagnostics if found.code in {"G401", "G404", "G412", "G413"}]


@given(
    st.lists(
        st.sampled_from(("“双创”", "[1]", "［２］", "[12]", "①", "7", "。", "\n", "一、", "**", "^[3]")), max_size=20
    )
)
def test_marks_are_kept_whatever_they_stand_in(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = parse(text=text)
    marks = _all_marks(document)
    assert len({mark.id for mark in marks}) == len(marks)
    said = "".join(plain_text(run) for block in walk_document(document) for run in runs_of(block))
    assert all(text.count(mark.text) >= 1 and mark.text in said for mark in marks)
    assert [document.source.at(f.span) for f in document.diagnostics if f.code == "G404"] == [
        f"{'^' if '3' in mark.text else ''}{mark.text}" for mark in marks if not mark.key
    ]


def test_a_later_glossary_that_counts_anew_has_its_own_marks() -> None:
    document = parse(
        text="一、回顾\n推进“双循环”[1]建设。\n名词解释\n[1]双循环：格局。\n附件\n推进“四港”[1]建设。\n注释\n[1]四港：港口。"
    )
    assert [mark.key for mark in _all_marks(document)] == ["双循环", "四港"]


def test_repairs_of_marks_can_be_refused() -> None:
    text = "一、回顾\n推进“双循环”1建设，打造“四港”^[2]格局。\n名词解释\n1.双循环：格局。\n2.四港：港口。"
    refused = parse(text=text.replace("^[2]", "2"), refuse=("G408",))
    assert _all_marks(refused) == []
    assert [found.repair for found in refused.diagnostics if found.code == "G408"] == ["", ""]
    kept = parse(text=text, refuse=("G410",))
    assert "“四港”^[2]格局" in "".join(plain_text(run) for block in walk_document(kept) for run in runs_of(block))
