"""Captions as they are and as they would be: what goes is struck out, what comes stands beside."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate

from gallery.gui.theme import CELL_RADIUS, GAP, ROW_HEIGHT, Tokens, colour, tokens_of
from gallery.library.replacing import Match
from gallery.model.replacing import Replacement

Index = QModelIndex | QPersistentModelIndex
Option = Any  # QStyleOptionViewItem; PySide's stubs know none of its fields
MATCH = Qt.ItemDataRole.UserRole + 1
BEFORE = 24  # letters shown before the first place
APART = 3  # px between what goes and what comes
ELLIPSIS = "…"
Piece = tuple[str, bool]  # words, and whether they go


class Examples(QListView):
    """One row a caption; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _Matches(self)
        self.setModel(self._model)
        self.setItemDelegate(_Row(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Captions that would change"))

    def show_matches(self, matches: Sequence[Match], replacement: Replacement | None) -> None:
        """Show these captions and what would stand in them."""
        self._model.replace(matches, replacement)


class _Matches(QAbstractListModel):
    """The captions; a screen reader is told the new text."""

    def __init__(self, parent: Examples) -> None:
        super().__init__(parent)
        self.matches: tuple[Match, ...] = ()
        self.replacement: Replacement | None = None

    def replace(self, matches: Sequence[Match], replacement: Replacement | None) -> None:
        """Show others."""
        self.beginResetModel()
        self.matches, self.replacement = tuple(matches), replacement
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.matches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match = self.matches[index.row()]
        if role == MATCH:
            return match
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.replacement.applied(match.text) if self.replacement else match.text
        return None

    @property
    def put(self) -> str:
        """What stands in place of what is found."""
        return self.replacement.put if self.replacement else ""


class _Row(QStyledItemDelegate):
    """Draws a caption from a little before its first place."""

    def __init__(self, parent: Examples) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        tokens = tokens_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour(tokens.accent), 1))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)
        room = option.rect.adjusted(GAP, 0, -GAP, 0)
        model = index.model()
        put = model.put if isinstance(model, _Matches) else ""
        for words, goes in pieces(index.data(MATCH)):
            room = self._paint(painter, room, option.font, words, tokens, goes=goes)
            if goes and put:
                room = room.adjusted(APART, 0, 0, 0)
                room = self._paint(painter, room, option.font, put, tokens, goes=None)
        painter.restore()

    @staticmethod
    def _paint(
        painter: QPainter,
        room: QRect,
        font: QFont,
        words: str,
        tokens: Tokens,
        *,
        goes: bool | None,
    ) -> QRect:
        """Draw words; ``goes`` None are those that come. Return the room that is left."""
        if room.width() < GAP:
            return room
        drawn = QFont(font)
        drawn.setStrikeOut(goes is True)
        ink = tokens.error if goes else tokens.accent if goes is None else tokens.text
        metrics = QFontMetrics(drawn)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(drawn)
        painter.setPen(colour(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return room.adjusted(metrics.horizontalAdvance(shown), 0, 0, 0)


def pieces(match: Match) -> list[Piece]:
    """Return a caption as one line, cut where words go; its far beginning is left out."""
    first = match.spans[0][0]
    start = max(0, first - BEFORE)
    result: list[Piece] = [(ELLIPSIS, False)] if start else []
    for begin, end in match.spans:
        result.append((match.text[start:begin], False))
        result.append((match.text[begin:end], True))
        start = end
    result.append((match.text[start:], False))
    return [(words.replace("\n", " "), goes) for words, goes in result if words]
