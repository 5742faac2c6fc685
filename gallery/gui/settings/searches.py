"""Whether the searches of before are remembered: a switch, and a button that forgets them."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from gallery.gui.searchbar.remembered import RememberedSearches
from gallery.gui.theme import GAP


class RememberedSearchesRow(QWidget):
    """Writes at once; switched off, what was remembered is forgotten."""

    def __init__(self, searches: RememberedSearches, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searches = searches
        self.box = QCheckBox(self.tr("Remember what was searched for"))
        self.box.setToolTip(self.tr("Down in the empty search field lists it"))
        self.box.setChecked(searches.is_on)
        self.box.clicked.connect(self._on_clicked)
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear the search history"))
        self.clear.clicked.connect(self._on_clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.box, 1)
        line.addWidget(self.clear)
        self._enable()

    def _on_clicked(self) -> None:
        self._searches.switch(on=self.box.isChecked())
        self._enable()

    def _on_clear(self) -> None:
        self._searches.clear()
        self._enable()

    def _enable(self) -> None:
        self.clear.setEnabled(bool(self._searches.texts))
