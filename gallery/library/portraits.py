"""Which picture stands for a person, a group, a scene or a set, and which of them are newest.

The picture is where somebody is seen best; without a rectangle it is the photo that the user
chose, or else one that shows a person alone, the first of a scene, the first of a set. In the
place of a photo that stands behind another there is that one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, and_, func, or_, select

from gallery.library import family, hiding, regions
from gallery.library.bearers import require
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import among, existing
from gallery.library.photos import digests as digests_of
from gallery.library.tables import (
    group_members,
    names,
    persons,
    photo_people,
    photo_scenes,
    photos,
    scenes,
    set_members,
    sets,
    variants,
)
from gallery.model.errors import NotFound
from gallery.model.names import search_text
from gallery.model.region import Region

LOOKED_THROUGH = 200  # photos of a person, for one without anybody else


@dataclass(frozen=True, slots=True)
class Portrait:
    """A photo, and what of it is shown; ``region`` None leaves that to whoever draws it."""

    photo_id: int
    digest: str
    region: Region | None = None


def of_persons(reader: Reader, person_ids: Iterable[int]) -> dict[int, Portrait]:
    """Return the portraits of persons; those without photos are left out."""
    wanted = list(dict.fromkeys(person_ids))
    seen = regions.best(reader, wanted)
    rest = _covers(reader, [key for key in wanted if key not in seen])
    digests = digests_of(reader, {*rest.values(), *(photo for photo, _ in seen.values())})
    found = {
        key: Portrait(photo, digests[photo], region)
        for key, (photo, region) in seen.items()
        if photo in digests
    }
    return found | _whole(rest, digests)


def choose(writer: Writer, person_id: int, photo_id: int) -> None:
    """Let a photo stand for a person from now on.

    Raises:
        NotFound: the person or the photo is not there.
    """
    require(writer.connection, "person", person_id)
    if photo_id not in existing(writer.connection, photos, [photo_id]):
        raise NotFound("photo", str(photo_id))
    writer.update(persons, [{"id": person_id}], {"cover_id": photo_id})


def of_groups(reader: Reader, group_ids: Iterable[int]) -> dict[int, Portrait]:
    """Return the portrait of each group's member with most photos."""
    question = (
        select(group_members.c.group_id, persons.c.id)
        .join(persons, persons.c.id == group_members.c.person_id)
        .where(among(group_members.c.group_id, group_ids), persons.c.photo_count > 0)
        .order_by(persons.c.photo_count, persons.c.id.desc())
    )
    first = {row.group_id: row.id for row in reader.execute(question)}
    known = of_persons(reader, first.values())
    return {key: known[person_id] for key, person_id in first.items() if person_id in known}


def of_scenes(reader: Reader, scene_ids: Iterable[int]) -> dict[int, Portrait]:
    """Return a photo for each scene: its own first, else the first of a scene under it."""
    wanted = list(scene_ids)
    shown = _firsts(reader, wanted)
    for scene_id in wanted:
        if scene_id not in shown:
            below = _firsts(reader, family.descendants(reader, scene_id))
            if below:
                shown[scene_id] = min(below.values())
    return _whole(shown, digests_of(reader, shown.values()))


def of_sets(reader: Reader, set_ids: Iterable[int]) -> dict[int, Portrait]:
    """Return the cover of each set: the chosen photo while it is in it, else the first."""
    member = set_members.c
    first = (
        select(member.photo_id)
        .where(member.set_id == sets.c.id, hiding.is_seen(member.photo_id))
        .order_by(member.position, member.photo_id)
        .limit(1)
        .scalar_subquery()
    )
    chosen = (
        select(func.coalesce(variants.c.kept_id, member.photo_id))
        .outerjoin(variants, variants.c.photo_id == member.photo_id)
        .where(and_(member.set_id == sets.c.id, member.photo_id == sets.c.cover_id))
        .scalar_subquery()
    )
    question = select(sets.c.id, func.coalesce(chosen, first)).where(among(sets.c.id, set_ids))
    shown = {key: photo for key, photo in reader.execute(question) if photo is not None}
    return _whole(shown, digests_of(reader, shown.values()))


def newest_of_persons(reader: Reader) -> dict[int, int]:
    """Return the newest photo of each person who has one."""
    return _newest(reader, persons, photo_people, photo_people.c.person_id == persons.c.id)


def newest_of_scenes(reader: Reader) -> dict[int, int]:
    """Return the newest photo of each scene that has one."""
    return _newest(reader, scenes, photo_scenes, photo_scenes.c.scene_id == scenes.c.id)


def called_like(reader: Reader, kind: str, words: str) -> set[int]:
    """Return whose names have ``words`` in them, or begin with these initial consonants.

    Args:
        reader: the library.
        kind: "people", "groups", "scenes" or "sets"; a person is found by its groups, too.
        words: as the user types them.
    """
    wanted = search_text(words)
    if kind == "sets":
        found = select(sets.c.id).where(func.instr(sets.c.search_text, wanted) > 0)
        return set(reader.execute(found).scalars())
    if kind == "scenes":
        return _called(reader, names.c.scene_id, wanted)
    groups = _called(reader, names.c.group_id, wanted)
    if kind == "groups":
        return groups
    members = select(group_members.c.person_id).where(among(group_members.c.group_id, groups))
    return _called(reader, names.c.person_id, wanted) | set(reader.execute(members).scalars())


def _called(reader: Reader, bearer: ColumnElement[int], wanted: str) -> set[int]:
    inside = func.instr(names.c.search_text, wanted) > 0
    begins = func.instr(names.c.initials, wanted.replace(" ", "")) == 1
    found = select(bearer).where(bearer.is_not(None), or_(inside, begins))
    return set(reader.execute(found).scalars())


def _covers(reader: Reader, person_ids: Iterable[int]) -> dict[int, int]:
    """Return the photo the user chose, else one that shows a person alone, else the first."""
    shown = select(photo_people.c.photo_id).where(
        photo_people.c.person_id == persons.c.id, hiding.is_seen(photo_people.c.photo_id)
    )
    first = shown.order_by(photo_people.c.photo_id).limit(LOOKED_THROUGH)
    # Only among the first: somebody may never be alone.
    few = first.correlate(persons).subquery()
    alone = (
        select(photos.c.id)
        .join(few, few.c.photo_id == photos.c.id)
        .where(photos.c.people_count == 1)
        .order_by(photos.c.id)
        .limit(1)
    )
    chosen = (
        select(func.coalesce(variants.c.kept_id, photos.c.id))
        .outerjoin(variants, variants.c.photo_id == photos.c.id)
        .where(photos.c.id == persons.c.cover_id)
    )
    choices = (chosen, alone, first.limit(1))
    cover = func.coalesce(*(choice.scalar_subquery() for choice in choices))
    found = select(persons.c.id, cover).where(among(persons.c.id, person_ids))
    return {person_id: photo_id for person_id, photo_id in reader.execute(found) if photo_id}


def _newest(
    reader: Reader, bearers: Table, shown: Table, belongs: ColumnElement[bool]
) -> dict[int, int]:
    # One seek a bearer: the photos of each stand in order.
    seen = hiding.is_seen(shown.c.photo_id)
    last = select(func.max(shown.c.photo_id)).where(belongs, seen).scalar_subquery()
    found = reader.execute(select(bearers.c.id, last).where(bearers.c.photo_count > 0))
    return {key: photo for key, photo in found if photo is not None}


def _firsts(reader: Reader, scene_ids: Iterable[int]) -> dict[int, int]:
    first = select(func.min(photo_scenes.c.photo_id)).where(
        photo_scenes.c.scene_id == scenes.c.id, hiding.is_seen(photo_scenes.c.photo_id)
    )
    question = select(scenes.c.id, first.scalar_subquery())
    found = reader.execute(question.where(among(scenes.c.id, scene_ids)))
    return {key: photo for key, photo in found if photo is not None}


def _whole(shown: dict[int, int], digests: dict[int, str]) -> dict[int, Portrait]:
    return {
        key: Portrait(photo, digests[photo]) for key, photo in shown.items() if photo in digests
    }
