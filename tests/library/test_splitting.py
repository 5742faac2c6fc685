"""One becomes two: the names and photos that go, and those that stay."""

import pytest

from gallery.library import memberships, people, regions, scenes, splitting
from gallery.library.database import Library
from gallery.library.tables import persons
from gallery.model.errors import InvalidValue, NotFound
from gallery.model.facts import Origin
from gallery.model.names import Name, NameKind
from gallery.model.people import Membership
from gallery.model.region import Region
from gallery.model.scenes import SceneKind
from tests.library.making import add_photos, add_set
from tests.library.test_joining import is_sound, say, texts


@pytest.fixture
def two_in_one(library: Library) -> Library:
    """Person 1 is two: 선미 on photos 1 and 2 (set 1), Sun of EXO on 3 and 4; IU is person 2."""
    with library.writing() as writer:
        ids = add_photos(writer, 5)
        add_set(writer, "Heart Burn", ids[:2])
        names = ["Sun", Name("Lee Sunmi", NameKind.LEGAL), "선미"]
        sun, iu = people.add_person(writer, names), people.add_person(writer, "IU")
        people.add_group(writer, "Wonder Girls", [sun])
        people.add_group(writer, "EXO", [sun])
        camera = scenes.add_scene(writer, ["camera", "camcorder"], SceneKind.PROP)
        say(writer, ids[:4], [sun])
        say(writer, [1, 3], [sun, iu], camera)
        say(writer, [5], [iu])
        box = Region(0.1, 0.1, 0.2, 0.2, "", Origin.FILE)
        regions.add(writer, {1: [(sun, box), (iu, box)], 3: [(sun, box)]})
        writer.update(persons, [{"id": sun}], {"cover_id": 2})
    return library


def test_what_goes_and_what_stays(two_in_one: Library) -> None:
    with two_in_one.writing() as writer:
        going = splitting.photos_of(writer.connection, [5, 77], [1])
        made, photos = splitting.split_person(
            writer, 1, ["선미", Name("lee sunmi")], going, group_ids=[1]
        )
    assert photos == 2
    with two_in_one.reading() as reader:
        new, old = people.get_person(reader, made), people.get_person(reader, 1)
        assert [(one.text, one.kind) for one in new.names] == [
            ("선미", NameKind.OTHER),
            ("Lee Sunmi", NameKind.LEGAL),
        ]
        assert [one.text for one in old.names] == ["Sun"]
        assert (new.photos, new.groups, new.cover_id) == (2, ("Wonder Girls",), 2)
        assert (old.photos, old.groups, old.cover_id) == (2, ("EXO",), None)
        assert set(texts(reader, 1)) == {"선미", "선미 and IU with camera"}
        assert set(texts(reader, 2)) == {"선미"}
        assert set(texts(reader, 3)) == {"Sun", "Sun and IU with camera"}
        assert set(texts(reader, 5)) == {"IU"}, "a photo that did not show it does not now"
        found = regions.of_photos(reader, [1, 3])
    assert [region.name for region in found[1]] == ["선미", "IU"]
    assert [region.name for region in found[3]] == ["Sun"]
    assert is_sound(two_in_one)


def test_a_name_for_both_and_one_that_is_new(two_in_one: Library) -> None:
    with two_in_one.writing() as writer:
        made, _ = splitting.split_person(writer, 1, ["Sun", "Sun (2)"], [3, 4], both=["SUN"])
    with two_in_one.reading() as reader:
        assert [one.text for one in people.get_person(reader, made).names] == ["Sun", "Sun (2)"]
        assert people.get_person(reader, 1).name == "Sun"
        assert people.persons_named(reader, "sun") == [1, made]


def test_only_names_go(two_in_one: Library) -> None:
    with two_in_one.writing() as writer:
        made, photos = splitting.split_person(writer, 1, "선미", [])
    assert photos == 0
    with two_in_one.reading() as reader:
        assert people.get_person(reader, made).photos == 0
        assert people.get_person(reader, 1).photos == 4


def test_several_times_in_a_group_go_together(two_in_one: Library) -> None:
    with two_in_one.writing() as writer:
        memberships.join(writer, 1, 1, "2015", "2017")
        made, _ = splitting.split_person(writer, 1, "선미", [], group_ids=[1])
    with two_in_one.reading() as reader:
        assert memberships.of_person(reader, made) == [Membership(1, made, "2015", "2017")]
        assert memberships.of_person(reader, 1) == [Membership(2, 1)]


def test_a_scene(two_in_one: Library) -> None:
    with two_in_one.writing() as writer:
        gear = scenes.add_scene(writer, "gear")
        scenes.set_parents(writer, 1, [gear])
        made, photos = splitting.split_scene(writer, 1, "camcorder", [3])
    assert photos == 1
    with two_in_one.reading() as reader:
        scene = scenes.get_scene(reader, made)
        assert (scene.name, scene.kind, scene.parents) == ("camcorder", SceneKind.PROP, (gear,))
        assert set(texts(reader, 1)) == {"Sun", "Sun and IU with camera"}
        assert set(texts(reader, 3)) == {"Sun", "Sun and IU with camcorder"}
    assert is_sound(two_in_one)


@pytest.mark.parametrize(
    "names", [["Sun", "선미", "Lee Sunmi"], ["sun", " 선미", "LEE SUNMI", "x"]]
)
def test_somebody_without_a_name_is_refused(two_in_one: Library, names: list[str]) -> None:
    with pytest.raises(InvalidValue), two_in_one.writing() as writer:
        splitting.split_person(writer, 1, names, [1])
    with two_in_one.reading() as reader:
        assert len(people.get_person(reader, 1).names) == 3


@pytest.mark.parametrize("names", [[], [" "], ["x" * 201]])
def test_a_new_one_needs_a_name(two_in_one: Library, names: list[str]) -> None:
    with pytest.raises(InvalidValue), two_in_one.writing() as writer:
        splitting.split_person(writer, 1, names, [1])


def test_nobody_is_not_found(two_in_one: Library) -> None:
    with pytest.raises(NotFound), two_in_one.writing() as writer:
        splitting.split_person(writer, 9, "x", [1])
    with pytest.raises(NotFound), two_in_one.writing() as writer:
        splitting.split_scene(writer, 9, "x", [1])
