"""Say what an import will do, as the window's plan does: every value with how it is known."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from gallery.cli import words
from gallery.cli.imported import aside, say_refused, say_vanished
from gallery.cli.output import Output
from gallery.cli.reasons import why_of
from gallery.cli.records import Record
from gallery.importing import Plan, PlannedFile, PlannedSet
from gallery.importing.arranging import FIELDS
from gallery.importing.plan import Copy
from gallery.importing.planning import shown_path
from gallery.importing.sidecar_files import ENTRY, path_of
from gallery.importing.tally import Tally, completeness_of, tally, total
from gallery.model.facts import Fact
from gallery.model.photoset import Completeness, SetKind
from gallery.model.quality import CopyVerdict

FACTS = tuple(field for field in FIELDS if field != "zone")  # which is no guess
LABELS = {"source_url": "address", "handle": "account"}
MOST_NAMED = 20  # copies of one set that are named one by one
COPIES = {
    CopyVerdict.BETTER: "better than",
    CopyVerdict.LESSER: "lesser than",
    CopyVerdict.EQUAL: "the same as",
}


def print_plan(out: Output, plan: Plan, *, as_json: bool) -> None:
    """Print what would be done, each value with how it is known."""
    if as_json:
        out.json(plan_record(plan))
        say_refused(out, plan.refused)
        return
    for planned in plan.sets:
        _print_set(out, planned)
    if plan.loose:
        out.line(f"Without a set: {words.count(len(plan.loose), 'file')}")
        _print_copies(out, plan.loose)
    out.line(f"Nothing was written. {_summary(plan)}.")
    _say_rest(out, plan)


def plan_record(plan: Plan) -> Record:
    """Return a plan as ``import --dry-run --json`` prints it."""
    counts = _counts(plan)
    return {
        "dry_run": True,
        "mode": plan.request.mode.value,
        "sets": [_set_record(planned) for planned in plan.sets],
        "loose": [_file_record(file) for file in plan.loose],
        "added": plan.new_files,
        "already_there": len(plan.already_there),
        "ignored": len(plan.ignored),
        "counts": {
            "new": counts.new,
            "already_there": len(plan.already_there),
            "better": counts.better,
            "lesser": counts.lesser,
            "equal": counts.equal,
            "refused": len(plan.refused) - len(plan.locked),
            "locked": len(plan.locked),
            "ignored": len(plan.ignored),
            "removed_before": len(plan.removed_before),
            "rescanned": len(plan.rescanned),
            "vanished": plan.vanished_count,
        },
        "refused": [
            {"path": one.path, "reason": one.reason.value, "detail": one.detail}
            for one in plan.refused
        ],
        "locked": list(plan.locked),
        "removed_before": [shown_path(file) for file in plan.removed_before],
        "rescanned": [shown_path(file) for file in plan.rescanned],
        "learned": [_set_record(planned) for planned in plan.learned],
        "vanished": list(plan.vanished),
        "compared": plan.compared,
    }


# As words


def _print_set(out: Output, planned: PlannedSet) -> None:
    grows = "" if planned.known_id is None else f", grows set {planned.known_id}"
    out.line(f"{planned.title.value}  ({words.count(planned.new_files, 'new photo')}{grows})")
    for name in FACTS:
        fact: Fact[Any] | None = getattr(planned, name)
        if fact is not None and fact.value and fact.value is not SetKind.OTHER:
            zone = f"; {planned.zone}" if name == "released" else ""
            out.line(f"    {LABELS.get(name, name):<9} {fact.value}  ({why_of(fact)}{zone})")
    there = completeness_of(planned)
    if there is not None:
        out.line(f"    {'complete':<9} {words.how_complete(there)}")
    if planned.already_there:
        out.line(f"    {'known':<9} {planned.already_there:,} already there")
    _print_copies(out, planned.files)


def _print_copies(out: Output, files: Sequence[PlannedFile]) -> None:
    copied = [(file, file.copy) for file in files if file.copy is not None]
    for file, copy in copied[:MOST_NAMED]:
        out.line(f"    {'copy':<9} {file.name}: {_copy_words(copy)}")
    if len(copied) > MOST_NAMED:
        out.line(f"    {'copy':<9} … and {len(copied) - MOST_NAMED:,} more")


def _copy_words(copy: Copy) -> str:
    here = f"{copy.width} × {copy.height}"
    there = f"{copy.known_width} × {copy.known_height}"
    return f"{here}, {COPIES[copy.verdict]} photo {copy.photo_id} in {there}"


def _summary(plan: Plan) -> str:
    counts = _counts(plan)
    copies = [
        f"; {number:,} of them in {name} quality than known photos"
        for number, name in ((counts.better, "better"), (counts.lesser, "lesser"))
        if number
    ]
    if counts.equal:
        copies.append(f"; {counts.equal:,} of them known in the same quality")
    news = (
        f"; {words.count(len(plan.rescanned), 'known photo')} with news" if plan.rescanned else ""
    )
    if plan.learned:
        news += f"; {words.count(len(plan.learned), 'known set')} with news"
    new = words.count(plan.new_files, "new photo")
    return new + "".join(copies) + news + aside(len(plan.already_there), len(plan.ignored))


def _say_rest(out: Output, plan: Plan) -> None:
    if plan.removed_before:
        number = words.photos(len(plan.removed_before))
        out.say(f"{number} once removed from the library; --again adds them too.")
    say_vanished(out, plan.vanished, plan.vanished_count)
    if not plan.compared:
        out.say(words.NOT_COMPARED)
    say_refused(out, plan.refused)


# As data


def _set_record(planned: PlannedSet) -> Record:
    """Return a set with its plain values, as those of the report, and all that is known of each."""
    there = completeness_of(planned)
    counts = tally(planned.files)
    return {
        "id": planned.known_id,
        "key": planned.key,
        "also_keys": list(planned.also_keys),
        "title": planned.title.value,
        "released_on": _value(planned.released) or None,
        "source": _value(planned.source) or "",
        "credit": _value(planned.credit) or "",
        "expected": _value(planned.expected),
        "photos": planned.new_files,
        "zone": planned.zone,
        "fields": {name: _fact_record(getattr(planned, name)) for name in FACTS},
        "already_there": planned.already_there,
        "better": counts.better,
        "lesser": counts.lesser,
        "equal": counts.equal,
        "completeness": _completeness_record(there),
        "files": [_file_record(file) for file in planned.files],
    }


def _fact_record(fact: Fact[Any] | None) -> Record:
    if fact is None:
        return {"value": None, "origin": None, "reason": ""}
    value = fact.value.value if isinstance(fact.value, SetKind) else fact.value
    return {"value": value, "origin": fact.origin.value, "reason": fact.reason}


def _file_record(file: PlannedFile) -> Record:
    return {
        "path": shown_path(file),
        "archive": file.path if file.entry >= 0 else None,
        "name": file.name,
        "bytes": file.bytes,
        "position": file.position or None,
        "state": _state(file),
        "copy": _copy_record(file),
        "sidecars": list(_sidecars(file)),
    }


def _state(file: PlannedFile) -> str:
    if not file.is_new:
        return "already-there"
    return "new" if file.replaces is None else "changed"


def _copy_record(file: PlannedFile) -> Record | None:
    if file.copy is None:
        return None
    return {
        "photo": file.copy.photo_id,
        "verdict": file.copy.verdict.value,
        "width": file.copy.width,
        "height": file.copy.height,
        "known_width": file.copy.known_width,
        "known_height": file.copy.known_height,
    }


def _sidecars(file: PlannedFile) -> Iterator[str]:
    """Yield the files that speak of a picture; those in its archive by the archive's path."""
    paths = (path_of(ref) for ref in file.beside)
    yield from dict.fromkeys(file.path if one.startswith(ENTRY) else one for one in paths)


def _completeness_record(there: Completeness | None) -> Record | None:
    if there is None:
        return None
    return {"have": there.have, "expected": there.expected, "missing": list(there.missing)}


def _value(fact: Fact[Any] | None) -> Any:
    return fact.value if fact else None


def _counts(plan: Plan) -> Tally:
    groups = chain((planned.files for planned in plan.sets), (plan.loose,))
    return total(tally(files) for files in groups)
