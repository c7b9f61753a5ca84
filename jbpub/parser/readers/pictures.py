"""The pictures of a report: their bytes from beside it or from within it; never from the network."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.patterns import pattern
from jbpub.source import Span

SUFFIXES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}  # the signatures of PNG and JPEG
_PICTURE = pattern(r"(?<!\\)!\[[^\[\]\n]*\]\((?P<target>[^\s()]+)\)")
_DATA_URI = pattern(r"data:[^,;]*(?:;[^,;]*)*?(?P<base64>;base64)?,", re.IGNORECASE)
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_SHOWN = 60  # characters of a target that a message shows


def picture_targets(text: str) -> list[tuple[str, Span]]:
    """The targets of a text's pictures with their places."""
    if "![" not in text:
        return []
    return [(found["target"], Span(*found.span("target"))) for found in _PICTURE.finditer(text)]


def suffix_of(data: bytes) -> str:
    """The suffix .png or .jpg by the bytes' signature, or nothing for any other format."""
    return next((suffix for signature, suffix in SUFFIXES.items() if data.startswith(signature)), "")


def data_of_uri(target: str) -> bytes | None:
    """The bytes that a data: URI holds (RFC 2397), or None when it is no such URI or is broken."""
    found = _DATA_URI.match(target)
    if found is None:
        return None
    data = unquote_to_bytes(target[found.end() :])
    try:
        return b64decode(data) if found["base64"] else data
    except (Error, ValueError):
        return None


def collect(targets: Iterable[tuple[str, Span]], folder: Path | None) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The bytes of pictures by target, and those that cannot be had (I605).

    A target is a data: URI or a path under `folder`; None says that the report came without one.
    """
    assets: dict[str, bytes] = {}
    findings = []
    for target, span in targets:
        data = _bytes_of(target, folder)
        if isinstance(data, bytes):
            assets[target] = data
        else:
            findings.append(diagnostic("I605", span, f"the picture {shown(target)} {data}"))
    return assets, findings


def shown(target: str) -> str:
    """A target as messages show it: a data: URI can be very long."""
    return target if len(target) <= _SHOWN else target[:_SHOWN] + "…"


def _bytes_of(target: str, folder: Path | None) -> bytes | str:
    """A picture's bytes, or why it cannot be had."""
    if target[:5].lower() == "data:":
        data = data_of_uri(target)
        return _checked(data) if data is not None else "is broken"
    if _SCHEME.match(target):
        return "lies on the network, where jbpub does not go"
    if folder is None:
        return "lies beside the report, which came without its folder"
    return _file_bytes(folder, unquote(target.split("?")[0].split("#")[0]))


def _file_bytes(folder: Path, target: str) -> bytes | str:
    """The bytes of a file under a folder; a path or a link that leads out of the folder is not followed."""
    try:
        path = (folder / target).resolve()
        if not path.is_relative_to(folder.resolve()):
            return "lies outside the report's folder"
        return _checked(path.read_bytes()) if path.is_file() else "is missing"
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead round in a circle
        return "cannot be read"


def _checked(data: bytes) -> bytes | str:
    return data if suffix_of(data) else "is no PNG or JPEG"
