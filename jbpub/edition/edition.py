"""Edition: which language a report is published in, and whether English goes with it."""

from __future__ import annotations

from dataclasses import dataclass

from jbpub.diagnostics import EditionError

LANGUAGES = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "en")  # BCP 47 tags


@dataclass(frozen=True, slots=True)
class Edition:
    """A language as a BCP 47 tag out of LANGUAGES, and whether English terms stand beside it.

    Its text form is the tag, followed by "+en" when English is wanted: str(Edition("zh-Hans", True)) == "zh-Hans+en".
    """

    language: str = "zh-Hans"
    english: bool = False

    def __str__(self) -> str:
        return self.language + "+en" * self.english

    @classmethod
    def parse(cls, text: str) -> Edition:
        """The edition of that name; other spellings of a language ("zh-CN", "zh_hant_tw") are understood.

        Raises EditionError when the name is not understood, naming those that are.
        """
        tag, plus, addition = text.strip().partition("+")
        language = _language(tag)
        if not language or (plus and (addition.lower() != "en" or language == "en")):
            known = ", ".join(LANGUAGES)
            raise EditionError(f"no edition {text!r}: say one of {known}; with English beside Chinese, add +en")
        return cls(language, bool(plus))


def _language(tag: str) -> str:
    """The member of LANGUAGES that a tag means, or an empty string."""
    if tag in LANGUAGES:
        return tag
    from jbpub.edition.wording import likely_tags  # only odd spellings pay for Babel

    return next((likely for likely in likely_tags(tag) if likely in LANGUAGES), "")
