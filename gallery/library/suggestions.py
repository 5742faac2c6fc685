"""Guesses about who and what photos show, until the user accepts or refuses them.

One row a distinct guess however many photos it is made for; of each photo its state is kept,
so that what was refused stays refused whatever a rescan says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy import text as sql

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among, existing, in_pieces
from gallery.library.matching import EVERY_KIND, Match, matches
from gallery.library.source_tables import photo_suggestions, suggestions
from gallery.library.tables import photo_people, photo_scenes, photos
from gallery.model.facts import Origin
from gallery.model.names import LONGEST_NAME, clean, compare_key, search_text
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.suggestion import Hint, SuggestionKind, SuggestionState

Key = tuple[str, str, str]  # kind, compare key, handle
# Written out: with a parameter SQLite does not use the index of open guesses.
IS_OPEN = sql("photo_count > 0")


@dataclass(frozen=True, slots=True)
class Suggested:
    """One guess.

    ``photos`` is the number of photos for which it is open; ``match`` the one person, group or
    scene that bears this name or handle already; ``parents`` what stands above it, outermost
    first; ``reason`` what it was where it was met first ("hashtag").
    """

    id: int
    kind: SuggestionKind
    text: str
    handle: str = ""
    reason: str = ""
    photos: int = 0
    match: Bearer | None = None
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """A guess made for one photo, and where it came from."""

    suggestion: Suggested
    origin: Origin
    reason: str


def offer(writer: Writer, hints: Mapping[int, Sequence[Hint]]) -> int:
    """Offer guesses by photo; return how many are new.

    A guess that was made for the photo before is not made again, whatever became of it; nor
    is one whose person or scene the photo has.
    """
    by_key = _by_key(hints)
    if not by_key:
        return 0
    wanted = _unshown(writer.connection, by_key)
    ids = _ids(writer, {key: next(iter(photos_of.values())) for key, photos_of in wanted.items()})
    alive = existing(writer.connection, photos, hints)
    rows = [
        {
            "suggestion_id": ids[key],
            "photo_id": photo_id,
            "origin": str(hint.origin),
            "reason": hint.reason,
        }
        for key, photos_of in wanted.items()
        for photo_id, hint in photos_of.items()
        if photo_id in alive
    ]
    there = {
        (row["suggestion_id"], row["photo_id"]) for row in writer.rows(photo_suggestions, rows)
    }
    fresh = [row for row in rows if (row["suggestion_id"], row["photo_id"]) not in there]
    writer.insert(photo_suggestions, fresh)
    return len(fresh)


def open_words(reader: Reader, *, text: str = "", limit: int = 100) -> list[Suggested]:
    """Return open guesses, those for most photos first.

    Args:
        reader: a reader.
        text: only those with this text inside.
        limit: how many at most.
    """
    question = select(suggestions).where(IS_OPEN)
    folded = search_text(text)
    if folded:
        question = question.where(func.instr(suggestions.c.key, compare_key(text)) > 0)
    order = suggestions.c.photo_count.desc(), suggestions.c.id.desc()
    rows = reader.execute(question.order_by(*order).limit(limit)).all()
    return _suggested(reader, [dict(row._mapping) for row in rows])


def open_named(reader: Reader, text: str) -> list[Suggested]:
    """Return the open guesses of exactly this word, or of this account ("@handle")."""
    word = text.strip().lstrip("#@")
    key = compare_key(word)
    is_it = suggestions.c.key == key, suggestions.c.handle == key
    if not key:
        return []
    rows = reader.execute(select(suggestions).where(IS_OPEN, or_(*is_it))).all()
    return _suggested(reader, [dict(row._mapping) for row in rows])


def get_many(reader: Reader, suggestion_ids: Iterable[int]) -> dict[int, Suggested]:
    """Return guesses by id; vanished ones are left out."""
    found = reader.execute(select(suggestions).where(among(suggestions.c.id, suggestion_ids)))
    return {one.id: one for one in _suggested(reader, [dict(row._mapping) for row in found])}


def of_photos(reader: Reader, photo_ids: Iterable[int]) -> dict[int, tuple[Guess, ...]]:
    """Return the open guesses for photos, by photo; photos without are left out."""
    found = reader.execute(
        select(photo_suggestions)
        .where(
            among(photo_suggestions.c.photo_id, photo_ids),
            photo_suggestions.c.state == str(SuggestionState.OPEN),
        )
        .order_by(photo_suggestions.c.photo_id, photo_suggestions.c.suggestion_id)
    ).all()
    known = get_many(reader, {row.suggestion_id for row in found})
    result: dict[int, tuple[Guess, ...]] = {}
    for row in found:
        guess = Guess(known[row.suggestion_id], Origin(row.origin), row.reason)
        result[row.photo_id] = (*result.get(row.photo_id, ()), guess)
    return result


def counts(reader: Reader, photo_ids: Iterable[int]) -> dict[int, int]:
    """Return how many guesses are open for photos; photos without are left out."""
    column = photo_suggestions.c.photo_id
    is_open = photo_suggestions.c.state == str(SuggestionState.OPEN)
    question = select(column, func.count()).where(among(column, photo_ids), is_open)
    return {row[0]: row[1] for row in reader.execute(question.group_by(column))}


def shared(reader: Reader, photo_ids: Iterable[int], limit: int) -> list[tuple[Guess, int]]:
    """Return the guesses that are open for any of the photos, and for how many of them.

    Those for most photos first; where a guess came from is that of the first photo.
    """
    table = photo_suggestions.c
    number = func.count().label("number")
    # Beside a min() SQLite takes the other columns from the row that has it
    # (sqlite.org/lang_select.html, "Bare columns in an aggregate query").
    first = (func.min(table.photo_id), table.origin, table.reason)
    question = (
        select(table.suggestion_id, number, *first)
        .where(among(table.photo_id, photo_ids), table.state == str(SuggestionState.OPEN))
        .group_by(table.suggestion_id)
        .order_by(number.desc(), table.suggestion_id)
        .limit(limit)
    )
    found = reader.execute(question).all()
    known = get_many(reader, [row.suggestion_id for row in found])
    return [
        (Guess(known[row.suggestion_id], Origin(row.origin), row.reason), row.number)
        for row in found
    ]


def count(reader: Reader) -> int:
    """Return how many distinct guesses are open."""
    question = select(func.count()).select_from(suggestions)
    return reader.execute(question.where(IS_OPEN)).scalar_one()


def state(reader: Reader) -> tuple[int, int, int]:
    """Return three numbers that tell, nearly for sure, whether the open guesses are others now.

    They are how many, for how many photos in all, and the sum of their ids; from one index.
    """
    table = suggestions.c
    sums = func.coalesce(func.sum(table.photo_count), 0), func.coalesce(func.sum(table.id), 0)
    return tuple(reader.execute(select(func.count(), *sums).where(IS_OPEN)).one())


def photos_of(reader: Reader, suggestion_id: int, *, limit: int | None = None) -> list[int]:
    """Return the photos for which a guess is open, the first ``limit`` of them."""
    found = reader.execute(
        select(photo_suggestions.c.photo_id)
        .where(
            photo_suggestions.c.suggestion_id == suggestion_id,
            photo_suggestions.c.state == str(SuggestionState.OPEN),
        )
        .order_by(photo_suggestions.c.photo_id)
        .limit(limit)
    )
    return list(found.scalars())


def open_pairs(
    reader: Reader, suggestion_ids: Iterable[int], photo_ids: Iterable[int] | None = None
) -> list[tuple[int, int]]:
    """Return pairs of guess and photo that are open; of these photos only, if any are given."""
    table = photo_suggestions.c
    question = select(table.suggestion_id, table.photo_id).where(
        among(table.suggestion_id, suggestion_ids), table.state == str(SuggestionState.OPEN)
    )
    if photo_ids is not None:
        question = question.where(among(table.photo_id, photo_ids))
    found = reader.execute(question.order_by(table.suggestion_id, table.photo_id))
    return [(row.suggestion_id, row.photo_id) for row in found]


def close_pairs(writer: Writer, pairs: Iterable[tuple[int, int]], state: SuggestionState) -> int:
    """Say what became of guesses, given as pairs of guess and photo; return how many are new."""
    changed = 0
    for some in in_pieces(pairs):
        keys = [{"suggestion_id": one, "photo_id": photo_id} for one, photo_id in some]
        changed += writer.update(photo_suggestions, keys, {"state": str(state)})
        writer.went_on(0)  # it may be stopped here
    return changed


def close(
    writer: Writer, suggestion_id: int, photo_ids: Iterable[int], state: SuggestionState
) -> int:
    """Say what became of a guess on photos; return for how many that is new."""
    return close_pairs(writer, ((suggestion_id, photo_id) for photo_id in photo_ids), state)


def _by_key(hints: Mapping[int, Sequence[Hint]]) -> dict[Key, dict[int, Hint]]:
    """Return the hints that have a usable name, by guess and photo."""
    found: dict[Key, dict[int, Hint]] = {}
    for photo_id, given in hints.items():
        for hint in given:
            words = clean(hint.text)
            if words and len(words) <= LONGEST_NAME and len(hint.handle) <= LONGEST_NAME:
                key = (str(hint.kind), compare_key(words), compare_key(hint.handle))
                found.setdefault(key, {}).setdefault(photo_id, hint)
    return found


def _unshown(reader: Reader, by_key: dict[Key, dict[int, Hint]]) -> dict[Key, dict[int, Hint]]:
    """Leave out the photos that show what is guessed already."""
    known = matches(reader, [Match(kind, key, handle) for kind, key, handle in by_key])
    every = {photo_id for photos_of in by_key.values() for photo_id in photos_of}
    shown = {
        BearerKind.PERSON: _shown(reader, photo_people, "person_id", every),
        BearerKind.SCENE: _shown(reader, photo_scenes, "scene_id", every),
    }
    result: dict[Key, dict[int, Hint]] = {}
    for key, photos_of in by_key.items():
        bearers = known.get(Match(*key), ())
        there = {
            photo_id
            for bearer in bearers
            for photo_id in shown.get(bearer.kind, {}).get(bearer.id, ())
        }
        left = {photo_id: hint for photo_id, hint in photos_of.items() if photo_id not in there}
        if left:
            result[key] = left
    return result


def _shown(
    reader: Reader, table: Any, column: str, photo_ids: Iterable[int]
) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    question = select(table.c[column], table.c.photo_id).where(among(table.c.photo_id, photo_ids))
    for bearer_id, photo_id in reader.execute(question):
        found.setdefault(bearer_id, set()).add(photo_id)
    return found


def _ids(writer: Writer, hints: Mapping[Key, Hint]) -> dict[Key, int]:
    """Return the ids of guesses, made where they are new."""
    table = suggestions.c
    found = writer.connection.execute(
        select(table.id, table.kind, table.key, table.handle).where(
            table.kind.in_(EVERY_KIND), among(table.key, {key for _, key, _ in hints})
        )
    )
    ids: dict[Key, int] = {(row.kind, row.key, row.handle): row.id for row in found}
    fresh = {key: hint for key, hint in hints.items() if key not in ids}
    rows = [_row(key, hint) for key, hint in fresh.items()]
    return ids | dict(zip(fresh, writer.insert(suggestions, rows), strict=True))


def _row(key: Key, hint: Hint) -> Row:
    parents = [clean(parent) for parent in hint.parents]
    return {
        "kind": key[0],
        "text": clean(hint.text),
        "key": key[1],
        "handle": key[2],
        "reason": hint.reason,
        "parents": "\n".join(parent for parent in parents if parent),
    }


def _suggested(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[Suggested]:
    asked = [Match(row["kind"], row["key"], row["handle"]) for row in rows]
    known = matches(reader, asked)
    found = []
    for row, match in zip(rows, asked, strict=True):
        bearers = known.get(match, ())
        found.append(
            Suggested(
                row["id"],
                SuggestionKind(row["kind"]),
                row["text"],
                row["handle"],
                row["reason"],
                row["photo_count"],
                bearers[0] if len(bearers) == 1 else None,
                tuple(row["parents"].split("\n")) if row["parents"] else (),
            )
        )
    return found
