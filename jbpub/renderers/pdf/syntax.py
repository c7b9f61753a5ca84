"""The written form of PDF values (ISO 32000-1, 7.3), as str whose characters are the bytes (Latin-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

LONGEST_STRING = 32767
"""The most bytes that a string may have in PDF/A-2 (ISO 19005-2, 6.1.13)."""

_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})
_IRREGULAR = re.compile(rb"[^!-~]|[#%()/<>\[\]{}]")


def name(text: str) -> str:
    """A name object; what is not a regular character is written as #xx (7.3.5)."""
    return "/" + _IRREGULAR.sub(lambda match: b"#%02X" % ord(match[0]), text.encode()).decode("ascii")


def byte_string(text: str) -> str:
    """A string object of the text's UTF-8 bytes, for names of destinations, identifiers and addresses."""
    return f"({text.encode().decode('latin-1').translate(_ESCAPES)})"


def text_string(text: str) -> str:
    """A text string (7.9.2.2): ASCII as it is, all else as UTF-16BE with its mark; one too long ends in an ellipsis."""
    if text.isascii() and len(text) <= LONGEST_STRING:
        return f"({text.translate(_ESCAPES)})"
    units = text.encode("utf-16-be", "replace")
    if len(units) > LONGEST_STRING - 2:
        units = units[: LONGEST_STRING - 5].decode("utf-16-be", "ignore").encode("utf-16-be") + "…".encode("utf-16-be")
    return f"(\xfe\xff{units.decode('latin-1').translate(_ESCAPES)})"


def hex_string(text: str) -> str:
    """A text string in hexadecimal digits, for content streams."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def number(value: float) -> str:
    """A number with at most three decimals, never with an exponent."""
    value = round(value, 3)
    return str(int(value)) if value == int(value) else f"{value:.3f}".rstrip("0")


def reference(number: int) -> str:
    """A reference to an indirect object."""
    return f"{number} 0 R"


def array(items: Iterable[str]) -> str:
    """An array of written values."""
    return f"[{' '.join(items)}]"


def dictionary(entries: Mapping[str, str]) -> str:
    """A dictionary of written values by plain key; entries whose value is empty are left out."""
    return f"<<{' '.join(f'/{key} {value}' for key, value in entries.items() if value)}>>"
