"""Bearers as they are shown: by their name, and if another one has it too, by what tells them
apart ("V (BTS)").

People and groups are told apart among themselves, scenes among scenes: a phrase says who in one
place and what in another. What is tried in turn: a person's groups, a scene's parents, another
name of the bearer; if nothing is its alone, a number.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gallery.library.connections import Reader
from gallery.model.names import compare_key
from gallery.model.phrases import Bearer, BearerKind

COLUMNS = {
    BearerKind.PERSON: "person_id",
    BearerKind.GROUP: "group_id",
    BearerKind.SCENE: "scene_id",
}
SHOWN_NAMES = """
SELECT {column}, text, key FROM names
WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY {column}, place, id"""
SHARING = """
SELECT key, person_id, group_id, scene_id FROM names
WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key, id LIMIT ?"""
MOST_SHARING = 400  # names looked at; beyond that, telling apart helps nobody
GROUPS = """
SELECT m.person_id, g.text FROM group_members AS m
JOIN names AS g ON g.group_id = m.group_id AND g.place = 0
WHERE m.person_id IN (SELECT value FROM json_each(?)) ORDER BY m.since, m.group_id"""
PARENTS = """
SELECT u.scene_id, p.text FROM scene_parents AS u
JOIN names AS p ON p.scene_id = u.parent_id AND p.place = 0
WHERE u.scene_id IN (SELECT value FROM json_each(?)) ORDER BY p.text"""
OTHER_NAMES = """
SELECT {column}, text FROM names
WHERE {column} IN (SELECT value FROM json_each(?)) AND place > 0 ORDER BY place, id"""
FIRST_NAME = re.compile(r" AND (g|p)\.place = 0| AND place > 0")
SHOWN_FORM = re.compile(r"(?<=[^\s(]) ?\(")  # Korean writes the bracket to the name: 뷔(BTS)
MOST_FORMS = 4  # brackets looked at, from the last: a name may have one, what is added another
Key = tuple[BearerKind, int]


def shown(reader: Reader, kind: BearerKind, ids: Iterable[int]) -> dict[int, Bearer]:
    """Return bearers of a kind by id, as they are shown; those that are gone are left out."""
    found = bearers(reader, [(kind, key) for key in ids])
    return {key: bearer for (_, key), bearer in found.items()}


def bearers(reader: Reader, asked: Iterable[Key]) -> dict[Key, Bearer]:
    """Return bearers as they are shown; those that are gone are left out."""
    named: dict[Key, tuple[str, str]] = {}
    for kind, ids in _by_kind(asked).items():
        question = SHOWN_NAMES.format(column=COLUMNS[kind])
        for bearer_id, text, key in _rows(reader, question, json.dumps(ids)):
            named.setdefault((kind, bearer_id), (text, key))
    sharing = _sharing(reader, {key for _, key in named.values()})
    apart: dict[Key, str] = {}
    for bearer, (_, key) in named.items():
        together = sharing.get((_sort(bearer[0]), key), [])
        if len(together) > 1 and bearer not in apart:
            told = _told_apart(reader, together, key)
            shown_so = {
                one: word for one, word in told.items() if named.get(one, ("", ""))[1] == key
            }
            apart |= shown_so
    return {
        bearer: Bearer(*bearer, name, apart.get(bearer, "")) for bearer, (name, _) in named.items()
    }


def shown_as(reader: Reader, name: str) -> list[Key]:
    """Return the bearers that a name with an addition means: "V (BTS)", "뷔(방탄소년단)"."""
    for called, addition in told_apart_in(name) if name.endswith(")") else ():
        sharing = _sharing(reader, {called} - {addition})
        fitting: list[Key] = []
        for (_sort_of, key), together in sharing.items():
            told = _told_apart(reader, together, key)
            known = _additions(reader, together, every_name=True)
            fitting += [
                one
                for one in together
                if addition == compare_key(told[one])
                or addition in map(compare_key, known.get(one, ()))
            ]
        if fitting:
            return fitting
    return []


def told_apart_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be a name and its addition, perhaps not yet closed: "V (B" is V and B."""
    key = compare_key(text)
    for found in list(SHOWN_FORM.finditer(key))[: -MOST_FORMS - 1 : -1]:
        yield key[: found.start()], key[found.end() :].removesuffix(")")


def _sharing(reader: Reader, keys: Iterable[str]) -> dict[tuple[bool, str], list[Key]]:
    """Return who has each name, those of who and the scenes apart."""
    found: dict[tuple[bool, str], dict[Key, None]] = {}
    for key, person, group, scene in _rows(reader, SHARING, json.dumps(sorted(keys)), MOST_SHARING):
        bearer = key_of(person, group, scene)
        found.setdefault((_sort(bearer[0]), key), {})[bearer] = None
    return {shared: sorted(together) for shared, together in found.items()}


def key_of(person: int | None, group: int | None, scene: int | None) -> Key:
    """Return kind and id from the three columns that name a bearer, one of which is set."""
    if person is not None:
        return BearerKind.PERSON, person
    if group is not None:
        return BearerKind.GROUP, group
    assert scene is not None
    return BearerKind.SCENE, scene


def _sort(kind: BearerKind) -> bool:
    return kind is BearerKind.SCENE


def _told_apart(reader: Reader, together: Sequence[Key], key: str) -> dict[Key, str]:
    additions = _additions(reader, together)
    uses: dict[str, int] = {}
    for words in additions.values():
        for word in {compare_key(each) for each in words}:
            uses[word] = uses.get(word, 0) + 1
    told: dict[Key, str] = {}
    for place, bearer in enumerate(together, 1):
        own = [word for word in additions.get(bearer, ()) if compare_key(word) != key]
        alone = (word for word in own if uses[compare_key(word)] == 1)
        told[bearer] = next(alone, str(place))
    return told


def _additions(
    reader: Reader, together: Iterable[Key], *, every_name: bool = False
) -> Mapping[Key, Sequence[str]]:
    """Return what can be said beside each bearer's name, the best first."""
    found: dict[Key, list[str]] = {}
    for kind, ids in _by_kind(together).items():
        listed = json.dumps(ids)
        above = {BearerKind.PERSON: GROUPS, BearerKind.SCENE: PARENTS}.get(kind, "")
        for asked in filter(None, (above, OTHER_NAMES.format(column=COLUMNS[kind]))):
            question = FIRST_NAME.sub("", asked) if every_name else asked
            for bearer_id, word in _rows(reader, question, listed):
                found.setdefault((kind, bearer_id), []).append(word)
    return found


def _by_kind(asked: Iterable[Key]) -> dict[BearerKind, list[int]]:
    ids: dict[BearerKind, list[int]] = {}
    for kind, key in dict.fromkeys(asked):
        ids.setdefault(kind, []).append(key)
    return ids


def _rows(reader: Reader, statement: str, *parameters: Any) -> list[Any]:
    return list(reader.exec_driver_sql(statement, parameters).all())
