"""What a term table adds to a report beside its glossary: headings in English, further terms."""

from __future__ import annotations

import pytest

from jbpub.nodes import (
    Block,
    Document,
    Entry,
    Glossary,
    Meta,
    Paragraph,
    Role,
    Section,
    Text,
    runs_of,
    sections,
    walk_document,
)
from jbpub.parser.report import parse
from jbpub.terms.match import annotate
from jbpub.terms.table import Term, TermTable
from tests.dump import text

TABLE = TermTable((
    Term("五水共治", "Five-Water Co-governance", variants=("五水",)),
    Term("深化改革", "Deepen Reform"),
    Term("扩大开放", "Open Wider", part_of_speech="title"),
    Term("没有英文", ""),
    Term("水", "water"),
    Term("双循环", "dual circulation"),
))  # fmt: skip


def report(words: str) -> Document:
    entry = Entry("g1", "双循环", "1.", "“双循环”", (Text("格局。"),))
    lower = Section("s1.1", "（一）", 2, (Text("扩大开放"),), (Paragraph("s1.1.p1", Role.PROSE, (Text(words),)),))
    upper: tuple[Block, ...] = (Section("s1", "一、", 1, (Text("“深化”改革"),), (lower,)),)
    return Document(Meta(), body=upper, glossary=Glossary("g", (Text("名词解释"),), (entry,)))


def marked(words: str, table: TermTable = TABLE) -> str:
    *_, last = (run for block in walk_document(annotate(report(words), table)) for run in runs_of(block))
    return text(last)


def test_headings_take_their_english_from_the_table() -> None:
    found = {section.number: section.english for section in sections(annotate(report(""), TABLE))}
    assert found == {"一、": "Deepen Reform", "（一）": "Open Wider"}


def test_a_heading_that_the_table_does_not_know_keeps_what_it_has() -> None:
    once = annotate(report(""), TABLE)
    assert annotate(once) == once


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("抓“五水共治”，抓五水。", "抓{term1.m1! “五水共治”}，抓{term1.m2 五水}。"),
        ("深化改革，扩大开放。", "深化改革，扩大开放。"),
        ("没有英文，水。", "没有英文，水。"),
        ("双循环与五水共治。", "{g1.m1! 双循环}与{term1.m1! 五水共治}。"),
    ],
    ids=["mentions and variants", "headings are no terms", "no English, one character", "beside the glossary's"],
)
def test_terms_of_the_table_are_marked(words: str, found: str) -> None:
    assert marked(words) == found


def test_annotating_again_with_another_table_leaves_nothing_of_the_first() -> None:
    again = annotate(annotate(report("五水共治"), TABLE), TermTable((Term("共治", "joint governance"),)))
    *_, last = (run for block in walk_document(again) for run in runs_of(block))
    assert text(last) == "五水{term1.m1! 共治}"


@pytest.mark.parametrize("words", ["五水共治，双循环。", "无"])
def test_without_glossary_too_annotating_twice_is_annotating_once(words: str) -> None:
    once = annotate(parse(text=f"# 报告\n\n{words}"), TABLE)
    assert annotate(once, TABLE) == once
    bare = [run for block in walk_document(annotate(once)) for run in runs_of(block)]
    assert bare == [(Text(words),)]
