"""Which Latin runs are English, and which belong to the Chinese sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbpub.edition.edition import Edition
from jbpub.edition.foreign import mark_foreign
from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Figure,
    Foreign,
    Item,
    ItemList,
    Lead,
    Meta,
    NoteMark,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
    plain_text,
    runs_of,
)


def marked(text: str) -> str:
    """The text with «English runs» in marks."""
    document = Document(Meta(), (Paragraph("p1", Role.PROSE, (Text(text),)),))
    paragraph = mark_foreign(document, Edition()).front[0]
    assert isinstance(paragraph, Paragraph)
    runs = paragraph.inlines
    return "".join(f"«{plain_text(run.inlines)}»" if isinstance(run, Foreign) else plain_text((run,)) for run in runs)


@pytest.mark.parametrize(
    "text",
    [
        "推进“Internet Plus”行动",
        "在Top 10 cities之列",
        "R&D center of excellence",
        "建设Smart City，发展online教育",
        "合作伙伴Johnson & Johnson公司",
        "举办Belt and Road Forum, Beijing论坛",
        "发展e-commerce",
        "café society",
    ],
)
def test_english_runs_are_found_whole(text: str) -> None:
    expected = {
        "推进“Internet Plus”行动": "推进“«Internet Plus»”行动",
        "在Top 10 cities之列": "在«Top 10 cities»之列",
        "R&D center of excellence": "«R&D center of excellence»",
        "建设Smart City，发展online教育": "建设«Smart City»，发展«online»教育",
        "合作伙伴Johnson & Johnson公司": "合作伙伴«Johnson & Johnson»公司",
        "举办Belt and Road Forum, Beijing论坛": "举办«Belt and Road Forum, Beijing»论坛",
        "发展e-commerce": "发展«e-commerce»",
        "café society": "«café society»",
    }
    assert marked(text) == expected[text]


@pytest.mark.parametrize(
    "text", ["GDP增长9.0%", "5G+智慧工厂", "前洋E商小镇", "“V”型反转", "Wi-Fi覆盖", "A 区 B 区", "iPhone", "江北"]
)
def test_lone_names_and_abbreviations_are_part_of_the_chinese(text: str) -> None:
    assert marked(text) == text


def test_runs_inside_other_inlines_are_found_and_marked_ones_left_alone() -> None:
    english = Foreign("en", (Text("Smart City"),))
    given = Paragraph(
        "p1", Role.PROSE, (Lead((Strong((Text("Smart City"),)),)), Foreign("fr", (Text("la ville lumière"),)))
    )
    paragraph = mark_foreign(Document(Meta(), (given,)), Edition()).front[0]
    assert paragraph == Paragraph("p1", Role.PROSE, (Lead((Strong((english,)),)), given.inlines[1]))


@pytest.mark.parametrize(
    "block",
    [
        ItemList("l1", (Item("•", (Text("Smart City"),)),)),
        Table("t1", ((Cell((Text("Smart City"),)),),), (), (Text("Smart City"),)),
        Table("t1", (), ((Cell((Text("Smart City"),)), Cell((Text("Smart City"),), columns=2)),)),
        Figure("f1", "a.png", "Smart City", caption=(Text("Smart City"),)),
    ],
    ids=["item", "table head and caption", "cells", "figure caption"],
)
def test_runs_in_lists_tables_and_captions_are_found(block: Block) -> None:
    changed = mark_foreign(Document(Meta(), (block,)), Edition()).front[0]
    english = Foreign("en", (Text("Smart City"),))
    assert {run for run in runs_of(changed) if run} == {(english,)}


def test_a_note_mark_is_no_word() -> None:
    paragraph = Paragraph("p1", Role.PROSE, (NoteMark("n1", "[note one]"),))
    assert mark_foreign(Document(Meta(), (paragraph,)), Edition()).front == (paragraph,)


@given(st.text(alphabet="ab Zé-',.&1江，", max_size=40))
def test_no_character_is_lost_or_added(text: str) -> None:
    assert marked(text).replace("«", "").replace("»", "") == text
