"""Two leads in a row: a run-in （一） whose paragraph begins with a further lead is shown whole in every edition."""

from __future__ import annotations

import io
import re
import zipfile

from jbpub import adapt, parse, render
from jbpub.nodes import Document, Paragraph, plain_text, walk_document
from jbpub.outline import outline

REPORT = """## 一、任务

（一）强化科技支撑，打造创新新引擎。提升科技创新质效。完善平台体系，新建实验室两个。

加快成果转化应用。推进中试基地建设。
"""
WORDS = ["（一）强化科技支撑，打造创新新引擎。提升科技创新质效。完善平台体系，新建实验室两个。"]
LEADS = "▸ （一）强化科技支撑，打造创新新引擎。 ▸ 提升科技创新质效。"


def _edition(to: str) -> bytes:
    stream = io.BytesIO()
    render(adapt(parse(text=REPORT), "zh-Hans"), stream, to=to, style="gov-print")
    return stream.getvalue()


def _said(document: Document) -> list[str]:
    return [plain_text(block.inlines) for block in walk_document(document) if isinstance(block, Paragraph)][:1]


def test_the_tree_says_the_words_once_and_in_order() -> None:
    assert _said(parse(text=REPORT)) == WORDS


def test_the_outline_shows_both_leads() -> None:
    assert outline(parse(text=REPORT)).splitlines()[2] == f"  s1.p1 {LEADS}"


def test_the_master_parts_them_and_reads_back() -> None:
    again = parse(_edition("md"))
    assert _said(again) == WORDS
    assert LEADS in outline(again)


def test_html_marks_each() -> None:
    page = _edition("html").decode()
    leads = re.findall(r'<strong class="lead level(\d)">(?:<span class="number">（一）</span>)?(.*?)</strong>', page)
    assert leads[:2] == [("2", "强化科技支撑，打造创新新引擎。"), ("3", "提升科技创新质效。")]


def test_word_and_pdf_hold_both() -> None:
    with zipfile.ZipFile(io.BytesIO(_edition("docx"))) as package:
        body = package.read("word/document.xml").decode()
    assert WORDS[0] in re.sub(r"<[^>]+>", "", body)
    assert _edition("pdf").startswith(b"%PDF")
