"""Small documents, made by hand, that hold one of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jbpub.nodes import (
    Block,
    Document,
    Entry,
    Foreign,
    Glossary,
    Inline,
    Lead,
    Link,
    Meta,
    Occasion,
    PageMark,
    Paragraph,
    Role,
    Section,
    Strong,
    TermMention,
    Text,
    Wording,
)

WORDING = Wording(
    contents="目录", glossary_link="{term}的解释", mention_place="{term}，第{number}处", report="政府工作报告"
)


def section(
    number: str, title: str = "做好工作", level: int = 1, *, id: str, children: tuple[Block, ...] = ()
) -> Section:
    return Section(id, number, level, (Text(title),) if title else (), children)


def prose(id: str, *inlines: Inline, role: Role = Role.PROSE) -> Paragraph:
    return Paragraph(id, role, inlines)


def _nested(flat: list[Section]) -> tuple[Section, ...]:
    """Sections with those of lower levels that follow as their children."""
    if not flat:
        return ()
    first, rest = flat[0], flat[1:]
    end = next((at for at, below in enumerate(rest) if below.level <= first.level), len(rest))
    return (replace(first, children=_nested(rest[:end])), *_nested(rest[end:]))


def numbered(*numbers: tuple[int, str]) -> Document:
    """A document of nothing but headings with these levels and numbers, each below the last of a higher level."""
    body = _nested([section(number, level=level, id=f"s{at}") for at, (level, number) in enumerate(numbers, 1)])
    return Document(Meta(title="某县政府工作报告"), body=body, wording=WORDING)


def report() -> Document:
    """A small report with a glossary, mentions, links, an English run and page marks."""
    first = TermMention("g1.m1", "双循环", True, (Text("“双循环”"),))
    again = TermMention("g1.m2", "双循环", False, (Text("双循环"),))
    inside = section(
        "（一）",
        "产业更强",
        level=2,
        id="s1.1",
        children=(
            prose("s1.1.p1", Lead((Text("做强平台。"),), "一是"), Text("融入"), first, Text("格局。")),
            PageMark(2),
            prose("s1.1.p2", Text("建成"), Foreign("en", (Text("Silk Road"),)), PageMark(3), Text("园。")),
        ),
    )
    web = Link("https://example.org/", (Text("官网"),))
    closing = prose("s2.p1", Text("服务"), again, Strong((Text("大局"),)), web, role=Role.CLOSING)
    return Document(
        meta=Meta(
            title="2021年某县政府工作报告",
            speaker="王平",
            speaker_role="某县人民政府县长",
            occasion=Occasion("——2021年2月2日在某县人民代表大会上", date(2021, 2, 2), place="某县"),
        ),
        front=(prose("front.p1", Text("各位代表："), role=Role.SALUTATION),),
        body=(
            section("一、", "回顾", id="s1", children=(inside,)),
            section("二、", "展望", id="s2", children=(closing,)),
        ),
        glossary=Glossary("glossary", (Text("名词解释"),), (_TWICE_USED, _UNUSED)),
        wording=WORDING,
    )


_TWICE_USED = Entry(
    "g1",
    "双循环",
    "1.",
    "“双循环”",
    (Text("新格局。"),),
    english="dual circulation",
    mentions=("g1.m1", "g1.m2"),
)
_UNUSED = Entry("g2", "两业", "2.", "“两业”", (Text("制造业和服务业。"),))
