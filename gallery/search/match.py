"""A search read in memory: whether one photo matches.

The oracle of the tests: ``gallery.library.query`` must find exactly the photos for which
``matches`` says yes.
"""

from dataclasses import dataclass
from datetime import date

from gallery.search import ast


@dataclass(frozen=True, slots=True)
class Said:
    """One phrase of a photo, by ids."""

    people: frozenset[int]
    link: str = ""
    scene: int | None = None


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What a search can ask of one photo; ``texts`` are NFD and case-folded."""

    people: frozenset[int] = frozenset()
    scenes: frozenset[int] = frozenset()
    phrases: tuple[Said, ...] = ()
    texts: tuple[str, ...] = ()
    sets: frozenset[int] = frozenset()
    released: tuple[date, ...] = ()
    taken: date | None = None
    rating: int = 0
    flags: frozenset[ast.Flag] = frozenset()


def matches(node: ast.Node, photo: PhotoFacts) -> bool:
    """Return whether ``photo`` is what the search asks for."""
    match node:
        case ast.And(nodes):
            return all(matches(part, photo) for part in nodes)
        case ast.Or(nodes):
            return any(matches(part, photo) for part in nodes)
        case ast.Not(inner):
            return not matches(inner, photo)
        case _:
            return _matches_leaf(node, photo)


def _matches_leaf(node: ast.Node, photo: PhotoFacts) -> bool:
    match node:
        case ast.Everything():
            return True
        case ast.HasPerson(ids):
            return bool(ids & photo.people)
        case ast.HasScene(ids):
            return bool(ids & photo.scenes)
        case ast.HasPhrase():
            return any(_says(said, node) for said in photo.phrases)
        case ast.HasText(text, sets):
            return bool(sets & photo.sets) or any(text in piece for piece in photo.texts)
        case ast.InSet(ids):
            return bool(ids & photo.sets)
        case ast.Only(who):
            return _is_only(who, photo.people)
        case _:
            return _matches_value(node, photo)


def _matches_value(node: ast.Node, photo: PhotoFacts) -> bool:
    match node:
        case ast.Released(days):
            return any(day in days for day in photo.released)
        case ast.Taken(days):
            return photo.taken is not None and photo.taken in days
        case ast.Rating(low, high):
            return low <= photo.rating <= high
        case ast.Is(flag):
            return flag in photo.flags
        case _:
            return False


def _says(said: Said, asked: ast.HasPhrase) -> bool:
    linked = asked.link in {"", said.link}
    return linked and said.scene in asked.scenes and all(any_ & said.people for any_ in asked.who)


def _is_only(who: tuple[frozenset[int], ...], people: frozenset[int]) -> bool:
    return all(any_ & people for any_ in who) and people <= frozenset().union(*who)
