"""The sets of a draft as a table: filtered, sorted, its cells written by the user."""

import unicodedata
from enum import Enum, IntEnum, auto

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gallery.gui.importing.draft import LOOSE, Draft
from gallery.gui.importing.row_words import RowWords, Tone
from gallery.gui.importing.values import said, written
from gallery.gui.reasons import Reasons
from gallery.gui.widgets.tips import plain_tip
from gallery.gui.words import number
from gallery.importing.plan import Plan, PlannedSet
from gallery.importing.request import ImportRequest
from gallery.importing.tally import Tallies, Tally, tally
from gallery.model.facts import Fact
from gallery.model.names import compare_key

Index = QModelIndex | QPersistentModelIndex
REASON = Qt.ItemDataRole.UserRole + 1  # how a value is known, in a word
TONE = Qt.ItemDataRole.UserRole + 2
CHECKED = Qt.ItemDataRole.CheckStateRole


class Column(IntEnum):
    """What stands where."""

    TAKE = 0
    TITLE = 1
    RELEASED = 2
    PHOTOS = 3
    SOURCE = 4
    CREDIT = 5
    STATE = 6


FIELD_OF = {
    Column.TITLE: "title",
    Column.RELEASED: "released",
    Column.SOURCE: "source",
    Column.CREDIT: "credit",
}


class Only(Enum):
    """Which sets are shown."""

    ALL = auto()
    BETTER = auto()
    LESSER = auto()
    EQUAL = auto()


class SetsModel(QAbstractTableModel):
    """Rows by key; what is typed into a cell is told, not kept.

    Attributes:
        keys: the keys of the rows that are shown, in their order.

    Signals:
        written(str, str, str): the row's key, the field, and what was typed.
        toggled(str, bool): a row is to be taken in or left out.
        rows_changed(): other rows are shown.
    """

    written = Signal(str, str, str)
    toggled = Signal(str, bool)
    rows_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.keys: tuple[str, ...] = ()
        self._draft = Draft(Plan(ImportRequest(())))
        self._every: tuple[str, ...] = ()
        self._sets: dict[str, PlannedSet] = {}
        self._places: dict[str, int] = {}
        self._tallies = Tallies()
        self._whole: Tally | None = None  # of all rows, once asked for
        self._lines: dict[str, tuple[PlannedSet | None, bool, str]] = {}
        self._text, self._only = "", Only.ALL
        self._sorted_by: Column | None = None
        self._backwards = False
        self._words, self._reasons = RowWords(self), Reasons(self)

    def show_draft(self, draft: Draft) -> None:
        """Show another draft; the order and the filter stay."""
        every = draft.keys
        others = every != self._every
        self._draft, self._every, self._whole = draft, every, None
        self._sets = {planned.key: planned for planned in draft.plan.sets}
        if others:
            self._show_rows()
        elif self.keys:
            last = self.index(len(self.keys) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def filter(self, text: str, only: Only) -> None:
        """Show the sets in whose title, date, source, credit or state all words are found."""
        if (text, only) != (self._text, self._only):
            self._text, self._only = text, only
            self._show_rows()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order of the plan."""
        self._sorted_by = Column(column) if column >= 0 else None
        self._backwards = order is Qt.SortOrder.DescendingOrder
        self._show_rows()

    def row_of(self, key: str) -> int:
        """Return the row of a key, -1 when it is not shown."""
        return self._places.get(key, -1)

    def planned(self, key: str) -> PlannedSet | None:
        """Return the set of a key; None for the loose files."""
        return self._sets.get(key)

    def tally(self) -> Tally:
        """Count the files of all rows that are taken in."""
        if self._whole is None:
            sets, skipped = self._draft.plan.sets, self._draft.skipped
            files = [file for one in sets if one.key not in skipped for file in one.files]
            if LOOSE in self._every[-1:] and LOOSE not in skipped:
                files += self._draft.plan.loose
            self._whole = tally(files)
        return self._whole

    def _tally(self, key: str) -> Tally:
        planned = self._sets.get(key)
        return self._tallies.of(key, planned.files if planned else self._draft.plan.loose)

    def _show_rows(self) -> None:
        keys = [key for key in self._every if self._passes(key)]
        if self._sorted_by is not None:
            keys.sort(key=self._sort_key, reverse=self._backwards)
        self.beginResetModel()
        self.keys = tuple(keys)
        self._places = {key: row for row, key in enumerate(keys)}
        self.endResetModel()
        self.rows_changed.emit()

    def _passes(self, key: str) -> bool:
        if self._only is not Only.ALL and not self._has_copies(key):
            return False
        if not self._text:
            return True
        line = self._line(key)
        return all(word in line for word in compare_key(self._text).split())

    def _has_copies(self, key: str) -> bool:
        counts = self._tally(key)
        wanted = {
            Only.BETTER: counts.better,
            Only.LESSER: counts.lesser,
            Only.EQUAL: counts.equal,
        }
        return bool(wanted[self._only])

    def _line(self, key: str) -> str:
        """Return what a row is found by; kept, as it takes 0.1 ms to make."""
        planned, taken = self._sets.get(key), self._draft.is_included(key)
        kept = self._lines.get(key)
        if kept is None or kept[0] is not planned or kept[1] is not taken or planned is None:
            told = (Column.TITLE, Column.RELEASED, Column.SOURCE, Column.CREDIT, Column.STATE)
            cells = [self._text_of(key, column) for column in told]
            iso = self._fact(key, Column.RELEASED)
            text = " ".join([*cells, iso.value if iso else ""])
            line = unicodedata.normalize("NFC", text).casefold()
            kept = self._lines[key] = planned, taken, line
        return kept[2]

    def _sort_key(self, key: str) -> tuple[bool, object]:
        """Return what to sort by; what is empty comes last in either direction."""
        column = self._sorted_by
        if column is Column.PHOTOS:
            return False, self._tally(key).new
        if column is Column.TAKE:
            return False, not self._draft.is_included(key)
        if column is Column.RELEASED:
            fact = self._fact(key, column)
            text = fact.value if fact else ""
        else:
            text = compare_key(self._text_of(key, column or Column.TITLE))
        return (not text) is not self._backwards, text

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemIsDropEnabled
        if index.column() == Column.TAKE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() in FIELD_OF and self._can_write(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.PHOTOS else None
            return (side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        if role == CHECKED and section == Column.TAKE:
            return self._all_checked()
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.keys):
            return None
        key, column = self.keys[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text_of(key, column)
        if role == CHECKED and column is Column.TAKE:
            taken = self._draft.is_included(key)
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.EditRole:
            fact = self._fact(key, column)
            return self._draft.loose_title if key == LOOSE else written(fact.value if fact else "")
        if role == REASON:
            return self._reasons.short(self._fact(key, column))
        if role == TONE:
            return self._tone(key, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(key, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tip(key, column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        key, column = self.keys[index.row()], Column(index.column())
        if role == CHECKED:
            self.toggled.emit(key, Qt.CheckState(value) is Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and column in FIELD_OF:
            self.written.emit(key, FIELD_OF[column], str(value))
        return True

    # Words

    def _heads(self) -> dict[Column, str]:
        return {
            Column.TAKE: "",
            Column.TITLE: self.tr("Title"),
            Column.RELEASED: self.tr("Released"),
            Column.PHOTOS: self.tr("Photos"),
            Column.SOURCE: self.tr("Source"),
            Column.CREDIT: self.tr("Credit"),
            Column.STATE: self.tr("State"),
        }

    def _all_checked(self) -> Qt.CheckState:
        taken = sum(self._draft.is_included(key) for key in self.keys)
        if taken == len(self.keys):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if taken else Qt.CheckState.Unchecked

    def _can_write(self, index: Index) -> bool:
        return self.keys[index.row()] != LOOSE or index.column() == Column.TITLE

    def _fact(self, key: str, column: Column) -> Fact[str] | None:
        planned = self._sets.get(key)
        if planned is None or column not in FIELD_OF:
            return None
        fact: Fact[str] | None = getattr(planned, FIELD_OF[column])
        return fact

    def _text_of(self, key: str, column: Column) -> str:
        if column is Column.PHOTOS:
            return number(self._tally(key).new)
        if column is Column.STATE:
            return self._state(key)[0]
        if column is Column.TITLE and key == LOOSE:
            return self._draft.loose_title or self._words.loose()
        fact = self._fact(key, column)
        return said(FIELD_OF[column], fact.value) if fact else ""

    def _state(self, key: str) -> tuple[str, Tone]:
        taken = self._draft.is_included(key)
        return self._words.state(self._sets.get(key), self._tally(key), included=taken)

    def _tone(self, key: str, column: Column) -> Tone:
        if not self._draft.is_included(key):
            return Tone.QUIET
        if column is Column.STATE:
            return self._state(key)[1]
        is_nothing = column is Column.TITLE and key == LOOSE and not self._draft.loose_title
        return Tone.QUIET if is_nothing else Tone.PLAIN

    def _tip(self, key: str, column: Column) -> str:
        text = self._text_of(key, column)
        reason = self._reasons.long(self._fact(key, column))
        return f"{text}\n{reason}" if text and reason else text
