"""Ways through the page: skip link, contents, page list."""

from collections.abc import Callable
from dataclasses import replace

from jbpub.edition.adapt import adapt
from jbpub.nodes import Document, Meta, Paragraph, Role, Text
from jbpub.renderers.html.edition import render
from jbpub.renderers.html.marks import source_pages
from jbpub.style.sheet import StyleSheet
from tests.html.samples import Page, Read

Show = Callable[[Page, str], str]


def test_the_skip_link_comes_first_and_leads_to_the_text(report: Document, read: Read, source_of: Show) -> None:
    page = read(report)
    assert source_of(page, "//body/*[1]") == '<a class="skip" href="#text">跳到正文</a>'
    assert page.xpath("name(//*[@id='text'])") == "main"


def test_the_contents_list_two_levels_and_the_glossary(report: Document, read: Read, source_of: Show) -> None:
    assert source_of(read(report), "//nav[1]") == (
        '<nav role="doc-toc" aria-labelledby="contents"><h2 id="contents">目录</h2><ol>'
        '<li><a href="#s1"><span class="number">一、</span>回首往昔</a>'
        '<ol><li><a href="#s1.1"><span class="number">（一）</span>经济发展</a></li></ol></li>'
        '<li><a href="#s2"><span class="number">二、</span>展望</a></li>'
        '<li><a href="#g">名词解释</a></li></ol></nav>'
    )


def test_the_contents_are_as_deep_as_the_style_sheet_says(report: Document, style: StyleSheet) -> None:
    flat = replace(style, contents=replace(style.contents, depth=1))
    none = replace(style, contents=replace(style.contents, show=False))
    assert b'<li><a href="#s1">' in render(report, flat)[0]
    assert b'<li><a href="#s1.1">' not in render(report, flat)[0]
    assert b"doc-toc" not in render(report, none)[0].partition(b"<body>")[2]


def test_the_page_list_names_every_page_that_is_marked(report: Document, read: Read, source_of: Show) -> None:
    assert tuple(source_pages(report)) == (2, 3, 4)
    assert source_of(read(report), "//nav[@role='doc-pagelist']").startswith(
        '<nav role="doc-pagelist" aria-label="原稿页码"><details><summary>原稿页码</summary><ol>'
        '<li><a href="#page2" aria-label="原稿第2页">2</a></li>'
    )


def test_a_report_without_sections_and_pages_has_nothing_to_navigate(read: Read) -> None:
    page = read(adapt(Document(Meta(title="报告"), (Paragraph("p1", Role.PROSE, (Text("甲。"),)),))))
    assert page.xpath("count(//nav)") == 0
