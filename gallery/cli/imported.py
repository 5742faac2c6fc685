"""Say what an import will do, and what it did."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gallery.analysis import AnalysisReport
from gallery.cli import words
from gallery.cli.output import Output
from gallery.cli.records import Record
from gallery.importing import Plan, PlannedSet, Report
from gallery.library import imports, sets
from gallery.library.database import Library
from gallery.model.facts import Fact, Origin
from gallery.model.photoset import PhotoSet, SetKind
from gallery.model.reasons import Reason, Refused


@dataclass(frozen=True, slots=True)
class Imported:
    """What imports and the analysis after them did, as one; ``seconds`` of both."""

    sets: tuple[PhotoSet, ...]
    added: int
    already_there: int
    ignored: int
    refused: tuple[Refused, ...]
    damaged: tuple[tuple[str, Reason], ...]
    seconds: float
    cancelled: bool


def outcome(library: Library, reports: Sequence[Report], analysed: AnalysisReport) -> Imported:
    """Return what came of it; a photo that did not decode is refused, not added."""
    set_ids = dict.fromkeys(set_id for report in reports for set_id in report.sets)
    with library.reading() as reader:
        there = sets.headers(reader, set_ids)
        left = imports.photo_ids(reader, [report.import_id for report in reports])
    damaged = {one.path: one.reason for report in reports for one in report.damaged}
    damaged.update((path, reason) for _, path, reason in analysed.damaged)
    return Imported(
        sets=tuple(there[set_id] for set_id in set_ids if set_id in there),
        added=len(left),
        already_there=sum(report.already_there for report in reports),
        ignored=sum(report.ignored for report in reports),
        refused=(*(one for report in reports for one in report.refused), *analysed.refused),
        damaged=tuple(damaged.items()),
        seconds=sum(report.seconds for report in reports) + analysed.seconds,
        cancelled=analysed.cancelled or any(report.cancelled for report in reports),
    )


def print_imported(out: Output, done: Imported, *, as_json: bool) -> None:
    """Print what was done; what was refused or is damaged goes to the messages too."""
    if as_json:
        out.json(
            {
                "sets": [_set_record(one) for one in done.sets],
                "added": done.added,
                "already_there": done.already_there,
                "ignored": done.ignored,
                "refused": _refused_records(done.refused),
                "damaged": [{"path": path, "reason": why.value} for path, why in done.damaged],
                "seconds": round(done.seconds, 3),
            }
        )
    else:
        for one in done.sets:
            said = (one.title, one.released_on, one.source, words.completeness(one))
            out.line(" · ".join(filter(None, said)))
        aside = _aside(done.already_there, done.ignored)
        out.line(f"Added {words.photos(done.added)} in {done.seconds:.1f} s{aside}.")
    _say_refused(out, done.refused)
    for path, why in done.damaged:
        out.say(f"Damaged: {path}: {words.reason(why)}.")


def print_plan(out: Output, plan: Plan, *, as_json: bool) -> None:
    """Print what would be done, each guess with its reason."""
    if as_json:
        out.json(
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
        grows = "" if one.known_id is None else f", grows set {one.known_id}"
        out.line(f"{one.title.value}  ({words.count(one.new_files, 'new photo')}{grows})")
        for label, guess in _guesses(one):
            out.line(f"    {label:<9} {guess}")
    if plan.loose:
        out.line(f"Without a set: {words.count(len(plan.loose), 'file')}")
    aside = _aside(len(plan.already_there), len(plan.ignored))
    out.line(f"Nothing was written. {words.count(plan.new_files, 'new photo')}{aside}.")
    if plan.removed_before:
        number = words.photos(len(plan.removed_before))
        out.say(f"{number} once removed from the library; --again adds them too.")
    _say_refused(out, plan.refused)


def _say_refused(out: Output, refused: Sequence[Refused]) -> None:
    for one in refused:
        out.say(f"Refused: {one.path}: {words.reason(one.reason, one.detail)}.")


def _refused_records(refused: Sequence[Refused]) -> list[Record]:
    return [{"path": one.path, "reason": one.reason.value} for one in refused]


def _aside(already_there: int, ignored: int) -> str:
    said = f"; {already_there:,} already there" if already_there else ""
    no_photos = "no photo" if ignored == 1 else "no photos"
    return said + (f"; {words.count(ignored, 'file')} ignored ({no_photos})" if ignored else "")


def _set_record(photo_set: PhotoSet) -> Record:
    return {
        "id": photo_set.id,
        "title": photo_set.title,
        "released_on": photo_set.released_on or None,
        "source": photo_set.source,
        "photos": photo_set.photos,
    }


def _planned_record(planned: PlannedSet) -> Record:
    return {
        "id": planned.known_id,
        "title": planned.title.value,
        "released_on": planned.released.value if planned.released else None,
        "source": planned.source.value if planned.source else "",
        "credit": planned.credit.value if planned.credit else "",
        "expected": planned.expected.value if planned.expected else None,
        "photos": planned.new_files,
    }


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
        (label, f"{fact.value}  ({_why(fact)})")
        for label, fact in facts.items()
        if fact is not None and fact.value and fact.value is not SetKind.OTHER
    ]


def _why(fact: Fact[Any]) -> str:
    if fact.origin is Origin.USER:
        return "you said so"
    if fact.origin is Origin.SUGGESTION:
        return f"a guess: {fact.reason}" if fact.reason else "a guess"
    where = f"from the {fact.origin.value.replace('-', ' ')}"
    return f"{where}: {fact.reason}" if fact.reason else where
