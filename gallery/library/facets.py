"""What else the photos of an answer have in common: who, what, which sets, years and ratings.

Each with its exact count among those photos, most first; a filter bar offers them. A count is
what a search for it finds besides: that of a scene has the photos of those below it. Counts of
the whole library are kept and only read; others are ``tallies`` of the photos, which are looked
for once, or of those that are not found where these are fewer.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest

from sqlalchemy import Connection

from gallery.library import hiding
from gallery.library.gathering import gathered, refused
from gallery.library.sql import Sql
from gallery.library.tallies import KEPT, Remainder, Tag, Tally, tallied
from gallery.search import ast

MOST = 12  # offered of each kind
# Shares of the library: of more, the others are counted, where to find those is cheap or not.
HALF, MOST_BY_FAR = 0.5, 0.7
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
TAGS = {
    FacetKind.PERSONS: Tag.PERSON,
    FacetKind.SCENES: Tag.SCENE,
    FacetKind.SETS: Tag.SET,
    FacetKind.YEARS: Tag.SET,
    FacetKind.MONTHS: Tag.SET,
    FacetKind.RATINGS: Tag.RATING,
}
PERIODS = {
    FacetKind.YEARS: "CAST(substr(s.released_on, 1, 4) AS INTEGER)",
    FacetKind.MONTHS: "CAST(substr(replace(s.released_on, '-', ''), 1, 6) AS INTEGER)",
}
# Photos a set, and the photos that are in several sets: those count once a year.
SOME = """WITH mine(set_id, photos) AS MATERIALIZED (
    SELECT CAST(key AS INTEGER), value FROM json_each(?)),
    shared(id) AS MATERIALIZED (SELECT CAST(value AS INTEGER) FROM json_each(?))"""
OF_PERIODS = """SELECT what, sum(number) AS photos FROM (
    SELECT {period} AS what, photos AS number FROM mine CROSS JOIN sets AS s ON s.id = mine.set_id
        WHERE s.released_on != '' UNION ALL
    SELECT {period}, 1 - count(*) FROM shared
        CROSS JOIN set_members AS m ON m.photo_id = shared.id
        CROSS JOIN sets AS s ON s.id = m.set_id
        WHERE s.released_on != '' GROUP BY shared.id, 1)
    GROUP BY what ORDER BY what DESC"""
OF_ALL = f"""WITH mine(set_id, photos) AS (SELECT id, photo_count FROM sets),
    shared(id) AS MATERIALIZED (SELECT DISTINCT photo_id FROM set_members
        INDEXED BY set_members_again
        WHERE is_extra = 1 AND photo_id NOT {hiding.HIDDEN})
    SELECT what, photos FROM ({{question}}) WHERE photos > 0"""
OTHERS = f"""SELECT json_group_array(id) FROM photos
    WHERE +id NOT IN (SELECT value FROM json_each(?)) AND +id NOT {hiding.HIDDEN}"""
MOST_PHOTOS = """SELECT id, {count} FROM {table} WHERE photo_count > 0
    ORDER BY photo_count DESC, id LIMIT {most}"""


def facets(
    reader: Connection,
    node: ast.Node,
    *,
    most: int = MOST,
    kinds: Iterable[FacetKind] = USUAL,
) -> Facets:
    """Count what the photos that match have in common.

    Args:
        reader: a connection to the library.
        node: what is asked.
        most: how many persons, scenes and sets to tell; years, months and ratings come whole.
        kinds: what to count; two readers can share the kinds between them.
    """
    wanted = set(kinds)
    counts: dict[str, Counts] = {}
    if node == ast.Everything():
        counts = {kind.value: _pairs(reader, Sql(_kept(kind, most))) for kind in wanted}
    elif wanted:
        tags = sorted({TAGS[kind] for kind in wanted})
        tally = _tally(reader, node, tags)
        counts = {kind.value: _told(reader, tally, kind, most) for kind in wanted}
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
            return f"SELECT * FROM ({KEPT[Tag.RATING]}) ORDER BY 1 DESC"
        case _:
            return OF_ALL.format(question=OF_PERIODS.format(period=PERIODS[kind]))


def _found(reader: Connection, node: ast.Node, *, in_sight: bool) -> str:
    hits = gathered(reader, node)
    if in_sight:
        hits = hiding.in_sight(hits)
    text = f"SELECT json_group_array(id) FROM ({hits.text})"
    return str(reader.exec_driver_sql(text, hits.parameters).scalar_one())


def _tally(reader: Connection, node: ast.Node, tags: Collection[Tag]) -> Tally:
    """Count; of most of the library it is quicker to count the others."""
    if hiding.is_any(reader) and ast.asks_for_variants(node):  # no kept count knows the hidden
        return tallied(reader, _found(reader, node, in_sight=False), tags)
    in_sight = hiding.leaves_out(reader, node)
    unwanted = refused(node)
    if unwanted is not None:
        others = _found(reader, unwanted, in_sight=in_sight)
        if _share(reader, others) > HALF:
            return tallied(reader, _found(reader, node, in_sight=in_sight), tags)
        return Remainder(reader, tags, tallied(reader, others, tags))
    found = _found(reader, node, in_sight=in_sight)
    is_simple = not isinstance(node, ast.And | ast.Or)
    if _share(reader, found) <= (HALF if is_simple else MOST_BY_FAR):
        return tallied(reader, found, tags)
    refusing = ast.negate(node)
    others = _found(reader, refusing, in_sight=in_sight) if is_simple else _others(reader, found)
    return Remainder(reader, tags, tallied(reader, others, tags))


def _share(reader: Connection, ids: str) -> float:
    """Return how much of the library these are; no photo has an id above the last one."""
    last = reader.exec_driver_sql("SELECT max(id) FROM photos").scalar_one() or 0
    return (ids.count(",") + 1) / max(last, 1)


def _others(reader: Connection, ids: str) -> str:
    return str(reader.exec_driver_sql(OTHERS, (ids,)).scalar_one())


def _told(reader: Connection, tally: Tally, kind: FacetKind, most: int) -> Counts:
    counts = tally.counts[TAGS[kind]]
    match kind:
        case FacetKind.RATINGS:
            return _ratings(counts, tally.photos)
        case FacetKind.SCENES:
            chosen = dict(_most(counts, most))
            chosen |= tally.families(reader, chosen)
            return _most(chosen, most)
        case FacetKind.PERSONS | FacetKind.SETS:
            return _most(counts, most)
        case _:
            question = SOME + OF_PERIODS.format(period=PERIODS[kind])
            parameters = (json.dumps(counts), json.dumps([*tally.shared]))
            return _pairs(reader, Sql(question, parameters))


def _most(counts: Mapping[int, int], most: int) -> Counts:
    return tuple(nsmallest(most, counts.items(), key=lambda each: (-each[1], each[0])))


def _ratings(rated: Mapping[int, int], photos: int) -> Counts:
    best_first = sorted(rated.items(), reverse=True)
    unrated = photos - sum(rated.values())
    return (*best_first, (0, unrated)) if unrated else tuple(best_first)


def _pairs(reader: Connection, question: Sql) -> Counts:
    found = reader.exec_driver_sql(question.text, question.parameters)
    return tuple((what, count) for what, count in found)
