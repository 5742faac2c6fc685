"""What an edit or an import changed: the only message from below to a face."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids per kind. ``everything`` means: too much or unknown, read again.

    ``photos`` had a value changed in place; ``arrangement`` says that photos came, left or
    moved, so that lists of photos must be asked for again; ``searches``, that those which are
    kept are others, or in another order.
    """

    photos: frozenset[int] = field(default_factory=frozenset)
    sets: frozenset[int] = field(default_factory=frozenset)
    persons: frozenset[int] = field(default_factory=frozenset)
    groups: frozenset[int] = field(default_factory=frozenset)
    scenes: frozenset[int] = field(default_factory=frozenset)
    arrangement: bool = False
    searches: bool = False
    everything: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            self.photos | other.photos,
            self.sets | other.sets,
            self.persons | other.persons,
            self.groups | other.groups,
            self.scenes | other.scenes,
            self.arrangement or other.arrangement,
            self.searches or other.searches,
            self.everything or other.everything,
        )

    def __bool__(self) -> bool:
        return bool(
            self.photos
            or self.sets
            or self.persons
            or self.groups
            or self.scenes
            or self.arrangement
            or self.searches
            or self.everything
        )


EVERYTHING = Changes(arrangement=True, everything=True)
