"""The output intent's ICC profile: grey printing, made here so that no licence and no file is needed.

One channel, device class prtr, version 2.1 (ICC.1:1998-09).  The tone curve is the gamma 2.2 of a sRGB screen, so that
the black-only pages of a report look alike on paper and on a screen.
"""

from __future__ import annotations

import struct

_D50 = (0x0000F6D6, 0x00010000, 0x0000D32D)  # white of the connection space, s15Fixed16
_GAMMA = 0x0233  # 2.2 as u8Fixed8
_MADE = (2020, 1, 1, 0, 0, 0)  # fixed, so that the same input gives the same bytes
_HEADER, _TAG_ENTRY = 128, 12

NAME = "Grey, gamma 2.2"


def gray_profile() -> bytes:
    """The profile's bytes."""
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3I", *_D50),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IH", 1, _GAMMA),
    }
    table, data = [struct.pack(">I", len(tags))], b""
    start = _HEADER + 4 + _TAG_ENTRY * len(tags)
    for signature, content in tags.items():
        table.append(struct.pack(">4sII", signature, start + len(data), len(content)))
        data += content + bytes(-len(content) % 4)
    return _header(start + len(data)) + b"".join(table) + data


def _header(size: int) -> bytes:
    head = struct.pack(">I4xI4s4s4s6H4s", size, 0x02100000, b"prtr", b"GRAY", b"XYZ ", *_MADE, b"acsp")
    return (head + bytes(28) + struct.pack(">3I", *_D50)).ljust(_HEADER, b"\0")


def _description(text: str) -> bytes:
    """A textDescriptionType: ASCII, no Unicode, no Macintosh part (ICC.1:1998-09, 6.5.16)."""
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(4 + 4 + 2 + 1 + 67)
