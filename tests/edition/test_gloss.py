"""First-mention glosses: where the English stands, where it does not, and how often."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jbpub.edition.adapt import adapt
from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Glossary,
    Inline,
    Item,
    ItemList,
    Lead,
    Link,
    Meta,
    NoteMark,
    Paragraph,
    Role,
    Section,
    Strong,
    Table,
    Text,
    plain_text,
    runs_of,
    walk_document,
)
from jbpub.terms.match import annotate
from jbpub.terms.table import Term, TermTable
from tests.dump import text

TERMS = TermTable((
    Term("双循环", "dual circulation", definition="a pattern of development"),
    Term("五水共治", "Five-Water Co-governance"),
    Term("国内国际双循环", "domestic and international economic flows"),
    Term("一件事集成改革", "one-matter reform"),
))  # fmt: skip


def report(*blocks: Block | Inline | str, glossary: bool = True) -> Document:
    """A report of blocks, inlines (a paragraph each) and texts, with its terms marked."""
    body = tuple(
        Paragraph(f"p{at}", Role.PROSE, (Text(block),) if isinstance(block, str) else (block,))
        if isinstance(block, str | Inline)
        else block
        for at, block in enumerate(blocks, 1)
    )
    entries = (
        Entry("g1", "双循环", "1.", "“双循环”", (Text("新格局。"),)),
        Entry("g2", "一件事集成改革", "2.", "“一件事”集成改革", (Text("联办。"),)),
    )
    document = Document(Meta(), body=body, glossary=Glossary("g", (Text("名词解释"),), entries) if glossary else None)
    return annotate(document, TERMS)


def shown(document: Document) -> list[str]:
    """Each block's text: {mention}, (language:text) for a gloss."""
    return [text(run) for block in walk_document(document) for run in runs_of(block)]


def read(document: Document) -> list[str]:
    return [plain_text(run) for block in walk_document(document) for run in runs_of(block)]


def test_the_first_mention_is_glossed_after_its_closing_mark() -> None:
    adapted = adapt(report("打造“双循环”新格局，双循环畅通。", "双循环。"), "zh-Hans+en")
    assert shown(adapted) == [
        "打造{g1.m1! “双循环”}（(en:dual circulation)）新格局，{g1.m2 双循环}畅通。",
        "{g1.m3 双循环}。",
    ]


def test_the_parentheses_are_the_sentences() -> None:
    (paragraph,) = adapt(report("双循环。"), "zh-Hans+en").body
    assert isinstance(paragraph, Paragraph)
    assert [type(inline).__name__ for inline in paragraph.inlines] == ["TermMention", "Text", "Gloss", "Text"]
    assert plain_text(paragraph.inlines) == "双循环（dual circulation）。"


def test_without_english_nothing_is_added_and_no_table_term_is_left() -> None:
    adapted = adapt(report("双循环与五水共治。"), "zh-Hans")
    assert shown(adapted) == ["{g1.m1! 双循环}与五水共治。"]


def test_a_term_of_the_table_alone_is_glossed_and_is_no_link() -> None:
    assert shown(adapt(report("抓好“五水共治”，五水共治。"), "zh-Hans+en")) == [
        "抓好“五水共治”（(en:Five-Water Co-governance)），五水共治。"
    ]


def test_a_report_without_glossary_has_glosses_too() -> None:
    assert read(adapt(report("五水共治。", glossary=False), "zh+en")) == ["五水共治（Five-Water Co-governance）。"]


def test_of_a_term_in_a_longer_one_only_the_longer_is_glossed_and_the_shorter_still_leads_to_its_entry() -> None:
    adapted = adapt(report("国内国际双循环，国内国际双循环，双循环。"), "zh-Hans+en")
    assert shown(adapted) == [
        "国内国际{g1.m1! 双循环}（(en:domestic and international economic flows)），国内国际{g1.m2 双循环}，"
        "{g1.m3 双循环}（(en:dual circulation)）。"
    ]


@pytest.mark.parametrize(
    "block",
    [
        Section("s1", "一、", 1, (Text("双循环"),)),
        Lead((Text("双循环。"),), "一是"),
        Figure("f1", "a.png", "双循环", caption=(Text("双循环"),)),
        Table("t1", (), ((Cell((Text("双循环"),)),),)),
        "《双循环研究》",
        "《论（《双循环》）》",
    ],
    ids=["heading", "lead", "caption", "cell", "title of a work", "title in a title"],
)
def test_what_is_no_running_text_waits_for_the_next_mention(block: Block | Inline | str) -> None:
    *first, second = read(adapt(report(block, "双循环。"), "zh-Hans+en"))
    assert "dual" not in "".join(first)
    assert second == "双循环（dual circulation）。"


def test_an_item_of_a_list_is_running_text() -> None:
    items = ItemList("l1", (Item("•", (Text("双循环。"),)), Item("•", (Text("双循环，五水共治。"),))))
    assert read(adapt(report(items), "zh-Hans+en")) == [
        "双循环（dual circulation）。",
        "双循环，五水共治（Five-Water Co-governance）。",
    ]


def test_a_core_form_waits_for_the_whole_term() -> None:
    assert read(adapt(report("推进“一件事”，深化“一件事”集成改革。"), "zh-Hans+en")) == [
        "推进“一件事”，深化“一件事”集成改革（one-matter reform）。"
    ]


def test_a_mention_in_bold_or_in_a_link_is_glossed_there() -> None:
    adapted = adapt(report(Strong((Text("双循环"),)), Link("https://a.cn", (Text("五水共治"),))), "zh-Hans+en")
    assert shown(adapted) == [
        "**{g1.m1! 双循环}（(en:dual circulation)）**",
        "[五水共治（(en:Five-Water Co-governance)）](https://a.cn)",
    ]


@pytest.mark.parametrize("beside", ["（Dual Circulation）", "(dual circulation)", "（“dual circulation”）"])
def test_what_the_author_has_glossed_is_left(beside: str) -> None:
    assert read(adapt(report(f"双循环{beside}，双循环。"), "zh-Hans+en")) == [f"双循环{beside}，双循环。"]


def test_a_note_in_chinese_is_no_gloss() -> None:
    assert read(adapt(report("双循环（见附件）。"), "zh-Hans+en")) == ["双循环（dual circulation）（见附件）。"]


def test_a_notes_number_stays_with_its_term() -> None:
    given = report("双循环。")
    (paragraph,) = given.body
    assert isinstance(paragraph, Paragraph)
    mention, stop = paragraph.inlines
    noted = replace(given, body=(replace(paragraph, inlines=(mention, NoteMark("g1.m2", "[1]", "双循环"), stop)),))
    assert read(adapt(noted, "zh-Hans+en")) == ["双循环[1]（dual circulation）。"]


CHAPTERS = tuple(
    Section(f"s{at}", number, 1, (Text("部分"),), (Paragraph(f"s{at}.p1", Role.PROSE, (Text("双循环，双循环。"),)),))
    for at, number in enumerate("一二", 1)
)


@pytest.mark.parametrize(("edition", "glosses"), [("zh-Hans+en", 1), ("zh-Hans+en+chapters", 2)])
def test_mentions_are_counted_in_the_document_or_in_each_chapter(edition: str, glosses: int) -> None:
    assert "".join(read(adapt(report(*CHAPTERS), edition))).count("（dual circulation）") == glosses


def test_adapting_twice_glosses_once() -> None:
    once = adapt(report("双循环与五水共治。", *CHAPTERS), "zh-Hans+en+chapters")
    assert adapt(once, "zh-Hans+en+chapters") == once


def test_glosses_and_characters_go_together() -> None:
    assert shown(adapt(report("打造“双循环”格局，抓五水共治。"), "zh-Hant-TW+en")) == [
        "打造{g1.m1! 「雙循環」}（(en:dual circulation)）格局，抓五水共治（(en:Five-Water Co-governance)）。"
    ]


def test_the_glossary_has_the_english_and_what_it_means_in_english() -> None:
    glossary = adapt(report("双循环。"), "zh-Hans+en").glossary
    assert glossary is not None
    assert (glossary.entries[0].english, glossary.entries[0].english_definition) == (
        "dual circulation",
        "a pattern of development",
    )
    bare = adapt(report("双循环。"), "zh-Hans").glossary
    assert bare is not None
    assert (bare.entries[0].english, bare.entries[0].english_definition) == ("", "")
