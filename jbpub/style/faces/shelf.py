"""The font files of some folders by the names of their faces.

What was read of a file is kept in the user's cache folder, by the file's path, size and time, so that the next run only
looks whether files have changed.  The cache can be deleted or unwritable; what it holds is never believed of a changed
file.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from jbpub.style.faces.folders import cache_folder
from jbpub.style.faces.names import Listed, read_names

Shelf: TypeAlias = Mapping[str, tuple[Listed, ...]]
_Known: TypeAlias = dict[str, list[Any]]  # path → size, time in nanoseconds, faces

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_VERSION = 1  # of the cache's form
_REGULAR = 400
_DEEPEST = 8  # folders within folders


def key_of(name: str) -> str:
    """A face's name without what spellings differ in: case, width, spaces, hyphens and underlines."""
    return "".join(char for char in unicodedata.normalize("NFKC", name).casefold() if char not in " -_")


@cache
def read_shelf(folders: tuple[Path, ...]) -> Shelf:
    """The faces in these folders by key of name; of one name the upright and regular first, then by folder."""
    files = {path: stat for folder in folders for path, stat in _font_files(folder, _DEEPEST)}
    before = _load_cache()
    known = {path: before[path] if _is_same(before, path, stat) else _look(path, stat) for path, stat in files.items()}
    if any(known[path] is not before.get(path) for path in known):
        _save_cache(before | known)
    return _by_name(Listed._make((*face[:5], tuple(face[5]))) for entry in known.values() for face in entry[2])


def _by_name(faces: Iterable[Listed]) -> Shelf:
    shelf: dict[str, list[Listed]] = {}
    for face in faces:
        for key in {key_of(name) for name in face.names}:
            shelf.setdefault(key, []).append(face)
    return {key: tuple(sorted(found, key=_plainness)) for key, found in shelf.items()}


def _plainness(face: Listed) -> tuple[bool, int]:
    return face.italic, abs(face.weight - _REGULAR)


def _font_files(folder: Path, depth: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Path, size and time of the font files in a folder and those within it, in the order of their names."""
    with suppress(OSError):  # a folder that is gone, or may not be looked into, has no fonts
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            with suppress(OSError):
                if entry.name.lower().endswith(_SUFFIXES):
                    stat = entry.stat()
                    yield entry.path, (stat.st_size, stat.st_mtime_ns)
                elif depth and entry.is_dir():
                    yield from _font_files(Path(entry.path), depth - 1)


# ---- the cache ----


def _look(path: str, stat: tuple[int, int]) -> list[Any]:
    return [*stat, [list(face) for face in read_names(path)]]


def _is_same(known: _Known, path: str, stat: tuple[int, int]) -> bool:
    return path in known and tuple(known[path][:2]) == stat


def _cache_file() -> Path | None:
    folder = cache_folder()
    return folder / f"faces-{_VERSION}.json" if folder else None


def _load_cache() -> _Known:
    path = _cache_file()
    try:
        known = json.loads(path.read_bytes()) if path else {}
    except (OSError, ValueError):
        return {}
    sound = isinstance(known, dict) and all(_is_sound(entry) for entry in known.values())
    return known if sound else {}


def _is_sound(entry: Any) -> bool:
    """Whether a cache's entry has the form of _Known's: a file that someone else wrote there is not believed."""
    match entry:
        case [int(), int(), list(faces)]:
            return all(_is_face(face) for face in faces)
    return False


def _is_face(face: Any) -> bool:
    match face:
        case [str(), int(), int() | float(), int(), bool(), list(names)]:
            return all(isinstance(name, str) for name in names)
    return False


def _save_cache(known: _Known) -> None:
    """Write the cache whole or not at all; that it cannot be written is no one's concern."""
    path = _cache_file()
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        neighbour = path.with_name(f"{path.name}.{os.urandom(6).hex()}")
        try:
            neighbour.write_text(json.dumps(known, ensure_ascii=True), encoding="ascii")
            neighbour.replace(path)
        finally:
            neighbour.unlink(missing_ok=True)
