"""A photo is chosen to stand for a person, and that is taken back."""

import pytest

from gallery.edits.editor import Editor
from gallery.edits.people import AddPerson
from gallery.edits.portraits import ChoosePortrait
from gallery.edits.tagging import AddPhrases
from gallery.library import people, portraits
from gallery.library.database import Library
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import NotFound
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.phrases import read_phrase


@pytest.fixture
def v(library: Library) -> int:
    """RM, who is on the first three photos."""
    editor = Editor(library)
    made = editor.apply(AddPerson((Name("RM"),))).made
    with library.reading() as reader:
        reading = read_phrase("RM", LibraryVocabulary(reader))
    editor.apply(AddPhrases((1, 2, 3), (reading,)))
    assert made is not None
    return made


def shown(library: Library, person_id: int) -> int:
    with library.reading() as reader:
        return portraits.of_persons(reader, [person_id])[person_id].photo_id


def test_chosen_and_taken_back(library: Library, v: int) -> None:
    editor = Editor(library)
    first = shown(library, v)
    outcome = editor.apply(ChoosePortrait(v, 3))
    assert shown(library, v) == 3
    assert outcome.step is not None
    assert (outcome.step.kind, outcome.step.subject) == (StepKind.EDIT_PERSON, "RM")
    assert v in outcome.changes.persons
    editor.undo()
    assert shown(library, v) == first
    editor.redo()
    assert shown(library, v) == 3
    with library.reading() as reader:
        assert people.get_person(reader, v).cover_id == 3


@pytest.mark.parametrize(("person", "photo"), [(99, 1), (1, 99)])
def test_who_and_what_is_not_there(library: Library, v: int, person: int, photo: int) -> None:
    with pytest.raises(NotFound):
        Editor(library).apply(ChoosePortrait(person, photo))
