"""Import files, folders and archives."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from gallery import analysis, importing
from gallery.cli import terminal, words
from gallery.cli.command import DONE, INTERRUPTED, SOME_REFUSED, Command, WrongUse, with_json
from gallery.cli.imported import outcome, print_imported, print_plan
from gallery.cli.session import Session
from gallery.importing import ImportRequest, Mode
from gallery.importing.naming import visible
from gallery.model.names import clean
from gallery.model.photoset import SetKind

RESUME = "photosketch import --resume"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, zip, cbz")
    said = parser.add_argument_group("what you know of the set (all else is guessed)")
    said.add_argument("--title", default="", help="makes one set of everything given")
    kinds = [kind.value for kind in SetKind]
    said.add_argument("--kind", choices=kinds, metavar="KIND", help="one of " + ", ".join(kinds))
    said.add_argument("--released", default="", metavar="DAY", help="as 2024-01-27")
    said.add_argument("--source", default="", help="platform or fansite, as Weverse")
    said.add_argument("--credit", default="", help="whose pictures they are")
    said.add_argument("--expected", type=int, metavar="N", help="how many were published")
    place = parser.add_argument_group("where the files end up").add_mutually_exclusive_group()
    for mode, help_text in (
        (Mode.KEEP, "leave the files where they are (the default)"),
        (Mode.COPY, "copy them into the library"),
        (Mode.MOVE, "move them into the library"),
    ):
        place.add_argument(
            f"--{mode}", dest="mode", action="store_const", const=mode, help=help_text
        )
    parser.add_argument("--again", action="store_true", help="also photos removed before")
    parser.add_argument("--dry-run", action="store_true", help="only show the plan")
    parser.add_argument("--no-wait", action="store_true", help="leave the thumbnails for later")
    parser.add_argument("--resume", action="store_true", help="go on with what was cut off")
    with_json(parser)
    parser.set_defaults(mode=Mode.KEEP)


def run(session: Session, options: Namespace) -> int:
    """Import, wait for the analysis, and say what came of it."""
    if options.dry_run:
        print_plan(session.out, _plan(session, _request(options)), as_json=options.json)
        return DONE
    reports = _resumed(session) if options.resume else [_imported(session, _request(options))]
    analysed = analysis.AnalysisReport()
    if not (options.no_wait or any(report.cancelled for report in reports)):
        with terminal.job(session.out, "Making thumbnails") as progress:
            analysed = analysis.analyse(session.library, progress)
    done = outcome(session.library, reports, analysed)
    print_imported(session.out, done, as_json=options.json)
    if any(report.disk_full for report in reports):
        session.out.say(words.STOPPED_BY_FULL_DISK)
        return SOME_REFUSED
    if done.cancelled:
        session.out.say(words.CANCELLED)
        return INTERRUPTED
    return SOME_REFUSED if done.refused else DONE


def _plan(session: Session, request: ImportRequest) -> importing.Plan:
    with terminal.job(session.out, "Looking at the files") as progress:
        return importing.make_plan(session.library, request, progress)


def _imported(session: Session, request: ImportRequest) -> importing.Report:
    """Import; the same request that was cut off before goes on as the same import."""
    for import_id, unfinished in importing.unfinished(session.library):
        if unfinished == request:
            with terminal.job(session.out, "Going on with the import") as progress:
                return importing.resume(session.library, import_id, progress)
        session.out.say(f"An earlier import was cut off; {RESUME} goes on with it.")
    plan = _plan(session, request)
    if plan.removed_before:
        number = words.photos(len(plan.removed_before))
        session.out.say(f"Left out {number} once removed; --again adds them too.")
    with terminal.job(session.out, "Importing") as progress:
        return importing.run(session.library, plan, progress)


def _resumed(session: Session) -> list[importing.Report]:
    waiting = importing.unfinished(session.library)
    if not waiting:
        session.out.say("No import was cut off.")
    reports = []
    for import_id, _request_of_it in waiting:
        with terminal.job(session.out, "Going on with the import") as progress:
            reports.append(importing.resume(session.library, import_id, progress))
    return reports


def _request(options: Namespace) -> ImportRequest:
    if not options.paths:
        raise WrongUse("Say which files or folders to import.")
    paths = tuple(_absolute(path) for path in options.paths)
    for given, path in zip(options.paths, paths, strict=True):
        if not os.path.lexists(path):
            raise WrongUse(f"There is no file or folder {given}; nothing was imported.")
    return ImportRequest(
        paths,
        mode=options.mode,
        title=_text(options.title),
        kind=SetKind(options.kind) if options.kind else None,
        released=options.released,
        source=_text(options.source),
        credit=_text(options.credit),
        expected=options.expected,
        again=options.again,
    )


def _text(given: str) -> str:
    """Return what was typed as text; an argument may be any bytes, or nothing but blanks."""
    return clean(visible(given))


def _absolute(given: str) -> str:
    path = Path(given).expanduser()
    # Only a path with ".." is resolved: following links would change how names are spelled.
    return str(path.resolve() if ".." in path.parts else path.absolute())


COMMANDS = (
    Command(
        "import",
        "import photos: files, folders, zip and cbz",
        (
            'import "240127 Love wins all MV photo sketch" --source Weverse --expected 12',
            "import ~/Downloads/set.zip --copy",
            "import *.jpg --title Selcas --dry-run",
        ),
        _arguments,
        run,
    ),
)
