"""Applies what the user makes of guesses; one step of undo each, offered in a toast."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gallery.edits.base import Edit, Outcome, Together
from gallery.edits.suggestions import AcceptEach, AcceptSuggestions, RefuseSuggestions
from gallery.gui.bridge import Bridge
from gallery.gui.suggestions.meaning import LastAnswer, MeaningDialog
from gallery.library.suggestions import Suggested
from gallery.model.history import StepKind
from gallery.model.scenes import SceneKind

Photos = tuple[int, ...] | None  # None: all photos that a guess is made for
OfferUndo = Callable[[Outcome, str], None]


class Answers(QObject):
    """Accepts and refuses.

    Signals:
        answering(list): these guesses are answered for all their photos from now on.
    """

    answering = Signal(object)

    def __init__(self, bridge: Bridge, offer_undo: OfferUndo, *, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._offer_undo = offer_undo
        self._window = window
        self._last = LastAnswer()

    def accept(self, guesses: Sequence[Suggested], photo_ids: Photos = None) -> None:
        """Tag the photos with what is known; ask what the unknown words are."""
        unknown = [one for one in guesses if one.match is None]
        known = tuple(one.id for one in guesses if one.match is not None)
        accept = AcceptSuggestions(known, photo_ids)
        if not unknown:
            self._accept(accept, guesses, photo_ids)
            return
        asked = self._ask(unknown, self._last, photo_ids)
        if asked is not None:
            both = Together((accept, asked), StepKind.ACCEPT, guesses[0].text)
            self._accept(both if known else asked, guesses, photo_ids)

    def accept_as_persons(self, guesses: Sequence[Suggested], photo_ids: Photos = None) -> None:
        """Ask for the group, then make a person of each word."""
        last = LastAnswer(True, self._last.scene_kind, self._last.groups)
        asked = self._ask(guesses, last, photo_ids)
        if asked is not None:
            self._last = last
            self._accept(asked, guesses, photo_ids)

    def accept_as_scenes(
        self, guesses: Sequence[Suggested], kind: SceneKind, photo_ids: Photos = None
    ) -> None:
        """Make a scene of each word."""
        self._last.scene_kind = kind
        ids = tuple(one.id for one in guesses)
        self._accept(AcceptEach(ids, kind, (), photo_ids), guesses, photo_ids)

    def refuse(self, guesses: Sequence[Suggested], photo_ids: Photos = None) -> None:
        """Refuse them for good."""
        text = self.tr("%Ln suggestion(s) refused", "", len(guesses))
        if len(guesses) == 1:
            text = self.tr("“{0}” refused").format(guesses[0].text)
        edit = RefuseSuggestions(tuple(one.id for one in guesses), photo_ids)
        self._apply(edit, guesses, photo_ids, lambda _outcome: text)

    def _ask(
        self, guesses: Sequence[Suggested], last: LastAnswer, photo_ids: Photos
    ) -> Edit | None:
        dialog = MeaningDialog(guesses, self._bridge, last=last, parent=self._window)
        is_done = dialog.exec() == QDialog.DialogCode.Accepted
        edit = dialog.edit(photo_ids) if is_done else None
        dialog.deleteLater()
        return edit

    def _accept(self, edit: Edit, guesses: Sequence[Suggested], photo_ids: Photos) -> None:
        def said(outcome: Outcome) -> str:
            if len(guesses) > 1 or outcome.step is None:
                return self.tr("%Ln suggestion(s) accepted", "", len(guesses))
            text = self.tr("“{0}” tagged on %Ln photo(s)", "", outcome.step.photos)
            return text.format(guesses[0].text)

        self._apply(edit, guesses, photo_ids, said)

    def _apply(
        self,
        edit: Edit,
        guesses: Sequence[Suggested],
        photo_ids: Photos,
        said: Callable[[Outcome], str],
    ) -> None:
        if photo_ids is None:
            self.answering.emit(list(guesses))
        self._bridge.apply(edit, lambda outcome: self._offer_undo(outcome, said(outcome)))
