"""Looks whether a planned file shows what known photos show. Runs in a child process."""

from collections.abc import Callable
from dataclasses import dataclass

from gallery.images.likeness import same_picture
from gallery.importing.previews import Glance, thumbnail_of
from gallery.model.reasons import RefusedFile

Alive = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Look:
    """Which file to look at, and the thumbnails of known photos (JPEG) to hold against it."""

    glance: Glance
    known: tuple[tuple[int, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file shows: its size in pixels, upright, its fingerprint, the photos it repeats."""

    width: int
    height: int
    fingerprint: int
    same: tuple[int, ...] = ()


def liken(look: Look, alive: Alive) -> Looked | None:
    """Decode a file and compare it with known photos; None if it cannot be decoded."""
    alive()
    try:
        made = thumbnail_of(look.glance)
    except (RefusedFile, OSError):
        return None
    alive()
    same = tuple(photo_id for photo_id, jpeg in look.known if same_picture(made.jpeg, jpeg))
    return Looked(made.width, made.height, made.fingerprint, same)
