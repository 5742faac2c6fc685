"""Who is in a selection, counted."""

from pathlib import Path

from gallery.edits.editor import Editor
from gallery.edits.tagging import AddPhrases
from gallery.library import photos, sets
from gallery.library.database import Library
from gallery.library.selections import people_in, people_of_set
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


def test_people_of_the_set_of_a_photo(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", cache=tmp_path / "cache") as library:
        with library.writing() as writer:
            inside = photos.add(writer, [{"digest": str(number)} for number in range(2)])
            (outside,) = photos.add(writer, [{"digest": "outside"}])
            set_id = sets.create(writer, {"title": "Love wins all"})
            sets.add_members(writer, set_id, [(inside[0], 1), (inside[1], 2)])
        with library.reading() as reader:
            v, iu = (read_phrase(name, LibraryVocabulary(reader)) for name in ("V", "IU"))
        Editor(library).apply(AddPhrases((inside[0],), (v,)))
        Editor(library).apply(AddPhrases((outside,), (iu,)))
        with library.reading() as reader:
            assert [p.name for p, _ in people_of_set(reader, inside[1], 9)] == ["V"]
            assert people_of_set(reader, outside, 9) == []
