"""The starter vocabulary: what the file says, and how it is asked."""

import pytest

from gallery.model import starter
from gallery.model.names import compare_key
from gallery.model.scenes import SceneKind


def test_it_fits_the_reference_story_and_fan_sets() -> None:
    assert len(starter.common_scenes()) > 250
    assert {scene.kind for scene in starter.common_scenes()} == set(SceneKind) - {SceneKind.OTHER}
    for said in ("camcorder", "puffer jacket", "holding hands", "close-up", "running outdoors"):
        assert starter.named(said) is not None, said


def test_every_scene_has_a_korean_and_an_english_name() -> None:
    for scene in starter.common_scenes():
        assert {"Latn", "Hang"} <= {name.script for name in scene.names}, scene.name


def test_no_name_stands_twice() -> None:
    keys = [compare_key(name.text) for scene in starter.common_scenes() for name in scene.names]
    assert sorted(keys) == sorted(set(keys))


def test_parents_are_common_scenes_and_nothing_stands_above_itself() -> None:
    for scene in starter.common_scenes():
        above, seen = list(scene.parents), set[str]()
        while above:
            parent = starter.named(above.pop())
            assert parent is not None, scene.name
            assert parent.name != scene.name
            if parent.name not in seen:
                seen.add(parent.name)
                above += parent.parents


@pytest.mark.parametrize("typed", ["camcorder", "  CAMCORDER ", "캠코더", "handycam"])
def test_any_of_its_names_is_it(typed: str) -> None:
    scene = starter.named(typed)
    assert scene is not None
    assert (scene.name, scene.kind, scene.parents) == ("camcorder", SceneKind.PROP, ("camera",))


def test_what_is_no_name_is_nothing() -> None:
    assert starter.named("camcor") is None
    assert starter.named("") is None


def test_the_typed_name_comes_first() -> None:
    scene = starter.named("캠코더")
    assert scene is not None
    assert scene.called(" 캠코더") == "캠코더"
    assert [name.text for name in scene.named_first("캠코더")][:2] == ["캠코더", "camcorder"]
    assert scene.called("something else") == "camcorder"
    assert scene.name_like("카메라") == "캠코더"
    assert scene.name_like("camera") == "camcorder"
