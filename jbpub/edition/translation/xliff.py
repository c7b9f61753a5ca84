"""XLIFF 2.1 out, XLIFF 2.x and 1.2 in: a report's units, their states, their terms.

A unit's id is its node's.  What was translated from an earlier text of a unit goes out with the state "initial" and
the sub-state "jbpub:outdated", which a tool drops as soon as the state changes (XLIFF 2.1, section 4.3.1.36).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jbpub.diagnostics import TranslationError
from jbpub.edition.translation.alignment import Rendition, align
from jbpub.edition.translation.codes import as_xml, codes_of, english_markup, source_markup
from jbpub.edition.translation.passages import STATES, Code, English, Passage, State, Translation
from jbpub.edition.translation.units import Unit, known_english, units
from jbpub.nodes import Document, Inlines, TermMention, plain_text
from jbpub.source import Source
from jbpub.terms.formats.records import clean
from jbpub.terms.formats.xml import (
    Element,
    children,
    descendants,
    local_name,
    primary,
    source_of,
    span_of,
    text_of,
)

_OUTDATED = "jbpub:outdated"
_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_TAIL = "  </file>\n</xliff>\n"

# ---- writing ----


def to_xliff(document: Document, translation: Translation | None = None) -> bytes:
    """What there is to translate in an annotated report, as XLIFF 2.1 into English.

    Titles, terms and definitions have the English of the term table; what the translation says is kept with its
    state.  Terms are marked and, where their English is known, stand in the unit's glossary.
    """
    found = units(document)
    renditions = align(found, translation).renditions if translation else {}
    entries = {entry.key: f"{entry.id}.term" for entry in document.glossary.entries} if document.glossary else {}
    english = known_english(document)
    written = (_unit(unit, renditions.get(unit.id), entries, english) for unit in found)
    name = as_xml(document.source.name.replace("\\", "/").rpartition("/")[2])
    language = as_xml(document.language)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff version="2.1" srcLang="{language}" trgLang="en" xmlns="{_CORE}" xmlns:gls="{_GLOSSARY}">\n'
        f'  <file id="report" original="{name}">\n'
    )
    return (head + "".join(written) + _TAIL).encode()


def _unit(unit: Unit, rendition: Rendition | None, entries: Mapping[str, str], english: Mapping[str, str]) -> str:
    source = source_markup(unit.inlines, entries)
    return (
        f'    <unit id="{as_xml(unit.id)}">\n{_glossary(unit.inlines, english)}'
        f"      <segment{_state(unit, rendition)}>\n        <source>{source}</source>\n{_target(unit, rendition)}"
        "      </segment>\n    </unit>\n"
    )


def _state(unit: Unit, rendition: Rendition | None) -> str:
    if rendition is None:
        return f' state="{State.TRANSLATED if unit.english else State.INITIAL}"'
    if rendition.outdated:
        return f' state="{State.INITIAL}" subState="{_OUTDATED}"'
    return f' state="{rendition.state if rendition.is_whole else State.INITIAL}"'


def _target(unit: Unit, rendition: Rendition | None) -> str:
    codes = codes_of(unit.inlines)
    parts = [english_markup(part, codes) for part in rendition.parts if part] if rendition else [as_xml(unit.english)]
    target = " ".join(parts)
    return f"        <target>{target}</target>\n" if target else ""


def _glossary(inlines: Inlines, english: Mapping[str, str]) -> str:
    """The Glossary module's entries of the terms in a unit whose English is known, each once."""
    known = {
        inline.key: (number, plain_text(inline.inlines), inline.english or english.get(inline.key, ""))
        for number, inline in reversed(codes_of(inlines).items())
        if isinstance(inline, TermMention)
    }
    entries = "".join(
        f'        <gls:glossEntry ref="#{number}"><gls:term>{as_xml(term)}</gls:term>'
        f"<gls:translation>{as_xml(said)}</gls:translation></gls:glossEntry>\n"
        for number, term, said in sorted(known.values(), key=lambda entry: int(entry[0]))
        if said
    )
    return f"      <gls:glossary>\n{entries}      </gls:glossary>\n" if entries else ""


# ---- reading ----


def passages_of_xliff(root: Element, data: bytes, name: str) -> tuple[Passage, ...]:
    """The passages of an XLIFF file of version 2.x or 1.2, one for each unit.

    Raises TranslationError when it does not translate from Chinese to English.
    """
    source = source_of(root, data, name)
    modern = root.get("srcLang") is not None
    read, kind = (_read_unit, "unit") if modern else (_read_trans_unit, "trans-unit")
    files = list(descendants(root, "file"))
    for file in files:
        _check_languages(root, file, name)
    return tuple(read(unit, source) for file in files for unit in descendants(file, kind))


def _check_languages(root: Element, file: Element, name: str) -> None:
    source = root.get("srcLang") or file.get("source-language") or ""
    target = root.get("trgLang") or file.get("target-language") or "en"
    if (primary(source), primary(target)) != ("zh", "en"):
        raise TranslationError(f"{name}: translates from {source or '?'} to {target}; wanted is zh to en")


def _read_unit(unit: Element, source: Source) -> Passage:
    """The passage of a unit of XLIFF 2.x, its segments joined: their targets in their own order (4.3.1.26)."""
    segments = list(children(unit, "segment", "ignorable"))
    chinese = "".join(text_of(next(children(segment, "source"), None)) for segment in segments)
    targets = [(_order(segment, at), _english(segment)) for at, segment in enumerate(segments, 1)]
    english = _joined(part for _, part in sorted(targets, key=lambda target: target[0]) if part)
    real = [segment for segment in segments if local_name(segment) == "segment"]
    state = min((_state_of(segment) for segment in real), key=STATES.index, default=State.INITIAL)
    outdated = any(segment.get("subState") == _OUTDATED for segment in real)
    return Passage(chinese, english, unit.get("id", ""), state, outdated, span_of(unit, source))


def _order(segment: Element, at: int) -> int:
    target = next(children(segment, "target"), None)
    order = "" if target is None else target.get("order", "")
    return int(order) if order.isdecimal() else at


def _state_of(segment: Element) -> State:
    """A segment's state; one with a target that says nothing of its state is translated."""
    said = segment.get("state", "")
    done = next(children(segment, "target"), None) is not None
    known = State(said) if said in STATES else State.INITIAL
    return State.TRANSLATED if known is State.INITIAL and done else known


def _english(segment: Element) -> English:
    target = next(children(segment, "target"), None)
    return () if target is None else trimmed(_pieces(target))


def _pieces(element: Element) -> Iterator[str | Code]:
    """The text and the codes within an element of XLIFF 2.x; a code that stands for a mark has no text."""
    yield clean_inside(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            kind, id_ = local_name(child), child.get("id", "")
            if kind in {"pc", "mrk", "ph"}:
                yield Code(id_, () if kind == "ph" else tuple(filter(None, _pieces(child))))
        yield clean_inside(child.tail or "")


def clean_inside(text: str) -> str:
    """A text with every run of white space made one space, those at its ends kept."""
    if not text.strip():
        return " " if text else ""
    return " " * text[0].isspace() + clean(text) + " " * text[-1].isspace()


def trimmed(pieces: Iterator[str | Code]) -> English:
    """Pieces of an English text without the empty ones, nor white space at the ends."""
    kept = [piece for piece in pieces if piece]
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return tuple(filter(None, kept))


def _joined(parts: Iterator[English]) -> English:
    """The English of segments one after the other, a space between them."""
    joined: list[str | Code] = []
    for part in parts:
        joined += [" ", *part] if joined else part
    return tuple(joined)


_FINISHED = {"final": State.FINAL, "signed-off": State.FINAL, "reviewed": State.REVIEWED}
_UNTRANSLATED = {"new", "needs-translation"}  # what stands there then is often the source
_NATIVE_CODES = ("bpt", "ept", "ph", "it", "x")  # native markup inside a segment of XLIFF 1.2


def _read_trans_unit(unit: Element, source: Source) -> Passage:
    """The passage of a unit of XLIFF 1.2; tools keep a foreign id in `resname`."""
    target = next(children(unit, "target"), None)
    said = "" if target is None else target.get("state", "")
    english = "" if said in _UNTRANSLATED else text_of(target, _NATIVE_CODES)
    state = State.FINAL if unit.get("approved") == "yes" else _FINISHED.get(said, State.TRANSLATED)
    chinese = text_of(next(children(unit, "source"), None), _NATIVE_CODES)
    id_ = unit.get("resname") or unit.get("id") or ""
    place = span_of(unit, source)
    return Passage(chinese, (english,), id_, state, span=place) if english else Passage(chinese, (), id_, span=place)
