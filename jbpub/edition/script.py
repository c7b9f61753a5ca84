"""Simplified to Traditional characters and back, by OpenCC's dictionaries: the only module that knows OpenCC.

A block is converted as one string, because a phrase decides how its characters are written (干 in 干部, 干净, 若干);
the result is then shared out to its inlines.  Runs in another language, web addresses and keys stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeAlias

from jbpub.diagnostics import Diagnostic, EditionError, diagnostic
from jbpub.edition.carried import carried
from jbpub.edition.edition import Edition
from jbpub.edition.foreign import convert_in_english
from jbpub.edition.names import Names, doubtful_in, person, places, used
from jbpub.edition.quotes import to_corner, to_curved
from jbpub.edition.texts import change_inlines, change_words, strings
from jbpub.nodes import (
    Document,
    Foreign,
    Gloss,
    Inline,
    Inlines,
    Lead,
    NoteMark,
    PageMark,
    Text,
    plain_text,
)
from jbpub.patterns import pattern

Spell: TypeAlias = Callable[[str], str]

SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"
_HONG_KONG = "zh-Hant-HK"
_ADDRESS = r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.)[^\s，。；：、！？（）《》“”‘’「」『』]+"
_CERTAIN = 3  # characters from which on a name is hardly ever part of other words
_OF_HONG_KONG, _OF_TAIWAN = pattern("[着裏麪衞]"), pattern("[裡衛]")


def convert_script(document: Document, edition: Edition) -> Document:
    """The document in the edition's script; unchanged when it is in that already.

    What a speaker's name may be instead is told (E504), unless the edition's names settle it.
    """
    own, asked = document.language[:7], edition.language[:7]
    if own == asked or {own, asked} != {SIMPLIFIED, TRADITIONAL}:
        return document
    text = "\n".join(strings(document))
    config = _config(document.language, edition, text)
    to_traditional = asked == TRADITIONAL
    speaker, found = _speaker(document, edition.names, config) if to_traditional else ((), ())
    protected = used((*edition.names, *speaker, *places()), text, to_traditional=to_traditional)
    convert, quote = partial(_convert, config, protected), (to_corner if to_traditional else to_curved)
    respell = partial(_respelt, convert=convert, quote=quote)
    changed = change_words(document, respell, lambda label: quote(convert(label)))
    if edition.english:
        changed = convert_in_english(changed, edition.language, convert)
    return replace(changed, diagnostics=document.diagnostics + found)


def _config(own: str, edition: Edition, text: str) -> str:
    """The name of OpenCC's configuration: from or to a region's standard, with "p" also its own words.

    Where the report's language does not tell its region, it is the one whose forms the text has more of.
    """
    if own.startswith(SIMPLIFIED):
        config = "s2hk" if edition.language == _HONG_KONG else "s2tw"
    elif own != TRADITIONAL:
        config = "hk2s" if own == _HONG_KONG else "tw2s"
    else:
        config = "hk2s" if len(_OF_HONG_KONG.findall(text)) > len(_OF_TAIWAN.findall(text)) else "tw2s"
    return config + "p" * edition.idioms


def _speaker(document: Document, names: Names, config: str) -> tuple[Names, tuple[Diagnostic, ...]]:
    """The speaker's name in both scripts, and the finding that it might be written otherwise."""
    name = document.meta.speaker
    if not name or any(own in name for own, _ in names):
        return (), ()
    written, doubtful = person(name, partial(_convert, config, ())), doubtful_in(name)
    if not doubtful:
        return (), ()
    message = f"{'、'.join(doubtful)} in the name {name} may be another character in Traditional"
    found = diagnostic("E504", document.meta.speaker_span, message, f"written {written}")
    return ((name, written),), (found,)


# ---- text ----


def _respelt(inlines: Inlines, convert: Spell, quote: Spell) -> Inlines:
    """A block's inlines in the other script.

    A conversion that changes the number of characters cannot be shared out: then each text is converted by itself.
    """
    text = plain_text(inlines)
    quoted = quote(text)
    spelt = convert(quoted)
    if spelt == text:
        return inlines
    if len(spelt) == len(text):
        return _shared_out(inlines, StringIO(spelt))
    return change_inlines(_shared_out(inlines, StringIO(quoted)), lambda part: (Text(convert(part.text)),))


def _shared_out(inlines: Inlines, spelt: StringIO) -> Inlines:
    return tuple(_with_text(inline, spelt) for inline in inlines)


def _with_text(inline: Inline, spelt: StringIO) -> Inline:
    """An inline with as many characters as it has, taken from the block's new text."""
    match inline:
        case Text(text):
            return Text(spelt.read(len(text)))
        case NoteMark(text=text):
            return replace(inline, text=spelt.read(len(text)))
        case PageMark():
            return inline
        case Foreign() | Gloss():
            spelt.read(len(plain_text((inline,))))
            return inline
        case Lead(children, number):
            return replace(inline, number=spelt.read(len(number)), inlines=_shared_out(children, spelt))
        case _:
            return replace(inline, inlines=_shared_out(inline.inlines, spelt))


# ---- OpenCC ----


def _convert(config: str, names: Names, text: str) -> str:
    """A text converted, but for web addresses; `names` are those in its script, each with its form in the other.

    U+0000 and halves of surrogate pairs never reach OpenCC.
    """
    if text.isascii():
        return text
    text, convert, apart = carried(text), _converter(config, names), _apart(names)
    found = apart.findall(text)
    if not found:
        return convert(text)
    kept = [dict(names).get(part, part) for part in found]
    return "".join(part for pair in zip_longest(map(convert, apart.split(text)), kept, fillvalue="") for part in pair)


@lru_cache(maxsize=32)
def _apart(names: Names) -> re.Pattern[str]:
    """What is taken out of a text before OpenCC sees it: addresses, and names that can be nothing else."""
    certain = sorted((re.escape(name) for name, _ in names if len(name) >= _CERTAIN), key=len, reverse=True)
    return re.compile("|".join((_ADDRESS, *certain)))


@lru_cache(maxsize=32)
def _converter(config: str, names: Names) -> Spell:
    """OpenCC with short names that it is to write as told; kept, since making it takes 5 to 50 ms.

    Two characters may be a name or the end of one word and the beginning of the next (于正 in 在于正确): OpenCC knows
    the words, so these names go into its dictionaries.
    """
    from opencc import OpenCC  # here and below: what only a conversion, or only one with names, has to load

    entries = {name: written for name, written in names if len(name) < _CERTAIN}
    if not entries:
        plain: Spell = OpenCC(config).convert
        return plain
    from tempfile import TemporaryDirectory

    try:
        with TemporaryDirectory(prefix="jbpub-") as folder:  # OpenCC takes its configuration from files alone
            path = Path(folder) / f"{config}.json"
            path.write_text(_configuration(config, entries), encoding="utf-8")
            protecting: Spell = OpenCC(str(path)).convert
    except OSError as problem:
        reason = problem.strerror or problem
        raise EditionError(f"names cannot be kept: no temporary file ({reason}); set TMPDIR to a folder") from problem
    return protecting


def _configuration(config: str, names: dict[str, str]) -> str:
    """OpenCC's configuration with inline dictionaries of names, which come first in every step.

    The text is segmented by them, the first step of the conversion writes them as told, the later ones keep that.
    """
    import opencc

    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    found: dict[str, Any] = json.loads((folder / f"{config}.json").read_text(encoding="utf-8"))
    settings: dict[str, Any] = _with_paths(found, folder)
    first, *later = settings["conversion_chain"]
    first["dict"] = _led_by(names, first["dict"])
    for step in later:
        step["dict"] = _led_by({written: written for written in names.values()}, step["dict"])
    segmentation = settings["segmentation"]
    segmentation["dict"] = _led_by({name: name for name in names}, segmentation["dict"])
    return json.dumps(settings)


def _led_by(entries: dict[str, str], dictionary: Any) -> dict[str, Any]:
    """A dictionary in front of which some entries stand."""
    inline = {"type": "inline", "entries": entries}
    return {"type": "group", "match_policy": "short_circuit", "dicts": [inline, dictionary]}


def _with_paths(value: Any, folder: Path) -> Any:
    """A configuration whose dictionaries are found from anywhere."""
    if isinstance(value, dict):
        return {key: str(folder / item) if key == "file" else _with_paths(item, folder) for key, item in value.items()}
    return [_with_paths(item, folder) for item in value] if isinstance(value, list) else value
