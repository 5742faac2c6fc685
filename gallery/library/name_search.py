"""Whose name is being typed: the keys (``name_keys``) and names that fit, the likeliest first.

Four ways of looking, each only when those before it found too little: keys that begin with what
is typed (names, their later words, initials, Latin letters), keys that sound so, names with the
piece inside, names that are spelled nearly so (``near_names``). All are bounded: of a piece that
thousands of names begin with, the first in the alphabet are ranked together with whom the
library speaks of most and spoke of last.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from gallery.library import fulltext
from gallery.library.connections import Reader
from gallery.library.name_keys import KINDS
from gallery.library.near_names import MOST_SLIPS, near_names
from gallery.library.spelling import SOUND_MARK, Form, latin_of, sound_keys_begun
from gallery.model.keyboard import on_other_layout
from gallery.model.names import half_typed, is_initials, search_text
from gallery.model.phrases import BearerKind

MOST_KEYS = 500  # that begin with a piece; ranking so many takes 2 ms
MOST_INSIDE = 300  # names with a piece inside
MOST_LIVELY, MOST_LATELY = 150, 60  # persons, and scenes: with most photos, said last
RECENT = 30  # persons, and scenes, said last: they come before those with more photos
SHORTEST_SOUND = len(SOUND_MARK) + 2
LAST = chr(0x10FFFF)  # sorts after every letter


class Fit(IntEnum):
    """How what was typed fits a name; the lesser the better."""

    EXACT = 0  # it is the name
    WRITTEN = 1  # it is the name in initials or in other letters
    BEGINNING = 2
    LATER_WORD = 3
    INITIALS = 4
    LATIN = 5
    SOUND = 6
    INSIDE = 7
    SCATTERED = 8  # its words begin words of the name, in whatever order
    NEAR = 9  # the whole name, with a slip, or with the keyboard on the other language
    NEARLY_BEGINNING = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A bearer: by which of its names (an id) it was found, how that fits, in how many photos.

    A scene is in those of all below it, too, which a search for it finds.
    """

    kind: BearerKind
    id: int
    name_id: int
    fit: Fit
    photos: int


# kind, bearer_id, name_id, key, fit of candidates → the best, ranked. Who was said just now comes
# first among the fits from BEGINNING to LATIN, which are all beginnings of something; but a scene
# only by the last word of its name: "cam" is "camera" before "camera on a long table".
RANKED = f"""
WITH best AS (
    SELECT kind, bearer_id, name_id, key, min(fit) AS fit
    FROM ({{candidates}}) WHERE kind IN ({{kinds}}) GROUP BY kind, bearer_id
)
SELECT b.kind, b.bearer_id, b.name_id, b.fit,
    coalesce(p.photo_count, g.photo_count, s.family_count) AS photos,
    CASE WHEN b.kind = 0 AND p.said_at > coalesce(
        (SELECT said_at FROM persons ORDER BY said_at DESC LIMIT 1 OFFSET {RECENT}), ''
    ) THEN p.said_at WHEN b.kind = 2 AND b.fit != {Fit.LATER_WORD:d}
    AND NOT instr(substr(b.key, {{typed}}), ' ') AND s.said_at > coalesce(
        (SELECT said_at FROM scenes ORDER BY said_at DESC LIMIT 1 OFFSET {RECENT}), ''
    ) THEN s.said_at ELSE '' END AS lately,
    CASE WHEN b.fit BETWEEN {Fit.BEGINNING:d} AND {Fit.LATIN:d} THEN {Fit.BEGINNING:d}
        ELSE b.fit END AS rank
FROM best AS b
LEFT JOIN persons AS p ON b.kind = 0 AND p.id = b.bearer_id
LEFT JOIN groups AS g ON b.kind = 1 AND g.id = b.bearer_id
LEFT JOIN scenes AS s ON b.kind = 2 AND s.id = b.bearer_id
ORDER BY rank, lately DESC, b.fit, photos DESC, b.key, b.bearer_id LIMIT ?
"""
IN_RANGE = "FROM name_keys WHERE key >= ? AND key < ? AND kind IN ({kinds})"
BEGINNING = f"""
SELECT kind, bearer_id, name_id, key, CASE
    WHEN form = {Form.WHOLE:d} THEN CASE WHEN key = ? THEN {Fit.EXACT:d} ELSE {Fit.BEGINNING:d} END
    WHEN form IN ({Form.INITIALS:d}, {Form.LATIN:d}) AND key = ? THEN {Fit.WRITTEN:d}
    WHEN form IN ({Form.LATER_WORD:d}, {Form.GIVEN:d}) THEN {Fit.LATER_WORD:d}
    WHEN form IN ({Form.INITIALS:d}, {Form.LATER_INITIALS:d}) THEN {Fit.INITIALS:d}
    WHEN form >= {Form.SOUND:d} THEN {Fit.SOUND:d}
    ELSE {Fit.LATIN:d} END AS fit
FROM (SELECT * {IN_RANGE} LIMIT {MOST_KEYS})"""
MORE_THAN_MOST = f"SELECT 1 {IN_RANGE} LIMIT 1 OFFSET {MOST_KEYS}"
ON_OTHER_LAYOUT = f"""
SELECT kind, bearer_id, name_id, key,
    CASE WHEN key = ? THEN {Fit.NEAR:d} ELSE {Fit.NEARLY_BEGINNING:d} END AS fit
FROM (SELECT * {IN_RANGE} LIMIT {MOST_KEYS})"""
WRITTEN = f"""
SELECT kind, bearer_id, name_id, key, {Fit.WRITTEN:d} AS fit
FROM name_keys WHERE key = ? AND form = {Form.WHOLE:d}"""
LIVELY = f"""
SELECT {{kind}} AS kind, n.{{column}} AS bearer_id, n.id AS name_id, n.search_text AS key, CASE
    WHEN n.search_text = ? THEN {Fit.EXACT:d}
    WHEN instr(n.search_text, ?) = 1 THEN {Fit.BEGINNING:d}
    WHEN instr(' ' || n.search_text, ' ' || ?) THEN {Fit.LATER_WORD:d}
    WHEN instr(n.initials, ?) = 1 THEN {Fit.INITIALS:d} END AS fit
FROM (
    SELECT id FROM (SELECT id FROM {{table}} ORDER BY photo_count DESC LIMIT {MOST_LIVELY})
    UNION SELECT id FROM (SELECT id FROM {{table}} ORDER BY said_at DESC LIMIT {MOST_LATELY})
) AS lively JOIN names AS n ON n.{{column}} = lively.id
WHERE fit NOT NULL"""
INSIDE = f"""
SELECT CASE WHEN n.person_id NOT NULL THEN 0 WHEN n.group_id NOT NULL THEN 1 ELSE 2 END AS kind,
    coalesce(n.person_id, n.group_id, n.scene_id) AS bearer_id, n.id AS name_id,
    n.search_text AS key,
    CASE WHEN instr(n.search_text, ?) THEN {Fit.INSIDE:d} ELSE {Fit.SCATTERED:d} END AS fit
FROM ({fulltext.NAMES_MATCHING} LIMIT {MOST_INSIDE}) AS f JOIN names AS n ON n.id = f.id
WHERE fit = {Fit.INSIDE:d} OR NOT EXISTS (
    SELECT 1 FROM json_each(?) WHERE NOT instr(' ' || n.search_text, ' ' || value)
)"""
GIVEN = f"""
SELECT json_extract(value, '$[0]') AS kind, json_extract(value, '$[1]') AS bearer_id,
    json_extract(value, '$[2]') AS name_id, json_extract(value, '$[3]') AS key,
    CASE WHEN length(json_extract(value, '$[3]')) BETWEEN ? AND ? THEN {Fit.NEAR:d}
        ELSE {Fit.NEARLY_BEGINNING:d} END AS fit
FROM json_each(?)"""
SAID_LAST = f"""
SELECT kind, id AS bearer_id, 0 AS name_id, {Fit.EXACT:d} AS fit, photo_count AS photos FROM (
    SELECT * FROM (SELECT 0 AS kind, id, photo_count, said_at FROM persons
        WHERE said_at != '' ORDER BY said_at DESC LIMIT ?)
    UNION ALL SELECT * FROM (SELECT 2, id, family_count, said_at FROM scenes
        WHERE said_at != '' ORDER BY said_at DESC LIMIT ?)
) WHERE kind IN ({{kinds}}) ORDER BY said_at DESC, photo_count DESC, kind, id"""
LIVELY_IN = ((0, "persons", "person_id"), (2, "scenes", "scene_id"))


def find(reader: Reader, text: str, limit: int, *, kinds: Collection[BearerKind]) -> list[Found]:
    """Return whose name ``text`` may be the beginning of; without text, who was said last."""
    search = _Search(reader, limit, kinds)
    folded = search_text(text)
    if not folded:
        return search.said_last()
    for spelled in half_typed(folded):
        search.beginning(spelled)
    if is_initials(folded):
        search.beginning("".join(folded.split()))
    if latin_of(text):
        search.rank(WRITTEN, latin_of(text))
    for sound in sound_keys_begun(text):
        if not search.is_full and len(sound) >= SHORTEST_SOUND:
            search.beginning(sound)
    if not search.is_full and len(folded) >= fulltext.SHORTEST:
        words = _scattered(folded)
        search.rank(INSIDE, folded, fulltext.trigrams(*words), json.dumps(words))
    if not search.found and on_other_layout(text):
        meant = search_text(on_other_layout(text))
        in_range = ON_OTHER_LAYOUT.format(kinds=search.kinds)
        search.rank(in_range, meant, meant, meant + LAST)
    if not search.found:
        near = json.dumps(near_names(reader, folded))
        search.rank(GIVEN, len(folded) - MOST_SLIPS, len(folded) + MOST_SLIPS, near)
    return search.best()


def _scattered(folded: str) -> list[str]:
    """Return words that may stand apart in a name; a short one is likelier somebody's name."""
    words = folded.split()
    return words if all(len(word) >= fulltext.SHORTEST for word in words) else [folded]


class _Search:
    """What was found so far, with what it is ranked by."""

    def __init__(self, reader: Reader, limit: int, kinds: Collection[BearerKind]) -> None:
        self._reader = reader
        self._limit = limit
        self.kinds = ", ".join(str(KINDS.index(kind)) for kind in sorted(kinds))
        self.found: dict[tuple[int, int], Any] = {}

    @property
    def is_full(self) -> bool:
        """Whether enough was found."""
        return len(self.found) >= self._limit

    def beginning(self, piece: str) -> None:
        """Find keys that begin with a piece."""
        ends = (piece, piece + LAST)
        self.rank(BEGINNING.format(kinds=self.kinds), piece, piece, *ends, typed=len(piece))
        if self.is_full and self._ask(MORE_THAN_MOST.format(kinds=self.kinds), *ends):
            for place, table, column in LIVELY_IN:
                lively = LIVELY.format(kind=place, table=table, column=column)
                self.rank(lively, *[piece] * lively.count("?"), typed=len(piece))

    def rank(self, candidates: str, *parameters: str | int, typed: int = 0) -> None:
        """Rank candidates (kind, bearer_id, name_id, key, fit) and keep the best of them.

        ``typed`` is how many letters of their keys stand there already.
        """
        statement = RANKED.format(candidates=candidates, kinds=self.kinds, typed=typed + 1)
        for row in self._ask(statement, *parameters, self._limit):
            known = self.found.get((row.kind, row.bearer_id))
            if known is None or (row.rank, row.fit) < (known.rank, known.fit):
                self.found[row.kind, row.bearer_id] = row

    def best(self) -> list[Found]:
        """Return the best of all that was found, ranked."""
        rows = sorted(self.found.values(), key=lambda row: (row.fit, -row.photos))
        rows.sort(key=lambda row: row.lately, reverse=True)
        rows.sort(key=lambda row: row.rank)
        return [_found(row) for row in rows[: self._limit]]

    def said_last(self) -> list[Found]:
        """Return whom the library spoke of last."""
        rows = self._ask(SAID_LAST.format(kinds=self.kinds), *[self._limit] * 2)
        return [_found(row) for row in rows[: self._limit]]

    def _ask(self, statement: str, *parameters: str | int) -> list[Any]:
        return list(self._reader.exec_driver_sql(statement, parameters).all())


def _found(row: Any) -> Found:
    return Found(KINDS[row.kind], row.bearer_id, row.name_id, Fit(row.fit), row.photos)
