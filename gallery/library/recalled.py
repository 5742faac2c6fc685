"""Phrases worth offering before anybody has typed them out: those of the set, of these people.

Why phrases and not scenes: "V with camcorder" is said again with its link, in one key.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select

from gallery.library import phrases, spoken
from gallery.library.connections import Reader
from gallery.library.keys import among
from gallery.library.selections import around
from gallery.library.tables import photo_phrases, phrase_people
from gallery.library.tables import phrases as phrase_rows
from gallery.model.phrases import PhraseReading


def recalled(
    reader: Reader, photo_id: int | None, *, of_set: int, recent: int
) -> tuple[PhraseReading, ...]:
    """Return what is said in the set of a photo, then what was said last anywhere; each once.

    Args:
        reader: the library.
        photo_id: the photo, None for no set.
        of_set: at most so many of the set's, those of most photos first.
        recent: at most so many said last, newest first.
    """
    ids = [] if photo_id is None else _of_set(reader, photo_id, of_set)
    ids += [statement.phrase_id for statement in phrases.recent(reader, recent)]
    return spoken.readings(reader, ids)


def said_of(reader: Reader, person_ids: Sequence[int], limit: int) -> tuple[PhraseReading, ...]:
    """Return the phrases that bind exactly these people to a scene, most photos first."""
    if not person_ids:
        return ()
    of_one = select(phrase_people.c.phrase_id)
    everyone = (
        phrase_rows.c.id.in_(of_one.where(phrase_people.c.person_id == person_id))
        for person_id in dict.fromkeys(person_ids)
    )
    number = select(func.count()).where(phrase_people.c.phrase_id == phrase_rows.c.id)
    found = (
        select(phrase_rows.c.id)
        .where(*everyone, phrase_rows.c.scene_id.is_not(None), phrase_rows.c.photo_count > 0)
        .where(number.scalar_subquery() == len(set(person_ids)))
        .order_by(phrase_rows.c.photo_count.desc(), phrase_rows.c.id.desc())
        .limit(limit)
    )
    return spoken.readings(reader, reader.execute(found).scalars())


def _of_set(reader: Reader, photo_id: int, limit: int) -> list[int]:
    number: ColumnElement[int] = func.count()
    found = (
        select(photo_phrases.c.phrase_id)
        .where(among(photo_phrases.c.photo_id, around(reader, photo_id)))
        .group_by(photo_phrases.c.phrase_id)
        .order_by(number.desc(), photo_phrases.c.phrase_id.desc())
        .limit(limit)
    )
    return list(reader.execute(found).scalars())
