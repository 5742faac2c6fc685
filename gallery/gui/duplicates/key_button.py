"""A button that shows the key which does the same."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from gallery.gui.theme import BODY, GAP, SMALL, colour, sized, tokens_of

SIDE = 12  # px from the edge to the words


class KeyButton(QPushButton):
    """Words, and its key in small behind them."""

    def __init__(self, text: str, key: str, *, look: str = "") -> None:
        super().__init__(text)
        self._key = key
        self._is_main = look == "main"
        if look:
            self.setProperty("look", look)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are

    @property
    def _fonts(self) -> tuple[QFontMetrics, QFontMetrics]:
        body = sized(self.font(), BODY, bold=self._is_main)
        return QFontMetrics(body), QFontMetrics(sized(self.font(), SMALL))

    def sizeHint(self) -> QSize:
        words, key = self._fonts
        width = words.horizontalAdvance(self.text()) + GAP + key.horizontalAdvance(self._key)
        return QSize(width + 2 * SIDE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]  # PySide's stubs know none of its fields
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        tokens, (words, key) = tokens_of(self.palette()), self._fonts
        live = self.isEnabled()
        text_ink = tokens.on_accent if self._is_main else tokens.text
        key_ink = tokens.on_accent if self._is_main else tokens.dim
        middle = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        used = words.horizontalAdvance(self.text())
        painter.setFont(sized(self.font(), BODY, bold=self._is_main))
        painter.setPen(colour(text_ink if live else tokens.faint))
        painter.drawText(QRect(SIDE, 0, used + 1, self.height()), middle, self.text())
        painter.setFont(sized(self.font(), SMALL))
        painter.setPen(colour(key_ink if live else tokens.faint))
        left = SIDE + used + GAP
        room = QRect(left, 0, key.horizontalAdvance(self._key) + 1, self.height())
        painter.drawText(room, middle, self._key)
