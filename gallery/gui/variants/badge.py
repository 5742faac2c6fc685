"""The badge over a photo in full view that others stand behind: how many there are, and a way."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from gallery.gui import icons
from gallery.gui.bridge import Bridge
from gallery.gui.theme import BODY, DARK, GAP, ICON_SIZE, LARGE_GAP, PAGE, colour, sized
from gallery.gui.viewer import Viewer
from gallery.gui.viewer.buttons import BUTTON, GROUND_OPACITY, HOVER_OPACITY
from gallery.gui.words import number
from gallery.library import variants
from gallery.library.database import Reader
from gallery.model.changes import Changes

HEIGHT = 30  # px
SIDE = 12  # px


class VariantBadge(QAbstractButton):
    """Stands below the title, and comes and goes with what is said over the photo."""

    def __init__(self, bridge: Bridge, viewer: Viewer) -> None:
        super().__init__(viewer.overlay)
        self._bridge = bridge
        self._viewer = viewer
        self._photo: int | None = None
        self.count = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys are the view's, V is its own
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.move(PAGE, LARGE_GAP + BUTTON + GAP)
        self.hide()
        viewer.moved.connect(lambda _index: self._ask())
        bridge.changed.connect(self._on_changed)

    def _ask(self) -> None:
        photo = self._viewer.current_id()
        if photo != self._photo:
            self.hide()  # what it says is not true of this one
        self._photo = photo
        if photo is not None:
            self._bridge.read(partial(_count, photo=photo), self._on_count, group="badge")

    def _on_count(self, count: int) -> None:
        self.count = count
        name = self.tr("%Ln photo(s) of this picture (V)", "", count)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.resize(self.sizeHint())
        self.setVisible(count > 1)
        self.update()

    def _on_changed(self, changes: Changes) -> None:
        if self._viewer.isVisible() and (changes.everything or self._photo in changes.photos):
            self._ask()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(sized(self.font(), BODY)).horizontalAdvance(number(self.count))
        return QSize(2 * SIDE + ICON_SIZE + GAP + words, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            opacity = HOVER_OPACITY if self.underMouse() else GROUND_OPACITY
            painter.setBrush(colour(DARK.scrim, opacity))
            painter.drawRoundedRect(self.rect(), HEIGHT / 2, HEIGHT / 2)
            ink = colour(DARK.on_photo)
            mark = QRect(SIDE, (HEIGHT - ICON_SIZE) // 2, ICON_SIZE, ICON_SIZE)
            icons.draw(painter, mark, "layers", ink)
            painter.setFont(sized(self.font(), BODY))
            painter.setPen(ink)
            rest = self.rect().adjusted(SIDE + ICON_SIZE + GAP, 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, number(self.count))


def _count(reader: Reader, photo: int) -> int:
    """Return how many photos there are of a photo's picture, itself among them."""
    return len(variants.together(reader, [photo])[photo])
