"""What a font file calls its faces: names in every language, weight and slant, read without the outlines.

OpenType 1.9, chapters "Organization of an OpenType Font", "name", "OS/2" and "fvar".  A few kilobytes are read of each
file, so that a folder of hundreds of fonts takes a fraction of a second.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY, LICENCE = 1, 4, 6, 16, 13
_CALLED = (FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY)
_COLLECTION = b"ttcf"
_MOST_FACES, _MOST_BYTES = 64, 1 << 20  # more than any font file has; a spoiled one may claim anything
_REGULAR, _BOLD = 400, 700
_ENCODINGS = {  # platform and encoding → codec; all others of Windows and Unicode are UTF-16
    (1, 0): "mac_roman", (1, 1): "shift_jis", (1, 2): "big5hkscs", (1, 25): "gb18030",
    (3, 2): "shift_jis", (3, 3): "gb18030", (3, 4): "big5hkscs",
}  # fmt: skip


class Listed(NamedTuple):
    """A face in a file, the `number`th from 0, by all its names.

    `wght` is the weight to which a variable font is to be pinned, else 0.
    """

    path: str
    number: int
    wght: float
    weight: int
    italic: bool
    names: tuple[str, ...]


def read_names(path: str) -> list[Listed]:
    """The faces of a font file, each weight of a variable font as one; none when it is no OpenType file."""
    try:
        with Path(path).open("rb") as file:
            return [listed for index, start in enumerate(_starts(file)) for listed in _faces(file, start, path, index)]
    except (OSError, ValueError, struct.error):
        return []


def _starts(file: BinaryIO) -> tuple[int, ...]:
    """Where the faces of a file begin."""
    head = file.read(12)
    if head[:4] != _COLLECTION:
        return (0,)
    (count,) = struct.unpack(">I", head[8:12])
    count = min(count, _MOST_FACES)
    return struct.unpack(f">{count}I", file.read(4 * count))


def _faces(file: BinaryIO, start: int, path: str, index: int) -> Iterator[Listed]:
    tables = _tables(file, start)
    names = _read_name_table(_read(file, tables.get(b"name")))
    called = tuple(sorted({text for number, texts in names.items() if number in _CALLED for text in texts}))
    weight, italic = _looks(_read(file, tables.get(b"OS/2"), 64))
    weights = _named_weights(_read(file, tables.get(b"fvar")), names)
    if not weights:
        yield Listed(path, index, 0.0, weight, italic, called)
    families = tuple(sorted(names.get(FAMILY, set()) | names.get(TYPOGRAPHIC_FAMILY, set())))
    nearest = min(weights, key=lambda named: abs(named[0] - _REGULAR), default=(0.0, ""))
    for wght, style in weights:
        full = tuple(f"{family} {style}" for family in families)
        yield Listed(path, index, wght, round(wght), italic, (families if wght == nearest[0] else ()) + full)


def _looks(os2: bytes) -> tuple[int, bool]:
    """Weight, and whether it is italic; some bold faces call their weight regular and only their style bold."""
    if len(os2) < 64:
        return _REGULAR, False
    weight, selection = struct.unpack_from(">4xH56xH", os2)
    return max(weight, _BOLD) if selection & 0x20 else weight, bool(selection & 0x01)


def _tables(file: BinaryIO, start: int) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table of the face that begins there."""
    file.seek(start)
    (count,) = struct.unpack(">4xH6x", file.read(12))
    records = file.read(16 * count)
    return {tag: (offset, length) for tag, offset, length in struct.iter_unpack(">4s4xII", records)}


def _read(file: BinaryIO, place: tuple[int, int] | None, most: int = _MOST_BYTES) -> bytes:
    if place is None:
        return b""
    file.seek(place[0])
    return file.read(min(place[1], most))


def _read_name_table(table: bytes) -> dict[int, set[str]]:
    """The texts by name number, in all languages."""
    names: dict[int, set[str]] = {}
    if len(table) < 6:
        return names
    count, storage = struct.unpack_from(">2xHH", table)
    for record in range(count):
        platform, encoding, _, number, length, offset = struct.unpack_from(">6H", table, 6 + 12 * record)
        if number in _CALLED or number == LICENCE or number > 255:
            raw = table[storage + offset : storage + offset + length]
            names.setdefault(number, set()).add(_decoded(raw, platform, encoding))
    return names


def _decoded(raw: bytes, platform: int, encoding: int) -> str:
    codec = _ENCODINGS.get((platform, encoding), "latin-1" if platform == 1 else "utf-16-be")
    if platform == 3 and codec != "utf-16-be":
        raw = raw.replace(b"\0", b"")  # old Chinese fonts pad single bytes to pairs
    return raw.decode(codec, "replace").strip("\0 ")


def _named_weights(fvar: bytes, names: dict[int, set[str]]) -> list[tuple[float, str]]:
    """Weight and style name of a variable font's named instances; none when it has no axis of weight."""
    if len(fvar) < 16:
        return []
    axes_at, axes, size, instances, instance_size = struct.unpack_from(">4xHxxHHHH", fvar)
    tags = [fvar[axes_at + size * axis : axes_at + size * axis + 4] for axis in range(axes)]
    if b"wght" not in tags:
        return []
    found, at = [], axes_at + size * axes
    for instance in range(instances):
        (number,) = struct.unpack_from(">H", fvar, at + instance_size * instance)
        wght = struct.unpack_from(">i", fvar, at + instance_size * instance + 4 + 4 * tags.index(b"wght"))[0] / 65536
        found += [(wght, style) for style in sorted(names.get(number, ()))[:1]]
    return found
