"""Simplified to Traditional and back: first what goes wrong without care, then that it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from jbpub.edition.adapt import adapt
from jbpub.edition.edition import Edition
from jbpub.edition.names import DOUBTFUL, places
from jbpub.edition.texts import strings
from jbpub.nodes import (
    Cell,
    Document,
    Entry,
    Figure,
    Foreign,
    Glossary,
    Item,
    ItemList,
    Lead,
    Link,
    Meta,
    NoteMark,
    Occasion,
    PageMark,
    Paragraph,
    Role,
    Section,
    Strong,
    Table,
    TermMention,
    Text,
    plain_text,
)
from jbpub.parser.report import parse
from jbpub.source import Source
from jbpub.terms.match import annotate
from tests.dump import dump, findings, text

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "jiangbei-2021.md"


def paragraph(*inlines: Text | Strong | Foreign | Link | TermMention | PageMark) -> Document:
    return Document(Meta(), (Paragraph("p1", Role.PROSE, inlines),))


def converted(words: str, edition: str | Edition = "zh-Hant-TW") -> str:
    return shown(adapt(paragraph(Text(words)), edition))


def shown(document: Document) -> str:
    block = document.front[0]
    assert isinstance(block, Paragraph)
    return text(block.inlines)


# ---- regions and words ----


@pytest.mark.parametrize(
    ("simplified", "taiwan", "hong_kong"),
    [
        ("推进改革发展", "推進改革發展", "推進改革發展"),
        ("干部、干净、若干", "幹部、乾淨、若干", "幹部、乾淨、若干"),
        ("台湾", "臺灣", "台灣"),
        ("乡里面粉", "鄉里麵粉", "鄉里麪粉"),
    ],
)
def test_each_region_has_its_characters(simplified: str, taiwan: str, hong_kong: str) -> None:
    assert converted(simplified, "zh-Hant-TW") == converted(simplified, "zh-Hant") == taiwan
    assert converted(simplified, "zh-Hant-HK") == hong_kong


def test_official_words_are_kept_unless_idioms_are_asked_for() -> None:
    assert OpenCC("s2twp").convert("双循环的项目") == "雙迴圈的專案"  # the fault
    assert converted("双循环的项目") == "雙循環的項目"
    assert converted("软件", "zh-Hant-TW+idioms") == "軟體"


# ---- one string, many inlines ----


def test_a_phrase_that_runs_through_several_inlines_is_converted_as_one() -> None:
    assert OpenCC("s2tw").convert("干") + OpenCC("s2tw").convert("净") == "幹淨"  # the fault
    assert shown(adapt(paragraph(Text("打扫干"), PageMark(2), Strong((Text("净"),))), "zh-Hant")) == "打掃乾<2>**淨**"


def test_where_the_number_of_characters_changes_no_inline_gets_the_others_text() -> None:
    given = paragraph(Text("“互联网"), Strong((Text("”的软件"),)), Text("‘项目’"))
    assert OpenCC("s2twp").convert("互联网") == "網際網路"
    assert shown(adapt(given, "zh-Hant+idioms")) == "「網際網路**」的軟體**『專案』"


def test_foreign_runs_and_addresses_stay() -> None:
    given = paragraph(
        Foreign("ja", (Text("国会“会”"),)),
        Link("https://例.中国/国", (Text("见https://例.中国/国，网页"),)),
        Text("Smart “City”"),
    )
    assert (
        shown(adapt(given, "zh-Hant")) == "ja:国会“会”[見en:https://例.中国/国，網頁](https://例.中国/国)Smart 「City」"
    )


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(alphabet="干净后里“”发展说：1a", max_size=4), max_size=6))
def test_however_a_sentence_is_cut_it_reads_the_same(pieces: list[str]) -> None:
    marked = [Strong((Text(piece),)) if at % 2 else Text(piece) for at, piece in enumerate(pieces)]
    adapted = adapt(paragraph(*marked), "zh-Hant").front[0]
    assert isinstance(adapted, Paragraph)
    assert plain_text(adapted.inlines) == converted("".join(pieces))


# ---- everything that is read ----


def whole_report(word: str) -> Document:
    """A report that says a word wherever a report can say something."""
    inlines = (
        Text(word),
        Strong((Text(word),)),
        TermMention("g1.m1", "发展", True, (Text(word),)),
        NoteMark("g1.m2", word, "发展"),
    )
    cells = ((Cell(inlines),),)
    return Document(
        Meta(word, word, None, word, Occasion(word, None, word, word), word, word),
        (Paragraph("p1", Role.PROSE, (Lead((Text(word),), word), *inlines)),),
        (
            Section(
                "s1",
                word,
                1,
                (Text(word),),
                (
                    ItemList("s1.l1", (Item(word, inlines),)),
                    Table("s1.t1", cells, cells, inlines),
                    Figure("s1.f1", "a.png", word, caption=inlines),
                ),
            ),
        ),
        glossary=Glossary("g", (Text(word),), (Entry("g1", "发展", word, word, (Text(word),)),)),
    )


def test_every_word_is_converted_and_every_key_is_kept() -> None:
    adapted = adapt(whole_report("发展"), "zh-Hant")
    assert adapted == replace(whole_report("發展"), language="zh-Hant", wording=adapted.wording)


def test_a_name_of_a_file_is_not_converted() -> None:
    given = Document(Meta(), (Figure("f1", "图/发展.png", ""),))
    assert adapt(given, "zh-Hant").front == given.front


# ---- names ----


@pytest.mark.parametrize(("simplified", "traditional"), places())
@pytest.mark.parametrize("edition", ["zh-Hant-TW", "zh-Hant-HK"])
def test_a_shipped_place_is_written_right_and_reads_back(simplified: str, traditional: str, edition: str) -> None:
    there = converted(f"到{simplified}调研", edition)
    assert there == f"到{traditional}調研"
    assert shown(adapt(replace(paragraph(Text(there)), language="zh-Hant"), "zh-Hans")) == f"到{simplified}调研"


@pytest.mark.parametrize(("simplified", "traditional"), places())
def test_a_shipped_place_is_needed(simplified: str, traditional: str) -> None:
    there = OpenCC("s2tw").convert(simplified)
    assert there != traditional or OpenCC("tw2s").convert(there) != simplified


def test_places_that_the_dictionaries_know_need_no_list() -> None:
    known = "余姚、余杭、台州、斗门区、天台、岳阳、于都、丰都、云和、东涌、沈阳"
    assert converted(known) == "餘姚、餘杭、台州、斗門區、天台、岳陽、于都、豐都、雲和、東涌、瀋陽"


def test_a_speakers_name_keeps_what_names_keep_and_the_doubt_is_told() -> None:
    report = Document(Meta(speaker="于正"), paragraph(Text("于正说，在于正确")).front, source=Source("于正"))
    assert OpenCC("s2tw").convert("于正") == "於正"  # the fault
    adapted = adapt(report, "zh-Hant")
    assert adapted.meta.speaker == "于正"
    assert shown(adapted) == "于正說，在於正確"
    assert findings(adapted) == ["E504 1:1 于 in the name 于正 may be another character in Traditional [written 于正]"]


def test_a_name_without_doubt_is_converted_in_silence() -> None:
    adapted = adapt(Document(Meta(speaker="杨正平")), "zh-Hant")
    assert (adapted.meta.speaker, adapted.diagnostics) == ("楊正平", ())


def test_a_name_that_the_user_gives_settles_the_doubt_everywhere() -> None:
    names = (("肖云", "肖云"), ("石里", "石里"))
    adapted = adapt(
        replace(paragraph(Text("肖云在石里说")), meta=Meta(speaker="肖云")), Edition("zh-Hant", names=names)
    )
    assert (shown(adapted), adapted.meta.speaker, adapted.diagnostics) == ("肖云在石里說", "肖云", ())
    assert shown(adapt(paragraph(Text("肖云在石里说")), "zh-Hant")) == "肖雲在石裡說"


def test_a_longer_name_stands_whatever_comes_before_it() -> None:
    assert OpenCC("s2tw").convert("往里走") == "往裡走"
    assert converted("前往里水镇，往里走") == "前往里水鎮，往裡走"


def test_of_two_forms_of_a_name_the_users_comes_before_the_shipped_one() -> None:
    assert converted("里耶", Edition("zh-Hant", names=(("里耶", "裡耶"),))) == "裡耶"


@pytest.mark.parametrize("char", sorted(DOUBTFUL))
def test_every_doubtful_character_is_told(char: str) -> None:
    adapted = adapt(Document(Meta(speaker=f"王{char}")), "zh-Hant")
    assert [finding.code for finding in adapted.diagnostics] == ["E504"]


# ---- back ----


def test_a_traditional_report_has_a_simplified_edition() -> None:
    given = replace(paragraph(Text("各位代表：「雙循環」與『六穩』，沿著乾坤")), language="zh-Hant")
    adapted = adapt(given, "zh-Hans")
    assert shown(adapted) == "各位代表：“双循环”与‘六稳’，沿着乾坤"
    assert (adapted.language, adapted.wording.contents, adapted.diagnostics) == ("zh-Hans", "目录", ())


def test_hong_kong_forms_are_read_as_such() -> None:
    given = replace(paragraph(Text("沿着這裏，衞生署")), language="zh-Hant")
    assert shown(adapt(given, "zh-Hans")) == "沿着这里，卫生署"


@pytest.mark.parametrize("region", ["zh-Hant-TW", "zh-Hant-HK"])
def test_the_seed_comes_back_as_it_was(region: str) -> None:
    own = adapt(annotate(parse(SEED)))
    there = adapt(annotate(parse(SEED)), region)
    assert there.meta.title == "2020年重慶市江北區人民政府工作報告"
    assert "“" not in "".join(strings(there))
    assert dump(adapt(there, "zh-Hans")) == dump(own)


# ---- what must not reach OpenCC ----


def test_a_null_does_not_cut_the_text() -> None:
    assert OpenCC("s2tw").convert("发\0展") == "發"  # the fault
    assert converted("发\0展，发展") == "發展，發展"


def test_half_a_surrogate_pair_is_no_error() -> None:
    with pytest.raises(UnicodeEncodeError):
        OpenCC("s2tw").convert("\ud800")  # the fault
    assert converted("发\ud800展") == "發\ufffd展"


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec=None, categories=None), max_size=20))
def test_no_text_is_too_odd(words: str) -> None:
    adapted = adapt(paragraph(Text(words)), "zh-Hant")
    assert adapted == adapt(paragraph(Text(words)), "zh-Hant")
