"""The orders of photos as SQL: by what they are sorted, and which index gives them so.

What is unknown stands last, whichever way round: photos never taken, unrated, without a size.
A set's photos stand in the set's own order even where the oldest set comes first.
"""

from dataclasses import dataclass

from gallery.library.results import Grouping
from gallery.search.ast import Order, OrderBy

# Eight digits that count down, an "s" and the set's id (see ``derived``); "t" and a time else.
DAY = "(99999999 - substr(p.order_key, 1, 8))"
UNDATED = "'99999999'"
SAME_SET = "substr(p.order_key, 1, 19)"
DAYS = {
    OrderBy.RELEASED: DAY,
    OrderBy.TAKEN: "replace(substr(p.taken_at, 1, 10), '-', '')",
    OrderBy.ADDED: "replace(substr(p.added_at, 1, 10), '-', '')",
}
DIVISOR = {Grouping.MONTH: 100, Grouping.YEAR: 10_000}
RELEASED = Order(OrderBy.RELEASED)


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of photos by which they can be ordered, the index of it, and "unknown"."""

    value: str
    unknown: str
    index: str


MEASURED = {
    OrderBy.TAKEN: Measured("p.taken_at", "''", "photos_taken"),
    OrderBy.ADDED: Measured("p.added_at", "''", "photos_added"),
    OrderBy.RATING: Measured("p.rating", "0", "photos_rating"),
    OrderBy.PIXELS: Measured("p.pixels", "0", "photos_pixels"),
    OrderBy.BYTES: Measured("p.bytes", "0", "photos_bytes"),
    OrderBy.NAME: Measured("p.name_key", "''", "photos_name"),
}


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through the index of an order.

    Attributes:
        where: the rows it meets.
        by: as the index has them.
    """

    where: str
    by: str


@dataclass(frozen=True, slots=True)
class Way:
    """An order with its sections, over a row ``p`` of photos.

    Attributes:
        terms: what photos are sorted by, first the most important; " DESC" is part of it.
        index: a covering index in this order; of the random one, of anything.
        walks: through that index, one after the other; none where it does not give the order.
        key: the expression of a row's section.
        grouping: what that is.
        is_by_set: whether a photo stands where its set does.
        is_turned: whether the oldest set comes first.
    """

    terms: tuple[tuple[str, str], ...]
    index: str
    walks: tuple[Walk, ...]
    key: str
    grouping: Grouping
    is_by_set: bool = False
    is_turned: bool = False


def way(order: Order, grouping: Grouping, *, shuffled: str) -> Way:
    """Return how photos are put in ``order``; ``shuffled`` is what the random one sorts by."""
    if grouping not in groupings(order.by):
        grouping = Grouping.NONE
    key = _key(order, grouping)
    if order.by is OrderBy.RELEASED:
        return _by_release(order, key, grouping)
    if order.by is OrderBy.RANDOM:
        terms = ((shuffled, " DESC" if order.reverse else ""),)
        return Way(terms, "photos_order", (), key, grouping)
    return _by_measure(order, key, grouping)


def groupings(by: OrderBy) -> tuple[Grouping, ...]:
    """Return the sections an order can have: sets only that of release, times those of time."""
    if by is OrderBy.RELEASED:
        return tuple(Grouping)
    return (*DIVISOR, Grouping.NONE) if by in DAYS else (Grouping.NONE,)


def _key(order: Order, grouping: Grouping) -> str:
    if grouping is Grouping.SET:
        return "coalesce(p.first_set_id, 0)"
    if grouping is Grouping.NONE:
        return "0"
    return f"CAST({DAYS[order.by]} AS INTEGER) / {DIVISOR[grouping]}"


def _by_release(order: Order, key: str, grouping: Grouping) -> Way:
    if not order.reverse:
        forward = (("p.order_key", ""), ("p.id", ""))
        walks = (Walk("1", "p.order_key, p.id"),)
        return Way(forward, "photos_order", walks, key, grouping, is_by_set=True)
    terms = (
        (f"p.order_key >= {UNDATED}", ""),
        (SAME_SET, " DESC"),
        ("p.order_key", ""),
        ("p.id", ""),
    )
    return Way(terms, "photos_order", (), key, grouping, is_by_set=True, is_turned=True)


def _by_measure(order: Order, key: str, grouping: Grouping) -> Way:
    measured = MEASURED[order.by]
    # Names begin at A; the newest, best and largest come first, where unknown is the least.
    is_down = (order.by is OrderBy.NAME) == order.reverse
    turn = " DESC" if is_down else ""
    by = f"{measured.value}{turn}, p.id{turn}"
    terms: tuple[tuple[str, str], ...] = ((measured.value, turn), ("p.id", turn))
    walks: tuple[Walk, ...] = (Walk("1", by),)
    if not is_down:
        terms = ((f"{measured.value} = {measured.unknown}", ""), *terms)
        walks = (
            Walk(f"{measured.value} > {measured.unknown}", by),
            Walk(f"{measured.value} = {measured.unknown}", "p.id"),
        )
    return Way(terms, measured.index, walks, key, grouping)
