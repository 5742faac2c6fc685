"""Merges and splits among other edits: undone, reverted, in any order, nothing is lost."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.edits.base import Edit
from gallery.edits.editor import Editor
from gallery.edits.people import (
    AddPerson,
    EditPerson,
    JoinGroup,
    MergeGroups,
    MergePersons,
    SplitPerson,
)
from gallery.edits.photos import RemovePhotos, SetRating
from gallery.edits.scenes import AddScene, EditScene, MergeScenes, SplitScene
from gallery.edits.tagging import AddPhrases, RemovePhrases
from gallery.library import history, imports, merging, people, photos, phrases, scenes
from gallery.library.consistency import stale
from gallery.library.database import Library
from gallery.model.described import NamedPerson, PhotoFacts
from gallery.model.errors import CannotRevert, InvalidValue, NotFound, SceneCycle
from gallery.model.facts import Origin
from gallery.model.history import StepKind
from gallery.model.names import Name
from gallery.model.people import Membership
from gallery.model.phrases import Part, PhraseReading
from gallery.model.region import Region
from tests import ready
from tests.library.dump import assert_same, dump
from tests.library.making import add_photos, add_set

STEPS = 18
PHOTOS = 6
PERSONS, GROUPS, SCENES = ("V", "Tae", "뷔", "IU"), ("BTS", "Wooga"), ("camera", "hat", "모자")


def any_edit(chance: random.Random) -> Edit:
    """Return some edit of persons 1 to 6, groups 1 to 3, scenes 1 to 6, photos 1 to 6."""

    def one(most: int = 6) -> int:
        return chance.randint(1, most)

    def few() -> tuple[int, ...]:
        return tuple(chance.sample(range(1, PHOTOS + 1), chance.randint(1, 4)))

    who = tuple(Part(name) for name in chance.sample(PERSONS, chance.randint(0, 2)))
    scene = Part(chance.choice(SCENES)) if not who or chance.random() < 0.6 else None
    link = chance.choice(["", "with"]) if scene else ""
    name = Name(chance.choice(PERSONS))
    since = chance.choice(["", "2013", "2020"])
    return chance.choice(
        [
            AddPhrases(few(), (PhraseReading(who, link, scene),)),
            AddPhrases(few(), (PhraseReading(who, link, scene),)),
            RemovePhrases(few(), (one(), one())),
            AddPerson((name, Name(f"{name.text} {one()}")), ("BTS",)),
            EditPerson(one(), (name,)),
            EditPerson(one(), None, (Membership(one(2), one(), since, ""),)),
            JoinGroup(one(3), one(), since),
            AddScene((Name(chance.choice(SCENES)),), parents=(chance.choice(SCENES),)),
            EditScene(one(4), parent_ids=(one(4),)),
            MergePersons(one(4), (one(4),)),
            MergePersons(one(), (one(), one())),
            MergeScenes(one(3), (one(3),)),
            MergeScenes(one(4), (one(4), one(4))),
            MergeGroups(one(3), (one(3),)),
            SplitPerson(one(), (name,), few(), group_ids=(one(2),), both=(name.text,)),
            SplitScene(one(), (Name(chance.choice(SCENES)),), few()),
        ]
    )


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Library]:
    """Six photos in a set, people of the same names, files' statements and rectangles."""
    library = ready.empty(tmp_path / "Photosketch", cache=tmp_path / "cache")
    with library.writing() as writer:
        ids = add_photos(writer, PHOTOS)
        add_set(writer, "Love wins all", ids[:4])
        box = Region(0.1, 0.1, 0.2, 0.2, "Tae", Origin.FILE)
        said = PhotoFacts(people=(NamedPerson("V", groups=("BTS",)),), regions=(box,))
        merging.merge_many(writer, dict.fromkeys(ids[::2], said))
        for name in ("IU", "뷔"):
            people.add_person(writer, [name, f"{name}!"])
        people.add_group(writer, "Wooga", [1, 3])
        hat = scenes.add_scene(writer, ["hat", "cap"])
        scenes.add_scene(writer, ["camera", "모자"], parents=[hat])
    yield library
    library.close()


@pytest.mark.parametrize("seed", range(10))
def test_any_edits_in_any_order_leave_no_trace_when_undone(crowded: Library, seed: int) -> None:
    chance, editor = random.Random(seed), Editor(crowded)
    states = [dump(crowded)]
    while len(states) <= STEPS:
        try:
            step = editor.apply(any_edit(chance)).step
        except (InvalidValue, NotFound):
            assert_same(states[-1], dump(crowded))
            continue
        if step is not None:
            states.append(dump(crowded))
            with crowded.reading() as reader:
                assert stale(reader) == {}, step
    for state in reversed(states[:-1]):
        editor.undo()
        assert_same(state, dump(crowded))
    for state in states[1:]:
        editor.redo()
        assert_same(state, dump(crowded))


def test_a_merge_is_reverted_alone(library: Library, editor: Editor) -> None:
    before = dump(library)
    step = editor.apply(MergePersons(2, (1,))).step
    assert step is not None
    editor.apply(SetRating((5,), 4))
    editor.revert(step.id)
    editor.apply(SetRating((5,), 0))
    assert_same({name: before[name] for name in before if name != "photos"}, dump(library))


def test_what_a_merge_took_over_cannot_be_taken_back_before_it(
    library: Library, editor: Editor
) -> None:
    tagged = editor.apply(AddPhrases((5, 6), (PhraseReading((Part("V"),)),))).step
    merged = editor.apply(MergePersons(2, (1,))).step
    assert tagged is not None
    assert merged is not None
    with pytest.raises(CannotRevert) as refused:
        editor.revert(tagged.id)
    assert [step.id for step in refused.value.steps] == [merged.id]
    editor.revert(merged.id)
    editor.revert(tagged.id)
    with library.reading() as reader:
        assert phrases.said(reader, [5, 6]) == {}


def test_an_import_whose_people_were_merged_is_taken_out_whole(
    library: Library, editor: Editor
) -> None:
    with library.writing() as writer:
        import_id = imports.start(writer, "{}")
        (new,) = photos.add(writer, [{"digest": "new", "import_id": import_id}])
        said = PhotoFacts(people=(NamedPerson("Taehyung", groups=("Bangtan",)),))
        merging.merge_many(writer, {1: said, new: said})
        imports.remember(writer, import_id)
    with library.writing() as writer:
        imports.finish(writer, import_id, imports.DONE)
        imported = history.push(writer, StepKind.IMPORT, "folder", 1, import_id)
    assert imported is not None
    after_import = dump(library)
    with library.reading() as reader:
        (made,) = people.persons_named(reader, "Taehyung")
    editor.apply(MergePersons(1, (made,)))
    with library.reading() as reader:
        assert set(people.get_person(reader, 1).groups) == {"BTS", "Bangtan"}
    editor.undo()
    assert_same(after_import, dump(library))
    editor.redo()
    editor.apply(RemovePhotos((new,)))
    editor.undo()
    editor.undo()
    editor.undo()
    with library.reading() as reader:
        assert people.persons_named(reader, "Taehyung") == []
        assert people.groups_named(reader, "Bangtan") == []
        assert stale(reader) == {}


@pytest.mark.parametrize(
    "edit",
    [
        MergePersons(1, (1,)),
        MergePersons(1, ()),
        MergePersons(1, (99,)),
        MergeScenes(2, (2,)),
        MergeGroups(1, (1,)),
        SplitPerson(1, (Name("V"), Name("뷔"), Name("Kim Taehyung"))),
        SplitPerson(1, ()),
        SplitScene(99, (Name("x"),)),
        EditScene(1, parent_ids=(2,)),
        EditPerson(1, None, (Membership(1, 1, "2020", "2013"),)),
    ],
)
def test_what_cannot_be_changes_nothing(library: Library, editor: Editor, edit: Edit) -> None:
    before = dump(library)
    with pytest.raises((InvalidValue, NotFound)):
        editor.apply(edit)
    assert_same(before, dump(library))


def test_its_own_grandparent_is_told_by_the_way(editor: Editor) -> None:
    prop = editor.apply(AddScene((Name("prop"),))).made
    assert prop is not None
    editor.apply(EditScene(1, parent_ids=(prop,)))
    with pytest.raises(SceneCycle) as refused:
        editor.apply(EditScene(prop, parent_ids=(2,)))
    assert refused.value.chain == ("prop", "camcorder", "camera", "prop")
