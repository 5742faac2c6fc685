"""An address on the web: a link as wide as its room, opened on click, and a button to copy it."""

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from gallery.gui.icons import icon
from gallery.gui.widgets.tips import plain_tip

BUTTON = 24  # px
SCHEMES = ("http", "https")  # all others would let a stranger's file start programs
ROOM = 12  # px of a link's padding and edge


class Address(QWidget):
    """One address; what is none on the web is shown, and copied, but not opened.

    Signals:
        open_asked(str): show this address in the browser.
        copied(str): it is to be put on the clipboard.
    """

    open_asked = Signal(str)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._address = ""
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        self.link = Link()
        self.link.clicked.connect(lambda: self.open_asked.emit(self._address))
        copy = QToolButton()
        copy.setIcon(icon("copy"))
        copy.setFixedSize(BUTTON, BUTTON)
        copy.setToolTip(self.tr("Copy the address"))
        copy.setAccessibleName(copy.toolTip())
        copy.clicked.connect(lambda: self.copied.emit(self._address))
        inside.addWidget(self.link, 1)
        inside.addWidget(copy)

    def show_address(self, address: str, reason: str = "") -> None:
        """Show an address; ``reason`` says how it is known."""
        self._address = address
        self.link.show_text(short(address))
        self.link.setEnabled(is_web(address))
        self.link.setToolTip(plain_tip("\n".join(filter(None, (address, reason)))))
        words = self.tr("Open {0} in the browser").format(address)
        self.link.setAccessibleName(words if is_web(address) else address)
        self.link.setAccessibleDescription(reason)


class Link(QPushButton):
    """A link whose text is shortened to its room."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._whole = text
        self.setProperty("look", "link")
        self.setProperty("side", "left")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._elide()

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self._elide()

    @property
    def whole(self) -> str:
        """The text as it was given."""
        return self._whole

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._whole) + ROOM, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - ROOM, 0)
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown.replace("&", "&&"))


def is_web(address: str) -> bool:
    """Whether an address is one of the web, which a browser opens."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in SCHEMES and bool(url.host())


def short(address: str) -> str:
    """Return an address without what all addresses begin with."""
    for start in ("https://", "http://"):
        address = address.removeprefix(start)
    return address.removeprefix("www.").removesuffix("/")
