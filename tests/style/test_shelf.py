"""Fonts in folders: found by any spelling of their names, read once, never believed when changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from jbpub.style.faces import shelf
from jbpub.style.faces.names import Listed, read_names
from jbpub.style.faces.shelf import key_of, read_shelf
from tests.style.fontfile import Name, named


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of the test's own, and a folder of fonts beside it."""
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(shelf, "cache_folder", lambda: tmp_path / "cache")
    read_shelf.cache_clear()
    yield tmp_path / "cache" / "faces-1.json"
    read_shelf.cache_clear()


def put(folder: Path, name: str, *names: str, weight: int = 400) -> Path:
    path = folder / "fonts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(named(*(Name(1, text) for text in names), weight=weight))
    return path


def found(folder: Path, name: str) -> list[str]:
    """The files of the faces of that name, read anew."""
    read_shelf.cache_clear()
    return [Path(face.path).name for face in read_shelf((folder / "fonts",)).get(key_of(name), ())]


@pytest.mark.parametrize("spelling", ["FangSong_GB2312", "fangsong gb2312", "FANGSONG-GB2312", "ＦａｎｇＳｏｎｇ"])
def test_spellings_of_a_name_are_one(tmp_path: Path, spelling: str) -> None:
    put(tmp_path, "fs.ttf", "FangSong_GB2312", "FangSong", "仿宋_GB2312")
    assert found(tmp_path, spelling) == found(tmp_path, "仿宋_GB2312") == ["fs.ttf"]


def test_of_one_family_the_regular_comes_first_and_folders_are_searched_through(tmp_path: Path) -> None:
    put(tmp_path, "a/black.otf", "宋体", weight=900)
    put(tmp_path, "b/regular.OTF", "宋体")
    put(tmp_path, "c/medium.ttc", "宋体", weight=500)
    (tmp_path / "fonts" / "notes.txt").write_text("宋体", encoding="utf-8")
    assert found(tmp_path, "宋体") == ["regular.OTF", "medium.ttc", "black.otf"]


def test_a_folder_that_is_not_there_has_no_fonts(tmp_path: Path) -> None:
    assert read_shelf((tmp_path / "none",)) == {}


def test_a_file_is_read_once_and_again_only_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "one.ttf", "甲")
    put(tmp_path, "two.ttf", "乙")
    looked: list[str] = []

    def look(path: str) -> list[Listed]:
        looked.append(Path(path).name)
        return read_names(path)

    monkeypatch.setattr(shelf, "read_names", look)
    assert found(tmp_path, "乙") == ["two.ttf"]
    assert found(tmp_path, "乙") == ["two.ttf"]
    assert looked == ["one.ttf", "two.ttf"]
    put(tmp_path, "two.ttf", "丙丁")
    assert (found(tmp_path, "乙"), found(tmp_path, "丙丁")) == ([], ["two.ttf"])
    assert looked == ["one.ttf", "two.ttf", "two.ttf"]


def test_a_file_that_is_gone_is_not_found_whatever_the_cache_says(tmp_path: Path) -> None:
    path = put(tmp_path, "one.ttf", "甲")
    assert found(tmp_path, "甲")
    path.unlink()
    assert not found(tmp_path, "甲")


SPOILED = {
    "no JSON": "{",
    "no table": "[1]",
    "a list that is too short": '{"PATH": [1]}',
    "a face of another form": '{"PATH": [1, 2, [["x", 0, 0, "bold", false, []]]]}',
    "names that are none": '{"PATH": [1, 2, [["x", 0, 0, 400, false, [7]]]]}',
}


@pytest.mark.parametrize("kind", SPOILED)
def test_a_spoiled_cache_is_made_anew(tmp_path: Path, own_cache: Path, kind: str) -> None:
    put(tmp_path, "one.ttf", "甲")
    own_cache.parent.mkdir()
    own_cache.write_text(SPOILED[kind], encoding="utf-8")
    assert found(tmp_path, "甲") == ["one.ttf"]
    assert [Path(path).name for path in json.loads(own_cache.read_bytes())] == ["one.ttf"]


def test_a_cache_that_cannot_be_kept_is_no_error(tmp_path: Path, own_cache: Path) -> None:
    put(tmp_path, "one.ttf", "甲")
    own_cache.parent.write_text("a file where the folder should be", encoding="utf-8")
    assert found(tmp_path, "甲") == ["one.ttf"]


def test_nothing_but_the_cache_is_left_in_its_folder(tmp_path: Path, own_cache: Path) -> None:
    put(tmp_path, "one.ttf", "甲")
    found(tmp_path, "甲")
    assert list(own_cache.parent.iterdir()) == [own_cache]
