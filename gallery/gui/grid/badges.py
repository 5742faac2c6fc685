"""What the mouse finds on the headers: the badge says in full what a set lacks, and offers help.

Headers are painted, so that no widget can have a tip or be pressed; this listens to the
viewport in their place.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

if TYPE_CHECKING:
    from gallery.gui.grid.surface import Surface


BELOW = 3  # px between a badge and its menu


class Badges(QObject):
    """Shows the tip of a badge that tells of a gap; pressed, it asks for the menu of its set.

    A right click on a header asks for the same menu.
    """

    def __init__(self, view: "Surface") -> None:
        super().__init__(view)
        self._view = view
        self._is_pointing = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._show_tip(event)
        if isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseMove and not event.buttons():
                self._point(self._section_at(event.position().toPoint()) >= 0)
            elif event.type() is QEvent.Type.MouseButtonPress:
                return self._press(event)
        if (
            isinstance(event, QContextMenuEvent)
            and event.reason() is QContextMenuEvent.Reason.Mouse
        ):
            return self._ask(self._view.header_at(event.pos()), event.globalPos())
        if event.type() is QEvent.Type.Leave:
            self._point(on=False)
        return False

    def _section_at(self, point: QPoint) -> int:
        """Return the section whose badge tells of a gap under a point, -1 for none."""
        section = self._view.header_at(point)
        if section < 0:
            return -1
        rect, text = self._view.badge(section)
        return section if text.tip and rect.contains(point) else -1

    def _show_tip(self, event: QHelpEvent) -> bool:
        section = self._section_at(event.pos())
        if section < 0:
            return False
        rect, text = self._view.badge(section)
        QToolTip.showText(event.globalPos(), text.tip, self._view.viewport(), rect)
        return True

    def _press(self, event: QMouseEvent) -> bool:
        section = self._section_at(event.position().toPoint())
        if section < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return False
        corner = self._view.badge(section)[0].bottomLeft() + QPoint(0, BELOW)
        return self._ask(section, self._view.viewport().mapToGlobal(corner))

    def _ask(self, section: int, at: QPoint) -> bool:
        """Ask for the menu of a section's set; False when there is none."""
        set_id = self._view.set_of(section)
        if set_id is not None:
            self._view.set_menu_wanted.emit(set_id, at)
        return set_id is not None

    def _point(self, on: bool) -> None:  # noqa: FBT001 (said by name, or by what is asked)
        if on is not self._is_pointing:
            self._is_pointing = on
            shape = Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(shape)
