"""Which month each section of the grid is of, and where the years begin along its height."""

import operator
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count, islice

from PySide6.QtCore import QObject, Signal

from gallery.gui.bridge import Bridge
from gallery.gui.dates import say_time
from gallery.gui.grid.geometry import Lines
from gallery.library import sets
from gallery.library.database import Reader
from gallery.library.results import Grouping, Sections

MOST_CHANGES = 2_000  # of month from section to section; more is an order that is not of time
LABEL_ROOM = 18  # px from one label to the next
GROUP = "months"  # of reads: an older answer is dropped
YEAR = 100  # a month is year · 100 + month; 0 of a year is the year itself


@dataclass(frozen=True, slots=True)
class Mark:
    """A place along the strip, in px from its top; ``label`` "" is a month in between."""

    y: int
    section: int
    label: str = ""


class Timeline(QObject):
    """The months of the sections that are shown.

    Sets are asked for theirs on the reader pool, when somebody first wants to know: most results
    are typed past before the pointer comes near the scroll bar. Until then nothing is known.

    Signals:
        changed(): the months are known, or others.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sections = Sections.of(())
        self._months: array[int] = array("l")
        self._changes: list[int] = []
        self._is_known = True  # or asked for

    def show(self, sections: Sections) -> None:
        """Take other sections, or the same whose sets are of other months now."""
        is_other, self._sections = sections is not self._sections, sections
        self._bridge.forget(GROUP)
        if sections.grouping is Grouping.SET:
            self._is_known = False
            self._take(array("l") if is_other else self._months)
            return
        self._is_known = True
        factor = YEAR if sections.grouping is Grouping.YEAR else 1
        months = array("l", [key * factor for key in sections.keys])
        self._take(months if sections.grouping is not Grouping.NONE else array("l"))

    def words(self, section: int) -> str:
        """Return the month or the year of a section; "" if it is not known."""
        self._ask()
        if not 0 <= section < len(self._months) or not self._months[section]:
            return ""
        return say_time(*divmod(self._months[section], YEAR))

    def year(self, section: int) -> int:
        """Return the year of a section, 0 if it is not known."""
        self._ask()
        return self._months[section] // YEAR if 0 <= section < len(self._months) else 0

    def marks(self, layout: Lines, room: int) -> list[Mark]:
        """Return where years and months begin on a strip ``room`` px high, from the top."""
        self._ask()
        result: list[Mark] = []
        if len(self._months) != layout.sections or layout.height <= 0:
            return result
        last_year, last_label = -1, -LABEL_ROOM
        for section in self._changes:
            y = layout.header(section).y * room // layout.height
            year = self.year(section)
            is_new = year != last_year
            last_year = year
            if is_new and year and y - last_label >= LABEL_ROOM:
                last_label = y
                result.append(Mark(y, section, say_time(year)))
            elif not is_new:
                result.append(Mark(y, section))
        return result

    def _ask(self) -> None:
        if self._is_known:
            return
        self._is_known, sections = True, self._sections
        self._bridge.read(lambda reader: _of_sets(reader, sections), self._on_read, group=GROUP)

    def _on_read(self, found: "tuple[Sections, array[int]]") -> None:
        sections, months = found
        if sections is self._sections:
            self._take(months)

    def _take(self, months: "array[int]") -> None:
        self._months = months
        changes = compress(count(1), map(operator.ne, months, islice(months, 1, None)))
        starts = [0, *islice(changes, MOST_CHANGES)] if months else []
        self._changes = starts if len(starts) <= MOST_CHANGES else []
        self.changed.emit()


def _of_sets(reader: Reader, sections: Sections) -> "tuple[Sections, array[int]]":
    known = sets.months(reader)
    own: list[int] = [known.get(key, 0) for key in sections.keys]
    # Photos in no set stand among the sets of their time.
    months: Iterable[int] = accumulate(own, lambda before, month: month or before)
    return sections, array("l", months)


def at(marks: Sequence[Mark], y: int, *, within: int) -> Mark | None:
    """Return the labelled mark nearest to ``y``, None if none is near."""
    near = [mark for mark in marks if mark.label and abs(mark.y - y) <= within]
    return min(near, key=lambda mark: abs(mark.y - y), default=None)
