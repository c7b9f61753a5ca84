"""Pictures made ready for a page: decoded, flattened on white, in gray or sRGB, no finer than print can show."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from warnings import catch_warnings
from zlib import compress

from PIL import Image as Pixels
from PIL import ImageChops, UnidentifiedImageError

from jbpub.layout.pages import Extent
from jbpub.nodes import Image
from jbpub.renderers.pdf.model import Element, Raster

DOTS_PER_INCH = 300
SCREEN_DOTS_PER_INCH = 144  # of a picture that does not say how large it is meant
GRAY_NOISE = 16  # of 255


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as one line of a page: its pixels, its size in points, the Figure that owns it."""

    raster: Raster
    width: float
    height: float
    element: Element
    extent: Extent
    destination: str = ""


def read_raster(image: Image, width: float, height: float) -> tuple[Raster, float, float] | None:
    """The picture's pixels and its size, made to fit into a box (pt); None when its bytes are no picture."""
    try:
        with catch_warnings(action="ignore"), Pixels.open(BytesIO(image.data)) as opened:
            opened.load()
            flat = _flat(opened)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Pixels.DecompressionBombError):
        return None
    shown = (flat.width * 72 / SCREEN_DOTS_PER_INCH, flat.height * 72 / SCREEN_DOTS_PER_INCH)
    scale = min(1.0, width / shown[0], height / shown[1])
    shown = (shown[0] * scale, shown[1] * scale)
    finest = (max(1, round(shown[0] * DOTS_PER_INCH / 72)), max(1, round(shown[1] * DOTS_PER_INCH / 72)))
    if flat.width > finest[0]:
        flat = flat.resize(finest, Pixels.Resampling.LANCZOS)
    return raster_of(flat), *shown


def raster_of(pixels: Pixels.Image) -> Raster:
    """Pixels as they are written into the file."""
    return Raster(pixels.width, pixels.height, compress(pixels.tobytes(), 9), len(pixels.getbands()))


def _flat(opened: Pixels.Image) -> Pixels.Image:
    """The picture without transparency, which shows the paper: in RGB, or in gray where there is no colour in it."""
    if "A" in opened.getbands() or "transparency" in opened.info:
        layer = opened.convert("RGBA")
        paper = Pixels.new("RGBA", layer.size, "white")
        opened = Pixels.alpha_composite(paper, layer)
    if opened.mode in ("1", "L", "I", "F") or opened.mode.startswith("I;"):
        return opened.convert("L")
    colours = _in_srgb(opened)
    return colours if _is_coloured(colours) else colours.convert("L")


def _in_srgb(opened: Pixels.Image) -> Pixels.Image:
    """The picture in the colours of sRGB, by its own profile if it has one that can be used."""
    own = opened.info.get("icc_profile")
    if own and opened.mode in ("RGB", "CMYK"):
        from jbpub.renderers.pdf.separations import to_srgb  # brings the colour engine, which few pictures want

        return to_srgb(opened, own)
    return opened.convert("RGB")


def _is_coloured(pixels: Pixels.Image) -> bool:
    """Whether the channels differ by more than what compression leaves in gray."""
    red, green, blue = pixels.split()
    differences = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return any(_highest(difference) > GRAY_NOISE for difference in differences)


def _highest(pixels: Pixels.Image) -> float:
    """The greatest value in a picture of one channel."""
    return max(value for value, count in enumerate(pixels.histogram()) if count)
