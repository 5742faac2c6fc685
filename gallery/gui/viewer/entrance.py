"""How the full view opens: the photo grows out of its cell, and the window behind it darkens.

Nothing waits for it. Where the photo will stand is known from the start; any key, the wheel or a
press of the mouse ends it at once.
"""

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QSizeF, Qt, QVariantAnimation, Signal

from gallery.gui.theme import motion


class Entrance(QObject):
    """Where the photo is drawn on its way from the cell to its place.

    Signals:
        moved(): it is a little further.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cell = QRectF()
        self._way = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.valueChanged.connect(self.moved)
        self._way.finished.connect(self.moved)

    def begin(self, cell: QRectF) -> None:
        """Begin at a cell, in pixels of the view; nothing where motion is not wanted."""
        self.end()
        if motion() and not cell.isEmpty():
            self._cell = cell
            self._way.setDuration(motion())
            self._way.start()

    def end(self) -> None:
        """Be at the end of the way."""
        if self.is_running:
            self._way.stop()
            self.moved.emit()

    @property
    def is_running(self) -> bool:
        """Whether it is on its way."""
        return self._way.state() is QVariantAnimation.State.Running

    @property
    def share(self) -> float:
        """How much of the way is gone, 0 to 1."""
        return float(self._way.currentValue()) if self.is_running else 1.0

    def place(self, box: QRectF) -> QRectF:
        """Return where to draw what will stand in ``box``."""
        if not self.is_running:
            return box
        size = QSizeF(box.size()).scaled(self._cell.size(), Qt.AspectRatioMode.KeepAspectRatio)
        first = QRectF(0, 0, size.width(), size.height())
        first.moveCenter(self._cell.center())
        share = self.share
        return QRectF(
            first.x() + (box.x() - first.x()) * share,
            first.y() + (box.y() - first.y()) * share,
            first.width() + (box.width() - first.width()) * share,
            first.height() + (box.height() - first.height()) * share,
        )
