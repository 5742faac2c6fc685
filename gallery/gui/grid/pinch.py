"""Two fingers on a touchpad or a touch screen make the cells larger and smaller."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from gallery.gui.grid.surface import Surface

Native = Qt.NativeGestureType


class Pinch(QObject):
    """Listens to the viewport; what is between the fingers stays there."""

    def __init__(self, view: "Surface") -> None:
        super().__init__(view)
        self._view = view
        self._width = 0.0  # of a cell; not rounded, since a pinch is made of tiny steps
        view.viewport().grabGesture(Qt.GestureType.PinchGesture)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self._on_touchpad(event)
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._on_screen(pinch)
                return True
        return False

    def _on_touchpad(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind is Native.BeginNativeGesture:
            self._width = float(self._view.zoom())
        elif kind is Native.ZoomNativeGesture:
            self._zoom(1 + event.value(), event.position().toPoint())
        return kind is Native.ZoomNativeGesture

    def _on_screen(self, pinch: QPinchGesture) -> None:
        if pinch.state() is Qt.GestureState.GestureStarted:
            self._width = float(self._view.zoom())
        middle = self._view.viewport().mapFromGlobal(pinch.hotSpot().toPoint())
        self._zoom(pinch.scaleFactor(), middle)

    def _zoom(self, factor: float, at: QPoint) -> None:
        if abs(self._width - self._view.zoom()) > 1:  # nobody told of the beginning
            self._width = float(self._view.zoom())
        self._width *= factor
        self._view.set_zoom(round(self._width), at)
