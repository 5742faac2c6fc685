"""Where people are on photos: one rectangle a person, the user's own above all."""

import pytest

from gallery.library import bearers, people, photos, phrases, regions
from gallery.library.database import Library
from gallery.library.tables import persons
from gallery.model.errors import NotFound
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
        bearers.set_names(writer, "person", v, "뷔")
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


CORRECTIONS = ["moved", "named anew", "without a name", "taken off", "drawn anew"]


def correct(library: Library, photo: int, how: str, *, v: int, iu: int) -> None:
    (first, *_) = of(library, photo)
    with library.writing() as writer:
        if how == "moved":
            regions.move(writer, first.id, RIGHT)
        elif how == "named anew":
            regions.name(writer, first.id, iu)
        elif how == "without a name":
            regions.name(writer, first.id, None)
        elif how == "taken off":
            assert regions.take_off(writer, [first.id]) == 1
        else:
            regions.place(writer, photo, RIGHT, person_id=v)


@pytest.mark.parametrize("how", CORRECTIONS)
@pytest.mark.parametrize("name", ["V", ""])
def test_a_file_never_takes_back_what_the_user_corrected(
    library: Library, who: tuple, how: str, name: str
) -> None:
    photo, v, iu = who
    told = {photo: [(v if name else None, named(LEFT, name))]}
    with library.writing() as writer:
        regions.add(writer, told)
    correct(library, photo, how, v=v, iu=iu)
    corrected = of(library, photo)
    with library.writing() as writer:
        regions.add(writer, told)
        regions.add(writer, told)
    assert of(library, photo) == corrected


def test_a_rectangle_that_the_user_drew_goes_for_good(library: Library, who: tuple) -> None:
    photo, v, _ = who
    with library.writing() as writer:
        drawn = regions.place(writer, photo, LEFT, person_id=v)
        regions.take_off(writer, [drawn])
        regions.add(writer, {photo: [(v, RIGHT)]})
    assert of(library, photo) == (named(RIGHT, "V"),), "the file was not spoken against"


def test_a_box_that_is_taken_off_cannot_be_changed(library: Library, who: tuple) -> None:
    photo, v, _ = who
    with library.writing() as writer:
        regions.add(writer, {photo: [(v, LEFT)]})
        (region,) = regions.of_photos(writer.connection, [photo])[photo]
        regions.take_off(writer, [region.id])
        assert regions.take_off(writer, [region.id]) == 0
        with pytest.raises(NotFound):
            regions.move(writer, region.id, RIGHT)


@pytest.fixture
def three(library: Library) -> tuple[int, int, int]:
    """Three photos; V is ever larger on them, the last one is damaged."""
    with library.writing() as writer:
        ids = add_photos(writer, 3, start=100)
        v = people.add_person(writer, "V")
        sizes = [0.1, 0.2, 0.4]
        for photo_id, size in zip(ids, sizes, strict=True):
            regions.place(writer, photo_id, Region(0.5, 0.5, size, size), person_id=v)
        photos.set_values(writer, [ids[2]], {"damaged": "truncated"})
    return ids[0], ids[1], v


def best(library: Library, *person_ids: int) -> dict[int, tuple[int, float]]:
    with library.reading() as reader:
        found = regions.best(reader, person_ids)
    return {key: (photo, round(region.width, 3)) for key, (photo, region) in found.items()}


def test_the_best_rectangle_is_the_largest_in_pixels(library: Library, three: tuple) -> None:
    small, large, v = three
    assert best(library, v) == {v: (large, 0.2)}
    with library.writing() as writer:
        photos.set_values(writer, [small], {"width": 6000, "height": 4000})
    assert best(library, v) == {v: (small, 0.1)}


def test_the_cover_that_the_user_chose_comes_first(library: Library, three: tuple) -> None:
    small, large, v = three
    with library.writing() as writer:
        writer.update(persons, [{"id": v}], {"cover_id": small})
    assert best(library, v) == {v: (small, 0.1)}
    with library.writing() as writer:
        (region,) = regions.of_photos(writer.connection, [small])[small]
        regions.take_off(writer, [region.id])
    assert best(library, v) == {}, "the whole cover is what the user wants to see"
    with library.writing() as writer:
        photos.remove(writer, [small])
    assert best(library, v) == {v: (large, 0.2)}


def test_who_has_no_rectangle_is_left_out(library: Library, who: tuple) -> None:
    _, v, iu = who
    assert best(library, v, iu, 999) == {}


def give(library: Library, from_id: int, into_id: int, **only: list[int]) -> None:
    with library.writing() as writer:
        regions.give(writer, [from_id], into_id, **only)


@pytest.mark.parametrize(
    ("of_v", "of_iu", "kept"),
    [("user", "file", LEFT), ("file", "user", RIGHT), ("file", "file", RIGHT)],
)
def test_of_two_that_become_one_the_surest_rectangle_stays(
    library: Library, who: tuple, of_v: str, of_iu: str, kept: Region
) -> None:
    photo, v, iu = who
    with library.writing() as writer:
        told = [(v, named(LEFT, "V", Origin(of_v))), (iu, named(RIGHT, "IU", Origin(of_iu)))]
        regions.add(writer, {photo: told})
    give(library, v, iu)
    (region,) = of(library, photo)
    assert (region.x, region.name) == (kept.x, "IU")


def test_what_was_taken_off_of_two_stays_so(library: Library, who: tuple) -> None:
    photo, v, iu = who
    told = {photo: [(v, LEFT), (iu, RIGHT)]}
    with library.writing() as writer:
        regions.add(writer, told)
    with library.writing() as writer:
        regions.take_off(writer, [one.id for one in of(library, photo)])
    give(library, v, iu)
    with library.writing() as writer:
        regions.add(writer, {photo: [(iu, LEFT), (iu, RIGHT)]})
    assert of(library, photo) == ()


def test_rectangles_are_given_on_some_photos_only(library: Library, three: tuple) -> None:
    small, large, v = three
    with library.writing() as writer:
        other = people.add_person(writer, "V")
    give(library, v, other, photo_ids=[small])
    assert best(library, v, other) == {v: (large, 0.2), other: (small, 0.1)}


def test_who_shares_a_name_is_told_apart(library: Library, who: tuple) -> None:
    photo, v, _ = who
    with library.writing() as writer:
        people.add_group(writer, "BTS", [v])
        people.add_person(writer, "V")
        regions.place(writer, photo, LEFT, person_id=v)
    assert [one.name for one in of(library, photo)] == ["V (BTS)"]
