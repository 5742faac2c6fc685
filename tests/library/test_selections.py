"""Who is in a selection, counted."""

from pathlib import Path

from gallery.edits.editor import Editor
from gallery.edits.tagging import AddPhrases
from gallery.library import photos
from gallery.library.database import Library
from gallery.library.selections import people_in
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
