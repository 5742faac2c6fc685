"""Names that promise nothing, or not what the file is: pictures as browsers save them.

X names its pictures ``EBGbJe_U8AA4Ekb.jpg_large``, ``….jpg:orig`` or ``…?format=jpg&name=orig``;
a download may have no suffix at all. Such files are pictures if their content is one.
"""

import re
from pathlib import PurePath

from gallery.images import formats

# A suffix as files of every kind have it; anything else behind a dot is part of a name.
REAL_SUFFIX = re.compile(r"\.(?=.*[a-z])[a-z0-9]{1,8}$")
SIZES = frozenset({".orig", ".large", ".medium", ".small", ".thumb", ".image", ".img", ".pic"})
SIZE = r"[._:-](?:orig|large|medium|small|thumb|4096x4096)"
FALSE_SUFFIX = re.compile(
    rf"""(?ix)
    (?: \.(?:jpe?g|png|webp|gif|avif|heic|bmp|tiff?) (?: {SIZE} | \?.* | \.\d{{1,3}} )+
      | (?: {SIZE} | \?.* | \.(?:image|img|pic) )+
    )$"""
)
SUFFIX_OF_FORMAT = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "GIF": ".gif",
    "WEBP": ".webp",
    "AVIF": ".avif",
    "HEIF": ".heic",
    "TIFF": ".tif",
    "BMP": ".bmp",
    "DIB": ".bmp",
    "JPEG2000": ".jp2",
    "ICO": ".ico",
    "QOI": ".qoi",
    "PSD": ".psd",
}


def may_be_picture(name: str) -> bool:
    """Whether only the content of a file of this name can tell if it is a picture."""
    if formats.is_ignored(name) or formats.is_picture_name(name):
        return False
    suffix = formats.suffix_of(name)
    return suffix in SIZES or not REAL_SUFFIX.fullmatch(suffix)


def true_name(name: str, format_name: str) -> str:
    """Return ``name`` with a suffix that tells its content, if its own tells nothing.

    >>> true_name("EBGbJe_U8AA4Ekb.jpg_large", "JPEG")
    'EBGbJe_U8AA4Ekb.jpg'

    Args:
        name: a file name.
        format_name: the format by content, as ``images.inspect`` names it.
    """
    suffix = SUFFIX_OF_FORMAT.get(format_name, "")
    if not suffix or not may_be_picture(name):
        return name
    stem = FALSE_SUFFIX.sub("", name)
    return (stem or PurePath(name).name) + suffix
