"""Accepting guesses tags photos; what is refused stays refused."""

from pathlib import Path

import pytest

from gallery.edits.base import Edit
from gallery.edits.editor import Editor
from gallery.edits.suggestions import (
    AcceptEach,
    AcceptSuggestions,
    NewPerson,
    NewScene,
    RefuseSuggestions,
)
from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.library import people, photos, scenes, suggestions
from gallery.library.database import Library
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import Origin
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.photo import PhotoDetails
from gallery.model.phrases import Bearer, BearerKind, Part, PhraseReading
from gallery.model.scenes import SceneKind
from gallery.model.suggestion import Hint, SuggestionKind
from tests.edits.conftest import OOTD, V_CAMCORDER, V_GUESSED
from tests.library.dump import assert_same, dump


def seen(library: Library, photo_id: int) -> PhotoDetails:
    with library.reading() as reader:
        return photos.details(reader, library, photo_id)


def open_words(library: Library) -> list[tuple[str, int]]:
    with library.reading() as reader:
        return [(one.text, one.photos) for one in suggestions.open_words(reader)]


def test_an_accepted_guess_is_a_tag_of_the_user(library: Library, editor: Editor) -> None:
    step = editor.apply(AcceptSuggestions((1,))).step
    assert step is not None
    assert (step.kind, step.subject, step.photos) == (StepKind.ACCEPT, "v", 2)
    for photo_id in (1, 5):
        (statement,) = seen(library, photo_id).statements
        assert (statement.text, statement.origin) == ("V", Origin.USER)
    assert open_words(library) == [("OOTD", 2)]


def test_a_guess_may_mean_somebody_new(library: Library, editor: Editor) -> None:
    made = editor.apply(AcceptSuggestions((2,), None, NewPerson((Name("RM"),), ("BTS",)))).made
    with library.reading() as reader:
        assert people.get_person(reader, made or 0).groups == ("BTS",)
    assert seen(library, 6).people == ((made, "RM"),)


def test_a_guess_may_mean_something_new(library: Library, editor: Editor) -> None:
    scene = NewScene((Name("outfit"),), SceneKind.OUTFIT, ("clothes",))
    made = editor.apply(AcceptSuggestions((2,), (5,), scene)).made
    assert seen(library, 5).scenes == ((made, "outfit"),)
    assert seen(library, 6).scenes == ()
    assert sorted(open_words(library)) == [("OOTD", 1), ("v", 2)]
    with library.reading() as reader:
        (clothes,) = scenes.scenes_named(reader, "clothes")
        assert scenes.get_scene(reader, made or 0).parents == (clothes,)


def test_several_guesses_may_mean_one(library: Library, editor: Editor) -> None:
    iu = Bearer(BearerKind.PERSON, 2, "IU")
    step = editor.apply(AcceptSuggestions((1, 2), None, iu)).step
    assert step is not None
    assert (step.subject, step.photos) == ("v, OOTD", 3)
    assert [[name for _, name in seen(library, key).people] for key in (1, 5, 6)] == [["IU"]] * 3
    assert open_words(library) == []


@pytest.mark.parametrize("edit", [AcceptSuggestions, RefuseSuggestions])
def test_a_guess_that_is_not_there_is_named(edit: type, editor: Editor) -> None:
    with pytest.raises(NotFound) as caught:
        editor.apply(edit((1, 99)))
    assert (caught.value.kind, caught.value.what) == ("suggestion", "99")


def test_a_guess_that_means_nothing_known_changes_nothing(library: Library, editor: Editor) -> None:
    before = dump(library)
    with pytest.raises(InvalidValue):
        editor.apply(AcceptSuggestions((1, 2)))
    assert_same(before, dump(library))


def test_what_is_refused_stays_refused(library: Library, editor: Editor, tmp_path: Path) -> None:
    step = editor.apply(RefuseSuggestions((1, 2))).step
    assert step is not None
    assert (step.kind, step.subject, step.photos) == (StepKind.REFUSE, "v, OOTD", 3)
    library.close()
    with Library.open(library.folder, cache=tmp_path / "cache") as again:
        with again.writing() as writer:
            assert suggestions.offer(writer, {1: [V_GUESSED], 6: [OOTD]}) == 0
        assert open_words(again) == []
        Editor(again).undo()
        assert open_words(again) == [("OOTD", 2), ("v", 2)]


def test_a_tag_that_was_accepted_and_taken_off_is_not_offered(
    library: Library, editor: Editor
) -> None:
    editor.apply(AcceptSuggestions((1,)))
    (statement,) = seen(library, 5).statements
    editor.apply(RemovePhrases((5,), (statement.phrase_id,)))
    with library.writing() as writer:
        assert suggestions.offer(writer, {5: [V_GUESSED]}) == 0
    assert seen(library, 5).people == ()


def test_several_words_each_become_what_they_say(library: Library, editor: Editor) -> None:
    step = editor.apply(AcceptEach((1, 2), SceneKind.OUTFIT)).step
    assert step is not None
    assert (step.kind, step.subject, step.photos) == (StepKind.ACCEPT, "v, OOTD", 3)
    assert [name for _, name in seen(library, 5).people] == ["V"], "a known name stays what it is"
    assert [name for _, name in seen(library, 5).scenes] == ["OOTD"]
    with library.reading() as reader:
        (ootd,) = scenes.scenes_named(reader, "ootd")
        assert scenes.get_scene(reader, ootd).kind is SceneKind.OUTFIT
    assert open_words(library) == []


def test_words_become_persons_of_a_group(library: Library, editor: Editor) -> None:
    handled = Hint(SuggestionKind.PERSON, "RM", Origin.SIDECAR, "tagged user", handle="rkive")
    with library.writing() as writer:
        suggestions.offer(writer, {6: [handled]})
    editor.apply(AcceptEach((3,), groups=("BTS",)))
    ((person, _),) = seen(library, 6).people
    with library.reading() as reader:
        rm = people.get_person(reader, person)
    assert (rm.groups, [name.text for name in rm.names]) == (("BTS",), ["RM", "rkive"])


def test_a_word_keeps_what_stood_above_it(library: Library, editor: Editor) -> None:
    lens = Hint(SuggestionKind.WORD, "lens", Origin.FILE, "keyword", parents=("optics", "glass"))
    with library.writing() as writer:
        suggestions.offer(writer, {6: [lens]})
    editor.apply(AcceptEach((3,), SceneKind.PROP))
    with library.reading() as reader:
        optics, glass, made = (
            scenes.scenes_named(reader, name)[0] for name in ("optics", "glass", "lens")
        )
        assert scenes.get_scene(reader, made).parents == (glass,)
        assert scenes.get_scene(reader, glass).parents == (optics,)


@pytest.mark.parametrize("edit", [AcceptEach((1, 2), SceneKind.PROP), RefuseSuggestions((1, 2))])
def test_an_answer_is_undone_whole(library: Library, editor: Editor, edit: Edit) -> None:
    before = dump(library)
    editor.apply(edit)
    editor.undo()
    assert_same(before, dump(library))


def test_who_is_tagged_by_hand_is_not_asked_about(library: Library, editor: Editor) -> None:
    before = dump(library)
    editor.apply(AddPhrases((1, 2), (V_CAMCORDER,)))
    assert open_words(library) == [("OOTD", 2), ("v", 1)]
    editor.undo()
    assert_same(before, dump(library))
    assert sorted(open_words(library)) == [("OOTD", 2), ("v", 2)]


def test_what_is_tagged_by_hand_is_not_asked_about(library: Library, editor: Editor) -> None:
    editor.apply(AddPhrases((6,), (PhraseReading((), "", Part("OOTD")),)))
    assert sorted(open_words(library)) == [("OOTD", 1), ("v", 2)]


def test_a_refused_guess_stays_refused_when_tagged(library: Library, editor: Editor) -> None:
    editor.apply(RefuseSuggestions((1,), (1,)))
    editor.apply(AddPhrases((1, 5), (V_CAMCORDER,)))
    editor.undo()
    assert sorted(open_words(library)) == [("OOTD", 2), ("v", 1)]
