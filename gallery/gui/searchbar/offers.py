"""The list under the search line; the line keeps the focus."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from gallery.gui import icons
from gallery.gui.theme import (
    CELL_RADIUS,
    GAP,
    ICON_SIZE,
    ROW_HEIGHT,
    SMALL_GAP,
    colour,
    tokens_of,
)
from gallery.gui.widgets.floating import SHADOW, FloatingPanel
from gallery.gui.words import number
from gallery.search.complete import Offer, OfferKind

WIDTH = 380  # px
OFFER = Qt.ItemDataRole.UserRole
ICONS = {
    OfferKind.PERSON: "user",
    OfferKind.GROUP: "users",
    OfferKind.SCENE: "tag",
    OfferKind.FIELD: "search",
    OfferKind.SET: "layers",
    OfferKind.VALUE: "check",
}
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

Index = QModelIndex | QPersistentModelIndex
Option = Any  # a QStyleOptionViewItem, whose fields the stubs leave out


class Offers(FloatingPanel):
    """Completions of the word at the caret.

    Signals:
        taken(Offer): a row was clicked.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=WIDTH)
        self.inside.setContentsMargins(SMALL_GAP, SMALL_GAP, SMALL_GAP, SMALL_GAP)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Completions"))
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda index: self.taken.emit(index.data(OFFER)))
        self.inside.addWidget(self.list)

    def show_offers(self, offers: Sequence[Offer], corner: QPoint) -> None:
        """Show offers below ``corner`` (the parent's pixels); none hides the list."""
        self._model.clear()
        for offer in offers:
            item = QStandardItem(offer.name)
            item.setData(offer, OFFER)
            item.setEditable(False)
            self._model.appendRow(item)
        self.list.setCurrentIndex(QModelIndex())
        self.list.setFixedHeight(max(1, len(offers)) * ROW_HEIGHT)
        if not offers:
            self.hide()
            return
        size = QSize(WIDTH, len(offers) * ROW_HEIGHT + 2 * SMALL_GAP)
        place = QRect(corner, size)
        self.setGeometry(place.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Highlight the next (1) or previous (-1) row; before the first there is none."""
        row = self.list.currentIndex().row() + step
        row = max(-1, min(self._model.rowCount() - 1, row))
        self.list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())

    def highlighted(self) -> Offer | None:
        """Return the highlighted offer."""
        index = self.list.currentIndex()
        return index.data(OFFER) if index.isValid() else None

    def first(self) -> Offer | None:
        """Return the highlighted offer, else the first."""
        return self.highlighted() or self._model.index(0, 0).data(OFFER)


class _Row(QStyledItemDelegate):
    """Icon, name, dim detail, count."""

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: Option,
        index: Index,
    ) -> None:
        offer: Offer = index.data(OFFER)
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colour(tokens.accent_soft))
            painter.drawRoundedRect(option.rect, CELL_RADIUS, CELL_RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour(tokens.raised))
            painter.drawRoundedRect(option.rect, CELL_RADIUS, CELL_RADIUS)
        place = QRect(0, 0, ICON_SIZE, ICON_SIZE)
        place.moveCenter(option.rect.center())
        place.moveLeft(option.rect.left() + GAP)
        icons.draw(painter, place, ICONS[offer.kind], colour(tokens.dim))
        words = option.rect.adjusted(2 * GAP + ICON_SIZE, 0, -GAP, 0)
        painter.setPen(colour(tokens.dim))
        if offer.photos:
            painter.drawText(words, RIGHT, number(offer.photos))
        painter.setPen(colour(tokens.text))
        painter.drawText(words, LEFT, offer.name)
        words.setLeft(words.left() + QFontMetrics(option.font).horizontalAdvance(offer.name) + GAP)
        painter.setPen(colour(tokens.dim))
        painter.drawText(words, LEFT, offer.detail)
        painter.restore()
