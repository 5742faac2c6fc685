"""Every edit: apply, undo — the same library; redo — the edited library."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from gallery.library import (
    bearers,
    captions,
    history,
    imports,
    journal,
    memberships,
    people,
    photos,
    phrases,
    scenes,
    sets,
    taking_out,
)
from gallery.library.database import Library
from gallery.library.journal import Writer
from gallery.model.errors import CannotUndo
from gallery.model.history import Step, StepKind
from gallery.model.names import Name, NameKind
from gallery.model.scenes import SceneKind
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos, add_set

Edit = Callable[[Writer], object]


@pytest.fixture
def furnished(library: Library) -> Library:
    """Photos 1-6, set 1 (photos 1-4), persons V and IU, group BTS, scenes, captions."""
    with library.writing() as writer:
        ids = add_photos(writer, 6)
        add_set(writer, "Love wins all", ids[:4], "2024-01-27")
        person = people.add_person(writer, [Name("V", NameKind.STAGE), "뷔", "Kim Taehyung"])
        other = people.add_person(writer, "IU")
        people.add_group(writer, "BTS", [person])
        prop = scenes.add_scene(writer, "prop", SceneKind.PROP)
        camcorder = scenes.add_scene(writer, ["camcorder", "캠코더"], SceneKind.PROP, [prop])
        both = phrases.find_or_add(writer, [person, other], "", None)
        filmed = phrases.find_or_add(writer, [person], "with", camcorder)
        phrases.attach(writer, ids[:3], [both, filmed])
        captions.set_caption(writer, ids[:2], "en", "V films")
        photos.remove(writer, [ids[5]])
    return library


def run(library: Library, edit: Edit, subject: str = "step") -> None:
    with library.writing() as writer:
        edit(writer)
        assert history.push(writer, StepKind.TAG, subject, 1) is not None


def undo(library: Library) -> None:
    with library.writing() as writer:
        history.undo(writer)


def redo(library: Library) -> None:
    with library.writing() as writer:
        history.redo(writer)


def tag_new(writer: Writer) -> None:
    person = people.add_person(writer, ["RM", "남준"], [1])
    scene = scenes.add_scene(writer, "puffer jacket", SceneKind.OUTFIT)
    phrase = phrases.find_or_add(writer, [1, person], "in", scene)
    phrases.attach(writer, [1, 2, 3, 4, 5], [phrase])


def merge_names(writer: Writer) -> None:
    bearers.set_names(writer, "person", 1, "Taehyung")
    bearers.add_names(writer, "person", 1, "태형")


def rearrange(writer: Writer) -> None:
    sets.add_members(writer, 1, [(1, 9), (5, 2)])
    sets.remove_members(writer, 1, [3])


EDITS: dict[str, Edit] = {
    "tag with new person and scene": tag_new,
    "tag again": lambda w: phrases.attach(w, [1, 4, 5], [2]),
    "untag": lambda w: phrases.detach(w, [1, 2, 3, 4], [1, 2]),
    "caption": lambda w: captions.set_caption(w, [1, 3], "en", "두 사람\nrunning"),
    "uncaption": lambda w: captions.set_caption(w, [1, 2], "en", " "),
    "rate": lambda w: photos.set_values(w, [1, 2, 5], {"rating": 5}),
    "favourite": lambda w: photos.set_values(w, [1, 2, 5], {"favourite": True}),
    "title": lambda w: photos.set_values(w, [1], {"title": "Camcorder"}),
    "taken": lambda w: photos.set_values(w, [5], {"taken_at": "2030-01-01T10:00:00"}),
    "edit set": lambda w: sets.update(w, 1, {"released_on": "2020-01-01", "expected": 12}),
    "remove set": lambda w: sets.delete(w, 1),
    "add set": lambda w: add_set(w, "Second", [1, 5], "2025-05-05"),
    "rearrange": rearrange,
    "rename": merge_names,
    "remove person": lambda w: people.remove_person(w, 1),
    "remove group": lambda w: people.remove_group(w, 1),
    "join group": lambda w: memberships.join(w, 1, 2, "2013-06-13", "2014-01-01"),
    "scene parents": lambda w: scenes.set_parents(w, 1, []) or scenes.set_parents(w, 2, []),
    "remove scene": lambda w: scenes.remove_scene(w, 2),
    "remove photos": lambda w: photos.remove(w, [1, 2]),
    "remove all photos": lambda w: photos.remove(w, [1, 2, 3, 4, 5]),
    "add photos": lambda w: add_photos(w, 3, start=100),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_undo_gives_the_same_library_and_redo_the_edited_one(
    furnished: Library, edit: Edit
) -> None:
    before = dump(furnished)
    run(furnished, edit)
    edited = dump(furnished)
    assert edited != before
    for _round in range(2):
        undo(furnished)
        assert_same(before, dump(furnished))
        redo(furnished)
        assert_same(edited, dump(furnished))


@pytest.mark.parametrize("back", [True, False], ids=["undo", "redo"])
def test_undoing_and_redoing_many_new_things_asks_no_more_than_few(
    furnished: Library, *, back: bool
) -> None:
    asked = []
    for count in (2, 40):
        before = dump(furnished)
        run(furnished, partial(tag_with_new_scenes, count=count))
        edited = dump(furnished)
        if not back:
            undo(furnished)
        asked.append(questions_of(furnished, history.undo if back else history.redo))
        assert_same(before if back else edited, dump(furnished))
        if not back:
            undo(furnished)
    assert asked[1] == asked[0]


def tag_with_new_scenes(writer: Writer, *, count: int) -> None:
    made = [
        scenes.add_scene(writer, [f"scene {number}", f"장면 {number}"], SceneKind.PROP, [1])
        for number in range(count)
    ]
    said = [phrases.find_or_add(writer, (), scene_id=scene) for scene in made]
    phrases.attach(writer, [1, 2], said)


def questions_of(library: Library, step: Callable[[Writer], object]) -> int:
    """Return how many statements a step runs before what follows from it is derived."""
    asked: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    with library.writing() as writer:
        event.listen(writer.connection, "before_cursor_execute", note)
        step(writer)
        event.remove(writer.connection, "before_cursor_execute", note)
    return len(asked)


def test_all_steps_one_after_the_other(furnished: Library) -> None:
    states = [dump(furnished)]
    for name in (
        "tag with new person and scene",
        "rate",
        "rearrange",
        "remove person",
        "caption",
        "remove scene",
        "edit set",
        "remove photos",
        "add set",
    ):
        run(furnished, EDITS[name], name)
        states.append(dump(furnished))
    for state in reversed(states[:-1]):
        undo(furnished)
        assert_same(state, dump(furnished))
    for state in states[1:]:
        redo(furnished)
        assert_same(state, dump(furnished))


def labels(library: Library) -> tuple[str | None, str | None]:
    with library.reading() as reader:
        back, forth = history.undoable(reader), history.redoable(reader)
    return (back.subject if back else None, forth.subject if forth else None)


def test_labels_follow_the_steps(furnished: Library) -> None:
    assert labels(furnished) == (None, None)
    run(furnished, EDITS["rate"], "one")
    run(furnished, EDITS["title"], "two")
    assert labels(furnished) == ("two", None)
    undo(furnished)
    assert labels(furnished) == ("one", "two")
    run(furnished, EDITS["favourite"], "three")
    assert labels(furnished) == ("three", None)
    with furnished.reading() as reader:
        assert [step.subject for step in history.recent(reader, 10)] == ["three", "one"]


def test_nothing_to_undo_says_so(library: Library) -> None:
    with pytest.raises(CannotUndo), library.writing() as writer:
        history.undo(writer)
    with pytest.raises(CannotUndo), library.writing() as writer:
        history.redo(writer)


def test_a_step_that_changes_nothing_is_no_step(furnished: Library) -> None:
    with furnished.writing() as writer:
        photos.set_values(writer, [1, 2], {"rating": 0, "rating_origin": ""}, origin=None)  # type: ignore[arg-type]
        writer.update(photos.photos, [{"id": 999}], {"rating": 3})
    with furnished.writing() as writer:
        assert history.push(writer, StepKind.RATE, "", 0) is None


def test_a_photo_withdrawn_meanwhile_is_skipped(furnished: Library) -> None:
    run(furnished, tag_new)
    run(furnished, EDITS["rate"])
    run(furnished, EDITS["untag"])
    with furnished.writing() as writer:
        photos.remove(writer, [2], remember=False)
    for _step in range(3):
        undo(furnished)
    with furnished.reading() as reader:
        assert set(phrases.said(reader, range(1, 7))) == {1, 3}
        assert [card.rating for card in photos.cards(reader, [1, 2, 5])] == [0, 0]
    for _step in range(3):
        redo(furnished)


def test_what_somebody_else_changed_stops_the_undo(furnished: Library) -> None:
    run(furnished, EDITS["rate"], "Rate")
    with furnished.writing() as writer:
        photos.set_values(writer, [2], {"rating": 1})
    before = dump(furnished)
    with pytest.raises(CannotUndo) as caught, furnished.writing() as writer:
        history.undo(writer)
    assert caught.value.label == "Rate"
    assert_same(before, dump(furnished))
    assert labels(furnished) == ("Rate", None)


def test_a_person_somebody_else_uses_stays(furnished: Library) -> None:
    run(furnished, lambda w: people.add_person(w, "RM"), "Add RM")
    with furnished.writing() as writer:
        phrases.attach(writer, [1], [phrases.find_or_add(writer, [3], "", None)])
    with pytest.raises(CannotUndo), furnished.writing() as writer:
        history.undo(writer)


def test_a_person_only_an_unsaid_phrase_knows_can_go(furnished: Library) -> None:
    run(furnished, lambda w: people.add_person(w, "RM"), "Add RM")
    with furnished.writing() as writer:
        phrases.find_or_add(writer, [3], "", None)
    undo(furnished)
    redo(furnished)
    with furnished.reading() as reader:
        assert people.get_person(reader, 3).name == "RM"


def test_damage_found_meanwhile_does_not_stop_the_undo(furnished: Library) -> None:
    run(furnished, lambda w: add_photos(w, 1, start=50))
    with furnished.writing() as writer:
        photos.set_each(writer, {7: {"damaged": "truncated", "width": 5}})
    undo(furnished)
    with furnished.reading() as reader:
        assert photos.cards(reader, [7]) == []


def test_only_the_last_steps_are_kept(furnished: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert history.MOST_STEPS == 1_000
    monkeypatch.setattr(history, "MOST_STEPS", 20)
    for number in range(23):
        with furnished.writing() as writer:
            photos.set_values(writer, [1], {"rating": 1 + number % 5})
            history.push(writer, StepKind.RATE, str(number), 1)
    with furnished.reading() as reader:
        found = history.recent(reader, 5000)
    assert [step.subject for step in found] == [str(number) for number in range(22, 2, -1)]


def import_into(library: Library, ids: Sequence[int] = ()) -> int:
    with library.writing() as writer:
        import_id = imports.start(writer, "{}")
    with library.writing() as writer:
        new = photos.add(writer, [{"digest": f"new{n}", "import_id": import_id} for n in range(3)])
        set_id = sets.create(writer, {"title": "New"}, import_id=import_id)
        places = list(enumerate([*new, *ids], 1))
        sets.add_members(
            writer, set_id, [(key, place) for place, key in places], import_id=import_id
        )
        sets.add_members(writer, 1, [(new[0], 7), (5, 8)], import_id=import_id)
    with library.writing() as writer:
        imports.finish(writer, import_id, imports.DONE)
        history.push(writer, StepKind.IMPORT, "New", 3, import_id)
    return import_id


def test_an_import_is_one_step(furnished: Library) -> None:
    before = dump(furnished)
    import_into(furnished, [1, 2])
    after = dump(furnished)
    for _round in range(2):
        undo(furnished)
        assert_same(before, dump(furnished))
        redo(furnished)
        assert_same(after, dump(furnished))
    undo(furnished)
    with furnished.reading() as reader:
        assert imports.unfinished(reader) == []


def test_steps_after_an_import_undo_with_it(furnished: Library) -> None:
    before = dump(furnished)
    import_into(furnished)
    run(furnished, lambda w: photos.remove(w, [7, 8]), "remove")
    run(furnished, lambda w: sets.delete(w, 2), "set")
    after = dump(furnished)
    for _step in range(3):
        undo(furnished)
    assert_same(before, dump(furnished))
    for _step in range(3):
        redo(furnished)
    assert_same(after, dump(furnished))


@pytest.mark.parametrize("cut_after", [1, 2, 3])
@pytest.mark.parametrize("way", [undo, redo])
def test_an_import_goes_in_pieces_and_half_of_it_can_go_on_either_way(
    furnished: Library,
    monkeypatch: pytest.MonkeyPatch,
    cut_after: int,
    way: Callable[[Library], None],
) -> None:
    monkeypatch.setattr(taking_out, "PIECE", 2)
    before = dump(furnished)
    import_into(furnished, [1, 2, 3])
    after = dump(furnished)
    undo(furnished)
    for _piece in range(cut_after - 1):
        pieces(furnished, history.undo_more)
    for able in (history.undoable, history.redoable):
        with furnished.reading() as reader:
            assert able(reader) is not None
    way(furnished)
    while pieces(furnished, history.undo_more if way is undo else history.redo_more):
        continue
    assert_same(before if way is undo else after, dump(furnished))
    with furnished.reading() as reader:
        assert (history.undoable(reader) is None) == (way is undo)
        assert (history.redoable(reader) is None) == (way is redo)


def pieces(library: Library, more: Callable[[Writer, int], Step]) -> bool:
    """Take the newest step on by a piece; return whether it was half done before."""
    with library.reading() as reader:
        (newest,) = history.recent(reader, 1)
        half = history.undoable(reader) == history.redoable(reader) is not None
    with library.writing() as writer:
        more(writer, newest.id)
    return half


def test_history_is_shared_by_two_programs(furnished: Library, tmp_path: Path) -> None:
    before = dump(furnished)
    run(furnished, EDITS["rate"])
    with Library.open(furnished.folder, cache=tmp_path / "cache") as second:
        undo(second)
    assert_same(before, dump(furnished))


def test_a_long_step_is_kept_in_pieces(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "ROWS_A_PIECE", 7)
    monkeypatch.setattr(photos, "REMOVED_AT_ONCE", 4)
    with library.writing() as writer:
        ids = add_photos(writer, 30)
        add_set(writer, "set", ids)
    before = dump(library)
    run(library, lambda w: photos.remove(w, ids))
    after = dump(library)
    undo(library)
    assert_same(before, dump(library))
    redo(library)
    assert_same(after, dump(library))
