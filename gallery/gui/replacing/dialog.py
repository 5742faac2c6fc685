"""The dialog of find and replace: what, by what, where, and what would come of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from gallery.edits.replacing import ReplaceInCaptions
from gallery.gui.bridge import Bridge
from gallery.gui.captionbar.languages import language_name
from gallery.gui.dialogs.frame import Frame, dim_label
from gallery.gui.replacing.examples import Examples
from gallery.gui.theme import LARGE_GAP
from gallery.gui.widgets.choice import Choice
from gallery.gui.words import number
from gallery.library.database import Reader
from gallery.library.replacing import Preview, Within, languages, preview
from gallery.model.changes import Changes
from gallery.model.replacing import Replacement

SIZE = (620, 520)  # px
PAUSE = 150  # ms after the last key before captions are searched


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look; ``photo_ids`` None is the whole library."""

    words: str
    photo_ids: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Question:
    """What would a replacement change?"""

    replacement: Replacement
    within: Within

    def __call__(self, reader: Reader) -> tuple["Question", Preview]:
        """Return the question again, for it is what is done then, and the answer."""
        return self, preview(reader, self.replacement, self.within)


class ReplaceDialog(Frame):
    """Reads on the pool what would change while the user types.

    Attributes:
        find_field, put_field: the words, and those in their place.
        place, language: where to look.
        match_case, whole_words: how.
        examples: the first captions that would change.
        summary: how many there are.
    """

    def __init__(
        self, bridge: Bridge, places: Sequence[Place], *, parent: QWidget | None = None
    ) -> None:
        title = self.tr("Find and replace in captions")
        super().__init__(parent, title, done=self.tr("Replace"))
        self._bridge = bridge
        self._places = places
        self._asked: Question | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self._build()
        self.resize(*SIZE)
        self.done_button.setEnabled(False)
        bridge.read(languages, self._on_languages)
        bridge.changed.connect(self._on_changed)

    def edit(self) -> ReplaceInCaptions:
        """Return the edit that was previewed."""
        assert self._asked is not None  # the button waits for it
        return ReplaceInCaptions(self._asked.replacement, self._asked.within)

    def _build(self) -> None:
        form = self.form()
        self.find_field, self.put_field = QLineEdit(), QLineEdit()
        self.place, self.language = Choice(), Choice()
        for place in self._places:
            self.place.addItem(place.words)
        self.language.addItem(self.tr("Every language"), "")
        rows = (
            (self.tr("Find"), self.find_field),
            (self.tr("Replace with"), self.put_field),
            (self.tr("In"), self._where()),
            ("", self._how()),
        )
        for label, widget in rows:
            form.addRow(dim_label(label), widget)
        self.find_field.setAccessibleName(self.tr("Find"))
        self.put_field.setAccessibleName(self.tr("Replace with"))
        self.put_field.setPlaceholderText(self.tr("Nothing: the words are taken out"))
        self.summary = QLabel()
        self.summary.setProperty("look", "dim")
        self.examples = Examples()
        self.body.addWidget(self.summary)
        self.body.addWidget(self.examples, 1)
        for field in (self.find_field, self.put_field):
            field.textChanged.connect(self._on_edited)
        for choice in (self.place, self.language):
            choice.currentIndexChanged.connect(self._on_edited)
        self._say(None)

    def _where(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.place)
        row.addWidget(self.language)
        row.addStretch(1)
        self.place.setAccessibleName(self.tr("In which photos"))
        self.language.setAccessibleName(self.tr("In which language"))
        return line

    def _how(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LARGE_GAP)
        self.match_case = QCheckBox(self.tr("Match capitals"))
        self.whole_words = QCheckBox(self.tr("Whole words only"))
        for box in (self.match_case, self.whole_words):
            box.toggled.connect(self._on_edited)
            row.addWidget(box)
        row.addStretch(1)
        return line

    def _on_edited(self) -> None:
        """What was previewed is no longer what is asked for."""
        self.done_button.setEnabled(False)
        self._pause.start()

    def _ask(self) -> None:
        if not self.find_field.text():
            self._bridge.forget("replacing")
            self._say(None)
            return
        replacement = Replacement(
            self.find_field.text(),
            self.put_field.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )
        photo_ids = self._places[self.place.currentIndex()].photo_ids
        within = Within(photo_ids, self.language.currentData() or "")
        question = Question(replacement, within)
        self._bridge.read(question, self._on_preview, group="replacing")

    def _on_preview(self, answer: tuple[Question, Preview]) -> None:
        self._asked, found = answer
        self.examples.show_matches(found.examples, self._asked.replacement)
        self._say(found)

    def _on_changed(self, _changes: Changes) -> None:
        self._ask()

    def _say(self, found: Preview | None) -> None:
        if found is None:
            self.summary.setText(self.tr("Type what to look for."))
            self.examples.show_matches((), None)
        elif not found.captions:
            self.summary.setText(self.tr("In no caption."))
        else:
            places = self.tr("%Ln place(s)", "", found.places)
            photos = self.tr("in the captions of %Ln photo(s)", "", found.photos)
            text = f"{places} {photos}"
            if found.captions > len(found.examples):
                shown = self.tr("the first {n} are shown").format(n=number(len(found.examples)))
                text = f"{text} · {shown}"
            self.summary.setText(text)
        self.done_button.setEnabled(bool(found and found.captions))

    def _on_languages(self, tags: list[str]) -> None:
        for tag in tags:
            self.language.addItem(language_name(tag), tag)
        self.language.setVisible(len(tags) > 1)
