"""The template's styles, dressed: the measures of GB/T 9704 in Word's units, each property in its place."""

import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from lxml import etree

from jbpub.renderers.docx.edition import render
from jbpub.renderers.docx.measures import characters_a_line, em_twips, page_box, spacing_twips, word_size
from jbpub.renderers.docx.styles import PARAGRAPH_ORDER, RUN_ORDER
from jbpub.style.sheet import StyleSheet
from tests.docx.reading import W, name_of, read
from tests.docx.samples import report

GOV, BASE = StyleSheet.read("gov-print"), StyleSheet.read("base")


def properties(identifier: str, sheet: StyleSheet = GOV) -> list[str]:
    """A style's properties, one a line, namespaces left out."""
    style = read(render(report(), sheet)[0]).style(identifier)
    found = [child for holder in ("pPr", "rPr") for child in style.iterfind(f"{W}{holder}/*")]
    return [_plain(child) for child in found]


def _plain(element: etree._Element) -> str:
    attributes = " ".join(f"{etree.QName(name).localname}={value}" for name, value in element.items())
    return f"{name_of(element)} {attributes}".strip() + "".join(f" <{_plain(child)}>" for child in element)


def test_the_body_is_three_hao_fangsong_on_the_grid_indented_by_two_characters() -> None:
    assert properties("BodyText") == [
        "spacing beforeLines=0 before=0 afterLines=0 after=0 line=579 lineRule=exact",
        "ind leftChars=0 left=0 firstLineChars=200 firstLine=630",
        "jc val=both",
        "rFonts ascii=Times New Roman hAnsi=Times New Roman eastAsia=仿宋 cs=Times New Roman",
        "b val=0",
        "bCs val=0",
        "spacing val=-5",
        "sz val=32",
        "szCs val=32",
    ]


def test_the_hierarchy_is_hei_kai_fangsong() -> None:
    faces = {
        level: next(line for line in properties(f"Heading{level}") if line.startswith("rFonts")) for level in (1, 2, 3)
    }
    assert [re.search("eastAsia=(\\S+)", face)[1] for face in faces.values()] == ["黑体", "楷体", "仿宋"]  # type: ignore[index]


def test_headings_are_kept_with_their_text_and_have_their_outline_level() -> None:
    assert {"keepNext", "keepLines", "outlineLvl val=0"} <= set(properties("Heading1"))
    assert "outlineLvl val=5" in properties("Heading6")


def test_contents_entries_have_leaders_up_to_the_edge_of_the_text() -> None:
    dotted = replace(GOV, contents=replace(GOV.contents, leader="…"))
    assert "tabs <tab val=right leader=dot pos=8845>" in properties("TOC1", dotted)
    assert "ind leftChars=400 left=1260 hangingChars=200 hanging=630" in properties("TOC2")


def test_a_character_style_says_only_what_sets_it_apart() -> None:
    assert properties("Term") == ["rFonts ascii=Times New Roman hAnsi=Times New Roman eastAsia=黑体 cs=Times New Roman"]
    assert properties("Lead", BASE) == ["b val=1", "bCs val=1"]


def test_28_characters_and_22_lines_fill_the_page() -> None:
    box, body = page_box(GOV.page), GOV.text["body"]
    assert (box.width, box.height, box.top, box.bottom, box.left, box.right) == (11906, 16838, 2098, 1984, 1587, 1474)
    assert characters_a_line(body, GOV.page) == 28
    assert word_size(body, GOV) == 32
    assert 28 * em_twips(body, GOV) <= box.text_width < 29 * em_twips(body, GOV)
    assert 22 * 579 <= box.height - box.top - box.bottom < 23 * 579


@pytest.mark.parametrize("size", [12.0, 22.0])
def test_a_size_that_word_knows_is_not_squeezed(size: float) -> None:
    assert spacing_twips(replace(GOV.text["body"], size_pt=size), GOV) == 0


@pytest.mark.parametrize("sheet", [GOV, BASE], ids=["gov-print", "base"])
def test_every_property_stands_in_the_order_of_the_schema(sheet: StyleSheet) -> None:
    styles = read(render(report(), sheet)[0]).part("word/styles.xml")
    for holder, order in ((f"{W}pPr", PARAGRAPH_ORDER), (f"{W}rPr", RUN_ORDER)):
        for element in styles.iter(holder):
            names = [name_of(child) for child in element]
            assert names == sorted(names, key=order.index)


def test_every_style_that_is_named_exists() -> None:
    word = read(render(report(), GOV)[0])
    styles = word.part("word/styles.xml")
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    named = {element.get(f"{W}val") for tag in ("basedOn", "next", "link") for element in styles.iter(f"{W}{tag}")}
    used = {element.get(f"{W}val") for tag in ("pStyle", "rStyle") for element in word.body.iter(f"{W}{tag}")}
    assert named | used <= known


def test_word_knows_the_headings_by_their_built_in_names() -> None:
    word = docx.Document(BytesIO(render(report(), GOV)[0]))
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Body Text", "Salutation", "TOC Heading"} <= {
        style.name for style in word.styles
    }


@pytest.mark.parametrize(("tag", "word"), [("zh-Hans", "zh-CN"), ("zh-Hant-TW", "zh-TW"), ("zh-Hant-HK", "zh-HK")])
def test_the_language_of_the_text_is_a_default_of_the_document(tag: str, word: str) -> None:
    made = read(render(replace(report(), language=tag), GOV)[0])
    default = made.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    theme = made.part("word/settings.xml").find(f"{W}themeFontLang")
    assert default is not None
    assert theme is not None
    assert (default.get(f"{W}val"), default.get(f"{W}eastAsia"), theme.get(f"{W}eastAsia")) == ("en-US", word, word)
