"""The ICC profiles that come with the library, made here so that no licence and no file is needed (ICC.1:1998-09).

Grey printing: one channel, device class prtr.  Its tone curve is the gamma 2.2 of a sRGB screen, so that the black-only
pages of a report look alike on paper and on a screen.  sRGB: a display (mntr), for colours that are not printed.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_D50 = (0x0000F6D6, 0x00010000, 0x0000D32D)  # white of the connection space, s15Fixed16
_GAMMA = 0x0233  # 2.2 as u8Fixed8
_MADE = (2020, 1, 1, 0, 0, 0)  # fixed, so that the same input gives the same bytes
_HEADER, _TAG_ENTRY = 128, 12

# The primaries of sRGB as the connection space has them (IEC 61966-2-1, adapted to D50), s15Fixed16.
_PRIMARIES = {
    b"rXYZ": (0x6FA2, 0x38F5, 0x0390),
    b"gXYZ": (0x6299, 0xB785, 0x18DA),
    b"bXYZ": (0x24A0, 0x0F84, 0xB6CF),
}
_STEPS = 1024  # of the tone curve of sRGB

NAME = "Grey, gamma 2.2"
RGB_NAME = "sRGB IEC61966-2.1"


def gray_profile() -> bytes:
    """The profile of grey printing."""
    return _profile(b"prtr", b"GRAY", NAME, {b"kTRC": _curve([_GAMMA])})


def srgb_profile() -> bytes:
    """The profile of a sRGB display."""
    primaries = {tag: _xyz(*value) for tag, value in _PRIMARIES.items()}
    curve = _curve([round(0xFFFF * _linear(step / (_STEPS - 1))) for step in range(_STEPS)])
    return _profile(b"mntr", b"RGB ", RGB_NAME, primaries | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve))


def _linear(value: float) -> float:
    """A value of sRGB as light, both from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _curve(values: Sequence[int]) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(f">I{len(values)}H", len(values), *values)


def _xyz(*values: int) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3I", *values)


def _profile(kind: bytes, space: bytes, name: str, own: Mapping[bytes, bytes]) -> bytes:
    """A profile with the tags that every one has and its own; equal tags are written once."""
    tags = {
        b"desc": _description(name),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(*_D50),
        **own,
    }
    places: dict[bytes, int] = {}
    table, data = [struct.pack(">I", len(tags))], b""
    start = _HEADER + 4 + _TAG_ENTRY * len(tags)
    for signature, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table.append(struct.pack(">4sII", signature, places[content], len(content)))
    return _header(start + len(data), kind, space) + b"".join(table) + data


def _header(size: int, kind: bytes, space: bytes) -> bytes:
    head = struct.pack(">I4xI4s4s4s6H4s", size, 0x02100000, kind, space, b"XYZ ", *_MADE, b"acsp")
    return (head + bytes(28) + struct.pack(">3I", *_D50)).ljust(_HEADER, b"\0")


def _description(text: str) -> bytes:
    """A textDescriptionType: ASCII, no Unicode, no Macintosh part (ICC.1:1998-09, 6.5.16)."""
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(4 + 4 + 2 + 1 + 67)
