"""Who is in a selection, counted; which photos stand around one."""

from pathlib import Path

from gallery.edits.editor import Editor
from gallery.edits.tagging import AddPhrases
from gallery.library import photos, sets
from gallery.library.database import Library
from gallery.library.selections import MOST_AROUND, around, people_in
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import read_phrase


def test_people_of_a_selection_most_photos_first(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        with library.writing() as writer:
            ids = photos.add(writer, [{"digest": str(number)} for number in range(3)])
        for text, chosen in (("IU", ids[:1]), ("V with camcorder", ids)):
            with library.reading() as reader:
                reading = read_phrase(text, LibraryVocabulary(reader))
            Editor(library).apply(AddPhrases(tuple(chosen), (reading,)))
        with library.reading() as reader:
            found = [(person.name, count) for person, count in people_in(reader, ids, 9)]
            assert found == [("V", 3), ("IU", 1)]
            assert people_in(reader, (), 9) == []
            assert len(people_in(reader, ids, 1)) == 1


def test_around_a_photo_is_its_set(library: Library) -> None:
    with library.writing() as writer:
        ids = photos.add(writer, [{"digest": str(number)} for number in range(5)])
        set_id = sets.create(writer, {"title": "Love wins all"})
        sets.add_members(writer, set_id, [(ids[0], 1), (ids[1], 2), (ids[2], 2), (ids[3], 12)])
    with library.reading() as reader:
        for inside in ids[:4]:
            assert set(around(reader, inside)) == set(ids[:4])
        assert around(reader, ids[4]) == []
        assert around(reader, 99) == []


def test_around_a_photo_of_a_huge_set_are_those_that_stand_beside_it(library: Library) -> None:
    with library.writing() as writer:
        ids = photos.add(writer, [{"digest": str(number)} for number in range(2 * MOST_AROUND + 9)])
        set_id = sets.create(writer, {"title": "Everything"})
        places = [(photo_id, place) for place, photo_id in enumerate(ids, 1)]
        sets.add_members(writer, set_id, places)
    with library.reading() as reader:
        assert sorted(around(reader, ids[0])) == ids[: MOST_AROUND + 1]
        assert sorted(around(reader, ids[-1])) == ids[-MOST_AROUND:]
        middle = len(ids) // 2
        assert len(around(reader, ids[middle])) == 2 * MOST_AROUND
