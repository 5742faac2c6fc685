"""The list under the tag bar's line: what could complete the open word."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gallery.gui.tagbar.understanding import Offer, OfferKind
from gallery.gui.theme import CELL_RADIUS, GAP, LARGE_GAP, ROW_HEIGHT, colour, tokens_of
from gallery.gui.words import number

Index = QModelIndex | QPersistentModelIndex
Option = Any  # QStyleOptionViewItem; PySide's stubs know none of its fields
HINT = Qt.ItemDataRole.UserRole + 1
OFFER = Qt.ItemDataRole.UserRole + 2
SIDE = 10  # px before the name and after the count


class OfferList(QListView):
    """The offers, one highlighted; the line keeps the focus.

    Signals:
        taken(Offer): a row was clicked.
        highlight_changed(str): another row is highlighted; its words.
    """

    taken = Signal(object)
    highlight_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Offers(self)
        self.setModel(self._model)
        self.setItemDelegate(_Row(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Completions"))
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(lambda index: self.taken.emit(index.data(OFFER)))

    def show_offers(self, offers: Sequence[Offer], highlighted: int) -> None:
        """Show ``offers``; ``highlighted`` is a row, -1 for none."""
        self._model.replace(offers)
        self.setFixedHeight(len(offers) * ROW_HEIGHT)
        self.setVisible(bool(offers))
        self.highlight(highlighted)
        self._tell(self.currentIndex())  # new rows tell nothing when none is highlighted again

    def offers(self) -> Sequence[Offer]:
        """Return the rows shown."""
        return self._model.offers

    def highlighted(self) -> Offer | None:
        """Return the highlighted offer."""
        return self.currentIndex().data(OFFER) if self.currentIndex().isValid() else None

    def highlight(self, row: int) -> None:
        """Highlight ``row``; -1 highlights nothing."""
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        self.viewport().update()

    def move_by(self, step: int) -> None:
        """Highlight the next (1) or previous (-1) row, around the ends."""
        count = len(self._model.offers)
        if count:
            row = self.currentIndex().row() if self.currentIndex().isValid() else -1
            at_start = count - 1 if step < 0 else 0
            self.highlight(at_start if row < 0 else (row + step) % count)

    def _tell(self, current: QModelIndex) -> None:
        """Tell a screen reader, which follows the focus and that is in the line."""
        role = Qt.ItemDataRole.AccessibleTextRole
        self.highlight_changed.emit(current.data(role) if current.isValid() else "")


class _Offers(QAbstractListModel):
    """Rows of offers with their words."""

    def __init__(self, parent: OfferList) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()

    def replace(self, offers: Sequence[Offer]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        offer = self.offers[index.row()]
        if role == OFFER:
            return offer
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(offer)
        if role == HINT:
            return self._hint(offer)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._name(offer), offer.detail, self._hint(offer))))
        return None

    def _name(self, offer: Offer) -> str:
        if offer.kind is OfferKind.NEW_SCENE:
            return self.tr("New scene “{0}”").format(offer.text)
        if offer.kind is OfferKind.NEW_PERSON:
            return self.tr("New person “{0}”").format(offer.text)
        return offer.text

    def _hint(self, offer: Offer) -> str:
        if offer.is_new:
            first = next((one for one in self.offers if one.is_new), None)
            return self.tr("Ctrl+Enter") if offer is first else ""
        if offer.kind is OfferKind.OF_SET:
            return self.tr("Alt+{0}").format(self.offers.index(offer) + 1)
        if offer.is_common:
            return self.tr("common scene")
        return number(offer.photos) if offer.photos else ""


class _Row(QStyledItemDelegate):
    """Draws a row: name, dim detail, and at the right the count or the key."""

    def __init__(self, offers: OfferList) -> None:
        super().__init__(offers)
        self._list = offers

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        tokens = tokens_of(option.palette)
        offer: Offer = index.data(OFFER)
        current = index == self._list.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, current=current)
        rect = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        hint = self._hint(index, offer, current=current)
        metrics = QFontMetrics(option.font)
        painter.setPen(colour(tokens.dim))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
        room = rect.width() - metrics.horizontalAdvance(hint) - LARGE_GAP
        name_ink = tokens.accent if offer.is_new else tokens.text
        used = _text(painter, rect, index.data(), room, name_ink)
        _text(
            painter,
            rect.adjusted(used + LARGE_GAP, 0, 0, 0),
            offer.detail,
            room - used - LARGE_GAP,
            tokens.dim,
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: Option, *, current: bool) -> None:
        tokens = tokens_of(option.palette)
        hovered = bool(option.state & option.state.State_MouseOver)
        if current or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent_soft if current else tokens.raised))
            painter.drawRoundedRect(QRectF(option.rect), CELL_RADIUS, CELL_RADIUS)

    def _hint(self, index: Index, offer: Offer, *, current: bool) -> str:
        hint = index.data(HINT)
        if not current:
            return hint
        if offer.kind is OfferKind.NAME and offer.photos:
            photos = self.tr("%Ln photo(s)", "", offer.photos)
            return self.tr("{0} · Enter").format(photos)
        if offer.is_common:
            return self.tr("{0} · Enter").format(hint)
        return hint or self.tr("Enter")


def _text(painter: QPainter, rect: QRect, words: str, room: int, ink: str) -> int:
    """Draw ``words`` elided to ``room`` px; return the px used."""
    if room < GAP or not words:
        return 0
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.setPen(colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
