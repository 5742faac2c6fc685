"""The sets of a plan, each with a box to leave it out."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gallery.gui import icons
from gallery.gui.dates import say_day
from gallery.gui.importing.draft import LOOSE, Draft
from gallery.gui.theme import CELL_RADIUS, GAP, SMALL, colour, sized, tokens_of
from gallery.importing.plan import Plan, PlannedSet
from gallery.importing.request import ImportRequest

Index = QModelIndex | QPersistentModelIndex
Option = Any  # QStyleOptionViewItem; PySide's stubs know none of its fields
FACTS = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2
ROW = 48  # px: two lines of text
BOX = 16  # px


class SetsList(QListView):
    """Rows of sets.

    Signals:
        chosen(str): another row is current; its key.
        toggled(str, bool): a row's box was changed.
        all_toggled(bool): every row is to be taken in or left out.
    """

    chosen = Signal(str)
    toggled = Signal(str, bool)
    all_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Row(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Sets to import"))
        self.selectionModel().currentChanged.connect(
            lambda index: self.chosen.emit(index.data(KEY)) if index.isValid() else None
        )

        for words, included in ((self.tr("Take all"), True), (self.tr("Leave all out"), False)):
            action = QAction(words, self)
            action.triggered.connect(lambda _on, wanted=included: self.all_toggled.emit(wanted))
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_draft(self, draft: Draft) -> None:
        """Show the rows of ``draft``; the current row stays."""
        if self._rows.replace(draft):
            self.setCurrentIndex(self._rows.index(0))

    @property
    def key(self) -> str:
        """The key of the current row."""
        index = self.currentIndex()
        return index.data(KEY) if index.isValid() else LOOSE


class _Rows(QAbstractListModel):
    """The rows of a draft."""

    def __init__(self, view: SetsList) -> None:
        super().__init__(view)
        self._view = view
        self._draft = Draft(Plan(ImportRequest(())))
        self._keys: tuple[str, ...] = ()
        self._sets: dict[str, PlannedSet] = {}

    def replace(self, draft: Draft) -> bool:
        """Take another draft; True when the rows are others, not only what they say."""
        keys = draft.keys
        others = self._keys != keys
        if others:
            self.beginResetModel()
        self._draft, self._keys = draft, keys
        self._sets = {planned.key: planned for planned in draft.plan.sets}
        if others:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        return others

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        draft, key = self._draft, self._keys[index.row()]
        if role == KEY:
            return key
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if draft.is_included(key) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(key)
        if role == FACTS:
            return self._facts(key)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{self._title(key)} · {self._facts(key)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._view.toggled.emit(index.data(KEY), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _title(self, key: str) -> str:
        planned = self._sets.get(key)
        if planned is not None:
            return planned.title.value
        return self._draft.loose_title or self.tr("Photos in no set")

    def _facts(self, key: str) -> str:
        planned = self._sets.get(key)
        files = planned.files if planned else self._draft.plan.loose
        new = sum(file.is_new for file in files)
        facts = [self.tr("{0} new").format(new)]
        if planned is not None and planned.already_there:
            facts.append(self.tr("{0} already there").format(planned.already_there))
        if planned is not None and planned.released:
            facts.insert(0, say_day(planned.released.value))
        if planned is not None and planned.known_id is not None:
            facts.append(self.tr("grows"))
        return " · ".join(facts)


class _Row(QStyledItemDelegate):
    """Draws a box, the title and the facts."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(colour(tokens.accent), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent_soft if selected else tokens.raised))
            ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ground, CELL_RADIUS, CELL_RADIUS)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        self._paint_box(painter, option, checked=checked)
        text = option.rect.adjusted(GAP + BOX + GAP + 2, 6, -GAP, -6)
        ink = tokens.text if checked else tokens.dim
        title = text.adjusted(0, 0, 0, -text.height() // 2)
        _line(painter, title, index.data(), ink)
        painter.setFont(sized(option.font, SMALL))
        _line(painter, text.adjusted(0, text.height() // 2, 0, 0), index.data(FACTS), tokens.dim)
        painter.restore()

    def _paint_box(self, painter: QPainter, option: Option, *, checked: bool) -> None:
        tokens = tokens_of(option.palette)
        box = _box(option.rect)
        painter.setPen(QPen(colour(tokens.accent if checked else tokens.dim), 1.4))
        painter.setBrush(colour(tokens.accent) if checked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if checked:
            icons.draw(painter, box.adjusted(2, 2, -2, -2), "check", colour(tokens.on_accent))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: Option,
        index: Index,
    ) -> bool:
        if not (_is_click_on(event, _box(option.rect)) or _is_space(event)):
            return False
        checked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


def _is_click_on(event: QEvent, box: QRect) -> bool:
    if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
        return False
    return box.adjusted(-GAP, -GAP, GAP, GAP).contains(event.position().toPoint())


def _is_space(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space


def _box(row: QRect) -> QRect:
    return QRect(row.left() + GAP, row.center().y() - BOX // 2 + 1, BOX, BOX)


def _line(painter: QPainter, rect: QRect, words: str, ink: str) -> None:
    painter.setPen(colour(ink))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
