"""adapt: after it, a renderer needs to know of no language."""

from dataclasses import replace

import pytest

from jbpub.diagnostics import EditionError
from jbpub.edition.adapt import adapt
from jbpub.edition.edition import Edition
from jbpub.edition.wording import wording
from jbpub.nodes import Document, Entry, Foreign, Glossary, Meta, Paragraph, Role, Section, Text


def report() -> Document:
    """A report with English in a heading, a paragraph and a definition."""
    entry = Entry("g1", "双循环", "1.", "“双循环”", (Text("即 Dual Circulation。"),), english="dual circulation")
    return Document(
        meta=Meta(title="政府工作报告"),
        front=(Paragraph("p1", Role.SALUTATION, (Text("各位代表："),)),),
        body=(
            Section(
                "s1", "一、", 1, (Text("建设Smart City"),), (Paragraph("s1.p1", Role.PROSE, (Text("发展经济。"),)),)
            ),
        ),
        glossary=Glossary("g", (Text("名词解释"),), (entry,)),
    )


def test_language_and_wording_are_settled() -> None:
    adapted = adapt(report())
    assert adapted.language == "zh-Hans"
    assert adapted.wording == wording("zh-Hans")
    assert adapted.wording.contents == "目录"


def test_english_is_marked_in_headings_and_definitions() -> None:
    adapted = adapt(report())
    section = adapted.body[0]
    assert isinstance(section, Section)
    assert section.title == (Text("建设"), Foreign("en", (Text("Smart City"),)))
    assert adapted.glossary is not None
    assert adapted.glossary.entries[0].definition == (
        Text("即 "),
        Foreign("en", (Text("Dual Circulation"),)),
        Text("。"),
    )


@pytest.mark.parametrize(("edition", "english"), [("zh-Hans", ""), ("zh-Hans+en", "dual circulation")])
def test_english_terms_stand_only_in_the_edition_with_english(edition: str, english: str) -> None:
    glossary = adapt(report(), edition).glossary
    assert glossary is not None
    assert glossary.entries[0].english == english


def test_the_edition_may_be_a_value() -> None:
    assert adapt(report(), Edition("zh-Hans", english=True)) == adapt(report(), "zh-Hans+en")


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_an_edition_in_a_language_that_the_report_is_not_in_is_refused(language: str) -> None:
    with pytest.raises(EditionError, match=rf"^the edition en cannot be made: .* no translation .* from {language}$"):
        adapt(replace(report(), language=language), "en")


@pytest.mark.parametrize("edition", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK+en"])
def test_an_edition_in_the_own_script_is_the_report_as_it_is(edition: str) -> None:
    given = replace(report(), language="zh-Hant")
    adapted = adapt(given, edition)
    assert adapted.language == edition.removesuffix("+en")
    assert adapted.wording.contents == "目錄"
    assert adapted.meta == given.meta
    assert adapted.diagnostics == ()


def test_the_default_is_the_own_script_and_says_that_there_is_another() -> None:
    adapted = adapt(replace(report(), language="zh-Hant"))
    assert (adapted.language, adapted.wording.contents) == ("zh-Hant", "目錄")
    assert [finding.line(adapted.source) for finding in adapted.diagnostics] == [
        "report:1:1 E503 note: the report is written in zh-Hant [published in that script]"
    ]


def test_the_nearer_name_of_a_script_stays() -> None:
    assert adapt(adapt(report(), "zh-Hant-HK"), "zh-Hant").language == "zh-Hant-HK"
    assert adapt(adapt(report(), "zh-Hant-HK"), "zh").language == "zh-Hant-HK"


def test_the_given_document_is_left_as_it_was_and_what_needs_no_change_is_shared() -> None:
    given = report()
    adapted = adapt(given)
    assert given == report()
    assert adapted.front[0] is given.front[0]


def test_adapting_twice_changes_nothing_more() -> None:
    once = adapt(report(), "zh-Hans+en")
    assert adapt(once, "zh-Hans+en") == once


def test_an_empty_document_can_be_adapted() -> None:
    assert adapt(Document(Meta())) == replace(Document(Meta()), wording=adapt(report()).wording)
