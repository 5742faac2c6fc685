"""One key says a person or a scene of the set, the same key takes it back."""

import pytest

from gallery.edits.editor import Editor
from gallery.edits.last_said import SayAgain
from gallery.edits.people import AddPerson, RemovePerson
from gallery.edits.tagging import AddPhrases
from gallery.edits.toggling import ToggleOfSet, TogglePerson, ToggleScene
from gallery.library import phrases
from gallery.library.copied import copied
from gallery.library.database import Library
from gallery.library.set_tags import SetDigits
from gallery.model.errors import NotFound
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.phrases import BearerKind, Part, PhraseReading
from tests.edits.conftest import IU_ALONE, V_CAMCORDER
from tests.library.dump import assert_same, dump

V, IU = 1, 2
V_ALONE = PhraseReading((Part("V"),))


def said(library: Library, *photo_ids: int) -> dict[int, set[str]]:
    with library.reading() as reader:
        found = phrases.said(reader, photo_ids)
    return {key: {one.text for one in found.get(key, ())} for key in photo_ids}


def phrase(library: Library, text: str) -> int:
    with library.reading() as reader:
        known = phrases.statements(reader, range(1, 30))
    return next(key for key, one in known.items() if one.text == text)


def test_a_person_is_said_of_those_that_lack_them_and_taken_off_all(
    library: Library, editor: Editor
) -> None:
    before = dump(library)
    outcome = editor.apply(TogglePerson((4, 5, 6), IU))
    assert said(library, 5, 6) == {5: {"IU"}, 6: {"IU"}}
    assert outcome.step is not None
    assert (outcome.step.kind, outcome.step.subject, outcome.step.photos) == (
        StepKind.TAG,
        "IU",
        2,
    )
    outcome = editor.apply(TogglePerson((4, 5, 6), IU))
    assert outcome.step is not None
    assert outcome.step.kind is StepKind.UNTAG
    assert said(library, 4, 5, 6) == {4: {"V and IU holding hands"}, 5: set(), 6: set()}
    editor.undo()
    editor.undo()
    assert_same(before, dump(library))


def test_what_binds_a_person_to_a_scene_is_never_taken_off_by_a_key(
    library: Library, editor: Editor
) -> None:
    assert editor.apply(TogglePerson((2, 3), V)).step is None
    assert said(library, 2, 3) == {2: {"V with camcorder"}, 3: {"V with camcorder"}}


def test_a_scene_is_said_as_the_set_says_it(library: Library, editor: Editor) -> None:
    key = phrase(library, "V with camcorder")
    editor.apply(ToggleScene((1, 2), key))
    assert said(library, 1, 2) == {1: {"V with camcorder"}, 2: {"V with camcorder"}}
    outcome = editor.apply(ToggleScene((1, 2), key))
    assert outcome.step is not None
    assert outcome.step.kind is StepKind.UNTAG
    assert said(library, 1, 2, 3) == {1: set(), 2: set(), 3: {"V with camcorder"}}


def test_a_scene_is_said_of_who_is_in_the_photo(library: Library, editor: Editor) -> None:
    editor.apply(AddPhrases((1, 5), (IU_ALONE,)))
    editor.apply(AddPhrases((5,), (V_ALONE,)))
    editor.apply(ToggleScene((1, 5, 6), phrase(library, "V with camcorder")))
    assert said(library, 1, 5, 6) == {
        1: {"IU", "IU with camcorder"},
        5: {"IU", "V", "V with camcorder"},
        6: {"V with camcorder"},
    }


def test_all_that_is_said_with_a_scene_goes(library: Library, editor: Editor) -> None:
    iu_films = PhraseReading((Part("IU"),), "with", Part("camcorder"))
    editor.apply(AddPhrases((2,), (iu_films,)))
    editor.apply(ToggleScene((2, 3), phrase(library, "V with camcorder")))
    assert said(library, 2, 3) == {2: set(), 3: set()}


def test_who_is_gone_is_named(library: Library, editor: Editor) -> None:
    editor.apply(RemovePerson(IU))
    with pytest.raises(NotFound):
        editor.apply(TogglePerson((1,), IU))
    with pytest.raises(NotFound):
        editor.apply(ToggleScene((1,), 99))


def test_a_digit_means_the_same_until_the_end(library: Library, editor: Editor) -> None:
    digits = SetDigits()

    def press(place: int, *photo_ids: int) -> None:
        edit = ToggleOfSet(photo_ids, place, BearerKind.PERSON, photo_ids[0], digits)
        editor.apply(edit)

    press(1, 1)  # V is on three photos of the set, IU on one
    assert said(library, 1) == {1: {"IU"}}
    press(1, 2, 3)
    editor.apply(AddPhrases((1, 2, 3), (IU_ALONE,)))  # now IU is on four
    press(0, 1)
    assert said(library, 1) == {1: {"IU", "V"}}


def test_who_left_the_set_keeps_the_digit(library: Library, editor: Editor) -> None:
    digits = SetDigits()
    editor.apply(AddPhrases((6,), (V_ALONE,)))
    edit = ToggleOfSet((6,), 0, BearerKind.PERSON, 6, digits)
    editor.apply(edit)
    assert said(library, 6) == {6: set()}
    editor.apply(edit)
    assert said(library, 6) == {6: {"V"}}


def test_the_digits_of_scenes(library: Library, editor: Editor) -> None:
    digits = SetDigits()
    editor.apply(ToggleOfSet((1,), 0, BearerKind.SCENE, 1, digits))
    assert said(library, 1) == {1: {"V with camcorder"}}
    editor.apply(ToggleOfSet((1,), 1, BearerKind.SCENE, 1, digits))
    assert said(library, 1) == {1: {"V with camcorder", "V holding hands"}}
    outcome = editor.apply(ToggleOfSet((1,), 8, BearerKind.SCENE, 1, digits))
    assert outcome.step is None


def test_what_was_said_last_is_said_again(library: Library, editor: Editor) -> None:
    editor.apply(AddPhrases((5,), (V_CAMCORDER,)))
    editor.apply(AddPhrases((5,), (IU_ALONE,)))
    editor.apply(SayAgain((6,), editor.last_said))
    assert said(library, 6) == {6: {"V with camcorder", "IU"}}
    editor.apply(TogglePerson((1,), IU))
    editor.apply(SayAgain((3,), editor.last_said))
    assert said(library, 3) == {3: {"V with camcorder", "IU"}}


def test_a_slip_that_was_taken_off_is_not_repeated(library: Library, editor: Editor) -> None:
    editor.apply(AddPhrases((5,), (V_CAMCORDER,)))
    editor.apply(TogglePerson((5,), IU))
    editor.apply(TogglePerson((5,), IU))
    editor.apply(SayAgain((6,), editor.last_said))
    assert said(library, 6) == {6: {"V with camcorder"}}


def test_when_all_was_a_slip_nothing_is_repeated(library: Library, editor: Editor) -> None:
    editor.apply(TogglePerson((5,), IU))
    editor.apply(TogglePerson((5,), IU))
    assert editor.apply(SayAgain((6,), editor.last_said)).step is None


def test_what_was_taken_back_is_not_repeated_with_what_came_after(
    library: Library, editor: Editor
) -> None:
    tripod = PhraseReading((Part("RM"),), "with", Part("tripod"))
    editor.apply(AddPhrases((5,), (tripod,)))
    editor.undo()
    editor.apply(SayAgain((6,), editor.last_said))  # the names are made again
    assert said(library, 6) == {6: {"RM with tripod"}}
    editor.undo()
    editor.apply(AddPhrases((6,), (IU_ALONE,)))
    editor.apply(SayAgain((5,), editor.last_said))
    assert said(library, 5) == {5: {"IU"}}


def test_after_a_new_start_the_library_remembers(library: Library) -> None:
    editor = Editor(library)
    editor.apply(SayAgain((6,), editor.last_said))
    assert said(library, 6) in ({6: {"IU"}}, {6: {"V and IU holding hands"}})


def test_two_of_one_name_are_told_apart(library: Library, editor: Editor) -> None:
    other = editor.apply(AddPerson((Name("V"),), ("Girls",))).made
    assert other is not None
    editor.apply(TogglePerson((1,), other))
    with library.reading() as reader:
        people = SetDigits().of(reader, 1).people
        assert [one.shown for one in people] == ["V (BTS)", "IU", "V (Girls)"]
        assert [one.shown for one in copied(reader, 1).people] == ["V (Girls)"]
