"""Names, merges, splits, groups, what stands above scenes, and the history, as typed."""

import pytest

from tests.cli.conftest import Photosketch

OF_V = ["V", "뷔", "Kim Taehyung"]
pytestmark = pytest.mark.usefixtures("told")


def names(photosketch: Photosketch, kind: str, name: str) -> list[str]:
    return [one["name"] for one in photosketch(kind, "names", name, "--json").json]


class TestNames:
    def test_rename(self, photosketch: Photosketch) -> None:
        assert photosketch("person", "rename", "V", "Taehyung").err == "Edit the person “V”.\n"
        assert names(photosketch, "person", "뷔")[0] == "Taehyung"
        assert "V" not in names(photosketch, "person", "뷔")
        assert photosketch("search", "--count", "Taehyung with camcorder").out == "2\n"

    def test_rename_and_keep(self, photosketch: Photosketch) -> None:
        photosketch("scene", "rename", "camcorder", "캠코더", "--keep")
        assert names(photosketch, "scene", "camcorder")[:2] == ["캠코더", "camcorder"]
        photosketch("group", "add", "BTS")
        photosketch("group", "rename", "BTS", "방탄소년단")
        assert names(photosketch, "group", "방탄소년단") == ["방탄소년단"]

    def test_what_names_are(self, photosketch: Photosketch) -> None:
        photosketch("person", "names", "V", "--add", "Tae", "--drop", "뷔")
        answer = photosketch(
            "person", "names", "V", "--is", "Kim Taehyung=legal", "--is", "V=stage"
        )
        assert answer.code == 0
        photosketch("person", "names", "V", "--first", "kim taehyung")
        told = photosketch("person", "names", "V", "--json").json
        assert told[0] == {"name": "Kim Taehyung", "kind": "legal", "script": "Latn"}
        assert {"name": "V", "kind": "stage", "script": "Latn"} in told
        assert "뷔" not in [one["name"] for one in told]
        assert "Kim Taehyung" in photosketch("person", "names", "V").lines[0]
        for _ in range(3):
            photosketch("undo")
        assert names(photosketch, "person", "V") == OF_V

    @pytest.mark.parametrize(
        "arguments",
        [
            ("rename", "V", " "),
            ("rename", "V", "x" * 201),
            ("rename", "Nobody", "x"),
            ("names", "V", "--drop", "Jimin"),
            ("names", "V", *(word for name in OF_V for word in ("--drop", name))),
            ("names", "V", "--is", "V=king"),
            ("names", "V", "--is", "V"),
            ("names", "V", "--first", "Jimin"),
            ("names", "V", "--add", "\u200b"),
        ],
    )
    def test_wrong_use(self, arguments: tuple[str, ...], photosketch: Photosketch) -> None:
        answer = photosketch("person", *arguments)
        assert answer.code == 2
        assert answer.err
        assert names(photosketch, "person", "V") == OF_V


class TestMerging:
    def test_persons(self, photosketch: Photosketch) -> None:
        photosketch("person", "add", "Taehyung")
        photosketch("tag", "Taehyung with camcorder", "--photos", "3", "5")
        answer = photosketch("person", "merge", "V", "Taehyung")
        assert answer.err == "Merge persons into “V”.\n"
        assert photosketch("search", "--count", "V with camcorder").out == "3\n"
        assert photosketch("search", "--count", "person:Taehyung").out == "4\n"
        photosketch("undo")
        assert photosketch("search", "--count", "V with camcorder").out == "2\n"
        assert photosketch("search", "--count", "person:Taehyung").out == "2\n"

    def test_several_of_one_name_by_their_numbers(self, photosketch: Photosketch) -> None:
        photosketch("person", "add", "V", "--new")
        people = photosketch("people", "--json").json
        numbers = [str(one["id"]) for one in people if one["name"] == "V"]
        refused = photosketch("person", "merge", "V", "IU")
        assert refused.code == 2
        assert f"V (BTS) is {numbers[0]}" in refused.err
        assert photosketch("person", "rename", "V (BTS)", "V of BTS").code == 0
        photosketch("undo")
        assert photosketch("person", "merge", *numbers).code == 0
        assert len(photosketch("people", "--json").json) == len(people) - 1

    def test_scenes_and_groups(self, photosketch: Photosketch) -> None:
        photosketch("scene", "add", "tape machine")
        photosketch("tag", "IU with tape machine", "--photos", "1")
        photosketch("scene", "merge", "camcorder", "tape machine")
        assert photosketch("search", "--count", "camcorder").out == "3\n"
        photosketch("group", "add", "BTS", "--member", "V")
        photosketch("group", "add", "Bangtan", "--member", "IU")
        photosketch("group", "merge", "BTS", "Bangtan")
        (group,) = photosketch("groups", "--json").json
        assert sorted(group["members"]) == ["IU", "V"]

    def test_with_itself(self, photosketch: Photosketch) -> None:
        answer = photosketch("person", "merge", "V", "뷔")
        assert answer.code == 2
        assert answer.err == "The person “V” cannot be used: it cannot be merged with itself.\n"


class TestSplitting:
    def test_a_person_by_photos(self, photosketch: Photosketch) -> None:
        answer = photosketch("person", "split", "V", "--name", "뷔", "--photos", "3")
        assert answer.err == "Split the person “V”.\n"
        assert photosketch("search", "--count", "뷔 with camcorder").out == "1\n"
        assert photosketch("search", "--count", "V with camcorder").out == "1\n"
        photosketch("undo")
        assert photosketch("search", "--count", "V with camcorder").out == "2\n"

    def test_a_person_by_sets_and_one_name_for_both(self, photosketch: Photosketch) -> None:
        photosketch("group", "add", "VIXX", "--member", "V")
        answer = photosketch(
            "person", "split", "V", "--both", "v", "--set", "airport", "--group", "VIXX"
        )
        assert answer.code == 0
        new, old = sorted(
            (one for one in photosketch("people", "--json").json if one["name"] in "Vv"),
            key=lambda one: -one["id"],
        )
        assert (new["photos"], new["groups"]) == (1, ["VIXX"])
        assert (old["photos"], old["groups"]) == (2, ["BTS"])

    def test_a_scene(self, photosketch: Photosketch) -> None:
        photosketch("scene", "split", "camcorder", "--name", "handycam", "--photos", "2")
        assert photosketch("search", "--count", "V with handycam").out == "1\n"
        assert photosketch("search", "--count", "camera").out == "2\n", "both are cameras"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("V", *(word for name in OF_V for word in ("--name", name))),
            ("V",),
            ("Nobody", "--name", "x"),
            ("V", "--name", "x", "--set", "No such set"),
            ("V", "--name", "x", "--photos", "77"),
        ],
    )
    def test_wrong_use(self, arguments: tuple[str, ...], photosketch: Photosketch) -> None:
        answer = photosketch("person", "split", *arguments)
        assert answer.code == 2
        assert answer.err
        assert len(photosketch("people", "--json").json) == 2


class TestBelonging:
    def test_when_somebody_was_in_a_group(self, photosketch: Photosketch) -> None:
        photosketch("group", "member", "BTS", "V", "--since", "130613", "--until", "2022")
        photosketch("group", "member", "BTS", "V", "--since", "2025-06")
        photosketch("group", "member", "BTS", "IU", "--until", "2014")
        assert photosketch("group", "member", "BTS", "--json").json == [
            {"person": "IU", "since": "", "until": "2014"},
            {"person": "V", "since": "2013-06-13", "until": "2022"},
            {"person": "V", "since": "2025-06", "until": ""},
        ]
        assert "2013-06-13 – 2022" in photosketch("group", "member", "BTS").out
        photosketch("group", "member", "BTS", "V", "--never")
        assert len(photosketch("group", "member", "BTS", "--json").json) == 1

    @pytest.mark.parametrize(
        "arguments",
        [
            ("BTS", "V", "--since", "soon"),
            ("BTS", "V", "--since", "2014", "--until", "2013"),
            ("BTS", "--since", "2014"),
            ("BTS", "Nobody"),
            ("EXO", "V"),
        ],
    )
    def test_wrong_use(self, arguments: tuple[str, ...], photosketch: Photosketch) -> None:
        photosketch("group", "add", "BTS")
        answer = photosketch("group", "member", *arguments)
        assert answer.code == 2
        assert answer.err

    def test_what_stands_above_a_scene(self, photosketch: Photosketch) -> None:
        for name in ("prop", "old things"):
            photosketch("scene", "add", name)
        photosketch("scene", "parents", "camera", "prop")
        photosketch("scene", "parents", "camcorder", "camera", "old things")
        told = photosketch("scene", "parents", "camcorder", "--json").json
        assert told["above"] == [["camcorder", "camera", "prop"], ["camcorder", "old things"]]
        assert photosketch("scene", "parents", "prop", "--json").json["below"] == [
            "camcorder",
            "camera",
        ]
        assert photosketch("search", "--count", "prop").out == "2\n"
        photosketch("scene", "parents", "camcorder", "--none")
        assert photosketch("search", "--count", "scene:prop").out == "0\n"

    def test_a_loop_is_told_with_its_way(self, photosketch: Photosketch) -> None:
        answer = photosketch("scene", "parents", "camera", "camcorder")
        assert answer.code == 2
        assert "camera → camcorder → camera" in answer.err

    def test_the_kind_of_a_scene(self, photosketch: Photosketch) -> None:
        photosketch("scene", "kind", "camcorder", "mood")
        kinds = {one["name"]: one["kind"] for one in photosketch("scenes", "--json").json}
        assert kinds["camcorder"] == "mood"
        assert photosketch("scene", "kind", "camcorder", "nonsense").code == 2


class TestCommonScenes:
    def test_a_common_scene_comes_with_what_is_known_of_it(self, photosketch: Photosketch) -> None:
        photosketch("tag", "뷔 패딩", "--photos", "1")
        (scene,) = [s for s in photosketch("scenes", "--json").json if s["name"] == "패딩"]
        assert "puffer jacket" in scene["names"]
        assert scene["kind"] == "outfit"
        assert photosketch("search", "--count", "V puffer jacket").out == "1\n"
        assert photosketch("search", "--count", "scene:겉옷").out == "1\n"
        photosketch("undo")
        assert len(photosketch("scenes", "--json").json) == 2

    def test_one_switch_takes_them_away(self, photosketch: Photosketch) -> None:
        assert photosketch("scene", "common", "--json").json["on"] is True
        assert photosketch("scene", "common", "off").err.startswith("The common scenes are not")
        assert photosketch("scene", "common", "--json").json["on"] is False
        photosketch("tag", "V with puffer jacket", "--photos", "1")
        (scene,) = [s for s in photosketch("scenes", "--json").json if s["name"] == "puffer jacket"]
        assert scene["names"] == ["puffer jacket"]
        photosketch("scene", "common", "on")
        listed = photosketch("scene", "common").lines
        assert any(line.startswith("camcorder") and "캠코더" in line for line in listed)
        assert any(
            line.startswith("flower crown") and "headwear, flowers" in line for line in listed
        )


def test_a_split_into_nobody_asks_for_a_name(photosketch: Photosketch) -> None:
    answer = photosketch("person", "split", "V", "--photos", "2")
    assert answer.code == 2
    assert "--name" in answer.err
    assert names(photosketch, "person", "V") == OF_V


def test_a_pasted_page_is_refused_in_a_line_or_two(photosketch: Photosketch) -> None:
    page = "word " * 500
    for arguments in (("person", "add", page), ("tag", page, "--photos", "1")):
        answer = photosketch(*arguments)
        assert answer.code == 2
        assert "too long" in answer.err
        assert len(answer.err) < 160
    assert len(photosketch("person", "merge", "V", page).err) < 160


class TestHistory:
    def test_it_lists_what_was_done(self, photosketch: Photosketch) -> None:
        photosketch("rate", "5", "--photos", "1", "2")
        photosketch("rate", "3", "--photos", "1")
        photosketch("undo")
        newest, before = photosketch("history", "--limit", "2", "--json").json
        assert (newest["kind"], newest["photos"], newest["undone"]) == ("rate", 1, True)
        assert (before["subject"], before["undone"]) == ("5", False)
        assert "undone" in photosketch("history").lines[0]
        assert len(photosketch("history", "--limit", "0").lines) == 0

    def test_one_step_alone_is_taken_back(self, photosketch: Photosketch) -> None:
        photosketch("rate", "5", "--photos", "1")
        step = str(photosketch("history", "--limit", "1", "--json").json[0]["id"])
        photosketch("rate", "4", "--photos", "2")
        assert photosketch("undo", "--step", step).code == 0
        assert photosketch("search", "--count", "rating:5").out == "0\n"
        assert photosketch("search", "--count", "rating:4").out == "1\n"
        assert "reverted" in photosketch("history").out
        again = photosketch("undo", "--step", step)
        assert again.code == 2
        assert "already" in again.err

    def test_a_step_that_others_build_on_is_refused_naming_them(
        self, photosketch: Photosketch
    ) -> None:
        photosketch("person", "add", "Jimin")
        step = str(photosketch("history", "--limit", "1", "--json").json[0]["id"])
        photosketch("tag", "Jimin dancing", "--photos", "6")
        answer = photosketch("undo", "--step", step)
        assert answer.code == 2
        assert "Tag “Jimin dancing” on 1 photo" in answer.err
        assert photosketch("search", "--count", "Jimin").out == "1\n"

    def test_no_such_step(self, photosketch: Photosketch) -> None:
        answer = photosketch("undo", "--step", "999")
        assert answer.code == 2
        assert "999" in answer.err
