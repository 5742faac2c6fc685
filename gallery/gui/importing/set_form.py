"""The fields of the planned sets that are selected, each with the reason of its guess.

One set shows its values; several show what they share, and "Mixed" where they differ. What is
written is for all of them.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gallery.gui.icons import icon
from gallery.gui.importing.draft import LOOSE, Draft
from gallery.gui.importing.values import FIELDS, read_value, written
from gallery.gui.reasons import Reasons
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.widgets.choice import Choice
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.widgets.zone_choice import ZoneChoice
from gallery.gui.words import Words, number
from gallery.importing.plan import PlannedSet
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import SetKind

BESIDE = (("released", "zone"), ("kind", "expected"), ("event", "era"))  # fields that share a line
LINES = 12  # px between two lines of fields


class SetForm(QWidget):
    """Shows the rows that are chosen.

    Signals:
        written(str, object): a field and its new value, for the chosen sets.
        written_for_all(str, object): the same for every set.
        stepped(int): Page Down (1) or Page Up (-1): the next set is wanted.
        left(): Enter; the field is done.
        validity_changed(): ``is_valid`` is another.
    """

    written = Signal(str, object)
    written_for_all = Signal(str, object)
    stepped = Signal(int)
    left = Signal()
    validity_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, QLineEdit] = {}
        self._spread: dict[str, QAction] = {}  # gives all sets what stands in a field
        self._parts: dict[str, list[QWidget]] = {}
        self._reasons: dict[str, ElidedLabel] = {}
        self._wrong: set[str] = set()
        self._several = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(LINES)
        names = self._names()
        for group in _groups():
            line = QHBoxLayout()
            line.setSpacing(GAP + SMALL_GAP)
            for name in group:
                line.addLayout(self._field(name, names[name]), 1)
            self._layout.addLayout(line)
        self._layout.addStretch(1)
        self.setFocusProxy(self._lines["title"])

    @property
    def is_valid(self) -> bool:
        """Whether every field can be used."""
        return not self._wrong

    @property
    def last(self) -> QWidget:
        """The field that Tab leaves the form from."""
        return self._lines[_groups()[-1][-1]]

    def begin(self) -> None:
        """Put the focus into the title, all of it selected."""
        self._lines["title"].setFocus(Qt.FocusReason.TabFocusReason)
        self._lines["title"].selectAll()

    def show_rows(self, draft: Draft, keys: Sequence[str]) -> None:
        """Show the sets of ``keys``, or the one field that loose files have."""
        wanted = set(keys)
        sets = [one for one in draft.plan.sets if one.key in wanted]
        self._several = len(draft.plan.sets) > len(sets)
        for name in FIELDS:
            is_there = bool(sets) or (name == "title" and LOOSE in wanted)
            for part in self._parts[name]:
                part.setVisible(is_there)
            self._show_field(name, [_fact(one, name) for one in sets])
        if not sets:
            self._write("title", draft.loose_title)
            self._lines["title"].setPlaceholderText(self.tr("A title makes a set of them"))
        if self._wrong:
            self._wrong.clear()
            self.validity_changed.emit()

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "released": self.tr("Released"),
            "zone": self.tr("Time zone"),
            "kind": self.tr("Kind"),
            "source": self.tr("Source"),
            "credit": self.tr("Credit"),
            "expected": self.tr("Published"),
            "event": self.tr("Event"),
            "era": self.tr("Era or work"),
            "handle": self.tr("Account"),
            "source_url": self.tr("Address"),
            "terms": self.tr("Terms"),
        }

    def _hints(self) -> dict[str, str]:
        return {
            "released": self.tr("2024-01-27"),
            "source": self.tr("Weverse, a fansite, …"),
            "credit": self.tr("Who made or shared them"),
            "expected": self.tr("How many photos"),
            "source_url": self.tr("https://"),
            "terms": self.tr("no edit, no repost"),
        }

    # Building

    def _field(self, name: str, words: str) -> QGridLayout:
        """Return a field with its name above it, and right of the name how it is known."""
        label = QLabel(words)
        label.setProperty("look", "small")
        reason = ElidedLabel()
        reason.setProperty("look", "small")
        reason.setAlignment(Qt.AlignmentFlag.AlignRight)
        choices = {"kind": self._kinds, "zone": self._zones}
        widget = choices[name]() if name in choices else self._line(name)
        widget.setAccessibleName(words)
        label.setBuddy(widget)
        self._reasons[name] = reason
        self._parts[name] = [label, reason, widget]
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(SMALL_GAP)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(reason, 0, 1)
        grid.addWidget(widget, 1, 0, 1, 2)
        return grid

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.textEdited.connect(lambda text: self._on_edited(name, text))
        line.installEventFilter(self)
        action = self._for_all_action(name)
        action.setIcon(icon("layers"))
        line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        action.setVisible(False)
        self._lines[name], self._spread[name] = line, action
        return line

    def _kinds(self) -> Choice:
        self._kind = Choice()
        self._kind.setObjectName("kind")
        self._kind.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._kind.setMinimumContentsLength(8)
        for kind in SetKind:
            self._kind.addItem(Words().set_kind(kind), kind)
        self._kind.activated.connect(lambda: self.written.emit("kind", self._chosen_kind()))
        self._kind.addAction(self._for_all_action("kind"))
        self._kind.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._kind.installEventFilter(self)
        return self._kind

    def _zones(self) -> ZoneChoice:
        self._zone = ZoneChoice()
        self._zone.setObjectName("zone")
        self._zone.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._zone.setMinimumContentsLength(8)
        self._zone.zone_chosen.connect(lambda zone: self.written.emit("zone", zone))
        self._zone.installEventFilter(self)
        return self._zone

    def _chosen_kind(self) -> SetKind:
        return SetKind(self._kind.currentData())  # Qt keeps only the text of a StrEnum

    # What is shown

    def _show_field(self, name: str, facts: list[Fact[Any] | None]) -> None:
        values = {fact.value if fact else None for fact in facts}
        mixed = len(values) > 1
        value = None if mixed or not facts else next(iter(values))
        self._say_reason(name, facts, mixed=len(values))
        hint = self.tr("Mixed") if mixed else self._hints().get(name, "")
        if name == "kind":
            place = -1 if mixed else self._kind.findData(value or SetKind.OTHER)
            self._kind.setPlaceholderText(hint)
            self._kind.setCurrentIndex(place)
            return
        if name == "zone":
            self._zone.show_zone(written(value), hint=hint)
            return
        self._lines[name].setPlaceholderText(hint)
        self._write(name, written(value))

    def _say_reason(self, name: str, facts: list[Fact[Any] | None], *, mixed: int) -> None:
        if mixed > 1:
            self._tell(name, self.tr("{0} different").format(number(mixed)), look="small")
            return
        known = {(fact.origin, fact.reason): fact for fact in facts if fact is not None}
        reasons = {Reasons().long(fact) for fact in known.values()}
        text = reasons.pop() if len(reasons) == 1 else ""
        if reasons:
            text = self.tr("from several places")
        elif known and all(_is_users(fact) for fact in known.values()):
            text = self.tr("your word")
        self._tell(name, text, look="small")

    def _tell(self, name: str, text: str, *, look: str) -> None:
        label = self._reasons[name]
        label.show_text(text)
        if label.property("look") != look:
            label.setProperty("look", look)
            label.style().polish(label)

    def _write(self, name: str, text: str) -> None:
        line = self._lines[name]
        if line.hasFocus() and _means(name, line.text()) == _means(name, text):
            return  # the user is just writing it, in another spelling
        if line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)

    def _on_edited(self, name: str, text: str) -> None:
        was_valid = self.is_valid
        self._wrong.discard(name)
        try:
            value = read_value(name, text)
        except ValueError:
            self._wrong.add(name)
            day, count = self.tr("2024-01-27 or 240127"), self.tr("a number from 1")
            self._tell(name, day if name == "released" else count, look="error-small")
        else:
            self.written.emit(name, value)
        if was_valid is not self.is_valid:
            self.validity_changed.emit()

    # Keyboard and menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and isinstance(watched, QLineEdit):
            self._show_menu(watched, event)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            name, focused = watched.objectName(), event.type() == QEvent.Type.FocusIn
            if name in self._spread:
                self._spread[name].setVisible(focused and self._several)
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()  # undo is the plan's, not the field's
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return True
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.use_for_all(watched.objectName())
            return True
        if is_enter and watched is self._zone:
            self._zone.take()
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            return True
        return False

    def _show_menu(self, line: QLineEdit, event: QEvent) -> None:
        menu = line.createStandardContextMenu()
        if self._several:
            menu.addSeparator()
            menu.addAction(self._for_all_action(line.objectName()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = (
            event.globalPos()
            if isinstance(event, QContextMenuEvent)
            else line.mapToGlobal(line.pos())
        )
        menu.popup(at)

    def _for_all_action(self, name: str) -> QAction:
        keys = QKeySequence("Alt+Return").toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(self.tr("Use for all sets"), self)
        action.setToolTip(f"{action.text()} ({keys})")
        action.triggered.connect(lambda: self.use_for_all(name))
        return action

    def use_for_all(self, name: str) -> None:
        """Give every set the value that stands in a field."""
        if not self._several:
            return
        if name == "zone" and self._zone.zone:
            self.written_for_all.emit(name, self._zone.zone)
        elif name == "kind":
            self.written_for_all.emit(name, self._chosen_kind())
        elif name in self._lines and name not in self._wrong:
            self.written_for_all.emit(name, read_value(name, self._lines[name].text()))


def _groups() -> list[tuple[str, ...]]:
    """Return the fields line by line."""
    first = {pair[0]: pair for pair in BESIDE}
    second = {pair[1] for pair in BESIDE}
    return [first.get(name, (name,)) for name in FIELDS if name not in second]


def _fact(planned: PlannedSet, name: str) -> Fact[Any] | None:
    """Return what is said of a field; the zone is known with the date it belongs to."""
    if name == "zone":
        return Fact(planned.zone, Origin.SUGGESTION)
    fact: Fact[Any] | None = getattr(planned, name)
    return fact


def _is_users(fact: Fact[Any] | None) -> bool:
    return fact is not None and fact.origin is Origin.USER and bool(fact.value)


def _is_undo(event: QKeyEvent) -> bool:
    is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return is_control and event.key() in (Qt.Key.Key_Z, Qt.Key.Key_Y)


def _means(name: str, text: str) -> object:
    try:
        return read_value(name, text)
    except ValueError:
        return text
