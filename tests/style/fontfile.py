"""Small font files for tests: real outlines, with names, rights and weights as wanted."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import uharfbuzz as hb

from jbpub.style.faces.packaged import FACES

TEXT = "〓中国江北区，。“”——123abc"


class Name(NamedTuple):
    """A record of a name table: platform 3 is Windows, 1 the old Macintosh."""

    number: int
    text: str
    platform: int = 3
    encoding: int = 1
    language: int = 0x804
    codec: str = "utf-16-be"


def tables(chars: str = TEXT, family: str = "Noto Serif SC") -> dict[str, bytes]:
    """The tables of a subset of a face."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, chars))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    face = hb.subset(hb.Face(hb.Blob.from_file_path(FACES[family]())), wanted)
    return {tag: bytes(face.reference_table(tag).data) for tag in face.table_tags}


def font_file(parts: Mapping[str, bytes]) -> bytes:
    """An OpenType file of these tables."""
    start = 12 + 16 * len(parts)
    directory, body = b"", b""
    for tag, data in sorted(parts.items()):
        directory += struct.pack(">4sIII", tag.encode(), 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return struct.pack(">4sHHHH", b"OTTO", len(parts), 0, 0, 0) + directory + body


def named(*names: Name, fs_type: int = 0, weight: int = 400, selection: int = 0x40) -> bytes:
    """A font file with these names, rights, weight and kind of style (OS/2 fsSelection)."""
    parts = tables()
    os2 = bytearray(parts["OS/2"])
    struct.pack_into(">HHH", os2, 4, weight, 5, fs_type)
    struct.pack_into(">H", os2, 62, selection)
    return font_file(parts | {"OS/2": bytes(os2), "name": name_table(names)})


def name_table(names: Iterable[Name]) -> bytes:
    """A name table, version 0."""
    records, storage = b"", b""
    listed = list(names)
    for name in listed:
        raw = name.text.encode(name.codec)
        place = (name.platform, name.encoding, name.language, name.number, len(raw), len(storage))
        records += struct.pack(">6H", *place)
        storage += raw
    return struct.pack(">HHH", 0, len(listed), 6 + len(records)) + records + storage


def fvar_table(*weights: tuple[int, int]) -> bytes:
    """A table of one axis of weight, 100 to 900, with instances: (weight, number of the name)."""
    axis = struct.pack(">4siiiHH", b"wght", 100 << 16, 400 << 16, 900 << 16, 0, 256)
    instances = b"".join(struct.pack(">HHi", number, 0, weight << 16) for weight, number in weights)
    return struct.pack(">HHHHHHHH", 1, 0, 16, 2, 1, 20, len(weights), 8) + axis + instances


def collection(*fonts: bytes) -> bytes:
    """A font collection of these files: their tables' offsets count from the collection's start."""
    start = 12 + 4 * len(fonts)
    starts = [start + sum(map(len, fonts[:index])) for index in range(len(fonts))]
    moved = [_moved(font, by) for font, by in zip(fonts, starts, strict=True)]
    return struct.pack(f">4sII{len(fonts)}I", b"ttcf", 0x00010000, len(fonts), *starts) + b"".join(moved)


def _moved(font: bytes, by: int) -> bytes:
    result = bytearray(font)
    for table in range(struct.unpack_from(">H", font, 4)[0]):
        place = 12 + 16 * table + 8
        struct.pack_into(">I", result, place, struct.unpack_from(">I", font, place)[0] + by)
    return bytes(result)
