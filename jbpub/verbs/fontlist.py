"""`jbpub fonts`: the typeface that each role gets in each region, why, and what would be a better one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import uharfbuzz as hb

from jbpub.style.faces.face import Face
from jbpub.style.faces.shelf import key_of
from jbpub.style.fonts import Choice, choose_face
from jbpub.style.keys import FacesStyle, FontRole
from jbpub.style.sheet import StyleSheet

REGIONS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
_MOST_ADVICE = 6

SOURCES: Mapping[str, str] = {
    "FangSong": "Windows", "KaiTi": "Windows", "SimHei": "Windows", "SimSun": "Windows", "PMingLiU": "Windows",
    "DFKai-SB": "Windows", "Microsoft JhengHei": "Windows", "Times New Roman": "Windows, macOS",
    "STFangsong": "macOS, Microsoft Office", "STKaiti": "macOS, Microsoft Office", "STZhongsong": "Microsoft Office",
    "Kaiti SC": "macOS", "Kaiti TC": "macOS", "BiauKai": "macOS", "Heiti TC": "macOS",
    "方正小标宋_GBK": "Founder Type, a licence is needed", "方正小标宋简体": "Founder Type, a licence is needed",
    "方正仿宋_GBK": "Founder Type", "方正楷体_GBK": "Founder Type", "方正黑体_GBK": "Founder Type",
    "FandolFang": "CTAN, package fandol", "FandolKai": "CTAN, package fandol", "FandolHei": "CTAN, package fandol",
    "FandolSong-Bold": "CTAN, package fandol", "朱雀仿宋": "OFL, github.com/TrionesType/zhuque",
    "LXGW WenKai": "OFL, github.com/lxgw/LxgwWenKai", "LXGW WenKai TC": "OFL, github.com/lxgw/LxgwWenKaiTC",
    "TW-Kai": "Taiwan's CNS 11643", "AR PL UKai HK": "Debian, package fonts-arphic-ukai",
    "Noto Serif CJK SC Bold": "OFL, github.com/notofonts/noto-cjk",
    "Noto Serif CJK TC Bold": "OFL, github.com/notofonts/noto-cjk",
    "Noto Serif CJK HK": "OFL, github.com/notofonts/noto-cjk",
    "Noto Serif CJK HK Bold": "OFL, github.com/notofonts/noto-cjk",
    "Noto Sans CJK SC Medium": "pip install jbpub[fonts]", "Noto Sans CJK TC Medium": "pip install jbpub[fonts]",
    "Noto Sans CJK HK Medium": "pip install jbpub[fonts]",
}  # fmt: skip
"""Where families that the shipped sheets name can be had."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A role in a region: what it gets, and, if one of its families is installed but not looked at, that one."""

    region: str
    role: str
    font: FontRole
    choice: Choice
    waiting: Choice | None


def list_fonts(sheet: StyleSheet, regions: Sequence[str] = REGIONS) -> list[Entry]:
    """The typefaces of a sheet's roles in these regions.  Raises FontError when a role gets none."""
    return [
        _entry(region, role, font, sheet.faces)
        for region in regions
        for role, font in sheet.in_language(region).fonts.items()
    ]


def _entry(region: str, role: str, font: FontRole, places: FacesStyle) -> Entry:
    choice = choose_face(font, places)
    best = choose_face(font, replace(places, installed=True))
    return Entry(region, role, font, choice, best if best.face != choice.face else None)


def _better(entry: Entry) -> list[str]:
    """The families that would be taken before the one that is, and are not to be had from the system either."""
    best = entry.waiting or entry.choice
    wanted = entry.font.pdf
    keys = [key_of(family) for family in wanted]
    own = key_of(best.face.family)
    end = keys.index(own) if best.meant and own in keys else len(keys)
    return [family for family in wanted[:end] if family in SOURCES]


# ---- for people ----


def as_text(entries: Sequence[Entry]) -> str:
    """What a person reads: by region, a few lines a role."""
    return "\n".join(_lines(entries))


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    region = ""
    for entry in entries:
        if entry.region != region:
            region = entry.region
            yield region
        for number, line in enumerate(_told(entry)):
            yield f"  {entry.role if number == 0 else '':<10}{line}"


def _told(entry: Entry) -> Iterator[str]:
    choice = entry.choice
    role = "" if choice.meant else f", stands in for {entry.font.pdf[0]}"
    thickened = f", thickened by {choice.embolden_em:g} em" if choice.embolden_em else ""
    yield f"{choice.face.family}, weight {choice.face.metrics.weight}, {choice.origin}{role}{thickened}"
    yield f"file: {_place(choice.face)}"
    yield f"licence: {_licence(choice.face) or 'not told'}"
    yield f"Word: {entry.font.word}; HTML: {', '.join(entry.font.css)}"
    if entry.waiting:
        yield f"installed, taken with --installed-fonts: {entry.waiting.face.family} ({_place(entry.waiting.face)})"
    for refusal in choice.refused:
        yield f"passed over: {refusal}"
    better = [f"{family} ({SOURCES[family]})" for family in _better(entry)[:_MOST_ADVICE]]
    if better:
        yield f"better, if installed: {', '.join(better)}"


def _place(face: Face) -> str:
    return f"{face.path}, typeface {face.index}" if face.index else str(face.path)


def _licence(face: Face) -> str:
    """The first sentence of what the file says of its licence."""
    told = face.font.face.get_name(hb.OTNameIdPredefined.LICENSE) or ""
    return " ".join(told.split()).partition(". ")[0]


# ---- for programs ----


def as_data(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """What a program reads, as JSON's values."""
    return [
        {
            "region": entry.region, "role": entry.role, "family": entry.choice.face.family,
            "origin": entry.choice.origin.value, "stands_in_for": "" if entry.choice.meant else entry.font.pdf[0],
            "embolden_em": entry.choice.embolden_em, **_file(entry.choice.face),
            "installed": _file(entry.waiting.face) if entry.waiting else None,
            "passed_over": list(entry.choice.refused),
            "better": {family: SOURCES[family] for family in _better(entry)},
            "word": entry.font.word, "css": list(entry.font.css),
        }
        for entry in entries
    ]  # fmt: skip


def _file(face: Face) -> dict[str, Any]:
    return {
        "family": face.family, "file": str(face.path), "number": face.index, "weight": face.metrics.weight,
        "licence": _licence(face),
    }  # fmt: skip
