"""The changes of photos, sets and names from the command line, and undoing them."""

import pytest

from tests.cli.conftest import Photosketch

pytestmark = pytest.mark.usefixtures("told")


def phrases(photosketch: Photosketch, photo_id: int) -> list[str]:
    return list(photosketch("show", str(photo_id), "--json").json["phrases"])


@pytest.mark.parametrize("given", [["1", "5"], ["1 5"], ["1,5"], ["1, 5"]])
def test_tag_by_ids(given: list[str], photosketch: Photosketch) -> None:
    answer = photosketch("tag", "IU at airport", "--photos", *given)
    assert (answer.code, answer.err) == (0, "Tag “IU at airport” on 2 photos.\n")
    assert phrases(photosketch, 1) == phrases(photosketch, 5) == ["IU at airport"]


def test_tag_what_a_search_finds(photosketch: Photosketch) -> None:
    photosketch("tag", "V in close-up", "--photos", "V", "-IU")
    assert photosketch("search", "--count", "V in close-up").out == "2\n"
    photosketch("tag", "no IU", "--photos", "-IU")
    assert photosketch("search", "--count", "no IU").out == "5\n"


@pytest.mark.parametrize("typed", ["V with camcorder", "뷔 with camcorder", "v WITH camcorder"])
def test_take_a_phrase_off(typed: str, photosketch: Photosketch) -> None:
    answer = photosketch("tag", "--remove", typed, "--photos", "2")
    assert answer.err == "Take “V with camcorder” off 1 photo.\n"
    assert phrases(photosketch, 2) == []
    assert phrases(photosketch, 3) == ["V with camcorder"]


def test_what_else_a_phrase_may_mean_is_told(photosketch: Photosketch) -> None:
    photosketch("person", "add", "V", "--group", "Solar", "--new")
    told = photosketch("tag", "V at airport", "--photos", "1")
    assert "say ‘V (Solar) at airport’." in told.err
    told = photosketch("tag", "V (Solar) at airport", "--photos", "5")
    assert told.err == "Tag “V (Solar) at airport” on 1 photo.\n"
    assert phrases(photosketch, 5) == ["V (Solar) at airport"]
    photosketch("tag", "--remove", "V (Solar) at airport", "--photos", "1", "5")
    assert phrases(photosketch, 5) == []
    assert len(phrases(photosketch, 1)) == 1


def test_a_name_in_quotes_is_one_name(photosketch: Photosketch) -> None:
    photosketch("tag", 'scene:"V and IU"', "--photos", "5")
    assert photosketch("show", "5", "--json").json["scenes"] == ["V and IU"]


def test_take_people_off(photosketch: Photosketch) -> None:
    photosketch("tag", "--remove", "V, 아이유", "--photos", "4")
    assert phrases(photosketch, 4) == []


def test_a_phrase_that_nobody_said(photosketch: Photosketch) -> None:
    answer = photosketch("tag", "--remove", "V at table", "--photos", "2")
    assert answer.code == 0
    assert "V at table" in answer.err
    assert phrases(photosketch, 2) == ["V with camcorder"]


def test_caption_in_two_languages(photosketch: Photosketch) -> None:
    photosketch("caption", "V films", "--photos", "2")
    photosketch("caption", "촬영하는 뷔", "--photos", "2", "--language", "ko")
    shown = photosketch("show", "2", "--json").json
    assert shown["caption"] == "V films"
    assert shown["captions"] == {"en": "V films", "ko": "촬영하는 뷔"}
    assert shown["origins"]["caption"] == "user"
    photosketch("caption", "", "--photos", "2")
    assert photosketch("show", "2", "--json").json["captions"] == {"ko": "촬영하는 뷔"}


def test_rate_title_and_favourite(photosketch: Photosketch) -> None:
    photosketch("rate", "5", "--photos", "2", "3")
    photosketch("title", "Viewfinder", "--photos", "2")
    photosketch("favourite", "--photos", "2", "3")
    photosketch("favourite", "--off", "--photos", "3")
    shown = photosketch("show", "2", "--json").json
    assert (shown["rating"], shown["title"], shown["favourite"]) == (5, "Viewfinder", True)
    assert photosketch("search", "--count", "is:favourite").out == "1\n"
    assert photosketch("search", "--count", "rating:5").out == "2\n"


@pytest.mark.parametrize("stars", ["6", "-1", "many"])
def test_a_wrong_rating_is_wrong_use(stars: str, photosketch: Photosketch) -> None:
    assert photosketch("rate", stars, "--photos", "1").code == 2


def test_remove_and_undo(photosketch: Photosketch) -> None:
    answer = photosketch("remove", "--photos", "2")
    assert answer.err == "Remove 1 photo.\n"
    assert photosketch("sets").lines[0].split("  ")[1] == "3 of 4, missing 2"
    assert photosketch("undo").err == "Undone: Remove 1 photo.\n"
    assert phrases(photosketch, 2) == ["V with camcorder"]
    assert photosketch("redo").err == "Done again: Remove 1 photo.\n"
    assert photosketch("search", "--count").out == "5\n"


def test_nothing_left_to_undo(photosketch: Photosketch) -> None:
    while "Undone" in photosketch("undo").err:
        pass
    answer = photosketch("undo")
    assert (answer.code, answer.err) == (0, "There is nothing to undo.\n")


def test_an_unknown_id_is_named(photosketch: Photosketch) -> None:
    answer = photosketch("rate", "5", "--photos", "1", "77")
    assert answer.code == 2
    assert answer.err == "There is no photo “77”.\n"
    assert photosketch("show", "1", "--json").json["rating"] == 0


def test_a_search_that_finds_nothing_changes_nothing(photosketch: Photosketch) -> None:
    answer = photosketch("rate", "5", "--photos", "nobody")
    assert (answer.code, answer.err) == (0, "No photo was found, so nothing was changed.\n")


def test_a_change_of_nothing_says_so(photosketch: Photosketch) -> None:
    photosketch("rate", "5", "--photos", "1")
    assert photosketch("rate", "5", "--photos", "1").err.startswith("It was so already")
    assert photosketch("undo").err == "Undone: Rate 1 photo: 5.\n"


def test_edit_a_set_by_title(photosketch: Photosketch) -> None:
    answer = photosketch(
        "set", "edit", "love wins all", "--expected", "12", "--kind", "photo sketch", "--era", "LWA"
    )
    assert answer.code == 0
    (first, _) = photosketch("sets", "--json").json
    assert (first["expected"], first["kind"], first["era"]) == (12, "photo sketch", "LWA")
    assert first["missing"] == [5, 6, 7, 8, 9, 10, 11, 12]
    assert "4 of 12, missing 5–12" in photosketch("sets").lines[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("1",),
        ("99", "--title", "x"),
        ("no such title", "--title", "x"),
        ("1", "--released", "yesterday"),
        ("1", "--kind", "selfie"),
        ("1", "--expected", "-5"),
        ("1", "--expected", "many"),
        ("1", "--title", " "),
    ],
)
def test_wrong_edits_of_a_set(arguments: tuple[str, ...], photosketch: Photosketch) -> None:
    before = photosketch("sets", "--json").json
    answer = photosketch("set", "edit", *arguments)
    assert answer.code == 2
    assert answer.err
    assert photosketch("sets", "--json").json == before


def test_remove_a_set_with_its_photos(photosketch: Photosketch) -> None:
    photosketch("set", "remove", "1", "--with-photos")
    assert [one["title"] for one in photosketch("sets", "--json").json] == ["Airport"]
    assert photosketch("search", "--count").out == "3\n"


def test_names_in_any_script(photosketch: Photosketch) -> None:
    photosketch("person", "add", "RM", "--also", "김남준", "--group", "BTS")
    photosketch("group", "add", "BTS", "--also", "방탄소년단", "--member", "IU")
    photosketch(
        "scene", "add", "camcorder", "--also", "캠코더", "--kind", "prop", "--parent", "camera"
    )
    people = {one["name"]: one for one in photosketch("people", "--json").json}
    assert people["RM"]["names"] == ["RM", "김남준"]
    assert people["RM"]["groups"] == ["BTS"]
    (group,) = photosketch("groups", "--json").json
    assert group["names"] == ["BTS", "방탄소년단"]
    assert sorted(group["members"]) == ["IU", "RM", "V"]
    scenes = {one["name"]: one for one in photosketch("scenes", "--json").json}
    assert scenes["camcorder"]["parents"] == ["camera"]
    assert scenes["camcorder"]["kind"] == "prop"
    assert photosketch("search", "--count", "camera").out == "2\n"
    assert photosketch("search", "--count", "방탄소년단 캠코더").out == "2\n"


def test_the_same_person_again_is_the_same_person(photosketch: Photosketch) -> None:
    photosketch("person", "add", "V", "--also", "김태형")
    assert len(photosketch("people", "--json").json) == 2
    assert photosketch("person", "add", "V").err == "All of it was known already.\n"
    photosketch("person", "add", "V", "--new", "--also", "V of another group")
    assert len(photosketch("people", "--json").json) == 3


@pytest.mark.parametrize("name", ["", "  ", "x" * 300])
def test_a_name_that_cannot_be(name: str, photosketch: Photosketch) -> None:
    assert photosketch("person", "add", name).code == 2


def test_a_member_has_to_be_known(photosketch: Photosketch) -> None:
    answer = photosketch("group", "add", "Trio", "--member", "Nobody")
    assert answer.code == 2
    assert "Nobody" in answer.err


def test_a_scene_cannot_stand_above_itself(photosketch: Photosketch) -> None:
    photosketch("scene", "add", "camcorder", "--parent", "camera")
    answer = photosketch("scene", "add", "camera", "--parent", "camcorder")
    assert answer.code == 2
    assert "itself" in answer.err


def test_lists_and_numbers(photosketch: Photosketch) -> None:
    assert photosketch("people").lines[0].split() == [
        "1", "3", "photos", "V", "뷔,", "Kim", "Taehyung", "BTS",
    ]  # fmt: skip
    assert photosketch("scenes").code == photosketch("groups").code == 0
    stats = photosketch("stats", "--json").json
    assert (stats["photos"], stats["sets"], stats["persons"]) == (6, 2, 2)
    assert photosketch("stats").code == 0


@pytest.mark.parametrize("day", ["2024-01-28", "240128", "20240128", "2024.01.28"])
def test_a_day_as_fans_write_it(day: str, photosketch: Photosketch) -> None:
    photosketch("set", "edit", "1", "--released", day)
    assert photosketch("set", "show", "1", "--json").json["released_on"] == "2024-01-28"
