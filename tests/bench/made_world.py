"""Who and what a made-up library knows: persons in groups, scenes in a tree, phrases of both.

A few are in very many photos, most in a handful: an act's share falls with its rank as
``1 / (rank + 2) ** 1.5``. The first acts are V's group and IU, so that the searches of the
benches find what a user would type.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, insert

from gallery.library import phrases, tables
from gallery.model.names import compare_key, initials, script_of, search_text
from gallery.model.scenes import SceneKind
from tests.bench.invented import (
    BOY_BAND,
    LOOKS,
    SOLOIST,
    group_names,
    person_names,
    scene_names,
    words,
)

Row = dict[str, Any]
STEEPNESS = 1.5  # of the acts
GROUP_SIZES = (1, 1, 2, 4, 4, 5, 5, 6, 7, 7, 9, 12)
ERAS_AN_ACT = 6
TOP_SCENES = 40  # have nothing above them
CHILDREN = 12  # of a scene, about
ERA_WORDS = words("Blue Dawn Echo Flame Garden Hour Island Jewel Kite Lunar Mirror Nova Orbit")


@dataclass(frozen=True, slots=True)
class Act:
    """A group or a soloist: persons (ids), its name, and the eras that its sets belong to."""

    members: tuple[int, ...]
    name: str
    eras: tuple[str, ...]


@dataclass(slots=True)
class Phrases:
    """Every phrase said so far, by key; ``rows`` and ``people`` wait to be written."""

    ids: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    people: list[Row] = field(default_factory=list)

    def of(self, people: tuple[int, ...], link: str, scene: int | None) -> int:
        """Return the id of a phrase, made if nobody has said it yet."""
        key = phrases.phrase_key(people, link, scene)
        known = self.ids.get(key)
        if known is not None:
            return known
        made = self.ids[key] = len(self.ids) + 1
        moment = f"20{13 + made % 13:02}-{made % 12 + 1:02}-{made % 28 + 1:02}T12:{made % 60:02}:00"
        self.rows.append(
            {"id": made, "key": key, "link": link, "scene_id": scene, "said_at": moment}
        )
        self.people += [
            {"phrase_id": made, "person_id": each, "place": place}
            for place, each in enumerate(people)
        ]
        return made

    def write(self, connection: Connection) -> None:
        """Write what is new since the last time."""
        _insert(connection, tables.phrases, self.rows)
        _insert(connection, tables.phrase_people, self.people)
        self.rows.clear()
        self.people.clear()


@dataclass(slots=True)
class World:
    """Acts with their shares, the number of scenes, and all that was said."""

    acts: list[Act]
    shares: list[float]
    scenes: int
    said: Phrases = field(default_factory=Phrases)

    def act(self, dice: random.Random) -> Act:
        """Return an act, famous ones most often."""
        return dice.choices(self.acts, cum_weights=self.shares)[0]

    def scene(self, dice: random.Random) -> int:
        """Return a scene; the cube makes the first ones frequent."""
        return int(self.scenes * dice.random() ** 3) + 1


def populate(connection: Connection, dice: random.Random, *, persons: int, scenes: int) -> World:
    """Write persons, groups and scenes with three names each; return what was made."""
    acts = list(_acts(dice, persons))
    people = {n: person_names(n, dice) for n in range(1, persons + 1)}
    people |= {n: list(names) for n, names in enumerate((*BOY_BAND, SOLOIST), start=1)}
    bands = [act for act in acts if len(act.members) > 1]
    _insert(connection, tables.persons, [{"id": n} for n in people])
    _insert(connection, tables.groups, [{"id": n} for n, _ in enumerate(bands, start=1)])
    kinds = list(SceneKind)
    scene_rows = [{"id": n, "kind": str(kinds[n % len(kinds)])} for n in range(1, scenes + 1)]
    _insert(connection, tables.scenes, scene_rows)
    groups = {n: [act.name, *group_names(n, dice)[1:]] for n, act in enumerate(bands, start=1)}
    things = {n: scene_names(n, dice) for n in range(1, scenes + 1)}
    for column, named in (("person_id", people), ("group_id", groups), ("scene_id", things)):
        _insert(connection, tables.names, list(_names(column, named)))
    members = [
        {"group_id": n, "person_id": one, "since": f"20{10 + n % 12}"}
        for n, act in enumerate(bands, start=1)
        for one in act.members
    ]
    _insert(connection, tables.group_members, members)
    above = [
        {"scene_id": n, "parent_id": (n - TOP_SCENES) // CHILDREN + 1}
        for n in range(TOP_SCENES + 1, scenes + 1)
    ]
    _insert(connection, tables.scene_parents, above)
    shares = accumulate(1 / (rank + 2) ** STEEPNESS for rank in range(1, len(acts) + 1))
    return World(acts, list(shares), scenes)


def _acts(dice: random.Random, persons: int) -> Iterator[Act]:
    band = tuple(range(1, len(BOY_BAND) + 1))
    soloist = len(BOY_BAND) + 1
    yield Act(band, "BTS", ("Proof", "Layover", "GOLDEN", "Love Yourself", "Wings", "BE"))
    yield Act((soloist,), "IU", ("Love wins all", "LILAC", "Palette", "Love poem"))
    first, number = soloist + 1, 2
    while first <= persons:
        size = min(dice.choice(GROUP_SIZES), persons - first + 1)
        name = f"{dice.choice(LOOKS).upper()}{number}" if size > 1 else f"Solo {number}"
        eras = tuple(" ".join(dice.sample(ERA_WORDS, 2)) + f" {n}" for n in range(ERAS_AN_ACT))
        yield Act(tuple(range(first, first + size)), name, eras)
        first, number = first + size, number + 1


ERA_WORDS = words(
    "Blue Dawn Echo Flame Garden Hour Island Jewel Kite Lunar Mirror Nova Orbit Petal"
)


def _names(column: str, named: dict[int, list[str]]) -> Iterator[Row]:
    for n, texts in named.items():
        for place, words_of in enumerate(texts):
            yield {
                "place": place,
                "text": words_of,
                "script": script_of(words_of),
                "key": compare_key(words_of),
                "search_text": search_text(words_of),
                "initials": initials(words_of),
                column: n,
            }


def _insert(connection: Connection, table: Any, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
