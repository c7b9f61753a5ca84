"""Units out to translators as XLIFF 2.1, and their work back from XLIFF 2.x and 1.2."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from jbpub.diagnostics import TranslationError
from jbpub.edition.translation.adaptation import check
from jbpub.edition.translation.files import parse_translation, read_translation
from jbpub.edition.translation.passages import Code, Passage, State, Translation
from jbpub.edition.translation.units import units
from jbpub.edition.translation.xliff import to_xliff
from jbpub.parser.report import parse
from tests.edition.translations import REPORT, full, report, unit, xliff

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"


def segments(data: bytes) -> list[str]:
    """Each unit on a line: id, state, sub-state, source and target as written."""
    shown = []
    for one in etree.fromstring(data).iter(f"{CORE}unit"):
        segment = one.find(f"{CORE}segment")
        assert segment is not None
        texts = [
            re.sub(r' xmlns(:\w+)?="[^"]*"', "", etree.tostring(text, encoding="unicode").strip()) for text in segment
        ]
        shown.append(" ".join(filter(None, (one.get("id"), segment.get("state"), segment.get("subState"), *texts))))
    return shown


def passage(data: bytes) -> Passage:
    return parse_translation(data, "units.xlf").passages[0]


# ---- out ----


def test_every_title_paragraph_term_and_definition_is_a_unit_with_the_id_of_its_node() -> None:
    assert segments(to_xliff(report())) == [
        "meta.title initial <source>2021年青山县政府工作报告</source>",
        "meta.occasion initial <source>——2022年1月8日在青山县第八届人民代表大会第五次会议上</source>",
        "meta.speaker initial <source>县长 王小明</source>",
        "front.p1 initial <source>各位代表：</source>",
        "front.p2 initial <source>现在，我代表县人民政府作工作报告，请予审议。</source>",
        "s1 initial <source>过去一年</source>",
        's1.p1 initial <source><pc id="1" type="other" subType="jbpub:lead">做强产业。</pc>产值达到12亿元，融入'
        '<mrk id="2" type="term" ref="#/f=report/u=g1.term">“双循环”</mrk>。财政收入增长3.4%。</source>',
        's1.p2 initial <source><pc id="1" type="fmt" subType="xlf:b">生态</pc>更好'
        '<ph id="2" type="other" subType="jbpub:note" disp="[1]"/>。各位代表：</source>',
        "s2 initial <source>今年工作</source>",
        "s2.1 initial <source>加快发展</source>",
        "s2.1.p1 initial <source>新建道路95公里。</source>",
        "glossary initial <source>名词解释</source>",
        "g1.term translated <source>“双循环”</source> <target>dual circulation</target>",
        "g1.definition initial <source>新发展格局。</source>",
    ]


def test_a_term_whose_english_is_known_stands_in_the_glossary_of_its_unit() -> None:
    assert (
        '<gls:glossEntry ref="#2"><gls:term>“双循环”</gls:term><gls:translation>dual circulation</gls:translation>'
        in to_xliff(report()).decode()
    )


def test_lists_tables_and_pictures_have_units_for_their_items_cells_and_captions() -> None:
    text = REPORT.replace(
        "新建道路95公里。",
        "新建道路95公里。\n\n- 大桥\n- 隧道\n\n表1 投资\n\n| 项目 | 投资 |\n| --- | --- |\n| 大桥 | 3 |\n",
    )
    found = {one.id: one.text for one in units(parse(text=text))}
    assert {"大桥", "隧道"} <= set(found.values())
    cells = {id_: words for id_, words in found.items() if re.search(r"r\dc\d$", id_)}
    assert [(id_.rpartition(".")[2], words) for id_, words in cells.items()] == [
        ("r1c1", "项目"), ("r1c2", "投资"), ("r2c1", "大桥"), ("r2c2", "3"),
    ]  # fmt: skip


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_xliff(report()) == to_xliff(report())


def test_what_xml_cannot_carry_is_left_out() -> None:
    assert b"<source>GDP &lt; 5 &amp; more</source>" in to_xliff(
        report("# 2021年青山县政府工作报告\n\n各位代表：\n\nGDP < 5 & more\x0b\n")
    )


# ---- back ----


def test_a_round_trip_keeps_every_word_every_code_and_every_state() -> None:
    translation = full()
    again = parse_translation(to_xliff(report(), translation), "again.xlf")
    assert again == translation
    assert to_xliff(report(), again) == to_xliff(report(), translation)


@pytest.mark.parametrize("state", list(State)[1:])
def test_states_are_kept(state: State) -> None:
    given = parse_translation(xliff(unit("s1", "过去一年", "The Past Year", f'state="{state}"')), "u.xlf")
    assert f"s1 {state} <source>过去一年</source> <target>The Past Year</target>" in segments(to_xliff(report(), given))


def test_a_target_that_says_nothing_of_its_state_is_translated() -> None:
    assert passage(xliff(unit("s1", "过去一年", "The Past Year", ""))).state is State.TRANSLATED
    assert passage(xliff(unit("s1", "过去一年", "", ""))).state is State.INITIAL


def test_codes_come_back_inside_the_text() -> None:
    english = passage(
        xliff(unit("p", "甲", 'The <pc id="1">big <mrk id="2" type="term">plan</mrk></pc><ph id="3"/>.'))
    ).english
    assert english == ("The ", Code("1", ("big ", Code("2", ("plan",)))), Code("3"), ".")


def test_segments_of_a_unit_that_a_tool_has_split_are_joined_in_the_order_of_the_english() -> None:
    split = """<unit id="p">
      <segment state="final"><source>甲。</source><target order="2">First.</target></segment>
      <segment state="reviewed"><source>乙。</source><target order="1">Second.</target></segment></unit>"""
    assert passage(xliff(split)) == Passage("甲。乙。", ("Second.", " ", "First."), "p", State.REVIEWED)


def test_a_unit_whose_chinese_has_changed_goes_out_as_such_and_comes_back_so() -> None:
    changed = report(REPORT.replace("12亿元", "13亿元"))
    out = to_xliff(changed, full())
    assert re.search(r"s1\.p1 initial jbpub:outdated <source>.*13亿元.*1\.2 billion", "\n".join(segments(out)))
    again = parse_translation(out, "again.xlf")
    assert [one.id for one in again.passages if one.outdated] == ["s1.p1"]
    assert check(changed, again).counts()["outdated"] == 1


def test_the_mark_of_an_outdated_unit_goes_when_the_translator_sets_another_state() -> None:
    settled = unit("s1", "过去一年", "The Past Year", 'state="translated"')
    assert not passage(xliff(settled)).outdated


@pytest.mark.parametrize("version", ["2.0", "2.1", "2.2"])
def test_each_version_of_xliff_2_is_read(version: str) -> None:
    assert passage(xliff(unit("s1", "过去一年", "The Past Year"), version=version)).english == ("The Past Year",)


def xliff12(unit: str) -> bytes:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="zh-CN" '
        f'target-language="en-US" datatype="plaintext"><body>{unit}</body></file></xliff>'
    ).encode()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<trans-unit id="s1"><source>甲</source><target>A</target></trans-unit>', Passage("甲", ("A",), "s1")),
        (
            '<trans-unit id="7" resname="s1" approved="yes"><source>甲</source><target>A</target></trans-unit>',
            Passage("甲", ("A",), "s1", State.FINAL),
        ),
        (
            '<trans-unit id="s1"><source>甲</source><target state="needs-translation">甲</target></trans-unit>',
            Passage("甲", (), "s1"),
        ),
        ('<trans-unit id="s1"><source>甲<x id="1">&lt;b></x></source></trans-unit>', Passage("甲", (), "s1")),
    ],
)
def test_xliff_1_2_is_read_too(written: str, read: Passage) -> None:
    assert passage(xliff12(written)) == read


# ---- what cannot be read ----


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "t.xlf:1:1: is not well-formed XML"),
        (b"<html/>", "t.xlf: <html> is no translation; give XLIFF or TMX"),
        (b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "t.xlf:1: declares XML entities"),
        (xliff(), "t.xlf: holds no Chinese text with a translation"),
        (xliff().replace(b'trgLang="en"', b'trgLang="fr"'), "t.xlf: translates from zh to fr; wanted is zh to en"),
    ],
)
def test_another_file_is_refused_in_one_line(data: bytes, told: str) -> None:
    with pytest.raises(TranslationError) as refused:
        parse_translation(data, "t.xlf")
    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_told() -> None:
    with pytest.raises(TranslationError, match=r"no-such\.xlf: cannot be read \(No such file"):
        read_translation("no-such.xlf")


def test_translations_are_equal_when_they_say_the_same() -> None:
    assert Translation((Passage("甲", ("A",)),)) == Translation((Passage("甲", ("A",)),))
