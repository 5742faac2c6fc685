"""Which phrases are worth offering again: those of the set, of these people, said last."""

import pytest

from gallery.edits.editor import Editor
from gallery.edits.tagging import AddPhrases
from gallery.library import photos, sets
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.recalled import recalled, said_of
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import BearerKind, PhraseReading, read_phrase, say_phrase

IN_SET, OUTSIDE = (1, 2, 3), 4


@pytest.fixture
def told(library: Library) -> Library:
    """Three photos of a set and one outside, of which something is said."""
    with library.writing() as writer:
        ids = photos.add(writer, [{"digest": str(number)} for number in range(4)])
        assert tuple(ids) == (*IN_SET, OUTSIDE)
        set_id = sets.create(writer, {"title": "Love wins all"})
        sets.add_members(writer, set_id, [(photo_id, photo_id) for photo_id in IN_SET])
    say(library, "V in shirt", OUTSIDE)
    say(library, "V with camcorder", 1, 2)
    say(library, "V at table", 1)
    say(library, "V and IU holding hands", 3)
    say(library, "IU in coat", OUTSIDE)
    return library


def say(library: Library, text: str, *photo_ids: int) -> None:
    with library.reading() as reader:
        reading = read_phrase(text, LibraryVocabulary(reader))
    Editor(library).apply(AddPhrases(photo_ids, (reading,)))


def texts(readings: tuple[PhraseReading, ...]) -> list[str]:
    return [
        say_phrase([part.text for part in one.who], one.link, one.scene.text if one.scene else "")
        for one in readings
    ]


def persons(reader: Reader, *names: str) -> list[int]:
    vocabulary = LibraryVocabulary(reader)
    found = (vocabulary.exact(name) for name in names)
    return [one.id for many in found for one in many if one.kind is BearerKind.PERSON]


def test_the_set_comes_first_most_photos_first_then_what_was_said_last(told: Library) -> None:
    with told.reading() as reader:
        found = texts(recalled(reader, 2, of_set=9, recent=9))
        assert found == [
            *("V with camcorder", "V and IU holding hands", "V at table"),
            *("IU in coat", "V in shirt"),
        ]
        assert texts(recalled(reader, 2, of_set=1, recent=1)) == ["V with camcorder", "IU in coat"]


@pytest.mark.parametrize("photo_id", [OUTSIDE, None, 99])
def test_without_a_set_it_is_what_was_said_last(told: Library, photo_id: int | None) -> None:
    with told.reading() as reader:
        found = texts(recalled(reader, photo_id, of_set=9, recent=2))
    assert found == ["IU in coat", "V and IU holding hands"]


def test_what_is_said_of_exactly_these_people(told: Library) -> None:
    with told.reading() as reader:
        assert texts(said_of(reader, persons(reader, "V"), 9)) == [
            "V with camcorder",
            *("V at table", "V in shirt"),
        ]
        together = texts(said_of(reader, persons(reader, "IU", "V"), 9))
        assert together == ["V and IU holding hands"]
        assert texts(said_of(reader, persons(reader, "V"), 1)) == ["V with camcorder"]
        assert said_of(reader, [], 9) == ()
