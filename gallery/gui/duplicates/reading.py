"""What the page reads: groups a page at a time, and how many there are of each sort."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gallery.library import groups_of_same
from gallery.library.database import Library, Reader
from gallery.library.groups_of_same import PAGE, GroupKey, SameGroup

MOST_AGAIN = 400  # groups read anew at once: half a second


class Which(StrEnum):
    """The sorts of groups."""

    SURE = "sure"
    MAYBE = "maybe"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Page:
    """Some groups of one sort, and whether there are more behind them."""

    which: Which
    groups: tuple[SameGroup, ...]
    has_more: bool


def page(
    reader: Reader,
    library: Library,
    *,
    which: Which,
    after: GroupKey | None = None,
    least: int = 0,
) -> Page:
    """Read groups.

    Args:
        reader: a reader.
        library: the library.
        which: their sort.
        after: the last group of the page before, None for the first page.
        least: how many are to be read at least, as far as there are so many.
    """
    limit = max(PAGE, min(least, MOST_AGAIN))
    found = groups_of_same.groups(
        reader,
        library,
        after=after,
        limit=limit,
        maybe=which is Which.MAYBE,
        later=which is Which.LATER,
    )
    return Page(which, found, len(found) == limit)


def counts(reader: Reader) -> Mapping[Which, int]:
    """Return how many groups there are of each sort."""
    count = groups_of_same.count
    return {
        Which.SURE: count(reader),
        Which.MAYBE: count(reader, maybe=True),
        Which.LATER: count(reader, later=True),
    }
