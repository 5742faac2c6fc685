"""The caption bar: one text for all selected photos, in one language at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gallery.edits.captions import SetCaption
from gallery.gui.bridge import Bridge
from gallery.gui.captionbar.languages import interface_language, language_name, languages
from gallery.gui.widgets.choice import Choice
from gallery.gui.widgets.floating import FloatingPanel
from gallery.gui.widgets.growing import GrowingField
from gallery.library import captions

WIDTH = 560  # px


class CaptionBar(FloatingPanel):
    """Captions the photos it was opened for.

    Signals:
        closed(): it was closed; the focus is back where it was.
        step_asked(int): Page Down (1) or Page Up (-1), after saving; then ``open_over`` again.
    """

    closed = Signal()
    step_asked = Signal(int)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent, width=WIDTH)
        self._bridge = bridge
        self._ids: tuple[int, ...] = ()
        self._texts: dict[str, str | None] = {}
        self._loaded = ""
        self._language = interface_language()
        self._build()
        self.left.connect(self._on_finished)

    def set_language(self, tag: str) -> None:
        """Start with this language ("en", "ko") from now on."""
        self._language = tag

    def open_over(self, near: QRect, ids: Sequence[int]) -> None:
        """Open near ``near`` (the parent's pixels) for the photos ``ids``; at least one."""
        if not ids:
            return
        self._near = near
        self._ids = tuple(ids)
        self._texts = {}
        self._field.clear()
        self._loaded = ""
        self._field.document().setModified(False)
        self._count.setText(self.tr("%Ln photo(s)", "", len(self._ids)))
        asked = self._ids
        self._bridge.read(
            lambda reader: (asked, captions.shared(reader, asked)),
            self._on_texts,
            group="captionbar",
        )
        self.place_near(near)
        self.take_focus(self._field)

    def dismiss(self) -> None:
        """Close without saving and give the focus back."""
        if not self.isVisible():
            return
        self.give_focus_back()
        self.closed.emit()

    def save(self) -> None:
        """Store the text if it is another one."""
        text = self._field.toPlainText().strip()
        if text != self._loaded:
            self._loaded = self._texts[self._language] = text
            self._bridge.apply(SetCaption(self._ids, self._language, text))

    def _build(self) -> None:
        self._field = GrowingField()
        self._field.setAccessibleName(self.tr("Caption"))
        self._count = QLabel()
        self._count.setProperty("look", "small")
        self._languages = Choice()
        self._languages.setAccessibleName(self.tr("Language of the caption"))
        self._languages.setToolTip(self.tr("Language of the caption"))
        hint = QLabel(self.tr("Enter saves · Shift+Enter new line · Esc cancels"))
        hint.setProperty("look", "small")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        for widget in (self._languages, self._count):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(hint)
        self.inside.addWidget(self._field)
        self.inside.addLayout(foot)
        self._field.finished.connect(self._on_finished)
        self._field.abandoned.connect(self.dismiss)
        self._field.stepped.connect(self._on_stepped)
        self._field.height_changed.connect(self._fit)
        self._languages.currentIndexChanged.connect(self._on_language)

    def _on_texts(self, found: tuple[tuple[int, ...], dict[str, str | None]]) -> None:
        ids, texts = found
        if ids != self._ids:
            return
        self._texts = texts
        self._languages.blockSignals(True)
        self._languages.clear()
        for tag in languages((self._language, *texts)):
            self._languages.addItem(language_name(tag), tag)
        self._languages.setCurrentIndex(max(0, self._languages.findData(self._language)))
        self._languages.blockSignals(False)
        if self._field.document().isModified():
            return  # typed before the captions there were known: it replaces them
        self._show_text()

    def _on_language(self) -> None:
        self.save()
        self._language = self._languages.currentData() or interface_language()
        self._show_text()
        self._field.setFocus()

    def _show_text(self) -> None:
        there = self._language in self._texts
        text = self._texts.get(self._language)
        mixed = there and text is None
        self._loaded = text or ""
        self._field.setPlaceholderText(
            self.tr("Mixed: a new caption replaces them all") if mixed else self.tr("Caption")
        )
        self._field.setPlainText(self._loaded)
        self._field.document().setModified(False)
        self._field.selectAll()
        self._fit()

    def _fit(self) -> None:
        if self.isVisible():
            self.place_near(self._near)

    def _on_finished(self) -> None:
        self.save()
        self.dismiss()

    def _on_stepped(self, step: int) -> None:
        self.save()
        self.step_asked.emit(step)
