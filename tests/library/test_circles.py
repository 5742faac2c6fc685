"""A link between scenes that would close a circle does not come back while the others stand."""

from collections.abc import Sequence

import pytest

from gallery.library import circles, history, reverting, scenes
from gallery.library.database import Library
from gallery.model.errors import CannotRevert
from gallery.model.history import StepKind


def put(library: Library, scene_id: int, parents: Sequence[int]) -> int:
    """Put a scene under others; return the step."""
    with library.writing() as writer:
        scenes.set_parents(writer, scene_id, parents)
        step = history.push(writer, StepKind.EDIT_SCENE, f"{scene_id} under {parents}", 0)
    assert step is not None
    return step.id


@pytest.fixture
def parted(library: Library) -> tuple[Library, int]:
    """Camcorder (1) was a camera (2), then no more; a camera stands under a prop (3)."""
    with library.writing() as writer:
        for name in ("camcorder", "camera", "prop"):
            scenes.add_scene(writer, name)
    put(library, 1, [2])
    step_id = put(library, 1, [])
    put(library, 2, [3])
    return library, step_id


def test_what_stands_in_the_way_is_named(parted: tuple[Library, int]) -> None:
    library, step_id = parted
    later = put(library, 3, [1])
    with pytest.raises(CannotRevert) as refused, library.writing() as writer:
        reverting.revert_step(writer, step_id)
    assert [step.id for step in refused.value.steps] == [later, later - 1]
    with library.reading() as reader:
        assert scenes.get_scene(reader, 1).parents == ()


def test_once_that_is_taken_back_the_link_comes_back(parted: tuple[Library, int]) -> None:
    library, step_id = parted
    later = put(library, 3, [1])
    for one in (later, step_id):
        with library.writing() as writer:
            reverting.revert_step(writer, one)
    with library.reading() as reader:
        assert scenes.get_scene(reader, 1).parents == (2,)
        assert circles.in_the_way(reader, {(3, 1)}, set()) == {(1, 2), (2, 3)}
        assert circles.in_the_way(reader, {(3, 1)}, {(2, 3)}) == set()
        assert circles.in_the_way(reader, {(3, 1), (2, 3)}, set()) == {(1, 2)}


def test_ways_that_only_meet_are_no_circle(library: Library) -> None:
    with library.writing() as writer:
        for name in ("camcorder", "camera", "vintage", "prop"):
            scenes.add_scene(writer, name)
    for scene_id, parents in ((1, [2, 3]), (2, [4]), (3, [4])):
        put(library, scene_id, parents)
    with library.reading() as reader:
        assert circles.in_the_way(reader, {(1, 4), (1, 2)}, set()) == set()
