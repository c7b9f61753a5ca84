"""Edition: which language a report is published in, what goes with it, and which names are written as told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from jbpub.diagnostics import EditionError
from jbpub.edition.names import Names

OWN = "zh"  # Chinese in whichever script the report has
ENGLISH = "en"
LANGUAGES = (OWN, "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK", ENGLISH)  # BCP 47 tags; zh-Hant is as zh-Hant-TW


class Order(StrEnum):
    """What the entries of the glossary are sorted by."""

    REPORT = "report"  # the report's own order
    ENGLISH = "english"
    CHINESE = "chinese"  # the reading: pinyin


ADDITIONS: dict[str, tuple[str, bool | Order]] = {  # what may follow a + → the field that it sets, and to what
    "idioms": ("idioms", True),
    "en": ("english", True),
    "chapters": ("chapters", True),
    "figures": ("figures", True),
    "by-english": ("order", Order.ENGLISH),
    "by-chinese": ("order", Order.CHINESE),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """A language as a BCP 47 tag out of LANGUAGES, and what goes with it.

    `english`: English beside the Chinese; `chapters`: terms are glossed again in every chapter, not once in the
    document; `idioms`: between the scripts also words are exchanged for the region's own (软件 → 軟體), which is
    wrong for much of an official text; `names`: names and how they are written, for conversion between the scripts;
    `figures`: an appendix of the report's key figures; `order`: that of the glossary.

    The text form is the tag and the additions, each led by a plus: "zh-Hans+en", "zh-Hant-TW+idioms+en+chapters".
    """

    language: str = OWN
    english: bool = False
    chapters: bool = False
    idioms: bool = False
    names: Names = ()
    figures: bool = False
    order: Order = Order.REPORT

    def __str__(self) -> str:
        added = (name for name, (field, value) in ADDITIONS.items() if getattr(self, field) == value)
        return "+".join((self.language, *added))

    @classmethod
    def parse(cls, text: str) -> Edition:
        """The edition of that name; other spellings of a language ("zh-CN", "zh_hant_tw") are understood.

        Raises EditionError when the name is not understood, naming those that are.
        """
        tag, *additions = text.strip().split("+")
        language = _language(tag)
        chosen = dict(ADDITIONS[name] for name in map(str.lower, additions) if name in ADDITIONS)
        if not language or len(chosen) < len(additions) or not _fit(language, chosen):
            languages = ", ".join(LANGUAGES)
            raise EditionError(
                f"no edition {text!r}: say one of {languages}; add +en for English beside Chinese, "
                "+en+chapters for glosses in every chapter, +idioms for a region's own words, "
                "+figures for a table of key figures, +by-chinese or +en+by-english for a sorted glossary"
            )
        return replace(cls(language), **chosen)  # type: ignore[arg-type]  # ADDITIONS pairs fields with their values


def _fit(language: str, chosen: Mapping[str, object]) -> bool:
    """Whether additions go together: chapters need glosses, a sorted glossary the words that it is sorted by.

    What an English edition says is its translator's: it has no table of figures and can only be sorted.
    """
    if language == "en":
        return chosen.keys() <= {"order"} and chosen.get("order") is not Order.CHINESE
    needs_english = "chapters" in chosen or chosen.get("order") is Order.ENGLISH
    return "english" in chosen or not needs_english


def _language(tag: str) -> str:
    """The member of LANGUAGES that a tag means, or an empty string."""
    plain = {language.lower(): language for language in LANGUAGES}
    if found := plain.get(tag.replace("_", "-").lower()):
        return found
    from jbpub.edition.wording import likely_tags  # only odd spellings pay for Babel

    return next((likely for likely in likely_tags(tag) if likely in LANGUAGES), "")
