"""The road of changes: steps, listeners, errors that leave everything as it was."""

from pathlib import Path

import pytest

from gallery.edits.editor import Editor
from gallery.edits.photos import SetFavourite, SetRating
from gallery.edits.sets import EditSet
from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.errors import CannotRevert, InvalidValue, NotFound
from gallery.model.history import StepKind
from tests.edits.conftest import V_CAMCORDER
from tests.library.dump import assert_same, dump


def test_a_step_says_what_was_done(editor: Editor) -> None:
    step = editor.apply(AddPhrases((1, 5), (V_CAMCORDER,))).step
    assert step is not None
    assert (step.kind, step.subject, step.photos) == (StepKind.TAG, "V with camcorder", 2)
    assert editor.undoable() == step
    assert editor.history(1) == [step]


def test_unsaying_names_what_was_said(editor: Editor) -> None:
    step = editor.apply(RemovePhrases((2,), (1,))).step
    assert step is not None
    assert (step.kind, step.subject, step.photos) == (StepKind.UNTAG, "V with camcorder", 1)


def test_listeners_hear_of_changes_until_they_leave(editor: Editor) -> None:
    heard: list[Changes] = []
    leave = editor.subscribe(heard.append)
    editor.apply(SetRating((1,), 5))
    editor.undo()
    editor.redo()
    assert [changes.photos for changes in heard] == [frozenset({1})] * 3
    leave()
    editor.apply(SetRating((1,), 4))
    assert len(heard) == 3


def test_new_people_are_among_the_changes(editor: Editor) -> None:
    changes = editor.apply(AddPhrases((1,), (V_CAMCORDER,))).changes
    assert changes.photos == {1}
    assert changes.persons == {1}, "the number of photos of V is another one"


def test_there_is_an_end_to_undo_and_redo(editor: Editor) -> None:
    assert editor.redo() is None
    while editor.undo() is not None:
        pass
    assert editor.undoable() is None
    assert editor.redoable() is not None


def test_a_new_edit_forgets_what_was_undone(editor: Editor) -> None:
    editor.apply(SetRating((1,), 5))
    editor.undo()
    editor.apply(SetFavourite((1,), True))
    assert editor.redoable() is None


@pytest.mark.parametrize("rating", [-1, 6, 100])
def test_a_wrong_value_changes_nothing(rating: int, library: Library, editor: Editor) -> None:
    before = dump(library)
    with pytest.raises(InvalidValue):
        editor.apply(SetRating((1, 2), rating))
    assert_same(before, dump(library))


def test_undo_works_after_reopening(library: Library, editor: Editor, tmp_path: Path) -> None:
    before = dump(library)
    editor.apply(SetRating((1, 2, 3), 5))
    library.close()
    with Library.open(library.folder, cache=tmp_path / "cache") as again:
        Editor(again).undo()
        assert_same(before, dump(again))


def test_two_windows_share_one_history(library: Library, editor: Editor, tmp_path: Path) -> None:
    editor.apply(SetRating((1,), 5))
    with Library.open(library.folder, cache=tmp_path / "cache") as other:
        outcome = Editor(other).undo()
        assert outcome is not None
        assert outcome.step is not None
        assert outcome.step.kind is StepKind.RATE
    assert editor.redoable() == outcome.step


def test_what_is_not_there_is_named(editor: Editor) -> None:
    with pytest.raises(NotFound) as caught:
        editor.apply(EditSet(99, {"title": "x"}))
    assert (caught.value.kind, caught.value.what) == ("set", "99")


def test_one_step_is_reverted_and_the_listeners_hear_of_it(
    library: Library, editor: Editor
) -> None:
    before = dump(library)
    rated = editor.apply(SetRating((1, 2), 5)).step
    favourite = editor.apply(SetFavourite((3,), True)).step
    assert rated is not None
    assert favourite is not None
    heard: list[Changes] = []
    editor.subscribe(heard.append)
    step = editor.revert(rated.id).step
    assert step is not None
    assert (step.kind, step.reverts, step.photos) == (StepKind.REVERT, rated.id, 2)
    assert step.reverted_kind is StepKind.RATE
    assert [changes.photos for changes in heard] == [frozenset({1, 2})]
    assert editor.undoable() == step
    editor.revert(favourite.id)
    assert_same(before, dump(library))


def test_what_stands_in_the_way_of_reverting_is_named(library: Library, editor: Editor) -> None:
    first = editor.apply(SetRating((1, 2), 5)).step
    second = editor.apply(SetRating((2,), 3)).step
    assert first is not None
    before = dump(library)
    with pytest.raises(CannotRevert) as caught:
        editor.revert(first.id)
    assert (caught.value.why, caught.value.steps) == ("later", (second,))
    assert_same(before, dump(library))


def test_undo_goes_back_to_a_step_and_redo_forth(library: Library, editor: Editor) -> None:
    states, ids = [dump(library)], []
    for rating in (1, 2, 3, 4):
        step = editor.apply(SetRating((1,), rating)).step
        assert step is not None
        ids.append(step.id)
        states.append(dump(library))
    outcome = editor.undo_to(ids[1])
    assert outcome is not None
    assert outcome.step is not None
    assert outcome.step.id == ids[1]
    assert_same(states[1], dump(library))
    assert editor.undo_to(ids[1]) is None
    outcome = editor.redo_to(ids[2])
    assert outcome is not None
    assert_same(states[3], dump(library))
    assert editor.redo_to(ids[2]) is None
    editor.redo_to(ids[3])
    assert_same(states[4], dump(library))
