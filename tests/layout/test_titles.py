"""Titles and headings are broken by meaning, in few lines of like length (GB/T 9704 7.3.1)."""

from __future__ import annotations

import pytest

from tests.layout.trace import set_text

DASH = "\u2e3a"


def shared_out(text: str, width: float, align: str = "center") -> str:
    lines = set_text(text, width, align=align, display=True)
    return "|".join(text[line.start : line.end] for line in lines)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (15, "2020年重庆市江北区|人民政府工作报告"),
        (15, "2020年重慶市江北區|人民政府工作報告"),
        (22, f"{DASH}2021年2月2日在宁波市江北区|第十一届人民代表大会第六次会议上"),
        (22, f"{DASH}2021年2月2日在寧波市江北區|第十一屆人民代表大會第六次會議上"),
        (20, f"{DASH}2024年3月5日|在第十四届全国人民代表大会第二次会议上"),
        (20, "立法院第11屆第3會期 |中華民國114年2月25日"),
        (18, "关于2020年国民经济和社会发展计划|执行情况与2021年计划草案的报告"),
    ],
)
def test_a_title_or_occasion_breaks_between_phrases(width: float, lines: str) -> None:
    assert shared_out(lines.replace("|", ""), width) == lines


@pytest.mark.parametrize("lines", [
    "五年来，我们践行高质量发展目标要求，|坚定不移提能级、调结构，经济发展凸显江北质量",
    "五年來，我們踐行高品質發展目標要求，|堅定不移提能級、調結構，經濟發展凸顯江北品質",
    "科技教育文化事业在改革中前进，|社会主义精神文明建设取得新的成绩。",
])  # fmt: skip
def test_a_heading_breaks_after_a_clause(lines: str) -> None:
    assert shared_out(lines.replace("|", ""), 28, "left") == lines


@pytest.mark.parametrize("width", range(5, 20))
@pytest.mark.parametrize("title", ["江北区政府工作报告", "江北區政府工作報告"])
def test_a_word_that_is_known_is_not_cut(title: str, width: int) -> None:
    lines = shared_out(title, width)
    assert not any(cut in lines for cut in ("报|告", "報|告", "工|作", "政|府"))


@pytest.mark.parametrize("width", [-2, 0, 0.5])
def test_a_column_too_narrow_for_a_title_holds_a_character_a_line(width: float) -> None:
    assert shared_out("江北区", width) == "江|北|区"
