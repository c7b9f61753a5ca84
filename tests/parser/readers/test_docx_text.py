"""Word files: paragraphs, headings, bold, breaks, links, tracked changes, text boxes, notes, pictures."""

from __future__ import annotations

import pytest

from jbpub.nodes import Figure, walk_document
from jbpub.parser.report import parse
from tests.parser.readers.wordfile import (
    JPEG,
    PNG,
    bold,
    paragraph,
    part,
    read,
    relation,
    run,
    text_of,
    word_file,
)

STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="我的标题"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="fat"><w:name w:val="粗"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="pool"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="pool"><w:name w:val="y"/><w:basedOn w:val="loop"/></w:style>'
    '<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
)


def styled(style: str, *content: str) -> str:
    return paragraph(*content, properties=f'<w:pStyle w:val="{style}"/>')


# ---- headings ----


@pytest.mark.parametrize(
    ("properties", "read_as"),
    [
        ('<w:pStyle w:val="t"/>', "# 题"),
        ('<w:pStyle w:val="1"/>', "## 题"),
        ('<w:pStyle w:val="2"/>', "### 题"),
        ('<w:pStyle w:val="own"/>', "### 题"),
        ('<w:outlineLvl w:val="0"/>', "## 题"),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', "**题**"),
        ('<w:pStyle w:val="unknown"/>', "题"),
        ('<w:pStyle w:val="loop"/>', "题"),
    ],
    ids=["title", "heading 1", "标题 2", "based on one", "outline level", "body level", "unknown style", "a circle"],
)
def test_a_heading_is_what_its_style_or_outline_level_says(properties: str, read_as: str) -> None:
    assert text_of(paragraph("题", properties=properties), styles_xml=STYLES) == read_as


def test_a_title_broken_over_two_lines_is_one_heading() -> None:
    body = styled("t", run("青山县"), "<w:r><w:br/></w:r>", run("政府工作报告"))
    assert text_of(body, styles_xml=STYLES) == "# 青山县政府工作报告"


# ---- bold ----


@pytest.mark.parametrize(
    ("content", "read_as"),
    [
        (bold("做强平台") + run("。产值翻番。"), "**做强平台**。产值翻番。"),
        (bold("做强") + bold("平台") + run("。产值"), "**做强平台**。产值"),
        (bold("做强") + run(" ") + bold("平台") + run("。"), "**做强 平台**。"),
        (bold(" 做强 ") + run("平台"), "**做强** 平台"),
        (run("做强") + bold("。") + run("平台"), "做强。平台"),
        (run("做强", '<w:b w:val="0"/>') + bold("平台"), "做强**平台**"),
        (run("做强", '<w:rStyle w:val="strong"/>') + run("平台"), "**做强**平台"),
    ],
    ids=["run-in head", "two runs", "a blank between", "blanks at its edges", "a lone stop", "off", "by style"],
)
def test_bold_runs_are_bold_words(content: str, read_as: str) -> None:
    assert text_of(paragraph(content), styles_xml=STYLES) == read_as


def test_bold_of_two_styles_cancels_itself_and_the_run_has_the_last_word() -> None:
    body = styled("fat", run("甲", '<w:rStyle w:val="strong"/>'), run("乙"), run("丙", '<w:b w:val="false"/>'))
    assert text_of(body, styles_xml=STYLES) == "甲**乙**丙"


# ---- breaks ----


def test_a_line_break_is_a_line_and_a_page_break_a_rule() -> None:
    body = paragraph(run("甲"), "<w:r><w:br/></w:r>", run("乙"), '<w:r><w:br w:type="page"/></w:r>', run("丙"))
    assert text_of(body) == "甲\n乙\n\n---\n\n丙"


def test_where_word_last_broke_a_page_means_nothing() -> None:
    assert text_of(paragraph("<w:r><w:lastRenderedPageBreak/><w:t>甲</w:t></w:r>", run("乙"))) == "甲乙"


def test_tabs_are_spaces_soft_hyphens_nothing() -> None:
    assert (
        text_of(paragraph("<w:r><w:tab/><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:softHyphen/><w:t>丙</w:t></w:r>"))
        == "甲 乙丙"
    )


# ---- what the text goes through ----


def test_insertions_are_read_deletions_are_not_and_are_counted() -> None:
    body = paragraph(
        run("总产值"),
        "<w:ins><w:r><w:t>一百</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>九十九</w:delText></w:r></w:del>",
        run("亿元"),
    )
    reading = read(body)
    assert reading.source.text == "总产值一百亿元\n"
    assert [(found.code, found.message) for found in reading.findings] == [
        ("I602", "3 characters that tracked changes delete")
    ]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    deleted = paragraph("甲", properties="<w:rPr><w:del/></w:rPr>")
    assert text_of(deleted + paragraph("乙")) == "甲乙"


def test_links_keep_their_address_when_they_lead_outside() -> None:
    body = paragraph(
        "见",
        f'<w:hyperlink r:id="l">{run("目录")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="x">{run("附件")}</w:hyperlink>',
    )
    assert (
        text_of(body, relation("l", "hyperlink", "https://example.org/a", "External"))
        == "见[目录](https://example.org/a)附件"
    )


def test_fields_give_what_they_show() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    assert text_of(paragraph("第", field, f"<w:fldSimple>{run('3')}</w:fldSimple>", "页")) == "第3页"


def test_a_text_box_comes_after_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph('盒中')}</w:txbxContent>"
    body = paragraph(
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        run("正文"),
    )
    assert text_of(body) == "正文\n\n盒中"


def test_ruby_symbols_and_formulas_are_text() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('táng')}</w:rt><w:rubyBase>{run('糃')}</w:rubyBase></w:ruby></w:r>"
    formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    assert text_of(paragraph(ruby, '<w:r><w:sym w:char="F041"/></w:r>', formula)) == "糃（táng）Ax=1"


def test_hidden_text_contents_headers_and_comments_are_left_out_and_counted() -> None:
    body = (
        styled("toc", run("一、回顾"), run("3"))
        + "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        + f"<w:sdtContent>{paragraph('二、展望')}</w:sdtContent></w:sdt>"
        + paragraph(run("看得见"), run("看不见", "<w:vanish/>"))
    )
    links = relation("h", "header", "header1.xml") + relation("c", "comments", "comments.xml")
    header, comments = part("hdr", paragraph("政府工作报告")), part("comments", paragraph("请核"))
    reading = read(body, links, styles_xml=STYLES, header1_xml=header, comments_xml=comments)
    assert reading.source.text == "看得见\n"
    assert [(found.code, found.message) for found in reading.findings] == [
        ("I603", "a table of contents: 9 characters"),
        ("I604", "headers and footers: 6 characters"),
        ("I604", "comments: 2 characters"),
        ("I604", "hidden text: 3 characters"),
    ]


# ---- notes ----


def test_footnotes_and_endnotes_follow_the_text_numbered_as_their_marks() -> None:
    body = paragraph(
        "双循环",
        '<w:r><w:endnoteReference w:id="5"/></w:r>',
        "与清四乱",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        "。",
    )
    notes = {
        "footnotes_xml": part("footnotes", f'<w:footnote w:id="2">{paragraph("清四乱：行动。")}</w:footnote>'),
        "endnotes_xml": part("endnotes", f'<w:endnote w:id="5">{paragraph("双循环：格局。")}</w:endnote>'),
    }
    assert text_of(body, **notes) == "双循环[1]与清四乱[2]。\n\n## 注释\n\n[1] 双循环：格局。\n\n[2] 清四乱：行动。"


@pytest.mark.parametrize(
    ("before", "read_as"), [("“清四乱”", "“清四乱”[3]"), ("双循环", "双循环[3]"), ("10万米", "10万米3"), ("km", "km3")]
)
def test_a_raised_figure_after_a_word_is_a_note_after_a_unit_an_exponent(before: str, read_as: str) -> None:
    assert text_of(paragraph(before, run("3", '<w:vertAlign w:val="superscript"/>'))) == read_as


# ---- pictures ----


def drawing(relation_id: str, alt: str) -> str:
    inline = f'<wp:inline><wp:docPr descr="{alt}"/><a:blip r:embed="{relation_id}"/></wp:inline>'
    return f"<w:r><w:drawing>{inline}</w:drawing></w:r>"


def test_a_picture_stands_on_its_own_line_with_its_words_and_bytes() -> None:
    link = relation("p", "image", "media/map 1.png")
    reading = read(paragraph("见图", drawing("p", "全县地图"), "。"), link, **{"media__map 1_png": PNG})
    assert reading.source.text == "见图\n\n![全县地图](media/map_1.png)\n\n。\n"
    assert reading.source.assets == {"media/map_1.png": PNG}
    assert reading.findings == ()


def test_the_picture_reaches_the_tree() -> None:
    data = word_file(
        paragraph("各位代表：") + paragraph(drawing("p", "图")),
        relation("p", "image", "media/a.png"),
        media__a_png=JPEG,
    )
    figures = [block for block in walk_document(parse(data)) if isinstance(block, Figure)]
    assert [(figure.alt, figure.image and figure.image.media_type) for figure in figures] == [("图", "image/jpeg")]


def test_a_picture_that_is_no_png_or_jpeg_is_reported() -> None:
    reading = read(paragraph(drawing("p", "图")), relation("p", "image", "media/a.png"), media__a_png=b"EMF")
    assert [(found.code, found.message) for found in reading.findings] == [
        ("I605", "the picture media/a.png is missing or no PNG or JPEG")
    ]
