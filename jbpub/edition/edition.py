"""Edition: which language a report is published in, what goes with it, and which names are written as told."""

from __future__ import annotations

from dataclasses import dataclass

from jbpub.diagnostics import EditionError
from jbpub.edition.names import Names

OWN = "zh"  # Chinese in whichever script the report has
LANGUAGES = (OWN, "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "en")  # BCP 47 tags; zh-Hant is as zh-Hant-TW
ADDITIONS = {"idioms": "idioms", "en": "english", "chapters": "chapters"}  # what may follow a + → the field it sets


@dataclass(frozen=True, slots=True)
class Edition:
    """A language as a BCP 47 tag out of LANGUAGES, and what goes with it.

    `english`: English beside the Chinese; `chapters`: terms are glossed again in every chapter, not once in the
    document; `idioms`: between the scripts also words are exchanged for the region's own (软件 → 軟體), which is
    wrong for much of an official text; `names`: names and how they are written, for conversion between the scripts.

    The text form is the tag and the additions, each led by a plus: "zh-Hans+en", "zh-Hant-TW+idioms+en+chapters".
    """

    language: str = OWN
    english: bool = False
    chapters: bool = False
    idioms: bool = False
    names: Names = ()

    def __str__(self) -> str:
        return "+".join((self.language, *(name for name, field in ADDITIONS.items() if getattr(self, field))))

    @classmethod
    def parse(cls, text: str) -> Edition:
        """The edition of that name; other spellings of a language ("zh-CN", "zh_hant_tw") are understood.

        Raises EditionError when the name is not understood, naming those that are.
        """
        tag, *additions = text.strip().split("+")
        language, chosen = _language(tag), [ADDITIONS.get(name.lower(), "") for name in additions]
        if not language or not all(chosen) or len(set(chosen)) < len(chosen) or not _fit(language, chosen):
            known = ", ".join(LANGUAGES)
            raise EditionError(
                f"no edition {text!r}: say one of {known}; add +en for English beside Chinese, "
                "+en+chapters for glosses in every chapter, +idioms for a region's own words"
            )
        return cls(language, "english" in chosen, chapters="chapters" in chosen, idioms="idioms" in chosen)


def _fit(language: str, chosen: list[str]) -> bool:
    """Whether additions go together: an English edition has none, chapters need glosses."""
    return not chosen or (language != "en" and ("chapters" not in chosen or "english" in chosen))


def _language(tag: str) -> str:
    """The member of LANGUAGES that a tag means, or an empty string."""
    plain = {language.lower(): language for language in LANGUAGES}
    if found := plain.get(tag.replace("_", "-").lower()):
        return found
    from jbpub.edition.wording import likely_tags  # only odd spellings pay for Babel

    return next((likely for likely in likely_tags(tag) if likely in LANGUAGES), "")
