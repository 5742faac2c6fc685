"""All known names, asked by SQL: who bears a name, whose name begins so, what to offer.

Names are a few thousand rows at most, so that they are scanned; only exact names go through an
index.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from gallery.model.names import compare_key, is_initials, search_text
from gallery.model.phrases import Bearer, BearerKind

SHOWN = """coalesce(
    (SELECT text FROM names AS s WHERE s.person_id = n.person_id ORDER BY place LIMIT 1),
    (SELECT text FROM names AS s WHERE s.group_id = n.group_id ORDER BY place LIMIT 1),
    (SELECT text FROM names AS s WHERE s.scene_id = n.scene_id ORDER BY place LIMIT 1))"""
BEARERS = f"""
SELECT n.person_id, n.group_id, n.scene_id, {SHOWN}, coalesce(
    (SELECT photo_count FROM persons WHERE id = n.person_id),
    (SELECT photo_count FROM scenes WHERE id = n.scene_id), 0)
FROM names AS n WHERE """
BEGINS = "instr(' ' || n.search_text, ' ' || ?) > 0"
INITIALS = "substr(n.initials, 1, length(?)) = ?"
DESCENDANTS = """
WITH RECURSIVE below(id) AS (
    VALUES (?) UNION
    SELECT scene_parents.scene_id FROM scene_parents JOIN below ON parent_id = below.id
) SELECT id FROM below"""


class LibraryVocabulary:
    """The names of a library, for one reading: what was asked once is remembered."""

    def __init__(self, reader: Connection) -> None:
        self._reader = reader
        self._exact: dict[str, tuple[Bearer, ...]] = {}

    def exact(self, name: str) -> tuple[Bearer, ...]:
        """Return the bearers of exactly this name, most photos first."""
        key = compare_key(name)
        if key not in self._exact:
            self._exact[key] = self._bearers("n.key = ?", key) if key else ()
        return self._exact[key]

    def starting(self, text: str) -> tuple[Bearer, ...]:
        """Return the bearers with a word in a name, or the initials, beginning with ``text``."""
        folded = search_text(text)
        if not folded:
            return ()
        if is_initials(folded):
            return self._bearers(f"{BEGINS} OR {INITIALS}", folded, folded, folded)
        return self._bearers(BEGINS, folded)

    def containing(self, text: str) -> tuple[Bearer, ...]:
        """Return the bearers with ``text`` anywhere inside a name."""
        folded = search_text(text)
        return self._bearers("instr(n.search_text, ?) > 0", folded) if folded else ()

    def members(self, group_id: int) -> frozenset[int]:
        """Return the ids of a group's persons, of any time."""
        return self._ids("SELECT person_id FROM group_members WHERE group_id = ?", group_id)

    def descendants(self, scene_id: int) -> frozenset[int]:
        """Return the ids of a scene and of all scenes below it."""
        return self._ids(DESCENDANTS, scene_id)

    def sets_titled(self, text: str) -> frozenset[int]:
        """Return the ids of the sets whose title contains ``text``."""
        folded = search_text(text)
        if not folded:
            return frozenset()
        return self._ids("SELECT id FROM sets WHERE instr(search_text, ?) > 0", folded)

    def _bearers(self, condition: str, *parameters: str) -> tuple[Bearer, ...]:
        rows = _rows(self._reader, BEARERS + condition, *parameters)
        counts = {_bearer(row): row[4] for row in rows}
        return tuple(sorted(counts, key=lambda bearer: (-counts[bearer], bearer.name, bearer.id)))

    def _ids(self, statement: str, parameter: int | str) -> frozenset[int]:
        return frozenset(row[0] for row in _rows(self._reader, statement, parameter))


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer.

    Attributes:
        kind: what bears the name.
        id: the bearer's id.
        name: the name that is shown.
        detail: a person's groups, a scene's parents or else kind; "" for a group.
        photos: how many photos show it (of a scene: itself).
        alias: the name that fits what was typed, when it is another one than ``name``.
    """

    kind: BearerKind
    id: int
    name: str
    detail: str = ""
    photos: int = 0
    alias: str = ""


MOST_CANDIDATES = 200  # looked at more closely than by their names
EXACT, STARTING, BEGINNING, BY_INITIALS, INSIDE, UNFIT = range(6)
RANKED = f"""
SELECT n.person_id, n.group_id, n.scene_id, n.text, CASE
    WHEN n.key = ? THEN {EXACT}
    WHEN instr(n.search_text, ?) = 1 THEN {STARTING}
    WHEN {BEGINS} THEN {BEGINNING}
    WHEN ? AND {INITIALS} THEN {BY_INITIALS}
    WHEN ? AND instr(n.search_text, ?) > 0 THEN {INSIDE}
    ELSE {UNFIT} END AS fit
FROM names AS n WHERE fit < {UNFIT} ORDER BY fit, length(n.text), n.place"""
SHORTEST_INSIDE = 2  # code points; a single letter is inside nearly every name
DETAILS = f"""
SELECT n.person_id, n.group_id, n.scene_id, {SHOWN}, CASE
    WHEN n.person_id NOT NULL THEN (
        SELECT group_concat(text, ', ') FROM (SELECT g.text FROM names AS g
        JOIN group_members AS m ON m.group_id = g.group_id
        WHERE m.person_id = n.person_id AND g.place = 0 GROUP BY g.group_id ORDER BY g.text))
    WHEN n.scene_id NOT NULL THEN coalesce(
        (SELECT group_concat(text, ', ') FROM (SELECT p.text FROM names AS p
        JOIN scene_parents AS u ON u.parent_id = p.scene_id
        WHERE u.scene_id = n.scene_id AND p.place = 0 ORDER BY p.text)),
        (SELECT nullif(kind, 'other') FROM scenes WHERE id = n.scene_id)) END,
    CASE
    WHEN n.person_id NOT NULL THEN (SELECT photo_count FROM persons WHERE id = n.person_id)
    WHEN n.scene_id NOT NULL THEN (SELECT photo_count FROM scenes WHERE id = n.scene_id)
    ELSE (SELECT count(DISTINCT photo_id) FROM photo_people WHERE person_id IN (
        SELECT person_id FROM group_members WHERE group_id = n.group_id)) END,
    coalesce(
        (SELECT max(said_at) FROM phrase_people JOIN phrases ON phrases.id = phrase_id
        WHERE phrase_people.person_id = n.person_id),
        (SELECT max(said_at) FROM phrases WHERE phrases.scene_id = n.scene_id), '')
FROM names AS n WHERE n.id IN (
    SELECT min(id) FROM names
    WHERE {{column}} IN (SELECT value FROM json_each(?)) GROUP BY {{column}})
"""
COLUMNS = {
    BearerKind.PERSON: "person_id",
    BearerKind.GROUP: "group_id",
    BearerKind.SCENE: "scene_id",
}
RECENT = """
SELECT person_id, NULL, NULL, '', 0, max(said_at) AS at FROM phrase_people
JOIN phrases ON phrases.id = phrase_id GROUP BY person_id
UNION ALL
SELECT NULL, NULL, scene_id, '', 0, max(said_at) AS at FROM phrases
WHERE scene_id NOT NULL GROUP BY scene_id
ORDER BY at DESC LIMIT ?"""
EVERY_KIND = frozenset(BearerKind)


def complete(
    reader: Connection,
    text: str,
    limit: int,
    *,
    kinds: Collection[BearerKind] = EVERY_KIND,
) -> list[Completion]:
    """Return what ``text`` may be the beginning of.

    Exact names first, then names beginning so, then those with a later word beginning so, then
    by initial consonants, then names with ``text`` inside; among equals the most recently
    said first, then the one with most photos. Without text, what was said last.
    """
    folded = search_text(text)
    fits: dict[tuple[BearerKind, int], tuple[int, str]] = {}
    rows = _ranked(reader, text, folded) if folded else _rows(reader, RECENT, MOST_CANDIDATES)
    for row in rows:
        kind, key = _kind_and_id(row)
        if kind in kinds and len(fits) < MOST_CANDIDATES:
            fits.setdefault((kind, key), (row[4], row[3]))
    offers = [
        (fits[offer.kind, offer.id][0], said_at, offer) for offer, said_at in _offers(reader, fits)
    ]
    offers.sort(key=lambda each: (-each[2].photos, each[2].name, each[2].id))
    offers.sort(key=lambda each: each[1], reverse=True)
    offers.sort(key=lambda each: each[0])
    return [offer for _, _, offer in offers[:limit]]


def set_titles(reader: Connection, text: str, limit: int) -> list[str]:
    """Return the titles that hold ``text``, of the newest sets first."""
    statement = """SELECT DISTINCT title FROM sets WHERE instr(search_text, ?) > 0 OR ? = ''
        ORDER BY released_on DESC, id DESC LIMIT ?"""
    folded = search_text(text)
    return [row[0] for row in _rows(reader, statement, folded, folded, limit)]


def _ranked(reader: Connection, text: str, folded: str) -> list[Any]:
    letters = "".join(folded.split()) if is_initials(folded) else ""
    inside = len(folded) >= SHORTEST_INSIDE
    return _rows(
        reader,
        RANKED,
        *(compare_key(text), folded, folded, bool(letters), letters, letters, inside, folded),
    )


def _offers(
    reader: Connection, fits: dict[tuple[BearerKind, int], tuple[int, str]]
) -> Iterable[tuple[Completion, str]]:
    for kind, column in COLUMNS.items():
        ids = [key for each, key in fits if each is kind]
        for row in _rows(reader, DETAILS.format(column=column), json.dumps(ids)) if ids else ():
            bearer = _bearer(row)
            fitting = fits[kind, bearer.id][1]
            alias = fitting if fitting and fitting != bearer.name else ""
            detail, photos, said_at = row[4:]
            yield Completion(kind, bearer.id, bearer.name, detail or "", photos, alias), said_at


def _bearer(row: Any) -> Bearer:
    kind, key = _kind_and_id(row)
    return Bearer(kind, key, row[3])


def _kind_and_id(row: Any) -> tuple[BearerKind, int]:
    person, group, scene = row[:3]
    if person is not None:
        return BearerKind.PERSON, person
    return (BearerKind.GROUP, group) if group is not None else (BearerKind.SCENE, scene)


def _rows(reader: Connection, statement: str, *parameters: Any) -> list[Any]:
    return list(reader.exec_driver_sql(statement, parameters).all())
