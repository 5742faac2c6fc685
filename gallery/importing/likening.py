"""Looks at a planned file as the analysis will look at it. Runs in a child process."""

from collections.abc import Callable
from dataclasses import dataclass

from gallery.images.prints import Prints
from gallery.importing.previews import Glance, thumbnail_of
from gallery.model.quality import Quality
from gallery.model.reasons import RefusedFile

Alive = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file shows: its size, upright, its prints, and its thumbnail (JPEG)."""

    quality: Quality
    prints: Prints
    jpeg: bytes


def look(glance: Glance, alive: Alive) -> Looked | None:
    """Decode a file; None if it cannot be decoded."""
    alive()
    try:
        made = thumbnail_of(glance)
    except (RefusedFile, OSError):
        return None
    quality = Quality(made.width, made.height, glance.bytes, made.format)
    return Looked(quality, made.prints, made.jpeg)
