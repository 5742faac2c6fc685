"""Icons: Lucide line drawings, drawn in the colour of the theme that is worn.

``icon`` gives a ``QIcon`` that asks for its colour each time it is drawn, so that nothing
has to be exchanged when the theme changes; ``draw`` is for delegates.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from gallery.gui.theme import colour, tokens_of
from gallery.model.resources import resource


def icon(name: str, token: str = "dim") -> QIcon:
    """Return the icon ``name`` of resources/icons in the colour of a token's name."""
    return QIcon(_Engine(name, token))


def application_icon() -> QIcon:
    """Return Photosketch's own icon, in its own colours."""
    return QIcon(str(resource("icons/photosketch.svg")))


def draw(painter: QPainter, rect: QRect, name: str, ink: QColor) -> None:
    """Draw an icon into ``rect`` (logical pixels) in the colour ``ink``."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), pixmap(name, ink, rect.size(), ratio))


def pixmap(name: str, ink: QColor, size: QSize, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a pixmap, kept in Qt's pixmap cache.

    Args:
        name: a file of resources/icons without its suffix.
        ink: the colour of the lines.
        size: logical pixels.
        ratio: device pixels per logical pixel.
    """
    key = f"icon:{name}:{ink.rgba():x}:{size.width()}x{size.height()}@{ratio}"
    result = QPixmap()
    if QPixmapCache.find(key, result):
        return result
    result = QPixmap(size * ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    drawing = _source(name).replace(b"currentColor", ink.name().encode())
    painter.setOpacity(ink.alphaF())
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, result.width(), result.height()))
    painter.end()
    result.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, result)
    return result


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()


class _Engine(QIconEngine):
    """Draws one icon; disabled ones are faint, those of checked buttons accented."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        corner = rect.center() - QPoint(side // 2, side // 2) if rect.width() != side else None
        square = QRect(corner or rect.topLeft(), QSize(side, side))
        draw(painter, square, self._name, self._ink(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, self._ink(mode, state), size)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # Qt gives logical pixels here since 6.8.
        return pixmap(self._name, self._ink(mode, state), size, scale)

    def _ink(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        tokens = tokens_of(QGuiApplication.palette())
        if mode is QIcon.Mode.Disabled:
            return colour(tokens.faint)
        return colour(tokens.accent if state is QIcon.State.On else getattr(tokens, self._token))
