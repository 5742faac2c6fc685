"""What else the photos of an answer have in common: who, what, which sets, years and ratings.

Each with its exact count among those photos, most first; a filter bar offers them. A count is
what a search for it finds besides: that of a scene has the photos of those below it. Counts of
the whole library are kept and only read; others are counted in one question, in which the photos
are looked for once.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from gallery.library.conditions import Sql
from gallery.library.gathering import gathered
from gallery.search import ast

MOST = 12  # offered of each kind
Counts = tuple[tuple[int, int], ...]


class FacetKind(StrEnum):
    """What is counted."""

    PERSONS = "persons"
    SCENES = "scenes"
    SETS = "sets"
    YEARS = "years"
    MONTHS = "months"
    RATINGS = "ratings"


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of the photos of an answer, each as (what, how many), most first.

    Attributes:
        persons: ids.
        scenes: ids of the scenes most often said of the photos; counted with those below them.
        sets: ids.
        years: in which the photo's sets were released, newest first.
        months: likewise, as 202401; counted only when they are asked for.
        ratings: 0 to 5, best first; 0 is unrated.
    """

    persons: Counts = ()
    scenes: Counts = ()
    sets: Counts = ()
    years: Counts = ()
    months: Counts = ()
    ratings: Counts = ()


USUAL = tuple(kind for kind in FacetKind if kind is not FacetKind.MONTHS)
PERIODS = {
    FacetKind.YEARS: "CAST(substr(s.released_on, 1, 4) AS INTEGER)",
    FacetKind.MONTHS: "CAST(substr(replace(s.released_on, '-', ''), 1, 6) AS INTEGER)",
}
# Photos a set, and the photos that are in several sets: those count once a year.
PARTS = {
    "hit(id)": "{hits}",
    "mine(set_id, photos)": """SELECT m.set_id, count(*) FROM hit
        CROSS JOIN set_members AS m INDEXED BY set_members_photo ON m.photo_id = hit.id
        GROUP BY 1""",
    "shared(id)": """SELECT DISTINCT x.photo_id FROM set_members AS x INDEXED BY set_members_again
        WHERE x.is_extra = 1 AND x.photo_id IN (SELECT id FROM hit)""",
}
TAGGED = """SELECT t.{column} AS what, count(*) AS photos FROM hit
    CROSS JOIN {table} AS t ON t.photo_id = hit.id
    GROUP BY 1 ORDER BY photos DESC, what LIMIT {most}"""
OF_SETS = "SELECT set_id AS what, photos FROM mine ORDER BY photos DESC, what LIMIT {most}"
OF_PERIODS = """SELECT what, sum(number) AS photos FROM (
    SELECT {period} AS what, photos AS number FROM mine CROSS JOIN sets AS s ON s.id = mine.set_id
        WHERE s.released_on != '' UNION ALL
    SELECT {period}, 1 - count(*) FROM shared
        CROSS JOIN set_members AS m ON m.photo_id = shared.id
        CROSS JOIN sets AS s ON s.id = m.set_id
        WHERE s.released_on != '' GROUP BY shared.id, 1)
    GROUP BY what ORDER BY what DESC"""
# Most photos are unrated: only the others are looked for.
OF_RATINGS = """SELECT rating AS what, count(*) AS photos FROM photos INDEXED BY photos_rating
    WHERE rating > 0 AND +id IN (SELECT id FROM hit) GROUP BY rating"""
# Those below scenes, and the photos that show any of them: a photo may show several.
BELOW = """WITH RECURSIVE hit(id) AS MATERIALIZED ({hits}), family(scene_id, above) AS (
    SELECT CAST(value AS INTEGER), CAST(value AS INTEGER) FROM json_each(?)
    UNION SELECT p.scene_id, family.above FROM family
        CROSS JOIN scene_parents AS p ON p.parent_id = family.scene_id),
    kin(scene_id, above) AS MATERIALIZED (SELECT scene_id, above FROM family)
    SELECT above, count(*) FROM (SELECT DISTINCT hit.id, kin.above FROM hit
        CROSS JOIN photo_scenes AS t ON t.photo_id = hit.id
        CROSS JOIN kin ON kin.scene_id = t.scene_id) GROUP BY 1"""
PARENTS = """SELECT DISTINCT parent_id FROM scene_parents
    WHERE parent_id IN (SELECT value FROM json_each(?))"""
OF_ALL = """WITH mine(set_id, photos) AS (SELECT id, photo_count FROM sets),
    shared(id) AS MATERIALIZED (SELECT DISTINCT photo_id FROM set_members
        INDEXED BY set_members_again WHERE is_extra = 1)
    SELECT what, photos FROM ({question}) WHERE photos > 0"""
MOST_PHOTOS = """SELECT id, {count} FROM {table} WHERE photo_count > 0
    ORDER BY photo_count DESC, id LIMIT {most}"""


def facets(
    reader: Connection,
    node: ast.Node,
    *,
    most: int = MOST,
    ids: Iterable[int] | None = None,
    kinds: Iterable[FacetKind] = USUAL,
) -> Facets:
    """Count what the photos that match have in common.

    Args:
        reader: a connection to the library.
        node: what is asked.
        most: how many persons, scenes and sets to tell; years, months and ratings come whole.
        ids: the photos that match, when they are known already.
        kinds: what to count; two readers can share the kinds between them.
    """
    wanted = set(kinds)
    counts: dict[str, Counts] = {}
    if ids is None and node == ast.Everything():
        counts = {kind.value: _pairs(reader, Sql(_kept(kind, most))) for kind in wanted}
    elif wanted:
        hits = _listed(_found(reader, node) if ids is None else json.dumps(list(ids)))
        counts = _counted(reader, hits, wanted, most)
        if FacetKind.SCENES in wanted:
            counts["scenes"] = _with_those_below(reader, hits, counts["scenes"])
    return Facets(**counts)


def _kept(kind: FacetKind, most: int) -> str:
    """Return the question for the whole library, whose counts are kept."""
    match kind:
        case FacetKind.PERSONS | FacetKind.SETS:
            return MOST_PHOTOS.format(table=kind.value, count="photo_count", most=most)
        case FacetKind.SCENES:
            chosen = MOST_PHOTOS.format(table="scenes", count="family_count", most=most)
            return f"SELECT * FROM ({chosen}) ORDER BY 2 DESC, 1"
        case FacetKind.RATINGS:
            return "SELECT rating, count(*) FROM photos GROUP BY rating ORDER BY rating DESC"
        case _:
            return OF_ALL.format(question=OF_PERIODS.format(period=PERIODS[kind]))


def _found(reader: Connection, node: ast.Node) -> str:
    hits = gathered(reader, node)
    text = f"SELECT json_group_array(id) FROM ({hits.text})"
    return str(reader.exec_driver_sql(text, hits.parameters).scalar_one())


def _listed(ids: str) -> Sql:
    # As whole numbers, or else SQLite makes no index of them.
    return Sql("SELECT DISTINCT CAST(value AS INTEGER) FROM json_each(?)", (ids,))


def _counted(
    reader: Connection, hits: Sql, kinds: Collection[FacetKind], most: int
) -> dict[str, Counts]:
    """Count everything in one question."""
    questions = [("", "SELECT 0 AS what, count(*) AS photos FROM hit")]
    questions += [(kind.value, _question(kind, most)) for kind in sorted(kinds)]
    parts = ", ".join(f"{name} AS MATERIALIZED ({part})" for name, part in PARTS.items())
    asked = " UNION ALL ".join(
        f"SELECT '{name}', what, photos FROM ({question})" for name, question in questions
    )
    text = f"WITH {parts.format(hits=hits.text)} {asked}"
    found: dict[str, list[tuple[int, int]]] = {name: [] for name, _ in questions}
    for name, what, photos in reader.exec_driver_sql(text, hits.parameters):
        if photos:
            found[name].append((what, photos))
    photos = sum(count for _, count in found.pop(""))
    if FacetKind.RATINGS in kinds:
        found["ratings"] = _ratings(found["ratings"], photos)
    return {name: tuple(pairs) for name, pairs in found.items()}


def _question(kind: FacetKind, most: int) -> str:
    match kind:
        case FacetKind.PERSONS:
            return TAGGED.format(column="person_id", table="photo_people", most=most)
        case FacetKind.SCENES:
            return TAGGED.format(column="scene_id", table="photo_scenes", most=most)
        case FacetKind.SETS:
            return OF_SETS.format(most=most)
        case FacetKind.RATINGS:
            return OF_RATINGS
        case _:
            return OF_PERIODS.format(period=PERIODS[kind])


def _ratings(rated: Iterable[tuple[int, int]], photos: int) -> list[tuple[int, int]]:
    best_first = sorted(rated, reverse=True)
    unrated = photos - sum(count for _, count in best_first)
    return [*best_first, (0, unrated)] if unrated else best_first


def _with_those_below(reader: Connection, hits: Sql, counts: Counts) -> Counts:
    """Count scenes again that have others below them: a photo may show several of those."""
    scenes = (json.dumps([scene for scene, _ in counts]),)
    parents = reader.exec_driver_sql(PARENTS, scenes).scalars().all()
    if not parents:
        return counts
    question = Sql(BELOW.format(hits=hits.text), (*hits.parameters, json.dumps(list(parents))))
    again = dict(_pairs(reader, question))
    whole = ((scene, again.get(scene, count)) for scene, count in counts)
    return tuple(sorted(whole, key=lambda each: (-each[1], each[0])))


def _pairs(reader: Connection, question: Sql) -> Counts:
    found = reader.exec_driver_sql(question.text, question.parameters)
    return tuple((what, count) for what, count in found)
