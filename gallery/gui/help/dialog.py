"""The help of the search: the whole language on one page, to be tried by a click."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.frame import Frame
from gallery.gui.help.language import LanguagePage
from gallery.gui.icons import icon
from gallery.gui.theme import LARGE_GAP
from gallery.library import query
from gallery.library.database import Reader
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import GalleryError
from gallery.search.parser import parse

LARGEST = QSize(1400, 900)  # px
SMALLEST = QSize(700, 480)  # px
SHARE = 0.98  # of the window behind
FIELD = 280  # px of the field that narrows the page


class HelpDialog(Frame):
    """The page, a field that narrows it, and what the example under the pointer would find.

    Attributes:
        page: the language.
        field: narrows the page.

    Signals:
        search_wanted(str): an example was clicked; the dialog is closed.
        keys_wanted(): the user wants to see the keys; the dialog is closed.
    """

    search_wanted = Signal(str)
    keys_wanted = Signal()

    def __init__(self, bridge: Bridge, *, parent: QWidget | None) -> None:
        super().__init__(parent, self.tr("What can be searched"), done=self.tr("Close"))
        self.only_close()
        self._bridge = bridge
        self._pointed = ""
        self.page = LanguagePage()
        self.page.example_chosen.connect(self._on_chosen)
        self.page.example_pointed.connect(self._on_pointed)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find on this page…"))
        self.field.setAccessibleName(self.tr("Find on this page"))
        self.field.setFixedWidth(FIELD)
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self.page.narrow)
        self.head.addStretch(1)
        self.head.addWidget(self.field)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.page)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area)
        self._fill_foot()
        # Enter in the field must not close the page that it narrows.
        self.done_button.setDefault(False)
        self.done_button.setAutoDefault(False)
        self.setMinimumSize(SMALLEST)
        behind = parent.size() * SHARE if parent is not None else LARGEST
        self.resize(behind.boundedTo(LARGEST).expandedTo(SMALLEST))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus()  # what is typed at once narrows the page

    def _fill_foot(self) -> None:
        self.told = QLabel()
        self.told.setProperty("look", "dim")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._say("")
        keys = QPushButton(self.tr("Keyboard shortcuts"))
        keys.setAutoDefault(False)
        keys.clicked.connect(self._on_keys)
        self.foot.insertWidget(0, self.told, 1)
        self.foot.insertSpacing(1, LARGE_GAP)
        self.foot.insertWidget(self.foot.indexOf(self.cancel_button), keys)

    def _say(self, text: str) -> None:
        usual = self.tr("Click an example to search for it. Ctrl+Space in the search lists fields.")
        self.told.setText(text or usual)

    def _on_pointed(self, search: str) -> None:
        self._pointed = search
        self._bridge.forget("help")
        self._say("")
        if search:
            told = partial(self._on_counted, search)
            reading = partial(_photos_of, search)
            self._bridge.read(reading, told, group="help", failed=self._on_failed)

    def _on_counted(self, search: str, photos: int) -> None:
        if search == self._pointed:
            found = self.tr("%Ln photo(s)", "", photos)
            self._say(f"{search}  ·  {found}")

    def _on_failed(self, _error: GalleryError) -> None:
        """An example is only pointed at; that it cannot be counted is no trouble."""

    def _on_chosen(self, search: str) -> None:
        self.accept()
        self.search_wanted.emit(search)

    def _on_keys(self) -> None:
        self.accept()
        self.keys_wanted.emit()


def _photos_of(search: str, reader: Reader) -> int:
    return query.count(reader, parse(search, LibraryVocabulary(reader)))
