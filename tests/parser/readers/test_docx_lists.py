"""Word files: automatic numbers as the text that Word shows; tables with merged cells."""

from __future__ import annotations

import pytest

from jbpub.parser.readers.docx.numbering import render_number
from tests.parser.readers.wordfile import bold, paragraph, part, read, text_of


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, nums: str = "") -> str:
    own = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{own}{nums}')


def item(text: str, at: int = 0, number: int = 1) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


CHINESE = numbering(
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
)


def lines(body: str, table: str) -> list[str]:
    return text_of(body, numbering_xml=table).split("\n\n")


def test_numbers_of_every_level_count_and_begin_anew_under_a_new_head() -> None:
    body = item("回顾") + item("工业", 1) + item("农业", 1) + item("修路", 2) + item("展望") + item("目标", 1)
    assert lines(body, CHINESE) == ["一、回顾", "（一）工业", "（二）农业", "1. 修路", "二、展望", "（一）目标"]


def test_legal_numbering_writes_outer_levels_in_digits() -> None:
    assert lines(item("甲") + item("乙", 3), CHINESE) == ["一、甲", "1.1 乙"]


def test_bullets_are_dashes_whatever_their_sign() -> None:
    assert lines(item("甲") + item("乙"), numbering(level(0, "bullet", "\uf0b7"))) == ["- 甲", "- 乙"]


def test_a_second_list_goes_on_or_starts_where_it_says() -> None:
    going_on = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    table = numbering(level(0, "decimal", "%1."), going_on + anew)
    body = item("甲") + item("乙", 0, 2) + item("丙", 0, 3) + item("丁", 0, 3)
    assert lines(body, table) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]


def test_an_empty_paragraph_and_one_out_of_the_list_have_no_number() -> None:
    body = item("甲") + item("") + item("乙", 0, 0) + item("丙", 0, 9) + item("丁")
    assert lines(body, numbering(level(0, "decimal", "%1."))) == ["1. 甲", "乙", "丙", "2. 丁"]


def test_a_numbered_heading_has_its_number() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    body = paragraph("回顾", properties='<w:pStyle w:val="1"/>')
    assert text_of(body, numbering_xml=CHINESE, styles_xml=styles) == "## 一、回顾"


@pytest.mark.parametrize(
    ("count", "form", "written"),
    [
        (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"), (20, "chineseCountingThousand", "二十"),
        (103, "chineseCountingThousand", "一百零三"), (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"), (12, "ideographDigital", "一二"),
        (3, "chineseLegalSimplified", "叁"), (3, "ideographLegalTraditional", "參"),
        (12, "decimalEnclosedCircleChinese", "⑫"), (21, "decimalEnclosedCircle", "21"),
        (15, "decimalFullWidth", "１５"), (28, "lowerLetter", "bb"), (4, "upperRoman", "IV"),
        (7, "decimalZero", "07"), (0, "chineseCounting", "0"), (5, "unheardOf", "5"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_words_format(count: int, form: str, written: str) -> None:
    assert render_number(count, form) == written


# ---- tables ----


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def words(text: str) -> str:
    return cell(paragraph(text))


def test_a_table_is_a_pipe_table_its_first_row_the_head() -> None:
    body = table(row(words("序号"), words("项目")), row(words("1"), cell(paragraph("西堤"), paragraph("一|期"))))
    assert text_of(body) == "| 序号 | 项目 |\n| --- | --- |\n| 1 | 西堤 一\\|期 |"


def test_merged_cells_are_widened_and_lengthened() -> None:
    wide = cell(paragraph("合计"), properties='<w:gridSpan w:val="2"/>')
    top = cell(paragraph("一"), properties='<w:vMerge w:val="restart"/>')
    under = cell(paragraph(""), properties="<w:vMerge/>")
    body = table(row(wide, words("数")), row(top, words("甲"), words("1")), row(under, words("乙"), words("2")))
    assert text_of(body) == "| 合计 || 数 |\n| --- | --- | --- |\n| 一 | 甲 | 1 |\n| ^^ | 乙 | 2 |"


def test_all_rows_that_repeat_as_header_are_the_head() -> None:
    head = "<w:tblHeader/>"
    body = table(
        row(words("甲"), words("乙"), properties=head),
        row(words("丙"), words("丁"), properties=head),
        row(words("1"), words("2")),
    )
    assert text_of(body) == "| 甲 | 乙 |\n| 丙 | 丁 |\n| --- | --- |\n| 1 | 2 |"


def test_a_row_over_all_columns_at_the_top_is_the_tables_title() -> None:
    title = cell(paragraph("重点项目表"), properties='<w:gridSpan w:val="2"/>')
    body = table(row(title), row(words("甲"), words("乙")), row(words("1"), words("2")))
    assert text_of(body) == "重点项目表\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert text_of(table(row(cell(paragraph(bold("专栏")))))) == "**专栏**"


def test_a_deleted_row_is_left_out_and_counted() -> None:
    body = table(row(words("甲"), words("乙")), row(words("一二"), words("三"), properties="<w:del/>"))
    reading = read(body)
    assert reading.source.text == "| 甲 | 乙 |\n| --- | --- |\n"
    assert [finding.message for finding in reading.findings] == ["3 characters that tracked changes delete"]
