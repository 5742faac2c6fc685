"""In which sets somebody or something is, and on which of some photos."""

import pytest

from gallery.library import people, phrases, scenes, sets, whereabouts
from gallery.library.database import Library
from gallery.library.whereabouts import Whereabout
from gallery.model.phrases import BearerKind
from gallery.model.scenes import SceneKind
from tests.library.making import add_photos, add_set

PERSON, SCENE = BearerKind.PERSON, BearerKind.SCENE


@pytest.fixture
def furnished(library: Library) -> Library:
    """Photos 1-6, sets of 1-4 and of 4-6; V with a camcorder on 1, 4 and 5."""
    with library.writing() as writer:
        ids = add_photos(writer, 6)
        add_set(writer, "Older", ids[:4], "2024-01-27")
        add_set(writer, "Newer", ids[3:], "2025-01-27")
        person = people.add_person(writer, "V")
        scene = scenes.add_scene(writer, "camcorder", SceneKind.PROP)
        filmed = phrases.find_or_add(writer, [person], "with", scene)
        phrases.attach(writer, [1, 4, 5], [filmed])
    return library


@pytest.mark.parametrize("kind", [PERSON, SCENE])
def test_the_sets_are_told_newest_first_with_their_photos(
    furnished: Library, kind: BearerKind
) -> None:
    with furnished.reading() as reader:
        assert whereabouts.sets_of(reader, kind, 1) == [
            Whereabout(2, "Newer", 2),
            Whereabout(1, "Older", 2),
        ]
        assert whereabouts.sets_of(reader, kind, 99) == []


@pytest.mark.parametrize("kind", [PERSON, SCENE])
def test_of_some_photos_those_that_show_it_keep_their_order(
    furnished: Library, kind: BearerKind
) -> None:
    with furnished.reading() as reader:
        assert whereabouts.among_photos(reader, kind, 1, [5, 2, 1, 99]) == (5, 1)
        assert whereabouts.among_photos(reader, kind, 1, []) == ()


def test_a_set_without_it_is_not_told(furnished: Library) -> None:
    with furnished.writing() as writer:
        sets.create(writer, {"title": "Empty"})
        add_set(writer, "Others", [2, 3])
    with furnished.reading() as reader:
        assert len(whereabouts.sets_of(reader, PERSON, 1)) == 2
