"""Pictures made ready for a page of one ink: decoded, flattened on white, turned gray, no finer than print can show."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from warnings import catch_warnings
from zlib import compress

from PIL import Image as Pixels
from PIL import UnidentifiedImageError

from jbpub.layout.pages import Extent
from jbpub.nodes import Image
from jbpub.renderers.pdf.model import Element, Raster

DOTS_PER_INCH = 300
SCREEN_DOTS_PER_INCH = 144  # of a picture that does not say how large it is meant


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
            gray = _gray(opened)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Pixels.DecompressionBombError):
        return None
    shown = (gray.width * 72 / SCREEN_DOTS_PER_INCH, gray.height * 72 / SCREEN_DOTS_PER_INCH)
    scale = min(1.0, width / shown[0], height / shown[1])
    shown = (shown[0] * scale, shown[1] * scale)
    finest = (max(1, round(shown[0] * DOTS_PER_INCH / 72)), max(1, round(shown[1] * DOTS_PER_INCH / 72)))
    if gray.width > finest[0]:
        gray = gray.resize(finest, Pixels.Resampling.LANCZOS)
    return Raster(gray.width, gray.height, compress(gray.tobytes(), 9)), *shown


def _gray(opened: Pixels.Image) -> Pixels.Image:
    """The picture in gray; what is transparent shows the paper."""
    if "A" in opened.getbands() or "transparency" in opened.info:
        layer = opened.convert("RGBA")
        paper = Pixels.new("RGBA", layer.size, "white")
        opened = Pixels.alpha_composite(paper, layer)
    return opened.convert("L")
