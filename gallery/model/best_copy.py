"""Which of several copies of one picture is the best, and why, in an order that may be changed.

One reason after the other puts out those that are worse by it, until one is left. Some reasons
cannot tell: a file that is no JPEG has no JPEG quality, and bytes say nothing between formats.
What nothing tells apart is a tie, and the copy that came first is proposed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gallery.model.errors import InvalidValue
from gallery.model.names import compare_key
from gallery.model.photo import InSet
from gallery.model.quality import SAME_BYTES, SAME_PIXELS
from gallery.model.variants import Relation, VariantKind

SAME_QUALITY = 2  # of 100; tables of two programs for one quality differ by as much
# Where a platform is known to shrink or to compress what it is given, it stands behind one that
# hands out the file itself; fansites, which are not named here, come after the artists' own.
SOURCES_BEST_FIRST = ("Weverse", "Naver Post", "Naver Blog", "V LIVE", "X", "Weibo", "Instagram")

Value = int | str | bool | tuple[int, ...] | tuple[str, ...] | None


class Reason(StrEnum):
    """Why one copy is better than another."""

    PIXELS = "pixels"  # it has more
    SOURCE = "source"  # it is from a better one, as the user ranks them
    QUALITY = "quality"  # its JPEG is compressed less
    BYTES = "bytes"  # it has more, in the same format
    WHOLE = "whole"  # it is not damaged, cut, framed or marked
    DATE = "date"  # it knows when it was taken


DEFAULT_ORDER = (Reason.PIXELS, Reason.SOURCE, Reason.QUALITY, Reason.BYTES)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One photo of a group that shows one picture, with all that can tell it from the others.

    Attributes:
        photo_id: which photo.
        width: in pixels, upright.
        height: likewise.
        bytes: of its file.
        format: its name ("JPEG"), "" if it is not known.
        digest: of its content, which its thumbnail is kept by.
        name: of its first file.
        folder: where that stands, absolute.
        inside: whether all its files are in the library's own folder.
        frames: more than one in what moves.
        damaged: whether only a part of it can be shown.
        jpeg_quality: 1 to 100 as its quantisation tables tell; None if they were not read.
        sources: of the sets that it is in and its own, each once.
        source_rank: the place of its best source in the user's order, from 0; None in none.
        taken: ISO 8601, or "".
        sets: the sets that it is in.
        people: how many are in it.
        phrases: how many are said of it.
        captions: in how many languages it has one.
        rating: 0 to 5 stars.
        favourite: whether it is one.
        relation: how it shows what the picture in the middle of the group shows.
        cropped: whether it shows less than another one; None if nothing tells.
        framed: whether a frame was put around it; None likewise.
        marked: whether a watermark was written on it; None likewise.
        variants: how many photos stand behind it already.
    """

    photo_id: int
    width: int
    height: int
    bytes: int = 0
    format: str = ""
    digest: str = ""
    name: str = ""
    folder: str = ""
    inside: bool = False
    frames: int = 1
    damaged: bool = False
    jpeg_quality: int | None = None
    sources: tuple[str, ...] = ()
    source_rank: int | None = None
    taken: str = ""
    sets: tuple[InSet, ...] = ()
    people: int = 0
    phrases: int = 0
    captions: int = 0
    rating: int = 0
    favourite: bool = False
    relation: Relation = Relation.SAME
    cropped: bool | None = None
    framed: bool | None = None
    marked: bool | None = None
    variants: int = 0

    @property
    def pixels(self) -> int:
        """How many it has."""
        return self.width * self.height

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing from it, or to be written on it."""
        return not (self.damaged or self.cropped or self.framed or self.marked)


@dataclass(frozen=True, slots=True)
class Told:
    """What one reason told: the value of the best, and those that are worse, by photo."""

    reason: Reason
    won: Value
    lost: tuple[tuple[int, Value], ...]


@dataclass(frozen=True, slots=True)
class Best:
    """The best of some copies.

    Attributes:
        photo_id: which one.
        told: the reasons that put others out, the first one first.
        tied: the others that no reason tells from it.
    """

    photo_id: int
    told: tuple[Told, ...] = ()
    tied: tuple[int, ...] = ()

    @property
    def reason(self) -> Reason | None:
        """The first reason that told; None when nothing tells the copies apart."""
        return self.told[0].reason if self.told else None

    @property
    def is_tie(self) -> bool:
        """Whether another one may be as good."""
        return bool(self.tied)


def check_order(names: Iterable[str]) -> tuple[Reason, ...]:
    """Return an order of reasons.

    Raises:
        InvalidValue: it is empty, names what is no reason, or one twice, or begins with bytes,
            which would decide alone.
    """
    given = [str(name) for name in names]
    told = ", ".join(given)
    if not given:
        raise InvalidValue("best_copy_order", told, "empty")
    unknown = [name for name in given if name not in list(Reason)]
    if unknown:
        raise InvalidValue("best_copy_order", unknown[0], "unknown-reason")
    if len(set(given)) < len(given):
        raise InvalidValue("best_copy_order", told, "said-twice")
    order = tuple(Reason(name) for name in given)
    if order[0] is Reason.BYTES:
        raise InvalidValue("best_copy_order", told, "bytes-alone")
    return order


def rank(sources: Iterable[str], source_ranks: Sequence[str]) -> int | None:
    """Return the place of the best of some sources in an order, None if it names none of them."""
    wanted = {compare_key(source) for source in sources}
    places = (place for place, name in enumerate(source_ranks) if compare_key(name) in wanted)
    return next(places, None)


def propose(candidates: Sequence[Candidate], order: Iterable[str] = DEFAULT_ORDER) -> Best:
    """Return which of some copies is the best, and by what.

    A damaged one is never better than a sound one, whatever the order says, nor one in a frame
    than one without: its pixels are those of the frame.

    Args:
        candidates: one at least.
        order: the reasons, the first one first.

    Raises:
        InvalidValue: the order cannot be used (``check_order``).
    """
    reasons = check_order(order)
    left = list(candidates)
    told: list[tuple[Reason, list[Candidate]]] = []
    sound = _sound(left)
    if len(sound) < len(left):
        told.append((Reason.WHOLE, [one for one in left if one not in sound]))
        left = sound
    for reason in reasons:
        leading = LEADERS[reason](left)
        lost = [one for one in left if one not in leading]
        if lost:
            told.append((reason, lost))
        left = leading
    best = min(left, key=lambda one: one.photo_id)
    tied = tuple(one.photo_id for one in left if one is not best)
    return Best(best.photo_id, _merged(best, told), tied)


def contenders(candidates: Sequence[Candidate], order: Iterable[Reason]) -> list[Candidate]:
    """Return those that nothing in a part of an order puts out: only they are worth reading."""
    left = _sound(candidates)
    for reason in order:
        left = LEADERS[reason](left)
    return left


def kind_of(one: Candidate) -> VariantKind:
    """Return what a copy seems to be of the best one."""
    if one.cropped or one.relation is Relation.CROPPED:
        return VariantKind.CROP
    if one.marked or one.framed or not one.relation.is_sure:
        return VariantKind.EDIT
    return VariantKind.DUPLICATE


def value_of(one: Candidate, reason: Reason) -> Value:
    """Return what a reason looks at."""
    match reason:
        case Reason.PIXELS:
            return one.width, one.height
        case Reason.SOURCE:
            return one.sources
        case Reason.QUALITY:
            return one.jpeg_quality
        case Reason.BYTES:
            return one.bytes
        case Reason.WHOLE:
            return one.is_whole
        case Reason.DATE:
            return one.taken


def _sound(some: Sequence[Candidate]) -> list[Candidate]:
    sound = [one for one in some if not (one.damaged or one.framed)]
    return sound or list(some)


def _merged(best: Candidate, told: Iterable[tuple[Reason, list[Candidate]]]) -> tuple[Told, ...]:
    """Return each reason once: damage and "whole" in the order are one."""
    lost: dict[Reason, list[Candidate]] = {}
    for reason, put_out in told:
        lost.setdefault(reason, []).extend(put_out)
    return tuple(
        Told(reason, value_of(best, reason), tuple((o.photo_id, value_of(o, reason)) for o in out))
        for reason, out in lost.items()
    )


Leaders = Callable[[Sequence[Candidate]], list[Candidate]]


def _most_pixels(some: Sequence[Candidate]) -> list[Candidate]:
    most = max(one.pixels for one in some)
    return [one for one in some if one.pixels >= most * (1 - SAME_PIXELS)]


def _best_source(some: Sequence[Candidate]) -> list[Candidate]:
    ranks = [one.source_rank for one in some if one.source_rank is not None]
    return [one for one in some if one.source_rank == min(ranks)] if ranks else list(some)


def _best_quality(some: Sequence[Candidate]) -> list[Candidate]:
    """Put out JPEGs only: between one and a PNG, quality tells nothing."""
    known = [one.jpeg_quality for one in some if one.jpeg_quality is not None]
    least = max(known, default=0) - SAME_QUALITY
    return [one for one in some if one.jpeg_quality is None or one.jpeg_quality >= least]


def _most_bytes(some: Sequence[Candidate]) -> list[Candidate]:
    """Put out what is smaller than another file of its format: a PNG made of a JPEG is larger."""
    most: dict[str, int] = {}
    for one in some:
        most[one.format] = max(one.bytes, most.get(one.format, 0))
    return [
        one for one in some if not one.format or one.bytes >= most[one.format] * (1 - SAME_BYTES)
    ]


def _whole(some: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in some if one.is_whole] or list(some)


def _dated(some: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in some if one.taken] or list(some)


LEADERS: dict[Reason, Leaders] = {
    Reason.PIXELS: _most_pixels,
    Reason.SOURCE: _best_source,
    Reason.QUALITY: _best_quality,
    Reason.BYTES: _most_bytes,
    Reason.WHOLE: _whole,
    Reason.DATE: _dated,
}
