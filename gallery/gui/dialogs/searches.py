"""A search that is kept: what it is called, its line, the picture beside it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QLineEdit, QToolButton, QWidget

from gallery.edits.base import Outcome
from gallery.edits.searches import EditSearch, SaveSearch
from gallery.gui.dialogs.frame import Frame, dim_label, upper_label
from gallery.gui.icons import icon
from gallery.gui.theme import FIELD_HEIGHT, ICON_SIZE, SMALL_GAP
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.words import Words
from gallery.model.errors import GalleryError, InvalidValue
from gallery.model.searches import ICONS, SavedSearch, SearchDraft

IN_A_LINE = 9  # icons


class SearchDialog(Frame):
    """Asks for the three; stays open until they are stored.

    Attributes:
        name, line: the fields.
        icons: a button for each picture.

    Signals:
        asked(Edit): to be applied; ``stored`` or ``refuse`` answers.
    """

    asked = Signal(object)

    def __init__(
        self, draft: SearchDraft, *, kept: SavedSearch | None = None, parent: QWidget | None
    ) -> None:
        """``kept``: the search that is changed, None when a new one is to be kept."""
        super().__init__(parent, "", done="")
        title = self.tr("Edit the saved search") if kept else self.tr("Save this search")
        self.entitle(title, done=self.tr("Save"))
        self._kept = kept
        self.name = QLineEdit(draft.name)
        self.name.setAccessibleName(self.tr("Name"))
        self.line = QLineEdit(draft.query)
        self.line.setCursorPosition(0)
        self.line.setAccessibleName(self.tr("Search"))
        self.icons = QButtonGroup(self)
        form = self.form()
        form.addRow(dim_label(self.tr("Name")), self.name)
        form.addRow(dim_label(self.tr("Search")), self.line)
        form.addRow(upper_label(self.tr("Icon")), self._icons(draft.icon))

    def accept(self) -> None:
        """Ask for the edit; the dialog goes when it is stored."""
        icon_name = ICONS[max(0, self.icons.checkedId())]
        draft = SearchDraft(self.name.text(), self.line.text(), icon_name)
        self.done_button.setEnabled(False)
        self.asked.emit(EditSearch(self._kept.id, draft) if self._kept else SaveSearch(draft))

    def stored(self, _outcome: Outcome) -> None:
        """Close: it is kept."""
        QDialog.accept(self)

    def refuse(self, error: GalleryError) -> None:
        """Say why it cannot be kept."""
        self.done_button.setEnabled(True)
        if isinstance(error, InvalidValue) and error.why == "empty":
            is_name = error.field == "name"
            text = self.tr("Give it a name.") if is_name else self.tr("Write what to search for.")
            self.say(text)
            (self.name if is_name else self.line).setFocus()
        else:
            self.say(Words().error(error))

    def _icons(self, chosen: str) -> QWidget:
        place = QWidget()
        flow = FlowLayout(place, gap=SMALL_GAP, line_gap=SMALL_GAP)
        place.setMinimumHeight(2 * FIELD_HEIGHT + SMALL_GAP)
        place.setMinimumWidth(IN_A_LINE * (FIELD_HEIGHT + SMALL_GAP))
        names = self._icon_names()
        for number, name in enumerate(ICONS):
            button = QToolButton()
            button.setCheckable(True)
            button.setIcon(icon(name))
            button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
            button.setFixedSize(FIELD_HEIGHT, FIELD_HEIGHT)
            button.setChecked(name == chosen)
            button.setAccessibleName(names[name])
            button.setToolTip(names[name])
            self.icons.addButton(button, number)
            flow.addWidget(button)
        return place

    def _icon_names(self) -> dict[str, str]:
        return {
            "search": self.tr("Magnifier"),
            "star": self.tr("Star"),
            "heart": self.tr("Heart"),
            "user": self.tr("Person"),
            "users": self.tr("People"),
            "images": self.tr("Pictures"),
            "image": self.tr("Picture"),
            "camera": self.tr("Camera"),
            "film": self.tr("Film"),
            "shirt": self.tr("Shirt"),
            "map-pin": self.tr("Place"),
            "smile": self.tr("Smile"),
            "sparkles": self.tr("Sparkles"),
            "clock": self.tr("Clock"),
            "inbox": self.tr("Tray"),
            "tag": self.tr("Label"),
            "lightbulb": self.tr("Light bulb"),
            "eye": self.tr("Eye"),
        }
