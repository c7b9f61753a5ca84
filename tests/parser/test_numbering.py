"""Numbers at the start of a line: their form, value and rank."""

from __future__ import annotations

import pytest

from jbpub.parser.numbering import numeral, read_number


@pytest.mark.parametrize(
    ("line", "form", "text", "value"),
    [
        ("壹、總體情況", "financial", "壹、", 1),
        ("一、2019年工作回顾", "chinese", "一、", 1),
        ("十二、其他", "chinese", "十二、", 12),
        ("二．工作任务", "chinese", "二．", 2),
        ("三.加强建设", "chinese", "三.", 3),
        ("一　国际形势", "chinese", "一　", 1),
        ("第一部分 工作回顾", "part", "第一部分 ", 1),
        ("第二章：任务", "part", "第二章：", 2),
        ("第三节　保障", "part-section", "第三节　", 3),
        ("（一）强化支撑", "bracketed", "（一）", 1),
        ("(十)健全机制", "bracketed", "(十)", 10),
        ("（二十一） 说明", "bracketed", "（二十一）", 21),
        ("1. 双循环", "arabic", "1.", 1),
        ("12、三改一拆", "arabic", "12、", 12),
        ("１、人口", "arabic", "１、", 1),
        ("（１）人口", "bracketed-arabic", "（１）", 1),
        ("(3)人口", "bracketed-arabic", "(3)", 3),
        ("⑫补充", "circled", "⑫", 12),
        ("一是疫情防控精准有力。", "counted", "一是", 1),
        ("十要严守底线。", "counted", "十要", 10),
        ("第三，坚持开放。", "ordinal", "第三，", 3),
        ("——经济回升向好。", "dash", "——", 0),
        ("———经济回升向好。", "dash", "———", 0),
    ],
)
def test_forms(line: str, form: str, text: str, value: int) -> None:
    number = read_number(line)
    assert number is not None
    assert (number.form.name, number.text, number.value) == (form, text, value)
    assert line[: number.end].strip() == text.strip()


@pytest.mark.parametrize(
    "line",
    [
        "2.4倍",
        "2021年是建党100周年",
        "2#、3#组团",
        "一、二、三产业协调发展",
        "一件事",
        "一　九　五　五年",
        "二.五倍",
        "第一部分是工作回顾",
        "三要素保障",
        "（草案）",
        "———",
        "",
    ],
)
def test_what_only_looks_like_a_number(line: str) -> None:
    assert read_number(line) is None


def test_ranks_follow_the_standard() -> None:
    lines = ["壹、甲", "一、甲", "（一）甲", "1.甲", "（1）甲", "①甲"]
    ranks = [number.form.rank for line in lines if (number := read_number(line))]
    assert ranks == sorted(set(ranks))
    assert len(ranks) == len(lines)


@pytest.mark.parametrize(
    ("text", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零八", 108), ("二〇二一", 2021),
     ("拾贰", 12), ("０７", 7), ("⑳", 20)],
)  # fmt: skip
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value
