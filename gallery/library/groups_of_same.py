"""Photos that show the same picture, in groups to be decided on, the newest first.

A group is a star (``same_stars``) whose photos were read: what tells them apart, which one is
proposed as the best, and why. One of very many photos is shown some at a time. Groups stand in
the order of their keys, the greatest first; from a key the next page goes on, whatever was
decided meanwhile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gallery.library import candidates, closer_look, same_stars
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.same_stars import PUT_OFF, SURE, Pairs, Star, unsure
from gallery.model.best_copy import Best, Candidate
from gallery.model.variants import Relation

GroupKey = tuple[int, int, int]
PAGE = 50  # groups
MOST_MEMBERS = 50  # photos that are decided on at once


@dataclass(frozen=True, slots=True)
class SameGroup:
    """Photos that show the same picture, and wait for a decision.

    Attributes:
        key: what the group is called; ``groups`` goes on behind it.
        candidates: the photos, two at least, the proposed best first.
        best: which one that is, and why.
        sure: whether nobody has to look: all show the same picture whole, and none of them
            moves that others show still.
        size: how many there are in all; more than ``candidates`` if they are shown in parts.
    """

    key: GroupKey
    candidates: tuple[Candidate, ...]
    best: Best
    sure: bool
    size: int

    @property
    def photo_ids(self) -> tuple[int, ...]:
        """The photos, the proposed best first."""
        return tuple(one.photo_id for one in self.candidates)


def groups(
    reader: Reader,
    library: Library,
    *,
    after: GroupKey | None = None,
    limit: int = PAGE,
    maybe: bool | Relation = False,
    later: bool = False,
) -> tuple[SameGroup, ...]:
    """Return a page of groups, the newest first.

    Files are looked into for the quality of JPEGs: call it where that may take a moment.

    Args:
        reader: a reader.
        library: the library.
        after: the key of the last group of the page before, None for the first page.
        limit: how many groups at most.
        maybe: those that are not sure, or of one relation, instead of the sure ones.
        later: those that were put off instead, sure or not.
    """
    rest = same_stars.stars(reader, pairs(maybe=maybe, later=later), newest=after and after[0])
    found: list[SameGroup] = []
    while some := list(islice(rest, limit - len(found))):
        found += _read(reader, library, some, after)
        if len(found) >= limit:
            break
    return tuple(found[:limit])


def group_of(reader: Reader, library: Library, photo_ids: Sequence[int]) -> SameGroup | None:
    """Return chosen photos as a group, whether they were found to be the same or not.

    Returns:
        None if fewer than two of them are there and in sight.
    """
    known = same_stars.relations_among(reader, photo_ids)
    first, *others = photo_ids or [0]
    relations = {key: known.get(frozenset((first, key)), Relation.SAME) for key in others}
    star = Star(0, 0, {first: Relation.SAME} | relations)
    return next(iter(_read(reader, library, [star], None)), None)


def looked_at(reader: Reader, library: Library, group: SameGroup) -> SameGroup:
    """Return a group with what a look at its thumbnails tells: cut, framed or written on.

    That may make another one the best, if the order asks what is whole. 20 ms a photo.
    """
    middle = next((one for one in group.candidates if one.relation.is_sure), group.candidates[0])
    known = closer_look.with_flaws(library, group.candidates, middle.photo_id)
    ((best, ordered),) = candidates.bests_of(reader, library, [known])
    return replace(group, candidates=ordered, best=best)


def count(reader: Reader, *, maybe: bool | Relation = False, later: bool = False) -> int:
    """Return how many groups there are; all pairs are read: half a second for 300,000."""
    return same_stars.count(reader, pairs(maybe=maybe, later=later))


def pairs(*, maybe: bool | Relation, later: bool) -> Pairs:
    """Return the pairs that these groups are made of."""
    if later:
        return PUT_OFF
    if maybe is False:
        return SURE
    return unsure(None if maybe is True else maybe)


def is_sure(some: Sequence[Candidate]) -> bool:
    """Whether photos show the same picture beyond doubt: whole, and all still, or all moving."""
    stills = {one.frames == 1 for one in some}
    return len(stills) == 1 and all(one.relation.is_sure for one in some)


def _read(
    reader: Reader, library: Library, stars: Sequence[Star], after: GroupKey | None
) -> list[SameGroup]:
    """Return the groups that stars are shown as, each with the best of all its star."""
    wanted = [star for star in stars if after is None or _place(star) <= after[:2]]
    read = candidates.of_stars(reader, library, [star.relations for star in wanted])
    parts = [
        (star, len(some), part)
        for star, some in zip(wanted, _with_frames(library, read), strict=True)
        if len(some) > 1
        for part in _cut(
            reader, library, some, after if after and _place(star) == after[:2] else None
        )
    ]
    bests = candidates.bests_of(reader, library, [part for _, _, part in parts])
    return [
        SameGroup(
            (*_place(star), min(one.photo_id for one in part[1:])),
            ordered,
            best,
            is_sure(ordered),
            size,
        )
        for (star, size, part), (best, ordered) in zip(parts, bests, strict=True)
    ]


def _with_frames(
    library: Library, read: Sequence[tuple[Candidate, ...]]
) -> list[Sequence[Candidate]]:
    """Return the candidates of stars, with who has a frame: no such one is the best."""
    found: list[Sequence[Candidate]] = []
    for some in read:
        if not any(one.relation is Relation.FRAMED for one in some):
            found.append(some)
            continue
        known = closer_look.with_flaws(library, some, some[0].photo_id, frames_only=True)
        found.append(_turned(known) if known[0].framed else known)
    return found


def _turned(some: Sequence[Candidate]) -> list[Candidate]:
    """Say of the one in the middle that it is framed, not of what it holds."""
    first, *others = some
    held = [
        replace(one, relation=Relation.SAME) if one.relation is Relation.FRAMED else one
        for one in others
    ]
    return [replace(first, relation=Relation.FRAMED), *held]


def _place(star: Star) -> tuple[int, int]:
    return star.newest, star.number


def _cut(
    reader: Reader, library: Library, some: Sequence[Candidate], after: GroupKey | None
) -> Iterator[list[Candidate]]:
    """Give photos in parts that can be decided on, the newest first, the best in each of them."""
    first = some[0]
    if len(some) > MOST_MEMBERS:
        (best,) = candidates.decided(reader, library, [some], candidates.order_of(reader))
        first = next(one for one in some if one.photo_id == best.photo_id)
    others = sorted((one for one in some if one is not first), key=lambda one: -one.photo_id)
    if after is not None:
        others = [one for one in others if one.photo_id < after[2]]
    for start in range(0, len(others), MOST_MEMBERS - 1):
        yield [first, *others[start : start + MOST_MEMBERS - 1]]
