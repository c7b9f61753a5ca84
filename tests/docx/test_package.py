"""The package: same bytes for the same report, properties from the report, pages as the sheet has them."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import docx
from lxml import etree

from jbpub.nodes import Meta
from jbpub.renderers.docx.edition import render
from jbpub.style.sheet import StyleSheet
from tests.docx.reading import R, W, name_of, read, text_of
from tests.docx.samples import report

GOV, BASE = StyleSheet.read("gov-print"), StyleSheet.read("base")


def test_the_same_report_gives_the_same_bytes_and_no_part_knows_the_time() -> None:
    data = render(report(), GOV)[0]
    assert data == render(report(), GOV)[0]
    with ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_parts_are_the_template_s_and_those_of_the_page() -> None:
    assert sorted(read(render(report(), GOV)[0]).parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer-default.xml",
        "word/footer-even.xml",
        "word/header-default.xml",
        "word/header-even.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_the_properties_are_the_report_s_own_and_the_date_is_the_occasion_s() -> None:
    properties = docx.Document(BytesIO(render(report(), GOV)[0])).core_properties
    assert properties.title == "2021年某县政府工作报告"
    assert properties.author == "王平"
    assert properties.subject == "——2021年2月2日在某县人民代表大会上"
    assert properties.keywords == "双循环，两业"
    assert properties.language == "zh-Hans"
    assert (properties.created.date(), properties.modified.date()) == (datetime(2021, 2, 2).date(),) * 2


def test_a_report_without_date_has_a_fixed_one() -> None:
    properties = docx.Document(BytesIO(render(replace(report(), meta=Meta(title="报告")), GOV)[0])).core_properties
    assert properties.created is not None
    assert properties.created.year == 2000


def test_properties_too_long_for_word_are_cut_and_the_title_in_the_text_is_not() -> None:
    data = render(replace(report(), meta=Meta(title="长" * 400)), GOV)[0]
    assert docx.Document(BytesIO(data)).core_properties.title == "长" * 255
    assert "长" * 400 in text_of(read(data).body)


def sections(sheet: StyleSheet) -> list[list[str]]:
    """The children of each w:sectPr, with what tells them apart."""
    found = read(render(report(), sheet)[0]).body.iter(f"{W}sectPr")
    return [[_line(child) for child in section] for section in found]


def _line(element: etree._Element) -> str:
    values = " ".join(value for name, value in element.items() if not name.startswith(R))
    return f"{name_of(element)} {values}".strip()


def test_a_report_printed_on_both_sides_has_left_and_right_pages() -> None:
    contents, text = sections(GOV)
    paper = ["pgSz 11906 16838", "pgMar 2098 1474 1984 1587 1467 1223 0"]
    grid = ["docGrid lines 579"]
    feet, heads = (
        ["footerReference default", "footerReference even"],
        ["headerReference default", "headerReference even"],
    )
    assert contents == [*feet, *paper, "pgNumType upperRoman 1", *grid]
    assert text == [*feet, *heads, "footerReference first", *paper, "pgNumType decimal 1", "titlePg", *grid]
    settings = read(render(report(), GOV)[0]).part("word/settings.xml")
    assert settings.find(f"{W}mirrorMargins") is not None
    assert settings.find(f"{W}evenAndOddHeaders") is not None


def test_a_report_printed_on_one_side_has_one_kind_of_page() -> None:
    assert [line for section in sections(BASE) for line in section if "even" in line] == []
    settings = read(render(report(), BASE)[0]).part("word/settings.xml")
    assert settings.find(f"{W}mirrorMargins") is None
    assert settings.find(f"{W}evenAndOddHeaders") is None


def test_page_numbers_stand_between_dashes_at_the_outer_side_one_character_in() -> None:
    word = read(render(report(), GOV)[0])
    right, left = word.part("word/footer-default.xml"), word.part("word/footer-even.xml")
    assert text_of(right) == text_of(left) == "— 1 —"
    assert [code.text for code in right.iter(f"{W}instrText")] == [" PAGE "]
    for foot, side in ((right, "right"), (left, "left")):
        indent = foot.find(f".//{W}ind")
        assert indent is not None
        assert dict(indent.attrib) == {f"{W}{side}Chars": "100", f"{W}{side}": "280"}


def test_without_running_head_there_is_no_header() -> None:
    sheet = replace(GOV, running=replace(GOV.running, head=False))
    assert not [name for name in read(render(report(), sheet)[0]).parts if "header" in name]
    assert not [line for section in sections(sheet) for line in section if "header" in line or line == "titlePg"]
