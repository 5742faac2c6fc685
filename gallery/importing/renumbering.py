"""Positions once more, when it is known which files are photos.

The plan gives every file its place by name. Two equal files, or one that is no picture, would
leave a place empty that no photo was ever meant for; so a new set is numbered again from the
names of the photos that came in. Numbers in names stay: there an empty place is a missing photo.
"""

from gallery.importing import naming
from gallery.importing.plan import PlannedSet
from gallery.library import sets
from gallery.library.database import Library


class Renumbering:
    """The new sets of one import: who joined them under which name, and where one did not."""

    def __init__(self) -> None:
        self._names: dict[str, dict[int, str]] = {}
        self._set_ids: dict[str, int] = {}
        self._uneven: dict[str, PlannedSet] = {}

    def joined(self, planned: PlannedSet, set_id: int, *, photo_id: int, name: str) -> None:
        """A photo came into a set."""
        self._set_ids[planned.key] = set_id
        self._names.setdefault(planned.key, {})[photo_id] = name

    def missed(self, planned: PlannedSet | None) -> None:
        """A file of a set brought no photo of its own."""
        if planned is not None and planned.known_id is None:
            self._uneven.setdefault(planned.key, planned)

    def settle(self, library: Library, import_id: int) -> None:
        """Number the sets again in which a file was missed."""
        for key, planned in self._uneven.items():
            names = self._names.get(key)
            if not names or not _is_guessed(planned):
                continue
            places = naming.positions_of(list(names.values()), expected=_expected(planned))
            with library.writing() as writer:
                moved = list(zip(names, places, strict=True))
                sets.add_members(writer, self._set_ids[key], moved, import_id=import_id)
        self._uneven.clear()


def _expected(planned: PlannedSet) -> int | None:
    return planned.expected.value if planned.expected else None


def _is_guessed(planned: PlannedSet) -> bool:
    """Whether the places are those of the names, not of the user."""
    names = [file.name for file in planned.files]
    places = naming.positions_of(names, expected=_expected(planned))
    return [file.position for file in planned.files] == places
