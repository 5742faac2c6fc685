"""Change the fields of a set, or take it away."""

from argparse import ArgumentParser, Namespace

from gallery.cli import words
from gallery.cli.command import DONE, Command, WrongUse
from gallery.cli.selection import set_named
from gallery.cli.session import Session
from gallery.edits.sets import EditSet, RemoveSet, Value
from gallery.model.photoset import SetKind

HELP = {
    "title": "its title",
    "era": "the era or work, as “Love wins all”",
    "event": "the event",
    "source": "the platform or fansite, as Weverse",
    "source_url": "where it was published",
    "credit": "whose pictures they are",
    "handle": "the account that published it",
    "terms": "as “no edit, no repost”",
    "notes": "your notes",
}


def _edit_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("set", metavar="SET", help="its number or its title")
    for name in HELP:
        flag = "--" + name.replace("_", "-")
        parser.add_argument(flag, metavar="TEXT", help=HELP[name])
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in SetKind],
        metavar="KIND",
        help="one of " + ", ".join(SetKind),
    )
    parser.add_argument("--released", metavar="DAY", help="as 2024-01-27")
    parser.add_argument("--expected", type=int, metavar="N", help="how many photos were published")


def _remove_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("set", metavar="SET", help="its number or its title")
    parser.add_argument("--with-photos", action="store_true", help="and its photos")


def edit(session: Session, options: Namespace) -> int:
    """Write some fields of a set."""
    fields: dict[str, Value] = {
        name: value for name in (*HELP, "kind") if (value := getattr(options, name)) is not None
    }
    if options.released is not None:
        fields["released_on"] = options.released
    if options.expected is not None:
        fields["expected"] = options.expected
    if not fields:
        raise WrongUse("Say what to change, as --title or --expected; set edit --help lists all.")
    step = session.editor.apply(EditSet(set_named(session, options.set), fields)).step
    session.out.say(f"{words.step(step)}." if step else "It was so already; nothing was changed.")
    return DONE


def remove(session: Session, options: Namespace) -> int:
    """Take a set away."""
    set_id = set_named(session, options.set)
    step = session.editor.apply(RemoveSet(set_id, options.with_photos)).step
    if step:
        session.out.say(f"{words.step(step)}.")
    return DONE


COMMANDS = (
    Command(
        "set edit",
        "change the title, date, source and other fields of a set",
        ('set edit 1 --title "Love wins all" --released 2024-01-27 --expected 12',),
        _edit_arguments,
        edit,
    ),
    Command(
        "set remove",
        "take a set away, its photos stay unless asked for",
        ("set remove 1", "set remove 1 --with-photos"),
        _remove_arguments,
        remove,
    ),
)
