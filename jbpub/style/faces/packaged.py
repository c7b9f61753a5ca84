"""The faces that come by pip: those that jbpub requires, and those of its extra `jbpub[fonts]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pylopdf_fonts_zh_cn as noto_sc
import pylopdf_fonts_zh_tw as noto_tc

FACES: Mapping[str, Callable[[], Path]] = {
    "Noto Serif SC": noto_sc.serif_path,
    "Noto Sans SC": noto_sc.sans_path,
    "Noto Serif TC": noto_tc.serif_path,
    "Noto Sans TC": noto_tc.sans_path,
}
"""The families that are always there, and where each one's file is."""

_EXTRAS = ("manimgx_fonts_cjk",)  # Noto Sans CJK, variable, for every region


@cache
def extra_folders() -> tuple[Path, ...]:
    """The folders of the extra's faces, as far as they are installed."""
    places = [spec.submodule_search_locations or [] for name in _EXTRAS if (spec := find_spec(name))]
    return tuple(Path(folder) for folders in places for folder in folders)
