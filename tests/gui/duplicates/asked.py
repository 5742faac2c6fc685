"""Answering the dialogs of the page while they are open."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

TRIES, PAUSE = 400, 20  # looks for a dialog, and ms between them
Ready = Callable[[QDialog], bool]


def when_asked(
    kind: type[QDialog], answer: Callable[[QDialog], object], *, ready: Ready = lambda _: True
) -> list[QDialog]:
    """Let the next dialog of a kind be answered once it is ready; the list holds it then."""
    answered: list[QDialog] = []

    def look(left: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and (ready(dialog) or not left):
            answered.append(dialog)
            try:
                answer(dialog)
            finally:
                if dialog.isVisible():  # one that was not answered would wait for ever
                    dialog.reject()
        elif left:
            QTimer.singleShot(PAUSE, lambda: look(left - 1))

    look(TRIES)
    return answered
