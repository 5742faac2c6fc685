"""Make the sample set; verify the library."""

from argparse import ArgumentParser, Namespace

from gallery.cli import terminal, words
from gallery.cli.command import DONE, SOME_REFUSED, Command, with_json, without_arguments
from gallery.cli.session import Session
from gallery.library import check, sets
from gallery.sample import add_sample, sample_set


def sample(session: Session, _options: Namespace) -> int:
    """Draw, import, tag and caption the sample set."""
    there = sample_set(session.library)
    if there is None:
        with terminal.job(session.out, "Drawing the sample set") as progress:
            set_id = add_sample(session.library, progress)
    with session.library.reading() as reader:
        photo_set = sets.get(reader, set_id if there is None else there)
    what = f"“{photo_set.title}” ({words.completeness(photo_set)})"
    if there is None:
        session.out.say(f"The sample set {what} is in the library. Try: photosketch search V")
    else:
        session.out.say(f"The sample set {what} is in the library already, as set {photo_set.id}.")
    return DONE


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--repair", action="store_true", help="and mend what can be mended")
    with_json(parser)


def verify(session: Session, options: Namespace) -> int:
    """Verify the library, and mend it if asked."""
    problems = check.check(session.library, repair=options.repair)
    for problem in problems:
        session.out.say(str(problem))
    return SOME_REFUSED if problems else DONE


COMMANDS = (
    Command(
        "sample",
        "make the sample set: twelve drawn photos, tagged and captioned",
        ("sample",),
        without_arguments,
        sample,
    ),
    Command("check", "verify the library", ("check", "check --repair"), _check_arguments, verify),
)
