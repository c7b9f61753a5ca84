"""What comes in: a path, bytes or a stream; what it is, by its content; and the reader for it."""

from __future__ import annotations

import re
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import BinaryIO

from jbpub.diagnostics import SourceError
from jbpub.parser.decode import decode, source_of_text
from jbpub.parser.readers.pictures import collect, picture_targets
from jbpub.parser.readers.reading import Reading
from jbpub.source import Source

_REFUSED = (
    (b"%PDF-", "a PDF, which is not read: take its text first, for instance with pdftotext"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc), or locked by a password: save it as .docx without one",
    ),
    (b"{\\rtf", "rich text (RTF): save it as .docx"),
)
_PACKAGE = b"PK\x03\x04"
_HEAD = 2048  # bytes looked at to tell what something is
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_SUFFIXES = (".htm", ".html", ".xhtml", ".shtml")


def read_input(report: str | PathLike[str] | bytes | bytearray | memoryview | BinaryIO, name: str = "") -> Reading:
    """The report in a file, in bytes or in a binary stream (left open); `name` is what messages call it.

    Its content tells what it is: a Word file, a web page, Markdown or text.  Raises SourceError when it is missing,
    a directory, empty, or none of these.
    """
    if isinstance(report, str | PathLike):
        path = Path(report)
        return read_bytes(_file_bytes(path), name or fspath(report), path.parent)
    if isinstance(report, bytes | bytearray | memoryview):
        return read_bytes(bytes(report), name or "the bytes")
    label = name or str(getattr(report, "name", "the stream"))
    return read_bytes(_stream_bytes(report, label), label)


def read_text(text: str, name: str = "") -> Reading:
    """The report in a text that the caller already has: Markdown or plain text."""
    return _with_pictures(source_of_text(text, name), None)


def read_bytes(data: bytes, name: str, folder: Path | None = None) -> Reading:
    """The report in some bytes; `folder` is where its pictures lie, if anywhere.  Raises SourceError."""
    for signature, what in _REFUSED:
        if data.startswith(signature):
            raise SourceError(f"{name}: is {what}")
    if data.startswith(_PACKAGE):
        from jbpub.parser.readers.docx.document import read_docx  # brings lxml, which text does not need

        return read_docx(data, name)
    if _is_page(data, name):
        from jbpub.parser.readers.html.page import read_page  # as above

        return read_page(data, name, folder)
    return _with_pictures(decode(data, name), folder)


def _is_page(data: bytes, name: str) -> bool:
    """Whether some bytes are a web page: they say so, or they begin with a tag and the name says so."""
    head = data[:_HEAD].replace(b"\0", b"")  # UTF-16 has them
    if _PAGE.match(head):
        return True
    return PurePath(name).suffix.lower() in _PAGE_SUFFIXES and head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"


def _with_pictures(source: Source, folder: Path | None) -> Reading:
    targets = picture_targets(source.text)
    if not targets:
        return Reading(source)
    assets, findings = collect(targets, folder)
    return Reading(Source(source.text, source.name, source.encoding, assets), tuple(findings))


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


def _stream_bytes(stream: BinaryIO, name: str) -> bytes:
    try:
        data = stream.read()
    except (OSError, ValueError, AttributeError) as problem:
        raise SourceError(f"{name}: cannot be read ({problem}); give an open binary stream") from problem
    if not isinstance(data, bytes):
        raise SourceError(f"{name}: gives text, not bytes; open it in binary mode, or pass the text as text=")
    return data
