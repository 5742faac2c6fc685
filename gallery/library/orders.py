"""The orders of photos as SQL: by what they are sorted, and which index gives them so.

What is unknown stands last, whichever way round: photos never taken, unrated, without a size.
A set's photos stand in the set's own order even where the oldest set comes first.
"""

from dataclasses import dataclass

from gallery.library.results import Grouping
from gallery.search.ast import Order, OrderBy

# Eight digits that count down, an "s" and the set's id (see ``derived``); "t" and a time else.
DAY = "(99999999 - substr(p.order_key, 1, 8))"
UNDATED = "p.order_key >= '99999999'"
SAME_SET = "substr(p.order_key, 1, 19)"
SHAPE = """CASE WHEN p.width > 0 AND p.height > 0
    THEN max(100, min(10000, p.width * 1000 / p.height)) ELSE 1000 END"""
DAYS = {
    OrderBy.RELEASED: DAY,
    OrderBy.TAKEN: "replace(substr(p.taken_at, 1, 10), '-', '')",
    OrderBy.ADDED: "replace(substr(p.added_at, 1, 10), '-', '')",
}
DIVISOR = {Grouping.MONTH: 100, Grouping.YEAR: 10_000}
MEASURES = {
    OrderBy.TAKEN: ("p.taken_at", "''"),
    OrderBy.ADDED: ("p.added_at", "''"),
    OrderBy.RATING: ("p.rating", "0"),
    OrderBy.PIXELS: ("p.width * p.height", "0"),
    OrderBy.BYTES: ("p.bytes", "0"),
    OrderBy.NAME: ("(SELECT name FROM files WHERE photo_id = p.id ORDER BY id LIMIT 1)", "''"),
}
RELEASED = Order(OrderBy.RELEASED)
PRIME = 2_147_483_579  # the largest below 2 ** 31 that is 2 modulo 3: cubes are all different


@dataclass(frozen=True, slots=True)
class Way:
    """An order with its sections.

    Attributes:
        terms: expressions over ``p`` with " DESC" or "", first the most important.
        key: the expression of a row's section.
        grouping: what that is.
    """

    terms: tuple[tuple[str, str], ...]
    key: str
    grouping: Grouping


def grouping_of(order: Order, grouping: Grouping) -> Grouping:
    """Return the sections that go with an order: sets or times where it is one of times."""
    if order.by is OrderBy.RELEASED or (order.by in DAYS and grouping in DIVISOR):
        return grouping
    return Grouping.NONE


def way(order: Order, grouping: Grouping, *, seed: int) -> Way:
    """Return how photos are put in ``order``; ``seed`` is for the random one."""
    grouping = grouping_of(order, grouping)
    return Way(_terms(order, seed), _key(order, grouping), grouping)


def _key(order: Order, grouping: Grouping) -> str:
    if grouping is Grouping.SET:
        return "coalesce(p.first_set_id, 0)"
    if grouping is Grouping.NONE:
        return "0"
    return f"CAST({DAYS[order.by]} AS INTEGER) / {DIVISOR[grouping]}"


def _terms(order: Order, seed: int) -> tuple[tuple[str, str], ...]:
    if order.by is OrderBy.RELEASED:
        if order.reverse:
            return ((UNDATED, ""), (SAME_SET, " DESC"), ("p.order_key", ""), ("p.id", ""))
        return (("p.order_key", ""), ("p.id", ""))
    if order.by is OrderBy.RANDOM:
        return ((_shuffled(seed), " DESC" if order.reverse else ""),)
    value, unknown = MEASURES[order.by]
    is_down = (order.by is OrderBy.NAME) == order.reverse
    way = " DESC" if is_down else ""
    return ((f"{value} = {unknown}", ""), (value, way), ("p.id", way))


def _shuffled(seed: int) -> str:
    moved = f"((p.id + {seed % PRIME}) % {PRIME})"
    return f"({moved} * {moved} % {PRIME} * {moved} % {PRIME})"
