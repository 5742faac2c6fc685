"""A search's answer from the database, held against the answer in memory."""

import random
from array import array

import pytest

from gallery.library import conditions, query
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import QueryError
from gallery.search import ast, choices, parse
from gallery.search.match import matches
from gallery.search.parser import DEEPEST
from tests import ready
from tests.library.making import add_photos, add_set
from tests.library.shelf import Shelf, facts, reference_story


@pytest.fixture
def library(tmp_path):
    with ready.empty(tmp_path / "library", cache=tmp_path / "cache") as library:
        yield library


@pytest.fixture
def story(library):
    with library.writing() as writer:
        ids = reference_story(Shelf(writer))
        shelf = Shelf(writer)
        other = shelf.photo("IMG_1.jpg", taken_at="2023-05-01T10:00:00")
        shelf.say([other], shelf.person("Liu"))
        shelf.caption(other, "IU is not here; love wins, seoul")
        strange = shelf.photo("IMG_2.jpg")
        shelf.say([strange], ids["V"])
        shelf.say([strange], ids["IU"], link="holding", scene=ids["camcorder"])
    return library


def counted(library, line):
    with library.reading() as reader:
        node = parse(line, LibraryVocabulary(reader))
        results = query.find(reader, node)
        assert results.photos == query.count(reader, node) == len(set(results.ids))
        return results.photos


@pytest.mark.parametrize(
    ("line", "photos"),
    [
        ("", 14),
        ("V with camcorder", 2),
        ('"V with camcorder"', 2),
        ("V camcorder", 3),  # and the one where IU holds it
        ("IU with camcorder", 1),
        ("IU holding camcorder", 1),
        ("IU behind camcorder", 0),
        ("IU", 3),
        ("V", 13),
        ("뷔", 13),
        ("Taehyung", 13),
        ("ㄱㅌㅎ", 13),
        ("ㅂ", 13),
        ("BTS", 13),
        ("V camcorder -IU", 2),
        ("only:V", 10),
        ("only:V,IU", 3),
        ("with:V,IU", 3),
        ('set:"love wins all"', 12),
        ("love", 13),
        ("text:IU", 1),  # two letters are looked for when the text is asked by name
        ("released:2024-01", 12),
        ("released:240128", 0),
        ("taken:2023", 1),
        ("IU and V holding hands", 1),
        ("V and IU running outdoors", 1),
        ("V x IU", 3),
        ("V + IU holding hands", 1),
        ("V holding hands with IU", 1),
        ("holding hands of V", 1),
        ("V with the camcorder", 2),
        ("V with his camcorder", 2),
        ("the camcorder", 3),
        ("뷔는 캠코더", 3),
        ("뷔가 캠코더를", 3),
        ("뷔의 camcorder -IU", 2),
        ("scene:prop", 3),
        ("prop", 3),
        ("캠코더", 3),
        ("lwa_07", 1),
        ("240127", 12),
        ("-V", 1),
        ("-V -Liu", 0),
        ("is:untagged", 0),
        ("is:incomplete", 0),
        ("V OR Liu", 14),
        ("zz", 0),
    ],
)
def test_the_reference_story_is_found(story, line, photos):
    assert counted(story, line) == photos


@pytest.mark.parametrize(
    "line", ['100%"_\\', "'; DROP TABLE photos; --", "NEAR(a b)", "%%%", "___", "a*b*c", '"a ""b""']
)
def test_signs_of_sql_are_only_signs(story, line):
    with story.reading() as reader:
        words = LibraryVocabulary(reader)
        piece = "".join(char for char in line if char not in '"()-')
        assert query.find(reader, parse(f"text:'{piece.strip()}'", words)).photos == 0
        assert query.count(reader, ast.Everything()) == 14


def test_photos_stand_in_sections_by_set_and_a_shared_one_in_both(library):
    with library.writing() as writer:
        shelf = Shelf(writer)
        one, two, three, loose = (shelf.photo(f"{n}.jpg") for n in range(4))
        old = shelf.set("old", (one, 1), (two, 2), released_on="2020-01-01")
        new = shelf.set("new", (three, 1), (two, 5), released_on="2024-01-01")
        someone = shelf.person("V")
        shelf.say([two, loose], someone)
    with library.reading() as reader:
        results = query.find(reader, ast.Everything())
        assert set(results.sections) == {
            query.Section(0, list(results.ids).index(loose), 1),
            query.Section(new, list(results.ids).index(three), 2),
            query.Section(old, list(results.ids).index(one), 2),
        }
        assert [i for i in results.ids if i != loose] == [three, two, one, two]
        assert results.photos == 4
        hers = query.find(reader, ast.HasPerson(frozenset({someone})))
        assert (sorted(hers.ids), hers.photos) == ([two, two, loose], 2)
        assert {each.set_id for each in hers.sections} == {None, new, old}
        in_old = query.find(reader, ast.InSet(frozenset({old})))
        assert (list(in_old.ids), in_old.sections) == ([one, two], (query.Section(old, 0, 2),))
        not_in_old = query.find(reader, ast.Not(ast.InSet(frozenset({old}))))
        assert set(not_in_old.ids) == {three, loose}
        page = query.find(reader, ast.Everything(), limit=2)
        assert list(page.ids) == list(results.ids[:2])


def test_two_questions_about_sets_show_the_section_that_fits_both(library):
    with library.writing() as writer:
        shelf = Shelf(writer)
        one, two = shelf.photo("1.jpg"), shelf.photo("2.jpg")
        wins = shelf.set("wins", (one, 1), (two, 2), released_on="2024-01-01")
        shelf.set("stage", (one, 1), released_on="2024-02-01")
        love = shelf.set("love", (two, 1), released_on="2020-01-01")
        again = shelf.set("love again", (two, 1), released_on="2023-01-01")
    with library.reading() as reader:
        words = LibraryVocabulary(reader)
        both = query.find(reader, parse("set:wins released:2024", words))
        assert both.sections == (query.Section(wins, 0, 2),)
        apart = query.find(reader, parse("set:wins released:2020..2023", words))
        assert [each.set_id for each in apart.sections] == [wins, again, love]
        assert (list(apart.ids), apart.photos) == ([two, two, two], 1)


SCRAPS = [
    "V",
    "IU",
    "with",
    "camcorder",
    "love",
    "OR",
    "-",
    "(",
    ")",
    '"',
    "only:",
    "set:",
    ",",
    "뷔",
]
SCRAPS += [
    "rating:3",
    "is:recent",
    "text:",
    "%",
    "'",
    "\x00",
    "\ud800",
    "ㅂ",
    " ",
    " ",
    "\u200b",
    "*",
]


def test_whatever_is_typed_is_answered_or_refused(story):
    dice = random.Random(3)
    answered = 0
    with story.reading() as reader:
        words = LibraryVocabulary(reader)
        for _ in range(600):
            line = "".join(dice.choices(SCRAPS, k=dice.randrange(1, 9)))
            try:
                node = parse(line, words)
            except QueryError:
                continue
            answered += 1
            assert query.count(reader, node) == query.find(reader, node).photos, line
        longest = parse(" OR ".join(f"word{n}" for n in range(100)), words)
        assert query.find(reader, longest).photos == 0
        every = parse(" ".join(f"-love{n}" for n in range(100)), words)
        assert query.find(reader, every).photos == query.count(reader, every) == 14
    assert answered > 100


@pytest.mark.parametrize("enough", [1, 10_000])
@pytest.mark.parametrize(
    "level",
    [
        "-(V ",
        "(love -IU OR V ",
        "-(love OR -",
        "(only:V,IU -",
        "-(-V OR ",
        "-(rating:3 -",
        "-(landscape OR is:favourite -",
        "(kind:press OR rating:2 ",
        "-(path:a OR source:x ",
    ],
)
def test_the_deepest_parentheses_are_answered(story, monkeypatch, level, enough):
    monkeypatch.setattr(conditions, "ENOUGH", enough)
    monkeypatch.setattr(query, "ENOUGH", enough)
    openings = level.count("(")
    line = level * (DEEPEST // openings) + "wins" + ")" * (DEEPEST // openings * openings)
    with story.reading() as reader:
        node = ast.all_of(
            ast.Not(ast.Is(ast.Flag.UNTAGGED)), parse(line, LibraryVocabulary(reader))
        )
        known = facts(reader)
        expected = {photo for photo, each in known.items() if matches(node, each)}
        assert set(query.find(reader, node).ids) == expected
        assert set(query.find(reader, node, limit=99).ids) == expected
        assert query.count(reader, node) == len(expected)


def test_nothing_found_has_no_sections(library):
    with library.reading() as reader:
        assert query.find(reader, ast.Everything()) == query.Results(
            array("q"), query.Sections.of(()), 0
        )


WORDS = ["love", "wins", "seoul", "지민", "출국", "café", "V", "IU", "stage", "100%", "camcorder"]
LINKS = ["", "with", "in", "at", "holding"]


def fill(library, dice, photos=120):
    """Fill a library at random: every table that a search reads."""
    with library.writing() as writer:
        shelf = Shelf(writer)
        people = [shelf.person(*names) for names in (("V", "뷔"), ("IU",), ("Jin",), ("V", "Vee"))]
        shelf.group("BTS", *people[::2])
        scenes = [shelf.scene("prop")]
        for name in ("camera", "camcorder", "stage", "holding hands"):
            scenes.append(shelf.scene(name, parents=(dice.choice(scenes),)))
        imports = [shelf.import_() for _ in range(3)]
        ids = [
            shelf.photo(
                f"{' '.join(dice.choices(WORDS, k=2))} {n}.jpg",
                import_id=dice.choice(imports),
                rating=dice.randrange(6),
                favourite=dice.randrange(2),
                frames=dice.choice([1, 1, 9]),
                damaged=dice.choice(["", "", "truncated"]),
                taken_at=dice.choice(["", "2024-01-27T23:59:59", "2023-12-31T00:00:00+09:00"]),
                title=dice.choice(["", *WORDS]),
            )
            for n in range(photos)
        ]
        for photo in dice.sample(ids, photos // 3):
            shelf.caption(photo, " ".join(dice.choices(WORDS, k=3)))
        for _ in range(12):
            members = dice.sample(ids, dice.randrange(1, 20))
            places = sorted(dice.sample(range(1, 30), len(members)))
            shelf.set(
                " ".join(dice.choices(WORDS, k=2)),
                *zip(members, places, strict=True),
                released_on=dice.choice(["", "2024-01-27", "2024-02-01", "2023-12-31"]),
                expected=dice.choice([None, len(members), 29]),
            )
        for _ in range(60):
            who = dice.sample(people, dice.randrange(3))
            scene = dice.choice([None, *scenes]) if who else dice.choice(scenes)
            link = dice.choice(LINKS) if scene else ""
            shelf.say(dice.sample(ids, dice.randrange(1, 8)), *who, link=link, scene=scene)
    return library


LEAVES = [
    *"""V,IU,BTS,Jin,prop,camera,camcorder,stage,love,lov,wins,지민,출국,출구,café,cafe,100%,jpg,vee
V with camcorder,IU in stage,V and IU holding hands,BTS with prop,V Jin,"love wins","V with prop"
only:V,only:BTS,only:Jin,with:V,person:IU,scene:prop,group:bts,rating:>=3,rating:0,text:lo
released:2024-01,released:2023..,taken:2024,taken:..2023,set:love,set:zzz,zz""".replace(
        "\n", ","
    ).split(","),
    *(f"is:{state.name}" for state in choices.STATES),
    "only:V,IU",
    "with:V,Jin",
    "",
]


def line_of(dice, depth=3):
    """Return a search at random."""
    if depth == 0 or dice.random() < 0.3:
        return dice.choice(["", "", "-"]) + f"({dice.choice(LEAVES) or 'V'})"
    left, right = line_of(dice, depth - 1), line_of(dice, depth - 1)
    return dice.choice(["", "", "-"]) + f"({left}{dice.choice([' ', ' OR '])}{right})"


@pytest.mark.parametrize("enough", [1, 10, 10_000])
@pytest.mark.parametrize("seed", range(4))
def test_the_database_and_memory_find_the_same(library, monkeypatch, seed, enough):
    monkeypatch.setattr(conditions, "ENOUGH", enough)  # each size takes another road
    monkeypatch.setattr(query, "ENOUGH", enough)
    dice = random.Random(seed)
    fill(library, dice)
    with library.reading() as reader:
        known = facts(reader)
        words = LibraryVocabulary(reader)
        order = list(query.find(reader, ast.Everything()).ids)
        assert set(order) == set(known)
        for line in [*LEAVES, *(line_of(dice) for _ in range(80))]:
            node = parse(line, words)
            expected = {photo for photo, each in known.items() if matches(node, each)}
            results = query.find(reader, node)
            assert set(results.ids) == expected, line
            assert query.count(reader, node) == results.photos == len(expected), line
            assert [each.start for each in results.sections] == starts(results), line
            assert is_within(list(results.ids), order), line


def starts(results):
    found, start = [], 0
    for section in results.sections:
        found.append(start)
        start += section.count
    assert start == len(results.ids)
    return found


def is_within(some, order):
    """Whether ``some`` stands in ``order`` in the same order, others left out."""
    rest = iter(order)
    return all(each in rest for each in some)


SECTIONS = (query.Section(7, 0, 2), query.Section(0, 2, 1), query.Section(3, 3, 40))


def test_sections_are_kept_as_numbers_and_read_as_values():
    kept = query.Sections.of([*SECTIONS, query.Section(9, 43, 0)])
    assert tuple(kept) == SECTIONS
    assert kept == SECTIONS
    assert (kept[-1], kept[1:]) == (SECTIONS[-1], SECTIONS[1:])
    assert [kept.at(row) for row in (0, 1, 2, 3, 42)] == [0, 0, 1, 2, 2]
    assert (kept.counts(), kept.counts(2)) == ([2, 1, 40], [40])
    with pytest.raises(IndexError):
        kept[3]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (SECTIONS, True),
        ((*SECTIONS, query.Section(5, 43, 1)), True),
        ((*SECTIONS[:2], query.Section(3, 3, 60), query.Section(5, 63, 1)), True),
        (SECTIONS[:2], False),
        ((query.Section(8, 0, 2), *SECTIONS[1:]), False),
        ((query.Section(7, 0, 1), query.Section(0, 1, 2), SECTIONS[2]), False),
    ],
)
def test_sections_that_only_grew_are_known(now, expected):
    assert query.Sections.of(now).begin_with(query.Sections.of(SECTIONS)) is expected


def test_long_answers_are_read_whole(library):
    with library.writing() as writer:
        ids = add_photos(writer, 7_000)
        add_set(writer, "a", ids[:4_000])
    with library.reading() as reader:
        results = query.find(reader, ast.Everything())
    assert sorted(results.ids) == ids
    assert sorted(section.count for section in results.sections) == [3_000, 4_000]
    assert results.photos == 7_000
