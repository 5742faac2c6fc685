"""The files of the photos at hand, as far as they are still there."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QMimeDatabase

from gallery.gui.file_names import shown_path
from gallery.gui.outside.programs import address
from gallery.library import photos
from gallery.library.database import Library, Reader


@dataclass(frozen=True, slots=True)
class Place:
    """Where a photo's file is; ``path`` is "" when none of its files is there any more."""

    photo: int
    path: str
    name: str


def places_of(reader: Reader, library: Library, ids: Sequence[int]) -> tuple[Place, ...]:
    """Return where photos are, in the order asked for; without those no longer known.

    It asks the disk, so it is run beside the window.
    """
    found = photos.paths(reader, library, ids)
    return tuple(_place(photo, found[photo]) for photo in ids if found.get(photo))


def _place(photo: int, paths: Sequence[str]) -> Place:
    path = next((one for one in paths if os.path.lexists(one)), "")
    return Place(photo, path, shown_path(PurePath(path or paths[0]).name))


def kind_of(path: str) -> str:
    """Return the MIME type of a file, by its name and if that says nothing by its content."""
    return QMimeDatabase().mimeTypeForFile(path).name()


def as_text(path: str) -> str:
    """Return a path to be pasted as text; one that is no text as its address."""
    return path if path.isprintable() else address(path)
