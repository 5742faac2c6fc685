"""Phrases that come to speak of somebody, or something, else: after a merge, or a split.

A merge rewrites phrases for all photos: "Taehyung with camcorder" becomes "V with camcorder",
and where both are known they become one, said of the photos of either. A split leaves phrases
as they are and says others in their place on the photos that were chosen.

Nothing that was said is lost: of two statements that become one the stronger origin stays, and
what was taken off a photo under one name but is said under the other stays said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, or_, select

from gallery.library.answering import close_answered
from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.phrases import phrase_key, remove_phrases
from gallery.library.source_tables import photo_suggestions, unsaid
from gallery.library.tables import photo_phrases, phrase_people, phrases
from gallery.model.facts import TRUST, Origin
from gallery.model.suggestion import SuggestionState


@dataclass(frozen=True, slots=True)
class Swap:
    """Who stands in whose place, and what in what's: old ids to new ones."""

    persons: Mapping[int, int]
    scenes: Mapping[int, int]

    @property
    def new_ones(self) -> "Swap":
        """Those who stand in the places of others, each in its own."""
        persons, scenes = self.persons.values(), self.scenes.values()
        return Swap({one: one for one in persons}, {one: one for one in scenes})


@dataclass(frozen=True, slots=True)
class _Wording:
    """One phrase's parts; ``said_at`` is when it was last said."""

    people: tuple[int, ...]
    link: str
    scene_id: int | None
    said_at: str = ""

    @property
    def key(self) -> str:
        return phrase_key(self.people, self.link, self.scene_id)

    def swapped(self, swap: Swap) -> "_Wording":
        people = dict.fromkeys(swap.persons.get(one, one) for one in self.people)
        scene = None if self.scene_id is None else swap.scenes.get(self.scene_id, self.scene_id)
        return _Wording(tuple(people), self.link, scene, self.said_at)


def photos_of(reader: Reader, swap: Swap) -> set[int]:
    """Return the photos of which a phrase about an old one is said."""
    said = select(photo_phrases.c.photo_id).where(photo_phrases.c.phrase_id.in_(_about(swap)))
    return set(reader.execute(said).scalars())


def reword(writer: Writer, swap: Swap) -> None:
    """Let every phrase about the old ones speak of the new ones, on all photos."""
    old = _wordings(writer.connection, _about(swap))
    new = {phrase_id: wording.swapped(swap) for phrase_id, wording in old.items()}
    ids = _ids(writer.connection, [wording.key for wording in new.values()])
    rewritten: dict[int, _Wording] = {}
    moves: dict[int, int] = {}
    for phrase_id, wording in new.items():
        if wording.key in ids:
            moves[phrase_id] = ids[wording.key]
        else:
            ids[wording.key] = phrase_id
            rewritten[phrase_id] = wording
    _rewrite(writer, rewritten)
    _move(writer, moves)
    _move_unsaid(writer, moves)
    remove_phrases(writer, list(moves))
    _close_answered(writer, swap)


def reword_on(writer: Writer, photo_ids: Iterable[int], swap: Swap) -> None:
    """Say of these photos what is said of them now, of the new ones instead of the old ones."""
    wanted = set(photo_ids)
    spoken = select(photo_phrases.c.phrase_id).where(
        among(photo_phrases.c.photo_id, wanted), photo_phrases.c.phrase_id.in_(_about(swap))
    )
    old = _wordings(writer.connection, spoken)
    new = {phrase_id: wording.swapped(swap) for phrase_id, wording in old.items()}
    ids = _find_or_add(writer, new.values())
    _move(writer, {phrase_id: ids[wording.key] for phrase_id, wording in new.items()}, wanted)
    _close_answered(writer, swap)


def _about(swap: Swap) -> Select[int]:
    who = select(phrase_people.c.phrase_id).where(among(phrase_people.c.person_id, swap.persons))
    condition = or_(phrases.c.id.in_(who), among(phrases.c.scene_id, swap.scenes))
    if not swap.scenes:
        condition = phrases.c.id.in_(who)
    if not swap.persons:
        condition = among(phrases.c.scene_id, swap.scenes)
    return select(phrases.c.id).where(condition)


def _wordings(reader: Reader, asked: Select[int]) -> dict[int, _Wording]:
    """Return the phrases with these ids, oldest first."""
    people: dict[int, list[int]] = {}
    who = select(phrase_people.c.phrase_id, phrase_people.c.person_id)
    who = who.where(phrase_people.c.phrase_id.in_(asked)).order_by(phrase_people.c.place)
    for phrase_id, person_id in reader.execute(who):
        people.setdefault(phrase_id, []).append(person_id)
    what = select(phrases).where(phrases.c.id.in_(asked)).order_by(phrases.c.id)
    return {
        row.id: _Wording(tuple(people.get(row.id, ())), row.link, row.scene_id, row.said_at)
        for row in reader.execute(what)
    }


def _ids(reader: Reader, keys: Iterable[str]) -> dict[str, int]:
    question = select(phrases.c.key, phrases.c.id).where(among(phrases.c.key, set(keys)))
    return {row.key: row.id for row in reader.execute(question)}


def _rewrite(writer: Writer, wordings: Mapping[int, _Wording]) -> None:
    """Give phrases other parts; nobody else has their new keys."""
    if not wordings:
        return
    asked = among(phrase_people.c.phrase_id, wordings)
    found = writer.connection.execute(select(phrase_people).where(asked)).mappings()
    there = [dict(row) for row in found]
    wanted = _people_rows(wordings)
    writer.delete(phrase_people, [row for row in there if row not in wanted])
    values = [{"key": one.key, "scene_id": one.scene_id} for one in wordings.values()]
    writer.update(phrases, [{"id": key} for key in wordings], values)
    writer.insert(phrase_people, [row for row in wanted if row not in there])


def _people_rows(wordings: Mapping[int, _Wording]) -> list[Row]:
    return [
        {"phrase_id": phrase_id, "person_id": person_id, "place": place}
        for phrase_id, wording in wordings.items()
        for place, person_id in enumerate(wording.people)
    ]


def _find_or_add(writer: Writer, wanted: Iterable[_Wording]) -> dict[str, int]:
    """Return the ids of phrases by key, all at once; those that nobody has said are added."""
    by_key = {wording.key: wording for wording in wanted}
    known = _ids(writer.connection, by_key)
    fresh = [wording for key, wording in by_key.items() if key not in known]
    rows = [
        {"key": one.key, "link": one.link, "scene_id": one.scene_id, "said_at": one.said_at}
        for one in fresh
    ]
    made = dict(zip(writer.insert(phrases, rows), fresh, strict=True))
    writer.insert(phrase_people, _people_rows(made))
    return known | {wording.key: phrase_id for phrase_id, wording in made.items()}


def _move(writer: Writer, moves: Mapping[int, int], photo_ids: Iterable[int] | None = None) -> None:
    """Say the second phrase wherever the first is said, and the first no more."""
    table = photo_phrases
    question = select(table).where(among(table.c.phrase_id, moves))
    if photo_ids is not None:
        question = question.where(among(table.c.photo_id, photo_ids))
    old = [dict(row) for row in writer.connection.execute(question).mappings()]
    wanted: dict[tuple[int, int], str] = {}
    for row in old:
        pair = row["photo_id"], moves[row["phrase_id"]]
        wanted[pair] = _stronger(row["origin"], wanted.get(pair, row["origin"]))
    keys = [{"photo_id": photo_id, "phrase_id": phrase_id} for photo_id, phrase_id in wanted]
    there = {(row["photo_id"], row["phrase_id"]): row for row in writer.rows(table, keys)}
    writer.delete(table, old)
    writer.update(
        table,
        list(there.values()),
        [{"origin": _stronger(row["origin"], wanted[pair])} for pair, row in there.items()],
    )
    writer.insert(
        table, [key | {"origin": wanted[_pair(key)]} for key in keys if _pair(key) not in there]
    )
    _say_latest(writer, moves)


def _pair(row: Row) -> tuple[int, int]:
    return row["photo_id"], row["phrase_id"]


def _stronger(one: str, other: str) -> str:
    return max(one, other, key=lambda origin: TRUST[Origin(origin)])


def _say_latest(writer: Writer, moves: Mapping[int, int]) -> None:
    """Keep when each phrase was said last, under either wording."""
    question = select(phrases.c.id, phrases.c.said_at)
    asked = among(phrases.c.id, {*moves, *moves.values()})
    at = {row.id: row.said_at for row in writer.connection.execute(question.where(asked))}
    latest: dict[int, str] = {}
    for old, new in moves.items():
        latest[new] = max(latest.get(new, at[new]), at[old])
    keys = [{"id": phrase_id} for phrase_id in latest]
    writer.update(phrases, keys, [{"said_at": moment} for moment in latest.values()])


def _move_unsaid(writer: Writer, moves: Mapping[int, int]) -> None:
    """What was taken off photos stays off under the new wording, unless that is said."""
    table = unsaid
    question = select(table).where(among(table.c.phrase_id, moves))
    old = [dict(row) for row in writer.connection.execute(question).mappings()]
    wanted = {(row["photo_id"], moves[row["phrase_id"]]) for row in old}
    keys = [{"photo_id": photo_id, "phrase_id": phrase_id} for photo_id, phrase_id in wanted]
    there = {_pair(row) for row in writer.rows(table, keys)}
    said = {_pair(row) for row in writer.rows(photo_phrases, keys)}
    writer.delete(table, old)
    writer.insert(table, [key for key in keys if _pair(key) not in there | said])
    both = select(table).join(
        photo_phrases,
        (photo_phrases.c.photo_id == table.c.photo_id)
        & (photo_phrases.c.phrase_id == table.c.phrase_id),
    )
    spoken = both.where(among(table.c.phrase_id, set(moves.values())))
    found = writer.connection.execute(spoken).mappings()
    writer.delete(table, [dict(row) for row in found])


def _close_answered(writer: Writer, swap: Swap) -> None:
    """Close guesses that phrases about the new ones answer, now that they have other names."""
    guessed = (
        select(photo_phrases.c.photo_id, photo_phrases.c.phrase_id)
        .join(photo_suggestions, photo_suggestions.c.photo_id == photo_phrases.c.photo_id)
        .where(
            photo_phrases.c.phrase_id.in_(_about(swap.new_ones)),
            photo_suggestions.c.state == str(SuggestionState.OPEN),
        )
        .distinct()
    )
    pairs: Sequence[tuple[int, int]] = [
        (row.photo_id, row.phrase_id) for row in writer.connection.execute(guessed)
    ]
    close_answered(writer, pairs)
