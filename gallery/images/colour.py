"""Brings any mode and embedded profile to 8-bit sRGB."""

import io
from functools import lru_cache

from PIL import Image, ImageCms

SRGB = "sRGB"
DEEP_MODES = frozenset({"I;16", "I;16B", "I;16L", "I;16N", "I", "F"})
LARGEST_PROFILE = 4_000_000  # bytes; printers' profiles reach 2 MB


def to_srgb(image: Image.Image) -> Image.Image:
    """Return ``image`` as RGB or RGBA in sRGB, through its embedded profile if it has one."""
    image = _eight_bits(image)
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and 0 < len(profile) <= LARGEST_PROFILE:
        if image.mode in {"P", "LA", "PA", "1"}:
            image = _plain_rgb(image)
        image = _through_profile(image, profile)
    elif image.mode == "LAB":
        image = _from_lab(image)
    return _plain_rgb(image)


def resizable(image: Image.Image) -> Image.Image:
    """Return ``image`` in a mode that keeps its quality when scaled."""
    if image.mode in {"P", "1", "PA"} or image.mode in DEEP_MODES:
        eight = _eight_bits(image)
        return _plain_rgb(eight) if eight.mode in {"P", "PA"} else eight.convert("L") if (
            eight.mode == "1"
        ) else eight
    return image


def _plain_rgb(image: Image.Image) -> Image.Image:
    if image.mode in {"RGB", "RGBA"} and "transparency" not in image.info:
        return image
    has_alpha = image.mode in {"LA", "PA", "RGBA", "La", "RGBa"} or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scale deep grey to 8 bits; Pillow's own conversion clips at 255."""
    if image.mode not in DEEP_MODES:
        return image
    info = image.info
    values = image.convert("F") if image.mode != "F" else image
    low, high = values.getextrema()
    white = 65535.0 if high > 255 or image.mode.startswith("I;16") else 255.0
    if image.mode == "F" and high <= 1.0:
        white = 1.0
    if high > white or low < 0:
        white = max(high, 1.0)
    scaled = values.point(lambda value: value * (255.0 / white) + 0.5).convert("L")
    scaled.info = {key: value for key, value in info.items() if key != "transparency"}
    return scaled


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        transform = _transform(profile, image.mode)
        if transform is None:
            return image
        turned = ImageCms.applyTransform(image, transform)
    except Exception:  # noqa: BLE001 - a broken profile must not cost the photo
        return image
    return turned if turned is not None else image


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Build the way from ``profile`` to sRGB, None when it already is sRGB."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    description = ImageCms.getProfileDescription(source)
    if SRGB.casefold() in description.casefold() and mode in {"RGB", "RGBA", "L"}:
        return None
    target = ImageCms.createProfile(SRGB)
    return ImageCms.buildTransform(source, target, mode, "RGBA" if mode == "RGBA" else "RGB")


def _from_lab(image: Image.Image) -> Image.Image:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"), ImageCms.createProfile(SRGB), "LAB", "RGB"
    )
    return ImageCms.applyTransform(image, transform) or image
