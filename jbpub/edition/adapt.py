"""adapt: settles every language question of an edition, as a chain of pure functions on the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from jbpub.diagnostics import EditionError
from jbpub.edition.carried import drop_uncarried
from jbpub.edition.edition import Edition
from jbpub.edition.foreign import mark_foreign
from jbpub.edition.wording import wording
from jbpub.nodes import Document

Step: TypeAlias = Callable[[Document, Edition], Document]

MADE = ("zh-Hans",)  # the languages that a Chinese report can be published in so far


def adapt(document: Document, edition: str | Edition = "zh-Hans") -> Document:
    """The document as an edition shows it: language, wording, foreign runs and English terms settled.

    `edition` is an Edition or its text form ("zh-Hans+en").  Raises EditionError when it cannot be made.
    """
    wanted = edition if isinstance(edition, Edition) else Edition.parse(edition)
    _require_made(wanted)
    for step in STEPS:
        document = step(document, wanted)
    return document


def _require_made(edition: Edition) -> None:
    if edition.language not in MADE:
        possible = ", ".join(f"{language}, {language}+en" for language in MADE)
        raise EditionError(f"the edition {edition} cannot be made yet: possible are {possible}")


def _settle_language(document: Document, edition: Edition) -> Document:
    """Name the language and fill in the words that the edition adds."""
    return replace(document, language=edition.language, wording=wording(edition.language))


def _settle_english(document: Document, edition: Edition) -> Document:
    """Keep the English of the glossary's terms only where the edition wants it."""
    glossary = document.glossary
    if edition.english or glossary is None or not any(entry.english for entry in glossary.entries):
        return document
    entries = tuple(replace(entry, english="") for entry in glossary.entries)
    return replace(document, glossary=replace(glossary, entries=entries))


STEPS: tuple[Step, ...] = (drop_uncarried, mark_foreign, _settle_english, _settle_language)
