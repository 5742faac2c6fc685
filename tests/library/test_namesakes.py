"""Who shares a name is shown with what tells them apart, and is found by that."""

import pytest

from gallery.library import details, people, phrases, scenes
from gallery.library.database import Library
from gallery.library.namesakes import shown, told_apart_in
from gallery.library.vocabulary import LibraryVocabulary, complete
from gallery.model.phrases import Bearer, BearerKind, read_phrase
from tests.library.making import add_photos

PERSON, GROUP, SCENE = BearerKind.PERSON, BearerKind.GROUP, BearerKind.SCENE


def shown_names(library: Library, kind: BearerKind = PERSON) -> dict[int, str]:
    with library.reading() as reader:
        found = shown(reader, kind, range(1, 20))
    return {key: bearer.shown for key, bearer in found.items()}


def exact(library: Library, name: str) -> list[str]:
    with library.reading() as reader:
        return [each.shown for each in LibraryVocabulary(reader).exact(name)]


@pytest.fixture
def two(library: Library) -> Library:
    """A library with two persons called V, in two groups, and one called RM."""
    with library.writing() as writer:
        groups = [people.add_group(writer, ["BTS", "방탄소년단"]), people.add_group(writer, "Vixx")]
        people.add_person(writer, ["V", "뷔"], groups[:1])
        people.add_person(writer, ["V", "Vic"], groups[1:])
        people.add_person(writer, "RM", groups[:1])
    return library


def test_of_hundreds_of_brackets_the_last_ones_are_looked_at(two: Library) -> None:
    assert next(iter(told_apart_in("a(" * 500 + "bts)"))) == ("a(" * 499 + "a", "bts")
    assert len(list(told_apart_in("a(" * 500))) < 10
    assert exact(two, "V (BTS)") == ["V (BTS)"]


def test_only_those_who_share_a_name_are_told_apart(two: Library) -> None:
    assert shown_names(two) == {1: "V (BTS)", 2: "V (Vixx)", 3: "RM"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("V", ["V (BTS)", "V (Vixx)"]),
        ("V (BTS)", ["V (BTS)"]),
        ("v  (bts)", ["V (BTS)"]),
        ("V (방탄소년단)", ["V (BTS)"]),
        ("뷔 (BTS)", ["V (BTS)"]),
        ("V (Vic)", ["V (Vixx)"]),
        ("RM (BTS)", ["RM"]),
        ("V(BTS)", ["V (BTS)"]),
        ("뷔(방탄소년단)", ["V (BTS)"]),
        ("뷔(V)", ["V (BTS)"]),
        ("V (V)", []),
        ("V (IVE)", []),
        ("V ()", []),
        ("(BTS)", []),
        ("V (BTS", []),
        ("V (BTS) (Vixx)", []),
    ],
)
def test_a_name_with_an_addition_means_one(two: Library, name: str, found: list[str]) -> None:
    assert exact(two, name) == found


def test_a_name_that_has_parentheses_itself_is_a_name(library: Library) -> None:
    with library.writing() as writer:
        people.add_group(writer, "(G)I-DLE")
        people.add_person(writer, "Solar (MAMAMOO)")
    assert exact(library, "(g)i-dle") == ["(G)I-DLE"]
    assert exact(library, "Solar (Mamamoo)") == ["Solar (MAMAMOO)"]


def test_what_is_typed_of_the_addition_completes_it(two: Library) -> None:
    with two.reading() as reader:
        offers = [each.bearer.shown for each in complete(reader, "V (b", 5)]
        both = {each.bearer.shown for each in complete(reader, "v (", 5)}
        without_space = [each.shown for each in complete(reader, "뷔(bt", 5)]
        whole = [each.shown for each in complete(reader, "V (BTS)", 5)]
    assert offers == without_space == whole == ["V (BTS)"]
    assert both == {"V (BTS)", "V (Vixx)"}


def test_of_one_group_another_name_tells_apart_and_else_a_number(library: Library) -> None:
    with library.writing() as writer:
        group = people.add_group(writer, "LOONA")
        people.add_person(writer, ["Hyunjin", "Kim Hyunjin"], [group])
        people.add_person(writer, ["Hyunjin", "Hwang Hyunjin"], [group])
        people.add_person(writer, "Yena", [group])
        people.add_person(writer, "Yena", [group])
    assert shown_names(library) == {
        1: "Hyunjin (Kim Hyunjin)",
        2: "Hyunjin (Hwang Hyunjin)",
        3: "Yena (1)",
        4: "Yena (2)",
    }
    assert exact(library, "Yena (2)") == ["Yena (2)"]
    with library.reading() as reader:
        details = {each.detail for each in complete(reader, "Yena", 5)}
    assert details == {"1, LOONA", "2, LOONA"}, "two offers that look alike help nobody"


def test_a_nickname_that_is_another_ones_name_counts(library: Library) -> None:
    with library.writing() as writer:
        people.add_person(writer, ["Jin"], [people.add_group(writer, "BTS")])
        people.add_person(writer, ["Hyunjin", "Jin"])
    assert shown_names(library) == {1: "Jin (BTS)", 2: "Hyunjin"}


def test_a_person_and_a_scene_may_have_one_name(library: Library) -> None:
    with library.writing() as writer:
        people.add_person(writer, "Rose")
        scenes.add_scene(writer, "rose")
    assert shown_names(library) == {1: "Rose"}
    assert shown_names(library, SCENE) == {1: "rose"}


def test_a_person_and_a_group_may_not(library: Library) -> None:
    with library.writing() as writer:
        people.add_person(writer, ["Rain", "정지훈"])
        people.add_group(writer, ["Rain", "레인"])
    assert shown_names(library) == {1: "Rain (정지훈)"}
    assert shown_names(library, GROUP) == {1: "Rain (레인)"}


def test_scenes_are_told_apart_by_what_stands_above_them(library: Library) -> None:
    with library.writing() as writer:
        animal, sport = scenes.add_scene(writer, "animal"), scenes.add_scene(writer, "sport")
        scenes.add_scene(writer, "bat", parents=[animal])
        scenes.add_scene(writer, "bat", parents=[sport])
    assert shown_names(library, SCENE) == {
        1: "animal",
        2: "sport",
        3: "bat (animal)",
        4: "bat (sport)",
    }


def test_what_is_said_tells_apart_and_reads_back(two: Library) -> None:
    with two.writing() as writer:
        ids = add_photos(writer, 1)
        camcorder = scenes.add_scene(writer, "camcorder")
        said = [phrases.find_or_add(writer, [who], "with", camcorder) for who in (1, 2)]
        phrases.attach(writer, ids, said)
    with two.reading() as reader:
        texts = [one.text for one in phrases.said(reader, ids)[ids[0]]]
        assert texts == ["V (BTS) with camcorder", "V (Vixx) with camcorder"]
        (photo,) = details.details_many(reader, two, ids)
        assert photo.people == ((1, "V (BTS)"), (2, "V (Vixx)"))
        vocabulary = LibraryVocabulary(reader)
        read = [read_phrase(text, vocabulary).who[0].known for text in texts]
    assert read == [Bearer(PERSON, 1, "V", "BTS"), Bearer(PERSON, 2, "V", "Vixx")]


def test_very_many_of_one_name_are_answered(library: Library) -> None:
    with library.writing() as writer:
        for _ in range(600):
            people.add_person(writer, "Jimin")
    assert len(exact(library, "jimin")) == 600
    assert len(set(exact(library, "jimin")[:100])) == 100
