"""The frames of an animated picture, one after the other, never more than one in memory."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PIL.ImageFile import ImageFile

from gallery.images.decode import Picture, as_refusal, picture_of, unscaled, upright
from gallery.images.guard import GUARD
from gallery.images.inspect import ImageFacts, facts_of
from gallery.images.opening import open_picture, source_of

# Formats whose frames are a movement; the pages of a TIFF, the two eyes of an MPO, the sizes of
# an icon and the pictures of a HEIC collection are none.
MOVING = frozenset({"GIF", "WEBP", "PNG", "AVIF", "FLI"})
# Frames announced as shorter are shown as long as browsers show them; old programs wrote 0.
SHORTEST, INSTEAD = 11, 100  # ms

HELD_BYTES = 32 << 20


def frames(
    path: Path, *, longest: int | None = None, content: bytes | None = None, begin: int = 0
) -> Iterator[tuple[Picture, int]]:
    """Decode the frames of a picture upright into sRGB, in order, once each.

    A frame that cannot be decoded ends it. A picture that does not move has one frame.

    Args:
        path: the file; one larger than ``HELD_BYTES`` stays open until the iterator is closed or
            forgotten.
        longest: the longer side of each frame in pixels at most; None for full size.
        content: the file's bytes when the caller has read them already.
        begin: the frame to begin with, counted from 0; those before it are only gone through.

    Yields:
        A frame, and for how many milliseconds it is shown: at least 11, or 0 for the one
        frame of a picture that does not move.

    Raises:
        RefusedFile: it is no picture, or not even the frame to begin with can be decoded.
    """
    with source_of(path, _held(path, content)) as (stream, size):
        with as_refusal(), GUARD.strict():
            image = open_picture(stream, size, name=path.name)
            facts = facts_of(image)
            moves = facts.format in MOVING and bool(getattr(image, "is_animated", False))
            # An APNG may begin with a picture for programs that cannot play the others.
            first = begin + int(getattr(image, "default_image", False)) if moves else 0
            frame = _decoded(image, facts, first, longest)
        yield frame if moves else (frame[0], 0)
        for index in count(first + 1) if moves else ():
            try:
                with GUARD.strict():
                    frame = _decoded(image, facts, index, longest)
            except Exception:  # noqa: BLE001 - the end is an EOFError; damage raises twelve kinds
                return
            yield frame


def _held(path: Path, content: bytes | None) -> bytes | None:
    """Read a file that is not too large, so that it can be moved while it plays."""
    if content is not None:
        return content
    with source_of(path, None) as (stream, size):
        return stream.read() if size <= HELD_BYTES else None


def _decoded(
    image: ImageFile, facts: ImageFacts, index: int, longest: int | None
) -> tuple[Picture, int]:
    """Decode one frame; Pillow goes there fastest from the one before."""
    image.seek(index)
    size = unscaled(image, facts)
    picture = picture_of(upright(image, facts, longest), size)
    told = image.info.get("duration", 0)  # some formats know it only once the frame is loaded
    duration = round(told) if isinstance(told, int | float) else 0
    return picture, duration if duration >= SHORTEST else INSTEAD
