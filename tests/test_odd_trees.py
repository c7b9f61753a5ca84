"""Trees that a report seldom makes but may: every renderer gives a sensible edition of them, none stumbles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from jbpub import Document, StyleSheet, adapt, render
from jbpub.nodes import (
    NOWHERE,
    Block,
    Cell,
    Entry,
    Figure,
    Foreign,
    Gloss,
    Glossary,
    Image,
    Inline,
    Item,
    ItemList,
    Lead,
    Link,
    Meta,
    NoteMark,
    PageMark,
    Paragraph,
    Parallel,
    Role,
    Section,
    Strong,
    Table,
    TermMention,
    Text,
)
from tests.pdf.trace import tag_tree

SHEET = StyleSheet.read("gov-print")
WITHOUT_CONTENTS = replace(
    SHEET, contents=replace(SHEET.contents, show=False), notes=replace(SHEET.notes, numbers=False)
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMATS = ("pdf", "docx", "html")


def made(
    form: str,
    *blocks: Block,
    glossary: Glossary | None = None,
    title: str = "某县政府工作报告",
    sheet: StyleSheet = SHEET,
) -> str:
    """The edition of these blocks as text: the tags of a PDF, the XML of a Word file's body, the HTML page."""
    document = adapt(Document(Meta(title=title), body=blocks, glossary=glossary))
    data = render(document, to=form, style=sheet).data
    match form:
        case "pdf":
            return tag_tree(pikepdf.open(BytesIO(data)))
        case "docx":
            return ZipFile(BytesIO(data)).read("word/document.xml").decode()
        case _:
            return data.decode()


def prose(*inlines: Inline) -> Paragraph:
    return Paragraph("p1", Role.PROSE, inlines)


def glossary(*entries: Entry, title: str = "名词解释") -> Glossary:
    return Glossary("glossary", (Text(title),) if title else (), entries)


def entry(term: str = "双循环", *, number: str = "1.", mentions: tuple[str, ...] = ("m1",)) -> Entry:
    return Entry("g1", "k1", number, term, (Text("新发展格局。"),), mentions=mentions)


MENTION = TermMention("m1", "k1", True, (Text("双循环"),))
MARK = NoteMark("m2", "[1]", "k1")
WEB = Link("https://example.org/", (Text("官网"),))

ODD = {
    "no title": {"title": ""},
    "a title of spaces": {"title": "\u3000"},
    "a heading of a number": {"blocks": (Section("s1", "一、", 1, (), (prose(Text("甲")),)),)},
    "a heading of nothing": {"blocks": (Section("s1", "", 1, (), (prose(Text("甲")),)),)},
    "a heading below a heading of nothing": {
        "blocks": (Section("s1", "", 1, (), (Section("s1.1", "（一）", 2, (Text("甲"),)),)),)
    },
    "a heading of spaces": {"blocks": (Section("s1", "", 1, (Text("\u3000"),), (prose(Text("甲")),)),)},
    "a heading of a note mark": {"blocks": (Section("s1", "", 1, (MARK,)),), "glossary": glossary(entry())},
    "a glossary without title": {"glossary": glossary(entry(mentions=()), title="")},
    "an empty glossary": {"glossary": Glossary("glossary", (), ())},
    "an entry without term": {"blocks": (prose(MARK),), "glossary": glossary(entry("", mentions=("m2",)))},
    "an empty mention": {
        "blocks": (prose(Text("甲"), TermMention("m1", "k1", True, (Text(""), Text("乙")))),),
        "glossary": glossary(entry()),
    },
    "a mention without words": {
        "blocks": (prose(Text("甲"), TermMention("m1", "k1", True, ())),),
        "glossary": glossary(entry()),
    },
    "a mark without words": {
        "blocks": (
            prose(
                NoteMark("m1", "", "k1"),
            ),
        ),
        "glossary": glossary(entry()),
    },
    "a link without words": {"blocks": (prose(Text("甲"), Link("https://example.org/", ())),)},
    "a link to nowhere": {"blocks": (prose(Link("", (Text("甲"),)), Link("x.html", ())),)},
    "leads without words": {"blocks": (prose(Lead((), "")), prose(Lead((), "一是")))},
    "a title that is not to be seen": {"title": "\u200b\ufeff"},
    "a heading that is not to be seen": {"blocks": (Section("s1", "", 1, (Text("\u00ad"),), (prose(Text("甲")),)),)},
    "blank paragraphs": {"blocks": (prose(), prose(Text("")), prose(Text(" ")), prose(Text("。")))},
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("parts", ODD.values(), ids=ODD)
def test_an_odd_tree_makes_an_edition(parts: dict[str, object], form: str) -> None:
    blocks = parts.get("blocks", ())
    assert isinstance(blocks, tuple)
    others = {name: value for name, value in parts.items() if name != "blocks"}
    edition = made(form, *blocks, **others)  # type: ignore[arg-type] # the table's values are of many types
    assert not re.search(r"<h[1-6][^>]*>\s*</h|<a [^>]*>\s*</a>|TOC\n(?! )", edition)


def heads(form: str, edition: str) -> list[int]:
    """The levels of an edition's headings below the title, in order; 1 is the highest."""
    marks = {"pdf": r"^ +H([2-6])", "docx": r'<w:pStyle w:val="Heading(\d)"', "html": r"<h([2-6])>"}
    return [int(level) - (form != "docx") for level in re.findall(marks[form], edition, re.MULTILINE)]


def section(level: int, *children: Block, number: str = "", title: str = "甲") -> Section:
    return Section(f"s{level}", number, level, (Text(title),) if title else (), children)


LEVELS = {
    "levels left out": ((section(1, section(4, section(9))),), [1, 2, 3]),
    "a level of nothing": ((section(0, section(1)),), [1, 2]),
    "a part below its own kind": ((section(3, section(2, section(1))),), [1, 2, 3]),
    "a heading without words between": ((section(1, section(2, section(3), title="")),), [1, 2]),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("blocks", "levels"), LEVELS.values(), ids=LEVELS)
def test_a_heading_is_as_deep_as_it_stands_in_every_format(
    blocks: tuple[Block, ...], levels: list[int], form: str
) -> None:
    assert heads(form, made(form, *blocks, sheet=WITHOUT_CONTENTS)) == levels


# ---- any tree ----


def _wrapped(run: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Inline]:
    """Inlines that hold others."""
    return st.one_of(
        st.builds(Strong, run),
        st.builds(Link, st.sampled_from(["https://example.org/", "x.html", ""]), run),
        st.builds(Foreign, st.just("en"), run),
        st.builds(Lead, run, st.sampled_from(["", "一是", "（一）"])),
    )


DOT = Image(b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;", "image/gif")
NO_PICTURE = Image(b"no picture", "image/png")
WORDS = st.sampled_from(
    [
        "",
        " ",
        "甲",
        "。",
        "“",
        "——",
        "坚持高质量发展，",
        "GDP",
        "6.5%",
        "𠮷한😀",
        "a" * 200,
        "江" * 90,
        "\t",
        "\x00",
        "\u200b\u00ad",
    ]
)
SPANS = st.sampled_from([1, 1, 1, 0, 2, 3, 50])
INLINES: st.SearchStrategy[Inline] = st.recursive(
    st.one_of(
        st.builds(Text, WORDS),
        st.just(MARK),
        st.just(TermMention("m1", "k1", True, ())),
        st.builds(Gloss, st.just("en"), WORDS),
        st.builds(PageMark, st.just(2)),
    ),
    lambda inner: _wrapped(st.lists(inner, max_size=3).map(tuple)),
    max_leaves=4,
)
RUNS = st.lists(INLINES, max_size=4).map(tuple)
CELLS = st.lists(st.lists(st.builds(Cell, RUNS, SPANS, SPANS), max_size=4).map(tuple), max_size=3).map(tuple)
PARALLELS = st.builds(Parallel, st.just("en"), RUNS)
LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, st.just("p"), st.sampled_from(Role), RUNS),
    st.builds(
        Paragraph, st.just("p"), st.just(Role.PROSE), RUNS, st.just(NOWHERE), st.builds(Parallel, st.just("en"), RUNS)
    ),
    st.builds(ItemList, st.just("l"), st.lists(st.builds(Item, WORDS, RUNS), max_size=3).map(tuple)),
    st.builds(Table, st.just("t"), CELLS, CELLS, RUNS),
    st.builds(Figure, st.just("f"), WORDS, WORDS, st.sampled_from([None, DOT, NO_PICTURE]), RUNS),
    st.builds(PageMark, st.just(3)),
)
BLOCKS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Section, st.just("s"), WORDS, st.integers(0, 9), RUNS, st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("form", [*FORMATS, "md"])
@settings(max_examples=25, deadline=None)
@given(st.lists(BLOCKS, max_size=4), st.sampled_from(["zh-Hans", "zh-Hant"]))
def test_any_tree_makes_an_edition_and_the_same_one_again(form: str, blocks: list[Block], language: str) -> None:
    body = tuple(_numbered(blocks))
    document = adapt(Document(Meta(title="某县政府工作报告"), body=body, glossary=glossary(entry()), language=language))
    data = render(document, to=form, style=SHEET).data
    assert data == render(document, to=form, style=SHEET).data
    check_soundness(form, data)


def check_soundness(form: str, data: bytes) -> None:
    """What every reader of such a file relies on; the PDF's tags and links were checked before it was written."""
    match form:
        case "pdf":
            assert pikepdf.open(BytesIO(data), attempt_recovery=False).check_pdf_syntax() == []
        case "docx":
            package = ZipFile(BytesIO(data))
            assert all(etree.fromstring(package.read(n)) is not None for n in package.namelist() if n.endswith("xml"))
        case "html":
            page = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
            levels = [1, *(int(str(head.tag)[1]) for head in page.iter("h2", "h3", "h4", "h5", "h6"))]
            assert all(below <= above + 1 for above, below in pairwise(levels))


def _numbered(blocks: Iterable[Block], above: str = "s") -> Iterator[Block]:
    """The blocks with ids of their own, as the parser would give them."""
    for number, block in enumerate(blocks, 1):
        match block:
            case PageMark():
                yield block
            case Section():
                own = f"{above}.{number}"
                yield replace(block, id=own, children=tuple(_numbered(block.children, own)))
            case _:
                yield replace(block, id=f"{above}.p{number}")


# ---- links ----


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "page.html", ""])
def test_a_link_that_leads_to_no_web_address_stays_as_its_text(target: str, form: str) -> None:
    edition = made(form, prose(Link(target, (Text("官网"),))))
    assert "官网" in edition
    assert target not in edition or not target
    assert not list(_links(form, edition))


NESTED = {
    "a term in a link": prose(Link("https://example.org/", (MENTION,))),
    "a link in a term": prose(TermMention("m1", "k1", True, (Text("双"), WEB))),
    "a mark in a link": prose(Link("https://example.org/", (Text("甲"), MARK))),
    "a mark in a term": prose(TermMention("m1", "k1", True, (Text("双"), MARK))),
    "a link in a link": prose(Link("https://example.org/", (Text("甲"), WEB))),
    "a term in a link in a lead": prose(Lead((Link("https://example.org/", (MENTION,)),))),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("paragraph", NESTED.values(), ids=NESTED)
def test_links_do_not_nest(paragraph: Paragraph, form: str) -> None:
    explained = glossary(entry(number="", mentions=()))
    edition = made(form, paragraph, glossary=explained, sheet=WITHOUT_CONTENTS)
    assert len(list(_links(form, edition))) == 1


def _links(form: str, edition: str) -> Iterator[str]:
    """What leads anywhere, as far as it stands in the text itself: a line or a name for each."""
    if form == "pdf":
        yield from (line for line in edition.splitlines() if line.lstrip() == "Link")
    elif form == "docx":
        yield from (link.get("anchor", "") for link in etree.fromstring(edition.encode()).iter(f"{WORD}hyperlink"))
    else:
        page = etree.fromstring(edition.encode(), etree.HTMLParser())
        yield from (link.get("href", "") for link in page.iterfind(".//main//a"))
