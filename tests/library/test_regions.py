"""Where people are on photos: one rectangle a person, the user's own above all."""

import pytest

from gallery.library import people, photos, phrases, regions
from gallery.library.database import Library
from gallery.model.facts import Origin
from gallery.model.region import Region
from tests.library.making import add_photos

LEFT = Region(0.1, 0.2, 0.3, 0.4)
RIGHT = Region(0.6, 0.2, 0.3, 0.4)


def of(library: Library, photo_id: int) -> tuple[Region, ...]:
    with library.reading() as reader:
        return regions.of_photos(reader, [photo_id]).get(photo_id, ())


def named(region: Region, name: str, origin: Origin = Origin.FILE) -> Region:
    return Region(region.x, region.y, region.width, region.height, name, origin)


@pytest.fixture
def who(library: Library) -> tuple[int, int, int]:
    """A photo, V and IU, who are both said to be in it."""
    with library.writing() as writer:
        (photo,) = add_photos(writer, 1)
        v, iu = (people.add_person(writer, name) for name in ("V", "IU"))
        phrases.attach(writer, [photo], [phrases.find_or_add(writer, (who,)) for who in (v, iu)])
    return photo, v, iu


def test_a_rectangle_bears_the_name_that_is_shown(library: Library, who: tuple) -> None:
    photo, v, iu = who
    with library.writing() as writer:
        regions.add(writer, {photo: [(v, named(LEFT, "Taehyung")), (iu, RIGHT), (None, LEFT)]})
        people.rename_person(writer, v, "뷔")
    assert of(library, photo) == (named(LEFT, "뷔"), named(RIGHT, "IU"), LEFT)


def test_a_person_is_in_one_place(library: Library, who: tuple) -> None:
    photo, v, _ = who
    with library.writing() as writer:
        regions.add(writer, {photo: [(v, LEFT), (v, RIGHT)]})
        regions.add(writer, {photo: [(None, LEFT)]})
        regions.add(writer, {photo: [(None, LEFT)]})
    assert of(library, photo) == (named(LEFT, "V"), LEFT)
    with library.writing() as writer:
        regions.add(writer, {photo: [(v, RIGHT)]})
    assert of(library, photo) == (named(RIGHT, "V"), LEFT), "the file was changed since"


@pytest.mark.parametrize(("first", "then"), [("user", "file"), ("sidecar", "file")])
def test_a_weaker_source_moves_nothing(library: Library, who: tuple, first: str, then: str) -> None:
    photo, v, _ = who
    kept = named(LEFT, "V", Origin(first))
    with library.writing() as writer:
        regions.add(writer, {photo: [(v, kept)]})
        regions.add(writer, {photo: [(v, named(RIGHT, "V", Origin(then)))]})
    assert of(library, photo) == (kept,)


def test_who_is_no_longer_in_the_photo_has_no_place(library: Library, who: tuple) -> None:
    photo, v, iu = who
    with library.writing() as writer:
        regions.add(writer, {photo: [(v, LEFT), (iu, RIGHT)]})
        both = phrases.find_or_add(writer, (v, iu), "in")
        phrases.attach(writer, [photo], [both])
        phrases.detach(writer, [photo], [phrases.find_or_add(writer, (v,))])
    assert len(of(library, photo)) == 2, "another phrase still speaks of V"
    with library.writing() as writer:
        phrases.detach(writer, [photo], [both])
    assert of(library, photo) == (named(RIGHT, "IU"),)


def test_rectangles_go_with_person_and_photo(library: Library, who: tuple) -> None:
    photo, v, iu = who
    with library.writing() as writer:
        regions.add(writer, {photo: [(v, LEFT), (iu, RIGHT)]})
        people.remove_person(writer, v)
    assert of(library, photo) == (named(RIGHT, "IU"),)
    with library.writing() as writer:
        photos.remove(writer, [photo])
    assert of(library, photo) == ()
