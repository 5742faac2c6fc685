"""What is told of one person, group, scene or set: read on the reader pool, put in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from gallery.gui.dates import say_day
from gallery.gui.portraits.cutting import ROUND, pictures, shaped
from gallery.gui.portraits.entries import Bearer
from gallery.gui.scope import Scope, ScopeKind
from gallery.gui.theme import CELL_RADIUS
from gallery.gui.words import Words, number, two_names
from gallery.library import memberships, namesakes, people, profiles, scenes, sets
from gallery.library.bearers import names_of
from gallery.library.database import Library, Reader
from gallery.library.profiles import Beside, Profile
from gallery.model.people import Group, Membership, Person
from gallery.model.photoset import PhotoSet
from gallery.model.phrases import BearerKind
from gallery.model.scenes import Scene

PROFILES = {
    ScopeKind.PERSON: profiles.of_person,
    ScopeKind.GROUP: profiles.of_group,
    ScopeKind.SCENE: profiles.of_scene,
    ScopeKind.SET: profiles.of_set,
}
YEAR = len("2024")


@dataclass(frozen=True, slots=True)
class Related:
    """A person, group or scene that belongs to somebody; ``note`` says since when."""

    scope: Scope
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that is told of one.

    ``related`` are a person's groups, a group's members, a scene's parents; ``below`` the
    scenes under a scene.
    """

    scope: Scope
    bearer: Bearer
    profile: Profile
    related: tuple[Related, ...] = ()
    below: tuple[Related, ...] = ()
    picture: QImage | None = None


def read(reader: Reader, library: Library, scope: Scope, *, pixels: int, ratio: float) -> Told:
    """Read what is told of somebody.

    Args:
        reader: the library, as it is now.
        library: where the thumbnails are.
        scope: a person, group, scene or set.
        pixels: the side of the picture.
        ratio: device pixels per logical pixel.

    Raises:
        NotFound: it is no longer there.
    """
    bearer = _bearer(reader, scope)
    related, below = _related(reader, bearer)
    square = pictures(reader, library, scope.kind, [scope.id]).get(scope.id)
    radius = pixels / 2 if scope.kind in ROUND else CELL_RADIUS * ratio
    picture = shaped(square, pixels, radius) if square is not None else None
    if picture is not None:
        picture.setDevicePixelRatio(ratio)
    profile = PROFILES[scope.kind](reader, scope.id)
    return Told(scope, bearer, profile, related, below, picture)


def _bearer(reader: Reader, scope: Scope) -> Bearer:
    if scope.kind is ScopeKind.PERSON:
        return people.get_person(reader, scope.id)
    if scope.kind is ScopeKind.GROUP:
        return people.get_group(reader, scope.id)
    if scope.kind is ScopeKind.SCENE:
        return scenes.get_scene(reader, scope.id)
    return sets.get(reader, scope.id)


def _related(reader: Reader, bearer: Bearer) -> tuple[tuple[Related, ...], tuple[Related, ...]]:
    if isinstance(bearer, Person):
        times = memberships.of_person(reader, bearer.id)
        return _members(reader, ScopeKind.GROUP, [(one.group_id, one) for one in times]), ()
    if isinstance(bearer, Group):
        times = memberships.of_group(reader, bearer.id)
        return _members(reader, ScopeKind.PERSON, [(one.person_id, one) for one in times]), ()
    if isinstance(bearer, Scene):
        parents, children = profiles.family_of(reader, bearer.id)
        return _scenes(parents), _scenes(children)
    return (), ()


def _members(
    reader: Reader, kind: ScopeKind, times: list[tuple[int, Membership]]
) -> tuple[Related, ...]:
    called = names_of(reader, str(kind), {key for key, _ in times})
    apart = namesakes.shown(reader, BearerKind(kind), called)
    notes: dict[int, list[str]] = {}
    for key, time in times:
        notes.setdefault(key, []).append(years(time))
    return tuple(
        Related(
            Scope(kind, key, two_names(called[key], apart[key].apart)[0]),
            ", ".join(filter(None, note)),
        )
        for key, note in notes.items()
    )


def _scenes(found: Iterable[Beside]) -> tuple[Related, ...]:
    return tuple(
        Related(Scope(ScopeKind.SCENE, one.id, two_names(one.names, one.apart)[0])) for one in found
    )


def years(time: Membership) -> str:
    """Return "2013–2022", "2013–", "–2022", or "" when nothing is known."""
    since, until = time.since[:YEAR], time.until[:YEAR]
    return f"{since}–{until}" if since or until else ""


class TellingWords(QObject):
    """Finds the words; made where it is needed, it holds nothing."""

    def title(self, told: Told) -> tuple[str, str]:
        """Return the name that is shown, and the others in dim."""
        bearer = told.bearer
        if isinstance(bearer, PhotoSet):
            return bearer.title or self.tr("Untitled set"), bearer.era
        first, _ = two_names(bearer.names)
        return first, " · ".join(name.text for name in bearer.names if name.text != first)

    def facts(self, told: Told) -> str:
        """Return the line below the name."""
        bearer = told.bearer
        if isinstance(bearer, PhotoSet):
            return self._set_facts(bearer)
        parts = [self._belongs(told), self._photos(told)]
        return " · ".join(part for part in parts if part)

    def beside(self, one: Beside, *, about: bool) -> tuple[str, str]:
        """Return the name and the number of photos of somebody; ``about`` if it is a guess."""
        count = number(one.photos)
        return two_names(one.names, one.apart)[0], f"≈ {count}" if about else count

    def rows(self, told: Told) -> list[tuple[str, str]]:
        """Return which rows of chips there are: what they hold, and their label."""
        if isinstance(told.bearer, Person):
            return [("people", self.tr("With")), ("scenes", self.tr("Scenes"))]
        if isinstance(told.bearer, Group):
            return [("related", self.tr("Members")), ("people", self.tr("With"))]
        if isinstance(told.bearer, Scene):
            return [("below", self.tr("Includes")), ("people", self.tr("With"))]
        return [("people", self.tr("People")), ("scenes", self.tr("Scenes"))]

    def _belongs(self, told: Told) -> str:
        if isinstance(told.bearer, Person):
            return ", ".join(f"{one.scope.name} {one.note}".strip() for one in told.related)
        if isinstance(told.bearer, Scene):
            kind = Words().scene_kind(told.bearer.kind)
            above = ", ".join(one.scope.name for one in told.related)
            return f"{kind} · {above}" if above else kind
        return ""

    def _photos(self, told: Told) -> str:
        photos = self.tr("%Ln photo(s)", "", told.bearer.photos)
        profile = told.profile
        if profile.every > 1 or not profile.sets:
            return photos
        return self.tr("{photos} in {sets}").format(
            photos=photos, sets=self.tr("%Ln set(s)", "", profile.sets)
        )

    def _set_facts(self, one: PhotoSet) -> str:
        there = Words().completeness(one.completeness)
        parts = (
            Words().set_kind(one.kind),
            say_day(one.released_on),
            one.source,
            one.credit,
            there if one.completeness.expected > 1 else self.tr("%Ln photo(s)", "", one.photos),
        )
        return " · ".join(part for part in parts if part)
