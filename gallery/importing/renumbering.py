"""Positions once more, when it is known which files are photos.

The plan gives every file its place. Where that is its rank, two equal files, or one that is no
picture, would leave a place empty that no photo was ever meant for: all behind it move up.
Numbers stay: there an empty place is a missing photo, except that of a post's file that equals
another of the post. Names may turn out to be
numbered only when a stranger among them was refused; then the numbers are taken in the end.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Sequence

from gallery.importing import naming
from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.library import imports, sets
from gallery.library.database import Library, Writer
from gallery.model.facts import Fact, Origin

FOLDERS = frozenset({"folder", "archive", "given"})  # what keys begin with that name no post
AT_ONCE = 500  # photos moved in one transaction: some 50 ms


def fewer(expected: int, empty: Sequence[int]) -> int:
    """Return how many photos a set can have in which some places are of equal files."""
    return expected - sum(place <= expected for place in empty)


class Renumbering:
    """The new sets of one import: who joined them under which name, and where one did not."""

    def __init__(self, own: Collection[int] = ()) -> None:
        """Prepare; ``own`` are sets that this import made before it was cut off."""
        self._own = own
        self._joined: dict[str, dict[int, tuple[str, int]]] = {}
        self._set_ids: dict[str, int] = {}
        self._missed: dict[str, list[int]] = {}
        self._uneven: dict[str, PlannedSet] = {}
        self._equal: dict[str, list[PlannedFile]] = {}

    def place_of(self, planned: PlannedSet, file: PlannedFile) -> int:
        """Return the place that a file wants, now that some before it brought no photo."""
        missed = self._missed.get(planned.key)
        return file.position - bisect_left(missed, file.position) if missed else file.position

    def joined(
        self, planned: PlannedSet, set_id: int, *, photo_id: int, name: str, place: int
    ) -> None:
        """A photo came into a set."""
        self._set_ids[planned.key] = set_id
        self._joined.setdefault(planned.key, {})[photo_id] = name, place

    def missed(self, planned: PlannedSet | None, file: PlannedFile) -> None:
        """A file of a set brought no photo of its own."""
        if planned is None or not (planned.known_id is None or planned.known_id in self._own):
            return
        if planned.ranked:
            insort(self._missed.setdefault(planned.key, []), file.position)
            self._uneven[planned.key] = planned

    def is_there(self, planned: PlannedSet, file: PlannedFile, *, place: int) -> None:
        """A file of a set shows a photo that the set has at ``place``."""
        self.missed(planned, file)
        kinds = {key.partition(":")[0] for key in (planned.key, *planned.also_keys)}
        if not (planned.ranked or kinds <= FOLDERS or file.position in (0, place)):
            self._equal.setdefault(planned.key, []).append(file)

    def settle(self, library: Library, import_id: int) -> None:
        """Number the sets again whose names turned out to be numbered."""
        for key, planned in self._uneven.items():
            moved = list(_moved(planned, self._joined.get(key, {})))
            for start in range(0, len(moved), AT_ONCE):
                with library.writing() as writer:
                    some = moved[start : start + AT_ONCE]
                    sets.add_members(writer, self._set_ids[key], some, import_id=import_id)
        self._uneven.clear()
        for key, files in self._equal.items():
            if key in self._set_ids:
                with library.writing() as writer:
                    _close_up(writer, self._set_ids[key], files, import_id=import_id)
        self._equal.clear()


def _close_up(
    writer: Writer,
    set_id: int,
    equal: Sequence[PlannedFile],
    *,
    import_id: int,
) -> None:
    """Keep no place for the second of two equal files: what is behind it moves up."""
    members = sets.members(writer.connection, set_id)
    taken = {place for _, place in members}
    empty = sorted({file.position for file in equal} - taken)
    if not empty:
        return
    moved = [
        (photo_id, place - bisect_left(empty, place))
        for photo_id, place in members
        if place > empty[0]
    ]
    sets.add_members(writer, set_id, moved, import_id=import_id)
    there = sets.get(writer.connection, set_id)
    said = there.origins.get("expected", Origin.USER)
    count = fewer(there.expected or 0, empty)
    if count >= len(members) and said is not Origin.USER:
        fact = Fact(count, said, there.reasons.get("expected", ""))
        sets.merge(writer, set_id, {"expected": fact})
    imports.remember(writer, import_id)


def _moved(planned: PlannedSet, joined: dict[int, tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """Yield photo and new place of those whose number is another place than they have."""
    if any(file.by_hand for file in planned.files):
        return
    expected = planned.expected.value if planned.expected else None
    numbers = naming.numbers_of([name for name, _ in joined.values()], expected=expected)
    if numbers:
        for (photo_id, (_, place)), number in zip(joined.items(), numbers, strict=True):
            if place != number:
                yield photo_id, number
