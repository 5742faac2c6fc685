"""The names of somebody, a row each: the name, what sort of name it is, its place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from gallery.gui.dialogs.growing_rows import (
    GrowingRow,
    GrowingRows,
    show_in_place,
    small_button,
)
from gallery.gui.dialogs.naming import Naming
from gallery.gui.theme import GAP
from gallery.gui.widgets.choice import Choice
from gallery.model.names import Name, NameKind, clean, compare_key, script_of

MOST_SHOWN = 6  # rows; more are scrolled
SCRIPT_WIDTH = 56  # px
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NameRows(GrowingRows):
    """Any number of names; the first is the one shown."""

    def __init__(self, names: Sequence[Name]) -> None:
        super().__init__(most_shown=MOST_SHOWN)
        for name in names:
            self.add(NameRow(name))
        self.settle()

    @property
    def first(self) -> QLineEdit:
        """The field of the name that is shown."""
        return self._named[0].field

    @property
    def names(self) -> tuple[Name, ...]:
        """The names as they were left, each once."""
        found: dict[str, Name] = {}
        for row in self._named:
            if row.name is not None:
                found.setdefault(compare_key(row.name.text), row.name)
        return tuple(found.values())

    @property
    def _named(self) -> list["NameRow"]:
        return [row for row in self.rows if isinstance(row, NameRow)]

    def empty_row(self) -> "NameRow":
        """Return a row for one more name."""
        return NameRow(None)

    def add(self, row: GrowingRow) -> None:
        """Put a row at the end; it can be raised from there."""
        super().add(row)
        if isinstance(row, NameRow):
            row.raised.connect(lambda: self.move_row(row, -1))

    def move_row(self, row: "NameRow", steps: int) -> None:
        """Move a name up or down, past others but not past the empty row."""
        old = self.rows.index(row)
        new = min(max(0, old + steps), len(self.rows) - 2)
        if old != new and not row.is_empty:
            self.place(row, new)
            row.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            row = next((one for one in self._named if one.field is watched), None)
            if step and row and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.move_row(row, step)
                return True
        return super().eventFilter(watched, event)


class NameRow(GrowingRow):
    """One name.

    Attributes:
        field: the name itself.
        kind: what sort of name it is.

    Signals:
        raised(): it shall stand one place higher.
    """

    raised = Signal()

    def __init__(self, name: Name | None) -> None:
        super().__init__()
        self._given = name
        self.field = QLineEdit(name.text if name else "")
        self.field.setCursorPosition(0)
        self._script = QLabel()
        self._script.setProperty("look", "small")
        self._script.setFixedWidth(SCRIPT_WIDTH)
        words = Naming()
        self.kind = Choice()
        self.kind.setAccessibleName(self.tr("Sort of name"))
        for kind in NameKind:
            self.kind.addItem(words.kind(kind), kind.value)
            self.kind.setItemData(
                self.kind.count() - 1, words.kind_tip(kind), Qt.ItemDataRole.ToolTipRole
            )
        self.kind.setCurrentIndex(list(NameKind).index(name.kind if name else NameKind.OTHER))
        self._up = small_button("arrow-up", self.tr("Move up; the first name is shown (Alt+Up)"))
        self._gone = small_button("x", self.tr("Remove this name"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.field, 1)
        line.addWidget(self._script)
        line.addWidget(self.kind)
        line.addWidget(self._up)
        line.addWidget(self._gone)
        self.field.textChanged.connect(self._on_text)
        self.kind.currentIndexChanged.connect(self.edited)
        self._up.clicked.connect(self.raised)
        self._gone.clicked.connect(self.removed)
        self._show_script()

    @property
    def name(self) -> Name | None:
        """The name, None while the field is empty."""
        text = clean(self.field.text())
        kind = NameKind(self.kind.currentData())
        if not text:
            return None
        if self._given is not None and (self._given.text, self._given.kind) == (text, kind):
            return self._given
        return Name(text, kind, script_of(text))

    @property
    def is_empty(self) -> bool:
        """Whether there is no name."""
        return self.name is None

    def show_place(self, place: int, *, is_last: bool) -> None:
        """Say what the row is: the shown name, another one, or room for one more."""
        is_first = place == 0
        name = self.tr("Name") if is_first else self.tr("Other name")
        self.field.setAccessibleName(self.tr("One more name") if is_last else name)
        hint = self.tr("Name") if is_first else self.tr("One more name, in any script")
        self.field.setPlaceholderText(hint if is_last else "")
        for widget in (self.kind, self._script, self._gone):
            show_in_place(widget, shown=not is_last)
        show_in_place(self._up, shown=not is_last and not is_first)

    def parts(self) -> tuple[QWidget, ...]:
        """Return what Tab goes to, in order."""
        return (self.field, self.kind, self._up, self._gone)

    def _on_text(self) -> None:
        self._show_script()
        self.edited.emit()

    def _show_script(self) -> None:
        text = clean(self.field.text())
        self._script.setText(Naming().script(script_of(text)) if text else "")
