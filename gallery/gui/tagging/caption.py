"""The caption under the photo: one line that grows, in one language at a time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gallery.edits.captions import SetCaption
from gallery.gui.bridge import Bridge
from gallery.gui.captionbar.languages import interface_language, language_name, languages
from gallery.gui.theme import GAP, LARGE_GAP
from gallery.gui.widgets.choice import Choice
from gallery.gui.widgets.growing import GrowingField

HINT_FROM = 720  # px: narrower, the caption needs the room


class CaptionLine(QWidget):
    """Shows and writes a photo's caption; leaving it in any way but Esc saves.

    Signals:
        finished(): Enter, after saving: on to the next photo.
        abandoned(): Esc: what was typed is dropped, back to the tags.
        stepped(int): Page Down (1) or Page Up (-1), after saving; the caption keeps the keys.
    """

    finished = Signal()
    abandoned = Signal()
    stepped = Signal(int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._photo_id: int | None = None
        self._captions: dict[str, str] = {}
        self._loaded = ""
        self._language = interface_language()
        self._build()

    def set_language(self, tag: str) -> None:
        """Write in this language ("en", "ko") from now on."""
        self._language = tag
        self._offer_languages()
        self._show_text()

    def show_captions(self, photo_id: int, captions: dict[str, str]) -> None:
        """Show a photo's captions; what is typed stays while the photo does."""
        typed = photo_id == self._photo_id and self._field.document().isModified()
        self._photo_id, self._captions = photo_id, dict(captions)
        self._offer_languages()
        if not typed:
            self._show_text()

    def await_photo(self, photo_id: int) -> None:
        """Save what is typed and be empty until ``show_captions`` brings the photo's."""
        if photo_id != self._photo_id:
            self.save()
            self.show_captions(photo_id, {})

    def save(self) -> None:
        """Store the text if it is another one."""
        text = self._field.toPlainText().strip()
        if self._photo_id is not None and text != self._loaded:
            self._loaded = self._captions[self._language] = text
            self._bridge.apply(SetCaption((self._photo_id,), self._language, text))
        self._field.document().setModified(False)

    def take_focus(self) -> None:
        """Put the caret behind the text."""
        self._field.setFocus()
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)

    def _build(self) -> None:
        self._field = _Field()
        self._field.setPlaceholderText(self.tr("Caption (Tab)"))
        self._field.setAccessibleName(self.tr("Caption"))
        self._languages = Choice()
        self._languages.setAccessibleName(self.tr("Language of the caption"))
        self._languages.setToolTip(self.tr("Language of the caption"))
        self._hint = QLabel(self.tr("Enter saves and goes on"))
        self._hint.setProperty("look", "small")
        line = QHBoxLayout(self)
        line.setContentsMargins(LARGE_GAP, GAP, LARGE_GAP, GAP)
        line.setSpacing(GAP)
        line.addWidget(self._field, 1)
        line.addWidget(self._hint)
        line.addWidget(self._languages)
        self._field.finished.connect(self._on_finished)
        self._field.abandoned.connect(self._on_abandoned)
        self._field.stepped.connect(self._on_stepped)
        self._field.left.connect(self.save)
        self._languages.currentIndexChanged.connect(self._on_language)
        self._offer_languages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= HINT_FROM)

    def _offer_languages(self) -> None:
        offered = languages((self._language, *self._captions))
        shown = tuple(self._languages.itemData(row) for row in range(self._languages.count()))
        self._languages.blockSignals(True)
        if offered != shown:
            self._languages.clear()
            for tag in offered:
                self._languages.addItem(language_name(tag), tag)
        self._languages.setCurrentIndex(max(0, self._languages.findData(self._language)))
        self._languages.blockSignals(False)

    def _on_language(self) -> None:
        self.save()
        self._language = self._languages.currentData() or interface_language()
        self._show_text()
        self._field.setFocus()

    def _show_text(self) -> None:
        self._loaded = self._captions.get(self._language, "")
        if self._field.toPlainText() != self._loaded:
            self._field.setPlainText(self._loaded)
        self._field.document().setModified(False)

    def _on_finished(self) -> None:
        self.save()
        self.finished.emit()

    def _on_abandoned(self) -> None:
        self._show_text()
        self.abandoned.emit()

    def _on_stepped(self, step: int) -> None:
        self.save()
        self.stepped.emit(step)


class _Field(GrowingField):
    """Tells when the focus goes elsewhere, which saves."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
