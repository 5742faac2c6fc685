"""Say what an import did."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gallery.analysis import AnalysisReport
from gallery.cli import words
from gallery.cli.output import Output
from gallery.cli.records import Record
from gallery.importing import Report
from gallery.library import imports, sets
from gallery.library.database import Library
from gallery.model.photoset import PhotoSet
from gallery.model.reasons import Reason, Refused

MOST_REFUSED = 10  # files with one reason that are named to a person


@dataclass(frozen=True, slots=True)
class Imported:
    """What imports and the analysis after them did, as one; ``seconds`` of both.

    ``same`` pairs of photos were found to show one picture; ``vanished`` files are no longer
    where they were, and are named up to a limit; ``stayed`` sidecars were not moved.
    """

    sets: tuple[PhotoSet, ...]
    added: int
    already_there: int
    rescanned: int
    ignored: int
    refused: tuple[Refused, ...]
    damaged: tuple[tuple[str, Reason], ...]
    same: int
    seconds: float
    cancelled: bool
    vanished: tuple[str, ...] = ()
    vanished_count: int = 0
    stayed: tuple[str, ...] = ()


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
        rescanned=sum(report.rescanned for report in reports),
        ignored=sum(report.ignored for report in reports),
        refused=(*(one for report in reports for one in report.refused), *analysed.refused),
        damaged=tuple(damaged.items()),
        same=analysed.same,
        seconds=sum(report.seconds for report in reports) + analysed.seconds,
        cancelled=analysed.cancelled or any(report.cancelled for report in reports),
        stayed=tuple(path for report in reports for path in report.stayed),
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
                "rescanned": done.rescanned,
                "vanished": list(done.vanished),
                "same_pictures": done.same,
                "stayed": list(done.stayed),
            }
        )
    else:
        for one in done.sets:
            said = (one.title, one.released_on, one.source, words.completeness(one))
            out.line(" · ".join(filter(None, said)))
        news = f"; news of {words.count(done.rescanned, 'known photo')}" if done.rescanned else ""
        rest = aside(done.already_there, done.ignored)
        out.line(f"Added {words.photos(done.added)} in {done.seconds:.1f} s{news}{rest}.")
    say_refused(out, done.refused)
    for path, why in done.damaged:
        out.say(f"Damaged: {path}: {words.reason(why)}.")
    say_vanished(out, done.vanished, done.vanished_count)
    if done.stayed:
        _say_first(out, words.stayed(len(done.stayed)), done.stayed, len(done.stayed))
    if done.same:
        out.say(words.same(done.same))


def say_refused(out: Output, refused: Sequence[Refused]) -> None:
    """Name files that did not, or will not, get in, each with why.

    A person at a terminal gets the first of many with the same reason; programs get all.
    """
    most = MOST_REFUSED if out.on_terminal else len(refused)
    told: Counter[Reason] = Counter()
    for one in refused:
        told[one.reason] += 1
        if told[one.reason] <= most:
            out.say(f"Refused: {one.path}: {words.reason(one.reason, one.detail)}.")
    for reason, number in told.items():
        if number > most:
            out.say(f"… and {number - most:,} more: {words.reason(reason)} (--json names all).")


def say_vanished(out: Output, paths: Sequence[str], number: int) -> None:
    """Name files that are not where they were, the first of many."""
    if number:
        _say_first(out, words.vanished(number), paths, number)


def _say_first(out: Output, what: str, paths: Sequence[str], number: int) -> None:
    out.say(f"{what}:")
    for path in paths[:MOST_REFUSED]:
        out.say(f"    {path}")
    if number > MOST_REFUSED:
        out.say(f"    … and {number - MOST_REFUSED:,} more")


def aside(already_there: int, ignored: int) -> str:
    """Return what is left to say behind a count: "; 3 already there"."""
    said = f"; {already_there:,} already there" if already_there else ""
    no_photos = "no photo" if ignored == 1 else "no photos"
    return said + (f"; {words.count(ignored, 'file')} ignored ({no_photos})" if ignored else "")


def _refused_records(refused: Sequence[Refused]) -> list[Record]:
    return [{"path": one.path, "reason": one.reason.value} for one in refused]


def _set_record(photo_set: PhotoSet) -> Record:
    return {
        "id": photo_set.id,
        "title": photo_set.title,
        "released_on": photo_set.released_on or None,
        "source": photo_set.source,
        "photos": photo_set.photos,
    }
