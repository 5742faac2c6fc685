"""Several persons, groups or scenes that are one: who stays, and what comes together."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gallery.edits.base import Edit, Outcome
from gallery.edits.people import MergeGroups, MergePersons
from gallery.edits.scenes import MergeScenes
from gallery.gui.dialogs.frame import Frame, dim_label
from gallery.gui.dialogs.growing_rows import small_button
from gallery.gui.dialogs.known_field import Ask, EndingField
from gallery.gui.dialogs.naming import Naming
from gallery.gui.theme import GAP, SMALL_GAP
from gallery.gui.widgets.elided import ElidedLabel
from gallery.gui.widgets.tips import plain_tip
from gallery.model.errors import GalleryError
from gallery.model.names import compare_key
from gallery.model.phrases import BearerKind

WIDTH = 520  # px
SUMMARY = 72  # px: four lines of what comes together
WIDEST_NAME = 220  # px
MOST_NAMED = 6  # names that are said to come along, before "3 more"


@dataclass(frozen=True, slots=True)
class Merged:
    """One of those that come together: its names, what it belongs to, its photos."""

    id: int
    names: tuple[str, ...]
    belongs: tuple[str, ...] = ()
    photos: int = 0

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0]


Load = Callable[[int, Callable[[Merged], None]], object]


class MergeDialog(Frame):
    """Asks who is one with ``first``, and whose name is shown from then on.

    Attributes:
        field: where one more is named.

    Signals:
        asked(Edit): to be applied; ``stored`` or ``refuse`` answers.
    """

    asked = Signal(object)

    def __init__(
        self, kind: BearerKind, first: Merged, *, ask: Ask, load: Load, parent: QWidget | None
    ) -> None:
        super().__init__(parent, "", done="")
        titles = {
            BearerKind.PERSON: self.tr("Merge persons"),
            BearerKind.GROUP: self.tr("Merge groups"),
            BearerKind.SCENE: self.tr("Merge scenes"),
        }
        self.entitle(titles[kind], done=self.tr("Merge"))
        self.setMinimumWidth(WIDTH)
        self._kind = kind
        self._load = load
        self._lines: dict[int, _Line] = {}
        self._staying = QButtonGroup(self)
        form = self.form()
        self.field = EndingField(ask)
        self.field.setPlaceholderText(self.tr("Type a name in any script"))
        self.field.setAccessibleName(self.tr("Merge with"))
        self.field.picked.connect(self._take)
        self.field.ended.connect(self._take)
        form.addRow(dim_label(self.tr("Merge with")), self.field)
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL_GAP)
        head = QLabel(
            self.tr("Who stays?") if kind is BearerKind.PERSON else self.tr("Which stays?")
        )
        head.setProperty("look", "dim")
        self.body.addWidget(head)
        self.body.addLayout(self._list)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.summary.setMinimumHeight(SUMMARY)
        self.body.addSpacing(GAP)
        self.body.addWidget(self.summary)
        self.body.addStretch(1)
        self.add(first)

    @property
    def into_id(self) -> int:
        """Who stays."""
        return self._staying.checkedId()

    @property
    def ids(self) -> tuple[int, ...]:
        """All that come together, in the order they were named."""
        return tuple(self._lines)

    def edit(self) -> Edit:
        """Return what to apply."""
        others = tuple(key for key in self._lines if key != self.into_id)
        edits: dict[BearerKind, Callable[[int, tuple[int, ...]], Edit]] = {
            BearerKind.PERSON: MergePersons,
            BearerKind.GROUP: MergeGroups,
            BearerKind.SCENE: MergeScenes,
        }
        return edits[self._kind](self.into_id, others)

    def choose(self, bearer_id: int) -> None:
        """Let this one stay."""
        self._lines[bearer_id].button.setChecked(True)

    def add(self, one: Merged) -> None:
        """Put one more into the list."""
        if one.id in self._lines:
            return
        line = _Line(one, removable=bool(self._lines))
        line.button.toggled.connect(self._show)
        line.removed.connect(lambda: self._drop(one.id))
        self._staying.addButton(line.button, one.id)
        self._lines[one.id] = line
        self._list.addWidget(line)
        self.field.leave_out(self.ids)
        # The one that is on most photos is usually the one that is meant.
        most = max(self._lines.values(), key=lambda each: each.one.photos)
        most.button.setChecked(True)
        self._show()

    def accept(self) -> None:
        """Ask for the edit; the dialog goes when it is stored."""
        if len(self._lines) > 1:
            self.done_button.setEnabled(False)
            self.asked.emit(self.edit())

    def stored(self, _outcome: Outcome) -> None:
        """Close: they are one."""
        QDialog.accept(self)

    def refuse(self, error: GalleryError) -> None:
        """Say why it cannot be."""
        self._show()
        self.say(Naming().refusal(error))

    def _take(self) -> None:
        known = self.field.known
        if known is None and self.field.has_several:
            text = self.tr("Several are called “{name}”: choose one from the list.")
            self.say(text.format(name=self.field.name))
        elif known is None:
            self.say(self.tr("“{name}” is not known.").format(name=self.field.name))
        elif known.id in self._lines:
            self.say(self.tr("“{name}” is in the list already.").format(name=known.name))
        else:
            self.say("")
            self.field.offer(None)
            self._load(known.id, self.add)

    def _drop(self, bearer_id: int) -> None:
        line = self._lines.pop(bearer_id)
        was_chosen = line.button.isChecked()
        self._staying.removeButton(line.button)
        self._list.removeWidget(line)
        self.field.leave_out(self.ids)
        line.hide()
        line.deleteLater()
        if was_chosen:
            next(iter(self._lines.values())).button.setChecked(True)
        self.field.setFocus()
        self._show()

    def _show(self) -> None:
        self.done_button.setEnabled(len(self._lines) > 1)
        self.summary.setText(self._words())

    def _words(self) -> str:
        stays = self._lines.get(self.into_id)
        others = [line.one for key, line in self._lines.items() if key != self.into_id]
        if stays is None or not others:
            return self.tr("Name at least one more. Everything said of it moves over.")
        there = {compare_key(name) for name in stays.one.names}
        names = [name for one in others for name in one.names if compare_key(name) not in there]
        joined = {group for one in others for group in one.belongs} - set(stays.one.belongs)
        lines = [self.tr("“{name}” stays and takes over").format(name=stays.one.name)]
        if names:
            shown = list(dict.fromkeys(names))
            more = len(shown) - MOST_NAMED
            text = ", ".join(shown[:MOST_NAMED])
            text += ", " + self.tr("%Ln more", "", more) if more > 0 else ""
            lines.append(self.tr("names: {names}").format(names=text))
        photos = sum(one.photos for one in others)
        if photos and self._kind is not BearerKind.GROUP:
            lines.append(self.tr("the tags of %Ln photo(s)", "", photos))
        if joined:
            label = self.tr("groups: {names}")
            if self._kind is not BearerKind.PERSON:
                label = self.tr("above it: {names}")
            lines.append(label.format(names=", ".join(sorted(joined))))
        if self._kind is BearerKind.GROUP:
            lines.append(self.tr("all members, with their times"))
        return "\n".join([lines[0], *(f"    {line}" for line in lines[1:])])


class _Line(QWidget):
    """One of those that come together.

    Signals:
        removed(): it is not to be merged.
    """

    removed = Signal()

    def __init__(self, one: Merged, *, removable: bool) -> None:
        super().__init__()
        self.one = one
        self.button = QRadioButton()
        metrics = self.button.fontMetrics()
        shown = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, WIDEST_NAME)
        self.button.setText(shown.replace("&", "&&"))
        self.button.setAccessibleName(one.name)
        self.button.setToolTip(plain_tip(one.name))
        more = [self.tr("%Ln photo(s)", "", one.photos), ", ".join(one.belongs)]
        more.append(" · ".join(one.names[1:]))
        detail = ElidedLabel(" · ".join(part for part in more if part))
        detail.setProperty("look", "dim")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self.button)
        line.addWidget(detail, 1)
        if removable:
            cross = small_button("x", self.tr("Do not merge {name}").format(name=one.name))
            cross.clicked.connect(self.removed)
            line.addWidget(cross)
