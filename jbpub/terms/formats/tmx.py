"""Translation Memory eXchange (TMX 1.4): its Chinese and English segments, as pairs and as a term table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jbpub.diagnostics import TermError
from jbpub.source import Span
from jbpub.terms.formats.records import Record, merge, without_sentences
from jbpub.terms.formats.xml import (
    Element,
    children,
    descendants,
    is_traditional,
    language_of,
    parse_xml,
    source_of,
    span_of,
    text_of,
)
from jbpub.terms.table import TermTable

_CODES = ("bpt", "ept", "ph", "it", "ut")  # native markup inside a segment (TMX 1.4b, content markup)


class Segment(NamedTuple):
    """A Chinese segment and its English one, either empty when the unit lacks it; `note` is the unit's.

    `span` is the place of the unit in the file's text.
    """

    zh: str
    en: str
    note: str = ""
    span: Span = Span(0, 0)


def read_segments(data: bytes, name: str) -> tuple[Segment, ...]:
    """The segments of a TMX file in their order, one for each unit that has Chinese or English.

    Of several translations in one unit the first counts.  Raises TermError.
    """
    root = parse_xml(data, name)
    return tuple(_segments(root, data, name))


def _segments(root: Element, data: bytes, name: str) -> Iterator[Segment]:
    source = source_of(root, data, name)
    for unit in descendants(root, "tu"):
        texts: dict[str, str] = {}
        for variant in sorted(children(unit, "tuv"), key=is_traditional):
            segment = next(children(variant, "seg"), None)
            texts.setdefault(language_of(variant), text_of(segment, _CODES))
        if "zh" in texts or "en" in texts:
            note = "; ".join(text_of(note) for note in children(unit, "note"))
            yield Segment(texts.get("zh", ""), texts.get("en", ""), note, span_of(unit, source))


def read_tmx(root: Element, data: bytes, name: str) -> TermTable:
    """The terms in a TMX file: its segments but for sentences (T606).  Raises TermError when none is Chinese."""
    segments = list(_segments(root, data, name))
    if segments and not any(segment.zh for segment in segments):
        raise TermError(f'{name}: no Chinese segments in it; mark them with xml:lang="zh"')
    records = [Record(zh, en, note=note, span=span) for zh, en, note, span in segments]
    kept, findings = without_sentences(records)
    return merge(kept, source_of(root, data, name), findings)
