"""The inks of a text style as colours of a screen, for the formats that are read there."""

from __future__ import annotations

from jbpub.style.keys import TextStyle

BLACK = "000000"


def screen_colour(style: TextStyle) -> str:
    """A style's `ink_percent` as RRGGBB, by simple subtraction: how it looks without a profile."""
    cyan, magenta, yellow, black = (percent / 100 for percent in style.ink_percent)
    return "".join(f"{round(255 * (1 - ink) * (1 - black)):02X}" for ink in (cyan, magenta, yellow))
