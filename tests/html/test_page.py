"""The page as a whole: one self-contained file that is the same every time."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jbpub.edition.adapt import adapt
from jbpub.nodes import Document, Meta, Paragraph, Role, Text, plain_text
from jbpub.renderers.html.edition import render
from jbpub.style.sheet import StyleSheet
from tests.html.samples import Read, small_report


def test_the_head_names_language_title_author_and_occasion(report: Document, style: StyleSheet) -> None:
    data = render(report, style)[0].decode()
    assert data.partition("<style>")[0] == (
        '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>2020年江北区政府工作报告</title>\n"
        '<meta name="author" content="杨正平">\n'
        '<meta name="description" content="2021年2月2日在江北区第六次会议上 代区长杨正平">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="jbpub">\n'
    )


def test_nothing_is_asked_for_from_elsewhere_and_no_script_runs(report: Document, style: StyleSheet) -> None:
    data = render(report, style)[0].decode()
    assert not re.search(r"<script|<link|<img|<iframe|\ssrc=|url\(|@import|\son\w+=", data)


def test_ids_are_unique_and_every_link_inside_leads_somewhere(report: Document, read: Read) -> None:
    page = read(report)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    targets = {str(link.get("href")).removeprefix("#") for link in page.iter("a")}
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


def test_there_is_one_main_and_one_first_heading(report: Document, read: Read) -> None:
    page = read(report)
    assert page.xpath("count(//main)") == page.xpath("count(//h1)") == 1


def test_the_same_report_gives_the_same_bytes(style: StyleSheet) -> None:
    assert render(adapt(small_report()), style) == render(adapt(small_report()), style)


def test_a_traditional_page_asks_for_traditional_faces(report: Document, style: StyleSheet) -> None:
    data = render(replace(report, language="zh-Hant-TW"), style.in_language("zh-Hant-TW"))[0].decode()
    assert '--hei: "Microsoft JhengHei", ' in data
    assert "SimHei" not in data


def test_an_empty_report_is_still_a_page(read: Read) -> None:
    page = read(adapt(Document(Meta())))
    assert page.xpath("string(//title)") == page.xpath("string(//h1)") == "政府工作报告"


@given(st.text(st.characters(codec=None, categories=None, exclude_characters="\r"), max_size=30))
def test_any_text_arrives_in_the_page(text: str) -> None:
    document = adapt(Document(Meta(title="报告"), (Paragraph("p1", Role.PROSE, (Text(text),)),)))
    data, found = render(document, StyleSheet.read("base"))
    page = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    kept = document.front[0]
    assert isinstance(kept, Paragraph)
    assert page.xpath("string(//main/p)") == plain_text(kept.inlines)
    assert found == ()


def test_the_shipped_sheets_all_dress_a_page(report: Document, style: StyleSheet) -> None:
    base = StyleSheet.read("base")
    assert render(report, base)[0] != render(report, style)[0]
    assert render(report, replace(base, name="other")) == render(report, base)
