"""Notes: the numbers by which the text refers to its glossary, and what stands at the foot of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from jbpub import Document, StyleSheet, adapt, annotate, parse
from jbpub.nodes import Entry, Link, Paragraph, TermMention, plain_text, walk_document
from jbpub.renderers.notes import Noted, place_notes

STYLE = StyleSheet.read("base").notes
Kind = Literal["appendix", "footnotes", "both"]

REPORT = """# 2020年青山县政府工作报告

一、回首往昔

做好“一件事”，打造“双循环”，再打造“双循环”，推进“两业”。

名词解释

1. “双循环”：新格局。

2. “一件事”：一次办成。

3. “两业”：制造业和服务业。

4. “三农”：农业、农村、农民。
"""
MARKED = """# 2020年青山县政府工作报告

一、回首往昔

打造“双循环”【2】，再打造“双循环”【2】，做好“一件事”【1】，推进“两业”。

名词解释

【1】“一件事”：一次办成。

【2】“双循环”：新格局。

【3】“两业”：制造业和服务业。
"""


def noted(text: str, glossary: Kind = "appendix", edition: str = "zh", *, numbers: bool = True) -> Noted:
    document = adapt(annotate(parse(text=text)), edition)
    return place_notes(document, replace(STYLE, glossary=glossary, numbers=numbers))


def said(made: Noted) -> str:
    """The report's one paragraph."""
    (text,) = [plain_text(block.inlines) for block in walk_document(made.document) if isinstance(block, Paragraph)]
    return text


def foot(made: Noted) -> list[str]:
    return [f"{note.id} {note.mark.text} {note.entry.term}" for note in made.notes]


def appendix(made: Noted) -> list[str]:
    glossary = made.document.glossary
    return [entry.number + entry.term for entry in glossary.entries] if glossary else []


# ---- appendix ----


def test_a_term_has_its_entrys_number_where_it_is_first_used() -> None:
    made = noted(REPORT)
    assert said(made) == "做好“一件事”[2]，打造“双循环”[1]，再打造“双循环”，推进“两业”[3]。"
    assert foot(made) == []
    assert appendix(made) == ["1.“双循环”", "2.“一件事”", "3.“两业”", "4.“三农”"]


def test_a_sheet_may_want_no_numbers() -> None:
    document = noted(REPORT, numbers=False).document
    assert document is place_notes(document, replace(STYLE, numbers=False)).document
    assert "[" not in said(Noted(document))


def test_the_sources_own_marks_are_not_doubled() -> None:
    assert said(noted(MARKED)) == "打造“双循环”【2】，再打造“双循环”【2】，做好“一件事”【1】，推进“两业”[3]。"


def test_an_unnumbered_glossary_is_numbered() -> None:
    made = noted(REPORT.replace("1. ", "").replace("2. ", "").replace("3. ", "").replace("4. ", ""))
    assert said(made).startswith("做好“一件事”[2]，打造“双循环”[1]，")
    assert appendix(made) == ["1.“双循环”", "2.“一件事”", "3.“两业”", "4.“三农”"]


def test_a_report_without_glossary_has_no_notes() -> None:
    document = adapt(parse(text=REPORT.partition("名词解释")[0]))
    assert place_notes(document, replace(STYLE, glossary="both")) == Noted(document)


# ---- footnotes ----


def test_footnotes_are_numbered_as_the_text_calls_them() -> None:
    made = noted(REPORT, "footnotes")
    assert said(made) == "做好“一件事”[1]，打造“双循环”[2]，再打造“双循环”，推进“两业”[3]。"
    assert foot(made) == ["g2.note [1] “一件事”", "g1.note [2] “双循环”", "g3.note [3] “两业”"]


def test_what_the_text_never_uses_stays_in_the_appendix() -> None:
    assert appendix(noted(REPORT, "footnotes")) == ["4.“三农”"]
    assert noted(MARKED, "footnotes").document.glossary is None


def test_the_sources_marks_count_up_with_the_others() -> None:
    made = noted(MARKED, "footnotes")
    assert said(made) == "打造“双循环”[1]，再打造“双循环”[1]，做好“一件事”[2]，推进“两业”[3]。"
    assert [note.mark.id for note in made.notes] == ["g2.n1", "g1.n1", "g3.n1"]


def test_both_have_the_same_numbers() -> None:
    made = noted(REPORT, "both")
    assert foot(made) == ["g2.note [1] “一件事”", "g1.note [2] “双循环”", "g3.note [3] “两业”"]
    assert appendix(made) == ["1.“一件事”", "2.“双循环”", "3.“两业”", "4.“三农”"]
    assert foot(noted(MARKED, "both"))[0] == "g2.note [1] “双循环”"


def test_an_appendix_that_is_sorted_stays_so() -> None:
    assert appendix(noted(REPORT, "both", "zh+by-chinese")) == ["3.“两业”", "4.“三农”", "2.“双循环”", "1.“一件事”"]


def test_terms_lead_to_the_note_or_else_to_the_appendix() -> None:
    assert noted(REPORT, "footnotes").places() == {
        "三农": "g4", "一件事": "g2.note", "双循环": "g1.note", "两业": "g3.note",
    }  # fmt: skip


def test_the_order_of_the_glossary_does_not_disturb_footnotes() -> None:
    assert foot(noted(REPORT, "footnotes", "zh+by-chinese")) == foot(noted(REPORT, "footnotes"))


def test_the_script_of_an_edition_is_that_of_its_notes() -> None:
    assert foot(noted(REPORT, "footnotes", "zh-Hant-TW"))[1] == "g1.note [2] 「雙循環」"


# ---- odd places ----


def test_the_number_of_a_term_in_a_web_link_stands_behind_the_link() -> None:
    document = adapt(annotate(parse(text=REPORT.replace("推进“两业”", "见[“两业”网](https://example.org/)"))))
    (paragraph,) = [block for block in walk_document(document) if isinstance(block, Paragraph)]
    assert any(isinstance(inline, Link) for inline in paragraph.inlines)
    assert said(place_notes(document, STYLE)).endswith("见“两业”网[3]。")


def test_a_number_that_nobody_can_read_is_not_given() -> None:
    made = noted(REPORT)
    assert made.document.glossary
    glossary = made.document.glossary
    odd = replace(glossary, entries=(replace(glossary.entries[0], number="甲"), *glossary.entries[1:]))
    document = replace(adapt(annotate(parse(text=REPORT))), glossary=odd)
    assert "打造“双循环”，" in said(place_notes(document, STYLE))


# ---- properties ----


@st.composite
def reports(draw: st.DrawFn) -> Document:
    """Reports of mentions in any order, of entries numbered or not."""
    keys = ["双循环", "一件事", "两业", "三农"]
    used = draw(st.lists(st.sampled_from(keys), max_size=8))
    numbered = draw(st.booleans())
    entries = "\n\n".join(f"{f'{at}. ' if numbered else ''}“{key}”：解释。" for at, key in enumerate(keys, 1))
    text = "，".join(f"推进“{key}”" for key in used) or "推进工作"
    return adapt(annotate(parse(text=f"# 某县政府工作报告\n\n一、回顾\n\n{text}。\n\n名词解释\n\n{entries}\n")))


@given(reports(), st.sampled_from(["appendix", "footnotes", "both"]))
def test_every_entry_is_a_note_or_in_the_appendix_and_every_note_is_called_once(
    document: Document, glossary: Kind
) -> None:
    made = place_notes(document, replace(STYLE, glossary=glossary))
    entries: tuple[Entry, ...] = document.glossary.entries if document.glossary else ()
    shown = {note.entry.key for note in made.notes} | set(made.entries())
    assert shown == {entry.key for entry in entries}
    mentioned = {
        inline.key
        for block in walk_document(document)
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, TermMention)
    }
    assert said(made).count("[") == len(mentioned)
    assert len(made.notes) == (0 if glossary == "appendix" else len(mentioned))
