"""Persons and the groups they are members of."""

from dataclasses import dataclass

from gallery.model.names import Name


@dataclass(frozen=True, slots=True)
class Membership:
    """A person in a group; ``since`` and ``until`` are ISO dates or "" when unknown."""

    group_id: int
    person_id: int
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person with names (the first is the one shown) and the number of photos."""

    id: int
    names: tuple[Name, ...]
    groups: tuple[str, ...] = ()
    photos: int = 0
    cover_id: int | None = None

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class Group:
    """A group with names, its members' ids and the number of photos of any member."""

    id: int
    names: tuple[Name, ...]
    members: tuple[int, ...] = ()
    photos: int = 0

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0].text
