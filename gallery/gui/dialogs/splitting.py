"""One person or scene that is two: which names, sets, photos and groups go to the new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gallery.edits.base import Edit, Outcome
from gallery.edits.people import SplitPerson
from gallery.edits.scenes import SplitScene
from gallery.gui.dialogs.frame import Frame, dim_label, upper_label
from gallery.gui.dialogs.naming import Naming
from gallery.gui.theme import GAP, ROW_HEIGHT
from gallery.library.whereabouts import Whereabout
from gallery.model.errors import GalleryError
from gallery.model.names import Name, NameKind, clean, compare_key, script_of
from gallery.model.phrases import BearerKind

WIDTH = 520  # px
SUMMARY = 54  # px: three lines of what comes of it
MOST_NAMES, MOST_SETS, MOST_GROUPS = 4, 5, 3  # rows shown at once
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
KEY = Qt.ItemDataRole.UserRole
Key = TypeVar("Key", int, str)


@dataclass(frozen=True, slots=True)
class Divided:
    """What is split: its names, the sets it is in, the selected photos, a person's groups."""

    kind: BearerKind
    id: int
    names: tuple[Name, ...]
    sets: tuple[Whereabout, ...] = ()
    selected: tuple[int, ...] = ()
    groups: tuple[tuple[int, str], ...] = ()


class SplitDialog(Frame):
    """Asks what belongs to the new one; everything else stays.

    Attributes:
        name: a name that the new one gets, beside those that are ticked.
        names, sets, groups: what can be ticked.
        selection: the photos that are selected in the window go, too.

    Signals:
        asked(Edit): to be applied; ``stored`` or ``refuse`` answers.
    """

    asked = Signal(object)

    def __init__(self, whole: Divided, *, parent: QWidget | None) -> None:
        super().__init__(parent, "", done="")
        title = self.tr("Split “{name}”").format(name=whole.names[0].text)
        self.entitle(title, done=self.tr("Split"))
        self.setMinimumWidth(WIDTH)
        self._whole = whole
        form = self.form()
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("The first one ticked, or write another"))
        self.name.setAccessibleName(self.tr("Shown name"))
        form.addRow(dim_label(self.tr("Shown name")), self.name)
        self.names = _ticks(
            [(name.text, _kind(name), name.text) for name in whole.names],
            self.tr("Names that go"),
            most=MOST_NAMES,
        )
        form.addRow(upper_label(self.tr("Names that go")), self.names)
        self.sets = _ticks(
            [
                (one.title, self.tr("%Ln photo(s)", "", one.photos), one.set_id)
                for one in whole.sets
            ],
            self.tr("Sets that go"),
            most=MOST_SETS,
        )
        self.groups = _ticks(
            [(title, "", key) for key, title in whole.groups], self.tr("Groups"), most=MOST_GROUPS
        )
        self.selection = QCheckBox(self.tr("The %Ln selected photo(s)", "", len(whole.selected)))
        if whole.sets:
            form.addRow(upper_label(self.tr("Sets that go")), self.sets)
        if whole.selected:
            form.addRow("", self.selection)
            self.selection.setChecked(True)
        if whole.groups:
            form.addRow(upper_label(self.tr("Groups that go")), self.groups)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.summary.setMinimumHeight(SUMMARY)
        self.body.addSpacing(GAP)
        self.body.addWidget(self.summary)
        self.name.textChanged.connect(self._show)
        self.selection.toggled.connect(self._show)
        for ticks in (self.names, self.sets, self.groups):
            ticks.itemChanged.connect(self._show)
        self._show()

    def edit(self) -> Edit:
        """Return what to apply."""
        own, names = self._whole.id, self._new_names()
        photos = self._whole.selected if self.selection.isChecked() else ()
        set_ids = tuple(ticked(self.sets, int))
        # A new name that the old one has, too, and that is not ticked, is borne by both.
        going = {compare_key(text) for text in ticked(self.names, str)}
        both = tuple(name.text for name in names if compare_key(name.text) not in going)
        if self._whole.kind is BearerKind.SCENE:
            return SplitScene(own, names, photos, set_ids, both)
        return SplitPerson(own, names, photos, set_ids, tuple(ticked(self.groups, int)), both)

    def accept(self) -> None:
        """Ask for the edit; the dialog goes when it is stored."""
        self.done_button.setEnabled(False)
        self.asked.emit(self.edit())

    def stored(self, _outcome: Outcome) -> None:
        """Close: there are two of them."""
        QDialog.accept(self)

    def refuse(self, error: GalleryError) -> None:
        """Say why it cannot be."""
        self._show()
        self.say(Naming().refusal(error))

    def _new_names(self) -> tuple[Name, ...]:
        typed = clean(self.name.text())
        found = {compare_key(typed): Name(typed, script=script_of(typed))} if typed else {}
        going = set(ticked(self.names, str))
        for name in self._whole.names:
            if name.text in going:
                found[compare_key(name.text)] = name
        return tuple(found.values())

    def _show(self) -> None:
        names = self._new_names()
        leaves_none = len(ticked(self.names, str)) == len(self._whole.names)
        first = self._whole.names[0].text
        self.done_button.setEnabled(bool(names) and not leaves_none)
        if leaves_none:
            self.say(self.tr("One name must stay with “{name}”.").format(name=first))
        else:
            self.say("")
        self.summary.setText(self._words(names))

    def _words(self, names: Sequence[Name]) -> str:
        if not names:
            return self.tr("Tick the names of the new one, or write one.")
        sets = {one.set_id: one.photos for one in self._whole.sets}
        photos = sum(sets[key] for key in ticked(self.sets, int))
        if self.selection.isChecked():
            photos += len(self._whole.selected)
        what = self.tr("“{name}” is a new one.").format(name=names[0].text)
        if not photos:
            return what + " " + self.tr("No photo goes with it yet.")
        return what + " " + self.tr("Up to %Ln photo(s) go with it.", "", photos)


def ticked(ticks: QListWidget, kind: type[Key]) -> list[Key]:
    """Return the keys of what is ticked, which are all of one kind."""
    items = (ticks.item(row) for row in range(ticks.count()))
    return [kind(item.data(KEY)) for item in items if item.checkState() is CHECKED]


def _kind(name: Name) -> str:
    return "" if name.kind is NameKind.OTHER else Naming().kind(name.kind)


def _ticks(lines: Sequence[tuple[str, str, object]], name: str, *, most: int) -> QListWidget:
    ticks = QListWidget()
    ticks.setAccessibleName(name)
    ticks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    ticks.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    for text, detail, key in lines:
        item = QListWidgetItem(f"{text} · {detail}" if detail else text)
        item.setData(KEY, key)
        item.setToolTip(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(UNCHECKED)
        item.setSizeHint(QSize(0, ROW_HEIGHT))
        ticks.addItem(item)
    ticks.setFixedHeight(max(1, min(len(lines), most)) * ROW_HEIGHT + 4)
    return ticks
