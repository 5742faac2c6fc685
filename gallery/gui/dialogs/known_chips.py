"""Several names, known or new: a chip each, and a field for one more."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gallery.gui.dialogs.known_field import Ask, EndingField
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.widgets.chip import Chip, Look
from gallery.gui.widgets.flow import FlowLayout
from gallery.gui.widgets.keyboard import ENTER
from gallery.library.vocabulary import Completion
from gallery.model.names import clean, compare_key

Chosen = tuple[str, Completion | None]
ENDS = (*ENTER, Qt.Key.Key_Comma)


class KnownChips(QWidget):
    """Chosen names, known or new.

    Attributes:
        field: where one more is typed; Enter or a comma takes it.

    Signals:
        changed(): one came or went.
    """

    changed = Signal()

    def __init__(
        self,
        chosen: Sequence[Completion],
        ask: Ask,
        *,
        hint: str,
        takes_new: bool = True,
        leave_out: Sequence[int] = (),
    ) -> None:
        super().__init__()
        self._chosen: list[Chosen] = [(one.name, one) for one in chosen]
        self._takes_new = takes_new
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=SMALL_GAP, line_gap=SMALL_GAP)
        self.field = EndingField(ask, ends=ENDS, leave_out=leave_out)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.ended.connect(self.take)
        self.field.picked.connect(self.take)
        self.field.textEdited.connect(self._on_typed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._chips)
        layout.addWidget(self.field)
        self._show()

    @property
    def known(self) -> tuple[Completion, ...]:
        """Those that are known, what is left in the field too."""
        return tuple(one for _, one in self._all() if one is not None)

    @property
    def new(self) -> tuple[str, ...]:
        """The names nobody has yet, what is left in the field too."""
        return tuple(name for name, one in self._all() if one is None)

    def take(self) -> None:
        """Make a chip of what stands in the field."""
        if self.field.name and (self._takes_new or self.field.known):
            self._chosen = self._all()
            self.field.offer(None)
            self._show()
            self.changed.emit()

    def drop(self, name: str) -> None:
        """Take a name out again."""
        self._chosen = [each for each in self._chosen if each[0] != name]
        self._show()
        self.field.setFocus()
        self.changed.emit()

    def _on_typed(self, text: str) -> None:
        """Take all that stands before a comma: lists are pasted, too."""
        *whole, rest = re.split("[,，、]", text)
        if whole and self._takes_new:
            self.field.offer(None, rest.lstrip())
            self._chosen = self._with((name, None) for part in whole if (name := clean(part)))
            self._show()
            self.changed.emit()

    def _all(self) -> list[Chosen]:
        typed = (self.field.known.name if self.field.known else self.field.name, self.field.known)
        return self._with([typed] if typed[0] and (self._takes_new or typed[1]) else [])

    def _with(self, more: Iterable[Chosen]) -> list[Chosen]:
        """Return what is chosen and more, each once."""
        found: dict[object, Chosen] = {}
        for name, one in (*self._chosen, *more):
            found.setdefault(one.id if one else compare_key(name), (name, one))
        return list(found.values())

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, one in self._chosen:
            dim = one.detail if one else ""
            chip = Chip(name, dim=dim, look=Look.SOLID if one else Look.NEW)
            chip.make_removable(self.tr("Delete takes it out"))
            chip.removed.connect(lambda gone=name: self.drop(gone))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._chosen))
        self._chips.updateGeometry()
