"""Wording: every message has its Chinese, and the compiled catalogs are those of the sources."""

import os
import re
import sys
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

import pytest
from babel import Locale
from babel.dates import format_date
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from jbpub import adapt, parse, render
from jbpub.edition.wording import LOCALES, month_of, wording
from jbpub.nodes import Wording
from jbpub.terms.quantities.phrasing import english
from jbpub.terms.quantities.recogniser import recognise

SOURCES = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalog_is_fresh(source: Path) -> None:
    with source.open("rb") as written, source.with_suffix(".mo").open("rb") as compiled:
        messages = [
            {m.id: m.string for m in read(file) if m.id} for read, file in ((read_po, written), (read_mo, compiled))
        ]
    assert messages[0] == messages[1], "run `pybabel compile -d jbpub/edition/locale -D jbpub`"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parts[-3])
def test_the_catalog_translates_exactly_the_messages_of_the_code(source: Path) -> None:
    in_code = {message for _, _, message, _, _ in extract_from_dir(LOCALES.parent)}
    with source.open("rb") as file:
        catalog = read_po(file)
    translated = {message.id for message in catalog if message.id and message.string and not message.fuzzy}
    assert translated == in_code


def test_every_field_is_filled_but_that_of_the_cover() -> None:
    assert [name for name, words in asdict(wording("zh-Hans")).items() if not words] == ["month"]


def test_a_region_speaks_as_its_script_does() -> None:
    assert wording("zh-Hant-TW") == wording("zh-Hant")


@pytest.mark.parametrize("field", [field.name for field in fields(Wording)])
def test_a_translation_has_the_places_of_its_message(field: str) -> None:
    chinese, english = (getattr(wording(language), field) for language in ("zh-Hans", "en"))
    assert sorted(re.findall(r"\{\w*\}", chinese)) == sorted(re.findall(r"\{\w*\}", english))


# ---- dates and numbers ----

REPORT = "# 政府工作报告\n\n——2021年2月2日在江北区第九届人民代表大会第六次会议上\n\n各位代表：\n\n一年来，成绩很大。"

LANGUAGES = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_is_written_as_the_language_does(language: str) -> None:
    assert month_of(date(2021, 2, 2), language) == ("February 2021" if language == "en" else "2021年2月")


@pytest.mark.parametrize("style", ["booklet", "gov-print"])
def test_the_month_stands_on_the_cover_of_a_sheet_that_has_one(style: str) -> None:
    word = render(adapt(parse(text=REPORT), "zh-Hant-HK"), to="docx", style=style).data
    with ZipFile(BytesIO(word)) as package:
        text = package.read("word/document.xml").decode()
    assert ("CoverMonth" in text, ">2021年2月<" in text) == (style == "booklet",) * 2


@pytest.mark.parametrize("foreign", ["de_DE.UTF-8", "ja_JP.UTF-8"])
def test_the_locale_of_the_process_changes_nothing(foreign: str) -> None:
    """Where `foreign` is not installed, its variables alone are set."""
    code = (
        "import locale, datetime, contextlib\n"
        "with contextlib.suppress(locale.Error): locale.setlocale(locale.LC_ALL, '')\n"
        "from jbpub.edition.wording import month_of\n"
        "from jbpub.terms.quantities.phrasing import english\n"
        "from jbpub.terms.quantities.recogniser import recognise\n"
        "print(*(ascii(month_of(datetime.date(2021, 3, 2), language)) for language in ('zh-Hans', 'en')))\n"
        "print(*map(english, recognise('2021\\u5e743\\u67082\\u65e5\\u589e\\u957f1234.5%')), sep='|')"
    )
    said = [
        run([sys.executable, "-c", code], env=os.environ | env, capture_output=True, text=True, check=True).stdout
        for env in ({"LC_ALL": "C", "LANGUAGE": ""}, {"LC_ALL": foreign, "LANGUAGE": foreign[:2]})
    ]
    assert said[0] == said[1]
    assert said[0].endswith("March 2, 2021|1,234.5 percent\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_is_written_with_the_digits_that_every_language_here_has(language: str) -> None:
    """Numbers of pages, tables and places need no locale: CLDR gives all these languages the digits 0 to 9."""
    locale = Locale.parse(language, sep="-")
    assert locale.default_numbering_system == "latn"
    assert [format_decimal(number, locale=locale) for number in (1, 54, 999)] == ["1", "54", "999"]


@pytest.mark.parametrize("text", ["2021年2月2日", "1998年12月31日", "2020年9月"])
def test_the_english_of_dates_is_that_of_cldr(text: str) -> None:
    (quantity,) = recognise(text)
    parts = dict(zip(quantity.unit, map(int, quantity.parts), strict=True))
    day = date(parts["y"], parts["m"], parts.get("d", 1))
    assert english(quantity) == (format_date(day, "long", locale="en") if "d" in parts else month_of(day, "en"))


@pytest.mark.parametrize("number", ["3", "2000", "70464", "1234567", "1234.5", "9.0"])
def test_the_english_of_numbers_and_percent_is_that_of_cldr_but_for_the_word(number: str) -> None:
    """CLDR's number in percent, with the figure's own decimals; official English says percent where CLDR writes %."""
    decimals = number.partition(".")[2]
    pattern = "#,##0" + ("." + "0" * len(decimals) if decimals else "") + "%"
    expected = format_percent(Decimal(number) / 100, pattern, locale="en").replace("%", " percent")
    assert [english(quantity) for quantity in recognise(f"增长{number}%")] == [expected]


def test_a_language_without_catalog_speaks_english() -> None:
    assert wording("en").contents == "Contents"
