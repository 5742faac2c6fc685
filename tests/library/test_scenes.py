"""Scenes: several parents, no loops, counts with descendants."""

import pytest

from gallery.library import bearers, family, people, phrases, scenes
from gallery.library.database import Library
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.scenes import SceneKind
from tests.library.making import add_photos


@pytest.fixture
def tree(library: Library) -> Library:
    """1 prop, 2 camera, 3 vintage, 4 camcorder (under 2 and 3)."""
    with library.writing() as writer:
        prop = scenes.add_scene(writer, "prop", SceneKind.PROP)
        camera = scenes.add_scene(writer, ["camera", "카메라"], SceneKind.PROP, [prop])
        vintage = scenes.add_scene(writer, "vintage", SceneKind.MOOD)
        scenes.add_scene(writer, "camcorder", SceneKind.PROP, [camera, vintage])
    return library


def test_descendants_and_ancestors(tree: Library) -> None:
    with tree.reading() as reader:
        assert family.descendants(reader, 1) == {1, 2, 4}
        assert family.ancestors(reader, 4) == {1, 2, 3, 4}
        assert family.descendants(reader, 4) == {4}
        assert scenes.scenes_named(reader, "CAMERA") == [2]


@pytest.mark.parametrize("parents", [[4], [1, 4], [1]])
def test_a_loop_is_refused(tree: Library, parents: list[int]) -> None:
    with pytest.raises(InvalidValue), tree.writing() as writer:
        scenes.set_parents(writer, 1, parents)
    with tree.reading() as reader:
        assert scenes.get_scene(reader, 1).parents == ()


def test_photos_are_counted_once_with_descendants(tree: Library) -> None:
    with tree.writing() as writer:
        ids = add_photos(writer, 5)
        said = {key: phrases.find_or_add(writer, [], "", key) for key in (1, 2, 3, 4)}
        phrases.attach(writer, ids[:2], [said[2]])
        phrases.attach(writer, ids[1:4], [said[4]])
    with tree.reading() as reader:
        counts = {scene.name: scene.photos for scene in scenes.all_scenes(reader)}
    assert counts == {"prop": 4, "camera": 4, "vintage": 3, "camcorder": 3}


def test_a_new_parent_that_is_missing_is_not_found(tree: Library) -> None:
    with pytest.raises(NotFound), tree.writing() as writer:
        scenes.set_parents(writer, 1, [77])


def test_removing_a_scene_keeps_its_children(tree: Library) -> None:
    with tree.writing() as writer:
        ids = add_photos(writer, 1)
        v = people.add_person(writer, "V")
        phrases.attach(writer, ids, [phrases.find_or_add(writer, [v], "with", 2)])
        scenes.remove_scene(writer, 2)
    with tree.reading() as reader:
        assert scenes.get_scene(reader, 4).parents == (3,)
        assert phrases.said(reader, ids) == {}
        with pytest.raises(NotFound):
            scenes.get_scene(reader, 2)


def test_kind_and_names_change(tree: Library) -> None:
    with tree.writing() as writer:
        scenes.set_kind(writer, 3, SceneKind.SHOT)
        bearers.set_names(writer, "scene", 3, "retro")
        bearers.add_names(writer, "scene", 3, "빈티지")
    with tree.reading() as reader:
        scene = scenes.get_scene(reader, 3)
    assert scene.kind is SceneKind.SHOT
    assert [name.text for name in scene.names] == ["retro", "빈티지"]


def test_many_scenes_are_found_or_added_in_one_call(tree: Library) -> None:
    wanted = ["tripod", "Camera", " tripod ", "lens", "카메라", "LENS"]
    with tree.writing() as writer:
        found = scenes.find_or_add_many(writer, wanted, kind=SceneKind.PROP)
        again = scenes.find_or_add_many(writer, wanted, kind=SceneKind.MOOD)
        assert scenes.find_or_add_many(writer, [], kind=SceneKind.MOOD) == ()
    assert found == again == (5, 2, 5, 6, 2, 6)
    with tree.reading() as reader:
        tripod = scenes.get_scene(reader, 5)
        assert scenes.scenes_named(reader, "lens") == [6]
    assert (tripod.name, tripod.kind) == ("tripod", SceneKind.PROP)
    with pytest.raises(InvalidValue), tree.writing() as writer:
        scenes.find_or_add_many(writer, ["fine", " "], kind=SceneKind.PROP)
    with tree.reading() as reader:
        assert scenes.scenes_named(reader, "fine") == []
