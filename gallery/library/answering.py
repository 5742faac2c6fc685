"""Guesses that are answered by what is said: who tags V by hand is not asked about V again."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import or_, select, text

from gallery.library.connections import Reader
from gallery.library.journal import Writer
from gallery.library.keys import Row, among
from gallery.library.matching import EVERY_KIND, Match, matches
from gallery.library.source_tables import photo_suggestions, suggestions
from gallery.library.tables import names, phrase_people, phrases
from gallery.model.names import NameKind
from gallery.model.phrases import BearerKind
from gallery.model.suggestion import SuggestionState

Shown = tuple[BearerKind, int]
# Written out: with a parameter SQLite does not use the index of handles.
HAS_HANDLE = text("handle != ''")


def close_answered(writer: Writer, said: Sequence[tuple[int, int]]) -> int:
    """Close the open guesses that phrases answer, given as pairs of photo and phrase.

    A guess is answered on a photo by whoever it may mean; what was refused stays refused.

    Returns:
        How many were open.
    """
    shown = _shown(writer.connection, {phrase_id for _, phrase_id in said})
    answers = _answers(writer.connection, {one for each in shown.values() for one in each})
    if not answers:
        return 0
    keys: list[Row] = [
        {"suggestion_id": suggestion_id, "photo_id": photo_id}
        for photo_id, phrase_id in said
        for one in shown.get(phrase_id, ())
        for suggestion_id in answers.get(one, ())
    ]
    still = [
        {name: row[name] for name in ("suggestion_id", "photo_id")}
        for row in writer.rows(photo_suggestions, keys)
        if row["state"] == SuggestionState.OPEN
    ]
    return writer.update(photo_suggestions, still, {"state": str(SuggestionState.ACCEPTED)})


def _shown(reader: Reader, phrase_ids: Iterable[int]) -> dict[int, set[Shown]]:
    """Return the persons and the scene that phrases speak of, by phrase."""
    found: dict[int, set[Shown]] = {}
    asked = list(phrase_ids)
    who = select(phrase_people.c.phrase_id, phrase_people.c.person_id)
    for phrase_id, person_id in reader.execute(who.where(among(phrase_people.c.phrase_id, asked))):
        found.setdefault(phrase_id, set()).add((BearerKind.PERSON, person_id))
    what = select(phrases.c.id, phrases.c.scene_id).where(
        among(phrases.c.id, asked), phrases.c.scene_id.is_not(None)
    )
    for phrase_id, scene_id in reader.execute(what):
        found.setdefault(phrase_id, set()).add((BearerKind.SCENE, scene_id))
    return found


def _answers(reader: Reader, bearers: Iterable[Shown]) -> Mapping[Shown, list[int]]:
    """Return the guesses that may mean persons and scenes, by person or scene."""
    wanted = set(bearers)
    persons = {key for kind, key in wanted if kind is BearerKind.PERSON}
    scenes = {key for kind, key in wanted if kind is BearerKind.SCENE}
    called = reader.execute(
        select(names.c.key, names.c.kind).where(
            or_(among(names.c.person_id, persons), among(names.c.scene_id, scenes))
        )
    ).all()
    by_name = among(suggestions.c.key, {row.key for row in called})
    handles = {row.key for row in called if row.kind == NameKind.HANDLE}
    columns = (suggestions.c.id, suggestions.c.kind, suggestions.c.key, suggestions.c.handle)
    by_account = (HAS_HANDLE, among(suggestions.c.handle, handles))
    asked = {
        row.id: Match(row.kind, row.key, row.handle)
        for conditions in ((suggestions.c.kind.in_(EVERY_KIND), by_name), by_account)
        for row in reader.execute(select(*columns).where(*conditions))
    }
    known = matches(reader, asked.values())
    found: dict[Shown, list[int]] = {}
    for suggestion_id, match in asked.items():
        for bearer in known.get(match, ()):
            if (bearer.kind, bearer.id) in wanted:
                found.setdefault((bearer.kind, bearer.id), []).append(suggestion_id)
    return found
