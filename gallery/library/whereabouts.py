"""In which sets somebody or something is, and on which of some photos: what a split asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.tables import photo_people, photo_scenes, set_members, sets
from gallery.model.phrases import BearerKind


@dataclass(frozen=True, slots=True)
class Whereabout:
    """A set, and how many photos of it show the person or scene."""

    set_id: int
    title: str
    photos: int


def sets_of(reader: Reader, kind: BearerKind, bearer_id: int) -> list[Whereabout]:
    """Return the sets that show a person or a scene, newest first."""
    shown = _photos(kind, bearer_id).subquery()
    question = (
        select(sets.c.id, sets.c.title, func.count())
        .join(set_members, set_members.c.set_id == sets.c.id)
        .join(shown, shown.c.photo_id == set_members.c.photo_id)
        .group_by(sets.c.id)
        .order_by(sets.c.released_on.desc(), sets.c.id.desc())
    )
    return [Whereabout(*row) for row in reader.execute(question)]


def among_photos(
    reader: Reader, kind: BearerKind, bearer_id: int, photo_ids: Iterable[int]
) -> tuple[int, ...]:
    """Return those of these photos that show a person or a scene, in their order."""
    ids = list(photo_ids)
    question = _photos(kind, bearer_id)
    column = question.selected_columns[0]
    there: set[int] = set(reader.execute(question.where(among(column, ids))).scalars())
    return tuple(photo_id for photo_id in ids if photo_id in there)


def _photos(kind: BearerKind, bearer_id: int) -> Select[Any]:
    if kind is BearerKind.SCENE:
        return select(photo_scenes.c.photo_id).where(photo_scenes.c.scene_id == bearer_id)
    return select(photo_people.c.photo_id).where(photo_people.c.person_id == bearer_id)
