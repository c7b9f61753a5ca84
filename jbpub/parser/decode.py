"""Bytes to Source: finds the encoding, refuses what is no text, normalises line ends."""

from __future__ import annotations

import codecs
import re
from os import PathLike, fspath
from pathlib import Path
from typing import BinaryIO

from jbpub.diagnostics import SourceError
from jbpub.source import Source

_MARKS = (  # UTF-32 is refused below: its NULs show it as no text
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF: take its text first, for instance with pdftotext"),
    (b"PK\x03\x04", "a ZIP package such as Word's: save it as plain text or Markdown first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as plain text or Markdown first"),
    (b"{\\rtf", "rich text: save it as plain text or Markdown first"),
)
# What a Chinese report is made of: ASCII, Latin, punctuation, symbols, Han, full-width forms.
_PLAIN = re.compile(r"[\t\n\f\r -~\u00a0-\u024f\u2000-\u27bf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_PLAIN_ENOUGH = 0.9
_SAMPLE = 20_000  # characters looked at to judge a decoding
_REMEDY = "save it as UTF-8"


def read_source(report: str | PathLike[str] | BinaryIO, name: str = "") -> Source:
    """The source in a file or a binary stream (left open); `name` is what messages call it, by default the path.

    Raises SourceError when it is missing, a directory, empty or not text.
    """
    if isinstance(report, str | PathLike):
        return decode(_file_bytes(Path(report)), name or fspath(report))
    label = name or str(getattr(report, "name", "the stream"))
    try:
        data = report.read()
    except (OSError, ValueError) as problem:
        raise SourceError(f"{label}: cannot be read ({problem}); give an open binary stream") from problem
    if not isinstance(data, bytes):
        raise SourceError(f"{label}: gives text, not bytes; open it in binary mode, or pass the text as text=")
    return decode(data, label)


def _file_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as problem:
        raise SourceError(f"{path}: no such file; check the path") from problem
    except IsADirectoryError as problem:
        raise SourceError(f"{path}: is a directory; name a report in it") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise SourceError(f"{path!s}: cannot be read ({reason}); check the path and its permissions") from problem


def source_of_text(text: str, name: str = "") -> Source:
    """The source of a text that the caller already has."""
    return Source(_with_plain_line_ends(text.removeprefix("\ufeff")), name or "text")


def decode(data: bytes, name: str = "report") -> Source:
    """The source in some bytes: UTF-8, UTF-16 (with or without byte order mark) or GB18030.

    Raises SourceError when there is nothing in them or they are not text.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise SourceError(f"{name}: is empty; give a report with text in it")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{name}: is {what}")
    for encoding in _candidates(data):
        text = _decoded(data, encoding)
        if text is not None:
            return Source(_with_plain_line_ends(text), name, encoding.removesuffix("-sig"))
    raise SourceError(f"{name}: is not text in UTF-8, UTF-16 or GB18030; {_REMEDY}")


def _candidates(data: bytes) -> tuple[str, ...]:
    """The encodings to try, in order: a byte order mark settles it, otherwise the strictest first."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    # Without NULs there is no ASCII character in it, not even a line end: then it is not UTF-16.
    wide = ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 and b"\0" in data else ()
    return ("utf-8", *wide, "gb18030")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    return text if encoding.startswith("utf-8") or _is_plain(text[:_SAMPLE]) else None


def _is_plain(text: str) -> bool:
    """Whether a text is made of what reports are made of: a wrong encoding gives rare characters instead."""
    return sum(map(len, _PLAIN.findall(text))) >= _PLAIN_ENOUGH * len(text)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
