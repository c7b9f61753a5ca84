"""adapt: settles every language question of an edition, as a chain of pure functions on the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from jbpub.diagnostics import EditionError, diagnostic
from jbpub.edition.carried import drop_uncarried
from jbpub.edition.edition import OWN, Edition
from jbpub.edition.foreign import mark_foreign
from jbpub.edition.gloss import drop_english, gloss_terms
from jbpub.edition.order import order_glossary
from jbpub.edition.script import SIMPLIFIED, TRADITIONAL, convert_script
from jbpub.edition.wording import wording
from jbpub.nodes import NOWHERE, Document

if TYPE_CHECKING:
    from jbpub.edition.translation.passages import Translation

Step: TypeAlias = Callable[[Document, Edition], Document]


def adapt(document: Document, edition: str | Edition = OWN, translation: Translation | None = None) -> Document:
    """The document as an edition shows it: script, language, wording, foreign runs and English settled.

    `edition` is an Edition or its text form ("zh-Hant-TW+en"); "zh" is Chinese in the report's own script.
    A `translation` goes beside the Chinese ("zh+en") or, if it is whole, in its place ("en").
    Raises EditionError when the edition cannot be made.
    """
    wanted = edition if isinstance(edition, Edition) else Edition.parse(edition)
    if translation:
        from jbpub.edition.translation.adaptation import translated  # brings the reading of figures

        document = translated(document, wanted, translation)
    for step in STEPS:
        document = step(document, wanted)
    return document


def _offer_conversion(document: Document, edition: Edition) -> Document:
    """Tell of a Traditional report that it could have a Simplified edition too, when no script is asked for."""
    if edition.language != OWN or not document.language.startswith(TRADITIONAL):
        return document
    message = f"the report is written in {document.language}"
    offer = diagnostic("E503", NOWHERE, message, "published in that script")
    return replace(document, diagnostics=(*document.diagnostics, offer))


def _refuse_untranslated(document: Document, edition: Edition) -> Document:
    """Raise EditionError for a language that the report is not in and cannot be converted to."""
    own, asked = document.language, edition.language
    if asked != OWN and asked != own and not {own[:7], asked[:7]} <= {SIMPLIFIED, TRADITIONAL}:
        raise EditionError(f"the edition {edition} cannot be made: there is no translation of this report from {own}")
    return document


def _append_figures(document: Document, edition: Edition) -> Document:
    """Tell the key figures behind the text, if they are wanted."""
    if not edition.figures:
        return document
    from jbpub.edition.appendix.figures import append_figures  # brings the reading of figures

    return append_figures(document, edition)


def _settle_language(document: Document, edition: Edition) -> Document:
    """Name the language and fill in the words that the edition adds; the nearer of two names for one script stays."""
    own, asked = document.language, edition.language
    language = own if own.startswith(f"{asked}-") else asked
    return replace(document, language=language, wording=wording(language))


STEPS: tuple[Step, ...] = (
    _refuse_untranslated,
    _offer_conversion,
    drop_uncarried,
    drop_english,
    order_glossary,
    _append_figures,
    mark_foreign,
    convert_script,
    gloss_terms,
    _settle_language,
)
