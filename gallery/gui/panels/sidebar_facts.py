"""What the sidebar shows, read from the library in one go on the reader pool.

Only the first few of each sort: a page of its own lists the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QImage

from gallery.gui.portraits import cutting
from gallery.gui.scope import ScopeKind
from gallery.library import counts, people, scenes, sets
from gallery.library.database import Library, Reader
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet
from gallery.model.scenes import Scene

PORTRAIT = 40  # px; twice what is shown, for fine screens
FEW, FEW_GROUPS, FEW_SETS = 10, 6, 12  # shown; all of them are on their page
FACE_SHARE = 0.75  # of the shorter side; at 20 px the whole picture shows nobody


@dataclass(frozen=True, slots=True)
class Facts:
    """The library's inventory: the first of each sort, and in ``totals`` how many there are."""

    totals: counts.Totals
    persons: Sequence[Person]
    groups: Sequence[Group]
    sets: Sequence[PhotoSet]
    scenes: Sequence[Scene]


def read(reader: Reader) -> Facts:
    """Read what is shown; some milliseconds, however much there is."""
    # One more of each than is shown: it takes the place of the row "Show all".
    return Facts(
        counts.totals(reader),
        people.most_shown(reader, FEW + 1),
        people.first_groups(reader, FEW_GROUPS + 1),
        sets.newest(reader, FEW_SETS + 1),
        scenes.most_shown(reader, FEW + 1),
    )


def portraits(reader: Reader, library: Library, person_ids: Sequence[int]) -> dict[int, QImage]:
    """Return small square portraits by person, for those that have a picture."""
    found = cutting.pictures(reader, library, ScopeKind.PERSON, person_ids, share=FACE_SHARE)
    return {key: cutting.shaped(image, PORTRAIT, 0) for key, image in found.items()}
