"""The report's text as HTML: what each part becomes."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from jbpub.edition.adapt import adapt
from jbpub.nodes import (
    Document,
    Foreign,
    Inline,
    Link,
    Meta,
    PageMark,
    Paragraph,
    Role,
    Section,
    Strong,
    TermMention,
    Text,
)
from tests.html.samples import Page, Read, mention

Show = Callable[[Page, str], str]


def page_mark(tag: str, page: int) -> str:
    """A page mark as it stands in the file."""
    name = f'id="page{page}" class="page" role="doc-pagebreak separator" aria-label="原稿第{page}页" data-page="{page}"'
    return f"<{tag} {name}></{tag}>"


def with_inlines(*inlines: Inline) -> Document:
    """A report of one paragraph."""
    return adapt(Document(Meta(title="报告"), (Paragraph("p1", Role.PROSE, inlines),)))


def test_the_header_has_title_occasion_and_speaker(report: Document, read: Read, source_of: Show) -> None:
    assert source_of(read(report), "//header") == (
        "<header><h1>2020年江北区政府工作报告</h1>"
        '<p class="occasion" role="doc-subtitle">——'
        '<time datetime="2021-02-02">2021年2月2日</time>在江北区第六次会议上</p>'
        '<p class="speaker">代区长 <span class="name">杨正平</span></p></header>'
    )


def test_what_the_source_does_not_say_is_left_out(read: Read, source_of: Show) -> None:
    assert source_of(read(adapt(Document(Meta()))), "//header") == "<header><h1>政府工作报告</h1></header>"


def test_an_occasion_whose_date_is_written_otherwise_stays_as_written(
    report: Document, read: Read, source_of: Show
) -> None:
    assert report.meta.occasion is not None
    occasion = replace(report.meta.occasion, text="（在第六次会议上）")
    page = read(replace(report, meta=replace(report.meta, occasion=occasion)))
    assert source_of(page, "//header/p[1]") == '<p class="occasion" role="doc-subtitle">（在第六次会议上）</p>'


def test_a_section_has_its_number_as_written_and_its_children(report: Document, read: Read, source_of: Show) -> None:
    assert source_of(read(report), "//section[@id='s2']") == (
        '<section id="s2"><h2><span class="number">二、</span>展望</h2>'
        '<p id="s2.p1">服务<a id="g1.m2" class="term" role="doc-glossref" href="#g1">双循环</a>。</p></section>'
    )


def test_a_lead_is_strong_and_a_page_mark_stands_inside_its_sentence(
    report: Document, read: Read, source_of: Show
) -> None:
    assert source_of(read(report), "//p[@id='s1.1.p1']") == (
        '<p id="s1.1.p1"><strong class="lead level3"><span class="number">一是</span>扩大开放。</strong>融入'
        '<a id="g1.m1" class="first term" role="doc-glossref" href="#g1">“双循环”'
        '<sup class="note" id="g1.n1">[1]</sup></a>'
        '（<span class="gloss" lang="en">dual circulation</span>）新'
        f"{page_mark('span', 2)}格局。</p>"
    )


def test_a_page_mark_between_blocks_is_a_block(report: Document, read: Read, source_of: Show) -> None:
    assert source_of(read(report), "//main/div") == (
        '<div id="page3" class="page" role="doc-pagebreak separator" aria-label="原稿第3页" data-page="3"></div>'
    )


def test_a_paragraph_says_its_role_in_its_class(report: Document, read: Read, source_of: Show) -> None:
    assert source_of(read(report), "//main/p") == '<p id="p1" class="salutation">各位代表：</p>'


def test_the_glossary_defines_each_term_and_leads_back_to_every_mention(
    report: Document, read: Read, source_of: Show
) -> None:
    assert source_of(read(report), "//section[@role='doc-glossary']") == (
        '<section id="g" role="doc-glossary" aria-labelledby="g.title"><h2 id="g.title">名词解释</h2><dl>'
        '<dt id="g1"><span class="number">1.</span><dfn>“双循环”</dfn> '
        '<span class="english" lang="en">dual circulation</span></dt>'
        f"<dd><p>新发展格局。{page_mark('span', 4)}</p>"
        '<p class="back">见正文'
        '<a role="doc-backlink" href="#g1.m1" aria-label="“双循环”，文中第1处">1</a>'
        '<a role="doc-backlink" href="#g1.m2" aria-label="“双循环”，文中第2处">2</a></p></dd></dl></section>'
    )


@pytest.mark.parametrize(
    ("inlines", "html"),
    [
        ((Strong((Text("加粗"),)),), "<strong>加粗</strong>"),
        ((Foreign("en", (Text("Smart City"),)),), '<span lang="en">Smart City</span>'),
        ((Link("https://www.gov.cn/", (Text("网站"),)),), '<a href="https://www.gov.cn/">网站</a>'),
        ((Link("javascript:alert(1)", (Text("网站"),)),), "网站"),
        ((Link("other.html", (Text("网站"),)),), "网站"),
        ((Text("甲<b>&乙"),), "甲&lt;b&gt;&amp;乙"),
        ((PageMark(2), Text("甲")), f"{page_mark('span', 2)}甲"),
    ],
)  # fmt: skip
def test_inlines(inlines: tuple[Inline, ...], html: str, read: Read, source_of: Show) -> None:
    assert source_of(read(with_inlines(*inlines)), "//main/p") == f'<p id="p1">{html}</p>'


def test_a_term_without_an_entry_is_no_link(read: Read, source_of: Show) -> None:
    assert (
        source_of(read(with_inlines(mention(1))), "//main/p")
        == '<p id="p1"><span id="g1.m1" class="first term">“双循环”</span></p>'
    )


def test_links_are_never_nested(report: Document, read: Read, source_of: Show) -> None:
    link = Link("https://a/", (mention(1), Link("https://b/", (Text("乙"),))))
    page = read(replace(report, front=(Paragraph("p1", Role.PROSE, (link,)),)))
    assert (
        source_of(page, "//main/p")
        == '<p id="p1"><a href="https://a/"><span id="g1.m1" class="first term">“双循环”</span>乙</a>'
        '<sup class="note"><a id="g1.n1" role="doc-noteref" href="#g1" aria-label="注释[1]">[1]</a></sup></p>'
    )


def test_no_heading_level_is_skipped(read: Read) -> None:
    deep = Section("s1", "（一）", 2, (Text("甲"),), (Section("s1.1", "①", 5, (Text("乙"),)),))
    page = read(adapt(Document(Meta(title="报告"), body=(deep, Section("s2", "一、", 1, (Text("丙"),))))))
    headings = page.xpath("//header//h1 | //main//*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    assert isinstance(headings, list)
    assert [heading.tag for heading in headings if not isinstance(heading, str)] == ["h1", "h2", "h3", "h2"]


def test_a_mention_inside_a_heading_has_its_link_there_and_no_copy_in_the_contents(
    report: Document, read: Read
) -> None:
    section = Section(
        "s1", "一、", 1, (Text("融入"), TermMention("g1.m1", "双循环", True, (Text("双循环"),)), PageMark(2))
    )
    page = read(replace(report, body=(section,)))
    assert page.xpath("count(//*[@id='g1.m1'])") == page.xpath("count(//*[@id='page2'])") == 1
    assert page.xpath("string(//nav[@role='doc-toc']/ol/li[1])") == "一、融入双循环"
