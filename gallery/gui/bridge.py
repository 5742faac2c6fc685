"""Between the window and everything slow: the only way from a widget to the library.

``read`` and ``compute`` run on the reader pool, edits on the writer lane (as works of
``background``, shown with a Cancel when they take long), which has import and analysis, too.
Results, ``Changes`` and errors come back in the GUI thread by queued
signals; a result that a newer question of its group has overtaken is dropped. Twice a second
the library is asked whether another process wrote.

Who asks is kept here until the answer is in, and the thread knows the question's number alone:
a thread that held the last name of a widget would destroy it, which only the window's may.

Why callbacks and not awaitables: a widget asks, paints what it has, and is told; nothing in
the window ever waits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gallery.edits.base import Edit, Outcome
from gallery.edits.editor import Editor
from gallery.gui.background import Background, is_there
from gallery.gui.work import WorkKind
from gallery.jobs.progress import Cancellable
from gallery.jobs.runner import Job, Runner
from gallery.library.database import Library, Reader
from gallery.library.news import News
from gallery.library.set_tags import SetDigits
from gallery.model.changes import Changes
from gallery.model.errors import Cancelled, GalleryError
from gallery.model.history import Step

POLL = 500  # ms between looks for another process's edits
LONG_EDIT = 20_000  # photos; writing more takes seconds, and is shown at once

Done = Callable[[Any], object]
Failed = Callable[[GalleryError], None]


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """What is asked by whom, and whether the answer is still wanted."""

    function: Callable[[], Any]
    done: Done | None
    failed: Failed | None
    group: str | None
    number: int


class Bridge(QObject):
    """The library as the window sees it.

    Attributes:
        library: the open library.
        editor: applies edits; widgets use ``apply``.
        background: import and analysis with their progress.
        digits: who and what Alt with a digit stands for, the same wherever it is pressed.
        undoable, redoable: the steps that Undo and Redo would take, or None.

    Signals:
        changed(Changes): something in the library is not what it was.
        failed(GalleryError): an edit or a read that nobody handles failed.
        jobs_changed(): background work started, went on or ended.
        history_changed(): ``undoable`` or ``redoable`` is another step.
    """

    changed = Signal(object)
    failed = Signal(object)
    jobs_changed = Signal()
    history_changed = Signal()
    _answered = Signal(object, object, object)
    _told = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.editor = Editor(library)
        self.digits = SetDigits()
        self.undoable: Step | None = None
        self.redoable: Step | None = None
        self._runner = Runner()
        self._latest: dict[str, int] = {}
        self._until: dict[str, Cancellable] = {}
        self._tickets = count()
        self._asked: dict[int, _Question] = {}
        self._closed = False
        self._news = library.news(News())
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = self.editor.subscribe(self._told.emit)
        self.background = Background(self, self._runner)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL)
        self._poll.timeout.connect(self._look_for_others)
        self._poll.start()

    def read(
        self,
        function: Callable[[Reader], Any],
        done: Done,
        *,
        group: str | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run ``function(reader)`` on the pool, then ``done(result)`` here.

        Args:
            group: a newer read of the same group stops this one.
            failed: told of a ``GalleryError`` instead of the signal ``failed``.
        """
        library, until = self.library, Cancellable()

        def work() -> Any:
            with library.reading(until) as reader:
                return function(reader)

        question = self._question(work, done, failed=failed, group=group, until=until)
        self._ask(self._runner.submit_read, question)

    def compute(
        self,
        function: Callable[[], Any],
        done: Done,
        *,
        group: str | None = None,
        failed: Failed | None = None,
    ) -> None:
        """As ``read``, for slow work that needs no connection (decoding, thumbnails)."""
        question = self._question(function, done, failed=failed, group=group)
        self._ask(self._runner.submit_read, question)

    def apply(
        self,
        edit: Edit,
        done: Callable[[Outcome], None] | None = None,
        *,
        failed: Failed | None = None,
    ) -> None:
        """Apply an edit on the writer lane; ``changed`` tells everyone, then ``done``.

        Args:
            failed: told of a ``GalleryError`` instead of the signal ``failed``.
        """
        write = partial(self.editor.apply, edit)
        photos = len(getattr(edit, "photo_ids", None) or ())
        self._write(WorkKind.EDIT, write, done, photos=photos, failed=failed)

    def undo(self, done: Done | None = None) -> None:
        """Take back the last step; ``done`` gets the Outcome or None."""
        photos = self.undoable.photos if self.undoable else 0
        self._write(WorkKind.UNDO, self.editor.undo, done, photos=photos)

    def redo(self, done: Done | None = None) -> None:
        """Do the last undone step again; ``done`` gets the Outcome or None."""
        photos = self.redoable.photos if self.redoable else 0
        self._write(WorkKind.REDO, self.editor.redo, done, photos=photos)

    def undo_to(self, step_id: int, done: Done | None = None) -> None:
        """Take back the last steps until this one is taken back, too."""
        self._write(WorkKind.UNDO, partial(self.editor.undo_to, step_id), done)

    def redo_to(self, step_id: int, done: Done | None = None) -> None:
        """Do the undone steps again until this one is done, too."""
        self._write(WorkKind.REDO, partial(self.editor.redo_to, step_id), done)

    def revert(self, step_id: int, done: Done | None = None) -> None:
        """Take back one step alone by a new one; ``done`` gets the Outcome."""
        self._write(WorkKind.UNDO, partial(self.editor.revert, step_id), done)

    def forget(self, group: str) -> None:
        """Stop what is read for a group, and drop results that are still on their way."""
        self._latest[group] = self._latest.get(group, 0) + 1
        before = self._until.pop(group, None)
        if before is not None:
            before.cancel()

    def tell(self, changes: Changes) -> None:
        """Emit ``changed`` in the GUI thread; may be called from any thread."""
        self._told.emit(changes)

    def set_visible(self, ids: Sequence[int]) -> None:
        """Say which photos are on screen, so that analysis takes them first."""
        self.background.visible = tuple(ids)

    @property
    def jobs(self) -> list[Any]:
        """Background work that is running or waiting."""
        return self.background.works

    @property
    def is_closed(self) -> bool:
        """Whether the library is closed and nothing can be asked any more."""
        return self._closed

    def close(self) -> None:
        """Cancel and join everything, then close the library; nothing is delivered after."""
        self._closed = True
        self._poll.stop()
        self._unsubscribe()
        self.background.interrupt_all()
        self._runner.close()
        self._asked.clear()
        self.library.close()

    def _write(
        self,
        kind: WorkKind,
        function: Callable[[Cancellable], Any],
        done: Done | None,
        *,
        photos: int = 0,
        failed: Failed | None = None,
    ) -> None:
        if not self._closed:
            is_long = photos > LONG_EDIT
            self.background.edit(kind, function, done, failed=failed, is_long=is_long)

    def _question(
        self,
        function: Callable[[], Any],
        done: Done | None,
        *,
        failed: Failed | None = None,
        group: str | None = None,
        until: Cancellable | None = None,
    ) -> _Question:
        if group:
            self.forget(group)
            self._until[group] = until or Cancellable()
        number = self._latest[group] if group else 0
        return _Question(function, done, failed, group, number)

    def _ask(self, submit: Callable[[Callable[[], Any]], Job], question: _Question) -> None:
        if self._closed:  # a timer of a widget that is on its way out
            return
        ticket = next(self._tickets)
        self._asked[ticket] = question
        submit(lambda: self._asked[ticket].function()).then(
            lambda result: self._answered.emit(ticket, result, None),
            lambda error: self._answered.emit(ticket, None, _without_frames(error)),
        )

    def _on_answered(self, ticket: int, result: Any, error: BaseException | None) -> None:
        if self._closed:
            return
        question = self._asked.pop(ticket)
        if not self._is_wanted(question):
            return
        if error is None:
            if question.done is not None:
                question.done(result)
        elif isinstance(error, GalleryError):
            if not isinstance(error, Cancelled):
                (question.failed or self.failed.emit)(error)
        else:
            raise error  # a bug: it rises to the crash dialog and the log

    def _is_wanted(self, question: _Question) -> bool:
        if question.group and self._latest[question.group] != question.number:
            return False
        return is_there(question.done)

    def _on_told(self, changes: Changes) -> None:
        if self._closed:
            return
        self.changed.emit(changes)
        self.read_history()

    def read_history(self) -> None:
        """Ask again what Undo and Redo would do."""
        self.compute(
            lambda: (self.editor.undoable(), self.editor.redoable()),
            self._on_history,
            group="history",
        )

    def _on_history(self, steps: tuple[Step | None, Step | None]) -> None:
        self.undoable, self.redoable = steps
        self.history_changed.emit()

    def _look_for_others(self) -> None:
        before = self._news
        self.compute(lambda: self.library.news(before), self._on_news, group="news")

    def _on_news(self, news: News) -> None:
        self._news = news
        if news.changes is not None:
            self._on_told(news.changes)


def _without_frames(error: BaseException) -> BaseException:
    """Take the frames, which hold who asked, off an error that is no bug and off its causes."""
    one: BaseException | None = error if isinstance(error, GalleryError) else None
    while one is not None:
        one = one.with_traceback(None).__context__
    return error
