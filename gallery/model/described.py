"""What files, their sidecars and their names say: of one photo, and of the post it came from.

Nothing here is a choice yet: ``importing`` decides what becomes of it, by origin.
"""

from dataclasses import dataclass, field

from gallery.model.facts import Fact, Origin
from gallery.model.region import Region
from gallery.model.suggestion import Hint


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person that a file states to be in the picture ("People|BTS|V").

    ``groups`` are the groups the person belongs to; ``handle`` an account without "@".
    """

    name: str
    origin: Origin = Origin.FILE
    groups: tuple[str, ...] = ()
    handle: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What is said of one photo; None where nothing is said.

    ``taken_at`` is ISO 8601 local time with an offset where it is known. ``captions`` by
    language tag ("ko"). ``place`` is latitude and longitude in degrees (WGS 84, north and east
    positive). ``people`` are statements, ``hints`` guesses; a keyword is a hint with the reason
    "keyword".
    """

    taken_at: Fact[str] | None = None
    title: Fact[str] | None = None
    captions: dict[str, Fact[str]] = field(default_factory=dict)
    rating: Fact[int] | None = None
    favourite: Fact[bool] | None = None
    source: Fact[str] | None = None
    source_url: Fact[str] | None = None
    credit: Fact[str] | None = None
    creator: Fact[str] | None = None
    rights: Fact[str] | None = None
    event: Fact[str] | None = None
    place: Fact[tuple[float, float]] | None = None
    people: tuple[NamedPerson, ...] = ()
    regions: tuple[Region, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What is said of a post, and of a file's part in it; None and "" where nothing is said.

    ``key`` names the post for ever ("twitter:1750914444445221330"). ``released`` is an ISO
    date in the zone that was asked for; its reason says how it is known. ``position`` counts
    from 1. ``media_key`` names this picture on its platform whatever copy of it this is
    ("twitter-media:EBGbJe_U8AA4Ekb").
    """

    key: str = ""
    title: Fact[str] | None = None
    released: Fact[str] | None = None
    source: Fact[str] | None = None
    source_url: Fact[str] | None = None
    credit: Fact[str] | None = None
    handle: Fact[str] | None = None
    event: Fact[str] | None = None
    expected: Fact[int] | None = None
    position: Fact[int] | None = None
    media_key: str = ""
