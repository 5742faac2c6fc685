"""A set: photos published together, in order, possibly with gaps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from gallery.model.facts import Origin


class SetKind(StrEnum):
    """What sort of set it is."""

    PHOTO_SKETCH = "photo sketch"
    CONCEPT_PHOTO = "concept photo"
    TEASER = "teaser"
    BEHIND = "behind"
    FANSIGN = "fansign"
    AIRPORT = "airport"
    STAGE = "stage"
    PRESS = "press"
    MAGAZINE_SCAN = "magazine scan"
    PHOTOCARD = "photocard"
    SELCA = "selca"
    OTHER = "other"


KOREAN_TIME = "Asia/Seoul"


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a set is there: ``have`` of ``expected`` photos, ``missing`` positions."""

    have: int
    expected: int
    missing: tuple[int, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing is known to be missing."""
        return self.have >= self.expected and not self.missing


@dataclass(frozen=True, slots=True)
class PhotoSet:
    """A set's own fields and its completeness; ``released_on`` is an ISO date or ""."""

    id: int
    title: str
    kind: SetKind = SetKind.OTHER
    era: str = ""
    event: str = ""
    released_on: str = ""
    released_zone: str = KOREAN_TIME
    source: str = ""
    source_url: str = ""
    credit: str = ""
    handle: str = ""
    terms: str = ""
    expected: int | None = None
    notes: str = ""
    cover_id: int | None = None
    photos: int = 0
    completeness: Completeness = field(default_factory=lambda: Completeness(0, 0))
    origins: dict[str, Origin] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


def completeness(positions: Iterable[int], expected: int | None) -> Completeness:
    """Say which positions of a set are missing.

    Args:
        positions: the positions that are there, from 1, in any order.
        expected: how many photos were published, None when unknown.
    """
    there = set(positions)
    total = max(expected or 0, max(there, default=0))
    missing = tuple(place for place in range(1, total + 1) if place not in there)
    return Completeness(len(there), total, missing)
