"""Photos that show what the selected one shows: their size, a way there, a way to say no."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gallery.gui.panels.inspector_content import Content
from gallery.gui.panels.inspector_rows import Section
from gallery.gui.theme import SMALL_GAP
from gallery.gui.widgets.address import Link
from gallery.gui.widgets.tips import plain_tip
from gallery.library.duplicates import Twin

MOST = 4  # of one photo; more are a page of their own


class TwinSection(Section):
    """One line a photo that shows the same.

    Signals:
        look_asked(int): show this photo beside the selected one.
        told_apart(tuple): these two photos do not show the same picture.
    """

    look_asked = Signal(int)
    told_apart = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Same picture"))
        self._shown: object = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL_GAP)
        self.inside.addLayout(self._lines)

    def show_content(self, content: Content) -> None:
        """Show the twins of one photo."""
        self.setVisible(bool(content.twins))
        if content.twins == self._shown:
            return
        self._shown = content.twins
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for twin in content.twins[:MOST]:
            self._lines.addWidget(self._line(twin))

    def _line(self, twin: Twin) -> QWidget:
        line = QWidget()
        rows = QVBoxLayout(line)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        link = Link(twin.name)
        link.setToolTip(plain_tip(self.tr("Look at {0} beside this one").format(twin.name)))
        link.setAccessibleName(self.tr("Same picture as {0}").format(twin.name))
        link.clicked.connect(lambda: self.look_asked.emit(twin.photo_id))
        rows.addWidget(link)
        below = QHBoxLayout()
        below.setContentsMargins(6, 0, 0, 0)
        size = QLabel(self._words(twin))
        size.setProperty("look", "dim")
        size.setWordWrap(True)
        apart = QPushButton(self.tr("Not the same"))
        apart.setProperty("look", "link")
        apart.setToolTip(self.tr("They show different pictures; this is not asked again"))
        apart.clicked.connect(lambda: self.told_apart.emit(twin.pair))
        below.addWidget(size, 1)
        below.addWidget(apart, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(below)
        return line

    def _words(self, twin: Twin) -> str:
        words = {
            "better": self.tr("there in {0} × {1}, better"),
            "lesser": self.tr("there in {0} × {1}, lesser"),
        }
        text = words.get(twin.verdict, self.tr("there in {0} × {1}"))
        return text.format(twin.width, twin.height)
