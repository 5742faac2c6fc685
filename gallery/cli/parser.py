"""What can be typed: global options first, then one command."""

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Any

from gallery import __version__
from gallery.cli.command import Command
from gallery.cli.commands import (
    belonging,
    boxes,
    duplicates,
    editing,
    guesses,
    importing,
    joining,
    listing,
    naming,
    photosets,
    renaming,
    sameness,
    saved,
    searching,
    steps,
    trash,
    upkeep,
    variants,
    watching,
)
from gallery.cli.selection import query_text

COMMANDS: tuple[Command, ...] = (
    *importing.COMMANDS,
    *searching.COMMANDS,
    *saved.COMMANDS,
    *editing.COMMANDS,
    *boxes.COMMANDS,
    *listing.COMMANDS,
    *naming.COMMANDS,
    *renaming.COMMANDS,
    *joining.COMMANDS,
    *belonging.COMMANDS,
    *photosets.COMMANDS,
    *guesses.COMMANDS,
    *sameness.COMMANDS,
    *duplicates.COMMANDS,
    *variants.COMMANDS,
    *watching.COMMANDS,
    *steps.COMMANDS,
    *upkeep.COMMANDS,
    *trash.COMMANDS,
)
BELOW = {
    "person": "persons and their names",
    "group": "groups of persons",
    "scene": "what photos show: props, outfits, places …",
    "box": "boxes around people on photos",
    "set": "show or change a set and its photos",
    "variant": "photos that stand behind the best copy of their picture",
    "watch": "folders in which new pictures are looked for",
}
# Commands of their own that have others below them.
TELL_MORE = frozenset({"suggestions", "same", "saved", "duplicates", "trash"})
DESCRIPTION = """\
Photo sets of the artists you love, kept, tagged and found again.
Without a command the window opens."""
EPILOG = """\
examples:
  photosketch import ~/Pictures/"240127 Love wins all MV photo sketch"
  photosketch tag "V with camcorder" --photos 2 3
  photosketch search V camcorder -IU
  photosketch --library ~/Fansites stats

exit codes:
  0 done · 1 done, but some files were refused · 2 wrong use · 3 the library could not be opened

photosketch COMMAND --help says more about one command."""


def build() -> ArgumentParser:
    """Return the parser of the whole command line."""
    parser = ArgumentParser(
        prog="photosketch",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Photosketch {__version__}")
    parser.add_argument(
        "--library", metavar="DIR", help="the library's folder (made when it is not there)"
    )
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True
    )
    below: dict[str, Any] = {}
    for command in COMMANDS:
        first, _, second = command.name.partition(" ")
        if second and first not in below:
            group = commands.add_parser(first, help=BELOW[first], description=BELOW[first])
            below[first] = group.add_subparsers(
                title="commands", metavar="COMMAND", dest="below", required=True
            )
        added = _add(below[first] if second else commands, command, second or first)
        if not second and first in TELL_MORE:
            below[first] = added.add_subparsers(title="commands", metavar="[COMMAND]", dest="below")
    return parser


def _add(commands: Any, command: Command, name: str) -> ArgumentParser:
    examples = "\n".join(f"  photosketch {example}" for example in command.examples)
    parser: ArgumentParser = commands.add_parser(
        name,
        help=command.help,
        description=command.help[0].upper() + command.help[1:] + ".",
        epilog=f"examples:\n{examples}" if examples else None,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    # Also behind the command, where many would type it; shown only before it.
    parser.add_argument("--library", default=SUPPRESS, help=SUPPRESS)
    command.arguments(parser)
    parser.set_defaults(run=command.run)
    return parser


def protected(arguments: Sequence[str]) -> list[str]:
    """Return the command line so that a search may begin with a minus.

    Behind ``search`` and its options, or the name that ``saved add`` gives, everything is the
    search; behind ``--photos`` everything
    up to the next long option.
    """
    given = list(arguments)
    start = _search_starts(given)
    if start is not None:
        return [*given[:start], "--", *given[start:]]
    if "--photos" not in given:
        return given
    place = given.index("--photos")
    end = place + 1
    while end < len(given) and not given[end].startswith("--"):
        end += 1
    chosen = given[place + 1 : end]
    return [*given[:place], *_as_one(chosen), *given[end:]]


def _as_one(chosen: Sequence[str]) -> list[str]:
    return [f"--photos={query_text(chosen)}"] if chosen else ["--photos"]


def _search_starts(given: Sequence[str]) -> int | None:
    """Return where the query begins, None when this is no search."""
    place = 0
    while place < len(given) and given[place].startswith("--library"):
        place += 1 if "=" in given[place] else 2
    if given[place : place + 2] == ["saved", "add"]:
        return _behind(given, _past_options(given, place + 2) + 1)  # the name
    if place >= len(given) or given[place] != "search":
        return None
    return _behind(given, _past_options(given, place + 1))


def _past_options(given: Sequence[str], place: int) -> int:
    while place < len(given):
        if given[place] in (*searching.OPTIONS_WITH_VALUE, *saved.OPTIONS_WITH_VALUE):
            place += 2
        elif given[place].partition("=")[0] in (*searching.OPTIONS, *saved.OPTIONS_WITH_VALUE):
            place += 1
        else:
            break
    return place


def _behind(given: Sequence[str], place: int) -> int | None:
    """Return ``place``, None when nothing stands there or it is told apart already."""
    return None if place >= len(given) or given[place] == "--" else place
