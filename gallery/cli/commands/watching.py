"""Watched folders and what is new in them; the time zone of release dates."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from zoneinfo import available_timezones

from gallery.cli import terminal, words
from gallery.cli.command import DONE, Command, WrongUse, with_json
from gallery.cli.selection import absolute
from gallery.cli.session import Session
from gallery.library import settings, watched

NAMED = 5  # new files that are named in words


def _folder(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="a folder, with all that is below it")


def _zone_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("zone", nargs="?", metavar="ZONE", help="as Asia/Seoul")
    parser.add_argument("--list", action="store_true", help="list the zones there are")


def add(session: Session, options: Namespace) -> int:
    """Look for new pictures in a folder from now on."""
    folder = absolute(options.folder)
    if not Path(folder).is_dir():
        raise WrongUse(f"There is no folder {options.folder}.")
    with session.library.writing() as writer:
        is_new = watched.add(writer, session.library, folder)
    session.out.say(f"Watching {folder}." if is_new else f"{folder} is watched already.")
    return DONE


def remove(session: Session, options: Namespace) -> int:
    """Look in a folder no longer."""
    folder = absolute(options.folder)
    with session.library.writing() as writer:
        if not watched.remove(writer, session.library, folder):
            raise WrongUse(f"{folder} is not watched; “photosketch watch list” lists what is.")
    session.out.say(f"No longer watching {folder}. Its photos stay in the library.")
    return DONE


def listed(session: Session, options: Namespace) -> int:
    """List the watched folders."""
    with session.library.reading() as reader:
        folders = [one.path for one in watched.all_watched(reader, session.library)]
    if options.json:
        session.out.json(folders)
        return DONE
    for folder in folders:
        session.out.line(folder)
    if not folders:
        session.out.say("No folder is watched; “photosketch watch add FOLDER” watches one.")
    return DONE


def look(session: Session, options: Namespace) -> int:
    """Say what is new in the watched folders; nothing is imported."""
    # Here, because no other command has to wait for what looking needs.
    from gallery.importing import arrivals

    with terminal.job(session.out, "Looking at the folders") as progress:
        found = arrivals.look(session.library, progress)
    if options.json:
        session.out.json(
            [{"folder": one.folder, "new": one.new, "paths": list(one.paths)} for one in found]
        )
        return DONE
    for one in found:
        session.out.line(f"{one.folder}: {words.count(one.new, 'new file')}")
        for path in one.paths[:NAMED]:
            session.out.line(f"    {path}")
        if one.new > NAMED:
            session.out.line(f"    … and {one.new - NAMED:,} more")
    if not found:
        session.out.say("Nothing is new in the watched folders.")
    else:
        session.out.say("“photosketch import FOLDER” imports them.")
    return DONE


def zone(session: Session, options: Namespace) -> int:
    """Say in which time zone release dates are read, or set it."""
    if options.list:
        for name in sorted(available_timezones()):
            session.out.line(name)
        return DONE
    if options.zone is None:
        with session.library.reading() as reader:
            session.out.line(settings.zone(reader))
        return DONE
    with session.library.writing() as writer:
        settings.set_zone(writer, options.zone)
    session.out.say(f"Release dates are read in {options.zone} from now on.")
    return DONE


COMMANDS = (
    Command(
        "watch add",
        "look for new pictures in a folder",
        ("watch add ~/Downloads/gallery-dl",),
        _folder,
        add,
    ),
    Command(
        "watch remove",
        "look in a folder no longer; its photos stay",
        ("watch remove ~/Downloads/gallery-dl",),
        _folder,
        remove,
    ),
    Command("watch list", "list the watched folders", ("watch list",), with_json, listed),
    Command(
        "watch look",
        "say what is new in the watched folders; imports nothing",
        ("watch look", "watch look --json"),
        with_json,
        look,
    ),
    Command(
        "zone",
        "say or set the time zone in which release dates are read",
        ("zone", "zone Asia/Tokyo", "zone --list"),
        _zone_arguments,
        zone,
    ),
)
