"""The words that an edition adds to the report's own, from message catalogs, and the names of locales.

Messages are written in English and translated in locale/*/LC_MESSAGES/jbpub.po; Babel extracts and compiles them
(see the docstring of `catalog`).  They are read by the standard library's gettext, which loads five times faster than
babel.support; Babel itself is loaded only where its CLDR data are needed: for dates, and for unusual tags.
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from jbpub.nodes import Wording

if TYPE_CHECKING:
    from datetime import date

LOCALES = Path(__file__).parent / "locale"
DOMAIN = "jbpub"


def wording(language: str) -> Wording:
    """The wording of an edition whose language is a BCP 47 tag.

    Values in {braces} are filled by the renderers: see the fields of Wording.  A date is not here: see `month_of`.
    """
    _ = catalog(language).gettext
    return Wording(
        contents=_("Contents"),
        skip=_("Skip to the text"),
        source_page=_("Page {page} of the original"),
        source_pages=_("Pages of the original"),
        mention_place=_("{term}, place {number} in the text"),
        glossary_link=_("{term}: explanation"),
        back=_("In the text"),
        report=_("Report on the Work of the Government"),
        note_link=_("Note {mark}"),
        table=_("Table"),
        continued=_("{table} (continued)"),
        continued_table=_("Table (continued)"),
        picture=_("Picture"),
        untranslated=_("[translation missing]"),
        outdated=_("[the Chinese has changed since this was translated]"),
        cover=_("Cover "),
        page=_("Page {page}"),
        page_of=_("Page {page} of {pages}"),
    )


def catalog(language: str) -> NullTranslations:
    """The message catalog of a language; one without translations for a language that has none.

    After a change of messages, in the project's folder:
    `pybabel extract --no-location -o jbpub.pot jbpub/edition`,
    `pybabel update -i jbpub.pot -d jbpub/edition/locale -D jbpub`, translate,
    `pybabel compile -d jbpub/edition/locale -D jbpub`.
    """
    while language:
        path = LOCALES / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if path.is_file():
            with path.open("rb") as file:
                return GNUTranslations(file)
        language = language.rpartition("-")[0]  # zh-Hant-TW speaks as zh-Hant where it has nothing of its own
    return NullTranslations()


def month_of(day: date, language: str) -> str:
    """The month of a day as a language (a BCP 47 tag) writes it, whatever the locale of the process.

    By CLDR's pattern for a year and a month in words: "2021年2月", "February 2021".
    """
    from babel.dates import format_skeleton  # 40 ms, needed for covers alone

    return format_skeleton("yMMMM", day, locale=language.replace("-", "_"))


def likely_tags(tag: str) -> tuple[str, ...]:
    """What a language tag may be short for, the closest first, by CLDR's likely subtags.

    "zh-CN" gives ("zh-Hans-CN", "zh-Hans", "zh"); a tag that CLDR does not know gives nothing.
    """
    from babel import Locale, UnknownLocaleError  # 25 ms, needed for unusual spellings alone

    try:
        locale = Locale.parse(tag.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError):
        return ()
    if not tag.lower().startswith(locale.language):  # "und" would become English
        return ()
    script = locale.script or {"zh": "Hans"}.get(locale.language)
    parts = tuple(part for part in (locale.language, script, locale.territory) if part)
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))
