"""EXIF values through exifread, which reads files that the pixels' library does not."""

import io
import logging
from pathlib import Path

import exifread

from gallery.metadata.fields import EXIF_TAGS

# It reports every odd file; without this line they would end on the user's terminal.
logging.getLogger("exifread").addHandler(logging.NullHandler())
logging.getLogger("exifread").propagate = False

REPLACED = "\N{REPLACEMENT CHARACTER}"  # bytes that are no text
LARGEST_VALUE = 10_000  # characters; more is a damaged length, not a caption


def read_exif(path: Path, *, content: bytes | None = None) -> dict[str, str]:
    """Return the EXIF values of ``fields.EXIF_TAGS``, by their EXIF names, as plain text.

    Args:
        path: the file, opened unless ``content`` is given.
        content: the file's bytes, or as many of its first ones as hold the metadata.
    """
    try:
        with io.BytesIO(content) if content is not None else path.open("rb") as stream:
            tags = exifread.process_file(stream, details=False, extract_thumbnail=False)
    except Exception:  # noqa: BLE001 - it raises six kinds on real phones' files
        return {}
    values = {name: _plain(tags.get(tag)) for tag, name in EXIF_TAGS.items()}
    return {name: text for name, text in values.items() if text}


def _plain(tag: object) -> str:
    value = getattr(tag, "values", "")
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else ""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = str(value).split("\0")[0].strip() if isinstance(value, str | int) else ""
    is_sound = len(text) <= LARGEST_VALUE and REPLACED not in text
    return text if is_sound else ""
