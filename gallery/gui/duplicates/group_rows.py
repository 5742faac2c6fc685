"""What the page lists: groups of photos that show the same, read a page at a time."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gallery.gui.duplicates.telling import Telling
from gallery.library.groups_of_same import GroupKey, SameGroup

Index = QModelIndex | QPersistentModelIndex
GROUP = Qt.ItemDataRole.UserRole + 1


class GroupRows(QAbstractListModel):
    """The groups that were read so far, the newest first.

    Attributes:
        groups: in the order listed.

    Signals:
        more_wanted(): the last of them came in sight, and there may be others.
    """

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = Telling()
        self.groups: list[SameGroup] = []
        self.has_more = False

    def replace(self, groups: Sequence[SameGroup], *, has_more: bool) -> None:
        """Take other groups."""
        self.has_more = has_more
        if list(groups) == self.groups:
            return
        if [one.key for one in groups] == [one.key for one in self.groups]:
            self.groups = list(groups)
            self.dataChanged.emit(self.index(0), self.index(len(groups) - 1))
            return
        self.beginResetModel()
        self.groups = list(groups)
        self.endResetModel()

    def append(self, groups: Sequence[SameGroup], *, has_more: bool) -> None:
        """Add the next page; a group that is there already is not listed twice."""
        self.has_more = has_more
        known = {one.key for one in self.groups}
        fresh = [one for one in groups if one.key not in known]
        if fresh:
            first = len(self.groups)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self.groups.extend(fresh)
            self.endInsertRows()

    def leave_out(self, keys: Collection[GroupKey]) -> None:
        """Take groups off that were just decided; the others stay where they are."""
        for row in [n for n, one in enumerate(self.groups) if one.key in keys][::-1]:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.groups[row]
            self.endRemoveRows()

    def row_of(self, key: GroupKey | None) -> int:
        """Return the row of a group, -1 if it is not listed."""
        return next((row for row, one in enumerate(self.groups) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.groups)

    def canFetchMore(self, _parent: Index) -> bool:
        return self.has_more

    def fetchMore(self, _parent: Index) -> None:
        self.has_more = False  # until the answer is here
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.groups[index.row()]
        if role == GROUP:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return self._telling.count(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._telling.spoken(one)
        return None
