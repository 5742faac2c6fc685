"""The common scenes in a library: offered, made real when they are said, off by a switch."""

import pytest

from gallery.library import people, scenes, settings, starter
from gallery.library.database import Library
from gallery.library.starter import NOT_SAID_YET
from gallery.library.tagging_names import TaggingVocabulary
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.phrases import Bearer, BearerKind
from gallery.model.scenes import SceneKind
from gallery.model.starter import common_scenes


def told(library: Library) -> dict[str, tuple[list[str], SceneKind, list[str]]]:
    """Return all scenes by their shown name: the other names, kind, parents' names."""
    with library.reading() as reader:
        found = scenes.all_scenes(reader)
    shown = {one.id: one.name for one in found}
    return {
        one.name: ([n.text for n in one.names[1:]], one.kind, [shown[key] for key in one.parents])
        for one in found
    }


def test_a_new_library_has_no_scene_but_reads_common_ones(library: Library) -> None:
    assert told(library) == {}
    with library.reading() as reader:
        common = Bearer(BearerKind.SCENE, NOT_SAID_YET, "캠코더")
        assert TaggingVocabulary(reader).exact("캠코더") == (common,)
        assert TaggingVocabulary(reader).exact("V") == ()
        assert LibraryVocabulary(reader).exact("캠코더") == (), "a search knows what is there"


def test_said_it_becomes_a_scene_with_all_that_is_known_of_it(library: Library) -> None:
    with library.writing() as writer:
        made = starter.find_or_add(writer, "Camcorder")
        assert starter.find_or_add(writer, "handycam") == made
    names = ["video camera", "handycam", "캠코더", "비디오카메라"]
    assert told(library) == {
        "camcorder": (names, SceneKind.PROP, ["camera"]),
        "camera": (["카메라"], SceneKind.PROP, []),
    }
    with library.reading() as reader:
        (bearer,) = TaggingVocabulary(reader).exact("캠코더")
    assert bearer == Bearer(BearerKind.SCENE, made or 0, "camcorder")


def test_the_name_that_was_typed_is_shown(library: Library) -> None:
    with library.writing() as writer:
        starter.find_or_add(writer, "캠코더")
    assert {name: parents for name, (_, _, parents) in told(library).items()} == {
        "캠코더": ["카메라"],
        "카메라": [],
    }


def test_what_the_user_made_is_used_and_kept(library: Library) -> None:
    with library.writing() as writer:
        gear = scenes.add_scene(writer, "gear")
        camera = scenes.add_scene(writer, ["카메라", "my camera"], SceneKind.OTHER, [gear])
        mine = scenes.add_scene(writer, "handycam", SceneKind.MOOD)
        starter.find_or_add(writer, "instant camera")
        assert starter.find_or_add(writer, "camcorder") == mine
    found = told(library)
    assert found["카메라"] == (["my camera"], SceneKind.OTHER, ["gear"])
    assert found["instant camera"][2] == ["카메라"]
    assert found["handycam"] == (
        ["camcorder", "video camera", "캠코더", "비디오카메라"],
        SceneKind.MOOD,
        [],
    ), "its kind and place are the user's; the names are one thing's"
    with library.reading() as reader:
        assert scenes.scenes_named(reader, "카메라") == [camera]


def test_a_library_names_win(library: Library) -> None:
    with library.writing() as writer:
        person = people.add_person(writer, "Crystal")
    with library.reading() as reader:
        (bearer,) = TaggingVocabulary(reader).exact("crystal")
    assert bearer == Bearer(BearerKind.PERSON, person, "Crystal")


def test_those_that_are_said_are_not_offered_again(library: Library) -> None:
    with library.reading() as reader:
        before = {scene.name for scene in starter.unsaid(reader, common_scenes())}
    with library.writing() as writer:
        starter.find_or_add(writer, "캠코더")
    with library.reading() as reader:
        after = {scene.name for scene in starter.unsaid(reader, common_scenes())}
    assert before - after == {"camcorder", "camera"}


def test_one_switch_takes_them_away(library: Library) -> None:
    with library.writing() as writer:
        settings.set_common_scenes(writer, on=False)
        assert starter.find_or_add(writer, "camcorder") is None
    with library.reading() as reader:
        assert not settings.common_scenes(reader)
        assert TaggingVocabulary(reader).exact("camcorder") == ()
        assert starter.unsaid(reader, common_scenes()) == []
    with library.writing() as writer:
        settings.set_common_scenes(writer, on=True)
    with library.reading() as reader:
        assert len(starter.unsaid(reader, common_scenes())) > 250


@pytest.mark.parametrize("name", ["", "no common scene", "camcor"])
def test_what_is_not_common_is_not_made(library: Library, name: str) -> None:
    with library.writing() as writer:
        assert starter.find_or_add(writer, name) is None
