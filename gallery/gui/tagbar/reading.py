"""The line as it is read: on the reader pool, with the keys that wait for the reading."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gallery.gui.bridge import Bridge
from gallery.gui.tagbar import asking
from gallery.gui.tagbar.choices import Choices
from gallery.gui.tagbar.field import PhraseField
from gallery.gui.tagbar.understanding import Offer, Understanding
from gallery.gui.widgets.keyboard import ENTER
from gallery.library.database import Reader
from gallery.model.errors import GalleryError

# Keys whose meaning depends on how the text is read, so that they wait for the reading.
READING_KEYS = (*ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down)

Given = QKeyEvent | QInputMethodEvent
# From text, caret, photos and the digits of their set to what is asked of the library.
Asker = Callable[..., Callable[[Reader], tuple[Understanding, tuple[Offer, ...]]]]


class LineReader(QObject):
    """Reads what stands in the field; keys typed ahead of the reading wait, in order.

    Attributes:
        understood: the text as it was read last; that of the field while ``is_read``.
        resting: what is offered while nothing is typed.
        choices: what was chosen where the text may mean several things.

    Signals:
        read(): ``understood`` is that of the text that stands in the field now.
        key_pressed(QKeyEvent): a key whose time has come; accepted, the field does not get it.
    """

    read = Signal()
    key_pressed = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        field: PhraseField,
        *,
        question: Asker = asking.Question,
        group: str = "complete",
    ) -> None:
        super().__init__(field)
        self._bridge = bridge
        self._question, self._group = question, group
        self._field = field
        self._photo_ids: tuple[int, ...] = ()
        self._waiting: list[Given] = []
        self._then: list[Callable[[], object]] = []
        self.understood = Understanding()
        self.resting: tuple[Offer, ...] = ()
        self._has_resting = False
        self.choices = Choices()
        field.key_given.connect(self._on_key)

    @property
    def is_read(self) -> bool:
        """Whether ``understood`` belongs to what stands in the field, or ``resting`` to nothing."""
        is_typed = bool(self.understood.text.strip())
        return self._is_now(self.understood) and (is_typed or self._has_resting)

    @property
    def is_settled(self) -> bool:
        """Whether all is read and no key waits any more."""
        return self.is_read and not self._waiting

    def read_for(self, photo_ids: tuple[int, ...]) -> None:
        """Read again for other photos: another photo may be of another set."""
        self._photo_ids = photo_ids
        self.resting = ()
        self._has_resting = False
        self.ask()

    def ask(self) -> None:
        """Read what stands in the field."""
        shown = (self._field.shown_text, self._field.shown_caret)
        question = self._question(*shown, self._photo_ids, self._bridge.digits)
        self._bridge.read(question, self._on_understood, group=self._group, failed=self._on_failed)

    def turn(self, step: int) -> bool:
        """Mean the next (1) or previous (-1) reading; False if the text has only one."""
        turned = self.choices.turn(self.understood, step)
        if turned:
            self.understood = self.choices.settle(self.understood)
            self.read.emit()
        return turned

    def forget(self) -> None:
        """Forget the text that was read, and what was chosen: the field was emptied."""
        self.understood = Understanding()
        self.choices.clear()

    def when_settled(self, act: Callable[[], object]) -> None:
        """Do it once no key waits: what was pressed before it belongs to what was before it."""
        if self._waiting:
            self._then.append(act)
        else:
            act()

    def drop_keys(self) -> None:
        """Forget the keys that wait, and what waits for them."""
        self._waiting.clear()
        self._then.clear()

    def _on_understood(self, found: tuple[Understanding, tuple[Offer, ...]]) -> None:
        understood, resting = found
        if not self._is_now(understood):
            return  # the answer to what stands there now is on its way
        self.understood = self.choices.settle(understood)
        if not understood.text.strip():
            self.resting = resting
            self._has_resting = True
        self.read.emit()
        self._release()

    def _on_failed(self, error: GalleryError) -> None:
        self._waiting.clear()
        self._go_on()
        self._bridge.failed.emit(error)

    def _is_now(self, understood: Understanding) -> bool:
        shown = (self._field.shown_text, self._field.shown_caret)
        return (understood.text, understood.caret) == shown

    def _release(self) -> None:
        """Give the line the keys that waited, wherever the focus is by now."""
        waiting, self._waiting = self._waiting, []
        window = self._field.window()
        target: QWidget = self._field
        for event in waiting:
            if self._waiting:
                self._waiting.append(event)
                continue
            before = window.focusWidget()
            QCoreApplication.sendEvent(target, event)
            after = window.focusWidget()
            if after is not None and after is not before:
                target = after  # the key led out of the line, as Tab does
        self._go_on()

    def _go_on(self) -> None:
        while self._then and not self._waiting:
            self._then.pop(0)()

    def _on_key(self, event: Given) -> None:
        if self._waiting or (_needs_reading(event) and not self.is_read):
            self._waiting.append(_copy(event))
            event.accept()
        elif isinstance(event, QKeyEvent):
            self.key_pressed.emit(event)


def _needs_reading(event: Given) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in READING_KEYS


def _copy(event: Given) -> Given:
    if isinstance(event, QInputMethodEvent):
        composed = QInputMethodEvent(event.preeditString(), event.attributes())
        composed.setCommitString(event.commitString())
        return composed
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
