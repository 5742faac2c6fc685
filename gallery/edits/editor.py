"""The one road of every change: apply, undo, redo, and tell whoever listens."""

from collections.abc import Callable, Sequence
from functools import partial

from gallery.edits.base import Edit, Outcome
from gallery.edits.last_said import LastSaid
from gallery.jobs.progress import Progress
from gallery.library import history, reverting
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.history import Step

Listener = Callable[[Changes], None]


class Editor:
    """Changes a library in undoable steps; may be called from any thread.

    Listeners are called in the thread of the change, after it is stored.

    Attributes:
        library: what is changed.
        last_said: the phrases said last through this editor, to be said again.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.last_said = LastSaid()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each change; the answer ends that."""
        self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            self._listeners = tuple(one for one in self._listeners if one is not listener)

        return unsubscribe

    def apply(self, edit: Edit, progress: Progress | None = None) -> Outcome:
        """Write one edit in one transaction; a change of nothing makes no step.

        Args:
            edit: what to do.
            progress: hears how far an edit of many photos is, and may stop it.

        Raises:
            NotFound, InvalidValue: nothing was written.
            LibraryBusy, DiskFull: nothing was written either.
            Cancelled: ``progress`` stopped it; all of it was taken back.
        """
        with self.library.writing(progress) as writer:
            done = edit.apply(writer)
            step = history.push(writer, done.kind or edit.kind, done.subject, done.photos)
        photo_ids = getattr(edit, "photo_ids", ())
        if done.said:
            self.last_said.hear(photo_ids, done.said)
        if done.unsaid:
            self.last_said.unhear(photo_ids, done.unsaid)
        return self._told(Outcome(writer.changes, step, done.made, done.said))

    def undo(self, progress: Progress | None = None) -> Outcome | None:
        """Take back the last step; None when there is none.

        A large import goes in pieces, and other edits have their turn between them.

        Args:
            progress: hears how far a step of many photos is, and may stop it: it stands then.

        Raises:
            CannotUndo: its rows were changed by somebody else since.
            Cancelled: ``progress`` stopped it.
        """
        with self.library.writing(progress) as writer:
            if history.undoable(writer.connection) is None:
                return None
            step = history.undo(writer)
        self.last_said.begin_anew()
        outcome = self._told(Outcome(writer.changes, step))
        while not step.undone:
            with self.library.writing() as writer:
                step = history.undo_more(writer, step.id)
            outcome = self._and(outcome, Outcome(writer.changes, step))
        return outcome

    def redo(self, progress: Progress | None = None) -> Outcome | None:
        """Do again what was undone last; None when there is nothing. Raises as ``undo``."""
        with self.library.writing(progress) as writer:
            if history.redoable(writer.connection) is None:
                return None
            step = history.redo(writer)
        outcome = self._told(Outcome(writer.changes, step))
        while step.undone:
            with self.library.writing() as writer:
                step = history.redo_more(writer, step.id)
            outcome = self._and(outcome, Outcome(writer.changes, step))
        return outcome

    def revert(self, step_id: int, progress: Progress | None = None) -> Outcome:
        """Take one step back by a new step on top; later ones stay.

        Raises:
            Cancelled: ``progress`` stopped it; nothing was written.
            CannotRevert: later steps build on it, or it is taken back already.
            NotFound: there is no such step.
        """
        with self.library.writing(progress) as writer:
            step = reverting.revert_step(writer, step_id)
        return self._told(Outcome(writer.changes, step))

    def undo_to(self, step_id: int, progress: Progress | None = None) -> Outcome | None:
        """Undo one step after the other until ``step_id`` is undone, too.

        Returns:
            All of it, with the step undone last; None when it was undone already.

        Raises:
            CannotUndo: a step cannot be undone; those before it are.
            Cancelled: ``progress`` stopped it; likewise.
        """
        undo = partial(self.undo, progress)
        return self._while(undo, self.undoable, lambda step: step.id >= step_id)

    def redo_to(self, step_id: int, progress: Progress | None = None) -> Outcome | None:
        """Do one undone step after the other again until ``step_id`` is done, too.

        Returns:
            All of it, with the step done last; None when it was not undone.

        Raises:
            CannotUndo: a step cannot be done again; those before it are.
            Cancelled: ``progress`` stopped it; likewise.
        """
        redo = partial(self.redo, progress)
        return self._while(redo, self.redoable, lambda step: step.id <= step_id)

    def undoable(self) -> Step | None:
        """Return the step that undo would take back."""
        with self.library.reading() as reader:
            return history.undoable(reader)

    def redoable(self) -> Step | None:
        """Return the step that redo would do again."""
        with self.library.reading() as reader:
            return history.redoable(reader)

    def history(self, limit: int = 50) -> Sequence[Step]:
        """Return the last steps, newest first."""
        with self.library.reading() as reader:
            return history.recent(reader, limit)

    def _while(
        self,
        act: Callable[[], Outcome | None],
        upcoming: Callable[[], Step | None],
        wanted: Callable[[Step], bool],
    ) -> Outcome | None:
        """Undo or redo as long as the next step is wanted."""
        outcome: Outcome | None = None
        while (step := upcoming()) is not None and wanted(step):
            one = act()
            if one is None:
                break
            outcome = one if outcome is None else Outcome(outcome.changes | one.changes, one.step)
        return outcome

    def _and(self, first: Outcome, more: Outcome) -> Outcome:
        """Tell the next piece of a step; return all of it."""
        self._told(more)
        return Outcome(first.changes | more.changes, more.step)

    def _told(self, outcome: Outcome) -> Outcome:
        if outcome.changes:
            for listener in self._listeners:
                listener(outcome.changes)
        return outcome
