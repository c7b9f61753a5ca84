"""Typefaces for the roles of a style sheet: which one is taken, where it comes from, why others were passed over.

Faces are looked for by family in the folders that the sheet names, then among those that pip brings, then, only when
the sheet asks for it, among those that are installed in the system: so that the same report, sheet and version give the
same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from jbpub.diagnostics import FontError
from jbpub.style.faces.face import TWO_EM_DASH, Face, load_face
from jbpub.style.faces.packaged import FACES, extra_folders
from jbpub.style.faces.tables import Metrics
from jbpub.style.keys import FacesStyle, FontRole

__all__ = ["FACES", "TWO_EM_DASH", "Choice", "Face", "Metrics", "Origin", "choose_face", "find_face", "load_face"]

BY_PIP = FacesStyle(installed=False, folders=(), rare=())
"""No faces but those that pip brings."""


class Origin(StrEnum):
    """Where a face was found."""

    FOLDER = "in a named folder"
    PIP = "comes with pip"
    INSTALLED = "installed"


@dataclass(frozen=True, slots=True)
class Found:
    """A face as found, or why the one that was found cannot be taken."""

    origin: Origin
    face: Face | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The face that a role gets.

    `meant`: it is of the families that the role means; else it stands in for them, thickened by `embolden_em`.
    `refused` says of those that would have come before, but cannot be used, why.
    """

    face: Face
    origin: Origin
    meant: bool
    embolden_em: float
    refused: tuple[str, ...]


@cache
def choose_face(role: FontRole, places: FacesStyle = BY_PIP) -> Choice:
    """The first face of a role that is there and may be embedded.

    Raises FontError when there is none.
    """
    refused: list[str] = []
    for families, meant in ((role.pdf, True), (role.stand_in, False)):
        for found in find_faces(families, places):
            if found.face:
                return Choice(found.face, found.origin, meant, 0.0 if meant else role.embolden_em, tuple(refused))
            refused.append(found.refusal)
    wanted, known = " or ".join(role.pdf + role.stand_in) or "named", ", ".join(FACES)
    why = f" ({'; '.join(refused)})" if refused else ""
    raise FontError(f"no typeface {wanted}{why}: name one of {known} in the style sheet's fonts")


def find_face(families: tuple[str, ...], places: FacesStyle = BY_PIP) -> Face:
    """The first of these families that is there and may be embedded.  Raises FontError when there is none."""
    return choose_face(FontRole(families, "", ()), places).face


def find_faces(families: Iterable[str], places: FacesStyle) -> Iterator[Found]:
    """All that is found of these families, in order: of each one in named folders, by pip, in the system."""
    for family in families:
        for origin, path, index, wght in _files(family, places):
            try:
                yield Found(origin, _loaded(family, path, index, wght))
            except FontError as problem:
                yield Found(origin, None, f"{family}: {problem}")


_File = tuple[Origin, Path, int, float]


def _files(family: str, places: FacesStyle) -> Iterator[_File]:
    yield from _listed(family, _named_folders(places), Origin.FOLDER)
    if family in FACES:
        yield Origin.PIP, FACES[family](), 0, 0.0
    yield from _listed(family, extra_folders(), Origin.PIP)
    if places.installed:
        from jbpub.style.faces.folders import font_folders

        yield from _listed(family, font_folders(), Origin.INSTALLED)


@cache
def _named_folders(places: FacesStyle) -> tuple[Path, ...]:
    """The folders that the sheet names.  Raises FontError when one is not there: the faces would change unseen."""
    folders = tuple(map(Path, places.folders))
    if missing := next((folder for folder in folders if not folder.is_dir()), None):
        raise FontError(f"no folder {missing}: name a folder of typefaces in faces.folders or --fonts")
    return folders


def _listed(family: str, folders: tuple[Path, ...], origin: Origin) -> Iterator[_File]:
    """The best face of that name in the folders, then the others."""
    if folders:
        from jbpub.style.faces.shelf import key_of, read_shelf  # only those who have further faces wait for it

        for listed in read_shelf(folders).get(key_of(family), ()):
            yield origin, Path(listed.path), listed.number, listed.wght


@cache
def _loaded(family: str, path: Path, index: int, wght: float) -> Face:
    return load_face(family, path, index, wght)
