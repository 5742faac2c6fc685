"""Guesses, pairs of the same picture, watched folders, and the photos of sets."""

import json
import os
from pathlib import Path

import pytest
from PIL import Image

from gallery.importing.arrivals import SETTLED_NS
from gallery.library import duplicates
from gallery.library.database import Library
from gallery.library.duplicates import SamePicture
from tests.cli.conftest import Photosketch

TWEET = "1750914444445221330"


@pytest.fixture
def guessed(tmp_path: Path, photosketch: Photosketch) -> Path:
    """Two photos of a tweet with two hashtags and a mention, in the library."""
    folder = tmp_path / "tweets"
    folder.mkdir()
    for number in (1, 2):
        name = f"{TWEET}_{number}.jpg"
        Image.new("RGB", (64, 48), (number * 40, 90, 120)).save(folder / name)
        post = {
            "category": "twitter",
            "tweet_id": int(TWEET),
            "date": "2024-01-26 15:10:00",
            "author": {"name": "_IUofficial", "nick": "IU TEAM"},
            "content": "Love wins all #camcorder #dream @thv",
            "hashtags": ["camcorder", "dream"],
            "mentions": [{"name": "thv", "nick": "V"}],
            "num": number,
        }
        (folder / f"{name}.json").write_text(json.dumps(post))
    photosketch("import", str(folder), "--no-wait")
    return folder


def words(photosketch: Photosketch, *options: str) -> dict[str, int]:
    found = photosketch("suggestions", "--json", *options).json
    return {one["text"]: one["photos"] for one in found}


@pytest.mark.usefixtures("guessed")
class TestSuggestions:
    def test_they_are_listed(self, photosketch: Photosketch) -> None:
        assert words(photosketch)["camcorder"] == 2
        assert list(words(photosketch, "--containing", "DREA")) == ["dream"]
        assert len(words(photosketch, "--limit", "1")) == 1
        answer = photosketch("suggestions")
        assert any(line.split()[:3] == ["2", "photos", "dream"] for line in answer.lines)
        assert answer.err.endswith("open guesses.\n")

    def test_accept_as_a_scene_and_undo(self, photosketch: Photosketch) -> None:
        answer = photosketch(
            "suggestions", "accept", "#CAMCORDER", "--as", "scene", "--kind", "prop"
        )
        assert answer.err == "Accept “camcorder” for 2 photos.\n"
        (scene,) = photosketch("scenes", "--json").json
        assert (scene["name"], scene["kind"], scene["photos"]) == ("camcorder", "prop", 2)
        assert "camcorder" not in words(photosketch)
        photosketch("undo")
        assert photosketch("scenes", "--json").json == []
        assert words(photosketch)["camcorder"] == 2

    def test_accept_for_some_photos(self, photosketch: Photosketch) -> None:
        photosketch("suggestions", "accept", "dream", "--as", "scene", "--photos", "1")
        assert photosketch("search", "--count", "scene:dream").out == "1\n"
        assert words(photosketch)["dream"] == 1

    def test_a_word_that_is_a_known_name(self, photosketch: Photosketch) -> None:
        photosketch("scene", "add", "camcorder", "--also", "캠코더")
        assert "is scene camcorder" in photosketch("suggestions").out
        assert photosketch("suggestions", "accept", "camcorder").code == 0
        assert photosketch("search", "--count", "캠코더").out == "2\n"

    def test_a_word_that_means_somebody(self, photosketch: Photosketch) -> None:
        photosketch("person", "add", "V", "--also", "뷔")
        photosketch("suggestions", "accept", "@thv", "--means", "뷔")
        assert photosketch("search", "--count", "person:V").out == "2\n"

    def test_a_new_person_of_another_name(self, photosketch: Photosketch) -> None:
        typed = ("--means", "Kim Taehyung", "--as", "person", "--group", "BTS")
        photosketch("suggestions", "accept", "dream", *typed)
        (person,) = photosketch("people", "--json").json
        assert (person["name"], person["groups"]) == ("Kim Taehyung", ["BTS"])

    def test_a_refused_one_stays_refused(self, photosketch: Photosketch, guessed: Path) -> None:
        answer = photosketch("suggestions", "refuse", "dream", "camcorder")
        assert answer.err == "Refuse “dream, camcorder” for 2 photos.\n"
        side = guessed / f"{TWEET}_1.jpg.json"
        side.write_text(side.read_text().replace("Love", "love"))
        photosketch("import", str(guessed), "--no-wait")
        assert {"dream", "camcorder"}.isdisjoint(words(photosketch))

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("accept", "nothing", "--as", "scene"), "no open guess “nothing”"),
            (("refuse", "#"), "no open guess “#”"),
            (("accept", "dream"), "--as"),
            (("accept", "dream", "--means", "Nobody"), "--as person"),
            (("accept", "dream", "--as", "group"), "invalid choice"),
            (("accept",), "required"),
            (("--limit", "-1"), "--limit"),
        ],
    )
    def test_wrong_use(
        self, arguments: tuple[str, ...], said: str, photosketch: Photosketch
    ) -> None:
        before = words(photosketch)
        answer = photosketch("suggestions", *arguments)
        assert answer.code == 2
        assert said in answer.err
        assert words(photosketch) == before


class TestSamePictures:
    @pytest.fixture(autouse=True)
    def marked(self, told: Path) -> None:
        with Library.open(told) as library, library.writing() as writer:
            duplicates.mark(writer, [SamePicture(3, 2, 1, "lesser")])

    def test_they_are_listed_and_shown(self, photosketch: Photosketch) -> None:
        found = {one["photo"]: one["same_pictures"] for one in photosketch("same", "--json").json}
        assert set(found) == {2, 3}
        assert (found[2][0]["photo"], found[2][0]["verdict"]) == (3, "lesser")
        assert (found[3][0]["photo"], found[3][0]["verdict"]) == (2, "better")
        (line,) = photosketch("same").lines
        assert line.startswith("photo 2  photo 3 is lesser")
        assert any("photo 2, there in" in line for line in photosketch("show", "3").lines)
        assert photosketch("show", "3", "--json").json["same_pictures"] == found[3]

    def test_not_the_same(self, photosketch: Photosketch) -> None:
        assert photosketch("same", "refuse", "3", "2").code == 0
        assert photosketch("same", "--json").json == []
        assert photosketch("search", "--count", "is:duplicate").out == "0\n"
        assert "not marked" in photosketch("same", "refuse", "3", "2").err
        photosketch("undo")
        assert photosketch("search", "--count", "is:duplicate").out == "2\n"


class TestWatching:
    def test_add_look_and_remove(
        self, guessed: Path, tmp_path: Path, photosketch: Photosketch
    ) -> None:
        assert "No folder is watched" in photosketch("watch", "list").err
        photosketch("watch", "add", str(guessed))
        assert "already" in photosketch("watch", "add", str(guessed)).err
        assert photosketch("watch", "list").lines == [str(guessed)]
        assert photosketch("watch", "list", "--json").json == [str(guessed)]
        assert "Nothing is new" in photosketch("watch", "look").err
        arrived = guessed / "later.jpg"
        Image.new("RGB", (32, 32), "red").save(arrived)
        past = arrived.stat().st_mtime_ns - 2 * SETTLED_NS
        os.utime(arrived, ns=(past, past))
        (found,) = photosketch("watch", "look", "--json").json
        assert found == {"folder": str(guessed), "new": 1, "paths": [str(arrived)]}
        assert f"{guessed}: 1 new file" in photosketch("watch", "look").lines
        assert photosketch("search", "--count").out == "2\n", "nothing is imported"
        assert photosketch("watch", "remove", str(guessed)).code == 0
        assert photosketch("watch", "remove", str(guessed)).code == 2
        assert photosketch("watch", "list").lines == []

    @pytest.mark.parametrize("arguments", [("add", "no/such"), ("remove", "no/such"), ()])
    def test_wrong_use(self, arguments: tuple[str, ...], photosketch: Photosketch) -> None:
        assert photosketch("watch", *arguments).code == 2


class TestZone:
    def test_say_and_set(self, photosketch: Photosketch) -> None:
        assert photosketch("zone").out == "Asia/Seoul\n"
        photosketch("zone", "Asia/Tokyo")
        assert photosketch("zone").out == "Asia/Tokyo\n"
        assert "Asia/Seoul" in photosketch("zone", "--list").lines

    def test_a_zone_that_is_none(self, photosketch: Photosketch) -> None:
        answer = photosketch("zone", "Asia/Tokio")
        assert (answer.code, photosketch("zone").out) == (2, "Asia/Seoul\n")
        assert "no such time zone" in answer.err


@pytest.mark.usefixtures("told")
class TestPhotosOfSets:
    def places(self, photosketch: Photosketch, title: str) -> list[tuple[int, int]]:
        return sorted(
            (one["position"], photo["id"])
            for photo in photosketch("search", "--json").json_lines
            for one in photo["sets"]
            if one["title"] == title
        )

    def test_add(self, photosketch: Photosketch) -> None:
        answer = photosketch("set", "add", "Airport", "--photos", "6", "4")
        assert answer.err == "Add 1 photo to “Airport”.\n"
        assert self.places(photosketch, "Airport") == [(1, 4), (2, 5), (3, 6)]

    def test_add_to_a_new_one(self, photosketch: Photosketch) -> None:
        photosketch("set", "add", "Selcas", "--new", "--photos", "6", "1")
        assert self.places(photosketch, "Selcas") == [(1, 6), (2, 1)]
        photosketch("undo")
        assert len(photosketch("sets", "--json").json) == 2

    def test_take_out_and_move(self, photosketch: Photosketch) -> None:
        photosketch("set", "take", "love wins all", "--photos", "2")
        assert "3 of 4, missing 2" in photosketch("sets").out
        photosketch("set", "move", "1", "4", "2")
        assert self.places(photosketch, "Love wins all") == [(1, 1), (2, 4), (3, 3)]

    def test_show(self, photosketch: Photosketch) -> None:
        photosketch("set", "edit", "1", "--zone", "Asia/Tokyo", "--era", "The Winning")
        lines = photosketch("set", "show", "Love wins all").lines
        assert "released   2024-01-27 (Asia/Tokyo)" in lines
        assert "era        The Winning" in lines
        assert photosketch("set", "show", "1", "--json").json["released_zone"] == "Asia/Tokyo"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("add", "No such set", "--photos", "1"),
            ("add", " ", "--new", "--photos", "1"),
            ("take", "1", "--photos", "77"),
            ("move", "1", "6", "1"),
            ("move", "1", "2", "0"),
            ("show", "99"),
            ("edit", "1", "--zone", "Nowhere"),
        ],
    )
    def test_wrong_use(self, arguments: tuple[str, ...], photosketch: Photosketch) -> None:
        before = photosketch("sets", "--json").json
        answer = photosketch("set", *arguments)
        assert answer.code == 2
        assert answer.err
        assert photosketch("sets", "--json").json == before


@pytest.mark.usefixtures("told")
class TestTakingNamesAway:
    def test_a_person(self, photosketch: Photosketch) -> None:
        assert photosketch("person", "remove", "뷔").err == "Remove the person “V”.\n"
        assert [one["name"] for one in photosketch("people", "--json").json] == ["IU"]
        assert photosketch("search", "--count").out == "6\n"
        photosketch("undo")
        assert photosketch("search", "--count", "V with camcorder").out == "2\n"

    def test_one_of_two_of_the_same_name(self, photosketch: Photosketch) -> None:
        photosketch("person", "add", "V", "--new")
        answer = photosketch("person", "remove", "V")
        assert answer.code == 2
        numbers = [one["id"] for one in photosketch("people", "--json").json if one["name"] == "V"]
        assert all(str(number) in answer.err for number in numbers)
        assert photosketch("person", "remove", str(max(numbers))).code == 0
        assert photosketch("search", "--count", "person:V").out == "3\n"

    def test_a_group_and_a_member(self, photosketch: Photosketch) -> None:
        photosketch("group", "add", "BTS", "--member", "IU")
        answer = photosketch("group", "remove", "BTS", "--member", "IU")
        assert answer.err == "Edit the group “BTS”.\n"
        (group,) = photosketch("groups", "--json").json
        assert group["members"] == ["V"]
        photosketch("group", "remove", "BTS")
        assert photosketch("groups", "--json").json == []
        assert len(photosketch("people", "--json").json) == 2

    def test_a_scene(self, photosketch: Photosketch) -> None:
        photosketch("scene", "remove", "camcorder")
        assert [one["name"] for one in photosketch("scenes", "--json").json] == ["camera"]
        photosketch("undo")
        assert photosketch("search", "--count", "camcorder").out == "2\n"

    @pytest.mark.parametrize("kind", ["person", "group", "scene"])
    @pytest.mark.parametrize("name", ["Nobody", "99", ""])
    def test_what_is_not_there(self, kind: str, name: str, photosketch: Photosketch) -> None:
        answer = photosketch(kind, "remove", name)
        assert answer.code == 2
        assert answer.err


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("nothing", ["", "  "])
def test_no_photos_named_is_not_all_of_them(nothing: str, photosketch: Photosketch) -> None:
    answer = photosketch("remove", "--photos", nothing)
    assert answer.code == 2
    assert "rating:0..5" in answer.err
    assert photosketch("search", "--count").out == "6\n"
    photosketch("remove", "--photos", "rating:0..5")
    assert photosketch("search", "--count").out == "0\n"
