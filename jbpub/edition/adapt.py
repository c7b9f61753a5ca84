"""adapt: settles every language question of an edition, as a chain of pure functions on the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from jbpub.diagnostics import EditionError, diagnostic
from jbpub.edition.carried import drop_uncarried
from jbpub.edition.edition import Edition
from jbpub.edition.foreign import mark_foreign
from jbpub.edition.wording import wording
from jbpub.nodes import NOWHERE, Document

Step: TypeAlias = Callable[[Document, Edition], Document]

DEFAULT = "zh-Hans"


def adapt(document: Document, edition: str | Edition = DEFAULT) -> Document:
    """The document as an edition shows it: language, wording, foreign runs and English terms settled.

    `edition` is an Edition or its text form ("zh-Hans+en").  Raises EditionError when it cannot be made.
    """
    wanted = edition if isinstance(edition, Edition) else Edition.parse(edition)
    if not _speaks(document.language, wanted.language) and wanted.language != DEFAULT:
        raise EditionError(_impossible(document.language, wanted))
    for step in STEPS:
        document = step(document, wanted)
    return document


def _speaks(own: str, asked: str) -> bool:
    """Whether a report in the language `own` is one in the language `asked`: zh-Hant serves for zh-Hant-TW."""
    return asked == own or asked.startswith(f"{own}-")


def _impossible(own: str, edition: Edition) -> str:
    return f"the edition {edition} cannot be made yet: possible for this report are {own}, {own}+en"


def _settle_language(document: Document, edition: Edition) -> Document:
    """Name the language and fill in the words that the edition adds.

    A report in another script than the default edition's keeps its own, which E503 tells: there is no conversion yet.
    """
    own = document.language
    language, found = edition.language, document.diagnostics
    if not _speaks(own, language):
        message = f"the report is written in {own}, not {language}"
        language, found = own, (*found, diagnostic("E503", NOWHERE, message, f"published in {own}"))
    return replace(document, language=language, wording=wording(language), diagnostics=found)


def _settle_english(document: Document, edition: Edition) -> Document:
    """Keep the English of the glossary's terms only where the edition wants it."""
    glossary = document.glossary
    if edition.english or glossary is None or not any(entry.english for entry in glossary.entries):
        return document
    entries = tuple(replace(entry, english="") for entry in glossary.entries)
    return replace(document, glossary=replace(glossary, entries=entries))


STEPS: tuple[Step, ...] = (drop_uncarried, mark_foreign, _settle_english, _settle_language)
