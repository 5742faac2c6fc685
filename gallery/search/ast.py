"""The tree of a search. Leaves hold ids, dates and folded text; every node is a frozen value."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from gallery.model.dates import DateRange


class Flag(StrEnum):
    """What ``is:`` can ask."""

    FAVOURITE = "favourite"
    UNTAGGED = "untagged"
    DAMAGED = "damaged"
    INCOMPLETE = "incomplete"
    RECENT = "recent"
    ANIMATED = "animated"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Everything:
    """Every photo."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No photo: a word too short for text that begins no name."""


@dataclass(frozen=True, slots=True)
class HasPerson:
    """Any of these persons is in the photo."""

    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class HasScene:
    """Any of these scenes is in the photo; descendants are among ``ids`` already."""

    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class HasPhrase:
    """One phrase of the photo binds all of ``who`` to one of ``scenes``.

    Each of ``who`` is a set of persons of which any will do; ``link`` "" means any link.
    """

    who: tuple[frozenset[int], ...]
    link: str
    scenes: frozenset[int]


@dataclass(frozen=True, slots=True)
class HasText:
    """``text`` (NFD, case-folded) is inside caption, title or file name, or in set ``sets``."""

    text: str
    sets: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class InSet:
    """The photo is in any of these sets."""

    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Released:
    """The photo is in a set released within ``days``."""

    days: DateRange


@dataclass(frozen=True, slots=True)
class Taken:
    """The photo was taken within ``days`` (its own wall clock)."""

    days: DateRange


@dataclass(frozen=True, slots=True)
class Rating:
    """The rating is from ``low`` to ``high``, both inside; 0 is unrated."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Is:
    """A property of the photo or, for ``INCOMPLETE``, of one of its sets."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class Only:
    """Of each of ``who`` somebody is in the photo, and nobody else is."""

    who: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of ``nodes``; two or more."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """Any of ``nodes``; two or more."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Not ``node``."""

    node: "Node"


Node: TypeAlias = (
    Everything
    | Nothing
    | HasPerson
    | HasScene
    | HasPhrase
    | HasText
    | InSet
    | Released
    | Taken
    | Rating
    | Is
    | Only
    | And
    | Or
    | Not
)


def all_of(*nodes: Node) -> Node:
    """Join by *and*: flat, without repetition, without what is always true."""
    flat: dict[Node, None] = {}
    for node in nodes:
        flat.update(dict.fromkeys(node.nodes if isinstance(node, And) else (node,)))
    flat.pop(Everything(), None)
    if Nothing() in flat:
        return Nothing()
    kept = tuple(flat)
    return kept[0] if len(kept) == 1 else And(kept) if kept else Everything()


def any_of(*nodes: Node) -> Node:
    """Join by *or*: flat, ids together, without repetition, without what is never true."""
    flat: dict[Node, None] = {}
    ids: dict[type[HasPerson | HasScene | InSet], frozenset[int]] = {}
    for node in nodes:
        for part in node.nodes if isinstance(node, Or) else (node,):
            if isinstance(part, HasPerson | HasScene | InSet):
                ids[type(part)] = ids.get(type(part), frozenset()) | part.ids
            else:
                flat[part] = None
    flat.pop(Nothing(), None)
    flat = {**{kind(each): None for kind, each in ids.items()}, **flat}
    if Everything() in flat:
        return Everything()
    kept = tuple(flat)
    return kept[0] if len(kept) == 1 else Or(kept) if kept else Nothing()


def negate(node: Node) -> Node:
    """Return the opposite of ``node``."""
    if isinstance(node, Not):
        return node.node
    if isinstance(node, Everything):
        return Nothing()
    return Everything() if isinstance(node, Nothing) else Not(node)
