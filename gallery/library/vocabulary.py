"""All known names, asked by SQL: who bears a name, whose name begins so, what to offer.

Names are found by ``name_search`` and shown as ``namesakes`` tells them apart.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from gallery.library import fulltext, name_search, namesakes, set_texts
from gallery.library.memory import memory_of
from gallery.library.name_search import LAST, Fit, Found
from gallery.library.spelling import Form
from gallery.model.names import compare_key, is_initials, search_text
from gallery.model.phrases import Bearer, BearerKind, Bearing
from gallery.search.ast import SetPart

__all__ = ["Completion", "Fit", "LibraryVocabulary", "complete"]

SETS_TITLED = "sets titled"  # what is remembered of titles
TYPED_ON = 4  # letters and a word that was looked for before; a syllable has three
MOST_NEAR = 20  # bearers that a slip may have meant
PHOTOS = """coalesce(
    (SELECT photo_count FROM persons WHERE id = n.person_id),
    (SELECT photo_count FROM groups WHERE id = n.group_id),
    (SELECT photo_count FROM scenes WHERE id = n.scene_id), 0)"""
EXACT = f"SELECT DISTINCT person_id, group_id, scene_id, {PHOTOS} FROM names AS n WHERE n.key = ?"
CONTINUED = "SELECT 1 FROM names WHERE key >= ? AND key < ? LIMIT 1"
# Each sort as one value: thousands of rows take five times as long.
STARTING = f"""SELECT json_group_array(bearer_id) FILTER (WHERE kind = 0),
    json_group_array(bearer_id) FILTER (WHERE kind = 1),
    json_group_array(bearer_id) FILTER (WHERE kind = 2)
FROM name_keys WHERE key >= ? AND key < ?
AND form IN ({Form.WHOLE:d}, {Form.LATER_WORD:d}, {Form.INITIALS:d})"""
HOLDING = """SELECT json_group_array(person_id) FILTER (WHERE person_id NOT NULL),
    json_group_array(group_id) FILTER (WHERE group_id NOT NULL),
    json_group_array(scene_id) FILTER (WHERE scene_id NOT NULL)
FROM names WHERE instr(search_text, ?)"""
HOLDING_INDEXED = f"{HOLDING} AND id IN ({fulltext.NAMES_MATCHING})"
MEMBERS = """SELECT json_group_array(person_id) FROM group_members
WHERE group_id IN (SELECT value FROM json_each(?))"""
TITLED = "SELECT json_group_array(id) FROM sets WHERE instr(search_text, ?) > 0"
TITLED_AMONG = """SELECT json_group_array(sets.id) FROM json_each(?)
    CROSS JOIN sets ON sets.id = value
    WHERE instr(search_text, ?) > 0"""
CHILDREN = """SELECT json_group_array(scene_id) FROM scene_parents
WHERE parent_id IN (SELECT value FROM json_each(?))"""


class LibraryVocabulary:
    """The names of a library, for one reading: what was asked before is remembered."""

    def __init__(self, reader: Connection) -> None:
        self._reader = reader
        self._memory = memory_of(reader)

    def exact(self, name: str) -> tuple[Bearer, ...]:
        """Return the bearers of exactly this name, most photos first.

        A name with an addition means who is shown so, or could be: "V (BTS)".
        """
        key = compare_key(name)
        return self._memory.recall(("exact", key), lambda: self._bearers(key), kind=tuple)

    def starting(self, text: str) -> Bearing:
        """Return who and what has a word in a name, or the initials, beginning with ``text``."""
        folded = search_text(text)
        if is_initials(folded):
            folded = "".join(folded.split())
        return self._bearing(STARTING, folded, folded + LAST) if folded else Bearing()

    def containing(self, text: str) -> Bearing:
        """Return who and what has ``text`` anywhere inside a name."""
        folded = search_text(text)
        if len(folded) >= fulltext.SHORTEST:
            return self._bearing(HOLDING_INDEXED, folded, fulltext.trigrams(folded))
        return self._bearing(HOLDING, folded) if folded else Bearing()

    def near(self, text: str) -> tuple[Bearer, ...]:
        """Return the bearers of exactly this name, else of those spelled nearly so.

        A name that sounds so, or was typed with the keyboard on the other language, is near too.
        """
        exact = self.exact(text)
        if exact or not search_text(text):
            return exact
        found = name_search.find(self._reader, text, MOST_NEAR, kinds=EVERY_KIND)
        keys = [(one.kind, one.id) for one in found if one.fit is not Fit.INSIDE]
        return tuple(namesakes.bearers(self._reader, keys).values())

    def members(self, *group_ids: int) -> frozenset[int]:
        """Return the ids of the persons of groups, of any time."""
        return self._listed(MEMBERS, json.dumps(group_ids))

    def descendants(self, *scene_ids: int) -> frozenset[int]:
        """Return the ids of scenes and of all scenes below them."""
        asked = frozenset(scene_ids)
        return self._memory.recall(
            ("descendants", asked), lambda: self._with_those_below(asked), kind=frozenset
        )

    def sets_titled(self, text: str) -> frozenset[int]:
        """Return the ids of the sets whose title contains ``text``."""
        folded = search_text(text)
        if not folded:
            return frozenset()
        return self._memory.recall(
            (SETS_TITLED, folded), lambda: self._titled(folded), kind=frozenset
        )

    def sets_say(self, part: str, text: str) -> Collection[str]:
        """Return what sets say in a part that contains ``text``, folded."""
        return set_texts.holding(self._reader, SetPart(part), text)

    def _titled(self, folded: str) -> frozenset[int]:
        """Look through all titles, or, while a word is typed on, through those found before."""
        for end in range(len(folded) - 1, max(0, len(folded) - TYPED_ON), -1):
            before = self._memory.known((SETS_TITLED, folded[:end]), frozenset)
            if before is not None:
                return self._listed(TITLED_AMONG, json.dumps([*before]), folded)
        return self._listed(TITLED, folded)

    def _bearers(self, key: str) -> tuple[Bearer, ...]:
        return tuple(self._named(key)) if self._may_be_named(key) else ()

    def _named(self, key: str) -> Iterator[Bearer]:
        rows = _rows(self._reader, EXACT, key)
        photos = {namesakes.key_of(*row[:3]): row[3] for row in rows}
        found = list(photos) or namesakes.shown_as(self._reader, key)
        shown = namesakes.bearers(self._reader, found).values() if found else ()
        yield from sorted(
            shown, key=lambda one: (-photos.get((one.kind, one.id), 0), one.name, one.id)
        )

    def _may_be_named(self, key: str) -> bool:
        """Whether a name may be ``key``; of most runs of words the first one already says no."""
        spaces = (at for at, char in enumerate(key) if char == " ")
        return bool(key) and (
            key.endswith(")") or all(self._is_continued(key[:at]) for at in spaces)
        )

    def _is_continued(self, words: str) -> bool:
        """Whether a name begins with these words and has more."""
        begins = words + " "
        return self._memory.recall(
            ("continued", words),
            lambda: bool(_rows(self._reader, CONTINUED, begins, begins + LAST)),
            kind=bool,
        )

    def _bearing(self, statement: str, *parameters: str) -> Bearing:
        def found() -> tuple[frozenset[int], ...]:
            (listed,) = _rows(self._reader, statement, *parameters)
            return tuple(frozenset(json.loads(ids)) for ids in listed)

        return Bearing(*self._memory.recall((statement, *parameters), found, kind=tuple))

    def _with_those_below(self, scene_ids: frozenset[int]) -> frozenset[int]:
        """Go down a generation at a time: of thousands quicker than a recursive question."""
        found = edge = scene_ids
        while edge:
            edge = self._listed(CHILDREN, json.dumps([*edge])) - found
            found |= edge
        return found

    def _listed(self, statement: str, *parameters: str) -> frozenset[int]:
        ((ids,),) = _rows(self._reader, statement, *parameters)
        return frozenset(json.loads(ids))


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer.

    Attributes:
        kind: what bears the name.
        id: the bearer's id.
        name: the name that is shown.
        detail: a person's groups, a scene's parents or else kind; "" for a group. Whatever else
            tells it from another bearer of the name comes first.
        photos: how many photos a search for it finds: of a scene also those of all below it.
        alias: the name that fits what was typed, when it is another one than ``name``.
        fit: how what was typed fits.
        apart: what tells it from another bearer of the name, see ``Bearer``.
    """

    kind: BearerKind
    id: int
    name: str
    detail: str = ""
    photos: int = 0
    alias: str = ""
    fit: Fit = Fit.EXACT
    apart: str = ""

    @property
    def bearer(self) -> Bearer:
        """What is offered."""
        return Bearer(self.kind, self.id, self.name, self.apart)

    @property
    def shown(self) -> str:
        """The name with what tells it apart: "V (BTS)"."""
        return self.bearer.shown

    @property
    def is_beginning(self) -> bool:
        """Whether what was typed is how a name, or one of its words, begins in any letters."""
        return self.fit <= Fit.LATIN


DETAILS = {
    BearerKind.PERSON: """
        SELECT m.person_id, group_concat(g.text, ', ') FROM (
            SELECT DISTINCT person_id, group_id FROM group_members
            WHERE person_id IN (SELECT value FROM json_each(?))
        ) AS m JOIN names AS g ON g.group_id = m.group_id AND g.place = 0 GROUP BY 1""",
    BearerKind.SCENE: """
        SELECT id, coalesce(
            (SELECT group_concat(p.text, ', ') FROM scene_parents AS u
            JOIN names AS p ON p.scene_id = u.parent_id AND p.place = 0 WHERE u.scene_id = s.id),
            nullif(kind, 'other'), '')
        FROM scenes AS s WHERE id IN (SELECT value FROM json_each(?))""",
}
FITTING = "SELECT id, text FROM names WHERE id IN (SELECT value FROM json_each(?))"
EVERY_KIND = frozenset(BearerKind)


def complete(
    reader: Connection,
    text: str,
    limit: int,
    *,
    kinds: Collection[BearerKind] = EVERY_KIND,
) -> list[Completion]:
    """Return what ``text`` may be the beginning of, the likeliest first.

    Exact names, also in initials or other letters; then beginnings of names, of their later
    words, initials and Latin letters (among all of these who was said last first, then the
    better fit, then who is in most photos); then what sounds so, has it inside, or is spelled
    nearly so. Without text, what was said last.
    """
    for called, addition in namesakes.told_apart_in(text):
        begun = search_text(addition)
        named = _offers(reader, name_search.find(reader, called, limit, kinds=kinds))
        fitting = [one for one in named if one.fit is Fit.EXACT and one.apart]
        if offers := [one for one in fitting if search_text(one.apart).startswith(begun)]:
            return offers
    return _offers(reader, name_search.find(reader, text, limit, kinds=kinds))


def _offers(reader: Connection, found: Sequence[Found]) -> list[Completion]:
    shown = namesakes.bearers(reader, [(one.kind, one.id) for one in found])
    details = {
        (kind, key): words
        for kind, question in DETAILS.items()
        for key, words in _listed(reader, question, (o.id for o in found if o.kind is kind))
    }
    aliases = dict(_listed(reader, FITTING, (one.name_id for one in found if one.name_id)))
    offers = []
    for one in found:
        bearer = shown[one.kind, one.id]
        alias = aliases.get(one.name_id, "")
        offers.append(
            Completion(
                *(one.kind, one.id, bearer.name),
                _detail(details.get((one.kind, one.id), ""), bearer.apart),
                one.photos,
                alias if alias != bearer.name else "",
                one.fit,
                bearer.apart,
            )
        )
    return offers


def _detail(words: str, apart: str) -> str:
    known = words.split(", ")
    return words if apart in known else ", ".join(filter(None, (apart, words)))


def _listed(reader: Connection, question: str, ids: Iterable[int]) -> list[Any]:
    asked = list(ids)
    return _rows(reader, question, json.dumps(asked)) if asked else []


def _rows(reader: Connection, statement: str, *parameters: Any) -> list[Any]:
    return list(reader.exec_driver_sql(statement, parameters).all())
