"""The grey profile: another colour engine must take it, and grey must come out as grey."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image, ImageCms

from jbpub.renderers.pdf.profile import gray_profile, srgb_profile


def test_it_is_small_and_says_its_own_size() -> None:
    profile = gray_profile()
    assert len(profile) == struct.unpack_from(">I", profile)[0] < 400


def test_it_is_a_grey_printing_profile() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(gray_profile())).profile
    assert (profile.device_class, profile.xcolor_space.strip(), profile.connection_space.strip()) == (
        "prtr",
        "GRAY",
        "XYZ",
    )
    assert profile.profile_description == "Grey, gamma 2.2"


def test_black_white_and_grey_come_out_on_a_screen_as_they_went_in() -> None:
    grey = Image.new("L", (3, 1))
    grey.putdata([0, 128, 255])
    shown = ImageCms.profileToProfile(grey, BytesIO(gray_profile()), ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert shown is not None
    assert [shown.getpixel((x, 0)) for x in (0, 2)] == [(0, 0, 0), (255, 255, 255)]
    middle = shown.getpixel((1, 0))
    assert isinstance(middle, tuple)
    assert all(abs(channel - 128) <= 2 for channel in middle)


def test_the_display_profile_is_srgb_as_another_engine_knows_it() -> None:
    made = ImageCms.ImageCmsProfile(BytesIO(srgb_profile())).profile
    assert (made.device_class, made.xcolor_space.strip()) == ("mntr", "RGB")
    colours = Image.new("RGB", (4, 1))
    colours.putdata([(255, 0, 0), (12, 200, 90), (128, 128, 128), (255, 255, 255)])
    shown = ImageCms.profileToProfile(colours, BytesIO(srgb_profile()), ImageCms.createProfile("sRGB"))
    assert shown is not None
    for x in range(4):
        pairs = zip(shown.getpixel((x, 0)), colours.getpixel((x, 0)), strict=True)  # type: ignore[arg-type]
        assert all(abs(ours - theirs) <= 1 for ours, theirs in pairs)
