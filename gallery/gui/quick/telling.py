"""Doing an edit and saying in one line what it did, or why nothing had to be done."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from gallery.edits.base import Edit, Outcome
from gallery.gui.bridge import Bridge
from gallery.gui.photo_commands import PhotoCommands
from gallery.gui.widgets.toast import Toasts
from gallery.gui.words import shortened
from gallery.model.history import StepKind

SYMBOL = "tag"
LONGEST = 60  # letters of what was said


class Telling(QObject):
    """Applies edits on photos; each is told with an Undo."""

    def __init__(self, bridge: Bridge, photo_commands: PhotoCommands, toasts: Toasts) -> None:
        super().__init__(photo_commands)
        self._bridge = bridge
        self._photo_commands = photo_commands
        self._toasts = toasts

    def apply(
        self, edit: Edit, *, nothing: str = "", otherwise: Callable[[], object] | None = None
    ) -> None:
        """Apply an edit; ``nothing`` is said when nothing had to be done, or ``otherwise`` done."""

        def told(outcome: Outcome) -> None:
            step = outcome.step
            if step is None:
                self.say(nothing)
                if otherwise is not None:
                    otherwise()
                return
            photos = self.tr("%Ln photo(s)", "", step.photos)
            words = self._words(step.kind).format(shortened(step.subject, LONGEST), photos)
            self._photo_commands.offer_undo(outcome, words)

        self._bridge.apply(edit, told)

    def _words(self, kind: StepKind) -> str:
        return {
            StepKind.TAG: self.tr("Tagged “{0}” · {1}"),
            StepKind.UNTAG: self.tr("Removed “{0}” · {1}"),
            StepKind.REPLACE_IN_CAPTIONS: self.tr("Replaced {0} · {1}"),
        }.get(kind, self.tr("Pasted “{0}” · {1}"))

    def say(self, text: str, *, symbol: str = SYMBOL) -> None:
        """Say something that is no change; "" says nothing."""
        if text:
            self._toasts.show(text, symbol=symbol)
