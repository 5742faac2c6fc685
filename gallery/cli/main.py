"""One run of the command line: arguments in, an exit code out, every error in words."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gallery.cli import mistakes, parser, words
from gallery.cli.command import (
    CRASHED,
    INTERRUPTED,
    NO_LIBRARY,
    PIPE_CLOSED,
    WRONG_USE,
)
from gallery.cli.output import Output
from gallery.cli.selection import UnreadableSearch
from gallery.cli.session import Session
from gallery.jobs.workers import CannotStartError
from gallery.model.errors import Cancelled, GalleryError, LibraryError


def run(arguments: Sequence[str], *, log_file: Path | None = None) -> int:
    """Run one command.

    Args:
        arguments: the command line without the program's name.
        log_file: where a mistake of the program itself is written down.

    Returns:
        0 done, 1 done with some files refused, 2 wrong use, 3 the library could not be
        opened; 130 after Ctrl+C, 141 when nobody reads the output any more, 70 when the program
        or the system failed.
    """
    out = Output()
    try:
        code = _run(arguments, out)
        sys.stdout.flush()
        return code
    except SystemExit as leaving:  # argparse ends the program itself
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    except KeyboardInterrupt:
        out.say(words.CANCELLED)
        return INTERRUPTED
    except BrokenPipeError:
        # What is still buffered has no reader; without this Python complains at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception:
        logging.getLogger(__name__).exception("a bug")
        out.say(words.crashed(log_file))
        return CRASHED


def say_no_display() -> int:
    """Tell that a window cannot be opened here, and what can be done instead."""
    Output().say(words.NO_DISPLAY)
    return WRONG_USE


def _run(arguments: Sequence[str], out: Output) -> int:
    options = parser.build().parse_args(parser.protected(arguments))
    folder = Path(options.library).expanduser() if options.library else None
    session = Session(folder, out)
    try:
        return int(options.run(session, options))
    except LibraryError as error:
        out.say(words.error(error))
        return NO_LIBRARY
    except Cancelled as error:
        out.say(words.error(error))
        return INTERRUPTED
    except CannotStartError as error:
        out.say(words.error(error))
        return CRASHED
    except UnreadableSearch as unreadable:
        out.say(mistakes.told(unreadable.text, unreadable.error))
        return WRONG_USE
    except GalleryError as error:
        out.say(words.error(error))
        return WRONG_USE
    finally:
        session.close()
