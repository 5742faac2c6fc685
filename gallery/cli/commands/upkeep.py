"""Make the sample set; verify the library."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from gallery import analysis
from gallery.cli import terminal, words
from gallery.cli.command import DONE, SOME_REFUSED, Command, with_json, without_arguments
from gallery.cli.records import Record
from gallery.cli.session import Session
from gallery.library import check, sets
from gallery.library.check import Problem


def sample(session: Session, _options: Namespace) -> int:
    """Draw, import, tag and caption the sample set."""
    # Here, because it draws: no other command has to wait for what that needs.
    from gallery.sample import add_sample, sample_set

    there = sample_set(session.library)
    if there is None:
        with terminal.job(session.out, "Drawing the sample set") as progress:
            set_id = add_sample(session.library, progress)
        with terminal.job(session.out, "Making thumbnails") as progress:
            analysis.analyse(session.library, progress)
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
    if options.json:
        session.out.json([_record(problem) for problem in problems])
    else:
        for problem in problems:
            session.out.line(words.problem(problem))
        session.out.line(_verdict(problems, repair=options.repair))
    return SOME_REFUSED if any(not one.is_repaired for one in problems) else DONE


def _record(problem: Problem) -> Record:
    return {
        "kind": problem.kind.value,
        "subject": problem.subject,
        "detail": problem.detail,
        "photo_id": problem.photo_id,
        "repaired": problem.is_repaired,
    }


def _verdict(problems: Sequence[Problem], *, repair: bool) -> str:
    if not problems:
        return "The library is sound."
    repaired = sum(problem.is_repaired for problem in problems)
    found = words.count(len(problems), "problem")
    if repair:
        return f"Found {found}, repaired {repaired:,}."
    return f"Found {found}; photosketch check --repair mends what can be mended."


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
