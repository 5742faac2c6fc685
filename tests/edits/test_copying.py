"""A photo's tags for others: all that is said of it, or what was chosen."""

import pytest

from gallery.edits.captions import SetCaption
from gallery.edits.copying import PasteTags, TagLike
from gallery.edits.editor import Editor
from gallery.edits.people import RemovePerson
from gallery.edits.photos import RemovePhotos
from gallery.edits.sets import EditSet
from gallery.library import photos, sets
from gallery.library.copied import Copied, copied, photos_of_set
from gallery.library.database import Library
from gallery.model.errors import NotFound
from tests.edits.test_toggling import said


def of(library: Library, photo_id: int) -> Copied:
    with library.reading() as reader:
        return copied(reader, photo_id)


def test_the_same_as_another_photo(library: Library, editor: Editor) -> None:
    outcome = editor.apply(TagLike((5, 6), 4))
    wanted = {"V and IU holding hands", "IU"}
    assert said(library, 5, 6) == {5: wanted, 6: wanted}
    assert outcome.step is not None
    assert outcome.step.photos == 2
    assert editor.apply(TagLike((5, 6), 4)).step is None
    assert editor.apply(TagLike((6,), 1)).step is None


def test_what_a_photo_can_give(library: Library, editor: Editor) -> None:
    editor.apply(EditSet(1, {"credit": "EDAM"}))
    found = of(library, 2)
    assert [one.name for one in found.people] == ["V"]
    assert [one.text for one in found.said] == ["V with camcorder"]
    assert (found.captions, found.credit, found.rating) == ({"en": "V films"}, "EDAM", 3)
    assert not of(library, 6)
    with pytest.raises(NotFound):
        of(library, 99)


def test_only_what_is_chosen_is_given(library: Library, editor: Editor) -> None:
    source = of(library, 4)
    people = tuple(one.id for one in source.people)
    editor.apply(PasteTags((2, 5), person_ids=people))
    assert said(library, 2, 5) == {2: {"V with camcorder", "IU"}, 5: {"V", "IU"}}
    phrase_ids = tuple(one.phrase_id for one in source.said)
    editor.apply(PasteTags((6,), person_ids=people, phrase_ids=phrase_ids))
    assert said(library, 6) == {6: {"V and IU holding hands"}}


def test_words_and_stars_are_given(library: Library, editor: Editor) -> None:
    editor.apply(SetCaption((2,), "ko", "뷔가 찍는다"))
    captions = tuple(of(library, 2).captions.items())
    editor.apply(PasteTags((5, 6), captions=captions, rating=3))
    for photo_id in (5, 6):
        assert of(library, photo_id).captions == {"en": "V films", "ko": "뷔가 찍는다"}
        assert of(library, photo_id).rating == 3
    assert said(library, 5, 6) == {5: set(), 6: set()}


def test_a_credit_goes_to_the_sets_and_to_photos_in_none(library: Library, editor: Editor) -> None:
    editor.apply(PasteTags((1, 5, 6), credit="EDAM"))
    with library.reading() as reader:
        assert [sets.get(reader, key).credit for key in (1, 2)] == ["EDAM", "EDAM"]
        assert photos.details(reader, library, 6).credit == "EDAM"


def test_who_is_gone_meanwhile_is_left_out(library: Library, editor: Editor) -> None:
    source = of(library, 4)
    editor.apply(RemovePerson(2))
    people = tuple(one.id for one in source.people)
    phrase_ids = tuple(one.phrase_id for one in source.said)
    editor.apply(PasteTags((6,), person_ids=people, phrase_ids=phrase_ids))
    assert said(library, 6) == {6: {"V"}}


def test_photos_that_left_are_left_out(library: Library, editor: Editor) -> None:
    editor.apply(RemovePhotos((5,)))
    editor.apply(TagLike((5, 6), 2))
    assert said(library, 5, 6) == {5: set(), 6: {"V with camcorder"}}
    assert editor.apply(PasteTags((5,), rating=4, credit="X", person_ids=(1,))).step is None


def test_the_photos_of_the_set(library: Library) -> None:
    with library.reading() as reader:
        assert photos_of_set(reader, 2) == (1, 2, 3, 4)
        assert photos_of_set(reader, 6) == ()
