"""What tells the copies of one picture apart, as data: the faces find the words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gallery.model.best_copy import LEADERS, Candidate, Reason, Value


class Aspect(StrEnum):
    """What may differ between copies."""

    PIXELS = "pixels"  # width and height
    BYTES = "bytes"
    QUALITY = "quality"  # of the JPEG, 1 to 100, None if it is none
    FORMAT = "format"
    MOVES = "moves"  # the number of frames
    SOURCE = "source"  # names
    DATE = "date"  # when it was taken
    SETS = "sets"  # titles
    TAGS = "tags"  # how many people, phrases and captions
    RATING = "rating"  # stars
    RELATION = "relation"  # a model.variants.Relation
    CROP = "crop"  # whether it shows less
    FRAME = "frame"  # whether one was put around it
    MARK = "mark"  # whether a watermark was written on it
    DAMAGE = "damage"


@dataclass(frozen=True, slots=True)
class Difference:
    """What one copy has where not all have the same; ``is_best``: none has better."""

    aspect: Aspect
    value: Value
    is_best: bool = False


def differences(candidates: Sequence[Candidate]) -> dict[int, tuple[Difference, ...]]:
    """Return, by photo, each aspect in which not all of some copies are the same.

    The better value is marked where there is one: in bytes only within one format.
    """
    found: dict[int, tuple[Difference, ...]] = {one.photo_id: () for one in candidates}
    for aspect, value in VALUES.items():
        values = {one.photo_id: value(one) for one in candidates}
        if len(set(values.values())) < 2:
            continue
        best = _best_in(aspect, candidates)
        for key, own in values.items():
            found[key] = (*found[key], Difference(aspect, own, key in best))
    return found


def _best_in(aspect: Aspect, candidates: Sequence[Candidate]) -> set[int]:
    """Return the photos with the best value, none if all that can be compared are as good."""
    some = list(candidates)
    if aspect is Aspect.BYTES and len({one.format for one in some}) > 1:
        return set()
    if aspect is Aspect.QUALITY:
        some = [one for one in some if one.jpeg_quality is not None]
    if aspect in BETTER_BY:
        leading = LEADERS[BETTER_BY[aspect]](some)
    elif aspect in COUNTED:
        most = max(COUNTED[aspect](one) for one in some)
        leading = [one for one in some if COUNTED[aspect](one) == most]
    else:
        return set()
    return {one.photo_id for one in leading} if len(leading) < len(some) else set()


VALUES: dict[Aspect, Callable[[Candidate], Value]] = {
    Aspect.PIXELS: lambda one: (one.width, one.height),
    Aspect.BYTES: lambda one: one.bytes,
    Aspect.QUALITY: lambda one: one.jpeg_quality,
    Aspect.FORMAT: lambda one: one.format,
    Aspect.MOVES: lambda one: one.frames,
    Aspect.SOURCE: lambda one: one.sources,
    Aspect.DATE: lambda one: one.taken,
    Aspect.SETS: lambda one: tuple(member.title for member in one.sets),
    Aspect.TAGS: lambda one: (one.people, one.phrases, one.captions),
    Aspect.RATING: lambda one: one.rating,
    Aspect.RELATION: lambda one: str(one.relation),
    Aspect.CROP: lambda one: one.cropped,
    Aspect.FRAME: lambda one: one.framed,
    Aspect.MARK: lambda one: one.marked,
    Aspect.DAMAGE: lambda one: one.damaged,
}
BETTER_BY = {
    Aspect.PIXELS: Reason.PIXELS,
    Aspect.BYTES: Reason.BYTES,
    Aspect.QUALITY: Reason.QUALITY,
    Aspect.SOURCE: Reason.SOURCE,
    Aspect.DATE: Reason.DATE,
}
COUNTED: dict[Aspect, Callable[[Candidate], int]] = {
    Aspect.TAGS: lambda one: one.people + one.phrases + one.captions,
    Aspect.RATING: lambda one: one.rating,
    Aspect.CROP: lambda one: -bool(one.cropped),
    Aspect.FRAME: lambda one: -bool(one.framed),
    Aspect.MARK: lambda one: -bool(one.marked),
    Aspect.DAMAGE: lambda one: -one.damaged,
}
