"""Reads a translation from XLIFF 2.x, XLIFF 1.2 or TMX, told by what is in the file."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from jbpub.diagnostics import TermError, TranslationError
from jbpub.edition.translation.passages import Passage, Translation
from jbpub.edition.translation.xliff import passages_of_xliff
from jbpub.terms.formats.tmx import read_segments
from jbpub.terms.formats.xml import local_name, parse_xml, source_of


def read_translation(path: str | PathLike[str]) -> Translation:
    """The translation in a file: XLIFF 2.x or 1.2, or a translation memory (TMX).

    Raises TranslationError, which names the file, when it cannot be read or holds no Chinese with English.
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise TranslationError(f"{path}: cannot be read ({reason}); give an XLIFF or TMX file") from problem
    return parse_translation(data, str(path))


def parse_translation(data: bytes, name: str) -> Translation:
    """The translation in some bytes; `name` is what messages call it.  Raises TranslationError."""
    try:
        root = parse_xml(data, name)
        kind = local_name(root)
        if kind == "xliff":
            passages = passages_of_xliff(root, data, name)
        elif kind == "tmx":
            passages = _of_memory(data, name)
        else:
            raise TranslationError(f"{name}: <{kind}> is no translation; give XLIFF or TMX")
    except TermError as problem:
        raise TranslationError(str(problem)) from problem
    if not any(passage.chinese for passage in passages):
        raise TranslationError(f"{name}: holds no Chinese text with a translation; give XLIFF or TMX from zh to en")
    return Translation(passages, source_of(root, data, name))


def _of_memory(data: bytes, name: str) -> tuple[Passage, ...]:
    segments = read_segments(data, name)
    return tuple(Passage(one.zh, (one.en,), span=one.span) for one in segments if one.zh)
