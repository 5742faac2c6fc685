"""Reverting a step that is not the newest: what it wrote goes, what came later stays."""

from collections.abc import Callable
from typing import Any

import pytest

from gallery.library import (
    bearers,
    captions,
    history,
    imports,
    people,
    photos,
    phrases,
    reverting,
    scenes,
    sets,
)
from gallery.library.database import Library
from gallery.library.journal import Writer
from gallery.model.errors import CannotRevert, NotFound
from gallery.model.history import Step, StepKind
from gallery.model.scenes import SceneKind
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos, add_set

Edit = Callable[[Writer], object]


@pytest.fixture
def furnished(library: Library) -> Library:
    """Photos 1-6, set 1 (photos 1-4), persons V and IU, a scene, phrases on photos 1-3."""
    with library.writing() as writer:
        ids = add_photos(writer, 6)
        add_set(writer, "Love wins all", ids[:4], "2024-01-27")
        person = people.add_person(writer, ["V", "뷔"])
        other = people.add_person(writer, "IU")
        camcorder = scenes.add_scene(writer, "camcorder", SceneKind.PROP)
        both = phrases.find_or_add(writer, [person, other], "", None)
        filmed = phrases.find_or_add(writer, [person], "with", camcorder)
        phrases.attach(writer, ids[:3], [both, filmed])
        captions.set_caption(writer, ids[:2], "en", "V films")
    return library


def run(library: Library, edit: Edit, subject: str = "step") -> int:
    with library.writing() as writer:
        edit(writer)
        step = history.push(writer, StepKind.TAG, subject, 1)
    assert step is not None
    return step.id


def revert(library: Library, step_id: int) -> Step:
    with library.writing() as writer:
        return reverting.revert_step(writer, step_id)


def refused(library: Library, step_id: int) -> CannotRevert:
    """Return why a step cannot be reverted; asking and trying must agree and change nothing."""
    before = dump(library)
    with pytest.raises(CannotRevert) as caught:
        revert(library, step_id)
    assert_same(before, dump(library))
    with library.reading() as reader:
        told = reverting.why_not(reader, step_id)
    assert told is not None
    assert (told.why, told.steps) == (caught.value.why, caught.value.steps)
    return caught.value


def named(error: CannotRevert) -> list[str]:
    assert error.why == "later"
    return [step.subject for step in error.steps]


def undo(library: Library) -> None:
    with library.writing() as writer:
        history.undo(writer)


def redo(library: Library) -> None:
    with library.writing() as writer:
        history.redo(writer)


def tag_new(writer: Writer) -> None:
    person = people.add_person(writer, ["RM", "남준"])
    scene = scenes.add_scene(writer, "puffer jacket", SceneKind.OUTFIT)
    phrases.attach(writer, [1, 2, 5], [phrases.find_or_add(writer, [1, person], "in", scene)])


def say(writer: Writer, photo_ids: list[int], *who: int, scene: int | None = None) -> None:
    phrases.attach(writer, photo_ids, [phrases.find_or_add(writer, who, "", scene)])


EDITS: dict[str, Edit] = {
    "tag with new person and scene": tag_new,
    "untag": lambda w: phrases.detach(w, [1, 2, 3], [1, 2]),
    "caption": lambda w: captions.set_caption(w, [1, 3], "en", "두 사람\nrunning"),
    "uncaption": lambda w: captions.set_caption(w, [1, 2], "en", " "),
    "rate": lambda w: photos.set_values(w, [1, 2, 5], {"rating": 5}),
    "edit set": lambda w: sets.update(w, 1, {"released_on": "2020-01-01", "expected": 12}),
    "remove set": lambda w: sets.delete(w, 1),
    "remove person": lambda w: people.remove_person(w, 1),
    "remove scene": lambda w: scenes.remove_scene(w, 1),
    "remove photos": lambda w: photos.remove(w, [1, 2]),
}


def later(writer: Writer) -> None:
    """Do something that none of ``EDITS`` has to do with."""
    photos.set_values(writer, [6], {"rating": 4, "title": "later"})
    people.add_person(writer, "Jimin")


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_reverting_is_as_if_the_step_had_never_been(furnished: Library, edit: Edit) -> None:
    run(furnished, later)
    without = dump(furnished)
    undo(furnished)
    step_id = run(furnished, edit, "reverted")
    run(furnished, later_again)
    with_both = dump(furnished)
    step = revert(furnished, step_id)
    assert (step.kind, step.subject, step.reverts) == (StepKind.REVERT, "reverted", step_id)
    after = dump(furnished)
    compare(without, after)
    for _round in range(2):
        undo(furnished)
        assert_same(with_both, dump(furnished))
        redo(furnished)
        assert_same(after, dump(furnished))
    revert(furnished, step.id)
    assert_same(with_both, dump(furnished))


def later_again(writer: Writer) -> None:
    """Do the same as ``later`` under whatever ids are free now."""
    later(writer)


def compare(without: dict[str, Any], after: dict[str, Any]) -> None:
    """Compare what is said and shown; ids of what was added later are others."""
    for table in ("photos", "photo_phrases", "captions", "set_members", "sets", "photo_fts"):
        assert after[table] == without[table], table
    for table in ("persons", "scenes", "phrases", "phrase_people"):
        assert len(after[table]) == len(without[table]), table


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (EDITS["rate"], lambda w: photos.set_values(w, [2], {"rating": 1})),
        (EDITS["rate"], lambda w: photos.remove(w, [5])),
        (EDITS["caption"], lambda w: captions.set_caption(w, [3], "en", "other words")),
        (EDITS["untag"], lambda w: phrases.attach(w, [2], [1])),
        (EDITS["untag"], lambda w: photos.remove(w, [3])),
        (EDITS["untag"], lambda w: people.remove_person(w, 2)),
        (tag_new, lambda w: phrases.detach(w, [5], [3])),
        (tag_new, lambda w: photos.remove(w, [1])),
        (tag_new, lambda w: bearers.set_names(w, "person", 4, "Namjoon")),
        (tag_new, lambda w: scenes.remove_scene(w, 2)),
        (tag_new, lambda w: say(w, [4], scene=2)),
        (tag_new, lambda w: say(w, [4], 4)),
        (tag_new, lambda w: people.add_group(w, "BTS", [4])),
        (tag_new, lambda w: scenes.add_scene(w, "long puffer", SceneKind.OUTFIT, [2])),
        (lambda w: add_set(w, "New", [1]), lambda w: sets.update(w, 2, {"title": "Newer"})),
        (lambda w: add_set(w, "New", [1]), lambda w: sets.add_members(w, 2, [(5, 2)])),
        (EDITS["remove photos"], lambda w: add_photos(w, 1)),
    ],
)
def test_what_builds_on_a_step_is_named(furnished: Library, first: Edit, second: Edit) -> None:
    run(furnished, later, "before")
    step_id = run(furnished, first, "first")
    run(furnished, lambda w: photos.set_values(w, [4], {"favourite": True}), "beside")
    run(furnished, second, "second")
    assert named(refused(furnished, step_id)) == ["second"]


def test_the_steps_in_the_way_are_named_newest_first(furnished: Library) -> None:
    step_id = run(furnished, EDITS["rate"], "first")
    for rating in (1, 2, 3):
        run(furnished, lambda w, r=rating: photos.set_values(w, [1], {"rating": r}), str(rating))
    assert named(refused(furnished, step_id)) == ["3", "2", "1"]


def test_what_was_reverted_itself_is_not_in_the_way(furnished: Library) -> None:
    before = dump(furnished)
    first = run(furnished, EDITS["rate"], "first")
    second = run(furnished, lambda w: photos.set_values(w, [1], {"rating": 1}), "second")
    third = run(furnished, lambda w: photos.set_values(w, [1], {"rating": 2}), "third")
    back = revert(furnished, third)
    assert named(refused(furnished, first)) == ["second"]
    revert(furnished, second)
    revert(furnished, first)
    assert_same(before, dump(furnished))
    assert named(refused(furnished, back.id)) == ["first", "second"]


def test_a_step_is_reverted_once(furnished: Library) -> None:
    step_id = run(furnished, EDITS["rate"])
    first = revert(furnished, step_id)
    assert refused(furnished, step_id).why == "undone"
    again = revert(furnished, first.id)
    assert again.reverted_kind is StepKind.REVERT
    assert revert(furnished, step_id).reverted_kind is StepKind.TAG


def test_an_undone_step_is_not_reverted(furnished: Library) -> None:
    step_id = run(furnished, EDITS["rate"])
    undo(furnished)
    assert refused(furnished, step_id).why == "undone"


def test_a_forgotten_step_is_not_found(furnished: Library) -> None:
    with pytest.raises(NotFound):
        revert(furnished, 99)
    with furnished.reading() as reader, pytest.raises(NotFound):
        reverting.why_not(reader, 99)


def test_the_list_says_what_was_reverted(furnished: Library) -> None:
    first = run(furnished, EDITS["rate"])
    run(furnished, EDITS["caption"])
    revert(furnished, first)
    with furnished.reading() as reader:
        found = history.recent(reader, 10)
    assert [(step.reverts, step.reverted) for step in found] == [
        (first, False),
        (None, False),
        (None, True),
    ]
    undo(furnished)
    with furnished.reading() as reader:
        assert not any(step.reverted for step in history.recent(reader, 10))


def test_a_phrase_that_others_say_stays(furnished: Library) -> None:
    step_id = run(furnished, lambda w: say(w, [1, 2], 1, scene=1), "first")
    run(furnished, lambda w: say(w, [4], 1, scene=1), "second")
    revert(furnished, step_id)
    with furnished.reading() as reader:
        said = phrases.said(reader, [1, 2, 4])
    assert {key: len(found) for key, found in said.items()} == {1: 2, 2: 2, 4: 1}


def test_a_person_whom_nobody_names_any_more_goes(furnished: Library) -> None:
    step_id = run(furnished, tag_new, "first")
    said = run(furnished, lambda w: say(w, [4], 3), "second")
    revert(furnished, said)
    revert(furnished, step_id)
    with furnished.reading() as reader:
        assert {person.name for person in people.all_persons(reader)} == {"V", "IU"}


def test_what_was_withdrawn_without_a_step_is_left_out(furnished: Library) -> None:
    step_id = run(furnished, EDITS["rate"])
    with furnished.writing() as writer:
        photos.remove(writer, [2], remember=False)
    revert(furnished, step_id)
    with furnished.reading() as reader:
        assert [card.rating for card in photos.cards(reader, [1, 5])] == [0, 0]


def test_when_nothing_is_left_of_a_step_it_says_so(furnished: Library) -> None:
    step_id = run(furnished, lambda w: photos.set_values(w, [2], {"rating": 5}))
    with furnished.writing() as writer:
        photos.remove(writer, [2], remember=False)
    with pytest.raises(CannotRevert) as caught:
        revert(furnished, step_id)
    assert caught.value.why == "gone"


def test_what_changed_without_a_step_stops_it(furnished: Library) -> None:
    step_id = run(furnished, EDITS["rate"])
    with furnished.writing() as writer:
        photos.set_values(writer, [2], {"rating": 1})
    with pytest.raises(CannotRevert) as caught:
        revert(furnished, step_id)
    assert caught.value.why == "changed"


def bring(library: Library, start: int) -> tuple[int, list[int]]:
    """Import three photos in a set, and a fourth place in set 1."""
    with library.writing() as writer:
        import_id = imports.start(writer, "{}")
        rows = [{"digest": f"new{start + n}", "import_id": import_id} for n in range(3)]
        new = photos.add(writer, rows)
        set_id = sets.create(writer, {"title": f"New {start}"}, import_id=import_id)
        places = [(key, place) for place, key in enumerate(new, 1)]
        sets.add_members(writer, set_id, places, import_id=import_id)
        sets.add_members(writer, 1, [(6, 4 + start)], import_id=import_id)
        sets.update(writer, 1, {"era": f"era {start}"})
        imports.remember(writer, import_id)
    with library.writing() as writer:
        imports.finish(writer, import_id, imports.DONE)
        step = history.push(writer, StepKind.IMPORT, f"import {start}", 3, import_id)
    assert step is not None
    return step.id, new


def test_an_import_is_reverted_while_others_stay(furnished: Library) -> None:
    step_id, new = bring(furnished, 1)
    run(furnished, later)
    before = dump(furnished)
    step = revert(furnished, step_id)
    after = dump(furnished)
    with furnished.reading() as reader:
        assert photos.cards(reader, new) == []
        assert sets.get(reader, 1).era == ""
        assert [one.title for one in sets.all_sets(reader)] == ["Love wins all"]
    for _round in range(2):
        undo(furnished)
        assert_same(before, dump(furnished))
        redo(furnished)
        assert_same(after, dump(furnished))
    revert(furnished, step.id)
    assert_same(before, dump(furnished))
    revert(furnished, step_id)
    assert_same(after, dump(furnished))


@pytest.mark.parametrize(
    "edit",
    [
        lambda w: photos.set_values(w, [8], {"rating": 3}),
        lambda w: say(w, [9], 1),
        lambda w: sets.update(w, 2, {"title": "Else"}),
        lambda w: sets.add_members(w, 2, [(1, 9)]),
        lambda w: add_set(w, "Mine", [7]),
        lambda w: photos.remove(w, [7]),
        lambda w: captions.set_caption(w, [7], "en", "words"),
    ],
)
def test_an_import_waits_for_what_was_done_to_its_photos(furnished: Library, edit: Edit) -> None:
    step_id, _new = bring(furnished, 1)
    run(furnished, later, "beside")
    run(furnished, edit, "second")
    assert named(refused(furnished, step_id)) == ["second"]


def test_an_import_of_very_many_photos_is_left_to_undo(
    furnished: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    step_id, _new = bring(furnished, 1)
    run(furnished, later)
    monkeypatch.setattr(reverting, "MOST_AT_ONCE", 2)
    assert refused(furnished, step_id).why == "large"


def test_an_import_waits_for_one_that_came_into_its_sets(furnished: Library) -> None:
    step_id, new = bring(furnished, 1)
    with furnished.writing() as writer:
        import_id = imports.start(writer, "{}")
        sets.add_members(writer, 1, [(new[0], 9)], import_id=import_id)
        history.push(writer, StepKind.IMPORT, "second", 1, import_id)
    assert named(refused(furnished, step_id)) == ["second"]


def test_a_set_waits_for_the_import_that_grew_it(furnished: Library) -> None:
    step_id = run(furnished, lambda w: add_set(w, "Mine", [1]), "first")
    with furnished.writing() as writer:
        import_id = imports.start(writer, "{}")
        sets.add_members(writer, 2, [(5, 9)], import_id=import_id)
        history.push(writer, StepKind.IMPORT, "second", 1, import_id)
    assert named(refused(furnished, step_id)) == ["second"]
