"""Whether derived data still follows from the choices; only reads."""

from sqlalchemy import text

from gallery.library import frequency, name_keys, texts
from gallery.library.connections import Reader
from gallery.library.derived import (
    MEASURES,
    MEMBER_KEY,
    WANTED_EXTRA,
    WANTED_MEASURES,
    WANTED_OPEN,
    WANTED_PLACE,
    WANTED_SET_COUNTS,
    WANTED_TAG_COUNTS,
)
from gallery.library.hiding import HIDDEN, WANTED_VARIANTS
from gallery.library.shown import COUNTED, WANTED_PEOPLE, WANTED_SCENES


def _differ(wanted: str, table: str, columns: str) -> str:
    here = f"SELECT {columns} FROM {table}"
    return (
        f"SELECT (SELECT count(*) FROM ({wanted} EXCEPT {here}))"
        f" + (SELECT count(*) FROM ({here} EXCEPT {wanted}))"
    )


def _photos_of(table: str, column: str, bearers: str) -> str:
    return (
        f"SELECT count(*) FROM {bearers} WHERE photo_count != "
        f"(SELECT count(*) FROM {table} WHERE {column} = {bearers}.id AND {COUNTED})"
    )


QUESTIONS = {
    "photo_hidden": _differ("SELECT photo_id FROM variants", "photo_hidden", "photo_id"),
    "photos.hidden": f"SELECT count(*) FROM photos WHERE hidden != (id {HIDDEN})",
    "photos.variant_count": (
        f"SELECT count(*) FROM photos WHERE variant_count != {WANTED_VARIANTS}"
    ),
    "photo_people": _differ(WANTED_PEOPLE, "photo_people", "person_id, photo_id"),
    "photo_scenes": _differ(WANTED_SCENES, "photo_scenes", "scene_id, photo_id"),
    "photos.people_count": (
        f"SELECT count(*) FROM photos WHERE (people_count, scene_count) IS NOT {WANTED_TAG_COUNTS}"
    ),
    "photos.order_key": (
        f"SELECT count(*) FROM photos WHERE (first_set_id, order_key) IS NOT {WANTED_PLACE}"
    ),
    "photos.shape": (f"SELECT count(*) FROM photos WHERE {MEASURES} IS NOT {WANTED_MEASURES}"),
    "set_members.order_key": (
        "SELECT count(*) FROM set_members AS m JOIN sets AS s ON s.id = m.set_id "
        f"WHERE m.order_key != {MEMBER_KEY}"
    ),
    "set_members.is_extra": (
        f"SELECT count(*) FROM set_members WHERE is_extra != ({WANTED_EXTRA})"
    ),
    "sets.photo_count": (
        "SELECT count(*) FROM sets WHERE (photo_count, place_count, missing_count) "
        f"IS NOT {WANTED_SET_COUNTS}"
    ),
    "persons.photo_count": _photos_of("photo_people", "person_id", "persons"),
    "scenes.photo_count": _photos_of("photo_scenes", "scene_id", "scenes"),
    "suggestions.photo_count": (
        f"SELECT count(*) FROM suggestions WHERE photo_count != {WANTED_OPEN}"
    ),
    **{
        f"{table}.{column}": f"SELECT count(*) FROM {table} WHERE {column} != {wanted}"
        for (table, column), wanted in frequency.WANTED.items()
    },
}


def stale(reader: Reader) -> dict[str, int]:
    """Return how many rows of each kind of derived data are not what they should be."""
    found = {
        name: reader.execute(text(question)).scalar_one() for name, question in QUESTIONS.items()
    }
    found["name_keys"] = name_keys.stale(reader)
    found["photo_text"] = texts.stale(reader)
    return {name: number for name, number in found.items() if number}
