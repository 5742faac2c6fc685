"""A set's fields, which set to choose, and what removing one takes with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from gallery.gui.dates import read_day
from gallery.gui.dialogs.frame import Frame, dim_label
from gallery.gui.palette.matching import score_of_key
from gallery.gui.theme import ROW_HEIGHT
from gallery.gui.widgets.choice import Choice
from gallery.gui.words import Words
from gallery.library import sets
from gallery.library.connections import Reader
from gallery.model.names import compare_key
from gallery.model.photoset import PhotoSet, SetKind

NOTES_HEIGHT = 72  # px: three lines
LIST_HEIGHT = 260  # px
MOST_LISTED = 200  # sets; who looks further types another letter
MOST = 100_000  # photos in one set; the edit refuses more


class SetDialog(Frame):
    """The fields of a set; ``fields`` gives those that were changed."""

    def __init__(self, photo_set: PhotoSet | None = None, *, parent: QWidget | None = None) -> None:
        self._set = photo_set or PhotoSet(0, "")
        title = self.tr("Edit set") if photo_set else self.tr("New set")
        done = self.tr("Save") if photo_set else self.tr("Make the set")
        super().__init__(parent, title, done=done)
        self._form = self.form()
        self.title = self._line(self.tr("Title"), self._set.title)
        self.kind = Choice()
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind in SetKind:
            self.kind.addItem(Words().set_kind(kind), kind.value)
        self.kind.setCurrentIndex(list(SetKind).index(self._set.kind))
        self._form.addRow(dim_label(self.tr("Kind")), self.kind)
        self.era = self._line(self.tr("Era or work"), self._set.era)
        self.released = self._line(self.tr("Released on"), self._set.released_on, "2024-01-27")
        self.source = self._line(self.tr("Source"), self._set.source, "Weverse")
        self.source_url = self._line(self.tr("Address"), self._set.source_url, "https://")
        self.credit = self._line(self.tr("Credit"), self._set.credit)
        expected = str(self._set.expected or "")
        self.expected = self._line(self.tr("Published photos"), expected, self.tr("unknown"))
        self.terms = self._line(self.tr("Terms"), self._set.terms, self.tr("no edit, no repost"))
        self.notes = QPlainTextEdit(self._set.notes)
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(NOTES_HEIGHT)
        self._form.addRow(dim_label(self.tr("Notes")), self.notes)
        self._check()

    def fields(self) -> dict[str, str | int | None]:
        """Return the fields that are not what they were, as ``EditSet`` takes them."""
        before = self._set
        expected = self.expected.text().strip()
        now: dict[str, str | int | None] = {
            "title": self.title.text().strip(),
            "kind": str(self.kind.currentData()),
            "era": self.era.text().strip(),
            "released_on": read_day(self.released.text()) or "",
            "source": self.source.text().strip(),
            "source_url": self.source_url.text().strip(),
            "credit": self.credit.text().strip(),
            "expected": int(expected) if expected else None,
            "terms": self.terms.text().strip(),
            "notes": self.notes.toPlainText().strip(),
        }
        return {name: value for name, value in now.items() if value != getattr(before, name)}

    def _line(self, label: str, text: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(text)
        line.setPlaceholderText(hint)
        line.setAccessibleName(label)
        line.textChanged.connect(self._check)
        self._form.addRow(dim_label(label), line)
        return line

    def _check(self) -> None:
        if not hasattr(self, "notes"):
            return  # still being built
        wrong = ""
        expected = self.expected.text().strip()
        if read_day(self.released.text()) is None:
            wrong = self.tr("The date reads like 2024-01-27.")
        elif expected and not (expected.isdecimal() and 1 <= int(expected) <= MOST):
            wrong = self.tr("The number of photos is a whole number.")
        self.say(wrong)
        self.done_button.setEnabled(not wrong and bool(self.title.text().strip()))


@dataclass(frozen=True, slots=True)
class Title:
    """A set to be chosen: its id, its title, and that as it is compared."""

    set_id: int
    text: str
    key: str


def titles(reader: Reader) -> list[Title]:
    """Return the titles of all sets, newest first; 40,000 take half a second."""
    return [Title(one.id, one.title, compare_key(one.title)) for one in sets.all_sets(reader)]


class ChooseSetDialog(Frame):
    """Chooses one of the sets by typing a piece of its title; the first that fit are listed."""

    def __init__(self, sets: Sequence[Title], *, parent: QWidget | None = None) -> None:
        super().__init__(parent, self.tr("Add to a set"), done=self.tr("Add"))
        self._sets = sets
        self._typed = ""
        self._fitting = sets  # those that what is typed finds
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Title of the set"))
        self.line.setAccessibleName(self.tr("Title of the set"))
        self.line.textChanged.connect(self._show)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Sets"))
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemDoubleClicked.connect(self.accept)
        self.body.addWidget(self.line)
        self.body.addWidget(self.list)
        self._show("")

    @property
    def set_id(self) -> int | None:
        """The set that is chosen."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _show(self, typed: str) -> None:
        self.list.clear()
        key = compare_key(typed)
        among = self._fitting if key.startswith(self._typed) else self._sets
        scored = [(score_of_key(key, one.key), one) for one in among]
        fitting = [(points, one) for points, one in scored if points > 0]
        self._typed, self._fitting = key, [one for _, one in fitting]
        # As sorted() would: with nothing typed the newest sets stay first.
        for _, one in nlargest(MOST_LISTED, fitting, key=lambda pair: pair[0]):
            item = QListWidgetItem(one.text)
            item.setData(Qt.ItemDataRole.UserRole, one.set_id)
            item.setToolTip(one.text)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.done_button.setEnabled(self.list.count() > 0)


class RemoveSetDialog(Frame):
    """Asks whether the photos go with their set; both can be undone."""

    def __init__(self, photo_set: PhotoSet, *, parent: QWidget | None = None) -> None:
        title = self.tr("Remove “{title}”").format(title=photo_set.title)
        super().__init__(parent, title, done=self.tr("Remove"))
        self._choices = QButtonGroup(self)
        self.keep = QRadioButton(self.tr("Only the set; its photos stay in the library"))
        count = photo_set.photos
        self.all = QRadioButton(self.tr("The set and its %Ln photo(s)", "", count))
        self.all.setToolTip(self.tr("Photos that are in another set too stay in the library"))
        for button in (self.keep, self.all):
            self._choices.addButton(button)
            self.body.addWidget(button)
        self.keep.setChecked(True)

    @property
    def with_photos(self) -> bool:
        """Whether the photos go too."""
        return self.all.isChecked()
