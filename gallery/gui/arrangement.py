"""How the photos of a view stand: their order and what they are grouped by, as a value."""

from dataclasses import dataclass

from gallery.library.orders import groupings
from gallery.library.results import Grouping
from gallery.search.ast import Order, OrderBy


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was chosen for a view.

    ``grouping`` is what is wanted, and comes back with an order that can have it.
    """

    order: Order = Order(OrderBy.RELEASED)  # noqa: RUF009 (a frozen value)
    grouping: Grouping = Grouping.SET

    @property
    def sections(self) -> Grouping:
        """What the photos are grouped by in this order."""
        return fitting(self.order, self.grouping)


def fitting(order: Order, wanted: Grouping) -> Grouping:
    """Return the wanted grouping, or the first that the order can have."""
    possible = groupings(order.by)
    return wanted if wanted in possible else possible[0]


def to_text(order: Order) -> str:
    """Write an order as the search line does: ``-rating`` is the worst first."""
    return f"-{order.by}" if order.reverse else str(order.by)


def from_text(text: str) -> Order | None:
    """Read what ``to_text`` wrote; None when it says nothing that is known."""
    by = text.removeprefix("-")
    return Order(OrderBy(by), text.startswith("-")) if by in set(OrderBy) else None
