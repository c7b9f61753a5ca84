"""Wording: every message has its Chinese, and the compiled catalogs are those of the sources."""

import re
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from jbpub.edition.wording import LOCALES, wording
from jbpub.nodes import Wording

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


def test_every_field_is_filled() -> None:
    assert all(asdict(wording("zh-Hans")).values())


def test_a_region_speaks_as_its_script_does() -> None:
    assert wording("zh-Hant-TW") == wording("zh-Hant")


@pytest.mark.parametrize("field", [field.name for field in fields(Wording)])
def test_a_translation_has_the_places_of_its_message(field: str) -> None:
    chinese, english = (getattr(wording(language), field) for language in ("zh-Hans", "en"))
    assert sorted(re.findall(r"\{\w*\}", chinese)) == sorted(re.findall(r"\{\w*\}", english))


def test_a_language_without_catalog_speaks_english() -> None:
    assert wording("en").contents == "Contents"
