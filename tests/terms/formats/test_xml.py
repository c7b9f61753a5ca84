"""TBX, XLIFF and TMX as other tools write them, and XML that would do harm."""

from __future__ import annotations

import pytest
from lxml import etree

from jbpub.diagnostics import TermError
from jbpub.terms.formats.tbx import write_tbx
from jbpub.terms.formats.tmx import Segment, read_segments
from jbpub.terms.formats.xliff import write_xliff
from jbpub.terms.table import Designation, Term, TermTable
from tests.terms.formats.samples import TBX_DCA, TBX_DCT, TBX_V2, TMX, XLIFF_12, XLIFF_21, dump, read

TABLE = TermTable(
    (
        Term("三改一拆", "Three Renovations & One Demolition", ("三改", "一拆"), "draft", "report", "a <campaign>",
             "a note",
             "Zhejiang", "2015", "title", (Designation("Three Changes", "deprecated"),)),
        Term("浙里办", "", status="draft"),
    )
)  # fmt: skip


def test_tbx_with_categories_as_attributes() -> None:
    assert dump(read(TBX_DCA)) == (
        "五水共治 Harnessing Five Waters (preferred) =: Zhejiang's campaign for clean water note: campaign of 2014"
        " pos: noun also: 五水/治水/五水共治（繁）\n"
        "  + Five Water Joint Control (admitted, Zhejiang, news 2017)\n"
        "  + Five Water Cure (superseded)"
    )


def test_tbx_with_categories_as_elements() -> None:
    assert dump(read(TBX_DCT)) == (
        "双循环 dual circulation (preferred, national, outline of the 14th plan) =: a development pattern pos: noun"
    )


def test_older_tbx_and_a_concept_without_chinese() -> None:
    assert dump(read(TBX_V2, "t.tbx")) == (
        "八八战略 Eight-Eight Strategy (preferred, report of 2015) pos: noun\n"
        "t.tbx:14:1 T601 warning: “orphan” has no Chinese term [passed over]"
    )


def test_xliff_2_glossary_entries_and_units() -> None:
    assert dump(read(XLIFF_21, "t.xlf")) == (
        "双循环 dual circulation (the plan) =: a development pattern\n"
        "  + two circulations\n"
        "数字江北 Digital Jiangbei (draft) note: a heading\n"
        "t.xlf:18:1 T606 note: sentences, not terms: 1, the first “我们坚持问题导向。” [passed over]"
    )


def test_xliff_1_2_from_english() -> None:
    assert dump(read(XLIFF_12)) == "标准地 standard land note: industrial land\n浙里办 Zheliban (draft)"


def test_tmx_terms_and_segments() -> None:
    assert dump(read(TMX, "t.tmx")) == (
        "高质量发展 high-quality development note: common\n"
        "t.tmx:8:1 T606 note: sentences, not terms: 1, the first “各位代表！现在，我代表国务院作报告。” [passed over]"
    )
    segments = read_segments(TMX.encode(), "t.tmx")
    assert [segment[:3] for segment in segments] == [
        Segment("高质量发展", "high-quality development", "common")[:3],
        Segment("各位代表！现在，我代表国务院作报告。", "Fellow Deputies,")[:3],
    ]


@pytest.mark.parametrize("segment", ["各位代表：", "——民生改善", "广大医务人员英勇奋战，", "持续纠治；", "民生改善。"])
def test_parts_of_sentences_are_no_terms(segment: str) -> None:
    table = read(TMX.replace("高质量发展", segment))
    assert table.terms() == ()
    assert [found.code for found in table.diagnostics] == ["T606"]


def test_tbx_as_written() -> None:
    written = write_tbx(TABLE).decode()
    start = written.index('      <conceptEntry id="c1">')
    assert written[start : written.index("    </body>")] == (
        '      <conceptEntry id="c1">\n'
        '        <descripGrp><descrip type="definition">a &lt;campaign&gt;</descrip></descripGrp>\n'
        "        <note>a note</note>\n"
        '        <langSec xml:lang="zh">\n'
        "          <termSec>\n"
        "            <term>三改一拆</term>\n"
        '            <termNote type="partOfSpeech">other</termNote>\n'
        "            <note>part of speech: title</note>\n"
        "          </termSec>\n"
        + "".join(
            "          <termSec>\n"
            f"            <term>{variant}</term>\n"
            '            <termNote type="termType">variant</termNote>\n'
            "          </termSec>\n"
            for variant in ("三改", "一拆")
        )
        + "        </langSec>\n"
        '        <langSec xml:lang="en">\n'
        "          <termSec>\n"
        "            <term>Three Renovations &amp; One Demolition</term>\n"
        '            <termNote type="geographicalUsage">Zhejiang</termNote>\n'
        '            <admin type="source">report</admin>\n'
        "            <note>status: draft</note>\n"
        "            <note>year: 2015</note>\n"
        "          </termSec>\n"
        "          <termSec>\n"
        "            <term>Three Changes</term>\n"
        '            <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>\n'
        "          </termSec>\n"
        "        </langSec>\n"
        "      </conceptEntry>\n"
        '      <conceptEntry id="c2">\n'
        '        <langSec xml:lang="zh">\n'
        "          <termSec>\n"
        "            <term>浙里办</term>\n"
        "            <note>status: draft</note>\n"
        "          </termSec>\n"
        "        </langSec>\n"
        "      </conceptEntry>\n"
    )


def test_xliff_as_written() -> None:
    written = write_xliff(TABLE).decode()
    start = written.index('    <unit id="t1">')
    assert written[start : written.index("  </file>")] == (
        '    <unit id="t1">\n'
        "      <gls:glossary>\n"
        '        <gls:glossEntry term:unit="term">\n'
        "          <gls:term>三改一拆</gls:term>\n"
        '          <gls:translation source="report" term:status="draft" term:scope="Zhejiang" term:year="2015">'
        "Three Renovations &amp; One Demolition</gls:translation>\n"
        '          <gls:translation term:status="deprecated">Three Changes</gls:translation>\n'
        "          <gls:definition>a &lt;campaign&gt;</gls:definition>\n"
        "        </gls:glossEntry>\n"
        "      </gls:glossary>\n"
        '      <mda:metadata><mda:metaGroup category="term"><mda:meta type="variant">三改</mda:meta>'
        '<mda:meta type="variant">一拆</mda:meta><mda:meta type="part_of_speech">title</mda:meta>'
        "</mda:metaGroup></mda:metadata>\n"
        "      <notes><note>a note</note></notes>\n"
        '      <segment state="translated"><source>三改一拆</source>'
        "<target>Three Renovations &amp; One Demolition</target></segment>\n"
        "    </unit>\n"
        '    <unit id="t2">\n'
        '      <mda:metadata><mda:metaGroup category="term"><mda:meta type="status">draft</mda:meta>'
        "</mda:metaGroup></mda:metadata>\n"
        '      <segment state="initial"><source>浙里办</source></segment>\n'
        "    </unit>\n"
    )


def test_what_is_written_is_well_formed() -> None:
    for data in (write_tbx(TABLE), write_xliff(TABLE)):
        assert etree.fromstring(data) is not None


LAUGHS = '<!DOCTYPE tbx [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{LAUGHS}]><tbx>&j;</tbx>", "t:1:"),
        (f"{LAUGHS}]><tbx type='&j;'/>", "t:1:"),
        ('<!DOCTYPE tbx [<!ENTITY f SYSTEM "file:///etc/passwd">]><tbx>&f;</tbx>', "t:1: declares XML entities"),
        (
            "<tbx>\n<text></tbx>",
            "t:2:13: is not well-formed XML (Opening and ending tag mismatch: text line 2 and tbx); save",
        ),
        ("<" * 5000, "is not well-formed XML"),
        ("<html><body/></html>", "t: <html> is no term table; give TBX, XLIFF or TMX"),
        (TBX_DCA.replace('xml:lang="zh', 'xml:lang="ja'), 't: no Chinese terms in it; mark them with xml:lang="zh"'),
        (XLIFF_21.replace("zh-CN", "ja"), "t: translates from ja to en; one of them must be Chinese (zh)"),
        (TMX.replace("zh", "ja"), 't: no Chinese segments in it; mark them with xml:lang="zh"'),
    ],
)
def test_faults(text: str, message: str) -> None:
    with pytest.raises(TermError) as caught:
        read(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
