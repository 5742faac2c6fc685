"""Who and what is said in the set of a photo: what the digits of the keyboard stand for.

The order is kept from one question to the next: whoever was third stays third, newcomers
come last. A digit must not mean another person because a photo was tagged meanwhile.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Table, func, select

from gallery.library import phrases
from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.namesakes import shown
from gallery.library.selections import around
from gallery.library.tables import (
    photo_people,
    photo_phrases,
    photo_scenes,
    photos,
)
from gallery.library.tables import phrases as phrase_rows
from gallery.model.photo import Statement
from gallery.model.phrases import Bearer, BearerKind

MOST = 9  # there are nine digits
KEPT = 100  # sets whose order is remembered


@dataclass(frozen=True, slots=True)
class SceneOfSet:
    """A scene, and what is said with it most often in the set ("V with camcorder")."""

    scene: Bearer
    said: Statement


@dataclass(frozen=True, slots=True)
class SetTags:
    """The people and scenes of a set, by their digits; ``set_id`` None for a photo in no set."""

    set_id: int | None = None
    people: tuple[Bearer, ...] = ()
    scenes: tuple[SceneOfSet, ...] = ()


class SetDigits:
    """Remembers the order of each set asked about; safe in any thread."""

    def __init__(self) -> None:
        self._kept: dict[int | None, SetTags] = {}
        self._lock = threading.Lock()

    def of(self, reader: Reader, photo_id: int) -> SetTags:
        """Return who and what the digits stand for at this photo."""
        set_id = set_of(reader, photo_id)
        with self._lock:
            before = self._kept.get(set_id)
        tags = set_tags(reader, photo_id, before)
        with self._lock:
            self._kept.pop(set_id, None)
            self._kept[set_id] = tags
            if len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]
        return tags


def set_tags(reader: Reader, photo_id: int, before: SetTags | None = None) -> SetTags:
    """Return who and what is said in the first set of a photo, most photos first.

    Args:
        reader: the library.
        photo_id: the photo; one in no set stands for itself.
        before: an earlier answer: for the same set its order stays, and who left the set
            since keeps the place as long as the library knows them.
    """
    set_id = set_of(reader, photo_id)
    kept = before if before is not None and before.set_id == set_id else SetTags(set_id)
    within = around(reader, photo_id) or [photo_id]
    people = [bearer.id for bearer in kept.people]
    people += _most(reader, photo_people, "person_id", within)
    scenes = [one.scene.id for one in kept.scenes]
    scenes += _most(reader, photo_scenes, "scene_id", within)
    said = {one.scene.id: one.said.phrase_id for one in kept.scenes}
    said |= _most_said(reader, within, scenes)
    return SetTags(
        set_id,
        tuple(_bearers(reader, BearerKind.PERSON, people))[:MOST],
        tuple(_with_phrases(reader, _bearers(reader, BearerKind.SCENE, scenes), said))[:MOST],
    )


def set_of(reader: Reader, photo_id: int) -> int | None:
    """Return the first set of a photo, None for a photo in no set or out of the library."""
    question = select(photos.c.first_set_id).where(photos.c.id == photo_id)
    found: int | None = reader.execute(question).scalar()
    return found


def _most(reader: Reader, table: Table, column: str, within: Iterable[int]) -> list[int]:
    found = (
        select(table.c[column])
        .where(among(table.c.photo_id, within))
        .group_by(table.c[column])
        .order_by(func.count().desc(), table.c[column])
        .limit(MOST)
    )
    return list(reader.execute(found).scalars())


def _most_said(reader: Reader, within: Iterable[int], scene_ids: Iterable[int]) -> dict[int, int]:
    """Return for each scene the phrase that is said with it of most photos."""
    of_these = (
        select(photo_phrases.c.phrase_id, func.count().label("number"))
        .where(among(photo_phrases.c.photo_id, within))
        .group_by(photo_phrases.c.phrase_id)
        .cte("of_these")
        .prefix_with("MATERIALIZED")  # from the photos: a scene's phrases may be said of many more
    )
    found = (
        select(phrase_rows.c.scene_id, phrase_rows.c.id)
        .join(of_these, of_these.c.phrase_id == phrase_rows.c.id)
        .where(among(phrase_rows.c.scene_id, scene_ids))
        .order_by(of_these.c.number, phrase_rows.c.id.desc())
    )
    return {row.scene_id: row.id for row in reader.execute(found)}


def _bearers(reader: Reader, kind: BearerKind, ids: Sequence[int]) -> list[Bearer]:
    """Return who bears these ids, in order, each once; those that are gone are left out."""
    known = shown(reader, kind, dict.fromkeys(ids))
    return [known[key] for key in dict.fromkeys(ids) if key in known]


def _with_phrases(
    reader: Reader, scenes: Iterable[Bearer], said: dict[int, int]
) -> Iterable[SceneOfSet]:
    statements = phrases.statements(reader, said.values())
    for scene in scenes:
        statement = statements.get(said.get(scene.id, 0))
        if statement is not None:
            yield SceneOfSet(scene, statement)
