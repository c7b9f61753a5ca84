"""A small report that has every part."""

from collections.abc import Callable
from datetime import date

from lxml import etree

from jbpub.nodes import (
    Document,
    Entry,
    Glossary,
    Lead,
    Meta,
    Occasion,
    PageMark,
    Paragraph,
    Role,
    Section,
    TermMention,
    Text,
)

Page = etree._Element
Read = Callable[[Document], Page]


def mention(number: int, text: str = "“双循环”") -> TermMention:
    return TermMention(f"g1.m{number}", "双循环", number == 1, (Text(text),))


def small_report() -> Document:
    run_in = Lead((Text("扩大开放。"),), "一是", 3)
    first = Paragraph(
        "s1.1.p1", Role.PROSE, (run_in, Text("融入"), mention(1), Text("新"), PageMark(2), Text("格局。"))
    )
    second = Paragraph("s2.p1", Role.PROSE, (Text("服务"), mention(2, "双循环"), Text("。")))
    lower = Section("s1.1", "（一）", 2, (Text("经济发展"),), (first,))
    entry = Entry(
        "g1",
        "双循环",
        "1.",
        "“双循环”",
        (Text("新发展格局。"), PageMark(4)),
        (),
        "dual circulation",
        ("g1.m1", "g1.m2"),
    )
    upper = Section("s1", "一、", 1, (Text("回首往昔"),), (lower,))
    return Document(
        Meta(
            title="2020年江北区政府工作报告",
            occasion=Occasion("——2021年2月2日在江北区第六次会议上", date(2021, 2, 2)),
            speaker="杨正平",
            speaker_role="代区长",
        ),
        front=(Paragraph("p1", Role.SALUTATION, (Text("各位代表："),)),),
        body=(upper, PageMark(3), Section("s2", "二、", 1, (Text("展望"),), (second,))),
        glossary=Glossary("g", (Text("名词解释"),), (entry,)),
    )
