"""What the sidebar shows, read from the library in one go on the reader pool."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from gallery.gui.grid.render import image_of
from gallery.library import counts, people, photos, scenes, sets
from gallery.library.database import Library, Reader
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet
from gallery.model.scenes import Scene

PORTRAIT = 40  # px; twice what is shown, for fine screens
FEW_SETS = 12  # shown before all are asked for
FACE_SHARE = 0.75  # of the shorter side; at 20 px the whole picture shows nobody


@dataclass(frozen=True, slots=True)
class Facts:
    """The library's inventory.

    ``sets`` are the newest, as many as are shown; ``totals`` says how many there are.
    """

    totals: counts.Totals
    persons: Sequence[Person]
    groups: Sequence[Group]
    sets: Sequence[PhotoSet]
    scenes: Sequence[Scene]


def read(reader: Reader, *, every_set: bool) -> Facts:
    """Read what is shown; at a million photos some tens of milliseconds.

    Args:
        every_set: also the sets behind the first few; tens of thousands take half a second.
    """
    return Facts(
        counts.totals(reader),
        people.all_persons(reader),
        people.all_groups(reader),
        sets.all_sets(reader) if every_set else sets.newest(reader, FEW_SETS + 1),
        scenes.all_scenes(reader),
    )


def portraits(reader: Reader, library: Library, person_ids: Sequence[int]) -> dict[int, QImage]:
    """Return small square portraits by person, for those that have a thumbnail."""
    covers = people.covers(reader, person_ids)
    digests = photos.digests(reader, covers.values())
    thumbnails = library.thumbnails.get_many(list(digests.values()))
    found: dict[int, QImage] = {}
    for person_id, photo_id in covers.items():
        image = image_of(thumbnails.get(digests.get(photo_id, "")))
        if image is not None:
            found[person_id] = _portrait(image)
    return found


def _portrait(image: QImage) -> QImage:
    """Cut the square where faces mostly are: in the middle, towards the top."""
    side = int(min(image.width(), image.height()) * FACE_SHARE)
    left = (image.width() - side) // 2
    top = (image.height() - side) // 5
    return image.copy(QRect(left, top, side, side)).scaled(
        PORTRAIT,
        PORTRAIT,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
