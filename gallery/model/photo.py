"""A photo as the faces see it: a card for the grid, details for everything else."""

from dataclasses import dataclass, field

from gallery.model.facts import Origin
from gallery.model.reasons import Reason
from gallery.model.region import Region


@dataclass(frozen=True, slots=True)
class Card:
    """What one cell of the grid needs; ``width`` and ``height`` in pixels, upright.

    ``duplicate``: another photo shows the same picture, and nobody has looked at the two yet.
    ``variants``: how many stand behind it; ``hidden``: it stands behind another one itself.
    """

    id: int
    digest: str
    width: int
    height: int
    rating: int = 0
    favourite: bool = False
    damaged: Reason | None = None
    frames: int = 1
    phrase: str = ""
    name: str = ""
    duplicate: bool = False
    variants: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """One file of a photo; ``path`` absolute, spelled as on disk (surrogate escapes)."""

    id: int
    path: str
    name: str
    bytes: int
    inside_library: bool = False


@dataclass(frozen=True, slots=True)
class InSet:
    """A photo's place in a set; ``position`` counts from 1."""

    set_id: int
    title: str
    position: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One phrase said of a photo, as text, with its parts' ids and origin."""

    phrase_id: int
    text: str
    person_ids: tuple[int, ...]
    scene_id: int | None
    origin: Origin = Origin.USER


@dataclass(frozen=True, slots=True)
class PhotoDetails:
    """Everything known of one photo.

    ``taken_at`` is ISO 8601 local time, with an offset when the file gives one, or "".
    ``captions`` maps a language tag ("en", "ko") to text. ``origins`` maps a field name
    (taken_at, caption, title, rating, ...) to where its value came from, ``reasons`` to the
    piece it was read from. ``further`` are fields without a place of their own (creator, rights,
    event, place, source_url). ``suggestions`` is the number of open guesses.
    """

    id: int
    digest: str
    width: int
    height: int
    format: str
    bytes: int
    taken_at: str
    title: str
    rating: int
    favourite: bool
    damaged: Reason | None
    frames: int
    files: tuple[PhotoFile, ...]
    sets: tuple[InSet, ...]
    people: tuple[tuple[int, str], ...]
    scenes: tuple[tuple[int, str], ...]
    statements: tuple[Statement, ...]
    captions: dict[str, str]
    source: str
    credit: str
    origins: dict[str, Origin]
    reasons: dict[str, str] = field(default_factory=dict)
    further: dict[str, str] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    suggestions: int = 0

    @property
    def name(self) -> str:
        """That of its first file, "" while it has none."""
        return self.files[0].name if self.files else ""
