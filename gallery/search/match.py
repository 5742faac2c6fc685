"""A search read in memory: whether one photo matches.

The oracle of the tests: ``gallery.library.query`` must find exactly the photos for which
``matches`` says yes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """What a search can ask of one photo.

    Attributes:
        people: ids of persons.
        scenes: ids of scenes, without those above them.
        phrases: what is said of it.
        texts: captions, its own title, names of files; like all texts NFD and case-folded.
        sets: ids of its sets.
        released: the days of its sets that have one.
        taken: its own day.
        added: the day it came into the library.
        flags: what ``is:`` is true of it.
        measures: sizes, numbers and the rating; one that is not there is 0.
        parts: its texts by part; a title is its own only, sets are asked by id.
        set_texts: texts of its sets, and its own source and credit.
        kinds: the kinds of its sets.
        format: as ``photos.format`` names it.
        lacks: what is missing.
        variant: what it is of the photo that it stands behind (a ``VariantKind``), else "".
    """

    people: frozenset[int] = frozenset()
    scenes: frozenset[int] = frozenset()
    phrases: tuple[Said, ...] = ()
    texts: tuple[str, ...] = ()
    sets: frozenset[int] = frozenset()
    released: tuple[date, ...] = ()
    taken: date | None = None
    flags: frozenset[ast.Flag] = frozenset()
    added: date | None = None
    measures: Mapping[ast.Measure, int] = field(default_factory=dict)
    parts: Mapping[ast.TextPart, tuple[str, ...]] = field(default_factory=dict)
    set_texts: Mapping[ast.SetPart, tuple[str, ...]] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    format: str = ""
    lacks: frozenset[ast.Lack] = frozenset()
    variant: str = ""

    def said_in(self, part: ast.TextPart) -> tuple[str, ...]:
        """Return the texts of one part."""
        return self.parts.get(part, ())


def matches(node: ast.Node, photo: PhotoFacts) -> bool:
    """Return whether ``photo`` is what the whole search asks for."""
    is_left_out = bool(photo.variant) and not ast.asks_for_variants(node)
    return not is_left_out and holds(node, photo)


def holds(node: ast.Node, photo: PhotoFacts) -> bool:
    """Return whether a condition is true of ``photo``, be it left out of a search or not."""
    match node:
        case ast.And(nodes):
            return all(holds(part, photo) for part in nodes)
        case ast.Or(nodes):
            return any(holds(part, photo) for part in nodes)
        case ast.Not(inner):
            return not holds(inner, photo)
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
        case ast.Quantity(measure, span):
            return photo.measures.get(measure, 0) in span
        case ast.Added(days):
            return photo.added is not None and photo.added in days
        case ast.OnDay(month, day):
            own = () if photo.taken is None else (photo.taken,)
            return any((one.month, one.day) == (month, day) for one in (*own, *photo.released))
        case _:
            return _matches_word(node, photo)


def _matches_word(node: ast.Node, photo: PhotoFacts) -> bool:
    match node:
        case ast.Says(part, text, sets):
            return bool(sets & photo.sets) or any(text in one for one in photo.said_in(part))
        case ast.SetSays(set_part, text):
            return any(text in one for one in photo.set_texts.get(set_part, ()))
        case ast.OfKind(kinds):
            return bool(kinds & photo.kinds)
        case ast.HasFormat(formats):
            return photo.format in formats
        case ast.Lacks(what):
            return what in photo.lacks
        case ast.Is(flag):
            return flag in photo.flags
        case ast.IsVariant(kinds):
            return photo.variant in kinds
        case _:
            return False


def _says(said: Said, asked: ast.HasPhrase) -> bool:
    linked = asked.link in {"", said.link}
    return linked and said.scene in asked.scenes and all(any_ & said.people for any_ in asked.who)


def _is_only(who: tuple[frozenset[int], ...], people: frozenset[int]) -> bool:
    return all(any_ & people for any_ in who) and people <= frozenset().union(*who)
