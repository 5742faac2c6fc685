"""What the pages list, as values: read and put in order on the reader pool."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.words import two_names
from gallery.library import people, portraits, scenes, sets
from gallery.library.database import Reader
from gallery.model.names import Name
from gallery.model.people import Group, Person
from gallery.model.photoset import PhotoSet
from gallery.model.scenes import Scene

Bearer = Person | Group | Scene | PhotoSet

LISTED = {  # a page, and what stands on it
    ScopeKind.PEOPLE: ScopeKind.PERSON,
    ScopeKind.GROUPS: ScopeKind.GROUP,
    ScopeKind.SCENES: ScopeKind.SCENE,
    ScopeKind.SETS: ScopeKind.SET,
}
FIRST = 200  # entries: more than a screen of the smallest cells
PAGE_OF = {one: page for page, one in LISTED.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """One portrait.

    Attributes:
        scope: whom it shows.
        bearer: what the library knows of it.
        second: the name in another script, "" without one.
        newest: the newest photo, or of a set its date; sorts by itself.
        under: the sections it stands in: groups, a kind, a year; "" for none of them.
    """

    scope: Scope
    bearer: Bearer
    second: str = ""
    newest: int | str = 0
    under: tuple[str, ...] = field(default=("",))

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.scope.name

    @property
    def photos(self) -> int:
        """How many photos there are."""
        return self.bearer.photos


def read_first(reader: Reader, kind: ScopeKind) -> tuple[Entry, ...]:
    """Return the first screens of a page in its usual order; none where that takes as long."""
    if kind is ScopeKind.PEOPLE:
        return tuple(_person(one, {}) for one in people.most_shown(reader, FIRST))
    if kind is ScopeKind.SETS:
        return tuple(map(_set, sets.newest(reader, FIRST)))
    return ()


def read(reader: Reader, kind: ScopeKind) -> tuple[Entry, ...]:
    """Return everything that the page ``kind`` lists."""
    if kind is ScopeKind.PEOPLE:
        newest = portraits.newest_of_persons(reader)
        return tuple(_person(one, newest) for one in people.all_persons(reader))
    if kind is ScopeKind.GROUPS:
        return tuple(_named(ScopeKind.GROUP, one, one.names) for one in people.all_groups(reader))
    if kind is ScopeKind.SCENES:
        newest = portraits.newest_of_scenes(reader)
        return tuple(_scene(one, newest) for one in scenes.all_scenes(reader))
    return tuple(map(_set, sets.all_sets(reader)))


def _person(person: Person, newest: Mapping[int, int]) -> Entry:
    under = person.groups or ("",)
    return _named(ScopeKind.PERSON, person, person.names, newest.get(person.id, 0), under)


def _scene(scene: Scene, newest: Mapping[int, int]) -> Entry:
    under = (str(scene.kind),)
    return _named(ScopeKind.SCENE, scene, scene.names, newest.get(scene.id, 0), under)


def _set(one: PhotoSet) -> Entry:
    scope = Scope(ScopeKind.SET, one.id, one.title)
    return Entry(scope, one, newest=one.released_on, under=(one.released_on[:4],))


def _named(
    kind: ScopeKind,
    bearer: Person | Group | Scene,
    names: tuple[Name, ...],
    newest: int = 0,
    under: tuple[str, ...] = ("",),
) -> Entry:
    first, second = two_names(names)
    return Entry(Scope(kind, bearer.id, first), bearer, second, newest, under)
