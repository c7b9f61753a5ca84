"""A report with its translation, as an edition asks for it: English beside the Chinese or alone; what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jbpub.diagnostics import Diagnostic, EditionError, diagnostic
from jbpub.edition.edition import ENGLISH, OWN, Edition
from jbpub.edition.translation.alignment import Alignment, Rendition, align
from jbpub.edition.translation.alone import in_english
from jbpub.edition.translation.beside import English, set_beside
from jbpub.edition.translation.passages import STATES, Passage, State, Translation, words_in
from jbpub.edition.translation.units import Unit, units
from jbpub.edition.wording import wording
from jbpub.nodes import NOWHERE, Document
from jbpub.terms.bilingual import has_han
from jbpub.terms.quantities.comparison import disagreements

_SHOWN = 30  # characters of a text in a message


def translated(document: Document, edition: Edition, translation: Translation) -> Document:
    """The annotated document with its translation where the edition wants it; unchanged where it wants no English.

    What is missing (T607), outdated (T608), of no use (T609) or wrong in its figures (Q701, Q702) is told.  Raises
    EditionError when the edition is English alone and the translation is not whole.
    """
    alone = edition.language == ENGLISH
    if not alone and not edition.english:
        return document
    checked = check(document, translation)
    if alone and checked.missing:
        raise EditionError(_not_whole(edition, checked))
    language = document.language if edition.language == OWN else edition.language
    english = English(checked.alignment.renditions, wording(language), language, document.language, beside=not alone)
    made = (in_english if alone else set_beside)(document, english)
    return replace(made, diagnostics=document.diagnostics + checked.findings)


def _not_whole(edition: Edition, checked: Check) -> str:
    first = checked.missing[0]
    others = f" and {len(checked.missing) - 1} more" if len(checked.missing) > 1 else ""
    return (
        f"the edition {edition} cannot be made: no translation of {first.id} “{_short(first.text)}”{others}; "
        "translate them, or ask for zh+en"
    )


@dataclass(frozen=True, slots=True)
class Check:
    """How a translation fits a report: its units, the alignment, and what was found."""

    units: tuple[Unit, ...]
    alignment: Alignment
    missing: tuple[Unit, ...]
    findings: tuple[Diagnostic, ...]

    def counts(self) -> Mapping[str, int]:
        """How many units there are, how many are translated, in which state, outdated, missing; and the strays."""
        found = self.alignment.renditions.values()
        states = [rendition.state for rendition in found if rendition.is_whole and not rendition.outdated]
        named = {str(state): states.count(state) for state in STATES if state is not State.INITIAL}
        outdated = sum(rendition.outdated for rendition in found)
        return {
            "units": len(self.units), **named, "outdated": outdated, "missing": len(self.missing),
            "strays": len(self.alignment.strays),
        }  # fmt: skip


def check(document: Document, translation: Translation) -> Check:
    """Align a translation with an annotated report and find what is doubtful.

    A unit is missing when it, or a part of it, has Chinese and neither a rendition nor English from a term table.
    """
    found = units(document)
    alignment = align(found, translation)
    missing = tuple(unit for unit in found if _is_missing(unit, alignment.renditions.get(unit.id)))
    findings = (
        *(diagnostic("T607", unit.span, _lacking(unit, alignment.renditions)) for unit in missing),
        *_doubts(found, alignment.renditions),
        *_strays(alignment.strays, translation),
    )
    return Check(found, alignment, missing, findings)


def _is_missing(unit: Unit, rendition: Rendition | None) -> bool:
    if rendition is None:
        return not unit.english and has_han(unit.text)
    return not rendition.is_whole


def _lacking(unit: Unit, renditions: Mapping[str, Rendition]) -> str:
    what = "a part of " if unit.id in renditions else ""
    return f"no translation of {what}{unit.id} “{_short(unit.text)}”"


def _doubts(found: Sequence[Unit], renditions: Mapping[str, Rendition]) -> Iterator[Diagnostic]:
    """What is outdated, and figures that differ; those of an outdated rendition tell nothing new."""
    for unit in found:
        rendition = renditions.get(unit.id)
        if rendition is None:
            continue
        if rendition.outdated:
            yield diagnostic("T608", unit.span, f"{unit.id} “{_short(unit.text)}” was translated from an earlier text")
        if rendition.is_whole:
            yield from disagreements(unit.text, _english_of(rendition), unit.span)


def _english_of(rendition: Rendition) -> str:
    return " ".join(words_in(part) for part in rendition.parts if part)


def _strays(strays: Sequence[Passage], translation: Translation) -> Iterator[Diagnostic]:
    for passage in strays:
        line = translation.source.position(passage.span.start).line
        message = f"{translation.source.name}:{line}: “{_short(passage.chinese)}” is nowhere in the report"
        yield diagnostic("T609", NOWHERE, message, "passed over")


def _short(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
