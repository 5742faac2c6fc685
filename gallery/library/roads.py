"""The roads to an answer: photos found first and sorted, or all photos walked through in order.

Few photos are found first. For many, an index of the order is walked and what does not match
is left out: the first page comes at once and nothing is sorted. A walk that meets too few is
given up, as the photos may all be far down; they are then found first after all.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from sqlalchemy import Connection

from gallery.library import conditions, hiding, listing
from gallery.library.gathering import COUNTED, gathered, gathered_of_many, is_counted, refused, size
from gallery.library.orders import SAME_SET, UNDATED, Walk, Way
from gallery.library.results import Results
from gallery.library.shuffle import Shuffle
from gallery.library.sql import Sql, joined
from gallery.search import ast

EVERY = Sql("1")
STEPS = (8_000, 48_000)  # rows a walk looks at; when it met a few it goes on, then gives up
WORTH = 25  # it goes on when so many times as many would be a page: photos stand in heaps
USUAL = 100_000  # photos of all parts that are looked for
LARGE = 45_000  # photos; looking further for those is quicker than finding them first
BROAD = COUNTED  # photos; most others are seen that match, too
CROWD = 10_000  # photos that are found; looking further for those is quicker than sorting them
DRAWN = 2_000  # photos drawn at random at once
DRAWS = 8  # how often, before they are found first after all
SHAPE = "coalesce(nullif(p.shape, 0), 1000)"
EXTRAS = "SELECT EXISTS (SELECT 1 FROM set_members WHERE is_extra = 1)"
# A photo's places in further sets, as rows of photos.
ALL_EXTRAS = """(SELECT m.photo_id AS id, m.set_id AS first_set_id, m.order_key, e.shape, e.hidden
    FROM set_members AS m INDEXED BY set_members_extra
    CROSS JOIN photos AS e ON e.id = m.photo_id WHERE m.is_extra = 1)"""
# Those of some photos: two seeks in the index of members, seldom one of the row.
EXTRAS_OF_HITS = """(SELECT m.photo_id AS id, m.set_id AS first_set_id, m.order_key, e.shape,
        e.hidden
    FROM hit CROSS JOIN set_members AS t INDEXED BY set_members_photo ON t.photo_id = hit.id
    CROSS JOIN set_members AS m INDEXED BY set_members_again
        ON m.set_id = t.set_id AND m.photo_id = t.photo_id AND m.is_extra = 1
    CROSS JOIN photos AS e ON e.id = m.photo_id)"""


Placed = tuple[int, int, int, str]  # id, key, shape and where it stands


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the photos.

    Attributes:
        reader: a connection to the library.
        node: what must hold.
        way: in which order, with which sections.
        limit: how many rows are enough, None for all.
        is_distinct: whether each photo has one row; else one for each of its sets.
        sight: the condition that photo ``p`` is not left out because it is hidden.
    """

    reader: Connection
    node: ast.Node
    way: Way
    limit: int | None
    is_distinct: bool
    sight: Sql

    def tests(self) -> Sql:
        """Return the test of photo ``p.id``."""
        return conditions.all_hold(self.reader, conditions.conjuncts(self.node), few=True)

    def tests_of_walk(self) -> Sql:
        """Return the test of a row that ``_met`` meets; it may have the photo's first set."""
        parts = conditions.conjuncts(self.node)
        return conditions.all_hold(self.reader, parts, few=True, placed=self.way.is_by_set)

    def read(self, runs: Iterable[Sql]) -> Results:
        """Return the rows of ``runs``, one after the other, until they are enough."""
        return listing.read(
            self.reader, runs, self.way.grouping, limit=self.limit, is_distinct=self.is_distinct
        )


def sight(reader: Connection, node: ast.Node) -> Sql:
    """Return the condition that photo ``p`` is not left out of what a search finds."""
    return hiding.SHOWN if hiding.leaves_out(reader, node) else hiding.ANY


def has_extras(reader: Connection) -> bool:
    """Whether any photo is in several sets."""
    return bool(reader.exec_driver_sql(EXTRAS).scalar_one())


def columns(way: Way) -> str:
    """Return what a row of ``p`` is asked for: id, key, shape and the terms of the order."""
    terms = (f", {term} AS by{place}" for place, (term, _) in enumerate(way.terms))
    return f"p.id AS id, {way.key} AS key, {SHAPE} AS shape{''.join(terms)}"


def in_order(rows: Sql, way: Way) -> Sql:
    """Return rows with ``columns`` in order."""
    by = ", ".join(f"{place}{turn}" for place, (_, turn) in enumerate(way.terms, 4))
    return Sql(f"{rows.text} ORDER BY {by}", rows.parameters)


def few(asked: Question) -> Results:
    """Find the photos first, then put them in order."""
    return asked.read([of_hits(asked, gathered(asked.reader, asked.node))])


def of_hits(asked: Question, hits: Sql) -> Sql:
    """Return the rows of photos that are found already, in order."""
    shown = columns(asked.way)
    where = asked.sight.text
    text = f"""WITH hit(id) AS MATERIALIZED ({hits.text})
        SELECT {shown} FROM hit CROSS JOIN photos AS p ON p.id = hit.id WHERE {where}"""
    if not asked.is_distinct:
        text += f" UNION ALL SELECT {shown} FROM {EXTRAS_OF_HITS} AS p WHERE {where}"
    return in_order(Sql(text, hits.parameters), asked.way)


def page(asked: Question, limit: int) -> Results:
    """Walk through the first photos; find those that match first when too few are met."""
    if asked.way.is_turned:
        return _turned_page(asked, limit)
    if asked.node == ast.Everything():
        return _first(asked, EVERY, EVERY, limit)
    tests, walked = asked.tests(), asked.tests_of_walk()
    rows: list[Placed] = []
    for begin, end in pairwise((0, *STEPS)):
        rows += _met(asked, asked.way.walks[0], walked, limit - len(rows), begin=begin, end=end)
        if len(rows) == limit:
            return _merged(asked, rows, tests, limit)
        met = len(rows) * WORTH
        if not rows or (met < limit and met * _toil(asked) < limit):
            break
    if is_counted(asked.node) and size(asked.reader, asked.node) >= LARGE:
        return _first(asked, _among(asked.reader, asked.node), tests, limit)
    if rows and (broad := _broad(asked)) is not None:
        return _first(asked, broad, tests, limit)
    return _found(asked, tests, limit)


def _toil(asked: Question) -> int:
    """Return how many times the usual it takes to find all photos first."""
    parts = conditions.conjuncts(asked.node)
    return sum(size(asked.reader, part) for part in parts) // USUAL


def _broad(asked: Question) -> Sql | None:
    """Return the test for a walk when all parts but one hold for most photos; None else."""
    parts = conditions.conjuncts(asked.node)
    sizes = {part: size(asked.reader, part) for part in parts}
    least = min(parts, key=sizes.__getitem__)
    others = [part for part in parts if part != least]
    if sizes[least] < LARGE or min(map(sizes.__getitem__, others), default=0) < BROAD:
        return None
    tests = conditions.all_hold(asked.reader, others, few=True)
    return joined((_among(asked.reader, least), tests), " AND ")


def _found(asked: Question, tests: Sql, limit: int) -> Results:
    """Find all photos; a crowd is looked for in the order, which is quicker than sorting it."""
    hits = gathered_of_many(asked.reader, asked.node)
    listed = f"SELECT json_group_array(id) FROM ({hits.text})"
    ids = asked.reader.exec_driver_sql(listed, hits.parameters).scalar_one()
    if ids.count(",") < CROWD:
        return asked.read([of_hits(asked, Sql("SELECT value FROM json_each(?)", (ids,)))])
    among = Sql("+p.id IN (SELECT value FROM json_each(?))", (ids,))
    return _first(asked, among, tests, limit)


def every(asked: Question) -> Results:
    """Gather the ids that match, then walk through all photos and leave the others out."""
    among = _among(asked.reader, asked.node)
    if not asked.way.walks:
        return asked.read([_sorted(asked, among)])
    return asked.read(_walk(asked, walk, among) for walk in asked.way.walks)


def _first(asked: Question, among: Sql, tests: Sql, limit: int) -> Results:
    """Read a page by looking among gathered ids.

    Few further sets stand before a full page's last photo: those are tested one by one.
    """
    rows: list[Placed] = []
    for walk in asked.way.walks:
        if len(rows) < limit:
            rows += _met(asked, walk, among, limit - len(rows))
    return _merged(asked, rows, tests if len(rows) == limit else among, limit)


def _met(
    asked: Question, walk: Walk, tests: Sql, limit: int, *, begin: int = 0, end: int = -1
) -> list[Placed]:
    """Return the first photos of a walk that pass, each in its first set alone.

    Only the rows from ``begin`` to before ``end`` are looked at; to the last when that is -1.

    The tests stand outside, so that they are asked of one row after the other and of no more
    than a page needs; the order is that of the rows inside.
    """
    way = asked.way
    placed = ", p.first_set_id AS first_set_id" if way.is_by_set else ""
    inner = f"""SELECT {_shown(way)}{placed} FROM photos AS p INDEXED BY {way.index}
        WHERE {walk.where} AND {asked.sight.text} ORDER BY {walk.by}"""
    if end > 0:
        inner += f" LIMIT {end - begin} OFFSET {begin}"
    text = f"SELECT id, key, shape, place FROM ({inner}) AS p WHERE {tests.text} LIMIT ?"
    return _placed(asked, Sql(text, (*tests.parameters, limit)))


def _merged(asked: Question, rows: list[Placed], tests: Sql, limit: int) -> Results:
    """Put a photo's further sets between its first ones."""
    if not asked.is_distinct:
        last = Sql("p.order_key <= ?", (rows[-1][3],)) if len(rows) == limit else EVERY
        text = f"""SELECT {_shown(asked.way)} FROM {ALL_EXTRAS} AS p
            WHERE {last.text} AND {asked.sight.text} AND ({tests.text})
            ORDER BY p.order_key, p.id LIMIT ?"""
        extras = _placed(asked, Sql(text, (*last.parameters, *tests.parameters, limit)))
        rows = sorted((*rows, *extras), key=lambda row: (row[3], row[0]))[:limit]
    return listing.listed((row[:3] for row in rows), asked.way.grouping)


def _shown(way: Way) -> str:
    place = "p.order_key" if way.is_by_set else "''"
    return f"p.id AS id, {way.key} AS key, {SHAPE} AS shape, {place} AS place"


def _placed(asked: Question, rows: Sql) -> list[Placed]:
    found = asked.reader.exec_driver_sql(rows.text, rows.parameters)
    return [(photo_id, key, shape, place) for photo_id, key, shape, place in found]


def drawn(asked: Question, shuffle: Shuffle, limit: int, *, backward: bool) -> Results:
    """Draw photos at random until a page is full; nothing is sorted but what was drawn."""
    tests, places = asked.tests(), shuffle.ids(backward=backward)
    shown = f"p.id AS id, {asked.way.key} AS key, {SHAPE} AS shape"
    text = f"""SELECT {shown} FROM json_each(?) AS one CROSS JOIN photos AS p ON p.id = one.value
        WHERE {asked.sight.text} AND {tests.text} ORDER BY one.key"""
    runs = (
        Sql(text, (json.dumps(list(islice(places, DRAWN))), *tests.parameters))
        for _ in range(DRAWS)
    )
    found = asked.read(runs)
    return found if len(found.ids) == limit else few(asked)


def _walk(asked: Question, walk: Walk, tests: Sql) -> Sql:
    """Return the rows of a walk that pass the tests, in each of their sets."""
    inner = f"SELECT {_shown(asked.way)} FROM photos AS p INDEXED BY {asked.way.index}"
    inner += f" WHERE {walk.where} AND {asked.sight.text}"
    if asked.is_distinct:
        inner += f" ORDER BY {walk.by}"
    else:
        inner += f""" UNION ALL SELECT {_shown(asked.way)} FROM {ALL_EXTRAS} AS p
            WHERE {asked.sight.text} ORDER BY 4, 1"""
    return Sql(f"SELECT id, key, shape FROM ({inner}) AS p WHERE {tests.text}", tests.parameters)


def _sorted(asked: Question, tests: Sql, within: Sql = EVERY) -> Sql:
    """Return the rows of all photos, or of those ``within``, that pass the tests, sorted."""
    shown = columns(asked.way)
    where = f"({within.text}) AND {asked.sight.text} AND ({tests.text})"
    rows = Sql(
        f"SELECT {shown} FROM photos AS p INDEXED BY {asked.way.index} WHERE {where}",
        within.parameters + tests.parameters,
    )
    if not asked.is_distinct:
        text = f"SELECT {shown} FROM {ALL_EXTRAS} AS p WHERE {where}"
        rows = joined((rows, Sql(text, rows.parameters)), " UNION ALL ")
    return in_order(rows, asked.way)


def _turned_page(asked: Question, limit: int) -> Results:
    """Walk from the oldest on to see how far a page goes, then sort only so far.

    No index has sets from the oldest on with the photos of each from the first on.
    """
    tests = asked.tests()
    mark = f"{SAME_SET} AS mark, p.id AS id, p.order_key AS order_key"
    dated = f"p.order_key < {UNDATED} AND {asked.sight.text}"
    inner = f"SELECT {mark} FROM photos AS p INDEXED BY photos_order WHERE {dated}"
    if not asked.is_distinct:
        inner += f" UNION ALL SELECT {mark} FROM {ALL_EXTRAS} AS p WHERE {dated}"
    steps = "" if asked.node == ast.Everything() else f"LIMIT {STEPS[-1]}"
    text = f"""SELECT count(*), min(mark) FROM (SELECT mark FROM (
        {inner} ORDER BY 3 DESC, 2 DESC {steps}) AS p WHERE {tests.text} LIMIT ?)"""
    met, last = asked.reader.exec_driver_sql(text, (*tests.parameters, limit)).one()
    if met < limit:
        return few(asked)
    within = Sql(f"p.order_key >= ? AND {dated}", (last,))
    return asked.read([_sorted(asked, tests, within)])


def _among(reader: Connection, node: ast.Node) -> Sql:
    if node == ast.Everything():
        return EVERY
    unwanted = refused(node)
    ids = gathered(reader, unwanted or node)
    return Sql(f"+p.id {'NOT ' if unwanted else ''}IN ({ids.text})", ids.parameters)
