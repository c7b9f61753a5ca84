"""Reads a page's content stream back as the moves of the pen: what is shown where, in which font, inside which mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from tests.pdf import dump
from tests.pdf.dump import unicode_map


@dataclass(frozen=True)
class Stroke:
    """Characters shown at one go; `tag` is what the mark is called, `mcid` its number or None for an artifact."""

    tag: str
    mcid: int | None
    x: float
    y: float
    font: str
    size: float
    spread: float
    outline: float
    text: str  # with every kern of a hundredth of an em or more in brackets

    @property
    def plain(self) -> str:
        """The characters alone."""
        return re.sub(r"\[[+-][0-9.]+\]", "", self.text)

    def __str__(self) -> str:
        mark = self.tag if self.mcid is None else f"{self.tag}.{self.mcid}"
        extra = f" spread {self.spread:g}" if self.spread else ""
        bold = f" outline {self.outline:g}" if self.outline else ""
        return f"{mark:12} {self.x:7.2f} {self.y:7.2f} {self.font} {self.size:g}{bold}{extra} {self.text}"


def tag_tree(pdf: pikepdf.Pdf) -> str:
    """The structure tree of an edition, a line for each element, mark and link, marks with their text."""
    return dump.tag_tree(pdf, _mark_texts)


def pen_moves(page: pikepdf.Page) -> str:
    """The strokes of a page, a line each; an empty page gives nothing."""
    return "\n".join(map(str, strokes(page))) if "/Font" in page.Resources else ""


def _mark_texts(page: pikepdf.Page) -> dict[int, str]:
    texts: dict[int, str] = {}
    for stroke in strokes(page):
        if stroke.mcid is not None:
            texts[stroke.mcid] = texts.get(stroke.mcid, "") + stroke.plain
    return texts


def strokes(page: pikepdf.Page) -> Iterator[Stroke]:
    """Every stroke of a page, in the order drawn."""
    maps = {name.lstrip("/"): unicode_map(font) for name, font in page.Resources.Font.items()}
    state: dict[str, Any] = {"Tf": ("", 0.0), "Tc": 0.0, "Tr": 0, "w": 0.0, "Tm": (0.0, 0.0), "mark": ("", None)}
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "TJ":
            yield _stroke(operands[0], state, maps)
        elif name == "BDC":
            state["mark"] = (str(operands[0])[1:], int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None)
        elif name == "Tm":
            state["Tm"] = (float(operands[4]), float(operands[5]))
        elif name == "Tf":
            state["Tf"] = (str(operands[0])[1:], float(operands[1]))
        elif name in ("Tc", "w", "Tr"):
            state[name] = float(operands[0])


def _stroke(shown: Any, state: dict[str, Any], maps: dict[str, dict[str, str]]) -> Stroke:
    font, size = state["Tf"]
    text = "".join(_shown(part, maps[font]) for part in shown)
    outline = state["w"] if state["Tr"] else 0.0
    (tag, mcid), (x, y) = state["mark"], state["Tm"]
    return Stroke(tag, mcid, x, y, font, size, state["Tc"], outline, text)


def _shown(part: Any, unicode: dict[str, str]) -> str:
    if isinstance(part, pikepdf.String):
        codes = bytes(part).hex().upper()
        return "".join(unicode[codes[at : at + 4]] for at in range(0, len(codes), 4))
    kern = -float(part) / 1000
    return f"[{kern:+.2f}]" if abs(kern) >= 0.01 else ""
