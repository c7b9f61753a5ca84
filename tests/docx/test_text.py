"""What stands in the Word file: every paragraph with its style, its number, its links."""

from dataclasses import replace
from io import BytesIO

import docx
from hypothesis import given
from hypothesis import strategies as st

from jbpub.nodes import (
    Document,
    Link,
    Meta,
    Occasion,
    Paragraph,
    Role,
    Section,
    TermMention,
    Text,
    heading_text,
    sections,
)
from jbpub.renderers.docx.edition import render
from jbpub.style.sheet import StyleSheet
from tests.docx.reading import W, dump, name_of, read, text_of
from tests.docx.samples import WORDING, report

SHEET = StyleSheet.read("gov-print")


def written(document: Document) -> list[str]:
    return dump(read(render(document, SHEET)[0]))


def prose(*inlines: object) -> Document:
    """A document of one paragraph."""
    return Document(Meta(title="报告"), body=(Paragraph("p1", Role.PROSE, inlines),), wording=WORDING)  # type: ignore[arg-type]


def test_a_report_is_written_with_real_styles_numbers_fields_and_links() -> None:
    assert written(report()) == [
        "TOCHeading 目录",
        r'TOC1 { TOC \o "1-2" \h \z \u }[s1:一、回顾→{ PAGEREF s1 \h }1]',
        r"TOC2 [s1_1:（一）产业更强→{ PAGEREF s1_1 \h }1]",
        r"TOC1 [s2:二、展望→{ PAGEREF s2 \h }1]",
        r"TOC1 [glossary:名词解释→{ PAGEREF glossary \h }2]",
        "-",
        "Title 2021年某县政府工作报告",
        "Subtitle ——2021年2月2日在某县人民代表大会上",
        "Speaker 某县人民政府县长\u3000王平",
        "Salutation 各位代表：",
        "Heading1 一、|回顾",
        "Heading2 （一）|产业更强",
        "BodyText <Lead:一是><Lead:做强平台。>融入[g1:<TermMention:“双循环”>][g1:<NoteMark:[1]>]格局。",
        "BodyText 建成Silk Road园。",
        "Heading1 二、|展望",
        "BodyText 服务[g1:<TermMention:双循环>]<Strong:大局>[https://example.org/:<Hyperlink:官网>]",
        "GlossaryTitle 名词解释",
        "GlossaryEntry 1.|<Term:“双循环”>（dual circulation）：新格局。"
        "<BackLink: >[g1_m1:<BackLink:↑1>]<BackLink:\xa0>[g1_m2:<BackLink:2>]",
        "GlossaryEntry 2.|<Term:“两业”>：制造业和服务业。",
    ]


def test_every_link_inside_the_document_leads_to_a_bookmark_and_every_bookmark_is_closed() -> None:
    body = read(render(report(), SHEET)[0]).body
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert names == ["s1", "s1_1", "g1_m1", "s2", "g1_m2", "glossary", "g1", "g2"]
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None} <= set(names)
    starts = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert starts == [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")]
    assert len(set(starts)) == len(starts)


def test_links_tell_where_they_lead() -> None:
    body = read(render(report(), SHEET)[0]).body
    tips = [link.get(f"{W}tooltip") for link in body.iter(f"{W}hyperlink") if link.get(f"{W}tooltip")]
    assert tips == [*["“双循环”的解释"] * 3, "“双循环”，第1处", "“双循环”，第2处"]


def test_an_english_run_says_so_and_a_quotation_mark_asks_for_its_chinese_form() -> None:
    runs = {text_of(run): run.find(f"{W}rPr") for run in read(render(report(), SHEET)[0]).body.iter(f"{W}r")}
    english, quoted, plain = runs["Silk Road"], runs["“双循环”"], runs["格局。"]
    assert english is not None
    assert english[0].get(f"{W}val") == "en-US"
    assert quoted is not None
    assert quoted.find(f"{W}rFonts").get(f"{W}hint") == "eastAsia"  # type: ignore[union-attr]
    assert plain is None


def test_an_occasion_too_long_for_a_line_turns_after_the_place() -> None:
    long = "——2021年2月2日在宁波市江北区第十一届人民代表大会第六次会议上"
    line = next(line for line in written(with_occasion(long, "宁波市江北区")) if line.startswith("Subtitle"))
    assert line == "Subtitle ——2021年2月2日在宁波市江北区/第十一届人民代表大会第六次会议上"
    line = next(line for line in written(with_occasion(long, "")) if line.startswith("Subtitle"))
    assert line == f"Subtitle {long}"


def with_occasion(text: str, place: str) -> Document:
    return Document(Meta(title="报告", occasion=Occasion(text, place=place)), wording=WORDING)


def test_a_report_without_title_takes_the_edition_s_name_for_it() -> None:
    assert "Title 政府工作报告" in written(replace(report(), meta=Meta()))


def test_a_report_without_headings_has_no_contents() -> None:
    assert written(prose(Text("各项工作有序推进。"))) == ["Title 报告", "BodyText 各项工作有序推进。"]


def test_nothing_makes_an_empty_paragraph() -> None:
    assert written(prose()) == ["Title 报告"]


def test_a_term_inside_a_web_link_is_no_link_of_its_own() -> None:
    mention = TermMention("g1.m1", "双循环", True, (Text("双循环"),))
    document = replace(report(), body=(Paragraph("p1", Role.PROSE, (Link("https://example.org/", (mention,)),)),))
    assert "BodyText [https://example.org/:<Hyperlink:双循环>][g1:<NoteMark:[1]>]" in written(document)


def test_a_mention_of_a_term_without_entry_is_plain_text() -> None:
    assert written(prose(TermMention("g1.m1", "未释", True, (Text("未释"),))))[-1] == "BodyText 未释"


def test_ids_that_word_cannot_take_as_names_become_names_that_it_can() -> None:
    ids = ("s1.2", "s1_2", "S1.2", "1.2", "s" * 50, "节")
    headings = tuple(Section(id, "", 1, (Text("标题"),)) for id in ids)
    body = read(render(Document(Meta(title="报告"), body=headings), SHEET)[0]).body
    names = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    assert names == ["s1_2", "_2_s1_2", "_3_S1_2", "_4_1_2", f"_5_{'s' * 37}", "_6__"]


def test_python_docx_opens_the_file_and_reads_the_same_text() -> None:
    word = docx.Document(BytesIO(render(report(), SHEET)[0]))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for heading in sections(report()):
        assert heading_text(heading) in text
    assert "一是做强平台。融入“双循环”[1]格局。" in text
    assert "建成Silk Road园。" in text


@given(st.text())
def test_any_text_gives_a_file_that_reads_back_the_same(text: str) -> None:
    carried = "".join(
        char for char in text if char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff"
    )
    document = prose(Text(f"甲{text}乙"))
    assert text_of(read(render(document, SHEET)[0]).body) == f"报告甲{carried}乙"


def test_tabs_and_line_ends_in_a_text_become_word_s_own() -> None:
    body = read(render(prose(Text("甲\t乙\n丙")), SHEET)[0]).body
    run = list(body.iter(f"{W}r"))[-1]
    assert [name_of(child) for child in run] == ["t", "tab", "t", "br", "t"]
