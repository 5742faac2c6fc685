"""Import files, folders and archives."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace

from gallery import analysis, importing
from gallery.cli import terminal, words
from gallery.cli.command import (
    DONE,
    INTERRUPTED,
    SOME_REFUSED,
    Command,
    WrongUse,
    number,
    with_json,
)
from gallery.cli.days import iso_day
from gallery.cli.imported import Imported, outcome, print_imported
from gallery.cli.passwords import given, opened, with_passwords
from gallery.cli.selection import absolute, set_named
from gallery.cli.session import Session
from gallery.importing import ImportRequest, Mode
from gallery.importing.naming import visible
from gallery.model.names import clean
from gallery.model.photoset import SetKind

Gone = tuple[tuple[str, ...], int]  # files that are not where they were, and how many
RESUME = "photosketch import --resume"
# What is said of every set, by name of the option.
TEXTS = {
    "source": "platform or fansite, as Weverse",
    "credit": "whose pictures they are",
    "url": "where they were published",
    "handle": "the account that published them",
    "event": "what they were taken at",
    "era": "the era or work, as “Love wins all”",
    "terms": "as “no edit, no repost”",
}
MODES = {
    Mode.KEEP: "leave the files where they are (the default)",
    Mode.COPY: "copy them into the library",
    Mode.MOVE: "move them into the library",
}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, zip, cbz")
    said = parser.add_argument_group("what you know of the sets (all else is guessed)")
    said.add_argument("--title", default="", help="makes one set of everything given")
    said.add_argument(
        "--into", default="", metavar="SET", help="fill this set of the library with what it lacks"
    )
    kinds = [kind.value for kind in SetKind]
    said.add_argument("--kind", choices=kinds, metavar="KIND", help="one of " + ", ".join(kinds))
    said.add_argument("--released", default="", metavar="DAY", help="as 2024-01-27 or 240127")
    for name, help_text in TEXTS.items():
        said.add_argument("--" + name, default="", metavar="TEXT", help=help_text)
    said.add_argument("--expected", type=number, metavar="N", help="how many were published")
    said.add_argument(
        "--zone", default="", help="of release dates, as Asia/Seoul (default: see the command zone)"
    )
    place = parser.add_argument_group("where the files end up").add_mutually_exclusive_group()
    for mode, help_text in MODES.items():
        place.add_argument(
            f"--{mode}", dest="mode", action="store_const", const=mode, help=help_text
        )
    with_passwords(parser)
    parser.add_argument("--again", action="store_true", help="also photos removed before")
    parser.add_argument("--dry-run", action="store_true", help="only show the plan")
    parser.add_argument("--no-wait", action="store_true", help="leave the thumbnails for later")
    parser.add_argument("--resume", action="store_true", help="go on with what was cut off")
    with_json(parser)
    parser.set_defaults(mode=Mode.KEEP)


def run(session: Session, options: Namespace) -> int:
    """Import, wait for the analysis, and say what came of it."""
    if options.dry_run:
        # Here, because no other command has to wait for what planning needs.
        from gallery.cli.planned import print_plan

        plan = _plan(session, _request(session, options), given(options))
        print_plan(session.out, plan, as_json=options.json)
        return SOME_REFUSED if plan.refused else DONE
    gone: Gone = ((), 0)
    if options.resume:
        reports = _resumed(session, given(options))
    else:
        report, gone = _imported(session, _request(session, options), given(options))
        reports = [report]
    analysed = analysis.AnalysisReport()
    if not (options.no_wait or any(report.cancelled for report in reports)):
        with terminal.job(session.out, "Making thumbnails") as progress:
            analysed = analysis.analyse(session.library, progress)
    done = replace(
        outcome(session.library, reports, analysed), vanished=gone[0], vanished_count=gone[1]
    )
    print_imported(session.out, done, as_json=options.json)
    return _said_how_it_ended(session, reports, done)


def _said_how_it_ended(
    session: Session, reports: Sequence[importing.Report], done: Imported
) -> int:
    """Say why an import ended early, if it did; return the exit code."""
    if any(report.disk_full for report in reports):
        session.out.say(words.STOPPED_BY_FULL_DISK)
        return SOME_REFUSED
    if done.cancelled:
        session.out.say(words.CANCELLED)
        return INTERRUPTED
    return SOME_REFUSED if done.refused else DONE


def _plan(session: Session, request: ImportRequest, passwords: tuple[str, ...]) -> importing.Plan:
    def plan_of(wanted: ImportRequest) -> importing.Plan:
        with terminal.job(session.out, "Looking at the files") as progress:
            return importing.make_plan(session.library, wanted, progress)

    return opened(session.out, request, passwords, plan_of=plan_of)


def _imported(
    session: Session, request: ImportRequest, passwords: tuple[str, ...]
) -> tuple[importing.Report, Gone]:
    """Import; the same request that was cut off before goes on as the same import."""
    for import_id, unfinished in importing.unfinished(session.library):
        if unfinished == request:
            return _gone_on(session, import_id, request, passwords), ((), 0)
        session.out.say(f"An earlier import was cut off; {RESUME} goes on with it.")
    plan = _plan(session, request, passwords)
    if plan.removed_before:
        number = words.photos(len(plan.removed_before))
        session.out.say(f"Left out {number} once removed; --again adds them too.")
    with terminal.job(session.out, "Importing") as progress:
        report = importing.run(session.library, plan, progress)
    return report, (plan.vanished, plan.vanished_count)


def _resumed(session: Session, passwords: tuple[str, ...]) -> list[importing.Report]:
    waiting = importing.unfinished(session.library)
    if not waiting:
        session.out.say("No import was cut off.")
    return [_gone_on(session, import_id, request, passwords) for import_id, request in waiting]


def _gone_on(
    session: Session, import_id: int, request: ImportRequest, passwords: tuple[str, ...]
) -> importing.Report:
    """Go on with an import; which archives its passwords open has to be found out again."""
    found = _plan(session, request, passwords).request.passwords if passwords else ()
    with terminal.job(session.out, "Going on with the import") as progress:
        return importing.resume(session.library, import_id, progress, passwords=found)


def _request(session: Session, options: Namespace) -> ImportRequest:
    if not options.paths:
        raise WrongUse("Say which files or folders to import.")
    paths = tuple(absolute(path) for path in options.paths)
    for typed, path in zip(options.paths, paths, strict=True):
        if not os.path.lexists(path):
            raise WrongUse(f"There is no file or folder “{typed}”; nothing was imported.")
    if options.into and options.title:
        raise WrongUse("--into names a set that is there, --title a new one; give one of them.")
    return ImportRequest(
        paths,
        mode=options.mode,
        title=_text(options.title),
        kind=SetKind(options.kind) if options.kind else None,
        released=iso_day(options.released),
        expected=options.expected,
        again=options.again,
        # Only a plan that is shown has a use for it; the analysis marks what is the same.
        compare=options.dry_run,
        zone=options.zone,
        source=_text(options.source),
        credit=_text(options.credit),
        source_url=_text(options.url),
        handle=_text(options.handle),
        event=_text(options.event),
        era=_text(options.era),
        terms=_text(options.terms),
        into=set_named(session, options.into) if options.into else None,
    )


def _text(given: str) -> str:
    """Return what was typed as text; an argument may be any bytes, or nothing but blanks."""
    return clean(visible(given))


COMMANDS = (
    Command(
        "import",
        "import photos: files, folders, zip and cbz",
        (
            'import "240127 Love wins all MV photo sketch" --source Weverse --expected 12',
            "import ~/Downloads/set.zip --copy",
            "import *.jpg --title Selcas --dry-run",
            "import ~/Downloads/gallery-dl --dry-run --json | jq '.sets[].fields.title'",
            'import ~/Downloads --into "Love wins all"',
            "import pack.zip --password-file - < password.txt",
        ),
        _arguments,
        run,
    ),
)
