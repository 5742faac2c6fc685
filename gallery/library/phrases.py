"""Phrases: what is said of photos. One row a phrase, however many photos it is said of."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Table, func, select

from gallery.library import namesakes, regions
from gallery.library.answering import close_answered
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among, existing, in_pieces, primary_columns
from gallery.library.source_tables import unsaid
from gallery.library.tables import photo_phrases, photos, phrase_people, phrases
from gallery.model.facts import TRUST, Origin
from gallery.model.photo import Statement
from gallery.model.phrases import BearerKind, say_phrase


def phrase_key(person_ids: Sequence[int], link: str, scene_id: int | None) -> str:
    """Return the key by which two phrases are the same: "3,5|with|12"."""
    return f"{','.join(map(str, person_ids))}|{link}|{scene_id or ''}"


def find_or_add(
    writer: Writer, person_ids: Sequence[int], link: str = "", scene_id: int | None = None
) -> int:
    """Return the phrase's id, adding it if nobody has said it yet."""
    people = list(dict.fromkeys(person_ids))
    key = phrase_key(people, link, scene_id)
    known = writer.connection.execute(select(phrases.c.id).where(phrases.c.key == key)).scalar()
    if known is not None:
        return int(known)
    row = {"key": key, "link": link, "scene_id": scene_id}
    (phrase_id,) = writer.insert(phrases, [row])
    writer.insert(
        phrase_people,
        [
            {"phrase_id": phrase_id, "person_id": person_id, "place": place}
            for place, person_id in enumerate(people)
        ],
    )
    return phrase_id


def attach(
    writer: Writer,
    photo_ids: Sequence[int],
    phrase_ids: Sequence[int],
    origin: Origin = Origin.USER,
) -> int:
    """Say phrases of photos; one already said keeps the stronger origin.

    What the user took off a photo is only said of it again by the user.

    Returns:
        How many statements are new.
    """
    wanted = list(dict.fromkeys(phrase_ids))
    new = changed = 0
    for ids in writer.pieces(photo_ids):
        real = sorted(existing(writer.connection, photos, ids))
        pairs = [(photo_id, phrase_id) for photo_id in real for phrase_id in wanted]
        added, stronger = _say(writer, pairs, origin)
        new, changed = new + added, changed + added + stronger
    if changed:
        _note_when(writer, wanted)
    return new


def attach_pairs(
    writer: Writer,
    pairs: Sequence[tuple[int, int]],
    origin: Origin = Origin.USER,
    *,
    anew: bool = True,
) -> int:
    """Say phrases of photos, given as pairs of photo and phrase that are there; see ``attach``.

    Guesses that this answers are closed.

    Args:
        writer: the transaction.
        pairs: photo and phrase.
        origin: who says so.
        anew: whether that makes them the phrases that were said last.
    """
    new = changed = 0
    for some in in_pieces(pairs):
        added, stronger = _say(writer, some, origin)
        new, changed = new + added, changed + added + stronger
        writer.went_on(0)  # it may be stopped here
    if changed and anew:
        _note_when(writer, dict.fromkeys(phrase_id for _, phrase_id in pairs))
    return new


def _say(writer: Writer, pairs: Sequence[tuple[int, int]], origin: Origin) -> tuple[int, int]:
    """Return how many statements are new, and how many have a stronger origin now."""
    keys = [{"photo_id": photo_id, "phrase_id": phrase_id} for photo_id, phrase_id in pairs]
    off = {_pair(row): row for row in writer.rows(unsaid, keys)}
    if origin is Origin.USER:
        writer.delete(unsaid, list(off.values()))
    else:
        keys = [key for key in keys if _pair(key) not in off]
    there = {_pair(row): row for row in writer.rows(photo_phrases, keys)}
    weaker = [row for row in there.values() if TRUST.get(Origin(row["origin"]), 0) < TRUST[origin]]
    writer.update(photo_phrases, weaker, {"origin": str(origin)})
    new = [key for key in keys if _pair(key) not in there]
    writer.insert(photo_phrases, [key | {"origin": str(origin)} for key in new])
    close_answered(writer, [_pair(key) for key in new])
    return len(new), len(weaker)


def _note_when(writer: Writer, phrase_ids: Iterable[int]) -> None:
    now = datetime.now(UTC).isoformat()
    writer.update(phrases, [{"id": key} for key in phrase_ids], {"said_at": now})


def detach(writer: Writer, photo_ids: Sequence[int], phrase_ids: Sequence[int]) -> int:
    """Take phrases off photos for the user; return how many statements went.

    That a person or a scene alone was taken off is remembered: files may state it again.
    """
    wanted = list(dict.fromkeys(phrase_ids))
    plain = _statable(writer.connection, wanted)
    return sum(_take_off(writer, ids, wanted, plain) for ids in writer.pieces(photo_ids))


def _take_off(
    writer: Writer, photo_ids: Sequence[int], phrase_ids: Sequence[int], plain: Collection[int]
) -> int:
    keys = [
        {"photo_id": photo_id, "phrase_id": phrase_id}
        for photo_id in photo_ids
        for phrase_id in phrase_ids
    ]
    found = writer.rows(photo_phrases, keys)
    there = [{"photo_id": row["photo_id"], "phrase_id": row["phrase_id"]} for row in found]
    off = [key for key in there if key["phrase_id"] in plain]
    known = {_pair(row) for row in writer.rows(unsaid, off)}
    writer.insert(unsaid, [key for key in off if _pair(key) not in known])
    gone = writer.delete(photo_phrases, there)
    _drop_regions(writer, [row["photo_id"] for row in found], phrase_ids)
    return gone


def _pair(row: Row) -> tuple[int, int]:
    return row["photo_id"], row["phrase_id"]


def _drop_regions(writer: Writer, photo_ids: Sequence[int], phrase_ids: Sequence[int]) -> None:
    """Take the rectangles of these phrases' people off photos that no longer speak of them."""
    about = select(phrase_people.c.person_id).where(among(phrase_people.c.phrase_id, phrase_ids))
    people = writer.connection.execute(about).scalars().all()
    marked = regions.persons_on(writer.connection, photo_ids, people)
    still = (
        select(photo_phrases.c.photo_id, phrase_people.c.person_id)
        .join(phrase_people, phrase_people.c.phrase_id == photo_phrases.c.phrase_id)
        .where(among(photo_phrases.c.photo_id, {photo_id for photo_id, _ in marked}))
    )
    spoken = {(row.photo_id, row.person_id) for row in writer.connection.execute(still)}
    regions.remove(writer, marked - spoken)


def taken_off(reader: Reader, pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return those pairs of photo and phrase that the user took apart."""
    asked = set(pairs)
    found = select(unsaid).where(among(unsaid.c.photo_id, {photo_id for photo_id, _ in asked}))
    return {(row.photo_id, row.phrase_id) for row in reader.execute(found)} & asked


def _statable(reader: Reader, phrase_ids: Iterable[int]) -> set[int]:
    """Return those phrases that a file can state: one person, or one scene, and no link."""
    number = select(func.count()).where(phrase_people.c.phrase_id == phrases.c.id)
    people = number.scalar_subquery()
    one = (people == 1) & phrases.c.scene_id.is_(None)
    scene = (people == 0) & phrases.c.scene_id.is_not(None)
    question = select(phrases.c.id).where(
        among(phrases.c.id, phrase_ids), phrases.c.link == "", one | scene
    )
    return set(reader.execute(question).scalars())


def statements(reader: Reader, phrase_ids: Iterable[int]) -> dict[int, Statement]:
    """Return phrases as text with their parts, by id; the origin is the user's.

    Who shares a name with somebody is told apart: "V (BTS) with camcorder".
    """
    ids = list(phrase_ids)
    who: dict[int, list[int]] = {}
    spoken = (
        select(phrase_people.c.phrase_id, phrase_people.c.person_id)
        .where(among(phrase_people.c.phrase_id, ids))
        .order_by(phrase_people.c.phrase_id, phrase_people.c.place)
    )
    for phrase_id, person_id in reader.execute(spoken):
        who.setdefault(phrase_id, []).append(person_id)
    rows = reader.execute(
        select(phrases.c.id, phrases.c.link, phrases.c.scene_id).where(among(phrases.c.id, ids))
    ).all()
    people = namesakes.shown(
        reader, BearerKind.PERSON, {one for said in who.values() for one in said}
    )
    scenes = namesakes.shown(reader, BearerKind.SCENE, {row.scene_id for row in rows} - {None})
    return {
        phrase_id: Statement(
            phrase_id,
            say_phrase(
                [people[one].shown for one in who.get(phrase_id, ()) if one in people],
                link,
                scenes[scene_id].shown if scene_id in scenes else "",
            ),
            tuple(who.get(phrase_id, ())),
            scene_id,
        )
        for phrase_id, link, scene_id in rows
    }


def said(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[Statement, ...]]:
    """Return what is said of each photo, oldest phrase first; photos without are left out."""
    found = reader.execute(
        select(photo_phrases.c.photo_id, photo_phrases.c.phrase_id, photo_phrases.c.origin)
        .where(among(photo_phrases.c.photo_id, photo_ids))
        .order_by(photo_phrases.c.photo_id, photo_phrases.c.phrase_id)
    ).all()
    known = statements(reader, {row.phrase_id for row in found})
    result: dict[int, tuple[Statement, ...]] = {}
    for photo_id, phrase_id, origin in found:
        words = known[phrase_id]
        one = Statement(phrase_id, words.text, words.person_ids, words.scene_id, Origin(origin))
        result[photo_id] = (*result.get(photo_id, ()), one)
    return result


def counts(reader: Reader, photo_ids: Iterable[int]) -> list[tuple[Statement, int]]:
    """Return each phrase said of any of the photos and of how many, most said first."""
    number = func.count().label("number")
    found = reader.execute(
        select(photo_phrases.c.phrase_id, number)
        .where(among(photo_phrases.c.photo_id, photo_ids))
        .group_by(photo_phrases.c.phrase_id)
        .order_by(number.desc(), photo_phrases.c.phrase_id)
    ).all()
    known = statements(reader, [row.phrase_id for row in found])
    return [(known[phrase_id], count) for phrase_id, count in found]


def recent(reader: Reader, limit: int) -> list[Statement]:
    """Return the phrases said last, newest first."""
    newest = select(phrases.c.id).where(phrases.c.said_at != "")
    ids = list(reader.execute(newest.order_by(phrases.c.said_at.desc()).limit(limit)).scalars())
    known = statements(reader, ids)
    return [known[key] for key in ids]


def remove_phrases(writer: Writer, phrase_ids: Sequence[int]) -> None:
    """Remove phrases altogether, from every photo they were said of.

    The boxes of people of whom nothing else is said there go with them.
    """
    spoken = select(photo_phrases.c.photo_id).where(among(photo_phrases.c.phrase_id, phrase_ids))
    photo_ids = writer.connection.execute(spoken.distinct()).scalars().all()
    _delete_of(writer, photo_phrases, phrase_ids)
    _drop_regions(writer, photo_ids, phrase_ids)
    for table in (unsaid, phrase_people):
        _delete_of(writer, table, phrase_ids)
    writer.delete(phrases, [{"id": key} for key in phrase_ids])


def _delete_of(writer: Writer, table: Table, phrase_ids: Sequence[int]) -> None:
    keys = select(*primary_columns(table)).where(among(table.c.phrase_id, phrase_ids))
    found = writer.connection.execute(keys).mappings()
    writer.delete(table, [dict(key) for key in found])
