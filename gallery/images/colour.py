"""Brings any mode and embedded profile to 8-bit sRGB."""

import io
from functools import lru_cache

from PIL import Image, ImageCms
from PIL.TiffImagePlugin import BITSPERSAMPLE, TiffImageFile

from gallery.images.gamut import profile_meant

TOLD_BY = ("icc_profile", "exif", "nclx_profile")  # what Pillow knows of a picture's colours by
DEEP_MODES = {"I;16": "L;16", "I;16L": "L;16", "I;16B": "L;16B", "I;16N": "L;16N"}
NUMBER_MODES = frozenset({"I", "F"})
ALPHA_MODES = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
OPAQUE = (255, 255)
LARGEST_PROFILE = 4_000_000  # bytes; printers' profiles reach 2 MB
TRANSFORMS_KEPT = 16  # a set comes from one camera or one studio
WHITES = (1.0, 255.0, 65535.0)  # what "white" is where the mode does not say


def scalable(image: Image.Image) -> Image.Image:
    """Return a loaded picture in an 8-bit mode without a palette, which scales well."""
    if image.mode in DEEP_MODES:
        return _high_bytes(_filling_16_bits(image))
    if image.mode in NUMBER_MODES:
        return _from_numbers(image)
    if image.mode == "1":
        return image.convert("L")
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA" if _has_alpha(image) else "RGB")
    return image


def to_srgb(image: Image.Image) -> Image.Image:
    """Return a ``scalable`` picture as RGB or, where anything shows through, RGBA in sRGB."""
    profile = _profile_of(image)
    if profile is not None:
        image = _through_profile(image, profile)
    if image.mode == "LAB":
        image = _from_lab(image)
    if not _has_alpha(image):
        return image if image.mode == "RGB" else image.convert("RGB")
    if image.mode != "RGBA":
        image = image.convert("RGBA")
    return image.convert("RGB") if image.getchannel("A").getextrema() == OPAQUE else image


def _profile_of(image: Image.Image) -> bytes | None:
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        return profile if len(profile) <= LARGEST_PROFILE else None
    return profile_meant(image)


def _has_alpha(image: Image.Image) -> bool:
    return image.mode in ALPHA_MODES or "transparency" in image.info


def _filling_16_bits(image: Image.Image) -> Image.Image:
    """Spread the 12 bits that some TIFF keep in each 16; Pillow leaves them at the lower end."""
    if not isinstance(image, TiffImageFile) or image.tag_v2.get(BITSPERSAMPLE) != (12,):
        return image
    spread = image.point(lambda value: value * (65535 / 4095) + 0, "I;16")
    spread.info = dict(image.info)
    return spread


def _high_bytes(image: Image.Image) -> Image.Image:
    """Take the upper byte of 16-bit grey; Pillow's own conversion clips at 255."""
    eight = Image.frombytes("L", image.size, image.tobytes(), "raw", DEEP_MODES[image.mode])
    eight.info = {key: value for key, value in image.info.items() if key != "transparency"}
    return eight


def _from_numbers(image: Image.Image) -> Image.Image:
    """Scale 32-bit grey to the smallest usual white that holds its brightest pixel."""
    numbers = image.convert("F")
    brightest = max(_numbers(numbers.getextrema()))
    white = next((white for white in WHITES if brightest <= white), brightest)
    if image.mode == "I" and white == WHITES[0]:
        white = WHITES[1]
    eight = numbers.point(lambda value: value * (255.0 / white) + 0.0).convert("L")
    eight.info = {key: value for key, value in image.info.items() if key != "transparency"}
    return eight


def _numbers(extrema: object) -> list[float]:
    found = extrema if isinstance(extrema, tuple) else ()
    return [float(value) for value in found if isinstance(value, int | float)] or [0.0]


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        transform = _transform(profile, image.mode)
        turned = ImageCms.applyTransform(image, transform) if transform else image
    except Exception:  # noqa: BLE001 - a broken or foreign profile must not cost the photo
        return image
    return turned or image


@lru_cache(maxsize=TRANSFORMS_KEPT)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Build the way from ``profile`` to sRGB; None when it is sRGB already."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    if mode.startswith("RGB") and "srgb" in ImageCms.getProfileDescription(source).casefold():
        return None
    target = ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(source, target, mode, "RGBA" if mode == "RGBA" else "RGB")


def _from_lab(image: Image.Image) -> Image.Image:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"
    )
    return ImageCms.applyTransform(image, transform) or image
