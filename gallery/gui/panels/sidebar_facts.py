"""What the sidebar shows, read from the library in one go on the reader pool.

Only the first few of each sort: a page of its own lists the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from gallery.gui.portraits import cutting
from gallery.gui.scope import ScopeKind
from gallery.library import counts, namesakes, people, scenes, searches, sets
from gallery.library.database import Library, Reader
from gallery.library.namesakes import Key
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.scenes import Scene
from gallery.model.searches import SavedSearch

PORTRAIT = 40  # px; twice what is shown, for fine screens
FEW, FEW_GROUPS, FEW_SETS = 10, 6, 12  # shown; all of them are on their page
FACE_SHARE = 0.75  # of the shorter side; at 20 px the whole picture shows nobody


@dataclass(frozen=True, slots=True)
class Facts:
    """The library's inventory: the first of each sort, and in ``totals`` how many there are.

    ``shown`` tells those apart who share a name; ``found`` says how many photos the saved
    searches find, by their ids, as far as that was counted.
    """

    totals: counts.Totals
    persons: Sequence[Person]
    groups: Sequence[Group]
    sets: Sequence[PhotoSet]
    scenes: Sequence[Scene]
    shown: Mapping[Key, Bearer] = field(default_factory=dict)
    searches: Sequence[SavedSearch] = ()
    found: Mapping[int, int] = field(default_factory=dict)

    def apart(self, kind: BearerKind, bearer_id: int) -> str:
        """Return what tells one from another of its name, "" if no other has it."""
        bearer = self.shown.get((kind, bearer_id))
        return bearer.apart if bearer is not None else ""


def read(reader: Reader) -> Facts:
    """Read what is shown; some milliseconds, however much there is."""
    # One more of each than is shown: it takes the place of the row "Show all".
    persons = people.most_shown(reader, FEW + 1)
    groups = people.first_groups(reader, FEW_GROUPS + 1)
    first_scenes = scenes.most_shown(reader, FEW + 1)
    named = (
        *((BearerKind.PERSON, one.id) for one in persons),
        *((BearerKind.GROUP, one.id) for one in groups),
        *((BearerKind.SCENE, one.id) for one in first_scenes),
    )
    return Facts(
        counts.totals(reader),
        persons,
        groups,
        sets.newest(reader, FEW_SETS + 1),
        first_scenes,
        namesakes.bearers(reader, named),
        searches.all_searches(reader),
    )


def portraits(reader: Reader, library: Library, person_ids: Sequence[int]) -> dict[int, QImage]:
    """Return small square portraits by person, for those that have a picture."""
    found = cutting.pictures(reader, library, ScopeKind.PERSON, person_ids, share=FACE_SHARE)
    return {key: cutting.shaped(image, PORTRAIT, 0) for key, image in found.items()}
