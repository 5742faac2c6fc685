"""Paints the rows of guesses: the word, what it may mean, how often, and some of its photos."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from gallery.gui.suggestions.glances import MOST, Glimpse, GuessGlances
from gallery.gui.suggestions.rows import GUESS
from gallery.gui.suggestions.words import GuessWords
from gallery.gui.theme import BODY, CELL_RADIUS, GAP, LARGE_GAP, SMALL, colour, sized, tokens_of
from gallery.library.suggestions import Suggested

Index = QModelIndex | QPersistentModelIndex
Option = Any  # QStyleOptionViewItem; PySide's stubs know none of its fields
HEIGHT = 56  # px of a row
PICTURE = 44  # px
PICTURE_RADIUS = 4  # px
BETWEEN = 4  # px
NARROWEST_TEXT = 190  # px that the words keep, whatever pictures there are
LINE = 20  # px
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class GuessPainter(QStyledItemDelegate):
    """Draws one row a guess."""

    def __init__(self, parent: QWidget, glances: GuessGlances) -> None:
        super().__init__(parent)
        self._glances = glances
        self._words = GuessWords()

    def sizeHint(self, _option: Option, _index: Index) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        one: Suggested = index.data(GUESS)
        self._paint_ground(painter, option)
        glimpse = self._glances.get(one.id)
        places = picture_places(option.rect, min(one.photos, MOST))
        self._paint_pictures(painter, option, glimpse, places)
        right = places[0].left() if places else option.rect.right()
        room = option.rect.adjusted(LARGE_GAP, 8, 0, -8)
        room.setRight(right - LARGE_GAP)
        self._paint_words(painter, option, one, room)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: Option) -> None:
        tokens, state = tokens_of(option.palette), option.state
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tokens.accent_soft if selected else tokens.raised))
            painter.drawRoundedRect(rect, CELL_RADIUS, CELL_RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)

    def _paint_pictures(
        self, painter: QPainter, option: Option, glimpse: Glimpse | None, places: list[QRect]
    ) -> None:
        tokens = tokens_of(option.palette)
        for number, place in enumerate(places):
            pictures = glimpse.pictures if glimpse else ()
            picture = pictures[number] if number < len(pictures) else None
            if picture is not None:
                painter.drawPixmap(place, picture)
            elif glimpse is None or number < len(pictures):  # its room is kept
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(tokens.line))
                painter.drawRoundedRect(place, PICTURE_RADIUS, PICTURE_RADIUS)

    def _paint_words(self, painter: QPainter, option: Option, one: Suggested, room: QRect) -> None:
        tokens = tokens_of(option.palette)
        body, small = sized(option.font, BODY, bold=True), sized(option.font, SMALL)
        upper = QRect(room.left(), room.top(), room.width(), LINE)
        used = _draw(painter, upper, one.text, font=body, ink=tokens.text)
        if one.match is not None:
            rest = upper.adjusted(used + GAP, 0, 0, 0)
            meaning = "→ " + self._words.bearer(one.match)
            _draw(painter, rest, meaning, font=sized(option.font, BODY), ink=tokens.accent)
        lower = QRect(room.left(), room.top() + LINE, room.width(), LINE)
        photos = self.tr("%Ln photo(s)", "", one.photos)
        facts = " · ".join(part for part in (photos, self._words.source(one)) if part)
        _draw(painter, lower, facts, font=small, ink=tokens.dim)


def picture_places(row: QRect, count: int) -> list[QRect]:
    """Return where the pictures of a row are, the first one leftmost, as many as fit."""
    room = row.width() - NARROWEST_TEXT - 2 * LARGE_GAP
    fitting = max(0, min(count, (room + BETWEEN) // (PICTURE + BETWEEN)))
    top = row.top() + (row.height() - PICTURE) // 2
    # A column for each that there may be, so that the rows' pictures stand in line.
    first = (
        row.right()
        - GAP
        - min(MOST, max(0, (room + BETWEEN) // (PICTURE + BETWEEN))) * (PICTURE + BETWEEN)
    )
    return [
        QRect(first + number * (PICTURE + BETWEEN), top, PICTURE, PICTURE)
        for number in range(fitting)
    ]


def _draw(painter: QPainter, room: QRect, text: str, *, font: Any, ink: str) -> int:
    """Draw a line of text, shortened to its room; return how wide it is in pixels."""
    if room.width() < LINE:
        return 0
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(colour(ink))
    painter.drawText(room, int(MIDDLE), shown)
    return metrics.horizontalAdvance(shown)
