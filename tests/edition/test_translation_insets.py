"""English beside what stands between the paragraphs: items of lists, cells of tables, captions."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from lxml import html

from jbpub.edition.adapt import adapt
from jbpub.edition.translation.files import parse_translation
from jbpub.edition.translation.units import units
from jbpub.nodes import (
    Block,
    Document,
    Figure,
    Inlines,
    ItemList,
    Parallel,
    Table,
    parallels_of,
    plain_text,
    walk_document,
)
from jbpub.parser.report import parse
from jbpub.pipeline import render
from jbpub.terms.match import annotate
from jbpub.treejson import from_json, to_json
from tests.docx.reading import dump, read
from tests.edition.translations import unit, xliff
from tests.pdf.trace import tag_tree

REPORT = """# 2021年青山县政府工作报告

## 一、今年工作

办好以下实事：

- 新建学校3所；
- 改造老旧小区17个。

表1主要指标

| 指标 | 2021年 |
| --- | --- |
| 财政收入 | 9.8 |
| 备注 | 初步核算 |

![收入柱状图](chart.png)

图1财政收入
"""
ENGLISH = {
    "今年工作": "Work for This Year",
    "办好以下实事：": "We will do the following:",
    "新建学校3所；": "build 3 schools;",
    "表1主要指标": "Table 1 Main indicators",
    "指标": "Indicator",
    "2021年": "2021",
    "财政收入": "Revenue",
    "备注": "Remark",
    "初步核算": "first estimate (初步)",
    "图1财政收入": "Figure 1 Revenue",
}


def adapted(edition: str = "zh+en") -> Document:
    """The report with all English but that of the second item."""
    report = annotate(parse(text=REPORT, name="report"))
    written = [unit(one.id, one.text, ENGLISH[one.text]) for one in units(report) if one.text in ENGLISH]
    return adapt(report, edition, parse_translation(xliff(*written), "units.xlf"))


def lines(document: Document) -> list[str]:
    """Items, captions and cells with what stands beside them: "Chinese | English"."""
    return [line for block in walk_document(document) for line in _lines(block)]


def _lines(block: Block) -> Iterator[str]:
    match block:
        case ItemList():
            yield from (_line(item.inlines, item.parallel) for item in block.items)
        case Table():
            yield _line(block.caption, block.parallel)
            yield from (_line(cell.inlines, cell.parallel) for row in (*block.head, *block.rows) for cell in row)
        case Figure():
            yield _line(block.caption, block.parallel)


def _line(chinese: Inlines, parallel: Parallel | None) -> str:
    english = plain_text(parallel.inlines) if parallel else "-"
    return f"{plain_text(chinese)} | {english}{' (missing)' if parallel and parallel.missing else ''}"


def test_items_cells_and_captions_stand_with_their_english() -> None:
    assert lines(adapted()) == [
        "新建学校3所； | build 3 schools;",
        "改造老旧小区17个。 | ［缺译文］ (missing)",
        "表1主要指标 | Table 1 Main indicators",
        "指标 | Indicator",
        "2021年 | 2021",
        "财政收入 | Revenue",
        "9.8 | -",
        "备注 | Remark",
        "初步核算 | first estimate (初步)",
        "图1财政收入 | Figure 1 Revenue",
    ]


def test_the_chinese_is_converted_and_its_english_is_not() -> None:
    assert lines(adapted("zh-Hant-TW+en"))[:2] == [
        "新建學校3所； | build 3 schools;",
        "改造老舊小區17個。 | ［缺譯文］ (missing)",
    ]


def test_the_json_holds_them() -> None:
    document = adapted()
    assert from_json(to_json(document)) == document
    assert sum(1 for block in walk_document(document) for _ in parallels_of(block)) == 10


def test_in_html_each_follows_its_chinese_in_a_language_of_its_own() -> None:
    page = html.fromstring(render(adapted(), to="html", style="base").data)
    assert [item.text_content().split() for item in page.xpath("//main//li")] == [
        ["•新建学校3所；", "build", "3", "schools;"],
        ["•改造老旧小区17个。", "［缺译文］"],
    ]
    assert page.xpath("//main//*[self::td or self::th or self::caption or self::figcaption]/p[@lang='en']/text()") == [
        "Table 1 Main indicators", "Indicator", "2021", "Revenue", "Remark", "first estimate (", ")",
        "Figure 1 Revenue",
    ]  # fmt: skip
    assert page.xpath("//td//*[@lang='zh-Hans']/text()") == ["初步"]
    assert page.xpath("//li//p[@class='missing parallel']/@lang") == ["zh-Hans"]


def test_in_word_items_are_rows_of_pairs_and_cells_hold_two_paragraphs() -> None:
    told = dump(read(render(adapted(), to="docx", style="base").data))
    found = [
        line for line in told if any(word in line for word in ("学校", "schools", "指标", "Indic", "indic", "图1"))
    ]
    assert found == [
        "ListParagraph •|新建学校3所；",
        "Parallel build 3 schools;",
        "Caption 表1主要指标",
        "Caption Table 1 Main indicators",
        "TableText 指标",
        "TableText Indicator",
        "Caption 图1财政收入",
    ]


@pytest.mark.parametrize("style", ["base", "gov-print"])
def test_in_pdf_each_is_read_after_its_chinese(style: str) -> None:
    tree = tag_tree(pikepdf.open(BytesIO(render(adapted(), to="pdf", style=style).data)))
    said = " ".join(tree.split())
    assert tree.count("P Lang=en") == 10
    for chinese, english in (("所；", "build 3"), ("主要指标", "Table 1"), ("财政收入", "Revenue"), ("备注", "Remark")):
        assert 0 <= said.find(chinese) < said.find(english), tree
