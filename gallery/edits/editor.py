"""The one road of every change: apply, undo, redo, and tell whoever listens."""

from collections.abc import Callable, Sequence

from gallery.edits.base import Edit, Outcome
from gallery.edits.last_said import LastSaid
from gallery.library import history
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

    def apply(self, edit: Edit) -> Outcome:
        """Write one edit in one transaction; a change of nothing makes no step.

        Raises:
            NotFound, InvalidValue: nothing was written.
            LibraryBusy, DiskFull: nothing was written either.
        """
        with self.library.writing() as writer:
            done = edit.apply(writer)
            step = history.push(writer, done.kind or edit.kind, done.subject, done.photos)
        if done.said:
            self.last_said.hear(getattr(edit, "photo_ids", ()), done.said)
        return self._told(Outcome(writer.changes, step, done.made, done.said))

    def undo(self) -> Outcome | None:
        """Take back the last step; None when there is none. Raises CannotUndo.

        A large import goes in pieces, and other edits have their turn between them.
        """
        with self.library.writing() as writer:
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

    def redo(self) -> Outcome | None:
        """Do again what was undone last; None when there is nothing. Raises CannotUndo."""
        with self.library.writing() as writer:
            if history.redoable(writer.connection) is None:
                return None
            step = history.redo(writer)
        outcome = self._told(Outcome(writer.changes, step))
        while step.undone:
            with self.library.writing() as writer:
                step = history.redo_more(writer, step.id)
            outcome = self._and(outcome, Outcome(writer.changes, step))
        return outcome

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

    def _and(self, first: Outcome, more: Outcome) -> Outcome:
        """Tell the next piece of a step; return all of it."""
        self._told(more)
        return Outcome(first.changes | more.changes, more.step)

    def _told(self, outcome: Outcome) -> Outcome:
        if outcome.changes:
            for listener in self._listeners:
                listener(outcome.changes)
        return outcome
