"""Times in groups, a row each: which group (or who), from when, until when."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from gallery.gui.dialogs.growing_rows import (
    GrowingRow,
    GrowingRows,
    show_in_place,
    small_button,
)
from gallery.gui.dialogs.known_field import Ask, KnownField
from gallery.gui.theme import GAP
from gallery.library.vocabulary import Completion
from gallery.model.dates import read_partial

MOST_SHOWN = 5  # rows; more are scrolled
DAY_WIDTH = 104  # px: "2013-06-13"


@dataclass(frozen=True, slots=True)
class Time:
    """One time: somebody known, or a name; days, months or years as written, "" if unknown."""

    name: str
    known: Completion | None = None
    since: str = ""
    until: str = ""


class TimeRows(GrowingRows):
    """Any number of times, also several of one group."""

    def __init__(self, times: Sequence[Time], ask: Ask, *, hint: str) -> None:
        super().__init__(most_shown=MOST_SHOWN)
        self._ask = ask
        self._hint = hint
        for time in times:
            self.add(TimeRow(time, ask, hint=hint))
        self.settle()

    @property
    def times(self) -> tuple[Time, ...]:
        """The times as they were left, without those that name nobody."""
        return tuple(row.time for row in self._timed if row.time.name)

    @property
    def _timed(self) -> list["TimeRow"]:
        return [row for row in self.rows if isinstance(row, TimeRow)]

    def empty_row(self) -> "TimeRow":
        """Return a row for one more time."""
        return TimeRow(None, self._ask, hint=self._hint)

    def misread(self) -> str:
        """Return what is written where a date should be, "" while all can be read."""
        texts = (text for time in self.times for text in (time.since, time.until))
        return next((text for text in texts if text and read_partial(text) is None), "")


class TimeRow(GrowingRow):
    """One time.

    Attributes:
        who: the group, or the member.
        since, until: the days.
    """

    def __init__(self, time: Time | None, ask: Ask, *, hint: str) -> None:
        super().__init__()
        self.who = KnownField(ask)
        self.who.setPlaceholderText(hint)
        self.who.setAccessibleName(hint)
        self.since = _day(self.tr("from"))
        self.until = _day(self.tr("until"))
        if time is not None:
            self.who.offer(time.known, time.name)
            self.since.setText(time.since)
            self.until.setText(time.until)
        self._dash = QLabel("–")
        self._dash.setProperty("look", "dim")
        self._gone = small_button("x", self.tr("Remove this time"))
        self._gone.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.who, 1)
        line.addWidget(self.since)
        line.addWidget(self._dash, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.until)
        line.addWidget(self._gone)
        for field in (self.who, self.since, self.until):
            field.textChanged.connect(self.edited)

    @property
    def time(self) -> Time:
        """What the row says."""
        days = self.since.text().strip(), self.until.text().strip()
        return Time(self.who.name, self.who.known, *days)

    @property
    def is_empty(self) -> bool:
        """Whether nobody is named."""
        return not self.who.name

    def parts(self) -> tuple[QWidget, ...]:
        """Return what Tab goes to, in order."""
        return (self.who, self.since, self.until, self._gone)

    def show_place(self, _place: int, *, is_last: bool) -> None:
        """Show the days only where somebody is named."""
        for widget in (self.since, self._dash, self.until, self._gone):
            show_in_place(widget, shown=not is_last)


def _day(hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    field.setFixedWidth(DAY_WIDTH)
    return field
