"""Notes at the foot of the page in the PDF edition: where they stand, how they are tagged, what leads where."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Literal

import pikepdf
import pytest

from jbpub import StyleSheet, TermTable, adapt, annotate, parse
from jbpub.renderers.pdf.edition import render
from jbpub.terms.table import Term
from tests.pdf.trace import strokes, tag_tree

GOV_PRINT = StyleSheet.read("gov-print")
SHEET = replace(GOV_PRINT, contents=replace(GOV_PRINT.contents, show=False))  # one page holds it all
ENTRIES = """
名词解释

1. “双循环”：新发展格局。

2. “两业”：制造业和服务业。
"""
LONG = "农业、农村、农民，" * 30


def edition(
    text: str,
    glossary: Literal["footnotes", "both"] = "footnotes",
    *,
    terms: TermTable | None = None,
    language: str = "zh",
    entries: str = ENTRIES,
) -> pikepdf.Pdf:
    source = f"# 某县政府工作报告\n\n一、回首往昔\n\n{text}\n{entries}"
    sheet = replace(SHEET, notes=replace(SHEET.notes, glossary=glossary))
    document = adapt(annotate(parse(text=source), terms), language)
    return pikepdf.open(BytesIO(render(document, sheet)[0]))


def tree(pdf: pikepdf.Pdf) -> str:
    """The tags below the first heading, after the title."""
    lines = tag_tree(pdf).splitlines()
    return "\n".join(lines[lines.index("  Sect") :])


def words(page: pikepdf.Page) -> list[str]:
    """What is shown of the report's own words, from top to bottom."""
    shown: dict[float, str] = {}
    for stroke in strokes(page):
        if stroke.mcid is not None:
            shown[stroke.y] = shown.get(stroke.y, "") + stroke.plain
    return [shown[y] for y in sorted(shown, reverse=True)]


def test_a_note_is_tagged_behind_the_paragraph_that_calls_it_and_leads_back() -> None:
    assert (
        tree(edition("打造“双循环”格局。\n\n推进工作。", entries=ENTRIES.split("2.")[0]))
        == """\
  Sect
    H2
      0.1 一、回首往昔
    P
      0.2 打造
      Link
        0.3 “双循环”
        link on page 0 to g1.note: “双循环”的解释
      Reference
        Link
          0.4 [1]
          link on page 0 to g1.note: “双循环”的解释
      0.5 格局。
    Note ID=g1.note
      Lbl
        Link
          0.7 [1]
          link on page 0 to g1.n1: “双循环”，文中第1处
      0.8  “双循环”：新发展格局。
    P
      0.6 推进工作。"""
    )


def test_notes_stand_at_the_foot_in_small_type_below_a_rule() -> None:
    pdf = edition("打造“双循环”格局，推进“两业”。")
    page = pdf.pages[0]
    notes = [stroke for stroke in strokes(page) if stroke.y < 250 and stroke.mcid is not None]
    assert {stroke.size for stroke in notes} == {10.5}
    assert words(page)[-2:] == ["[1] “双循环”：新发展格局。", "[2] “两业”：制造业和服务业。"]
    content = page.Contents.read_bytes().decode("latin-1")
    assert "/Artifact <</Type /Layout>> BDC q 0 g 0 G 0.4 w" in content


def test_full_lines_of_notes_end_where_those_of_the_text_do() -> None:
    pdf = edition("推进工作" * 30 + "打造“三农”格局。", entries=f"\n名词解释\n\n1. “三农”：{'农业农村农民' * 30}\n")
    full = [s for s in strokes(pdf.pages[0]) if len(s.plain) > 25 and s.plain.isalpha()]
    assert len({stroke.size for stroke in full}) == 2
    assert len({round(stroke.x + stroke.size * len(stroke.plain)) for stroke in full}) == 1


def test_a_long_note_is_carried_over_and_stays_one_note() -> None:
    text = "推进工作。" * 92 + "打造“三农”格局。" + "推进工作。" * 30
    pdf = edition(text, entries=f"\n名词解释\n\n1. “三农”：{LONG}\n")
    assert tree(pdf).count("Note ID") == 1
    assert any("[1]" in line for line in words(pdf.pages[0]))
    split = [[s.plain for s in strokes(page) if s.size == 10.5 and s.mcid is not None] for page in pdf.pages[:2]]
    assert all(split)
    assert "".join(split[0] + split[1]) == f"[1] “三农”：{LONG}"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("- 打造“双循环”。\n- 推进工作。", "    L"),
        ("| 序号 | 项目 |\n| --- | --- |\n| 1 | “双循环” |", "    Table"),
        ("（一）打造格局\n\n打造“双循环”。", "    P"),
    ],
    ids=["list", "table", "paragraph"],
)
def test_a_note_called_in_a_list_or_a_table_comes_behind_it(text: str, holder: str) -> None:
    lines = tree(edition(text, entries=ENTRIES.split("2.")[0])).splitlines()
    note = next(at for at, line in enumerate(lines) if "Note ID=g1.note" in line)
    level = lines[note].index("Note")
    before = next(line for line in reversed(lines[:note]) if len(line) - len(line.lstrip()) == level)
    assert before.strip().split()[0] == holder.split()[0]


def test_both_have_the_note_and_the_appendix() -> None:
    pdf = edition("打造“双循环”格局。", "both")
    tags = tree(pdf)
    assert tags.count("Note ID=g1.note") == 1
    assert "名词解释" in tags
    assert "to g1.m1" in tags  # the appendix leads back to the mention, the note to its mark


def test_what_the_text_never_uses_stays_in_the_appendix() -> None:
    tags = tree(edition("打造“双循环”格局。"))
    assert "“两业”：制造业和服务业。" in tags
    assert tags.count("新发展格局") == 1


def test_english_in_a_note_is_said_to_be_english() -> None:
    terms = TermTable((Term("双循环", "dual circulation", definition="a new pattern"),))
    tags = tree(edition("打造“双循环”格局。", terms=terms, language="zh+en"))
    note = tags[tags.index("Note ID") :]
    assert note.index("Lang=en") < note.index("dual circulation") < note.index("a new pattern")
    assert note.count("Span Lang=en") == 2


def test_the_same_report_gives_the_same_file() -> None:
    first, second = (edition("打造“双循环”格局，推进“两业”。", "both") for _ in range(2))
    assert tag_tree(first) == tag_tree(second)
