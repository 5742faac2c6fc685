"""What is the matter with copies, by a look at their thumbnails: cut, framed, written on.

A look at two pictures takes some 20 ms, so it is taken when a group is looked at by somebody. That
one has a frame around it is told at once (2 ms): no such copy is to be proposed as the best.
"""

from collections.abc import Sequence
from dataclasses import replace

from gallery.images.wholeness import UNKNOWN, Both, Flaws, flaws_of
from gallery.library.database import Library
from gallery.model.best_copy import Candidate
from gallery.model.variants import Relation

NAMES = ("cropped", "framed", "marked")


def with_flaws(
    library: Library, some: Sequence[Candidate], middle_id: int, *, frames_only: bool = False
) -> list[Candidate]:
    """Return candidates with what is the matter with each, as far as their thumbnails tell.

    Args:
        library: the library.
        some: the candidates.
        middle_id: the one that the others are held against, and are related to.
        frames_only: look for nothing but frames.
    """
    (middle,) = [one for one in some if one.photo_id == middle_id]
    others = [one for one in some if one is not middle and (not frames_only or _is_framed(one))]
    if not others:
        return list(some)
    jpegs = library.thumbnails.get_many([one.digest for one in (middle, *others)])
    found: dict[int, Flaws] = {}
    own = Flaws()
    for one in others:
        mine, its = _look(jpegs.get(middle.digest), jpegs.get(one.digest), one.relation)
        found[one.photo_id] = its
        own = _worse_of(own, mine)
    found[middle_id] = own
    return [_with(one, found.get(one.photo_id, Flaws())) for one in some]


def _is_framed(one: Candidate) -> bool:
    return one.relation is Relation.FRAMED


def _look(middle: bytes | None, one: bytes | None, relation: Relation) -> Both:
    if middle is None or one is None:
        return UNKNOWN
    try:
        return flaws_of(middle, one, relation)
    except OSError:  # a thumbnail that cannot be read is made anew by the analysis
        return UNKNOWN


def _with(one: Candidate, flaws: Flaws) -> Candidate:
    told = {name: getattr(flaws, name) for name in NAMES}
    return replace(one, **{name: value for name, value in told.items() if value is not None})


def _worse_of(one: Flaws, other: Flaws) -> Flaws:
    """Return the worse of what two looks told of one picture, where they told anything."""
    pairs = ((getattr(one, name), getattr(other, name)) for name in NAMES)
    return Flaws(
        *(max((each for each in pair if each is not None), default=None) for pair in pairs)
    )
