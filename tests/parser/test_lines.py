"""Lines know where every character of theirs stands in the source, also after repairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jbpub.parser.lines import Kind, Line, is_closed, join, part, split_lines, without
from jbpub.source import Source


def _lines(text: str) -> list[Line]:
    return split_lines(Source(text))


def test_kinds_depths_and_words() -> None:
    text = "\n# 标题 #\n\n  正文。  \n- - -\n##一、回顾\n#4号地块\n####\n**粗体标题**\n**一句话。**\n"
    assert [(line.kind.value, line.depth, line.text) for line in _lines(text)] == [
        ("heading", 1, "标题"),
        ("text", 0, "正文。"),
        ("rule", 0, "- - -"),
        ("heading", 2, "一、回顾"),
        ("text", 0, "#4号地块"),
        ("text", 0, "粗体标题"),
        ("text", 0, "**一句话。**"),
    ]


def test_rules_count_pages() -> None:
    assert [mark.page for line in _lines("甲\n---\n乙\n\f丙\n***\n") for _, mark in line.marks] == [2, 3, 4]


def test_a_span_is_the_words_without_marks_and_outer_spaces() -> None:
    source = Source("#  标题  \n 正 文 \n")
    assert [source.at(line.span) for line in split_lines(source)] == ["标题", "正 文"]


def test_places_survive_holes_and_joins() -> None:
    source = Source("共 167 亿\n---\n元左右")
    first, rule, second = split_lines(source)
    first = without(first, [(1, 2), (5, 6)])
    joined = join([first, rule, second])
    assert joined.text == "共167亿元左右"
    assert source.at(joined.place(1, 4)) == "167"
    assert source.at(joined.place(5, 8)) == "元左右"
    assert [(at, mark.page) for at, mark in joined.marks] == [(5, 2)]
    assert source.at(joined.span) == source.text


def test_a_part_keeps_its_places() -> None:
    source = Source("前言：正文")
    (line,) = split_lines(source)
    assert source.at(part(line, 3, 5).span) == "正文"


def test_closed_lines() -> None:
    assert all(map(is_closed, ("完成。", "如下：", "“完成。”", "（完成！）")))
    assert not any(map(is_closed, ("开局", "“开局”", "（完成）", "甲，", "")))


@given(st.text(alphabet="甲乙丙 1A。", min_size=1, max_size=40), st.data())
def test_every_character_left_is_found_in_the_source(words: str, data: st.DataObject) -> None:
    source = Source(f"前\n{words}\n后")
    lines = [line for line in split_lines(source) if line.kind is Kind.TEXT]
    for line in lines:
        cuts = sorted(data.draw(st.sets(st.integers(0, len(line.text)), max_size=6)))
        holes = list(zip(cuts[::2], cuts[1::2], strict=False))
        left = without(line, holes)
        assert [source.at(left.place(at, at + 1)) for at in range(len(left.text))] == list(left.text)
