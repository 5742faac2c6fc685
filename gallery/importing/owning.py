"""What a plan shows of a set that the library has: the library's word, or a surer one.

It is what ``library.sets.merge`` will leave there, so that a form shows no guess that the
import then drops.
"""

from dataclasses import replace
from typing import Any

from gallery.importing.plan import PlannedSet
from gallery.model.facts import TRUST, Fact, Origin
from gallery.model.photoset import PhotoSet, SetKind

# Field of a planned set -> column of a set.
COLUMNS = {
    "title": "title",
    "kind": "kind",
    "released": "released_on",
    "source": "source",
    "source_url": "source_url",
    "credit": "credit",
    "handle": "handle",
    "event": "event",
    "era": "era",
    "terms": "terms",
    "expected": "expected",
}


def as_known(there: PhotoSet) -> PlannedSet:
    """Return what is said of a set of the library as a plan says it; its ``key`` is ""."""
    facts: dict[str, Any] = {field: _said(there, column) for field, column in COLUMNS.items()}
    facts["title"] = _fact(there, "title")
    return PlannedSet(key="", zone=there.released_zone, known_id=there.id, **facts)


def with_known(planned: PlannedSet, there: PhotoSet) -> PlannedSet:
    """Return a plan's set with the library's word wherever the plan knows nothing surer."""
    facts: dict[str, Any] = {}
    for field, column in COLUMNS.items():
        new: Fact[Any] | None = getattr(planned, field)
        facts[field] = new if _wins(new, there, column) else _said(there, column)
    facts["title"] = facts["title"] or _fact(there, "title")
    is_dated_anew = planned.released is not None and facts["released"] is planned.released
    zone = planned.zone if is_dated_anew else there.released_zone
    return replace(planned, zone=zone, **facts)


def _wins(new: Fact[Any] | None, there: PhotoSet, column: str) -> bool:
    """Whether a plan's word is written over the library's; a title only yields to a surer one."""
    if new is None or new.value is SetKind.OTHER:
        return False
    if column == "title":
        return TRUST[new.origin] > TRUST[_fact(there, column).origin]
    origin = there.origins.get(column)
    return origin is None or TRUST[new.origin] >= TRUST[origin]


def _said(there: PhotoSet, column: str) -> Fact[Any] | None:
    fact = _fact(there, column)
    return fact if fact.value else None


def _fact(there: PhotoSet, column: str) -> Fact[Any]:
    origin = there.origins.get(column, Origin.USER)
    return Fact(getattr(there, column), origin, there.reasons.get(column, ""))
