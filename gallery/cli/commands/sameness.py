"""Which photos show the same picture in another quality, and which do not."""

from argparse import ArgumentParser, Namespace

from gallery.cli import words
from gallery.cli.command import DONE, Command, number, with_json
from gallery.cli.records import twin_record
from gallery.cli.selection import find
from gallery.cli.session import Session
from gallery.edits.duplicates import NotTheSame
from gallery.library import duplicates

WORDS = {"better": "better", "lesser": "lesser", "equal": "as good"}


def _pair(parser: ArgumentParser) -> None:
    for name in ("one", "other"):
        parser.add_argument(name, type=number, metavar="PHOTO", help="a photo's number")


def same(session: Session, options: Namespace) -> int:
    """List the photos that show what another one shows in another quality."""
    with session.library.reading() as reader:
        found = duplicates.twins(reader, find(reader, "is:duplicate"))
    if options.json:
        session.out.json(
            [
                {"photo": photo_id, "same_pictures": [twin_record(one) for one in twins]}
                for photo_id, twins in found.items()
            ]
        )
        return DONE
    rows = [
        (f"photo {photo_id}", f"photo {one.photo_id} is {WORDS[one.verdict]}", _size(one), one.name)
        for photo_id, twins in found.items()
        for one in twins
        if one.photo_id > photo_id or one.photo_id not in found  # each pair once
    ]
    session.out.table(rows)
    if not rows:
        session.out.say("No two photos are known to show the same picture.")
    return DONE


def refuse(session: Session, options: Namespace) -> int:
    """Say that two photos do not show the same picture."""
    with session.library.reading() as reader:
        twins = duplicates.twins(reader, [options.one]).get(options.one, ())
    if all(one.photo_id != options.other for one in twins):
        session.out.say(f"Photos {options.one} and {options.other} are not marked as the same.")
        return DONE
    step = session.editor.apply(NotTheSame(((options.one, options.other),))).step
    if step:
        session.out.say(f"{words.step(step)}.")
    return DONE


def _size(twin: duplicates.Twin) -> str:
    return f"{twin.width} × {twin.height}"


COMMANDS = (
    Command(
        "same",
        "list photos that show the same picture in another quality",
        ("same", "same --json"),
        with_json,
        same,
    ),
    Command(
        "same refuse",
        "say that two photos do not show the same picture",
        ("same refuse 3 12",),
        _pair,
        refuse,
    ),
)
