"""Names asked of the library: the same answers as in memory, and what is offered."""

import pytest

from gallery.library import sets
from gallery.library.vocabulary import (
    Completion,
    Fit,
    LibraryVocabulary,
    complete,
)
from gallery.model.phrases import Bearer, BearerKind
from tests import ready
from tests.library.shelf import Shelf, reference_story

PERSON, GROUP, SCENE = BearerKind.PERSON, BearerKind.GROUP, BearerKind.SCENE


@pytest.fixture
def library(tmp_path):
    with ready.empty(tmp_path / "library", cache=tmp_path / "cache") as library:
        yield library


@pytest.fixture
def ids(library):
    with library.writing() as writer:
        return reference_story(Shelf(writer))


def asked(library, question):
    with library.reading() as reader:
        return question(LibraryVocabulary(reader))


def names(library, text, **options):
    with library.reading() as reader:
        return [each.name for each in complete(reader, text, 20, **options)]


def called(found, ids):
    kinds = {"V": found.persons, "IU": found.persons, "BTS": found.groups, "set": frozenset()}
    return sorted(name for name, key in ids.items() if key in kinds.get(name, found.scenes))


@pytest.mark.parametrize("name", ["V", "v", " 뷔 ", "뷔", "kim  TAEHYUNG", "김태형"])
def test_any_name_in_any_script_is_exact(library, ids, name):
    expected = (Bearer(PERSON, ids["V"], "V"),)
    assert asked(library, lambda words: words.exact(name)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taeh", ["V"]),
        ("김태", ["V"]),
        ("기", ["V"]),
        ("ㄱㅌㅎ", ["V"]),
        ("ㄱㅌ", ["V"]),
        ("ㅋㅋㄷ", ["camcorder"]),
        ("aehyung", []),
        ("outdoors", ["running outdoors"]),
        ("suit", ["black and white blazer suit"]),
        ("%", []),
        ("_", []),
        ("", []),
    ],
)
def test_beginnings_of_words(library, ids, text, expected):
    found = asked(library, lambda words: words.starting(text))
    assert called(found, ids) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("camcoder", ["camcorder"]),
        ("camcorder", ["camcorder"]),
        ("Taehyng", ["V"]),
        ("xogud", ["V"]),  # the keyboard stood on the other language
        ("zzzzzz", []),
        ("", []),
    ],
)
def test_names_spelled_nearly_so(library, ids, text, expected):
    found = asked(library, lambda words: words.near(text))
    assert [bearer.name for bearer in found] == expected


def test_pieces_inside(library, ids):
    inside = asked(library, lambda words: words.containing("aehyung"))
    assert called(inside, ids) == ["V"]
    assert not asked(library, lambda words: words.containing(""))


def test_members_descendants_and_titles(library, ids):
    assert asked(library, lambda words: words.members(ids["BTS"])) == {ids["V"]}
    family = {ids["prop"], ids["camera"], ids["camcorder"]}
    assert asked(library, lambda words: words.descendants(ids["prop"])) == family
    assert asked(library, lambda words: words.descendants(ids["camcorder"])) == {ids["camcorder"]}
    assert asked(library, lambda words: words.sets_titled("WINS all")) == {ids["set"]}
    assert asked(library, lambda words: words.sets_titled("100%")) == set()


def test_what_sets_say_is_known_until_they_say_something_else(library, ids):
    def said():
        return asked(library, lambda words: words.sets_say("source", "eve"))

    assert said() == set()
    with library.writing() as writer:
        sets.update(writer, ids["set"], {"source": "Weverse"})
    assert said() == {"weverse"}
    with library.writing() as writer:
        sets.update(writer, ids["set"], {"source": "X"})
    assert said() == set()


def test_a_ring_of_parents_ends(library):
    with library.writing() as writer:
        shelf = Shelf(writer)
        one = shelf.scene("one")
        two = shelf.scene("two", parents=(one,))
        shelf.parent(one, two)
    assert asked(library, lambda words: words.descendants(one)) == {one, two}


def test_one_name_of_two_persons_gives_both_with_their_groups(library):
    with library.writing() as writer:
        shelf = Shelf(writer)
        first, second = shelf.person("Jimin"), shelf.person("Jimin", "Yu Jimin")
        shelf.group("BTS", first)
        shelf.group("AOA", second)
    with library.reading() as reader:
        offers = complete(reader, "jimin", 5)
    assert offers == [
        Completion(PERSON, first, "Jimin", "BTS", apart="BTS"),
        Completion(PERSON, second, "Jimin", "AOA", apart="AOA"),
    ]
    assert [offer.bearer.shown for offer in offers] == ["Jimin (BTS)", "Jimin (AOA)"]


def test_exact_first_then_beginnings_initials_and_pieces(library):
    with library.writing() as writer:
        shelf = Shelf(writer)
        for name in ("Viva", "Kim V", "Ivy", "V", "dove"):
            shelf.person(name)
    assert names(library, "v") == ["V", "Viva", "Kim V"]
    assert names(library, "iv") == ["Ivy"]
    assert names(library, "iva") == ["Viva"]


def test_an_alias_says_which_name_fits(library, ids):
    with library.reading() as reader:
        (offer,) = complete(reader, "taehy", 5)
    assert offer == Completion(PERSON, ids["V"], "V", "BTS", 12, "Kim Taehyung", Fit.LATER_WORD)


def test_a_scene_is_offered_with_its_parents(library, ids):
    with library.reading() as reader:
        (offer,) = complete(reader, "camc", 5)
    assert (offer.kind, offer.detail, offer.photos) == (SCENE, "camera", 2)


def test_what_was_said_last_comes_first(library):
    with library.writing() as writer:
        shelf = Shelf(writer)
        photos = [shelf.photo(f"{n}.jpg") for n in range(3)]
        jin, jimin, jisoo, _ = (shelf.person(name) for name in ("Jin", "Jimin", "Jisoo", "Jihyo"))
        shelf.said_at(shelf.say(photos, jin), "2024-01-01")
        shelf.said_at(shelf.say(photos[:1], jimin), "2024-03-01")
        shelf.said_at(shelf.say(photos[:2], jisoo, scene=shelf.scene("jib")), "2024-02-01")
    assert names(library, "ji") == ["Jimin", "jib", "Jisoo", "Jin", "Jihyo"]
    assert names(library, "") == ["Jimin", "Jisoo", "jib", "Jin"]
    assert names(library, "ji", kinds={SCENE}) == ["jib"]
    with library.reading() as reader:
        assert len(complete(reader, "ji", 2)) == 2


def test_a_group_is_offered_with_its_photos(library, ids):
    with library.reading() as reader:
        (offer,) = complete(reader, "bt", 5, kinds={GROUP})
    assert (offer.name, offer.photos, offer.detail) == ("BTS", 12, "")
