"""The typeface of a role: the first that is there and may be embedded, and what is told of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jbpub.diagnostics import FontError
from jbpub.style.faces import folders, shelf
from jbpub.style.fonts import Choice, Origin, choose_face
from jbpub.style.keys import FacesStyle, FontRole
from tests.style.fontfile import Name, font_file, name_table, named, tables

KAI = FontRole(("楷体_GB2312", "LXGW WenKai"), "楷体", ("serif",), embolden_em=0.02, stand_in=("Noto Serif SC",))


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No cache and no installed fonts but those of the test."""
    monkeypatch.setattr(shelf, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(folders, "font_folders", lambda: (tmp_path / "system",))
    choose_face.cache_clear()
    yield
    choose_face.cache_clear()


def put(folder: Path, family: str, fs_type: int = 0) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{family}.otf"
    path.write_bytes(named(Name(1, family), fs_type=fs_type))
    return path


def choice(tmp_path: Path, *, installed: bool = False, named_folder: bool = False) -> Choice:
    return choose_face(KAI, FacesStyle(installed, (str(tmp_path / "own"),) if named_folder else (), ()))


def test_without_the_faces_meant_a_thickened_one_stands_in(tmp_path: Path) -> None:
    got = choice(tmp_path)
    assert (got.face.family, got.origin, got.meant, got.embolden_em) == ("Noto Serif SC", Origin.PIP, False, 0.02)


def test_what_is_installed_counts_only_when_it_is_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path / "system", "LXGW WenKai")
    assert choice(tmp_path).face.family == "Noto Serif SC"
    got = choice(tmp_path, installed=True)
    assert (got.face.path, got.origin, got.meant, got.embolden_em) == (path, Origin.INSTALLED, True, 0.0)


def test_the_order_of_families_comes_before_that_of_places(tmp_path: Path) -> None:
    put(tmp_path / "own", "LXGW WenKai")
    put(tmp_path / "system", "楷体_GB2312")
    assert choice(tmp_path, installed=True, named_folder=True).face.family == "楷体_GB2312"


def test_of_one_family_the_named_folder_comes_first(tmp_path: Path) -> None:
    path = put(tmp_path / "own", "LXGW WenKai")
    put(tmp_path / "system", "LXGW WenKai")
    got = choice(tmp_path, installed=True, named_folder=True)
    assert (got.face.path, got.origin) == (path, Origin.FOLDER)


def test_a_named_folder_that_is_not_there_is_an_error_since_the_book_would_change(tmp_path: Path) -> None:
    with pytest.raises(FontError, match=r"no folder .*own: name a folder of typefaces"):
        choice(tmp_path, named_folder=True)


def test_a_face_that_may_not_be_embedded_is_passed_over_and_told_of(tmp_path: Path) -> None:
    path = put(tmp_path / "own", "楷体_GB2312", fs_type=0x0002)
    put(tmp_path / "own", "LXGW WenKai")
    got = choice(tmp_path, named_folder=True)
    assert got.face.family == "LXGW WenKai"
    assert got.refused == (
        f"楷体_GB2312: {path}: (fsType 0x0002) forbids embedding a subset: its licence is restricted; "
        "choose another typeface",
    )


SPOILED = {
    "no OS/2 table": ({"OS/2": b""}, "lacks its OS/2, head or post table"),
    "no outlines": ({"CFF ": b""}, "holds no outlines"),
    "nothing to show": ({"cmap": b""}, "has nothing to show"),
    "no head": ({"head": b""}, "holds no typeface|lacks its"),
}


@pytest.mark.parametrize("kind", SPOILED)
def test_a_spoiled_file_is_passed_over(tmp_path: Path, kind: str) -> None:
    path = put(tmp_path / "own", "LXGW WenKai")
    change, reason = SPOILED[kind]
    parts = tables() | {"name": name_table((Name(1, "LXGW WenKai"),))} | change
    path.write_bytes(font_file({tag: data for tag, data in parts.items() if data}))
    got = choice(tmp_path, named_folder=True)
    assert got.face.family == "Noto Serif SC"
    assert len(got.refused) == 1
    assert re.search(reason, got.refused[0])


def test_when_none_is_left_the_error_says_why(tmp_path: Path) -> None:
    put(tmp_path / "own", "楷体_GB2312", fs_type=0x0200)
    role = FontRole(("楷体_GB2312",), "楷体", ("serif",))
    with pytest.raises(FontError, match=r"^no typeface 楷体_GB2312 \(.*only its bitmaps are free.*\): name"):
        choose_face(role, FacesStyle(installed=False, folders=(str(tmp_path / "own"),), rare=()))
