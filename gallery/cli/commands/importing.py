"""Import files, folders and archives."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gallery import analysis, importing
from gallery.cli import terminal, words
from gallery.cli.command import DONE, INTERRUPTED, SOME_REFUSED, Command, WrongUse, with_json
from gallery.cli.session import Session
from gallery.importing import ImportRequest, Mode, Plan, PlannedSet, Report
from gallery.library import sets
from gallery.model.errors import InvalidValue
from gallery.model.facts import Fact
from gallery.model.photoset import PhotoSet, SetKind
from gallery.model.reasons import Reason, Refused


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, zip, cbz")
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
    with_json(parser)
    parser.set_defaults(mode=Mode.KEEP)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import and the analysis after it did, as one."""

    report: Report
    sets: tuple[PhotoSet, ...]
    added: int
    refused: tuple[Refused, ...]
    damaged: tuple[tuple[str, Reason], ...]
    cancelled: bool


def run(session: Session, options: Namespace) -> int:
    """Import, wait for the analysis, and say what came of it."""
    request = _request(options)
    with terminal.job(session.out, "Looking at the files") as progress:
        plan = importing.make_plan(session.library, request, progress)
    if options.dry_run:
        _print_plan(session, plan, as_json=options.json)
        return DONE
    with terminal.job(session.out, "Importing") as progress:
        report = importing.run(session.library, plan, progress)
    analysed = analysis.AnalysisReport()
    if not (options.no_wait or report.cancelled):
        with terminal.job(session.out, "Making thumbnails") as progress:
            analysed = analysis.analyse(session.library, progress)
    outcome = _outcome(session, report, analysed)
    _print_outcome(session, outcome, as_json=options.json)
    if outcome.cancelled:
        session.out.say(words.CANCELLED)
        return INTERRUPTED
    return SOME_REFUSED if outcome.refused else DONE


def _request(options: Namespace) -> ImportRequest:
    paths = tuple(_absolute(path) for path in options.paths)
    for given, path in zip(options.paths, paths, strict=True):
        if not os.path.lexists(path):
            raise WrongUse(f"There is no file or folder {given}; nothing was imported.")
    if options.expected is not None and options.expected < 1:
        raise InvalidValue("expected", str(options.expected), "number")
    return ImportRequest(
        paths,
        mode=options.mode,
        title=options.title,
        kind=SetKind(options.kind) if options.kind else None,
        released=_day(options.released),
        source=options.source,
        credit=options.credit,
        expected=options.expected,
        again=options.again,
    )


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError as error:
        raise InvalidValue("released_on", given, "not-a-date") from error


def _absolute(given: str) -> str:
    path = Path(given).expanduser()
    # Only a path with ".." is resolved: following links would change how names are spelled.
    return str(path.resolve() if ".." in path.parts else path.absolute())


def _outcome(session: Session, report: Report, analysed: analysis.AnalysisReport) -> Outcome:
    with session.library.reading() as reader:
        there = sets.headers(reader, report.sets)
    damaged = {one.path: one.reason for one in report.damaged}
    damaged.update((path, reason) for _, path, reason in analysed.damaged)
    return Outcome(
        report,
        tuple(there[set_id] for set_id in report.sets if set_id in there),
        report.added - len(analysed.withdrawn),
        (*report.refused, *analysed.refused),
        tuple(damaged.items()),
        report.cancelled or analysed.cancelled,
    )


def _print_outcome(session: Session, outcome: Outcome, *, as_json: bool) -> None:
    report = outcome.report
    if as_json:
        session.out.json(
            {
                "sets": [_set_record(one) for one in outcome.sets],
                "added": outcome.added,
                "already_there": report.already_there,
                "ignored": report.ignored,
                "refused": _refused_records(outcome.refused),
                "damaged": [{"path": path, "reason": why.value} for path, why in outcome.damaged],
                "seconds": round(report.seconds, 3),
            }
        )
    else:
        for one in outcome.sets:
            said = (one.title, one.released_on, one.source, words.completeness(one))
            session.out.line(" · ".join(filter(None, said)))
        session.out.line(
            f"Added {words.photos(outcome.added)} in {report.seconds:.1f} s"
            f"{_aside(report.already_there, report.ignored)}."
        )
    _say_refused(session, outcome.refused)
    for path, why in outcome.damaged:
        session.out.say(f"Damaged: {path}: {words.reason(why)}.")


def _say_refused(session: Session, refused: Sequence[Refused]) -> None:
    for one in refused:
        session.out.say(f"Refused: {one.path}: {words.reason(one.reason, one.detail)}.")


def _refused_records(refused: Sequence[Refused]) -> list[dict[str, str]]:
    return [{"path": one.path, "reason": one.reason.value} for one in refused]


def _aside(already_there: int, ignored: int) -> str:
    said = ""
    if already_there:
        said += f"; {already_there:,} already there"
    if ignored:
        said += f"; ignored {words.count(ignored, 'file that is', 'files that are')} no photos"
    return said


def _set_record(photo_set: PhotoSet) -> dict[str, object]:
    return {
        "id": photo_set.id,
        "title": photo_set.title,
        "released_on": photo_set.released_on or None,
        "source": photo_set.source,
        "photos": photo_set.photos,
    }


def _print_plan(session: Session, plan: Plan, *, as_json: bool) -> None:
    if as_json:
        session.out.json(
            {
                "dry_run": True,
                "sets": [_planned_record(one) for one in plan.sets],
                "added": plan.new_files,
                "already_there": len(plan.already_there),
                "ignored": len(plan.ignored),
                "refused": _refused_records(plan.refused),
                "removed_before": [file.path for file in plan.removed_before],
            }
        )
        return
    for one in plan.sets:
        new = words.count(len(one.files), "new file")
        grows = "" if one.known_id is None else f", grows set {one.known_id}"
        session.out.line(f"{one.title.value}  ({new}{grows})")
        for label, fact in _guesses(one):
            session.out.line(f"    {label:<9} {fact}")
    if plan.loose:
        session.out.line(f"Without a set: {words.count(len(plan.loose), 'new file')}")
    session.out.line(
        f"Nothing was written. {words.count(plan.new_files, 'new file')}"
        f"{_aside(len(plan.already_there), len(plan.ignored))}."
    )
    if plan.removed_before:
        number = words.count(len(plan.removed_before), "file")
        session.out.say(f"Removed before: {number}; --again imports them too.")
    _say_refused(session, plan.refused)


def _guesses(planned: PlannedSet) -> list[tuple[str, str]]:
    facts: dict[str, Fact[Any] | None] = {
        "title": planned.title,
        "kind": planned.kind,
        "released": planned.released,
        "source": planned.source,
        "credit": planned.credit,
        "expected": planned.expected,
    }
    return [
        (label, f"{fact.value}  ({_why(fact.origin.value, fact.reason)})")
        for label, fact in facts.items()
        if fact is not None and fact.value
    ]


def _why(origin: str, reason: str) -> str:
    where = "you said so" if origin == "user" else f"from the {origin.replace('-', ' ')}"
    return f"{where}: {reason}" if reason else where


def _planned_record(planned: PlannedSet) -> dict[str, object]:
    return {
        "id": planned.known_id,
        "title": planned.title.value,
        "released_on": planned.released.value if planned.released else None,
        "source": planned.source.value if planned.source else "",
        "credit": planned.credit.value if planned.credit else "",
        "expected": planned.expected.value if planned.expected else None,
        "photos": len(planned.files),
    }


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
