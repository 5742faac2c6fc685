"""What floats below the line when something is wrong with it, and what would be right.

Words that can be clicked take the place of what is wrong; Tab takes the one that was probably
meant, so that the hands stay on the keys.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.words import Words, shortened
from gallery.model.errors import QueryError

MOST_EXAMPLES = 4


class Remedies(QObject):
    """Says what would be right in the place of what is wrong with a search."""

    def lead(self, error: QueryError) -> str:
        """Say what the words that can be clicked are."""
        if error.near:
            return self.tr("Did you mean")
        return self.tr("Such as") if error.expected else ""

    def right(self, error: QueryError) -> tuple[str, ...]:
        """Return what could stand in the place, the likeliest first."""
        examples = () if error.near else error.expected[:MOST_EXAMPLES]
        return (*filter(None, (error.near,)), *examples)

    def shown(self, error: QueryError, right: str) -> str:
        """Return what would be right as it is shown."""
        if error.code == "unknown-field":
            return f"{right}:"
        return shortened(right)


class Note(QFrame):
    """A sentence, and words that mend.

    Signals:
        mended(QueryError, str): put this in the place of the mistake.
    """

    mended = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._error: QueryError | None = None
        self.setProperty("look", "floating")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._lead = QLabel()
        self._lead.setProperty("look", "dim")
        self._key = QLabel(self.tr("Tab"))
        self._key.setProperty("look", "key")
        self._links: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(GAP + SMALL_GAP, SMALL_GAP, GAP + SMALL_GAP, SMALL_GAP)
        self._layout.setSpacing(SMALL_GAP)
        for widget in (self._label, self._lead, self._key):
            self._layout.addWidget(widget)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text() if self.isVisible() else ""

    @property
    def links(self) -> tuple[QPushButton, ...]:
        """The words that mend."""
        return tuple(self._links) if self.isVisible() else ()

    def say(self, text: str, *, corner: QPoint) -> None:
        """Show a dim sentence with its upper left at ``corner`` (the parent's pixels)."""
        self._error = None
        self._key.hide()
        self._say(text, "dim", (), corner)

    def say_error(self, error: QueryError, *, corner: QPoint, by_key: bool) -> None:
        """Show what is wrong, and what would be right.

        Args:
            error: what cannot be read.
            corner: the upper left, in the parent's pixels.
            by_key: whether Tab takes what was probably meant.
        """
        words = Remedies()
        self._error = error
        self._lead.setText(words.lead(error))
        self._key.setVisible(by_key and bool(error.near))
        right = [(each, words.shown(error, each)) for each in words.right(error)]
        self._say(Words().query(error), "error", right, corner)

    def mend(self) -> bool:
        """Take what was probably meant; return whether anything was."""
        if not self.isVisible() or self._error is None or not self._error.near:
            return False
        self.mended.emit(self._error, self._error.near)
        return True

    def _say(self, text: str, look: str, right: Sequence[tuple[str, str]], corner: QPoint) -> None:
        self._label.setText(text)
        self._label.setProperty("look", look)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)
        self._renew_links(right)
        self._lead.setVisible(bool(right))
        self._layout.activate()
        self.adjustSize()
        rightmost = self._page.width() - self.width() - GAP
        self.move(max(0, min(corner.x(), rightmost)), corner.y())
        self.show()
        self.raise_()

    def _renew_links(self, right: Sequence[tuple[str, str]]) -> None:
        for link in self._links:
            link.hide()  # at once; it may be its own click that takes it away
            link.deleteLater()
        self._links = []
        for place, (value, shown) in enumerate(right, start=2):
            link = QPushButton(shown.replace("&", "&&"))
            link.setProperty("look", "link")
            link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setAccessibleName(self.tr("Put in {word}").format(word=shown))
            link.clicked.connect(lambda _=False, value=value: self._on_clicked(value))
            self._layout.insertWidget(place, link)
            self._links.append(link)

    def _on_clicked(self, value: str) -> None:
        if self._error is not None:
            self.mended.emit(self._error, value)
