"""What stands above and below a scene, and how many photos show any of it."""

import contextlib
import random

import pytest
from sqlalchemy import event

from gallery.library import consistency, family, history, people, phrases, query, scenes
from gallery.library.connections import Reader
from gallery.library.database import Library
from gallery.library.journal import Writer
from gallery.library.tables import scene_parents
from gallery.library.vocabulary import LibraryVocabulary
from gallery.model.errors import SceneCycle
from gallery.model.history import StepKind
from gallery.search.parser import parse
from tests.library.making import add_photos
from tests.library.shelf import Shelf

DEEP = 40  # levels of two scenes, each under both above: two to the fortieth ways


def diamonds(writer: Writer) -> list[list[int]]:
    """Add levels of two scenes, each under both of the level above; the top is the first."""
    levels = [[scenes.add_scene(writer, "top")]]
    for depth in range(1, DEEP):
        pair = [scenes.add_scene(writer, f"{side}{depth}", parents=levels[-1]) for side in "ab"]
        levels.append(pair)
    return levels


def test_deep_diamonds(library: Library) -> None:
    with library.writing() as writer:
        levels = diamonds(writer)
        ids = add_photos(writer, 4)
        bottom, middle = levels[-1], levels[DEEP // 2]
        for photo, scene in zip(ids, [*bottom, *middle], strict=True):
            phrases.attach(writer, [photo], [phrases.find_or_add(writer, (), "", scene)])
        phrases.attach(writer, ids[:1], [phrases.find_or_add(writer, (), "", bottom[1])])
    top = levels[0][0]
    with library.reading() as reader:
        every = {key for level in levels for key in level}
        assert family.descendants(reader, top) == every
        assert LibraryVocabulary(reader).descendants(top) == every
        assert family.ancestors(reader, bottom[0]) == every - {bottom[1]}
        counted = counts(reader)
        assert {counted[key] for level in levels[: DEEP // 2] for key in level} == {4}
        assert [counted[key] for key in middle] == [3, 3]
        assert [counted[key] for key in bottom] == [1, 2]
        assert consistency.stale(reader) == {}
        assert len(family.way_up(reader, bottom[0], top)) == DEEP


def test_a_search_implies_what_stands_below(library: Library) -> None:
    with library.writing() as writer:
        levels = diamonds(writer)
        ids = add_photos(writer, 3)
        v = people.add_person(writer, "V")
        plain = phrases.find_or_add(writer, [v], "with", levels[-1][0])
        phrases.attach(writer, ids[:1], [plain])
        phrases.attach(writer, ids[1:2], [phrases.find_or_add(writer, (), "", levels[-1][1])])
    with library.reading() as reader:
        for text, found in (
            ("top", ids[:2]),
            ("scene:a1", ids[:2]),
            ("V with top", ids[:1]),
            (f"scene:b{DEEP - 1}", ids[1:2]),
            ("-top", ids[2:]),
        ):
            node = parse(text, LibraryVocabulary(reader))
            assert sorted(query.find(reader, node).ids) == found, text


def test_a_loop_is_told_with_its_way(library: Library) -> None:
    with library.writing() as writer:
        prop = scenes.add_scene(writer, "prop")
        camera = scenes.add_scene(writer, "camera", parents=[prop])
        cam = scenes.add_scene(writer, "camcorder", parents=[camera])
    for scene, parent, chain in (
        (prop, camera, ("prop", "camera", "prop")),
        (prop, cam, ("prop", "camcorder", "camera", "prop")),
        (cam, cam, ("camcorder", "camcorder")),
    ):
        with pytest.raises(SceneCycle) as refused, library.writing() as writer:
            scenes.set_parents(writer, scene, [parent])
        assert refused.value.chain == chain
    with library.reading() as reader:
        assert scenes.get_scene(reader, prop).parents == ()


def test_a_loop_that_came_from_elsewhere_ends_every_walk(library: Library) -> None:
    with library.writing() as writer:
        one, two = scenes.add_scene(writer, "one"), scenes.add_scene(writer, "two")
        pairs = [(one, two), (two, one)]
        links = [{"scene_id": low, "parent_id": high} for low, high in pairs]
        writer.insert(scene_parents, links)
        (photo,) = add_photos(writer, 1)
        phrases.attach(writer, [photo], [phrases.find_or_add(writer, (), "", one)])
    with library.reading() as reader:
        assert family.descendants(reader, one) == family.ancestors(reader, one) == {one, two}
        assert counts(reader) == {one: 1, two: 1}
        assert family.way_up(reader, one, 77) == []


def test_one_scene_asks_for_no_other(library: Library) -> None:
    """Fifty thousand scenes must not be read when one is clicked."""
    with library.writing() as writer:
        top = scenes.add_scene(writer, "top")
        for number in range(50):
            scenes.add_scene(writer, f"scene {number}", parents=[top])
    asked: list[int] = []
    with library.reading() as reader:

        def count(_conn: object, cursor: object, *_rest: object) -> None:
            asked.append(1)

        event.listen(reader, "after_cursor_execute", count)
        assert scenes.get_scene(reader, top + 7).name == "scene 6"
        one = len(asked)
        assert len(scenes.all_scenes(reader)) == 51
    assert one <= 6
    assert len(asked) - one <= 6, "all of them are as many questions as one"


def test_those_of_most_photos_are_those_of_all_counts(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        prop, place, mood = shelf.scene("prop"), shelf.scene("place"), shelf.scene("mood")
        camera = shelf.scene("camera", parents=(prop,))
        camcorder = shelf.scene("camcorder", parents=(camera, mood))
        ids = [shelf.photo(f"{n}.jpg") for n in range(6)]
        shelf.say(ids[:3], scene=camera)
        shelf.say(ids[1:4], scene=camcorder)
        shelf.say(ids[:5], scene=place)
    with library.reading() as reader:
        every = sorted(counts(reader).items(), key=lambda item: (-item[1], -item[0]))
        for limit in range(1, 7):
            shown = [(scene.id, scene.photos) for scene in scenes.most_shown(reader, limit)]
            assert sorted(shown) == sorted(every[:limit])
    assert every == [(place, 5), (camera, 4), (prop, 4), (camcorder, 3), (mood, 3)]


@pytest.mark.parametrize("seed", range(12))
def test_photos_are_counted_above_whatever_happens(library: Library, seed: int) -> None:
    """Tags and trees change in one transaction: what one moves, the other counts anew."""
    dice = random.Random(seed)
    with library.writing() as writer:
        ids = add_photos(writer, 5)
        for name in "abcdef":
            scenes.add_scene(writer, name)
    seen = [photos_of(library)]
    for _ in range(12):
        with library.writing() as writer:
            for _ in range(dice.randrange(1, 5)):
                dice.choice((say, unsay, move, move, remove))(writer, ids, dice)
            history.push(writer, StepKind.EDIT_SCENE, "", 0)
        seen.append(photos_of(library))
    assert len({tuple(counted.items()) for counted in seen}) > 3, "hardly anything happened"
    while is_undoable(library):
        with library.writing() as writer:
            history.undo(writer)
        assert photos_of(library) in seen
    assert photos_of(library) == seen[0]


def is_undoable(library: Library) -> bool:
    with library.reading() as reader:
        return history.undoable(reader) is not None


def photos_of(library: Library) -> dict[int, int]:
    """Return how many photos each scene counts, after they were counted another way."""
    with library.reading() as reader:
        assert consistency.stale(reader) == {}
        return counts(reader)


def say(writer: Writer, ids: list[int], dice: random.Random) -> None:
    phrase = phrases.find_or_add(writer, (), "", some_scene(writer, dice))
    phrases.attach(writer, dice.sample(ids, 2), [phrase])


def unsay(writer: Writer, ids: list[int], dice: random.Random) -> None:
    phrase = phrases.find_or_add(writer, (), "", some_scene(writer, dice))
    phrases.detach(writer, dice.sample(ids, 3), [phrase])


def move(writer: Writer, _ids: list[int], dice: random.Random) -> None:
    above = {some_scene(writer, dice) for _ in range(dice.randrange(3))}
    with contextlib.suppress(SceneCycle):
        scenes.set_parents(writer, some_scene(writer, dice), above)


def remove(writer: Writer, _ids: list[int], dice: random.Random) -> None:
    scenes.remove_scene(writer, some_scene(writer, dice))
    scenes.add_scene(writer, "new", parents=[some_scene(writer, dice)])


def some_scene(writer: Writer, dice: random.Random) -> int:
    return dice.choice([scene.id for scene in scenes.all_scenes(writer.connection)])


def counts(reader: Reader) -> dict[int, int]:
    return {scene.id: scene.photos for scene in scenes.all_scenes(reader)}
