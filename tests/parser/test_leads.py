"""Openings of paragraphs: what holds for any text, and that one paragraph is evidence for another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jbpub.parser.leads import Opening, read_openings

WORDS = st.text("推进加快农业经济显著增强，。：；！“”（一）是了我们各位代表0123456789%*、—— 年来", max_size=60)

ROW = ["着力优化区域发展格局。加快新区建设。", "加强生态保护修复。完善保护体系。"]


@given(st.lists(WORDS, max_size=12))
def test_an_opening_lies_within_its_paragraph(texts: list[str]) -> None:
    openings = read_openings(texts)
    assert len(openings) == len(texts)
    for text, opening in zip(texts, openings, strict=True):
        assert opening.end == 0 or 0 <= opening.start < opening.end < len(text)
        assert opening.second == 0 or opening.end < opening.second < len(text)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_paragraphs_under_different_run_in_heads_are_no_evidence_for_one_another(
    one: list[str], two: list[str]
) -> None:
    head = "（二）强化支撑，增强动力。坚持科技创新。"
    bold = any("**" in text for text in (*one, *two))
    if not bold:
        assert read_openings([*one, head, *two])[len(one) :] == read_openings([head, *two])


def test_a_slogan_without_a_verb_of_government_needs_company() -> None:
    slogan = "积极的货币政策适度。保持流动性充裕。"
    strange = "巴蜀韵味十足的美丽乡村。建设新村。"
    assert lead(slogan, read_openings([slogan, *ROW])[0]) == "积极的货币政策适度。"
    assert read_openings([strange])[0] == Opening(None)
    assert lead(strange, read_openings([strange, *ROW])[0]) == "巴蜀韵味十足的美丽乡村。"


def test_where_the_author_set_leads_in_bold_no_other_is_guessed() -> None:
    texts = ["**加快产业转型**。完善产业体系。", *ROW]
    assert [bool(opening.end) for opening in read_openings(texts)] == [True, False, False]


def lead(text: str, opening: Opening) -> str:
    """The words of a lead."""
    return text[opening.start : opening.end]
