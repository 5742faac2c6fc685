"""Phrases: one row however often it is said; the user's word is the strongest."""

import pytest

from gallery.library import people, phrases, scenes
from gallery.library.database import Library
from gallery.model.facts import Origin
from tests.library.making import add_photos


@pytest.fixture
def cast(library: Library) -> Library:
    """Photos 1-4, persons V and IU, scenes camcorder and running outdoors."""
    with library.writing() as writer:
        add_photos(writer, 4)
        for name in ("V", "IU"):
            people.add_person(writer, name)
        for name in ("camcorder", "running outdoors"):
            scenes.add_scene(writer, name)
    return library


@pytest.mark.parametrize(
    ("who", "link", "scene", "text"),
    [
        ([1], "with", 1, "V with camcorder"),
        ([1, 2], "", 2, "V and IU running outdoors"),
        ([2, 1], "", 2, "IU and V running outdoors"),
        ([1], "", None, "V"),
        ([], "with", 1, "with camcorder"),
        ([], "", 1, "camcorder"),
    ],
)
def test_a_phrase_is_said_as_it_was_meant(
    cast: Library, who: list[int], link: str, scene: int | None, text: str
) -> None:
    with cast.writing() as writer:
        phrase = phrases.find_or_add(writer, who, link, scene)
        assert phrases.find_or_add(writer, who, link, scene) == phrase
        phrases.attach(writer, [1], [phrase])
    with cast.reading() as reader:
        (statement,) = phrases.said(reader, [1, 2])[1]
    assert (statement.text, statement.person_ids, statement.scene_id) == (text, tuple(who), scene)


def test_said_twice_is_said_once_and_the_stronger_origin_stays(cast: Library) -> None:
    with cast.writing() as writer:
        phrase = phrases.find_or_add(writer, [1])
        assert phrases.attach(writer, [1, 2, 2, 99], [phrase], Origin.FILE) == 2
        assert phrases.attach(writer, [1], [phrase], Origin.USER) == 0
        assert phrases.attach(writer, [1], [phrase], Origin.FILE_NAME) == 0
    with cast.reading() as reader:
        said = phrases.said(reader, [1, 2])
    assert (said[1][0].origin, said[2][0].origin) == (Origin.USER, Origin.FILE)


def test_chips_count_how_many_photos_say_it(cast: Library) -> None:
    with cast.writing() as writer:
        v, filmed = phrases.find_or_add(writer, [1]), phrases.find_or_add(writer, [1], "with", 1)
        phrases.attach(writer, [1, 2, 3], [filmed])
        phrases.attach(writer, [1], [v])
    with cast.reading() as reader:
        counted = [(words.text, n) for words, n in phrases.counts(reader, [1, 2, 4])]
    assert counted == [("V with camcorder", 2), ("V", 1)]


def test_the_last_said_come_first(cast: Library) -> None:
    with cast.writing() as writer:
        one, two = phrases.find_or_add(writer, [1]), phrases.find_or_add(writer, [2])
        phrases.find_or_add(writer, [1, 2])
    for photo, phrase in ((1, one), (1, two), (2, one)):
        with cast.writing() as writer:
            phrases.attach(writer, [photo], [phrase])
    with cast.reading() as reader:
        assert [words.text for words in phrases.recent(reader, 5)] == ["V", "IU"]
        assert len(phrases.recent(reader, 1)) == 1


def test_unsaying(cast: Library) -> None:
    with cast.writing() as writer:
        phrase = phrases.find_or_add(writer, [1])
        phrases.attach(writer, [1, 2], [phrase])
        assert phrases.detach(writer, [2, 3], [phrase]) == 1
    with cast.reading() as reader:
        assert set(phrases.said(reader, [1, 2, 3])) == {1}
