"""What is told of a person, group, scene or set above its photos: when, with whom, with what.

However many photos there are, at most some twenty thousand are looked at, spread evenly over
all of them: the figures of a person with more are an estimate, and say so (``every`` above 1).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, func, select

from gallery.library import hiding, namesakes
from gallery.library.bearers import names_of
from gallery.library.connections import Reader
from gallery.library.family import descendants
from gallery.library.keys import among
from gallery.library.tables import (
    group_members,
    photo_people,
    photo_scenes,
    photos,
    scene_parents,
    set_members,
    sets,
)
from gallery.model.names import Name
from gallery.model.phrases import BearerKind, shown_name

MOST_READ = 20_000  # photos: some tens of milliseconds a question
MOST_BESIDE = 12  # persons or scenes that are named


@dataclass(frozen=True, slots=True)
class Beside:
    """A person or scene in the same photos, and in how many of them.

    ``apart`` tells it from another of its name, see ``model.phrases.Bearer``.
    """

    id: int
    names: tuple[Name, ...]
    photos: int = 0
    apart: str = ""

    @property
    def shown(self) -> str:
        """The name with what tells it apart; a search for it finds nobody else."""
        return shown_name(self.names[0].text, self.apart)


@dataclass(frozen=True, slots=True)
class Month:
    """Photos of one month ("2024-01") by the release of their sets, and the sets' eras."""

    month: str
    photos: int
    eras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What photos have in common.

    ``every`` tells that each so many-th photo was looked at, 1 for all of them; the figures
    are of all photos either way.
    """

    every: int = 1
    sets: int = 0
    months: tuple[Month, ...] = ()
    people: tuple[Beside, ...] = ()
    scenes: tuple[Beside, ...] = ()


def of_person(reader: Reader, person_id: int) -> Profile:
    """Return the profile of a person's photos, the person left out of ``people``."""
    shown = photo_people.c.person_id == person_id
    return _profile(reader, photo_people, shown, people_out={person_id})


def of_group(reader: Reader, group_id: int) -> Profile:
    """Return the profile of the photos of any member; ``people`` are who is no member."""
    question = select(group_members.c.person_id).where(group_members.c.group_id == group_id)
    members = set(reader.execute(question).scalars())
    shown = among(photo_people.c.person_id, members)
    return _profile(reader, photo_people, shown, people_out=members)


def of_scene(reader: Reader, scene_id: int) -> Profile:
    """Return the profile of a scene's photos and of those under it, which ``scenes`` leave out."""
    family = descendants(reader, scene_id)
    shown = among(photo_scenes.c.scene_id, family)
    return _profile(reader, photo_scenes, shown, scenes_out=family)


def of_set(reader: Reader, set_id: int) -> Profile:
    """Return the profile of a set's photos."""
    return _profile(reader, set_members, set_members.c.set_id == set_id)


def family_of(reader: Reader, scene_id: int) -> tuple[list[Beside], list[Beside]]:
    """Return the parents and the children of a scene, by name."""
    above = select(scene_parents.c.parent_id).where(scene_parents.c.scene_id == scene_id)
    below = select(scene_parents.c.scene_id).where(scene_parents.c.parent_id == scene_id)
    sides = [list(reader.execute(question).scalars()) for question in (above, below)]
    named = _named(reader, BearerKind.SCENE, dict.fromkeys([*sides[0], *sides[1]], 0))
    found = {one.id: one for one in named}
    parents, children = (
        sorted((found[key] for key in side), key=lambda one: one.names[0].text) for side in sides
    )
    return parents, children


def _profile(
    reader: Reader,
    table: Table,
    belongs: ColumnElement[bool],
    *,
    people_out: Collection[int] = (),
    scenes_out: Collection[int] = (),
) -> Profile:
    every, ids = _sample(reader, table, belongs)
    by_set = _by_set(reader, ids)
    return Profile(
        every,
        len(by_set),
        _months(reader, by_set, every),
        _beside(reader, BearerKind.PERSON, ids, every=every, left_out=people_out),
        _beside(reader, BearerKind.SCENE, ids, every=every, left_out=scenes_out),
    )


def _sample(
    reader: Reader, table: Table, belongs: ColumnElement[bool]
) -> tuple[int, Sequence[int]]:
    """Return every how many-th photo that is not hidden is taken, and these photos."""
    belongs &= hiding.is_seen(table.c.photo_id)
    rows = reader.execute(select(func.count()).select_from(table).where(belongs)).scalar_one()
    every = -(-rows // MOST_READ) or 1
    taken = select(table.c.photo_id).where(belongs).distinct()
    if every > 1:
        taken = taken.where(table.c.photo_id % every == 0)
    return every, reader.execute(taken).scalars().all()


def _by_set(reader: Reader, ids: Sequence[int]) -> dict[int, int]:
    """Return how many of the photos stand in which set first."""
    question = (
        select(photos.c.first_set_id, func.count().label("number"))
        .where(among(photos.c.id, ids), photos.c.first_set_id.is_not(None))
        .group_by(photos.c.first_set_id)
    )
    return {row.first_set_id: row.number for row in reader.execute(question)}


def _months(reader: Reader, by_set: dict[int, int], every: int) -> tuple[Month, ...]:
    counts: Counter[str] = Counter()
    eras: dict[str, dict[str, None]] = {}
    question = select(sets.c.id, sets.c.released_on, sets.c.era, sets.c.title)
    for set_id, day, era, title in reader.execute(question.where(among(sets.c.id, by_set))):
        month = day[: len("2024-01")]
        if month:
            counts[month] += by_set[set_id] * every
            eras.setdefault(month, {})[era or title] = None
    return tuple(Month(month, counts[month], tuple(eras[month])) for month in sorted(counts))


def _beside(
    reader: Reader, kind: BearerKind, ids: Sequence[int], *, every: int, left_out: Collection[int]
) -> tuple[Beside, ...]:
    table = photo_people if kind is BearerKind.PERSON else photo_scenes
    bearer = table.c[f"{kind}_id"]
    number = func.count().label("number")
    question = select(bearer, number).where(among(table.c.photo_id, ids)).group_by(bearer)
    most = question.order_by(number.desc(), bearer).limit(MOST_BESIDE + len(left_out))
    found = [(key, count) for key, count in reader.execute(most) if key not in left_out]
    found = found[:MOST_BESIDE]
    return _named(reader, kind, {key: count * every for key, count in found})


def _named(reader: Reader, kind: BearerKind, photos: Mapping[int, int]) -> tuple[Beside, ...]:
    called = names_of(reader, kind, photos)
    shown = namesakes.shown(reader, kind, photos)
    return tuple(Beside(key, called[key], count, shown[key].apart) for key, count in photos.items())
