"""What tests of guesses do over and over."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from gallery.gui.suggestions.meaning import MeaningDialog
from gallery.library import details, suggestions
from gallery.library.database import Library

TRIES, PAUSE = 100, 20  # looks for a dialog, and ms between them


def guesses(library: Library) -> dict[str, int]:
    """Return the open guesses and for how many photos."""
    with library.reading() as reader:
        return {one.text: one.photos for one in suggestions.open_words(reader)}


def seen(library: Library, photo_id: int) -> set[str]:
    """Return who and what a photo shows."""
    with library.reading() as reader:
        photo = details.details(reader, library, photo_id)
    return {name for _, name in (*photo.people, *photo.scenes)}


def when_asked(answer: Callable[[MeaningDialog], object]) -> list[QDialog]:
    """Let the next dialog be answered; the list holds it once it was."""
    answered: list[QDialog] = []

    def look(left: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MeaningDialog):
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
