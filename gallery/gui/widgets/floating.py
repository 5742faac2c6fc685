"""A panel that floats over the photos: rounded, with the only kind of shadow there is."""

import shiboken6
from PySide6.QtCore import (
    QEvent,
    QMargins,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gallery.gui.theme import FLOAT_RADIUS, GAP, colour, tokens_of

SHADOW = 24  # px around the panel that the shadow may use
DROP = 6  # px that the shadow falls
LAYERS = 16  # rounded fields laid over each other make the shadow soft
DARKNESS = {"dark": 0.05, "light": 0.016}  # opacity of one layer


class FloatingPanel(QWidget):
    """A child of the window's content that lies above its siblings.

    Its own rectangle is larger than what is seen, by the room for the shadow. Docked, it
    stands in a layout of its parent's: no shadow, always shown, never left.

    Attributes:
        inside: the layout for the content.
        is_docked: whether it stands in a layout instead of floating.

    Signals:
        left(): the focus went elsewhere in the window.
    """

    left = Signal()

    def __init__(self, parent: QWidget, *, width: int, docked: bool = False) -> None:
        super().__init__(parent)
        self.is_docked = docked
        self._panel_width = width
        self._ground = parent
        self._area = parent
        self._near, self._reserve = QRect(), 0
        self._focus_before: QWidget | None = None
        outer = QVBoxLayout(self)
        margin = 0 if docked else SHADOW
        outer.setContentsMargins(margin, margin, margin, margin)
        self._body = QWidget(self)
        outer.addWidget(self._body)
        self.inside = QVBoxLayout(self._body)
        self.inside.setContentsMargins(12, 12, 12, 12)
        self.inside.setSpacing(GAP)
        if not docked:
            self._float()

    def _float(self) -> None:
        self.hide()
        self._ground.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def place_near(self, near: QRect, *, reserve: int = 0) -> None:
        """Move below ``near`` (the parent's pixels), else above, always inside the parent.

        Args:
            near: what the panel belongs to.
            reserve: px of height to choose the place for, so that a panel that grows while
                it is used keeps its top edge.
        """
        if self.is_docked:
            return  # its layout places it
        self._near, self._reserve = near, reserve
        room = self._room()
        width = min(self._panel_width, room.width())
        height = min(self.panel_height(width), room.height())
        corner = self._corner(near, room, QSize(width, max(height, min(reserve, room.height()))))
        shadow = QMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self.setGeometry(QRect(corner, QSize(width, height)).marginsAdded(shadow))

    def take_focus(self, field: QWidget) -> None:
        """Show the panel above all with the focus in ``field``; ``give_focus_back`` undoes it."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self.show()
        self.raise_()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_focus_back(self) -> None:
        """Hide the panel; the focus, if it is inside, goes back to where it was."""
        focus = QApplication.focusWidget()
        inside = focus is None or self.isAncestorOf(focus)
        self.hide()
        before, self._focus_before = self._focus_before, None
        # What had the focus may be gone: the inspector makes its chips anew after an edit.
        if inside and before is not None and shiboken6.isValid(before):
            before.setFocus()

    def keep_inside(self, area: QWidget) -> None:
        """Stay over ``area`` (of the same window) as long as the panel fits into it."""
        self._area = area

    def panel_height(self, width: int) -> int:
        """Return the height that the content wants at ``width``, without the shadow."""
        self.inside.activate()
        if self.inside.hasHeightForWidth():
            return self.inside.totalHeightForWidth(width)
        return self.inside.totalSizeHint().height()

    def panel_rect(self) -> QRect:
        """Return the rectangle that is seen, in the parent's pixels."""
        margin = 0 if self.is_docked else SHADOW
        return self.geometry().adjusted(margin, margin, -margin, -margin)

    def is_left(self) -> bool:
        """Whether the focus is elsewhere in the window; a menu or another window is not."""
        focus = QApplication.focusWidget()
        if self.is_docked or not self.isVisible():
            return False
        if focus is None or self.isAncestorOf(focus):
            return False
        return focus.window() is self.window()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.is_docked:
            return  # it stands on what it is docked in
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panel = QRectF(self._body.geometry()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._paint_shadow(painter, panel)
        painter.setPen(QPen(colour(tokens.line), 1))
        painter.setBrush(colour(tokens.panel))
        painter.drawRoundedRect(panel, FLOAT_RADIUS, FLOAT_RADIUS)

    def _paint_shadow(self, painter: QPainter, panel: QRectF) -> None:
        tokens = tokens_of(self.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(tokens.scrim, DARKNESS[tokens.name]))
        for layer in range(LAYERS):
            grown = (SHADOW - DROP) * (1 - (layer / LAYERS) ** 0.5)  # thin at the rim
            rect = panel.adjusted(-grown, DROP - grown, grown, DROP + grown)
            painter.drawRoundedRect(rect, FLOAT_RADIUS + grown, FLOAT_RADIUS + grown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._ground and self.isVisible():
            self.place_near(self._near, reserve=self._reserve)
        return False

    def _on_focus_changed(self) -> None:
        if self.is_left():
            # Later, since Qt is still in the middle of moving the focus.
            QTimer.singleShot(0, self, self._tell_left)

    def _tell_left(self) -> None:
        if self.is_left():
            self.left.emit()

    def _room(self) -> QRect:
        whole = self._ground.rect()
        if self._area is not self._ground:
            area = QRect(self._area.mapTo(self._ground, QPoint()), self._area.size())
            if area.width() >= self._panel_width + 2 * GAP:
                whole = whole.intersected(area)
        return whole.adjusted(GAP, GAP, -GAP, -GAP)

    @staticmethod
    def _corner(near: QRect, room: QRect, size: QSize) -> QPoint:
        left = near.center().x() - size.width() // 2
        left = max(room.left(), min(left, room.right() + 1 - size.width()))
        below, above = near.bottom() + GAP, near.top() - GAP - size.height()
        if below + size.height() <= room.bottom() + 1:
            top = below
        elif above >= room.top():
            top = above
        else:
            top = room.bottom() + 1 - size.height()
        return QPoint(left, max(room.top(), top))
