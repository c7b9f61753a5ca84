"""A bar chart as a picture: gray on white, each bar with its name and its figure, at the resolution of print.

Nothing in it is told by shade alone (WCAG 2.2, 1.4.1): a fall goes to the left of the line and says "−".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from jbpub.edition.appendix.comparison import Bar
from jbpub.nodes import Image

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH = 1800  # pixels: 152 mm at 300 to the inch, which no column of A4 makes finer
SIZE = 42  # of the characters, pixels: 10 pt there
ROW, BAR = 100, 52  # height of a bar's row and of the bar
EDGE, GAP = 12, 16  # white around the picture, and between bar and words
MOST_OF_LABELS = 0.36  # of the width
LINE = 1.2  # of the characters' size
INK, SHADE, PAPER = 0, 96, 255  # gray levels: 96 on white has a contrast of 6.3 to 1 (WCAG 2.2, 1.4.11 asks for 3)


def draw_bars(bars: Sequence[Bar], language: str) -> Image:
    """The chart of some bars as a PNG, their names in the script of a language (a BCP 47 tag)."""
    from PIL import Image as Pixels  # 30 ms, for editions with a chart alone
    from PIL import ImageDraw

    font = _font("zh-Hant" if language.startswith("zh-Hant") else "zh-Hans")
    labels = [_wrapped(bar.label, font) for bar in bars]
    plot = _plot(bars, labels, font)
    picture = Pixels.new("L", (WIDTH, ROW * len(bars) + 2 * EDGE), PAPER)
    pen = ImageDraw.Draw(picture)
    for at, (bar, label) in enumerate(zip(bars, labels, strict=True)):
        middle = EDGE + ROW * at + ROW / 2
        start, end = sorted((plot.zero, plot.x(bar)))
        pen.rectangle((start, middle - BAR / 2, end, middle + BAR / 2), fill=SHADE)
        beside = (end + GAP, "lm") if bar.value >= 0 else (start - GAP, "rm")
        pen.text((beside[0], middle), bar.shown, fill=INK, font=font, anchor=beside[1])
        for line, words in enumerate(label):
            height = middle + (line - (len(label) - 1) / 2) * SIZE * LINE
            pen.text((plot.labels, height), words, fill=INK, font=font, anchor="rm")
    pen.line((plot.zero, EDGE, plot.zero, EDGE + ROW * len(bars)), fill=INK, width=4)
    data = BytesIO()
    picture.save(data, "PNG", dpi=(300, 300))
    return Image(data.getvalue(), "image/png")


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things stand, in pixels from the left: the end of the labels, the line of zero; and pixels a unit."""

    labels: float
    zero: float
    scale: float

    def x(self, bar: Bar) -> float:
        """Where a bar ends."""
        return self.zero + float(bar.value) * self.scale


def _plot(bars: Sequence[Bar], labels: Sequence[Sequence[str]], font: FreeTypeFont) -> _Plot:
    """Room for the labels, then for the figures of falls, the bars, and the figures of rises."""
    named = EDGE + max(font.getlength(line) for label in labels for line in label)
    falls, rises = [bar for bar in bars if bar.value < 0], [bar for bar in bars if bar.value >= 0]
    before, behind = (
        max((font.getlength(bar.shown) for bar in side), default=0) + GAP * 2 * bool(side) for side in (falls, rises)
    )
    values = [0.0, *(float(bar.value) for bar in bars)]
    lowest, highest = min(values), max(values)
    left, right = named + GAP + before, WIDTH - EDGE - behind
    scale = (right - left) / (highest - lowest)
    return _Plot(named, left - lowest * scale, scale)


def _wrapped(label: str, font: FreeTypeFont) -> tuple[str, ...]:
    """A label in one line, or in two that are about equally long."""
    if font.getlength(label) <= WIDTH * MOST_OF_LABELS:
        return (label,)
    half = (len(label) + 1) // 2
    return label[:half], label[half:]


@cache
def _font(script: str) -> FreeTypeFont:
    """Noto Sans for a script; the basic layout is the same whatever Pillow was built with."""
    from PIL import ImageFont

    if script == "zh-Hant":
        from pylopdf_fonts_zh_tw import sans_path
    else:
        from pylopdf_fonts_zh_cn import sans_path
    return ImageFont.truetype(sans_path(), SIZE, layout_engine=ImageFont.Layout.BASIC)
