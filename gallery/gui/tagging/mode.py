"""The page of the tagging mode: the photo, its caption, its neighbours, and the panel."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gallery.edits.copying import PasteTags
from gallery.edits.tagging import RemovePhrases
from gallery.gui.bridge import Bridge
from gallery.gui.tagging.asking import About, AskAbout
from gallery.gui.tagging.caption import CaptionLine
from gallery.gui.tagging.panel import SidePanel
from gallery.gui.tagging.strip import FilmStrip
from gallery.gui.theme import colour, tokens_of
from gallery.gui.viewer import Viewer
from gallery.gui.widgets.rule import Rule
from gallery.library.set_tags import SetTags
from gallery.model.changes import Changes
from gallery.model.photo import Statement

NARROWEST_PHOTO = 320  # px


class TaggingMode(QWidget):
    """Goes through photos one by one, over all of its parent; the tag bar has the keys.

    Signals:
        moved(int): another photo is shown; the index into the ids given.
        left(bool): Esc or the cross; whether the focus was in here, so that the window takes it.
        person_picked(int), scene_picked(int): a chip of the set, by its digit less one.
    """

    moved = Signal(int)
    left = Signal(bool)
    person_picked = Signal(int)
    scene_picked = Signal(int)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._about = About(0)
        self._is_leaving = False
        self._build(bridge)
        self._connect()
        # Opaque, or what it covers would be painted anew under each of its frames.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Tagging mode"))
        self.hide()
        self._ground = parent
        parent.installEventFilter(self)
        bridge.changed.connect(self._on_changed)

    @property
    def index(self) -> int:
        """The place of the photo in the ids given."""
        return self._viewer.index

    @property
    def count(self) -> int:
        """How many photos there are to go through."""
        return self._viewer.count

    @property
    def viewer(self) -> Viewer:
        """The photo, large."""
        return self._viewer

    def current_id(self) -> int | None:
        """Return the photo in view."""
        return self._viewer.current_id()

    def neighbour(self, by: int) -> int | None:
        """Return the photo so many places on or back, None beyond the ends."""
        return self._viewer.neighbour(by)

    def begin(self, ids: Sequence[int], index: int) -> None:
        """Cover the window and begin with the photo at ``index``."""
        self.setGeometry(self._ground.rect())
        self.show()
        self.raise_()
        self._viewer.show_photo(ids, index)
        self.focus_bar()

    def step(self, by: int) -> None:
        """Go on or back; the first and the last photo are the ends."""
        self._viewer.step(by)

    def focus_bar(self) -> None:
        """Put the caret into the tag bar."""
        self._panel.bar.focus_line()

    def focus_caption(self) -> None:
        """Put the caret into the caption."""
        self._caption.take_focus()

    def show_tags(self, tags: SetTags) -> None:
        """Offer these people and scenes by their digits."""
        self._panel.show_tags(tags)

    def set_caption_language(self, tag: str) -> None:
        """Write captions in this language ("en", "ko") from now on."""
        self._caption.set_language(tag)

    def leave(self) -> None:
        """Go back to the window."""
        if not self.isVisible() or self._is_leaving:
            return
        self._is_leaving = True
        focus = QApplication.focusWidget()
        had_focus = focus is None or self.isAncestorOf(focus)
        self._caption.save()
        self.hide()
        self._viewer.hide()
        self._is_leaving = False
        self.left.emit(had_focus)

    # Building

    def _build(self, bridge: Bridge) -> None:
        pane = QWidget()
        pane.setMinimumWidth(NARROWEST_PHOTO)
        pane.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._viewer = Viewer(bridge, pane, docked=True)
        self._caption = CaptionLine(bridge)
        self._strip = FilmStrip(bridge)
        self._panel = SidePanel(bridge)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(pane, 1)
        column.addWidget(self._caption)
        column.addWidget(self._strip)
        line = Rule(upright=True)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(column, 1)
        across.addWidget(line)
        across.addWidget(self._panel)

    def _connect(self) -> None:
        bar = self._panel.bar
        bar.went_on.connect(lambda: self.step(1))
        bar.step_asked.connect(self.step)
        bar.closed.connect(self.leave)
        bar.tabbed.connect(self.focus_caption)
        self._caption.finished.connect(self._on_captioned)
        self._caption.abandoned.connect(self.focus_bar)
        self._caption.stepped.connect(self.step)
        self._strip.picked.connect(lambda index: self.step(index - self.index))
        self._panel.close_wanted.connect(self.leave)
        self._panel.person_pointed.connect(self._viewer.highlight)
        self._panel.person_picked.connect(self.person_picked)
        self._panel.scene_picked.connect(self.scene_picked)
        self._panel.again_wanted.connect(self._toggle)
        self._viewer.moved.connect(self._on_moved)
        self._viewer.closed.connect(self.leave)

    # One photo after the other

    def _on_captioned(self) -> None:
        self.focus_bar()
        self.step(1)

    def _on_moved(self, index: int) -> None:
        photo_id = self._viewer.ids[index]
        self._strip.show_photos(self._viewer.ids, index)
        self._panel.show_place(index, self.count)
        if self._panel.bar.photo_ids != (photo_id,):
            self._panel.bar.set_photos((photo_id,))
        self._caption.await_photo(photo_id)
        self._ask()
        self.moved.emit(index)

    def _toggle(self, statement: Statement) -> None:
        """Say of this photo what is said of the one before it, or take it back."""
        photo_id = self.current_id()
        if photo_id is None:
            return
        ids, phrase_ids = (photo_id,), (statement.phrase_id,)
        is_said = statement.phrase_id in self._about.phrase_ids
        edit = RemovePhrases(ids, phrase_ids) if is_said else PasteTags(ids, phrase_ids=phrase_ids)
        self._bridge.apply(edit)

    def _ask(self) -> None:
        photo_id = self.current_id()
        if photo_id is None:
            return
        before = self._viewer.ids[self.index - 1] if self.index > 0 else None
        question = AskAbout(self._bridge.library, photo_id, before)
        self._bridge.read(question, self._on_about, group="tagging-mode")

    def _on_about(self, about: About) -> None:
        if about.photo_id != self.current_id():
            return
        if about.photo is None:
            self._pass_over(about.photo_id)
            return
        self._about = about
        self._caption.show_captions(about.photo_id, about.photo.captions)
        self._panel.show_about(about)

    def _pass_over(self, photo_id: int) -> None:
        """Go on without a photo that left the library."""
        self._viewer.refresh(array("q", (one for one in self._viewer.ids if one != photo_id)))

    def _on_changed(self, changes: Changes) -> None:
        if not self.isVisible():
            return
        names = changes.persons or changes.scenes or changes.groups or changes.sets
        # A tag of any photo of the set is offered for this one.
        if changes.everything or changes.arrangement or changes.photos or names:
            self._ask()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field took: Esc and text go to the tag bar, whose own Esc leads out."""
        if event.key() == Qt.Key.Key_Escape:
            self.focus_bar()
        elif event.text().isprintable() and event.text().strip():
            self.focus_bar()
            QCoreApplication.sendEvent(self.focusWidget(), event)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._is_text(event):
            event.accept()  # else the window would take the letter for one of its actions
            return True
        return super().event(event)

    def _is_text(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return event.text().isalpha() and not held and not self._viewer.hasFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 (Qt's signature)
        """Stay among what is in sight: the window below is covered."""
        start: QWidget = self.focusWidget() or self
        here = start
        while True:
            here = (here.nextInFocusChain() if forward else here.previousInFocusChain()) or start
            if here is start:
                return False
            by_tab = here.focusPolicy() & Qt.FocusPolicy.TabFocus
            if by_tab and self.isAncestorOf(here) and here.isVisible() and here.isEnabled():
                reason = Qt.FocusReason
                here.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
                return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour(tokens_of(self.palette()).background))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._ground:
            self.setGeometry(self._ground.rect())
        return False
