"""A small picture of a planned file, before anything of it is in the library.

Made in a child process, as every byte is a stranger's; an entry of an archive is read into
memory, never unpacked to the disk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gallery.images.thumbnail import LONGEST, Thumbnail, make_thumbnail
from gallery.importing import archives
from gallery.model.reasons import Reason, Refused, RefusedFile

MOST_BYTES = 256 << 20  # of an entry; a larger one is shown when it is imported

Alive = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Glance:
    """What to look at; ``number`` tells the answers apart, ``entry`` -1 is a plain file.

    ``longest`` is the longer side wanted, in pixels.
    """

    number: int
    path: str
    name: str
    bytes: int
    entry: int = -1
    password: str = ""
    longest: int = LONGEST


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A JPEG of the wanted size, upright, and the size of the whole picture."""

    jpeg: bytes
    width: int
    height: int


def look_at(glance: Glance, alive: Alive) -> Glimpse | Refused:
    """Return a small picture of a file, or why there is none."""
    alive()
    try:
        made = thumbnail_of(glance)
    except RefusedFile as refused:
        return Refused(glance.path, refused.reason, refused.detail)
    except OSError:
        return Refused(glance.path, Reason.READ_ERROR)
    return Glimpse(made.jpeg, made.width, made.height)


def thumbnail_of(glance: Glance) -> Thumbnail:
    """Decode a planned file once, at a reduced scale.

    Raises:
        RefusedFile: it is no picture, or its archive gives nothing.
        OSError: it cannot be read.
    """
    if glance.entry < 0:
        return make_thumbnail(Path(glance.path), longest=glance.longest)
    if glance.bytes > MOST_BYTES:
        raise RefusedFile(Reason.TOO_MANY_PIXELS, f"{glance.bytes} bytes in an archive")
    with archives.open_entry(glance.path, glance.entry, password=glance.password) as stream:
        content = stream.read(glance.bytes)
    return make_thumbnail(Path(glance.name), content=content, longest=glance.longest)
