"""An edition's name: what is understood, what is refused and how."""

import pytest

from jbpub.diagnostics import EditionError
from jbpub.edition.edition import LANGUAGES, Edition, Order


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_reads_back_as_written(language: str) -> None:
    assert str(Edition.parse(language)) == language


def test_english_is_added_with_a_plus() -> None:
    assert Edition.parse("zh-Hant-TW+en") == Edition("zh-Hant-TW", english=True)
    assert str(Edition("zh-Hans", english=True)) == "zh-Hans+en"


def test_what_goes_with_a_language_stands_in_one_order() -> None:
    assert Edition.parse("zh-Hant-TW+chapters+en+idioms") == Edition("zh-Hant-TW", True, True, True)
    assert str(Edition.parse("zh-Hant-TW+chapters+en+idioms")) == "zh-Hant-TW+idioms+en+chapters"


def test_an_appendix_and_an_order_are_added_too() -> None:
    edition = Edition("zh-Hans", english=True, figures=True, order=Order.ENGLISH)
    assert Edition.parse("zh-Hans+by-english+figures+EN") == edition
    assert str(edition) == "zh-Hans+en+figures+by-english"
    assert Edition.parse("en+by-english") == Edition("en", order=Order.ENGLISH)


def test_names_go_with_an_edition_and_not_into_its_name() -> None:
    assert str(Edition("zh-Hant", names=(("于正", "于正"),))) == "zh-Hant"


@pytest.mark.parametrize(
    ("spelling", "meant"),
    [
        ("zh-CN", "zh-Hans"),
        ("zh_Hans_CN", "zh-Hans"),
        ("ZH-HANS", "zh-Hans"),
        ("ZH", "zh"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant-TW"),
        ("zh-hk", "zh-Hant-HK"),
        ("zh-MO", "zh-Hant"),
        ("en-GB", "en"),
        (" zh-Hans ", "zh-Hans"),
        ("zh-CN+EN", "zh-Hans+en"),
    ],
)
def test_other_spellings_are_understood(spelling: str, meant: str) -> None:
    assert str(Edition.parse(spelling)) == meant


@pytest.mark.parametrize(
    "name",
    [
        "",
        "fr",
        "xx",
        "中文",
        "zh-Hans+fr",
        "zh-Hans+",
        "+en",
        "en+en",
        "zh-Hans+en+en",
        "und",
        "zh+chapters",
        "en+idioms",
        "en+figures",
        "en+by-chinese",
        "zh+by-english",
        "zh+en+by-english+by-chinese",
        "zh+figures+figures",
    ],
)
def test_another_name_is_refused_in_one_line_that_names_the_choice(name: str) -> None:
    with pytest.raises(EditionError) as refused:
        Edition.parse(name)
    message = str(refused.value)
    assert repr(name) in message
    assert "zh-Hant-TW" in message
    assert "\n" not in message
