"""Orders, sections and first pages of a search, held against the same worked out in memory."""

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from sqlalchemy import event, select

from gallery.library import query, roads, tables, variants, within_sets
from gallery.library.query import Grouping
from gallery.model.dates import DateRange
from gallery.model.names import sort_text
from gallery.model.variants import VariantKind
from gallery.search import ast
from gallery.search.ast import Order, OrderBy
from gallery.search.match import matches
from tests import ready
from tests.library.making import add_photos, add_set
from tests.library.shelf import Shelf, facts

DAYS = ["", "2024-01-27", "2024-01-03", "2024-01-03", "2023-12-31", "2022-07-01"]
MOMENTS = ["", "2024-01-27T23:59:59", "2024-01-05T00:00:00", "2023-12-31T00:00:00+09:00"]
ORDERS = [Order(by, reverse) for by in OrderBy for reverse in (False, True)]
PHOTOS = 90


@pytest.fixture
def library(tmp_path):
    with ready.empty(tmp_path / "library", cache=tmp_path / "cache") as library:
        yield library


def fill(library, dice, *, behind=0):
    """Fill a library with photos that differ in all an order looks at; return a person.

    So many of them stand behind others.
    """
    with library.writing() as writer:
        shelf = Shelf(writer)
        person, others = shelf.person("V"), [shelf.person("IU"), shelf.person("Jin")]
        ids = [
            shelf.photo(
                f"{dice.choice('abc가')}{dice.randrange(12)}_{n}.jpg",
                rating=dice.randrange(6),
                bytes=dice.choice([0, 5, 70, 900]),
                width=dice.choice([0, 300, 4000]),
                height=dice.choice([200, 3000]),
                taken_at=dice.choice(MOMENTS),
                added_at=dice.choice(MOMENTS[1:]),
            )
            for n in range(PHOTOS)
        ]
        for number in range(14):
            members = dice.sample(ids, dice.randrange(1, 16))
            shelf.set(
                f"set {number}",
                *zip(members, range(1, len(members) + 1), strict=True),
                released_on=dice.choice(DAYS),
            )
        shelf.say(dice.sample(ids, PHOTOS // 2), person)
        for other in others:
            shelf.say(dice.sample(ids, PHOTOS // 3), other)
        some = dice.sample(ids, 2 * behind)
        for kept, hidden in zip(some[::2], some[1::2], strict=True):
            variants.make(writer, kept, {hidden: VariantKind.HQ})
    return person


def questions(person):
    """Return what is asked: all, some, most, what sets are asked for, and several of them."""
    of_person = ast.HasPerson(frozenset({person}))
    in_2024 = ast.Released(date_range("2024-01-01", "2024-12-31"))
    return [
        ast.Everything(),
        of_person,
        ast.Not(of_person),
        in_2024,
        ast.all_of(in_2024, of_person),
        ast.InSet(frozenset({1, 2, 3})),
        ast.all_of(in_2024, ast.InSet(frozenset(range(1, 8)))),
        ast.any_of(of_person, ast.Taken(date_range("2024-01-01", "2024-01-31"))),
        ast.Nothing(),
    ]


def questions_of_variants(person):
    """Return what is asked where some photos stand behind others."""
    of_person, behind = ast.HasPerson(frozenset({person})), ast.Is(ast.Flag.VARIANT)
    return [
        behind,
        ast.any_of(behind, of_person),
        ast.all_of(of_person, ast.Not(behind)),
        ast.all_of(behind, ast.InSet(frozenset({1, 2, 3}))),
    ]


def date_range(first, last):
    return DateRange(date.fromisoformat(first), date.fromisoformat(last))


@dataclass(frozen=True)
class Place:
    """A photo where it stands: in a set, or loose by its moment; numbers count down in time."""

    photo: dict
    day: int
    is_loose: int
    within_day: int  # the set, or the time counted down
    position: int
    set_id: int

    @property
    def newest_first(self):
        return (*self.where, self.position, self.photo["id"])

    @property
    def oldest_first(self):
        where = tuple(-each for each in self.where)
        return (self.day == 99999999, *where, self.position, self.photo["id"])

    @property
    def where(self):
        return (self.day, self.is_loose, self.within_day)


class Known:
    """A library in memory, from the chosen tables alone."""

    def __init__(self, reader):
        rows = {row["id"]: dict(row) for row in reader.execute(select(tables.photos)).mappings()}
        names = select(tables.files.c.photo_id, tables.files.c.name).order_by(tables.files.c.id)
        for photo, name in reversed(reader.execute(names).all()):
            rows[photo]["name"] = name
        sets = {row.id: row.released_on for row in reader.execute(select(tables.sets))}
        self.photos, self.facts = rows, facts(reader)
        self.places = defaultdict(list)
        for row in reader.execute(select(tables.set_members)):
            day = counted_down(sets[row.set_id])
            place = Place(rows[row.photo_id], day, 0, row.set_id, row.position, row.set_id)
            self.places[row.photo_id].append(place)
        self.days = sets
        for key, row in rows.items():
            if key not in self.places:
                moment = row["taken_at"] or row["added_at"]
                time = 999999 - int(moment[11:19].replace(":", ""))
                self.places[key].append(Place(row, counted_down(moment[:10]), 1, time, 0, 0))

    def rows(self, node, order, grouping):
        """Return (photo, key) of each row of an answer."""
        photos = [key for key, each in self.facts.items() if matches(node, each)]
        if order.by is OrderBy.RELEASED:
            places = [place for key in photos for place in self._shown(key, node, grouping)]
            places.sort(key=lambda at: at.oldest_first if order.reverse else at.newest_first)
            return [(at.photo["id"], key_of(at, grouping)) for at in places]
        value = VALUES[order.by]
        rows = [self.photos[key] for key in photos]
        known = [row for row in rows if value(row)]
        is_down = (order.by is OrderBy.NAME) == order.reverse
        known.sort(key=lambda row: (value(row), row["id"]), reverse=is_down)
        unknown = [row for row in rows if not value(row)]
        unknown.sort(key=lambda row: row["id"], reverse=is_down)
        day = {OrderBy.TAKEN: "taken_at", OrderBy.ADDED: "added_at"}.get(order.by)
        return [(row["id"], time_key(row[day], grouping) if day else 0) for row in known + unknown]

    def _shown(self, photo, node, grouping):
        """Return the places of a photo that are shown: in the sets that are asked for."""
        parts = node.nodes if isinstance(node, ast.And) else (node,)
        asked = [part for part in parts if isinstance(part, ast.InSet | ast.Released)]
        places = self.places[photo]
        for wanted in (all, any):
            fits = [at for at in places if wanted(self._asks_for(part, at) for part in asked)]
            if fits:
                break
        fits.sort(key=lambda at: at.newest_first)
        return fits if grouping is Grouping.SET else fits[:1]

    def _asks_for(self, part, at):
        if isinstance(part, ast.InSet):
            return at.set_id in part.ids
        released = self.days.get(at.set_id, "")
        return part.days.first.isoformat() <= released <= part.days.last.isoformat()


VALUES = {
    OrderBy.TAKEN: lambda row: row["taken_at"],
    OrderBy.ADDED: lambda row: row["added_at"],
    OrderBy.RATING: lambda row: row["rating"],
    OrderBy.PIXELS: lambda row: row["width"] * row["height"],
    OrderBy.BYTES: lambda row: row["bytes"],
    OrderBy.NAME: lambda row: sort_text(row["name"]),
}


def counted_down(day):
    return 99999999 - int((day.replace("-", "") + "00000000")[:8])


def key_of(at, grouping):
    if grouping is Grouping.SET:
        return at.set_id
    day = 99999999 - at.day
    return {Grouping.MONTH: day // 100, Grouping.YEAR: day // 10000, Grouping.NONE: 0}[grouping]


def time_key(moment, grouping):
    digits = int(moment[:10].replace("-", "") or 0)
    return {Grouping.MONTH: digits // 100, Grouping.YEAR: digits // 10000}.get(grouping, 0)


def rows_of(results):
    """Return (photo, key) of each row."""
    keys = [section.key for section in results.sections for _ in range(section.count)]
    return list(zip(results.ids, keys, strict=True))


@pytest.fixture(
    params=[
        (1, (10_000,), 1, 1),
        (1, (2, 10), 1, 10_000),
        (1, (2, 10), 10_000, 1),
        (1, (20,), 1, 1),
        (10_000, (10,), 1, 1),
    ],
    ids=["walked", "given up", "a crowd", "broad", "sorted"],
)
def road(request, monkeypatch):
    """Every size of library takes another road; here a small one takes them all."""
    enough, steps, large, crowd = request.param
    monkeypatch.setattr(query, "ENOUGH", enough)
    monkeypatch.setattr(roads, "STEPS", steps)
    monkeypatch.setattr(roads, "LARGE", large)
    monkeypatch.setattr(roads, "CROWD", crowd)
    monkeypatch.setattr(roads, "BROAD", large)
    monkeypatch.setattr(within_sets, "FIRST_SETS", 2)


@pytest.mark.usefixtures("road")
@pytest.mark.parametrize("seed", range(2))
def test_every_order_in_every_section_is_as_it_should_be(library, seed):
    person = fill(library, random.Random(seed), behind=15 * seed)
    with library.reading() as reader:
        known = Known(reader)
        for node in questions(person) + questions_of_variants(person) * seed:
            for order in ORDERS:
                for grouping in Grouping:
                    results = query.find(reader, node, order=order, grouping=grouping, seed=seed)
                    said = (node, order, grouping)
                    check_whole(results, said)
                    shown = results.sections.grouping
                    if order.by is not OrderBy.RANDOM:
                        assert rows_of(results) == known.rows(node, order, shown), said
                    for limit in (1, 7, 40):
                        page = query.find(
                            reader, node, order=order, grouping=grouping, limit=limit, seed=seed
                        )
                        assert rows_of(page) == rows_of(results)[:limit], (*said, limit)
                        assert page.shapes == results.shapes[:limit]


def check_whole(results, said):
    """Hold what is true of every answer."""
    assert len(results.shapes) == len(results.ids)
    assert results.photos == len(set(results.ids)), said
    keys, counts = list(results.sections.keys), results.sections.counts()
    assert sum(counts) == len(results.ids)
    assert all(counts)
    assert all(one != two for one, two in pairwise(keys)), said


def plans(reader, question):
    """Return how SQLite answers what a question asks of it."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    event.listen(reader, "before_cursor_execute", note)
    question()
    event.remove(reader, "before_cursor_execute", note)
    return "\n".join(
        row[3]
        for statement, parameters in asked
        for row in reader.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    )


WALKED = [order for order in ORDERS if order.by is not OrderBy.RANDOM]


@pytest.mark.parametrize("order", WALKED, ids=str)
def test_a_first_page_walks_through_the_index_of_its_order(library, monkeypatch, order):
    monkeypatch.setattr(query, "ENOUGH", 1)
    person = fill(library, random.Random(1))
    names = {OrderBy.RELEASED: "photos_order"}
    index = names.get(order.by, f"photos_{order.by}")
    with library.reading() as reader:
        for node in (ast.Everything(), ast.Not(ast.HasPerson(frozenset({person})))):
            told = plans(
                reader,
                lambda node=node: query.find(
                    reader, node, order=order, grouping=Grouping.NONE, limit=1
                ),
            )
            assert re.search(rf"(SCAN|SEARCH) p USING COVERING INDEX {index}", told), told
            # Nothing has sets from the oldest on, with the photos of each from the first on.
            if order != Order(OrderBy.RELEASED, reverse=True):
                assert "USE TEMP B-TREE FOR ORDER BY" not in told


def test_a_random_page_sorts_no_more_than_it_draws(library, monkeypatch):
    monkeypatch.setattr(query, "ENOUGH", 1)
    fill(library, random.Random(1))
    order = Order(OrderBy.RANDOM)
    with library.reading() as reader:
        told = plans(
            reader, lambda: query.find(reader, ast.Everything(), order=order, limit=5, seed=7)
        )
        assert not re.search(r"SCAN p\b", told)
        pages = {
            tuple(query.find(reader, ast.Everything(), order=order, limit=5, seed=seed).ids)
            for seed in range(20)
        }
    assert len(pages) > 15  # another seed, another order


def test_which_of_some_photos_match(library):
    person = fill(library, random.Random(1))
    with library.reading() as reader:
        known = facts(reader)
        for node in questions(person):
            some = list(known)[::2]
            expected = {photo for photo in some if matches(node, known[photo])}
            assert query.matching(reader, node, [*some, 10**9]) == expected


def test_a_long_page_is_as_the_whole_answer_begins(library, monkeypatch):
    monkeypatch.setattr(query, "ENOUGH", 1)
    monkeypatch.setattr(query, "PAGE", 3)
    person = fill(library, random.Random(2))
    with library.reading() as reader:
        for node in questions(person):
            for order in ORDERS:
                whole = query.find(reader, node, order=order)
                some = query.find(reader, node, order=order, limit=11)
                assert rows_of(some) == rows_of(whole)[:11], (node, order)
                assert some.photos == len(set(some.ids))


def test_long_answers_tell_sections_and_photos_as_short_ones(library):
    with library.writing() as writer:
        ids = add_photos(writer, 9_000)
        sets = [add_set(writer, f"{n}", ids[n::3], "2024-01-27") for n in range(2)]
        again = add_set(writer, "again", ids[:150:3], "2023-01-27")
    with library.reading() as reader:
        results = query.find(reader, ast.Everything())
        counts = {section.set_id: section.count for section in results.sections}
        by_year = query.find(reader, ast.Everything(), grouping=Grouping.YEAR)
    assert counts == {sets[0]: 3_000, sets[1]: 3_000, again: 50, None: 3_000}
    assert (len(results.ids), results.photos) == (9_050, 9_000)
    assert len(by_year.ids) == by_year.photos == 9_000
    assert list(by_year.sections.keys)[:2] == [2026, 2024]
