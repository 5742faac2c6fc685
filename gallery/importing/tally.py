"""Counts of a plan: what is new, there already, in better or lesser quality."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from gallery.importing.plan import PlannedFile, PlannedSet
from gallery.model.photoset import Completeness, completeness
from gallery.model.quality import CopyVerdict


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of files; ``known`` ones only bring another path of a photo in the library."""

    new: int = 0
    known: int = 0
    better: int = 0
    lesser: int = 0
    equal: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.new + other.new,
            self.known + other.known,
            self.better + other.better,
            self.lesser + other.lesser,
            self.equal + other.equal,
        )


def tally(files: Sequence[PlannedFile]) -> Tally:
    """Count some files; 100,000 take some 10 ms."""
    known = sum(map(bool, map(attrgetter("digest"), files)))
    copies = Counter([file.copy.verdict for file in files if file.copy is not None])
    return Tally(
        new=len(files) - known,
        known=known,
        better=copies[CopyVerdict.BETTER],
        lesser=copies[CopyVerdict.LESSER],
        equal=copies[CopyVerdict.EQUAL],
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up."""
    return sum(tallies, Tally())


def completeness_of(planned: PlannedSet) -> Completeness | None:
    """Say how complete a set will be; None when nothing tells how large it is."""
    positions = (*planned.known_there, *(file.position for file in planned.files))
    expected = planned.expected.value if planned.expected else None
    there = completeness((place for place in positions if place), expected)
    return there if expected or there.missing else None


class Tallies:
    """The tallies of sets, counted once for each list of files that a set has had."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Sequence[PlannedFile], Tally]] = {}

    def of(self, key: str, files: Sequence[PlannedFile]) -> Tally:
        """Return the tally of a row."""
        kept = self._known.get(key)
        if kept is None or kept[0] is not files:
            kept = self._known[key] = files, tally(files)
        return kept[1]
