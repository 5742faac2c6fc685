"""What is told of a person, group, scene or set: when, with whom, with what."""

import pytest

from gallery.library import profiles
from gallery.library.database import Library
from gallery.library.profiles import Beside
from tests.library.shelf import Shelf, reference_story


def said(beside: tuple[Beside, ...]) -> dict[str, int]:
    return {one.names[0].text: one.photos for one in beside}


@pytest.fixture
def story(library: Library) -> dict[str, int]:
    with library.writing() as writer:
        return reference_story(Shelf(writer))


def test_a_person_of_the_story(library: Library, story: dict[str, int]) -> None:
    with library.reading() as reader:
        found = profiles.of_person(reader, story["V"])
    assert said(found.people) == {"IU": 2}
    assert found.scenes[0].photos == 2
    assert said(found.scenes)["running outdoors"] == 1
    assert [(one.month, one.photos) for one in found.months] == [("2024-01", 12)]
    assert (found.every, found.sets) == (1, 1)


def test_a_group_leaves_its_members_out(library: Library, story: dict[str, int]) -> None:
    with library.reading() as reader:
        found = profiles.of_group(reader, story["BTS"])
    assert said(found.people) == {"IU": 2}


def test_a_scene_counts_what_is_below_it(library: Library, story: dict[str, int]) -> None:
    with library.reading() as reader:
        found = profiles.of_scene(reader, story["camera"])
        parents, children = profiles.family_of(reader, story["camera"])
    assert said(found.people)["V"] >= 2
    assert "camcorder" not in said(found.scenes)
    assert [one.names[0].text for one in parents] == ["prop"]
    assert "camcorder" in [one.names[0].text for one in children]


def test_a_set_and_its_months(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        v = shelf.person("V")
        one, two, three, loose = (shelf.photo(f"{n}.jpg") for n in range(4))
        first = shelf.set("Layover", (one, 1), released_on="2023-09-08", era="Layover")
        shelf.set("Fri(END)S", (two, 1), (three, 2), released_on="2024-03-15", era="FRI(END)S")
        shelf.set("FRI 2", released_on="2024-03-20")
        shelf.say([one, two, three, loose], v)
    with library.reading() as reader:
        months = profiles.of_person(reader, v).months
        of_set = profiles.of_set(reader, first)
    assert [(one.month, one.photos) for one in months] == [("2023-09", 1), ("2024-03", 2)]
    assert months[1].eras == ("FRI(END)S",)
    assert said(of_set.people) == {"V": 1}


def test_nothing_to_tell(library: Library) -> None:
    with library.writing() as writer:
        shelf = Shelf(writer)
        nobody = shelf.person("V")
        empty = shelf.group("aespa")
    with library.reading() as reader:
        assert profiles.of_person(reader, nobody) == profiles.Profile()
        assert profiles.of_group(reader, empty) == profiles.Profile()


def test_of_very_many_photos_some_are_asked(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profiles, "MOST_READ", 50)
    with library.writing() as writer:
        shelf = Shelf(writer)
        v, iu = shelf.person("V"), shelf.person("IU")
        ids = [shelf.photo(f"{n}.jpg") for n in range(400)]
        shelf.set("all", *((photo, n) for n, photo in enumerate(ids)), released_on="2024-01-27")
        shelf.say(ids, v)
        shelf.say(ids, iu)
    with library.reading() as reader:
        found = profiles.of_person(reader, v)
    assert found.every == 8
    assert said(found.people) == {"IU": 400}
    assert found.months[0].photos == 400
