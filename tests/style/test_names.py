"""What font files call their faces: names in every language, collections, variable fonts, spoiled files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbpub.style.faces.names import read_names
from tests.style.fontfile import Name, collection, font_file, fvar_table, name_table, named, tables

ENGLISH, CHINESE = 0x409, 0x804
FANGSONG = named(Name(1, "FangSong_GB2312", language=ENGLISH), Name(1, "仿宋_GB2312"), Name(6, "FangSong"))


def names_in(tmp_path: Path, data: bytes) -> list[tuple[str, ...]]:
    path = tmp_path / "font.otf"
    path.write_bytes(data)
    return [face.names for face in read_names(str(path))]


def test_a_face_is_known_by_its_names_in_all_languages(tmp_path: Path) -> None:
    assert names_in(tmp_path, FANGSONG) == [("FangSong", "FangSong_GB2312", "仿宋_GB2312")]


OLD_NAMES = {
    "Macintosh, Simplified": Name(1, "方正小标宋简体", 1, 25, 33, "gb18030"),
    "Macintosh, Traditional": Name(1, "標楷體", 1, 2, 19, "big5"),
    "Macintosh, Roman": Name(1, "Café", 1, 0, 0, "mac_roman"),
    "Windows, code page 936": Name(1, "仿宋", 3, 3, CHINESE, "gb18030"),
    "Windows, symbol": Name(1, "仿宋", 3, 0, CHINESE),
}


@pytest.mark.parametrize("kind", OLD_NAMES)
def test_names_in_old_encodings_are_read(tmp_path: Path, kind: str) -> None:
    assert names_in(tmp_path, named(OLD_NAMES[kind])) == [(OLD_NAMES[kind].text,)]


def test_each_face_of_a_collection_has_its_number(tmp_path: Path) -> None:
    path = tmp_path / "both.ttc"
    path.write_bytes(collection(named(Name(1, "甲")), named(Name(1, "乙"), weight=700)))
    assert [(face.number, face.names, face.weight) for face in read_names(str(path))] == [
        (0, ("甲",), 400),
        (1, ("乙",), 700),
    ]


def test_a_bold_face_that_calls_its_weight_regular_is_bold(tmp_path: Path) -> None:
    path = tmp_path / "bold.otf"
    path.write_bytes(named(Name(1, "FandolHei"), weight=400, selection=0x20))
    assert read_names(str(path))[0].weight == 700


def test_each_weight_of_a_variable_font_is_a_face(tmp_path: Path) -> None:
    path = tmp_path / "variable.otf"
    names = name_table(
        (Name(1, "黑体 VF"), Name(6, "HeiVF-Thin"), *map(Name, (300, 301, 302), ("Thin", "Text", "Bold")))
    )
    fvar = fvar_table((100, 300), (430, 301), (700, 302))
    path.write_bytes(font_file(tables() | {"name": names, "fvar": fvar}))
    assert [(face.wght, face.weight, face.names) for face in read_names(str(path))] == [
        (100, 100, ("黑体 VF Thin",)),
        (430, 430, ("黑体 VF", "黑体 VF Text")),
        (700, 700, ("黑体 VF Bold",)),
    ]


@given(st.integers(0, len(FANGSONG)), st.binary(max_size=40))
@settings(max_examples=60)
def test_a_spoiled_file_has_no_faces_or_some_but_never_fails(
    tmp_path_factory: pytest.TempPathFactory, cut: int, after: bytes
) -> None:
    path = tmp_path_factory.mktemp("fonts") / "spoiled.ttf"
    path.write_bytes(FANGSONG[:cut] + after)
    read_names(str(path))


@pytest.mark.parametrize("data", [b"", b"ttcf", b"ttcf" + b"\xff" * 60, b"wOFF" + b"\0" * 60, "仿宋".encode()])
def test_what_is_no_font_has_no_named_face(tmp_path: Path, data: bytes) -> None:
    assert not any(names_in(tmp_path, data))
