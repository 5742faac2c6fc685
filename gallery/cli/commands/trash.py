"""The files of removed photos, which wait in the library until nothing brings them back."""

from argparse import Namespace

from gallery.cli import words
from gallery.cli.command import DONE, SOME_REFUSED, Command, with_json, without_arguments
from gallery.cli.session import Session
from gallery.cli.sizes import size
from gallery.library import trash


def listed(session: Session, options: Namespace) -> int:
    """List the removed files that undo can still bring back."""
    found = trash.files_waiting(session.library.folder)
    if options.json:
        session.out.json([{"path": str(path), "bytes": number} for path, number in found.items()])
        return DONE
    session.out.table((str(path), size(number)) for path, number in found.items())
    if found:
        told = f"{words.count(len(found), 'file')}, {size(sum(found.values()))}"
        session.out.say(f"{told}; “photosketch trash empty” hands them to the system's trash.")
    else:
        session.out.say("No removed file waits in the library.")
    return DONE


def empty(session: Session, _options: Namespace) -> int:
    """Hand the removed files to the system's trash."""
    before = trash.files_waiting(session.library.folder)
    with session.library.writing() as writer:
        trash.empty(writer)
    left = trash.files_waiting(session.library.folder)
    gone = words.count(len(before) - len(left), "file")
    session.out.say(f"{gone} handed to the system's trash.")
    if left:
        session.out.say(f"{words.count(len(left), 'file')} could not be, and still wait here.")
    return SOME_REFUSED if left else DONE


COMMANDS = (
    Command(
        "trash",
        "list the files of removed photos, which undo still brings back",
        ("trash", "trash --json"),
        with_json,
        listed,
    ),
    Command(
        "trash empty",
        "hand these files to the system's trash; undo brings photos back without them",
        ("trash empty",),
        without_arguments,
        empty,
    ),
)
