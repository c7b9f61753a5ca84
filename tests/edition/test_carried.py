"""Characters that no edition can carry are gone after adapt, and each kind is told of once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jbpub.edition.adapt import adapt
from jbpub.edition.carried import UNCARRIED, carried
from jbpub.nodes import (
    Block,
    Cell,
    Document,
    Entry,
    Figure,
    Glossary,
    Item,
    ItemList,
    Lead,
    Link,
    Meta,
    NoteMark,
    Occasion,
    Paragraph,
    Role,
    Section,
    Strong,
    Table,
    TermMention,
    Text,
)
from jbpub.source import Source, Span


def spoiled(text: str) -> Document:
    """A report whose every string is `text`."""
    inlines = (
        Text(text),
        Strong((Text(text),)),
        Link(f"https://a/{text}", (Text(text),)),
        TermMention("g1.m1", text, True, (Text(text),)),
        NoteMark("g1.m2", text, text),
    )
    cells = ((Cell(inlines, rows=2), Cell(())),)
    children: tuple[Block, ...] = (
        Paragraph("s1.p1", Role.PROSE, (Lead((Text(text),), text), *inlines)),
        ItemList("s1.l1", (Item(text, inlines),)),
        Table("s1.t1", cells, cells, inlines),
        Figure("s1.f1", text, text, caption=inlines),
    )
    return Document(
        meta=Meta(title=text, occasion=Occasion(text, session=text), speaker=text, speaker_role=text),
        body=(Section("s1", text, 1, (Text(text),), children),),
        glossary=Glossary(
            "g", (Text(text),), (Entry("g1", text, text, text, (Text(text),), (text,), text, ("g1.m1",)),)
        ),
        source=Source(text),
    )


def test_a_control_is_dropped_everywhere_and_told_of_once() -> None:
    adapted = adapt(spoiled("工\x0b作\x0b"), "zh-Hans+en")
    clean = adapt(spoiled("工作"), "zh-Hans+en")
    assert (adapted.meta, adapted.body, adapted.glossary) == (clean.meta, clean.body, clean.glossary)
    (finding,) = adapted.diagnostics
    assert finding.line(adapted.source) == (
        "report:1:2 E502 warning: U+000B, 2 times: no edition can carry this character [dropped]"
    )
    assert finding.span == Span(1, 2)


def test_half_a_surrogate_pair_leaves_a_mark_where_a_character_was_lost() -> None:
    adapted = adapt(spoiled("二\ud800三五年"))
    assert adapted.meta.title == "二\ufffd三五年"
    assert [finding.repair for finding in adapted.diagnostics] == ["replaced by U+FFFD"]


def test_the_source_is_never_touched() -> None:
    assert adapt(spoiled("工\x00作")).source.text == "工\x00作"


@pytest.mark.parametrize("char", ["\t", "\n", "\u3000", "\u200b", "\ufffd", "\U00020000", "\U000f0000"])
def test_what_xml_allows_and_people_use_is_kept(char: str) -> None:
    assert carried(f"工{char}作") == f"工{char}作"


@given(st.text(st.characters(codec=None, categories=None), max_size=20))
def test_xml_takes_whatever_is_left(text: str) -> None:
    element = etree.Element("p")
    element.text = carried(text)
    assert not UNCARRIED.search(carried(text))


@pytest.mark.parametrize(
    "block",
    [
        ItemList("l1", (Item("\x0b", ()),)),
        ItemList("l1", (Item("", (Text("\x0b"),)),)),
        Table("t1", ((Cell((Text("\x0b"),)),),), ()),
        Table("t1", (), ((Cell((Text("\x0b"),)),),)),
        Table("t1", (), (), (Text("\x0b"),)),
        Figure("f1", "a.png", "\x0b"),
        Figure("f1", "a.png", "", caption=(NoteMark("n1", "\x0b"),)),
    ],
    ids=["number", "item", "head", "row", "caption", "alternative text", "note mark"],
)
def test_a_control_is_seen_wherever_it_stands(block: Block) -> None:
    assert [finding.code for finding in adapt(Document(Meta(), body=(block,))).diagnostics] == ["E502"]
