"""ICC profiles made by hand, so that no file and no licence is needed: a CMYK press with hardly any table in it."""

from __future__ import annotations

import struct
from itertools import product

D50 = (0x0000F6D6, 0x00010000, 0x0000D32D)
IDENTITY = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x10000)
RAMP = bytes(range(256))


def profile(
    kind: bytes = b"prtr", space: bytes = b"CMYK", name: str = "Test press", major: int = 2, *, tables: bool = True
) -> bytes:
    """A profile; without `tables` there is no way from colours to inks in it."""
    tags = {b"desc": _described(name, major), b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3I", *D50)}
    if tables:
        tags |= {b"A2B0": _table(4, 3, _ink_to_lab), b"B2A0": _table(3, 4, _lab_to_ink)}
    head, data = [struct.pack(">I", len(tags))], b""
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        head.append(struct.pack(">4sII", tag, start + len(data), len(content)))
        data += content + bytes(-len(content) % 4)
    whole = start + len(data)
    header = struct.pack(">I4xB3x4s4s4s12x4s", whole, major, kind, space, b"Lab ", b"acsp")
    return (header + bytes(28) + struct.pack(">3I", *D50)).ljust(128, b"\0") + b"".join(head) + data


def _described(name: str, major: int) -> bytes:
    if major >= 4:
        text = name.encode("utf-16-be")
        return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(text), 28) + text
    text = name.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)


def _table(channels: int, results: int, value: object) -> bytes:
    """A lut8Type with the corners of the cube only."""
    corners = product((0, 1), repeat=channels)
    cube = b"".join(value(*corner) for corner in corners)  # type: ignore[operator]
    head = b"mft1\0\0\0\0" + bytes((channels, results, 2, 0)) + struct.pack(">9I", *IDENTITY)
    return head + RAMP * channels + cube + RAMP * results


def _ink_to_lab(cyan: int, magenta: int, yellow: int, black: int) -> bytes:
    light = 0 if black else 255 - 60 * (cyan + magenta + yellow)
    return bytes((light, 128 + 60 * magenta - 60 * cyan, 128 + 60 * yellow))


def _lab_to_ink(light: int, red: int, yellow: int) -> bytes:
    return bytes((0, 255 * red * light, 255 * yellow * light, 0 if light else 255))
