"""Which picture stands for whom."""

from dataclasses import replace

import pytest

from gallery.library import photos, portraits, regions, sets
from gallery.library.database import Library
from gallery.model.errors import NotFound
from gallery.model.region import Region
from tests.library.shelf import Shelf

SIZE = {"width": 1000, "height": 1000}
FACE = Region(0.4, 0.1, 0.2, 0.2)


def photos_of(found: dict[int, portraits.Portrait]) -> dict[int, int]:
    return {key: one.photo_id for key, one in found.items()}


def test_a_person_is_seen_where_the_box_is_else_alone(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        v, iu, rm = shelf.person("V"), shelf.person("IU"), shelf.person("RM")
        first, both, alone = (shelf.photo(f"{n}.jpg", **SIZE) for n in range(3))
        shelf.say([first, both], v)
        shelf.say([both, alone], iu)
        regions.add(writer, {both: [(v, FACE)]})
    with library.reading() as reader:
        found = portraits.of_persons(reader, [v, iu, rm])
        assert photos_of(found) == {v: both, iu: alone}
        assert found[v].region == replace(FACE, name="V")
        assert found[iu].region is None
        assert found[v].digest == photos.digests(reader, [both])[both]


def test_who_is_alone_is_preferred_and_a_photo_that_left_is_not_shown(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        v, iu = shelf.person("V"), shelf.person("IU")
        both, alone = shelf.photo("1.jpg"), shelf.photo("2.jpg")
        shelf.say([both], v, iu)
        shelf.say([alone], iu)
        chosen = shelf.photo("3.jpg")
        portraits.choose(writer, v, chosen)
    with library.reading() as reader:
        assert photos_of(portraits.of_persons(reader, [v, iu])) == {v: chosen, iu: alone}
    with library.writing() as writer:
        photos.remove(writer, [chosen])
    with library.reading() as reader:
        assert photos_of(portraits.of_persons(reader, [v])) == {v: both}


def test_a_group_shows_its_member_with_most_photos(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        v, rm = shelf.person("V"), shelf.person("RM")
        bts, empty = shelf.group("BTS", v, rm), shelf.group("aespa")
        one, two, three = (shelf.photo(f"{n}.jpg") for n in range(3))
        shelf.say([one], v)
        shelf.say([two, three], rm)
    with library.reading() as reader:
        assert photos_of(portraits.of_groups(reader, [bts, empty])) == {bts: two}


def test_a_scene_shows_its_own_photo_or_one_of_below(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        prop, mood = shelf.scene("prop"), shelf.scene("mood")
        camera = shelf.scene("camera", parents=(prop,))
        camcorder = shelf.scene("camcorder", parents=(camera,))
        one, two = shelf.photo("1.jpg"), shelf.photo("2.jpg")
        shelf.say([two], scene=camera)
        shelf.say([one], scene=camcorder)
    with library.reading() as reader:
        found = photos_of(portraits.of_scenes(reader, [prop, camera, camcorder, mood]))
    assert found == {prop: one, camera: two, camcorder: one}


def test_a_set_shows_its_cover_while_it_is_in_it(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        one, two = shelf.photo("1.jpg"), shelf.photo("2.jpg")
        plain = shelf.set("plain", (two, 1), (one, 2))
        chosen = shelf.set("chosen", (one, 1), (two, 2), cover_id=two)
        foreign = shelf.set("foreign", (one, 1), cover_id=two)
        empty = shelf.set("empty")
    with library.reading() as reader:
        found = photos_of(portraits.of_sets(reader, [plain, chosen, foreign, empty]))
    assert found == {plain: two, chosen: two, foreign: one}
    with library.writing() as writer:
        sets.remove_members(writer, chosen, [two])
    with library.reading() as reader:
        assert photos_of(portraits.of_sets(reader, [chosen])) == {chosen: one}


def test_newest_photos(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        v, _nobody = shelf.person("V"), shelf.person("RM")
        camera = shelf.scene("camera")
        one, two, three = (shelf.photo(f"{n}.jpg") for n in range(3))
        shelf.say([one, three], v)
        shelf.say([two], scene=camera)
    with library.reading() as reader:
        assert portraits.newest_of_persons(reader) == {v: three}
        assert portraits.newest_of_scenes(reader) == {camera: two}


def test_only_what_is_there_is_chosen(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        v, photo = shelf.person("V"), shelf.photo("1.jpg")
        with pytest.raises(NotFound):
            portraits.choose(writer, v, photo + 1)
        with pytest.raises(NotFound):
            portraits.choose(writer, v + 1, photo)
