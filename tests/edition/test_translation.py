"""A report and its English in one edition: beside each other, or the English alone; and what is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jbpub import treejson
from jbpub.diagnostics import EditionError
from jbpub.edition.adapt import adapt
from jbpub.edition.edition import Edition
from jbpub.edition.texts import strings
from jbpub.edition.translation.adaptation import check
from jbpub.edition.translation.alone import number_in_english
from jbpub.edition.translation.beside import unnumbered
from jbpub.nodes import (
    Document,
    Foreign,
    Lead,
    NoteMark,
    Paragraph,
    Parallel,
    Strong,
    TermMention,
    Text,
    plain_text,
    walk_document,
)
from tests.edition.translations import REPORT, bilingual, full, memory, report


def told(document: Document) -> list[str]:
    """The findings about the translation."""
    lines = [finding.line(document.source) for finding in document.diagnostics if finding.code[0] in "TQ"]
    return [line.partition(":")[2] for line in lines]


def paragraph(document: Document, id_: str) -> Paragraph:
    return next(block for block in walk_document(document) if isinstance(block, Paragraph) and block.id == id_)


def parallel(document: Document, id_: str) -> Parallel:
    found = paragraph(document, id_).parallel
    assert found is not None
    return found


# ---- beside the Chinese ----


def test_every_paragraph_and_heading_stands_with_its_english() -> None:
    assert bilingual(adapt(report(), "zh+en", full())) == [
        "front.p1 各位代表： | Fellow Deputies,",
        "front.p2 现在，我代表县人民政府作工作报告，请予审议。 | "
        "On behalf of the county government, I now submit this report for your deliberation.",
        "s1 一、过去一年 | The Past Year",
        "s1.p1 做强产业。产值达到12亿元，融入“双循环”（dual circulation）。财政收入增长3.4%。 | "
        "We strengthened industry. Output reached RMB 1.2 billion, and we joined in dual circulation. Revenue "
        "grew by 3.4 percent.",
        "s1.p2 生态更好[1]。各位代表： | The environment improved[1]. Fellow Deputies,",
        "s2 二、今年工作 | Work for This Year",
        "s2.1 （一）加快发展 | Faster Development",
        "s2.1.p1 新建道路95公里。 | We will build 95 kilometers of roads.",
    ]


def test_the_title_lines_have_their_english_too() -> None:
    assert adapt(report(), "zh+en", full()).meta.english == (
        "Report on the Work of the Government of Qingshan County, 2021",
        "Delivered on January 8, 2022",
        "Wang Xiaoming, Head of the County",
    )


def test_a_whole_translation_has_no_findings() -> None:
    assert told(adapt(report(), "zh+en", full())) == []


def test_what_is_missing_is_shown_and_told() -> None:
    adapted = adapt(report(), "zh+en", full(skip=("s1.p1", "s2", "s2.1.p1")))
    lines = bilingual(adapted)
    assert [line for line in lines if "missing" in line or "译文" in line] == [
        "s1.p1 做强产业。产值达到12亿元，融入“双循环”（dual circulation）。财政收入增长3.4%。 | ［缺译文］ (missing)",
        "s2 二、今年工作 | [translation missing]",
        "s2.1.p1 新建道路95公里。 | ［缺译文］ (missing)",
    ]
    assert parallel(adapted, "s1.p1").language == "zh-Hans"
    assert told(adapted) == [
        "13:1 T607 warning: no translation of s1.p1 “做强产业。产值达到12亿元，融入“双循环”。财政收入增长3.…”",
        "17:4 T607 warning: no translation of s2 “今年工作”",
        "21:1 T607 warning: no translation of s2.1.p1 “新建道路95公里。”",
    ]


def test_the_gaps_of_a_memory_are_shown_where_they_are() -> None:
    translation = memory(
        ("做强产业。", "We strengthened industry."), ("财政收入增长3.4%。", "Revenue grew by 3.4 percent.")
    )
    adapted = adapt(report(), "zh-Hant+en", translation)
    assert parallel(adapted, "s1.p1") == Parallel(
        "en",
        (
            Text("We strengthened industry. "),
            Foreign("zh-Hant", (Text("［缺譯文］"),)),
            Text(" Revenue grew by 3.4 percent."),
        ),
    )
    assert "13:1 T607 warning: no translation of a part of s1.p1" in "\n".join(told(adapted))


def test_a_translation_of_an_earlier_text_is_shown_and_marked() -> None:
    adapted = adapt(report(REPORT.replace("新建道路95公里。", "新建道路95公里、桥梁三座。")), "zh+en", full())
    assert plain_text(parallel(adapted, "s2.1.p1").inlines) == (
        "We will build 95 kilometers of roads. ［原文已修改，译文待核对］"
    )
    assert told(adapted) == [
        "21:1 T608 warning: s2.1.p1 “新建道路95公里、桥梁三座。” was translated from an earlier text"
    ]


def test_what_belongs_nowhere_is_told_with_its_place_in_the_file() -> None:
    adapted = adapt(report(), "zh+en", memory(("各位代表：", "Deputies,"), ("别的报告。", "Another report.")))
    assert told(adapted)[-1] == ("1:1 T609 warning: memory.tmx:1: “别的报告。” is nowhere in the report [passed over]")


def test_figures_that_differ_are_told() -> None:
    wrong = full(s2_1_p1="We will build 59 kilometers of roads.", s1_p1="Output reached RMB 1.2 billion.")
    assert told(adapt(report(), "zh+en", wrong)) == [
        "13:1 Q702 note: 3.4% (3.4 percent) is not in the English",
        "21:1 Q701 warning: 95公里 (95 kilometers) is “59 kilometers” in the English",
    ]


def test_leads_strong_words_and_note_marks_are_what_they_are_in_the_chinese() -> None:
    adapted = adapt(report(), "zh+en", full())
    lead, *_ = parallel(adapted, "s1.p1").inlines
    assert lead == Lead((Text("We strengthened industry."),), "", 3)
    strong, _, mark, *_ = parallel(adapted, "s1.p2").inlines
    assert (strong, mark) == (Strong((Text("The environment"),)), NoteMark("g1.n1.en", "[1]", "双循环"))


def test_a_mark_that_a_translator_has_copied_stands_once() -> None:
    copied = 'The environment<ph id="2"/> improved<ph id="2"/>. Fellow Deputies,'
    for edition in ("zh+en", "en"):
        adapted = adapt(report(), edition, full(s1_p2=copied))
        found = paragraph(adapted, "s1.p2")
        marks = [one for one in (found.parallel or found).inlines if isinstance(one, NoteMark)]
        assert len(marks) == 1


def test_no_id_stands_twice_and_terms_are_not_marked_again() -> None:
    kinds = {type(inline) for inline in parallel(adapt(report(), "zh+en", full()), "s1.p1").inlines}
    assert TermMention not in kinds


def test_the_english_is_untouched_by_the_conversion_of_the_chinese() -> None:
    adapted = adapt(report(), "zh-Hant-TW+en", full())
    assert plain_text(paragraph(adapted, "front.p1").inlines) == "各位代表："
    assert plain_text(parallel(adapted, "front.p1").inlines) == "Fellow Deputies,"
    assert "做強產業" in plain_text(paragraph(adapted, "s1.p1").inlines)


def test_chinese_inside_the_english_is_in_the_script_of_the_edition() -> None:
    """What a translator has left in Chinese, in sentences (in bold too) and in lines; English marks stay."""
    english = "It’s “<pc id='1'>双循环</pc>” of 广东 (发展, 2021)."
    translation = full(s2_1_p1=english, s2_1="Development (发展)", g1_definition="A pattern (发展格局).")
    adapted = adapt(report(REPORT.replace("新建道路95公里", "**新建**道路95公里")), "zh-Hant-TW+en", translation)
    assert parallel(adapted, "s2.1.p1").inlines == (
        Text("It’s “"),
        Strong((Foreign("zh-Hant-TW", (Text("雙循環"),)),)),
        Text("” of "),
        Foreign("zh-Hant-TW", (Text("廣東"),)),
        Text(" ("),
        Foreign("zh-Hant-TW", (Text("發展"),)),
        Text(", 2021)."),
    )
    assert adapted.glossary is not None
    assert adapted.glossary.entries[0].english_definition == "A pattern (發展格局)."
    assert "Development (發展)" in "\n".join(bilingual(adapted))


def test_without_english_in_the_edition_a_translation_changes_nothing() -> None:
    assert adapt(report(), "zh", full()) == adapt(report(), "zh")
    assert told(adapt(report(), "zh", memory(("别的报告。", "Another.")))) == []


def test_the_words_of_a_translation_are_among_the_strings_and_in_the_json() -> None:
    adapted = adapt(report(), "zh+en", full())
    assert "Fellow Deputies," in set(strings(adapted))
    assert treejson.from_json(treejson.to_json(adapted)) == adapted


# ---- English alone ----


def test_the_english_edition_is_the_translation_in_the_place_of_the_chinese() -> None:
    adapted = adapt(report(), "en", full())
    assert adapted.language == "en"
    assert adapted.wording.contents == "Contents"
    assert (adapted.meta.title, adapted.meta.speaker, adapted.meta.speaker_role) == (
        "Report on the Work of the Government of Qingshan County, 2021", "Wang Xiaoming, Head of the County", "",
    )  # fmt: skip
    assert [line.partition(" | ")[0] for line in bilingual(adapted)] == [
        "front.p1 Fellow Deputies,",
        "front.p2 On behalf of the county government, I now submit this report for your deliberation.",
        "s1 I. The Past Year",
        "s1.p1 We strengthened industry. Output reached RMB 1.2 billion, and we joined in dual circulation. Revenue "
        "grew by 3.4 percent.",
        "s1.p2 The environment improved[1]. Fellow Deputies,",
        "s2 II. Work for This Year",
        "s2.1 1. Faster Development",
        "s2.1.p1 We will build 95 kilometers of roads.",
    ]


def test_its_glossary_is_in_english_and_leads_to_the_mentions_that_are_there() -> None:
    glossary = adapt(report(), "en", full()).glossary
    assert glossary is not None
    (entry,) = glossary.entries
    assert (plain_text(glossary.title), entry.number, entry.term) == ("Glossary", "1.", "dual circulation")
    assert (plain_text(entry.definition), entry.mentions) == ("A new development pattern.", ("g1.m1", "g1.n1"))
    plain = adapt(report(), "en", full(s1_p1="Output reached RMB 1.2 billion, up 3.4 percent.")).glossary
    assert plain is not None
    assert plain.entries[0].mentions == ("g1.n1",)


def test_chinese_inside_the_english_keeps_its_language() -> None:
    adapted = adapt(report(), "en", full(s2_1_p1="The 青山大道 is 95 kilometers long."))
    assert paragraph(adapted, "s2.1.p1").inlines == (
        Text("The "), Foreign("zh-Hans", (Text("青山大道"),)), Text(" is 95 kilometers long."),
    )  # fmt: skip


def test_an_edition_in_english_needs_the_whole_translation_and_says_what_is_missing() -> None:
    with pytest.raises(EditionError) as refused:
        adapt(report(), "en", full(skip=("s1.p1", "s2.1.p1")))
    assert str(refused.value) == (
        "the edition en cannot be made: no translation of s1.p1 "
        "“做强产业。产值达到12亿元，融入“双循环”。财政收入增长3.…” and 1 more; translate them, or ask for zh+en"
    )
    with pytest.raises(EditionError, match="there is no translation of this report"):
        adapt(report(), "en")


def test_what_has_no_chinese_needs_no_translation() -> None:
    text = REPORT.replace("新建道路95公里。", "新建道路95公里。\n\n| 项目 | GDP |\n| --- | --- |\n| 大桥 | 3.5% |\n")
    checked = check(report(text), full())
    assert [unit.text for unit in checked.missing] == ["项目", "大桥"]


@pytest.mark.parametrize(
    ("number", "english"),
    [
        ("一、", "I. "),
        ("十四、", "XIV. "),
        ("（三）", "3. "),
        ("3.", "3. "),
        ("（2）", "(2) "),
        ("①", "(1) "),
        ("•", "•"),
        ("", ""),
    ],
)
def test_numbers_are_those_of_official_english(number: str, english: str) -> None:
    assert number_in_english(number) == english


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("I. A Review", "A Review"), ("XII. Targets", "Targets"), ("1. Work", "Work"), ("(2) Work", "Work"),
        ("A review of 2021", "A review of 2021"), ("I, for one", "I, for one"), ("2021 in Review", "2021 in Review"),
    ],
)  # fmt: skip
def test_a_number_before_a_heading_is_known(line: str, bare: str) -> None:
    assert unnumbered(line) == bare


def test_an_edition_may_be_a_value_too() -> None:
    assert adapt(report(), Edition("en"), full()) == adapt(report(), "en", full())


def test_characters_that_no_edition_can_carry_are_told_in_the_english_too() -> None:
    spoiled = full(s2_1_p1="We will build 95\ufdd0 kilometers of roads.")
    adapted = adapt(report(), "zh+en", spoiled)
    assert "\ufdd0" not in "".join(strings(adapted))


def test_a_document_without_source_has_a_translation_too() -> None:
    bare = replace(report(), source=type(report().source)(""))
    assert bilingual(adapt(bare, "zh+en", full())) == bilingual(adapt(report(), "zh+en", full()))
