"""The folders in which the systems keep their fonts, the user's own first."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_TEX = ("/usr/share/texlive/texmf-dist", "/usr/share/texmf", "/usr/local/share/texmf")  # CTeX's own faces, Fandol


def font_folders(
    system: str = sys.platform, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> tuple[Path, ...]:
    """The font folders of a system ("win32", "darwin", else as freedesktop.org has it) that are there, each once."""
    folders = {"win32": _windows, "darwin": _mac}.get(system, _linux)
    try:
        found = folders(environment, home or Path.home())
        return tuple(dict.fromkeys(folder for folder in found if folder.is_dir()))
    except (OSError, RuntimeError):  # no home, or one that may not be looked into
        return ()


def _windows(environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    local = environment.get("LOCALAPPDATA") or home / "AppData" / "Local"
    yield Path(local) / "Microsoft" / "Windows" / "Fonts"
    yield Path(environment.get("SYSTEMROOT") or environment.get("WINDIR") or "C:/Windows") / "Fonts"


def _mac(_environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    yield home / "Library" / "Fonts"
    yield Path("/Library/Fonts")
    yield Path("/System/Library/Fonts")  # with its folder Supplemental
    yield Path("/System/Library/AssetsV2/com_apple_MobileAsset_Font7")  # Kaiti, STFangsong, when downloaded
    yield Path("/System/Library/AssetsV2/com_apple_MobileAsset_Font6")


def _linux(environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    yield Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "fonts"
    yield home / ".fonts"
    for folder in (environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(os.pathsep):
        yield Path(folder) / "fonts"
    for folder in _TEX:
        yield Path(folder) / "fonts" / "opentype" / "public" / "fandol"


def cache_folder(
    system: str = sys.platform, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> Path | None:
    """Where this user's programs keep what they can make again; None when there is no such place."""
    try:
        at = home or Path.home()
    except RuntimeError:
        return None
    if system == "win32":
        return Path(environment.get("LOCALAPPDATA") or at / "AppData" / "Local") / "jbpub" / "Cache"
    if system == "darwin":
        return at / "Library" / "Caches" / "jbpub"
    return Path(environment.get("XDG_CACHE_HOME") or at / ".cache") / "jbpub"
