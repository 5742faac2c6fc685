"""Show a set, change its fields and its photos, or take it away."""

from argparse import ArgumentParser, Namespace

from gallery.cli import words
from gallery.cli.command import DONE, Command, WrongUse, number, with_json, with_photos
from gallery.cli.commands.editing import apply
from gallery.cli.days import iso_day
from gallery.cli.records import described_set, set_record
from gallery.cli.selection import chosen, set_named
from gallery.cli.session import Session
from gallery.edits.sets import (
    AddToSet,
    EditSet,
    MakeSet,
    MoveInSet,
    RemoveSet,
    TakeOutOfSet,
    Value,
)
from gallery.library import sets, settings
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
        # As import says it, too.
        also = ("--url",) if name == "source_url" else ()
        flag = "--" + name.replace("_", "-")
        parser.add_argument(flag, *also, metavar="TEXT", help=HELP[name])
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in SetKind],
        metavar="KIND",
        help="one of " + ", ".join(SetKind),
    )
    parser.add_argument("--released", metavar="DAY", help="as 2024-01-27 or 240127")
    parser.add_argument("--zone", metavar="ZONE", help="of that day, as Asia/Seoul")
    parser.add_argument(
        "--expected", type=number, metavar="N", help="how many photos were published"
    )


def _remove_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("set", metavar="SET", help="its number or its title")
    parser.add_argument("--with-photos", action="store_true", help="and its photos")


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("set", metavar="SET", help="its number or its title")
    with_json(parser)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("set", metavar="SET", help="its number or its title")
    with_photos(parser)
    parser.add_argument("--new", action="store_true", help="make a new set with this title")


def _take_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("set", metavar="SET", help="its number or its title")
    with_photos(parser)


def _move_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("set", metavar="SET", help="its number or its title")
    parser.add_argument("photo", metavar="PHOTO", type=number, help="the photo's number")
    parser.add_argument("place", metavar="PLACE", type=number, help="its new place, from 1")


def show(session: Session, options: Namespace) -> int:
    """Print everything known of a set, with how it is known."""
    set_id = set_named(session, options.set)
    with session.library.reading() as reader:
        found = sets.get(reader, set_id)
    if options.json:
        session.out.json(set_record(found))
    else:
        for label, value in described_set(found):
            session.out.line(f"{label:<10} {value}")
    return DONE


def add(session: Session, options: Namespace) -> int:
    """Put photos into a set, behind the last, or into a new one."""
    set_id = 0 if options.new else set_named(session, options.set)
    photo_ids = chosen(session, options.photos)
    if options.new:
        return apply(session, MakeSet(photo_ids, {"title": options.set}), photo_ids)
    return apply(session, AddToSet(set_id, photo_ids), photo_ids)


def take(session: Session, options: Namespace) -> int:
    """Take photos out of a set; they stay in the library."""
    set_id = set_named(session, options.set)
    photo_ids = chosen(session, options.photos)
    return apply(session, TakeOutOfSet(set_id, photo_ids), photo_ids)


def move(session: Session, options: Namespace) -> int:
    """Give a photo of a set another place."""
    set_id = set_named(session, options.set)
    with session.library.reading() as reader:
        there = {photo_id for photo_id, _ in sets.members(reader, set_id)}
    if options.photo not in there:
        raise WrongUse(f"Photo {options.photo} is not in this set.")
    edit = MoveInSet(set_id, options.photo, options.place)
    return apply(session, edit, (options.photo,))


def edit(session: Session, options: Namespace) -> int:
    """Write some fields of a set."""
    fields: dict[str, Value] = {
        name: value for name in (*HELP, "kind") if (value := getattr(options, name)) is not None
    }
    if options.released is not None:
        fields["released_on"] = iso_day(options.released)
    if options.zone is not None:
        settings.check_zone(options.zone)
        fields["released_zone"] = options.zone
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
        "set show",
        "show everything known of a set, and how it is known",
        ("set show 1", 'set show "Love wins all" --json'),
        _show_arguments,
        show,
    ),
    Command(
        "set add",
        "put photos into a set, behind the last, or into a new one",
        ("set add 1 --photos 12 13", "set add Selcas --new --photos V selca"),
        _add_arguments,
        add,
    ),
    Command(
        "set take",
        "take photos out of a set; they stay in the library",
        ("set take 1 --photos 13",),
        _take_arguments,
        take,
    ),
    Command(
        "set move",
        "give a photo of a set another place; who is there moves on",
        ("set move 1 13 7",),
        _move_arguments,
        move,
    ),
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
