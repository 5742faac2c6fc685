"""What is said of some photos: who lacks whom, and phrases as if someone had just typed them."""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Select, Table, select

from gallery.library import namesakes, phrases
from gallery.library.connections import Reader
from gallery.library.keys import among, existing, in_pieces
from gallery.library.namesakes import Key
from gallery.library.tables import (
    persons,
    photo_people,
    photo_phrases,
    photo_scenes,
    photos,
    phrase_people,
)
from gallery.library.tables import phrases as phrase_rows
from gallery.model.phrases import BearerKind, Part, PhraseReading


def readings(reader: Reader, phrase_ids: Iterable[int]) -> tuple[PhraseReading, ...]:
    """Return phrases with their bearers, in the order of the ids; unknown ids are left out."""
    wanted = list(dict.fromkeys(phrase_ids))
    people: dict[int, list[Key]] = {}
    who = (
        select(phrase_people.c.phrase_id, phrase_people.c.person_id)
        .where(among(phrase_people.c.phrase_id, wanted))
        .order_by(phrase_people.c.phrase_id, phrase_people.c.place)
    )
    for phrase_id, person_id in reader.execute(who):
        people.setdefault(phrase_id, []).append((BearerKind.PERSON, person_id))
    rows = select(phrase_rows.c.id, phrase_rows.c.link, phrase_rows.c.scene_id)
    said = {row.id: row for row in reader.execute(rows.where(among(phrase_rows.c.id, wanted)))}
    scenes = {key: (BearerKind.SCENE, row.scene_id) for key, row in said.items() if row.scene_id}
    shown = namesakes.bearers(reader, [*scenes.values(), *chain(*people.values())])
    parts = {key: Part(one.name, one) for key, one in shown.items()}
    return tuple(
        PhraseReading(
            tuple(parts[one] for one in people.get(key, ())),
            said[key].link,
            parts[scenes[key]] if key in scenes else None,
        )
        for key in wanted
        if key in said
    )


def said_last(reader: Reader) -> tuple[PhraseReading, ...]:
    """Return the phrase that was said last of any photo, () when none was."""
    return readings(reader, (said.phrase_id for said in phrases.recent(reader, 1)))


def without_person(reader: Reader, photo_ids: Sequence[int], person_id: int) -> list[int]:
    """Return those photos, in order, of which nothing says this person."""
    having = select(photo_people.c.photo_id).where(photo_people.c.person_id == person_id)
    return _lacking(reader, photo_ids, having)


def without_scene(reader: Reader, photo_ids: Sequence[int], scene_id: int) -> list[int]:
    """Return those photos, in order, of which nothing says this scene."""
    having = select(photo_scenes.c.photo_id).where(photo_scenes.c.scene_id == scene_id)
    return _lacking(reader, photo_ids, having)


def people_on(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return who is in each photo, by id; photos without anybody are left out."""
    found = select(photo_people.c.photo_id, photo_people.c.person_id)
    found = found.where(among(photo_people.c.photo_id, photo_ids))
    result: dict[int, tuple[int, ...]] = {}
    for photo_id, person_id in reader.execute(found.order_by(*found.selected_columns)):
        result[photo_id] = (*result.get(photo_id, ()), person_id)
    return result


def phrases_with(reader: Reader, photo_ids: Iterable[int], scene_id: int) -> list[int]:
    """Return the phrases with this scene that are said of any of these photos."""
    with_scene = select(phrase_rows.c.id).where(phrase_rows.c.scene_id == scene_id)
    found = (
        select(photo_phrases.c.phrase_id)
        .distinct()
        .where(
            photo_phrases.c.phrase_id.in_(with_scene), among(photo_phrases.c.photo_id, photo_ids)
        )
    )
    return sorted(reader.execute(found).scalars())


def known(reader: Reader, phrase_ids: Iterable[int]) -> list[int]:
    """Return those phrases, in order and each once, that the library still knows."""
    return _there(reader, phrase_rows, phrase_ids)


def persons_known(reader: Reader, person_ids: Iterable[int]) -> list[int]:
    """Return those persons, in order and each once, that the library still knows."""
    return _there(reader, persons, person_ids)


def words(reader: Reader, phrase_ids: Collection[int]) -> list[str]:
    """Return what phrases say, in order."""
    said = phrases.statements(reader, phrase_ids)
    return [said[key].text for key in phrase_ids if key in said]


def bare(reader: Reader, person_id: int) -> list[int]:
    """Return the phrase that says nothing but this person, as a list; [] if nobody said it."""
    key = phrases.phrase_key((person_id,), "", None)
    return list(reader.execute(select(phrase_rows.c.id).where(phrase_rows.c.key == key)).scalars())


def link_of(reader: Reader, phrase_id: int) -> str:
    """Return the link of a phrase ("with"), "" for one without."""
    found = reader.execute(select(phrase_rows.c.link).where(phrase_rows.c.id == phrase_id))
    return str(found.scalar() or "")


def _there(reader: Reader, table: Table, ids: Iterable[int]) -> list[int]:
    wanted = list(dict.fromkeys(ids))
    found = existing(reader, table, wanted)
    return [key for key in wanted if key in found]


def _lacking(reader: Reader, photo_ids: Sequence[int], having: Select[Any]) -> list[int]:
    found: dict[int, None] = {}  # in order, each once
    for piece in in_pieces(photo_ids):
        asked = among(photos.c.id, piece), photos.c.id.not_in(having)
        lacking = set(reader.execute(select(photos.c.id).where(*asked)).scalars())
        found.update((key, None) for key in piece if key in lacking)
    return list(found)
