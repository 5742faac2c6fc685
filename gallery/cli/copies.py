"""What is said of copies of one picture: their groups, why one is best, what a rule would do."""

from collections.abc import Iterator

from gallery.cli import words
from gallery.cli.records import Record
from gallery.cli.sizes import size
from gallery.edits.deciding import Fate
from gallery.edits.deciding_all import LeftAlone, RulePlan
from gallery.library.groups_of_same import SameGroup
from gallery.model.best_copy import Best, Candidate, Reason, Told, Value

LEFT = {
    LeftAlone.TIE: "nothing tells the best copies apart; only worse ones are decided on",
    LeftAlone.MAYBE: "maybe not the same picture",
    LeftAlone.MOVES: "one moves, another is still",
    LeftAlone.OUTSIDE: "files are outside of the library; name their folders with --trash-outside",
    LeftAlone.ANSWERED: "two copies were told apart, kept side by side or put off before",
    LeftAlone.MISSING: "the file of the best copy is not there",
}
REASONS = {
    Reason.PIXELS: "more pixels",
    Reason.SOURCE: "the better source",
    Reason.QUALITY: "compressed less",
    Reason.BYTES: "more bytes",
    Reason.WHOLE: "whole",
    Reason.DATE: "it has the date",
}


def why(best: Best) -> str:
    """Say why a copy is proposed: "4096 × 2731, from Weverse"."""
    if not best.told:
        return "as good as the others; it came first"
    return ", ".join(_told(one) for one in best.told)


def group_lines(group: SameGroup) -> Iterator[tuple[str, ...]]:
    """Yield a row for each photo of a group, the best first."""
    for one in group.candidates:
        is_best = one.photo_id == group.best.photo_id
        relation = "" if one.relation.is_sure else str(one.relation)
        note = f"best: {why(group.best)}" if is_best else relation
        quality = f"quality {one.jpeg_quality}" if one.jpeg_quality else ""
        shown = f"{one.width} × {one.height}", one.format, size(one.bytes), quality
        yield f"photo {one.photo_id}", one.name, *shown, ", ".join(one.sources), note


def group_record(group: SameGroup) -> Record:
    """Return a group as ``duplicates --json`` prints it."""
    return {
        "best": group.best.photo_id,
        "reason": str(group.best.reason) if group.best.reason else None,
        "reasons": [_told_record(one) for one in group.best.told],
        "as_good": list(group.best.tied),
        "sure": group.sure,
        "size": group.size,
        "photos": [candidate_record(one) for one in group.candidates],
    }


def candidate_record(one: Candidate) -> Record:
    """Return one copy as JSON has it."""
    return {
        "photo": one.photo_id,
        "name": one.name,
        "folder": one.folder,
        "inside_library": one.inside,
        "width": one.width,
        "height": one.height,
        "bytes": one.bytes,
        "format": one.format,
        "jpeg_quality": one.jpeg_quality,
        "frames": one.frames,
        "damaged": one.damaged,
        "sources": list(one.sources),
        "taken_at": one.taken or None,
        "relation": str(one.relation),
        "sets": [
            {"id": member.set_id, "title": member.title, "position": member.position}
            for member in one.sets
        ],
        "people": one.people,
        "phrases": one.phrases,
        "captions": one.captions,
        "rating": one.rating,
        "favourite": one.favourite,
        "variants": one.variants,
    }


def plan_lines(plan: RulePlan, fate: Fate) -> Iterator[str]:
    """Yield what a rule would do, a sentence each."""
    groups = words.count(len(plan.decisions), "group")
    if fate is Fate.TRASH:
        freed = f", {size(plan.freed)}"
        yield f"{groups}: {words.photos(plan.others)} to the trash{freed}"
    else:
        yield f"{groups}: {words.photos(plan.others)} behind the best copies"
    for reason, number in plan.reasons.items():
        yield f"  {words.count(number, 'group')} by {REASONS[reason]}"
    if plan.left:
        yield "Left alone:"
    for left, number in plan.left.items():
        yield f"  {words.count(number, 'group')}: {LEFT[left]}"
    for folder, number in plan.folders.items():
        yield f"Outside of the library: {words.count(number, 'file')} in {folder}"


def plan_record(plan: RulePlan) -> Record:
    """Return what a rule would do as JSON has it."""
    return {
        "groups": len(plan.decisions),
        "photos": plan.others,
        "bytes": plan.freed,
        "reasons": {str(reason): number for reason, number in plan.reasons.items()},
        "left_alone": {str(left): number for left, number in plan.left.items()},
        "folders": dict(plan.folders),
        "decisions": [
            {"keep": one.kept_id, "others": [photo_id for photo_id, _, _ in one.fates]}
            for one in plan.decisions
        ],
    }


def _told(one: Told) -> str:
    match one.reason, one.won:
        case Reason.PIXELS, (width, height):
            return f"{width} × {height}"
        case Reason.SOURCE, (first, *_):
            return f"from {first}"
        case Reason.QUALITY, int(quality):
            return f"JPEG quality {quality}"
        case Reason.BYTES, int(number):
            return size(number)
        case _:
            return REASONS[one.reason]


def _told_record(one: Told) -> Record:
    return {
        "reason": str(one.reason),
        "won": _plain(one.won),
        "lost": [{"photo": photo_id, "value": _plain(value)} for photo_id, value in one.lost],
    }


def _plain(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value
