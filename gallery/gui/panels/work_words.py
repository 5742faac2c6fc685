"""What background work is called, how far it is, and how it ended."""

from PySide6.QtCore import QObject

from gallery.gui.words import Words, number
from gallery.gui.work import Work, WorkKind, WorkState


class WorkWords(QObject):
    """Words a ``Work``."""

    def title(self, work: Work) -> str:
        """Say what it does."""
        return {
            WorkKind.PLAN: self.tr("Looking at the files"),
            WorkKind.IMPORT: self.tr("Importing"),
            WorkKind.ANALYSE: self.tr("Making thumbnails"),
            WorkKind.SAMPLE: self.tr("Drawing the sample set"),
            WorkKind.EDIT: self.tr("Changing photos"),
            WorkKind.UNDO: self.tr("Undoing"),
            WorkKind.REDO: self.tr("Doing it again"),
        }[work.kind]

    def progress(self, work: Work) -> str:
        """Say "Making thumbnails · 1,204 of 1,940 · 14 s left"."""
        if work.progress.is_cancelled:
            return self.tr("{title} · stopping…").format(title=self.title(work))
        parts = [self.title(work)]
        if work.state is WorkState.WAITING:
            parts.append(self.tr("waiting"))
        elif work.total:
            text = self.tr("{done} of {total}")
            parts.append(text.format(done=number(work.done), total=number(work.total)))
        elif work.done:
            parts.append(number(work.done))
        if work.seconds_left:
            parts.append(Words().time_left(work.seconds_left))
        return " · ".join(parts)

    def outcome(self, work: Work) -> str:
        """Say how it ended."""
        return {
            WorkState.WAITING: self.tr("waiting"),
            WorkState.RUNNING: self.tr("running"),
            WorkState.DONE: self.tr("done"),
            WorkState.CANCELLED: self.tr("cancelled"),
            WorkState.FAILED: self.tr("failed"),
        }[work.state]
