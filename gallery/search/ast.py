"""The tree of a search. Leaves hold ids, dates and folded text; every node is a frozen value.

A ``Search`` is what a whole line asks: which photos (``node``), in which order, how many.
"""

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
    TAGGED = "tagged"
    REGION = "region"  # has a box
    UNCONFIRMED = "unconfirmed"  # has an open guess
    OFFLINE = "offline"  # none of its files can be reached now: their roots are not there
    VARIANT = "variant"  # stands behind another: left out by whatever does not ask for it
    KEPT = "kept"  # others stand behind it


class Measure(StrEnum):
    """What of a photo is counted or measured; a photo whose size is unknown measures 0."""

    WIDTH = "width"  # pixels, upright
    HEIGHT = "height"  # pixels, upright
    PIXELS = "pixels"  # width by height
    BYTES = "bytes"  # of the picture's content
    RATIO = "ratio"  # thousandths of width to height, clamped to 100..10000, rounded down
    PEOPLE = "people"  # different persons said to be in it
    SCENES = "scenes"  # different scenes said of it, without those above them
    RATING = "rating"  # 0 to 5; 0 is unrated


class TextPart(StrEnum):
    """The texts of a photo that can be asked by themselves."""

    CAPTION = "caption"  # in any language
    TITLE = "title"  # its own, and those of its sets
    NAME = "name"  # of any of its files
    PATH = "path"  # the folder of any of its files, from the root's own path on, "/" between


class SetPart(StrEnum):
    """The texts of a set that can be asked; SOURCE and CREDIT also the photo's own."""

    ERA = "era"
    EVENT = "event"
    SOURCE = "source"
    CREDIT = "credit"
    HANDLE = "handle"
    TERMS = "terms"


class Lack(StrEnum):
    """What ``missing:`` can ask."""

    CAPTION = "caption"  # none in any language
    PEOPLE = "people"
    SCENE = "scene"
    DATE = "date"  # neither taken nor in a set with a release date
    SOURCE = "source"  # none of its own and no set with one
    TITLE = "title"  # none of its own
    SET = "set"
    RATING = "rating"


class OrderBy(StrEnum):
    """By what the photos of a search are ordered."""

    RELEASED = "released"
    TAKEN = "taken"
    ADDED = "added"
    RATING = "rating"
    PIXELS = "pixels"
    BYTES = "bytes"
    NAME = "name"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Order:
    """An order: newest, best, largest first, names from A; ``reverse`` turns it round."""

    by: OrderBy
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From ``low`` to ``high``, None for an open end; whole numbers mostly, but not always.

    Attributes:
        low: the least that counts.
        high: the most that counts.
        above: whether ``low`` itself does not count.
        below: whether ``high`` itself does not count.
    """

    low: float | None = None
    high: float | None = None
    above: bool = False
    below: bool = False

    def __contains__(self, value: float) -> bool:
        under = self.low is not None and (value < self.low or (self.above and value == self.low))
        over = self.high is not None and (value > self.high or (self.below and value == self.high))
        return not under and not over


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
class Added:
    """The photo came into the library within ``days`` (the clock of whoever added it)."""

    days: DateRange


@dataclass(frozen=True, slots=True)
class OnDay:
    """The photo was taken, or one of its sets released, on that day of any year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """That measure of the photo is within ``span``.

    The parser keeps 0, "unknown", out of the spans of sizes, so that readers need not.
    """

    measure: Measure
    span: Span


@dataclass(frozen=True, slots=True)
class Says:
    """``text`` (NFD, case-folded) is inside that text of the photo.

    ``sets`` are those whose title holds it; they are empty for other parts than TITLE.
    """

    part: TextPart
    text: str
    sets: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SetSays:
    """``text`` (NFD, case-folded) is inside that text of a set of the photo.

    For SOURCE and CREDIT also inside the photo's own.
    """

    part: SetPart
    text: str


@dataclass(frozen=True, slots=True)
class OfKind:
    """The photo is in a set of any of these kinds (values of ``SetKind``)."""

    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class HasFormat:
    """The photo's file is of any of these formats, as ``photos.format`` names them."""

    formats: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lacks:
    """Something is missing."""

    what: Lack


@dataclass(frozen=True, slots=True)
class Is:
    """A property of the photo or, for ``INCOMPLETE``, of one of its sets."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class IsVariant:
    """The photo stands behind another, as any of these kinds (values of ``VariantKind``)."""

    kinds: frozenset[str]


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
    | Added
    | OnDay
    | Quantity
    | Says
    | SetSays
    | OfKind
    | HasFormat
    | Lacks
    | Is
    | IsVariant
    | Only
    | And
    | Or
    | Not
)


@dataclass(frozen=True, slots=True)
class Search:
    """What a line asks: which photos, in which order (None: the view's own), how many at most."""

    node: Node
    order: Order | None = None
    limit: int | None = None


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


def asks_for_variants(node: Node) -> bool:
    """Whether a search says anything of photos behind others; if not, it leaves them out."""
    match node:
        case And(nodes) | Or(nodes):
            return any(map(asks_for_variants, nodes))
        case Not(inner):
            return asks_for_variants(inner)
        case _:
            return isinstance(node, IsVariant) or node == Is(Flag.VARIANT)


def negate(node: Node) -> Node:
    """Return the opposite of ``node``."""
    if isinstance(node, Not):
        return node.node
    if isinstance(node, Everything):
        return Nothing()
    return Everything() if isinstance(node, Nothing) else Not(node)
