"""The captions of the selected photos, in all languages, edited where they stand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gallery.gui.captionbar.languages import interface_language, language_name
from gallery.gui.panels.inspector_rows import Section
from gallery.gui.theme import CELL_RADIUS, SMALL_GAP, colour, tokens_of
from gallery.gui.widgets.growing import GrowingField
from gallery.gui.widgets.tips import plain_tip


class CaptionSection(Section):
    """One card with a text per language.

    Signals:
        edited(str, str): a language and its new text.
    """

    edited = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(self.tr("Caption"))
        self._card = QFrame()
        self._card.setProperty("look", "card")
        self._texts = QVBoxLayout(self._card)
        self._texts.setContentsMargins(10, 8, 10, 8)
        self._texts.setSpacing(SMALL_GAP)
        self.inside.addWidget(self._card)
        self._known = QLabel()
        self._known.setProperty("look", "small")
        self._known.setTextFormat(Qt.TextFormat.PlainText)
        self._known.hide()
        self.inside.addWidget(self._known)
        self._own = interface_language()
        self._captions: dict[str, str | None] = {}
        self._shown: dict[str, str | None] | None = None
        self._rows: dict[str, _Caption] = {}

    def set_language(self, tag: str) -> None:
        """Show the captions of this language first, and write new ones in it."""
        self._own = tag
        self.show_captions(self._captions)

    def show_captions(self, captions: dict[str, str | None]) -> None:
        """Show the captions by language; None says that the photos differ."""
        own = self._own
        self._captions = captions
        wanted = {own: captions.get(own, ""), **captions}
        # As lists, since two dicts are equal in any order.
        if (self._shown is not None and list(wanted.items()) == list(self._shown.items())) or any(
            row.is_editing for row in self._rows.values()
        ):
            return
        self._shown = wanted
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        for tag, text in wanted.items():
            if tag == own and not text and text is not None and len(wanted) > 1:
                continue  # an empty line above a caption in another language says nothing
            row = _Caption(tag, text, first=not self._rows)
            row.edited.connect(self.edited)
            self._rows[tag] = row
            self._texts.addWidget(row)

    def show_origin(self, words: str, reason: str = "") -> None:
        """Say where the captions came from, "" for nothing."""
        self._known.setText(words)
        self._known.setToolTip(plain_tip(reason))
        self._known.setVisible(bool(words))

    def finish(self) -> None:
        """Save what is in an open field."""
        for row in self._rows.values():
            row.finish()

    def edit(self) -> None:
        """Open the first caption."""
        next(iter(self._rows.values())).edit()


class _Caption(QWidget):
    """One caption: text, or a field while it is edited."""

    edited = Signal(str, str)

    def __init__(self, tag: str, text: str | None, *, first: bool) -> None:
        super().__init__()
        self._tag = tag
        self._text = text or ""
        lines = self._lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self._label = QLabel(self._words(text))
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setMinimumWidth(1)
        self._label.setProperty("look", None if first and text else "dim")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label.setCursor(Qt.CursorShape.IBeamCursor)
        self._label.setToolTip(language_name(tag))
        lines.addWidget(self._label)
        self._field: GrowingField | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Caption, {0}").format(language_name(tag)))
        self.setAccessibleDescription(text or "")
        self._label.installEventFilter(self)

    @property
    def is_editing(self) -> bool:
        """Whether the field is open."""
        return self._field is not None

    def edit(self) -> None:
        """Replace the text by a field."""
        if self._field is not None:
            return
        self._field = _LeavingField()
        self._field.setPlainText(self._text)
        self._field.setAccessibleName(self.accessibleName())
        self._field.finished.connect(self.finish)
        self._field.left.connect(self.finish)
        self._field.abandoned.connect(self._close)
        self._lines.addWidget(self._field)
        self._field.show()  # a field that is not shown yet takes no focus
        self._field.setFocus()
        self._label.hide()
        self._field.selectAll()

    def eventFilter(self, _watched: object, event: object) -> bool:
        released = isinstance(event, QMouseEvent) and event.type() == event.Type.MouseButtonRelease
        if released and not self._label.hasSelectedText():
            self.edit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour(tokens_of(self.palette()).accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), CELL_RADIUS, CELL_RADIUS)

    def _words(self, text: str | None) -> str:
        if text is None:
            return self.tr("Mixed · {0}").format(language_name(self._tag))
        return text or self.tr("Add a caption")

    def finish(self) -> None:
        """Save what is in the field, if it is open."""
        if self._field is None:
            return
        text = self._field.toPlainText().strip()
        self._close()
        if text != self._text:
            self._text = text
            self._label.setText(self._words(text))
            self.edited.emit(self._tag, text)

    def _close(self) -> None:
        if self._field is not None:
            field, self._field = self._field, None  # hiding it takes its focus, which saves
            self._label.show()
            field.hide()
            field.deleteLater()


class _LeavingField(GrowingField):
    """Tells when the focus goes elsewhere, which saves."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        keeps = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in keeps:
            self.left.emit()
