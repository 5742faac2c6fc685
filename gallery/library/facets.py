"""What else the photos of an answer have in common: who, what, which sets, years and ratings.

Each with its exact count among those photos, most first; a filter bar offers them. Counts of
the whole library are kept and only read.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from gallery.library import conditions
from gallery.library.conditions import Sql
from gallery.search import ast

MOST = 12  # offered of each kind


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
        scenes: ids of scenes said of the photos, not of those above them.
        sets: ids.
        years: in which the photo's sets were released, newest first.
        months: likewise, as 202401; counted only when they are asked for.
        ratings: 0 to 5, best first; 0 is unrated.
    """

    persons: tuple[tuple[int, int], ...] = ()
    scenes: tuple[tuple[int, int], ...] = ()
    sets: tuple[tuple[int, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    ratings: tuple[tuple[int, int], ...] = ()


HIT = "WITH hit(id) AS MATERIALIZED ({hits}) "
QUESTIONS = {
    FacetKind.PERSONS: """SELECT t.person_id, count(*) FROM hit
        CROSS JOIN photo_people AS t ON t.photo_id = hit.id GROUP BY 1 ORDER BY 2 DESC, 1""",
    FacetKind.SCENES: """SELECT t.scene_id, count(*) FROM hit
        CROSS JOIN photo_scenes AS t ON t.photo_id = hit.id GROUP BY 1 ORDER BY 2 DESC, 1""",
    FacetKind.SETS: """SELECT t.set_id, count(*) FROM hit
        CROSS JOIN set_members AS t ON t.photo_id = hit.id GROUP BY 1 ORDER BY 2 DESC, 1""",
    FacetKind.YEARS: """SELECT CAST(substr(s.released_on, 1, 4) AS INTEGER),
        count(DISTINCT hit.id) FROM hit
        CROSS JOIN set_members AS t ON t.photo_id = hit.id
        CROSS JOIN sets AS s ON s.id = t.set_id
        WHERE s.released_on != '' GROUP BY 1 ORDER BY 1 DESC""",
    FacetKind.MONTHS: """SELECT
        CAST(substr(s.released_on, 1, 4) || substr(s.released_on, 6, 2) AS INTEGER),
        count(DISTINCT hit.id) FROM hit
        CROSS JOIN set_members AS t ON t.photo_id = hit.id
        CROSS JOIN sets AS s ON s.id = t.set_id
        WHERE s.released_on != '' GROUP BY 1 ORDER BY 1 DESC""",
    FacetKind.RATINGS: """SELECT p.rating, count(*) FROM hit
        CROSS JOIN photos AS p ON p.id = hit.id GROUP BY 1 ORDER BY 1 DESC""",
}
WHOLE = frozenset({FacetKind.YEARS, FacetKind.MONTHS, FacetKind.RATINGS})  # they are few
USUAL = tuple(kind for kind in FacetKind if kind is not FacetKind.MONTHS)


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
        most: how many persons, scenes and sets to tell; years and ratings come whole.
        ids: the photos that match, when they are known already.
        kinds: what to count; two readers can share the kinds between them.
    """
    hits = conditions.ids_of(reader, node) if ids is None else _listed(ids)
    return Facets(**{kind.value: _count(reader, hits, kind, most) for kind in kinds})


def _listed(ids: Iterable[int]) -> Sql:
    return Sql("SELECT DISTINCT value AS id FROM json_each(?)", (json.dumps(list(ids)),))


def _count(
    reader: Connection, hits: Sql, kind: FacetKind, most: int
) -> tuple[tuple[int, int], ...]:
    statement = HIT.format(hits=hits.text) + QUESTIONS[kind]
    parameters = hits.parameters
    if kind not in WHOLE:
        statement, parameters = f"{statement} LIMIT ?", (*parameters, most)
    found = reader.exec_driver_sql(statement, parameters)
    return tuple((what, count) for what, count in found)
