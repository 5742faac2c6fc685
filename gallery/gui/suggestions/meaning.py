"""Asks who or what words are: a scene, a person, or a name that is known already."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gallery.edits.base import Edit, Together
from gallery.edits.people import AddNames
from gallery.edits.scenes import RefineScene
from gallery.edits.suggestions import (
    AcceptEach,
    AcceptSuggestions,
    Meaning,
    NewPerson,
    NewScene,
)
from gallery.gui.bridge import Bridge
from gallery.gui.dialogs.frame import Frame, dim_label
from gallery.gui.dialogs.known_field import KnownField, asking
from gallery.gui.dialogs.names import split_list
from gallery.gui.suggestions.words import GuessWords
from gallery.gui.theme import PAGE, SMALL_GAP
from gallery.gui.widgets.choice import Choice
from gallery.gui.words import Words, shortened
from gallery.library.suggestions import Suggested
from gallery.model.history import StepKind
from gallery.model.names import Name, NameKind, clean, compare_key, script_of
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.scenes import SceneKind
from gallery.model.suggestion import SuggestionKind

MOST_QUOTED = 8  # words that are asked about together
INDENT = PAGE + SMALL_GAP  # px of what belongs to a choice


@dataclass(slots=True)
class LastAnswer:
    """What was chosen last: most words of one download are of one sort."""

    is_person: bool = False
    scene_kind: SceneKind = SceneKind.PROP
    groups: str = ""


class MeaningDialog(Frame):
    """One word, or several that become the same sort of thing."""

    def __init__(
        self,
        guesses: Sequence[Suggested],
        bridge: Bridge,
        *,
        last: LastAnswer,
        parent: QWidget | None,
    ) -> None:
        self._guesses = tuple(guesses)
        self._last = last
        super().__init__(parent, self._title(), done=self.tr("Accept"))
        self._add_about()
        self.name = QLineEdit(guesses[0].text)
        self.name.setAccessibleName(self.tr("Name"))
        self.kind, self.groups = Choice(), QLineEdit(last.groups)
        self.known = KnownField(asking(bridge, *BearerKind))
        self.remember = QCheckBox()
        self._choices = QButtonGroup(self)
        if self._is_one:
            self.form().addRow(dim_label(self.tr("Name")), self.name)
        self.scene = self._add_choice(self.tr("A scene: something else that a photo shows"))
        self._add_kind()
        self.person = self._add_choice(self.tr("A person") if self._is_one else self.tr("Persons"))
        self._add_groups()
        self.existing = self._add_choice(self.tr("Somebody or something known already"))
        self._add_known()
        only_people = all(one.kind is SuggestionKind.PERSON for one in guesses)
        (self.person if only_people or last.is_person else self.scene).setChecked(True)
        self._connect()
        self._on_choice()

    @property
    def _is_one(self) -> bool:
        return len(self._guesses) == 1

    def edit(self, photo_ids: tuple[int, ...] | None) -> Edit:
        """Return what to apply to these photos, to all that are asked about where None."""
        self._note()
        ids = tuple(one.id for one in self._guesses)
        if self.existing.isChecked() and self.known.known is not None:
            bearer = self.known.known.bearer
            return self._edit_known(AcceptSuggestions(ids, photo_ids, bearer), bearer)
        if self._is_one:
            return AcceptSuggestions(ids, photo_ids, self._made())
        if self.person.isChecked():
            groups = split_list(self.groups.text())
            return AcceptEach(ids, None, groups, photo_ids)
        return AcceptEach(ids, self._scene_kind(), (), photo_ids)

    # Building

    def _title(self) -> str:
        if not self._is_one:
            return self.tr("What are these %n word(s)?", "", len(self._guesses))
        return self.tr("Who or what is “{0}”?").format(shortened(self._guesses[0].text))

    def _add_about(self) -> None:
        if self._is_one:
            one = self._guesses[0]
            photos = self.tr("%Ln photo(s)", "", one.photos)
            words = " · ".join(filter(None, (GuessWords().source(one), photos)))
        else:
            words = ", ".join(one.text for one in self._guesses[:MOST_QUOTED])
            words += ", …" if len(self._guesses) > MOST_QUOTED else ""
        about = QLabel(words)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setProperty("look", "dim")
        about.setWordWrap(True)
        self.body.addWidget(about)

    def _add_choice(self, words: str) -> QRadioButton:
        choice = QRadioButton(words)
        self._choices.addButton(choice)
        self.body.addWidget(choice)
        return choice

    def _add_kind(self) -> None:
        self.kind.setAccessibleName(self.tr("Kind of scene"))
        for kind in SceneKind:
            self.kind.addItem(Words().scene_kind(kind), kind.value)
        self.kind.setCurrentIndex(list(SceneKind).index(self._last.scene_kind))
        self._indent(self.kind)

    def _add_groups(self) -> None:
        self.groups.setAccessibleName(self.tr("Groups"))
        self.groups.setPlaceholderText(self.tr("Groups, if any: BTS, …"))
        self._indent(self.groups)

    def _add_known(self) -> None:
        self.known.setAccessibleName(self.tr("Known name"))
        self.known.setPlaceholderText(self.tr("Type a name in any script"))
        self._indent(self.known)
        one = self._guesses[0]
        said = f"@{one.handle.removeprefix('@')}" if one.handle else one.text
        words = self.tr("Remember “{0}” as another name").format(said)
        self.remember.setText(words.replace("&", "&&"))  # it takes & for a mnemonic
        self.remember.setChecked(bool(one.handle))
        self._indent(self.remember)
        self.remember.setVisible(self._is_one)

    def _indent(self, widget: QWidget) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(INDENT, 0, 0, 0)
        inside.addWidget(widget)
        self.body.addLayout(inside)

    def _connect(self) -> None:
        # The new choice tells before the old one is off, so both count.
        self._choices.buttonToggled.connect(lambda *_: self._on_choice())
        self.name.textChanged.connect(self._check)
        self.known.settled.connect(self._check)

    # What is chosen

    def _on_choice(self) -> None:
        self.kind.setEnabled(self.scene.isChecked())
        self.groups.setEnabled(self.person.isChecked())
        for widget in (self.known, self.remember):
            widget.setEnabled(self.existing.isChecked())
        self.name.setEnabled(not self.existing.isChecked())
        if self.existing.isChecked() and self.isVisible():
            self.known.setFocus()
        self._check()

    def _check(self) -> None:
        if self.existing.isChecked():
            self.done_button.setEnabled(self.known.known is not None)
        else:
            self.done_button.setEnabled(not self._is_one or bool(clean(self.name.text())))

    # What comes of it

    def _note(self) -> None:
        self._last.is_person = self.person.isChecked()
        self._last.scene_kind = self._scene_kind()
        self._last.groups = self.groups.text().strip()

    def _scene_kind(self) -> SceneKind:
        return SceneKind(self.kind.currentData())

    def _made(self) -> Meaning:
        one, text = self._guesses[0], clean(self.name.text())
        if self.scene.isChecked():
            return NewScene((_name(text),), self._scene_kind(), one.parents[-1:])
        handle = one.handle.removeprefix("@")
        names = [_name(text)]
        if handle and compare_key(handle) == compare_key(text):
            names = [Name(text, NameKind.HANDLE, script_of(text))]
        elif handle:
            names.append(Name(handle, NameKind.HANDLE, script_of(handle)))
        return NewPerson(tuple(names), split_list(self.groups.text()))

    def _edit_known(self, accept: AcceptSuggestions, bearer: Bearer) -> Edit:
        """Return the answer, and with it the other name that is to be remembered."""
        one = self._guesses[0]
        if not (self._is_one and self.remember.isChecked()):
            return accept
        handle = one.handle.removeprefix("@")
        name = Name(handle, NameKind.HANDLE, script_of(handle)) if handle else _name(one.text)
        if bearer.kind is BearerKind.PERSON:
            naming: Edit = AddNames(bearer.id, (name,))
        elif bearer.kind is BearerKind.SCENE:
            naming = RefineScene(bearer.id, (name,))
        else:
            return accept  # a group's account is no name to search its members by
        return Together((accept, naming), StepKind.ACCEPT, one.text, one.photos)


def _name(text: str) -> Name:
    return Name(text, NameKind.OTHER, script_of(text))
