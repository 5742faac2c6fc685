"""List what was done; take it back, do it again."""

from argparse import ArgumentParser, Namespace

from gallery.cli import words
from gallery.cli.command import DONE, Command, number, with_json, without_arguments
from gallery.cli.session import Session
from gallery.library import history
from gallery.model.history import Step

STAYS = "The files that were moved stay in {folder}; “photosketch import” of it adds them again."
SHOWN = 20  # steps listed unless asked for more; a terminal's height


def _history_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--limit",
        type=number,
        default=SHOWN,
        metavar="N",
        help=f"how many steps (default: {SHOWN})",
    )
    with_json(parser)


def _undo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--step",
        type=number,
        metavar="N",
        help="take back this one alone; “history” has its number",
    )


def list_steps(session: Session, options: Namespace) -> int:
    """List the last steps, newest first."""
    steps = session.editor.history(max(0, options.limit))
    if options.json:
        session.out.json([_record(one) for one in steps])
        return DONE
    session.out.table(
        (str(one.id), f"{one.at.astimezone():%Y-%m-%d %H:%M}", _state(one), words.step(one))
        for one in steps
    )
    return DONE


def _record(one: Step) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "subject": one.subject,
        "photos": one.photos,
        "at": one.at.isoformat(),
        "undone": one.undone,
        "reverts": one.reverts,
        "reverted": one.reverted,
    }


def _state(one: Step) -> str:
    if one.undone:
        return "undone"
    return "reverted" if one.reverted else ""


def undo(session: Session, options: Namespace) -> int:
    """Take back the last change, or one step alone by a new step on top."""
    if options.step is not None:
        done = session.editor.revert(options.step).step
        moved = options.step
        session.out.say(f"{words.step(done)}." if done else words.NOTHING_TO_UNDO)
    else:
        outcome = session.editor.undo()
        done = outcome.step if outcome else None
        moved = done.id if done else 0
        session.out.say(f"Undone: {words.step(done)}." if done else words.NOTHING_TO_UNDO)
    with session.library.reading() as reader:
        stays = history.moves_files(reader, moved)
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
        "history",
        "list what was done, newest first",
        ("history", "history --limit 1000 --json"),
        _history_arguments,
        list_steps,
    ),
    Command(
        "undo",
        "take back the last change, here or in the window, or one step of the history",
        ("undo", "undo --step 42"),
        _undo_arguments,
        undo,
    ),
    Command("redo", "do again what undo took back", ("redo",), without_arguments, redo),
)
