"""What the grid is limited to: an entry of the sidebar, as a value and as a query."""

from dataclasses import dataclass
from enum import StrEnum

from gallery.library import family, people
from gallery.library.database import Reader
from gallery.search import ast


class ScopeKind(StrEnum):
    """The sorts of entries."""

    ALL = "all"
    RECENT = "recent"
    FAVOURITES = "favourites"
    UNTAGGED = "untagged"
    INCOMPLETE = "incomplete"
    DUPLICATES = "duplicates"
    SUGGESTIONS = "suggestions"
    PEOPLE = "people"
    GROUPS = "groups"
    SETS = "sets"
    SCENES = "scenes"
    PERSON = "person"
    GROUP = "group"
    SET = "set"
    SCENE = "scene"
    SEARCH = "search"


# Pages of their own, that limit no photos.
PORTRAITS = frozenset({ScopeKind.PEOPLE, ScopeKind.GROUPS, ScopeKind.SETS, ScopeKind.SCENES})
PAGES = PORTRAITS | {ScopeKind.SUGGESTIONS, ScopeKind.DUPLICATES}
FLAGS = {
    ScopeKind.RECENT: ast.Flag.RECENT,
    ScopeKind.FAVOURITES: ast.Flag.FAVOURITE,
    ScopeKind.UNTAGGED: ast.Flag.UNTAGGED,
    ScopeKind.INCOMPLETE: ast.Flag.INCOMPLETE,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """One entry; ``id`` is that of a person, group, set, scene or saved search, 0 otherwise.

    ``line`` is what a saved search puts into the search line; it limits nothing by itself.
    """

    kind: ScopeKind = ScopeKind.ALL
    id: int = 0
    name: str = ""
    line: str = ""

    @property
    def key(self) -> tuple[ScopeKind, int]:
        """What stays the same when it is renamed."""
        return (self.kind, self.id)

    def query(self, reader: Reader) -> ast.Node:
        """Return the query that finds its photos."""
        if self.kind in FLAGS:
            return ast.Is(FLAGS[self.kind])
        if self.kind is ScopeKind.PERSON:
            return ast.HasPerson(frozenset({self.id}))
        if self.kind is ScopeKind.GROUP:
            return ast.HasPerson(frozenset(people.get_group(reader, self.id).members))
        if self.kind is ScopeKind.SET:
            return ast.InSet(frozenset({self.id}))
        if self.kind is ScopeKind.SCENE:
            return ast.HasScene(frozenset(family.descendants(reader, self.id)))
        return ast.Everything()


EVERYTHING = Scope()
