"""Paragraphs with their translation in HTML: one after the other in the source, side by side where there is room."""

from collections.abc import Callable
from dataclasses import replace

from jbpub.nodes import Document, Paragraph, Parallel, Section, Text, rewrite
from jbpub.renderers.html.css import style_rules
from jbpub.style.sheet import StyleSheet
from tests.html.samples import Page, Read

Show = Callable[[Page, str], str]


def with_parallel(report: Document, parallel: Parallel) -> Document:
    def change(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, parallel=parallel) if paragraph.id == "s2.p1" else paragraph

    return replace(report, body=rewrite(report.body, change))


def test_a_translation_follows_its_paragraph_in_a_language_of_its_own(
    report: Document, read: Read, source_of: Show
) -> None:
    page = read(with_parallel(report, Parallel("en", (Text("We serve dual circulation."),))))
    assert source_of(page, "//div[@class='pair']") == (
        '<div class="pair"><p id="s2.p1">服务<a id="g1.m2" class="term" role="doc-glossref" href="#g1">双循环</a>。</p>'
        '<p class="parallel" lang="en">We serve dual circulation.</p></div>'
    )


def test_a_missing_translation_is_told_apart(report: Document, read: Read, source_of: Show) -> None:
    page = read(with_parallel(report, Parallel("zh-Hans", (Text("［缺译文］"),), missing=True)))
    assert source_of(page, "//p[contains(@class, 'missing')]") == (
        '<p class="missing parallel" lang="zh-Hans">［缺译文］</p>'
    )


def test_the_title_lines_are_followed_by_their_english(report: Document, read: Read) -> None:
    page = read(replace(report, meta=replace(report.meta, english=("Report of 2020", "Yang Zhengping"))))
    assert page.xpath("//header/p[@class='english' and @lang='en']/text()") == ["Report of 2020", "Yang Zhengping"]


def test_without_a_translation_there_are_no_pairs(report: Document, read: Read) -> None:
    assert any(isinstance(block, Section) for block in report.body)
    assert read(report).xpath("//div[@class='pair']") == []


def test_pairs_stand_in_columns_only_where_the_sheet_wants_it_and_the_screen_is_wide() -> None:
    base = StyleSheet.read("base")
    columns = replace(base, bilingual=replace(base.bilingual, layout="columns", share=0.4, gap_em=2.0))
    stacked = replace(base, bilingual=replace(base.bilingual, layout="stacked"))
    assert (
        "@media print, screen and (min-width: 48rem) { .pair { display: grid; grid-template-columns: 0.4fr 0.6fr; "
        "column-gap: 2rem; align-items: first baseline } }"
    ) in style_rules(columns, "")
    assert "display: grid; grid-template-columns: 0" not in style_rules(stacked, "")
