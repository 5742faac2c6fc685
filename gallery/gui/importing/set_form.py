"""The fields of one planned set, each with the reason of its guess beside it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from gallery.gui.dates import read_day
from gallery.gui.importing.draft import FIELDS, LOOSE, Draft, Value
from gallery.gui.theme import GAP
from gallery.gui.widgets.choice import Choice
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.words import Words
from gallery.importing.plan import PlannedSet
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind

NAME_WIDTH, REASON_WIDTH = 96, 190  # px
MOST = 100_000  # photos in one set


class SetForm(QWidget):
    """Shows the row that is chosen.

    Signals:
        written(str, object): a field and its new value, for this set.
        written_for_all(str, object): the same for every set.
    """

    written = Signal(str, object)
    written_for_all = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnMinimumWidth(2, REASON_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._lines: dict[str, QLineEdit] = {}
        self._reasons: dict[str, ElidedLabel] = {}
        self._labels: dict[str, QLabel] = {}
        self._several = False
        self._wrong: set[str] = set()
        for line, (name, words) in enumerate(self._names().items()):
            self._add(line, name, words)
        self.setFocusProxy(self._lines["title"])

    @property
    def is_valid(self) -> bool:
        """Whether every field can be used."""
        return not self._wrong

    def show_row(self, draft: Draft, key: str) -> None:
        """Show the set of ``key``, or the one field that loose files have."""
        planned = draft.planned(key)
        self._several = len(draft.plan.sets) > 1
        self._wrong.clear()
        for name in FIELDS:
            self._show_field(name, planned, loose=key == LOOSE)
        if planned is None:
            self._write(self._lines["title"], draft.loose_title)
            self._lines["title"].setPlaceholderText(self.tr("A title makes a set of them"))
            self._reasons["title"].show_text("")

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "released": self.tr("Released"),
            "kind": self.tr("Kind"),
            "source": self.tr("Source"),
            "credit": self.tr("Credit"),
            "expected": self.tr("Published"),
        }

    def _hints(self) -> dict[str, str]:
        return {
            "released": self.tr("2024-01-27"),
            "source": self.tr("Weverse, a fansite, …"),
            "credit": self.tr("Who made or shared them"),
            "expected": self.tr("How many photos, if known"),
        }

    def _add(self, line: int, name: str, words: str) -> None:
        label = QLabel(words)
        label.setProperty("look", "dim")
        reason = ElidedLabel()
        reason.setProperty("look", "small")
        self._labels[name], self._reasons[name] = label, reason
        widget = self._kinds() if name == "kind" else self._line(name)
        widget.setAccessibleName(words)
        label.setBuddy(widget)
        self._grid.addWidget(label, line, 0)
        self._grid.addWidget(widget, line, 1)
        self._grid.addWidget(reason, line, 2)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(self._hints().get(name, ""))
        line.textEdited.connect(lambda text: self._on_edited(name, text))
        line.customContextMenuRequested.connect(lambda at: self._show_menu(name, at))
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._lines[name] = line
        return line

    def _kinds(self) -> Choice:
        self._kind = Choice()
        for kind in SetKind:
            self._kind.addItem(Words().set_kind(kind), kind)
        self._kind.activated.connect(lambda: self.written.emit("kind", self._chosen_kind()))
        self._kind.addAction(self._for_all_action("kind"))
        self._kind.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return self._kind

    def _chosen_kind(self) -> SetKind:
        return SetKind(self._kind.currentData())  # Qt keeps only the text of a StrEnum

    def _show_menu(self, name: str, at: QPoint) -> None:
        line = self._lines[name]
        menu = line.createStandardContextMenu()
        if self._several:
            menu.addSeparator()
            menu.addAction(self._for_all_action(name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(line.mapToGlobal(at))

    def _for_all_action(self, name: str) -> QAction:
        action = QAction(self.tr("Use for all sets"), self)
        action.triggered.connect(lambda: self._use_for_all(name))
        return action

    def _use_for_all(self, name: str) -> None:
        if name == "kind":
            self.written_for_all.emit(name, self._chosen_kind())
        elif name not in self._wrong:
            self.written_for_all.emit(name, _value(name, self._lines[name].text()))

    def _show_field(self, name: str, planned: PlannedSet | None, *, loose: bool) -> None:
        fact: Fact | None = getattr(planned, name) if planned else None
        self._reasons[name].show_text(self._reason(name, fact))
        visible = not loose or name == "title"
        widget = self._kind if name == "kind" else self._lines[name]
        for one in (widget, self._labels[name], self._reasons[name]):
            one.setVisible(visible)
        if name == "kind":
            self._kind.setCurrentIndex(self._kind.findData(fact.value if fact else SetKind.OTHER))
        else:
            self._write(self._lines[name], str(fact.value) if fact else "")

    def _reason(self, name: str, fact: Fact | None) -> str:
        if fact is None or fact.origin is Origin.USER:
            return ""
        if fact.origin is Origin.FOLDER_NAME:
            return self.tr("from the folder name “{0}”").format(fact.reason)
        if fact.origin is Origin.FILE_NAME:
            return self.tr("from the file names “{0}”").format(fact.reason)
        if name == "kind" and fact.reason:
            return self.tr("from the word “{0}”").format(fact.reason)
        return "" if name == "kind" else Words().origin(fact.origin)

    @staticmethod
    def _write(line: QLineEdit, text: str) -> None:
        line.setText(text)
        line.setCursorPosition(0)

    def _on_edited(self, name: str, text: str) -> None:
        value = _value(name, text)
        self._wrong.discard(name)
        self._reasons[name].show_text("")
        if value is _WRONG:
            self._wrong.add(name)
            day, number = self.tr("2024-01-27 or 240127"), self.tr("a number from 1")
            self._reasons[name].show_text(day if name == "released" else number)
            value = None
        self.written.emit(name, value)


_WRONG = object()


def _value(name: str, text: str) -> "Value | object":
    text = text.strip()
    if name == "released":
        day = read_day(text)
        return _WRONG if day is None else day or None
    if name == "expected" and text:
        return int(text) if text.isdecimal() and 1 <= int(text) <= MOST else _WRONG
    return text or None
