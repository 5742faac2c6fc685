"""What the history lists: the steps, newest first, under the days they were made on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gallery.gui.dates import say_day, say_moment
from gallery.gui.words import Words
from gallery.library import history
from gallery.library.database import Reader
from gallery.model.history import Step, StepKind

ROW_ROLE = Qt.ItemDataRole.UserRole
MARKED_ROLE = Qt.ItemDataRole.UserRole + 1

ICONS = {
    StepKind.TAG: "tag",
    StepKind.UNTAG: "tag",
    StepKind.CAPTION: "message-square-text",
    StepKind.TITLE: "pencil",
    StepKind.RATE: "star",
    StepKind.FAVOURITE: "heart",
    StepKind.EDIT_SET: "images",
    StepKind.REMOVE_SET: "trash-2",
    StepKind.ADD_TO_SET: "images",
    StepKind.ADD_PERSON: "user-plus",
    StepKind.EDIT_PERSON: "user",
    StepKind.REMOVE_PERSON: "trash-2",
    StepKind.MERGE_PERSONS: "user",
    StepKind.SPLIT_PERSON: "user",
    StepKind.ADD_GROUP: "users",
    StepKind.EDIT_GROUP: "users",
    StepKind.REMOVE_GROUP: "trash-2",
    StepKind.MERGE_GROUPS: "users",
    StepKind.ADD_SCENE: "plus",
    StepKind.REMOVE_SCENE: "trash-2",
    StepKind.REMOVE_PHOTOS: "trash-2",
    StepKind.ACCEPT: "lightbulb",
    StepKind.REFUSE: "lightbulb",
    StepKind.NOT_THE_SAME: "images",
    StepKind.DECIDE: "images",
    StepKind.DECIDE_ALL: "images",
    StepKind.SHOW_VARIANT: "images",
    StepKind.PART_VARIANTS: "images",
    StepKind.KEEP_ALL: "images",
    StepKind.PUT_OFF: "clock",
    StepKind.ASK_AGAIN: "clock",
    StepKind.SAVE_SEARCH: "search",
    StepKind.SAVE_SEARCHES: "search",
    StepKind.EDIT_SEARCH: "search",
    StepKind.REMOVE_SEARCH: "trash-2",
    StepKind.ARRANGE_SEARCHES: "search",
    StepKind.IMPORT: "import",
    StepKind.REVERT: "undo-2",
}
USUAL_ICON = "pencil"

Index = QModelIndex | QPersistentModelIndex
HERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A day (without a step) or a step: what was done, and the small line below."""

    text: str
    detail: str = ""
    step: Step | None = None
    day: date | None = None
    folded: str = ""

    @property
    def icon(self) -> str:
        """The mark of what was done."""
        return ICONS.get(self.step.kind, USUAL_ICON) if self.step else ""


def read_rows(reader: Reader, known: Sequence[Row] = ()) -> list[Row]:
    """Return a row a step, newest first; those that are ``known`` keep their words.

    A thousand steps are put into words on the reader pool, not while the window waits.
    """
    words, before = _Wording(), {row.step: row for row in known}
    steps = history.recent(reader, history.MOST_STEPS)
    return [before.get(step) or words.row(step) for step in steps]


class HistoryRows(QAbstractListModel):
    """The steps as rows, narrowed by what is typed.

    Attributes:
        all: the rows of all steps, newest first, whatever is typed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: tuple[Row, ...] = ()
        self._rows: list[Row] = []
        self._typed = ""
        self._marked: frozenset[int] = frozenset()

    @property
    def steps(self) -> list[Step]:
        """All steps, newest first."""
        return [row.step for row in self.all if row.step is not None]

    def replace(self, rows: Sequence[Row]) -> None:
        """List these rows."""
        self.all = tuple(rows)
        self._show()

    def filter(self, typed: str) -> None:
        """List only steps whose words have all the words typed."""
        self._typed = typed
        self._show()

    def mark(self, step_ids: Collection[int]) -> None:
        """Mark the steps that stand in the way of the chosen one."""
        before, self._marked = self._marked, frozenset(step_ids)
        if self._rows and before != self._marked:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [MARKED_ROLE])

    def row_of(self, step_id: int) -> int:
        """Return where a step is listed, -1 when it is not."""
        places = (i for i, row in enumerate(self._rows) if row.step and row.step.id == step_id)
        return next(places, -1)

    def worded(self, step_id: int | None) -> str:
        """Return what a step did, "" when it is not known."""
        texts = (row.text for row in self.all if row.step and row.step.id == step_id)
        return next(texts, "")

    def step_at(self, index: Index) -> Step | None:
        """Return the step of a row, None for a day."""
        return self._rows[index.row()].step if index.isValid() else None

    def rowCount(self, parent: Index = HERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == MARKED_ROLE:
            return row.step is not None and row.step.id in self._marked
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text}, {row.detail}" if row.detail else row.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()].step is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = _with_days(self.all, self._typed.casefold().split())
        self.endResetModel()


class _Wording(QObject):
    """Puts steps into words."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words()

    def row(self, step: Step) -> Row:
        text = self._words.step(step)
        parts = [say_moment(_local(step).isoformat()).rpartition(", ")[2]]
        if step.photos:
            parts.append(self.tr("%Ln photo(s)", "", step.photos))
        if step.is_half:
            parts.append(self.tr("partly undone"))
        elif step.undone:
            parts.append(self.tr("undone"))
        elif step.reverted:
            parts.append(self.tr("reverted later"))
        text = text[:1].upper() + text[1:]
        return Row(text, " · ".join(parts), step, _local(step).date(), text.casefold())

    def day(self, day: date) -> str:
        today = datetime.now().astimezone().date()
        if day == today:
            return self.tr("Today")
        if day == today - timedelta(days=1):
            return self.tr("Yesterday")
        return say_day(day.isoformat())


def _local(step: Step) -> datetime:
    return step.at.astimezone()


def _with_days(rows: Sequence[Row], typed: Sequence[str]) -> list[Row]:
    """Return the rows that have every word typed, each day's under its name."""
    words = _Wording()
    listed: list[Row] = []
    before: date | None = None
    for row in rows:
        if row.day is None or not all(word in row.folded for word in typed):
            continue
        if row.day != before:
            listed.append(Row(words.day(row.day)))
            before = row.day
        listed.append(row)
    return listed
