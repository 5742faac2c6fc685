"""Undo and redo."""

from argparse import Namespace

from gallery.cli import words
from gallery.cli.command import DONE, Command, without_arguments
from gallery.cli.session import Session
from gallery.library import history

STAYS = "The files that were moved stay in {folder}; “photosketch import” of it adds them again."


def undo(session: Session, _options: Namespace) -> int:
    """Take back the last change."""
    outcome = session.editor.undo()
    done = outcome.step if outcome else None
    session.out.say(f"Undone: {words.step(done)}." if done else words.NOTHING_TO_UNDO)
    with session.library.reading() as reader:
        stays = done is not None and history.moves_files(reader, done.id)
    if stays:
        session.out.say(STAYS.format(folder=session.library.originals))
    return DONE


def redo(session: Session, _options: Namespace) -> int:
    """Do again what was taken back."""
    outcome = session.editor.redo()
    done = outcome.step if outcome else None
    session.out.say(f"Done again: {words.step(done)}." if done else words.NOTHING_TO_REDO)
    return DONE


COMMANDS = (
    Command(
        "undo",
        "take back the last change, here or in the window",
        ("undo",),
        without_arguments,
        undo,
    ),
    Command("redo", "do again what undo took back", ("redo",), without_arguments, redo),
)
