"""The cross-fade from one photo to the next: two pictures of the view, the second coming through.

Why pictures of the view and not the photos: while it lasts, a frame costs two copies, however
large the photos are and however they are drawn.
"""

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

LASTS = 700  # ms
SHARE = 1 / 3  # of a photo's time at most


class CrossFade(QWidget):
    """Lies over a widget while it fades, and is gone else; the mouse goes through.

    Args:
        of: what is faded: its own drawing, without what lies over it.
    """

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self._of = of
        self._before = QPixmap()
        self._after = QPixmap()
        self._way = QVariantAnimation(self)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._way.valueChanged.connect(self.update)
        self._way.finished.connect(self.stop)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    @property
    def is_fading(self) -> bool:
        """Whether it is under way."""
        return not self.isHidden()

    def keep(self) -> None:
        """Remember what is seen now: it will fade out."""
        self._before = self._picture()

    def begin(self, milliseconds: int) -> None:
        """Fade from what was kept to what is there by now."""
        if self._before.isNull() or self._before.size() != self._of.size() * self._ratio:
            self.stop()
            return
        self._after = self._picture()
        self.setGeometry(self._of.rect())
        self.show()
        self._way.setDuration(min(LASTS, round(milliseconds * SHARE)))
        self._way.start()

    def stop(self) -> None:
        """Show what is there."""
        self._way.stop()
        self.hide()
        self._before, self._after = QPixmap(), QPixmap()

    @property
    def _ratio(self) -> float:
        return self._of.devicePixelRatioF()

    def _picture(self) -> QPixmap:
        result = QPixmap(self._of.size() * self._ratio)
        result.setDevicePixelRatio(self._ratio)
        self._of.render(result, renderFlags=QWidget.RenderFlag.DrawWindowBackground)
        return result

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._before)
            painter.setOpacity(float(self._way.currentValue()))
            painter.drawPixmap(0, 0, self._after)
