"""What a command is: its name, its help, its arguments, and what it does."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from gallery.cli.session import Session
from gallery.model.errors import GalleryError

DONE = 0
SOME_REFUSED = 1
WRONG_USE = 2
NO_LIBRARY = 3
CRASHED = 70  # EX_SOFTWARE of BSD's sysexits
INTERRUPTED = 130  # 128 + SIGINT, as shells say it
PIPE_CLOSED = 141  # 128 + SIGPIPE
LARGEST = 2**63 - 1  # number that a database can hold


class WrongUse(GalleryError):
    """What was typed makes no sense; the text says why, for the person who typed it."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command; a ``name`` of two words is a command below another ("person add")."""

    name: str
    help: str
    examples: tuple[str, ...]
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Session, Namespace], int]


def number(given: str) -> int:
    """Read a whole number, as the type of an argument.

    Raises:
        ValueError: it is none.
        ArgumentTypeError: it is larger than any that a library could hold.
    """
    found = int(given)
    if abs(found) > LARGEST:
        raise ArgumentTypeError(f"{given} is too large")
    return found


def is_number(given: str) -> bool:
    """Whether what was typed is a number that something in a library may have."""
    return given.isascii() and given.isdigit() and len(given) <= len(str(LARGEST))


def with_photos(parser: ArgumentParser) -> None:
    """Let a command be told which photos it is about."""
    parser.add_argument(
        "--photos",
        required=True,
        metavar="QUERY",
        help="ids (“3 4 7”), or a search (“V with camcorder”)",
    )


def with_json(parser: ArgumentParser) -> None:
    """Let a command answer in JSON."""
    parser.add_argument("--json", action="store_true", help="answer in JSON, for programs")


def without_arguments(parser: ArgumentParser) -> None:
    """Take nothing."""
