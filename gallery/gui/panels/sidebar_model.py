"""The sidebar's rows for Qt: a flat list, with portraits that come later."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPixmap

from gallery.gui.panels.sidebar_rows import Row, RowKind
from gallery.gui.scope import ScopeKind

ROW_ROLE = Qt.ItemDataRole.UserRole
PORTRAIT_ROLE = Qt.ItemDataRole.UserRole + 1
CHOSEN_ROLE = Qt.ItemDataRole.UserRole + 2  # whether a heading's page is shown
AIMED_ROLE = Qt.ItemDataRole.UserRole + 3  # whether a drag would drop there

Index = QModelIndex | QPersistentModelIndex


class SidebarModel(QAbstractListModel):
    """Shows rows; touches memory only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._portraits: dict[int, QPixmap] = {}
        self._doubted: set[int] = set()
        self._page: ScopeKind | None = None
        self._aimed = -1

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they are shown."""
        return self._rows

    def show(self, rows: Sequence[Row]) -> bool:
        """Show other rows; False when they are the same as before."""
        if tuple(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def without_portrait(self, first: int, last: int) -> list[int]:
        """Return the persons of the rows ``first`` to ``last`` that have no portrait yet."""
        shown = [row.scope for row in self._rows[first : last + 1] if row.scope is not None]
        wanted = [scope.id for scope in shown if scope.kind is ScopeKind.PERSON]
        known = self._portraits.keys() - self._doubted
        return [person_id for person_id in wanted if person_id not in known]

    def doubt_portraits(self) -> None:
        """Something changed: the portraits are shown, but asked for again."""
        self._doubted = set(self._portraits)

    def choose_page(self, kind: ScopeKind | None) -> None:
        """Mark the heading whose page is shown."""
        if kind is not self._page:
            self._page = kind
            self._tell()

    def aim(self, row: int) -> None:
        """Mark the row that a drag would drop on, -1 for none."""
        if row != self._aimed:
            self._aimed = row
            self._tell()

    def add_portraits(self, images: Mapping[int, QImage]) -> None:
        """Keep portraits by person and show them."""
        self._portraits |= {key: QPixmap.fromImage(image) for key, image in images.items()}
        self._doubted -= images.keys()
        if images:
            self._tell()

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_of(self, key: tuple[str, ...]) -> int:
        """Return where a row stands, -1 when it is not shown."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == PORTRAIT_ROLE:
            scope = row.scope
            is_person = scope is not None and scope.kind is ScopeKind.PERSON
            return self._portraits.get(scope.id) if scope and is_person else None
        if role == CHOSEN_ROLE:
            is_head = row.kind is RowKind.SECTION and row.scope is not None
            return is_head and row.scope is not None and row.scope.kind is self._page
        if role == AIMED_ROLE:
            return index.row() == self._aimed
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._rows[index.row()].kind is RowKind.ENTRY:
            return usable | Qt.ItemFlag.ItemIsSelectable
        return usable

    def _said(self, row: Row) -> str:
        """Say a row to a screen reader."""
        if row.kind is RowKind.SECTION:
            return self.tr("{name}, folded").format(name=row.text) if row.is_folded else row.text
        if row.kind is RowKind.MORE:
            return row.text
        name = f"{row.text} {row.second}".strip()
        return self.tr("{name}, {count} photos").format(name=name, count=row.count or "0")
