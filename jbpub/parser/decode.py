"""Bytes to Source: finds the encoding, refuses what is no text, normalises line ends."""

from __future__ import annotations

import codecs

from jbpub.diagnostics import SourceError
from jbpub.patterns import pattern
from jbpub.source import Source

_MARKS = (  # UTF-32 is refused below: its NULs show it as no text
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What a Chinese report is made of: ASCII, Latin, punctuation, symbols, Han, full-width forms.
_PLAIN = pattern(r"[\t\n\f\r -~\u00a0-\u024f\u2000-\u27bf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_PLAIN_ENOUGH = 0.9
_SAMPLE = 20_000  # characters looked at to judge a decoding
# Hong Kong's extension holds Big5 but for a few signs; Windows' own has those.
_BIG5 = ("big5hkscs", "cp950")
_DECLARED = dict.fromkeys(("big5", "big5-hkscs", "big5-eten", "cp950", "x-x-big5"), _BIG5)
_LOST = "\ufffd"
_SPOILED = 0.005  # share of characters that may be lost in what is still a text
_REMEDY = "save it as UTF-8"


def source_of_text(text: str, name: str = "") -> Source:
    """The source of a text that the caller already has."""
    return Source(_with_plain_line_ends(text.removeprefix("\ufeff")), name or "text")


def decode(data: bytes, name: str = "report", declared: str = "") -> Source:
    """The source in some bytes: UTF-8, UTF-16 (with or without byte order mark) or GB18030.

    A few bytes that do not fit become U+FFFD, which the parser reports.

    `declared` is the encoding that the bytes themselves name, tried before GB18030.
    Raises SourceError when there is nothing in them or they are not text.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise SourceError(f"{name}: is empty; give a report with text in it")
    for encoding in _candidates(data, declared):
        text = _decoded(data, encoding)
        if text is not None:
            return Source(_with_plain_line_ends(text), name, encoding.removesuffix("-sig"))
    encoding, text = _nearly_decoded(data, declared)
    if not text:
        raise SourceError(f"{name}: is not text in UTF-8, UTF-16 or GB18030; {_REMEDY}")
    return Source(_with_plain_line_ends(text), name, encoding)


def _candidates(data: bytes, declared: str) -> tuple[str, ...]:
    """The encodings to try, in order: a byte order mark settles it, otherwise the strictest first."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    # Without NULs there is no ASCII character in it, not even a line end: then it is not UTF-16.
    wide = ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 and b"\0" in data else ()
    return ("utf-8", *wide, *_known(declared), "gb18030")


def _known(declared: str) -> tuple[str, ...]:
    """What to try for a declared encoding; those of the mainland and UTF are tried anyhow."""
    return _DECLARED.get(declared.lower().replace("_", "-"), ())


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    return text if encoding.startswith("utf-8") or _is_plain(text[:_SAMPLE]) else None


def _nearly_decoded(data: bytes, declared: str) -> tuple[str, str]:
    """The encoding and the text of bytes of which a few are spoiled, each of those U+FFFD; no text when many are."""
    texts = ((encoding, data.decode(encoding, "replace")) for encoding in ("utf-8", *_known(declared), "gb18030"))
    encoding, text = min(texts, key=lambda found: found[1].count(_LOST))
    few = text.count(_LOST) <= _SPOILED * len(text)
    return (encoding, text) if few and "\0" not in text and _is_plain(text[:_SAMPLE]) else ("", "")


def _is_plain(text: str) -> bool:
    """Whether a text is made of what reports are made of: a wrong encoding gives rare characters instead."""
    return sum(map(len, _PLAIN.findall(text))) >= _PLAIN_ENOUGH * len(text)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
