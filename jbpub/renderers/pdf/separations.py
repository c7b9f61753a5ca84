"""Pictures turned from one device's colours into another's, by their ICC profiles."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zlib import decompress

from PIL import Image as Pixels
from PIL import ImageCms

from jbpub.diagnostics import StyleError
from jbpub.renderers.pdf.condition import Condition
from jbpub.renderers.pdf.model import Raster
from jbpub.renderers.pdf.pictures import raster_of

_MODES = {3: "RGB", 4: "CMYK"}


def to_srgb(pixels: Pixels.Image, profile: bytes) -> Pixels.Image:
    """Pixels in the colours of a profile, in those of sRGB; as if there were no profile when it cannot be used."""
    with suppress(ImageCms.PyCMSError, OSError):
        return _converted(pixels, ImageCms.ImageCmsProfile(BytesIO(profile)), _srgb(), "RGB")
    return pixels.convert("RGB")


def separate(raster: Raster, condition: Condition) -> Raster:
    """The picture as the condition can show it: gray stays gray; where there is black ink only, colours turn gray.

    Raises StyleError when the condition's profile has no way from colours to inks.
    """
    if raster.components == 1 or condition.is_srgb:
        return raster
    colours = Pixels.frombytes("RGB", (raster.width, raster.height), decompress(raster.samples))
    if condition.components == 1:
        return raster_of(colours.convert("L"))
    try:
        goal = ImageCms.ImageCmsProfile(BytesIO(condition.profile))
        return raster_of(_converted(colours, _srgb(), goal, _MODES[condition.components]))
    except (ImageCms.PyCMSError, OSError) as problem:
        raise StyleError(
            f"the ICC profile {condition.description!r} cannot turn the colours of a picture into inks: {problem}; "
            "use one that the print shop separates with, or give the picture in gray"
        ) from problem


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _converted(
    pixels: Pixels.Image, source: ImageCms.ImageCmsProfile, goal: ImageCms.ImageCmsProfile, mode: str
) -> Pixels.Image:
    """Relative colorimetric, with the black point of the goal (ICC.1:2010, D.6)."""
    intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    done = ImageCms.profileToProfile(pixels, source, goal, intent, mode, flags=flags)
    if done is None:
        raise ImageCms.PyCMSError("no picture came back")
    return done
