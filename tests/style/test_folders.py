"""Where systems keep fonts, and where a user's cache is."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbpub.style.faces.folders import cache_folder, font_folders


def make(root: Path, *folders: str) -> list[Path]:
    for folder in folders:
        (root / folder).mkdir(parents=True)
    return [root / folder for folder in folders]


def test_linux_has_the_users_folders_first_then_those_of_the_data_dirs(tmp_path: Path) -> None:
    wanted = make(tmp_path, "home/.local/share/fonts", "home/.fonts", "a/fonts", "b/fonts")
    environment = {"XDG_DATA_DIRS": f"{tmp_path / 'a'}:{tmp_path / 'b'}:{tmp_path / 'none'}"}
    assert [
        folder for folder in font_folders("linux", environment, tmp_path / "home") if tmp_path in folder.parents
    ] == wanted


def test_a_data_home_of_ones_own_is_looked_into(tmp_path: Path) -> None:
    wanted = make(tmp_path, "data/fonts")
    environment = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_DATA_DIRS": str(tmp_path)}
    assert font_folders("linux", environment, tmp_path / "home")[0] == wanted[0]


def test_windows_has_fonts_for_one_user_and_for_all(tmp_path: Path) -> None:
    wanted = make(tmp_path, "local/Microsoft/Windows/Fonts", "windows/Fonts")
    environment = {"LOCALAPPDATA": str(tmp_path / "local"), "SYSTEMROOT": str(tmp_path / "windows")}
    assert list(font_folders("win32", environment, tmp_path)) == wanted


def test_the_mac_has_a_library_for_each_user(tmp_path: Path) -> None:
    wanted = make(tmp_path, "Library/Fonts")
    assert font_folders("darwin", {}, tmp_path)[0] == wanted[0]


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("linux", {}, "home/.cache/jbpub"),
        ("linux", {"XDG_CACHE_HOME": "/var/cache/me"}, "/var/cache/me/jbpub"),
        ("darwin", {}, "home/Library/Caches/jbpub"),
        ("win32", {"LOCALAPPDATA": "local"}, "local/jbpub/Cache"),
    ],
)
def test_the_cache_is_where_the_system_wants_it(system: str, environment: dict[str, str], folder: str) -> None:
    assert cache_folder(system, environment, Path("home")) == Path(folder)
