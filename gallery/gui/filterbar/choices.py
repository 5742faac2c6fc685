"""What may be clicked: conditions in sorts, each written as it stands in a search line."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from gallery.search import ast, choices
from gallery.search.terms import Stance


class Group(StrEnum):
    """The sorts of conditions, in their order in the bar."""

    PEOPLE = "people"
    SCENES = "scenes"
    SETS = "sets"
    DATE = "date"
    RATING = "rating"
    SHAPE = "shape"
    SIZE = "size"
    KIND = "kind"
    MISSING = "missing"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Choice:
    """One condition.

    Attributes:
        group: its sort.
        text: as it stands in the line.
        name: what to show where the text alone would not do: a name, a title.
        second: the name in another script, or "".
        count: how many of the photos in sight have it, None while that is not known.
        stance: how the line stands to it.
    """

    group: Group
    text: str
    name: str = ""
    second: str = ""
    count: int | None = None
    stance: Stance = Stance.SILENT


# Of these a line has one at a time: a click on another takes its place.
ONE_AT_A_TIME = frozenset({Group.DATE, Group.RATING, Group.SHAPE, Group.SIZE})
LACKING = (
    ast.Lack.CAPTION,
    ast.Lack.PEOPLE,
    ast.Lack.SCENE,
    ast.Lack.DATE,
    ast.Lack.SOURCE,
)
STATES = (
    ast.Flag.FAVOURITE,
    ast.Flag.INCOMPLETE,
    ast.Flag.DUPLICATE,
    ast.Flag.UNCONFIRMED,
    ast.Flag.REGION,
    ast.Flag.ANIMATED,
    ast.Flag.DAMAGED,
    ast.Flag.KEPT,
    ast.Flag.VARIANT,
)
# Always the same, whatever the photos in sight are.
FIXED: dict[Group, tuple[str, ...]] = {
    Group.KIND: tuple(f"kind:{kind.name}" for kind in choices.KINDS),
    Group.RATING: ("rating:5", "rating:>=4", "rating:>=3", "rating:0"),
    Group.SHAPE: ("shape:landscape", "shape:portrait", "shape:square"),
    Group.SIZE: ("mp:>20", "mp:>12", "mp:>8", "mp:<8", "mp:<2"),
    Group.MISSING: tuple(f"missing:{lack}" for lack in LACKING),
    Group.STATE: tuple(f"is:{flag}" for flag in STATES),
}
# Counted only when they are looked at: each costs a question of its own.
COUNTED_LATE = (Group.KIND, Group.SHAPE, Group.SIZE, Group.MISSING, Group.STATE)
BY_MEASURE = {
    ast.Measure.PEOPLE: Group.PEOPLE,
    ast.Measure.SCENES: Group.SCENES,
    ast.Measure.RATING: Group.RATING,
    ast.Measure.RATIO: Group.SHAPE,
    ast.Measure.WIDTH: Group.SIZE,
    ast.Measure.HEIGHT: Group.SIZE,
    ast.Measure.PIXELS: Group.SIZE,
    ast.Measure.BYTES: Group.SIZE,
}
BY_NODE: dict[type[ast.Node], Group] = {
    ast.HasPerson: Group.PEOPLE,
    ast.Only: Group.PEOPLE,
    ast.HasScene: Group.SCENES,
    ast.HasPhrase: Group.SCENES,
    ast.InSet: Group.SETS,
    ast.OfKind: Group.KIND,
    ast.Released: Group.DATE,
    ast.Taken: Group.DATE,
    ast.Added: Group.DATE,
    ast.OnDay: Group.DATE,
    ast.Lacks: Group.MISSING,
    ast.Is: Group.STATE,
}


def group_of(node: ast.Node) -> Group | None:
    """Return of which sort a condition is, whether it is asked for or refused."""
    if isinstance(node, ast.Not):
        return group_of(node.node)
    if isinstance(node, ast.Quantity):
        return BY_MEASURE[node.measure]
    if isinstance(node, ast.Or | ast.And):
        groups = {group_of(one) for one in node.nodes}
        return groups.pop() if len(groups) == 1 else None
    return BY_NODE.get(type(node))


def takes_place_of(group: Group) -> Callable[[ast.Node], bool]:
    """Return whether a condition goes when another of a sort is clicked; dates: of release."""
    if group is Group.DATE:
        return lambda node: isinstance(node, ast.Released)
    if group not in ONE_AT_A_TIME:
        return lambda _node: False
    return lambda node: not isinstance(node, ast.Not) and group_of(node) is group
