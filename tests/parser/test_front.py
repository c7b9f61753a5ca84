"""Title pages: what the case files cannot show, choices and abstracts.  Their forms stand in tests/cases."""

from __future__ import annotations

from jbpub.nodes import Paragraph, plain_text
from jbpub.parser.report import parse

OCCASION = "——2021年2月5日在某县第十六届人民代表大会第五次会议上"
OPENING = "现在，我代表县人民政府，向大会报告工作，请予审议。"
BODY = "一、工作回顾\n\n过去一年，各项工作取得了新的成绩，迈出了坚实的步伐。"


def page(*lines: str) -> str:
    """Lines as paragraphs of their own, with a body after them."""
    return "\n\n".join((*lines, BODY))


def test_the_last_of_two_openings_that_agree_is_the_reports_own() -> None:
    abstract = f"各位代表：{OPENING[:20]}……"
    document = parse(text=page(abstract, "政府工作报告", OCCASION, "各位代表：", OPENING), repair="none")
    assert document.meta.title == "政府工作报告"
    assert document.meta.occasion is not None
    assert document.meta.occasion.session == "第十六届人民代表大会第五次会议"


def test_joins_and_titles_left_out_can_be_refused() -> None:
    text = page("某县政府工作报告", "政府工作报\n告", "政府工作报告", "各位代表：", OPENING)
    document = parse(text=text, refuse=("F304", "F305"))
    kept = [plain_text(block.inlines) for block in document.front if isinstance(block, Paragraph)]
    assert kept == ["政府工作报", "告", "政府工作报告", "各位代表：", OPENING]
    found = [(finding.code, finding.repair) for finding in document.diagnostics if finding.code in ("F304", "F305")]
    assert found == [("F305", ""), ("F304", "")]
