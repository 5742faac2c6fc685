"""What belongs together: files of a post wherever they lie, folders that a fan arranged."""

import json
import zipfile
from pathlib import Path

import pytest

from gallery.importing.grouping import is_arranged
from gallery.importing.plan import Plan, PlannedSet
from gallery.model.facts import Fact, Origin
from tests.importing.conftest import Importer
from tests.importing.pictures import picture_bytes, write_picture

FIRST, SECOND, THIRD = 1750914444445221330, 1751277000000000000, 1751640000000000000


def tweet(folder: Path, post: int, number: int, *, sidecar: bool = False, **said: object) -> Path:
    """Write a picture of a tweet under the name that gallery-dl gives it."""
    path = write_picture(folder / f"{post}_{number}.jpg", shade=post // 10**9 % 200 + number)
    if sidecar:
        record = {
            "category": "twitter",
            "tweet_id": post,
            "date": "2024-01-26 16:11:48",
            "author": {"name": "dlwlrma", "nick": "IU"},
            "user": {"name": "somebody", "nick": "Somebody"},
            "content": f"Post {post}",
            "count": 4,
            "num": number,
            "filename": f"G{number}ExampleXk0AA4",
            "extension": "jpg",
        }
        Path(f"{path}.json").write_text(json.dumps(record | said))
    return path


def by_key(plan: Plan) -> dict[str, list[str]]:
    """Return the names of the files of each set."""
    return {one.key: [file.name for file in one.files] for one in plan.sets}


def only(plan: Plan) -> PlannedSet:
    """Return the plan's one set."""
    (planned,) = plan.sets
    return planned


def test_each_post_of_a_folder_makes_a_set(importer: Importer, source: Path) -> None:
    folder = source / "twitter" / "dlwlrma"
    for post, number in ((FIRST, 1), (FIRST, 2), (SECOND, 1)):
        tweet(folder, post, number)
    write_picture(folder / "avatar.jpg", shade=250)
    plan = importer.plan(source)
    assert by_key(plan) == {
        f"twitter:{FIRST}": [f"{FIRST}_1.jpg", f"{FIRST}_2.jpg"],
        f"twitter:{SECOND}": [f"{SECOND}_1.jpg"],
        f"folder:{folder}": ["avatar.jpg"],
    }
    first = plan.set_of(f"twitter:{FIRST}")
    assert first.released == Fact("2024-01-27", Origin.PLATFORM, f"tweet id {FIRST}")
    assert first.source_url
    assert first.source_url.value.endswith(f"/status/{FIRST}")
    assert first.title.value == "dlwlrma 240127"
    assert plan.set_of(f"folder:{folder}").title.value == "dlwlrma"


def test_a_post_is_one_set_wherever_its_files_lie(importer: Importer, source: Path) -> None:
    tweet(source / "phone", FIRST, 1)
    tweet(source / "computer", FIRST, 2)
    with zipfile.ZipFile(source / "pack.zip", "w") as pack:
        pack.writestr(f"{FIRST}_3.jpg", picture_bytes(shade=3))
    planned = only(importer.plan(source))
    assert [file.position for file in planned.files] == [2, 1, 3]
    assert {planned.key, *planned.also_keys} == {
        f"twitter:{FIRST}",
        f"folder:{source / 'phone'}",
        f"folder:{source / 'computer'}",
        f"archive:{source / 'pack.zip'}!",
    }


def test_a_folder_that_a_fan_arranged_stays_one_set(importer: Importer, source: Path) -> None:
    folder = source / "240127 Love wins all photo sketch"
    for post, number in ((FIRST, 1), (FIRST, 2), (SECOND, 1)):
        tweet(folder, post, number)
    planned = only(importer.plan(source))
    assert planned.key == f"folder:{folder}"
    assert planned.also_keys == ()
    assert planned.title.value == "Love wins all photo sketch"
    assert [file.position for file in planned.files] == [1, 2, 3]
    assert planned.expected is None
    assert planned.source_url is None, "two posts have two addresses"


def test_an_arranged_folder_of_one_post_grows_with_the_post(
    importer: Importer, source: Path
) -> None:
    folder = source / "240127 Love wins all"
    tweet(folder, FIRST, 1)
    (set_id,) = importer(source).sets
    late = tweet(source.parent / "later", FIRST, 3)
    plan = importer.plan(late.parent)
    planned = only(plan)
    assert (planned.known_id, planned.known_there) == (set_id, (1,))
    assert [file.position for file in planned.files] == [3]


@pytest.mark.parametrize(
    ("name", "arranged"),
    [
        ("240127 Love wins all", True),
        ("[2024.01.27] V 뷔", True),
        ("뷔_240127", True),
        ("2024-01-27", False),
        ("240127", False),
        ("iu930516", False),
        ("dlwlrma", False),
        ("1750914444445221330", False),
    ],
)
def test_a_date_and_a_title_are_an_arrangement(name: str, arranged: bool) -> None:
    assert is_arranged(name) is arranged


def test_a_title_makes_one_set_and_posts_only_tell(importer: Importer, source: Path) -> None:
    tweet(source / "a", FIRST, 1, sidecar=True)
    tweet(source / "b", SECOND, 1, sidecar=True)
    planned = only(importer.plan(source, title="Mine"))
    assert planned.title == Fact("Mine", Origin.USER)
    assert planned.credit
    assert (planned.credit.value, planned.credit.origin) == ("IU", Origin.SIDECAR)
    assert planned.expected is None


def test_a_sidecar_tells_title_place_and_count_of_its_post(
    importer: Importer, source: Path
) -> None:
    for number in (1, 2, 4):
        tweet(source, FIRST, number, sidecar=True)
    planned = only(importer.plan(source))
    assert planned.title.value == f"Post {FIRST}"
    assert planned.title.origin is Origin.SIDECAR
    assert planned.expected
    assert (planned.expected.value, planned.expected.origin) == (4, Origin.SIDECAR)
    assert [file.position for file in planned.files] == [1, 2, 4]
    assert {planned.key, *planned.also_keys} == {f"folder:{source}", f"twitter:{FIRST}"}
    assert all(file.beside == (f"{file.path}.json",) for file in planned.files)
    assert {file.media_key for file in planned.files} == {
        f"twitter-media:G{number}ExampleXk0AA4" for number in (1, 2, 4)
    }


def test_a_post_that_counts_from_zero_is_moved_up(importer: Importer, source: Path) -> None:
    for number in range(3):
        tweet(source, FIRST, number, sidecar=True, count=4)
    assert [file.position for file in only(importer.plan(source)).files] == [1, 2, 3]


def test_two_files_that_claim_one_place_make_no_gap(importer: Importer, source: Path) -> None:
    for number in (1, 2):
        tweet(source / "a", FIRST, number)
        tweet(source / "b", FIRST, number).write_bytes(picture_bytes(shade=90 + number))
    planned = only(importer.plan(source))
    assert sorted(file.position for file in planned.files) == [1, 2, 3, 4]


@pytest.mark.parametrize("number", [-3, 10**12, "x", None, 1.5])
def test_a_number_without_sense_is_none(importer: Importer, source: Path, number: object) -> None:
    path = write_picture(source / "a.jpg")
    Path(f"{path}.json").write_text(
        json.dumps({"category": "twitter", "tweet_id": FIRST, "num": number, "count": number})
    )
    planned = only(importer.plan(source))
    assert [file.position for file in planned.files] == [1]
    assert planned.expected is None


def test_posts_join_the_sets_that_the_library_has_of_them(importer: Importer, source: Path) -> None:
    for number in (1, 3):
        tweet(source / "one" / "x", FIRST, number, sidecar=True)
    tweet(source / "one" / "x", SECOND, 1, sidecar=True)
    importer(source)
    loose = tweet(source / "two", FIRST, 2, sidecar=True)
    plan = importer.plan(loose)
    planned = only(plan)
    assert planned.known_there == (1, 3)
    assert [file.position for file in planned.files] == [2]
    importer(loose)
    assert importer.titles()[f"Post {FIRST}"] == 3


def test_a_lone_file_of_an_unknown_post_makes_no_set(importer: Importer, source: Path) -> None:
    plan = importer.plan(tweet(source, FIRST, 1))
    assert (plan.sets, len(plan.loose)) == ((), 1)


def test_a_folder_only_believes_what_its_files_agree_on(importer: Importer, source: Path) -> None:
    folder = source / "240127 Mixed"
    tweet(folder, FIRST, 1, sidecar=True)
    tweet(folder, SECOND, 1, sidecar=True, author={"name": "thv", "nick": "V"})
    planned = only(importer.plan(source))
    assert (planned.credit, planned.handle) == (None, None)
    assert planned.source
    assert planned.source.value == "X"


def test_the_day_is_that_of_the_chosen_zone(importer: Importer, source: Path) -> None:
    tweet(source, FIRST, 1, sidecar=True)
    korean, western = importer.plan(source), importer.plan(source, zone="America/New_York")
    days = [(only(one).released, only(one).zone) for one in (korean, western)]
    assert [(fact and fact.value, zone) for fact, zone in days] == [
        ("2024-01-27", "Asia/Seoul"),
        ("2024-01-26", "America/New_York"),
    ]


def test_a_refused_file_is_missing_only_when_a_number_says_so(
    importer: Importer, source: Path
) -> None:
    ranked, numbered, told = (source / name for name in ("ranked", "numbered", "told"))
    for number, name in enumerate(("a", "b", "c", "d")):
        write_picture(ranked / f"{name}.jpg", shade=number)
        write_picture(numbered / f"x_{number + 1}.jpg", shade=10 + number)
        write_picture(told / f"{name}.jpg", shade=20 + number)
        record = {"category": "twitter", "tweet_id": FIRST, "num": number + 1}
        (told / f"{name}.jpg.json").write_text(json.dumps(record))
    for broken in (ranked / "b.jpg", numbered / "x_1.jpg", numbered / "x_2.jpg", told / "b.jpg"):
        broken.write_bytes(b"no picture")
    report = importer(source)
    assert len(report.refused) == 4
    places = {tuple(importer.places(set_id)) for set_id in report.sets}
    assert places == {(1, 2, 3), (3, 4), (1, 3, 4)}


def test_a_set_without_numbers_grows_without_a_gap(importer: Importer, source: Path) -> None:
    for number, name in enumerate(("a", "b", "c")):
        write_picture(source / f"{name}.jpg", shade=number)
    (source / "b.jpg").write_bytes(b"no picture")
    (set_id,) = importer(source).sets
    write_picture(source / "d.jpg", shade=9)
    importer(source)
    assert importer.places(set_id) == [1, 2, 3]


def test_equal_pictures_of_a_post_leave_no_place_empty(importer: Importer, source: Path) -> None:
    for number in (1, 2, 3):
        tweet(source, FIRST, number, sidecar=True, count=5)
    (source / f"{FIRST}_2.jpg").write_bytes((source / f"{FIRST}_1.jpg").read_bytes())
    (set_id,) = importer(source).sets
    assert importer.places(set_id) == [1, 2]
    for number in (4, 5):
        tweet(source, FIRST, number, sidecar=True, count=5)
    planned = only(importer.plan(source))
    assert planned.expected
    assert planned.expected.value == 4
    importer(source)
    assert importer.places(set_id) == [1, 2, 3, 4]


def test_copies_of_a_post_elsewhere_change_nothing(importer: Importer, source: Path) -> None:
    for number in (1, 2, 4):
        path = tweet(source / "a", FIRST, number, sidecar=True)
        copied = source / "b" / path.name
        copied.parent.mkdir(exist_ok=True)
        copied.write_bytes(path.read_bytes())
    (set_id,) = importer(source).sets
    assert importer.places(set_id) == [1, 2, 4]
    planned = only(importer.plan(tweet(source / "c", FIRST, 3, sidecar=True).parent))
    assert planned.expected
    assert (planned.expected.value, planned.files[0].position) == (4, 3)


def test_a_post_s_video_keeps_no_place(importer: Importer, source: Path) -> None:
    for number in (1, 3):
        tweet(source, FIRST, number, sidecar=True, count=3)
    told = tweet(source, FIRST, 2, sidecar=True, count=3, extension="mp4")
    told.unlink()
    Path(f"{told}.json").rename(source / f"{FIRST}_2.mp4.json")
    planned = only(importer.plan(source))
    assert planned.expected
    assert planned.expected.value == 2
    assert [file.position for file in planned.files] == [1, 2]
    (source / f"{FIRST}_2.mp4.json").unlink()
    (source / f"{FIRST}_2.mp4").write_bytes(b"ftyp")
    assert [file.position for file in only(importer.plan(source)).files] == [1, 2]


def test_a_fan_s_folder_is_a_set_of_its_own_also_later(importer: Importer, source: Path) -> None:
    tweet(source / "twitter" / "dlwlrma", FIRST, 1, sidecar=True)
    (post_id,) = importer(source).sets
    arranged = source / "fans" / "240127 Love wins all"
    tweet(arranged, FIRST, 2)
    planned = only(importer.plan(arranged))
    assert (planned.known_id, planned.title.value) == (None, "Love wins all")
    importer(arranged)
    assert importer.places(post_id) == [1]


def test_a_fan_s_folder_is_the_home_of_its_post_in_any_order(
    importer: Importer, source: Path
) -> None:
    for folder in ("a", "240127 Love wins all", "z"):
        tweet(source / folder, FIRST, len(folder) % 5 + 1)
    planned = only(importer.plan(source))
    assert planned.key == f"folder:{source / '240127 Love wins all'}"


def test_a_post_without_words_is_named_after_its_account(importer: Importer, source: Path) -> None:
    folder = source / "weverse" / "IU" / "0a1b2c" / "4-147791342"
    path = write_picture(folder / "weverse_3-274413871.jpg")
    said = {"category": "weverse", "post_id": "4-147791342", "date": "2024-01-26 15:10:00",
            "author": {"name": "IU"}, "num": 1, "count": 1}  # fmt: skip
    Path(f"{path}.json").write_text(json.dumps(said))
    title = only(importer.plan(source)).title
    assert title == Fact("IU 240127", Origin.SIDECAR, f"{path.name}.json")


def test_a_title_loses_the_date_it_begins_with(importer: Importer, source: Path) -> None:
    path = write_picture(source / "a.jpg")
    Path(f"{path}.json").write_text(
        json.dumps({"category": "hq", "post_id": 7, "title": "240127 IU at airport"})
    )
    assert only(importer.plan(source)).title.value == "IU at airport"


def test_a_photo_without_a_set_joins_that_of_its_folder(importer: Importer, source: Path) -> None:
    names = [write_picture(source / "x" / f"x_{n}.jpg", shade=n) for n in (1, 2, 3)]
    assert importer(names[0]).sets == ()
    (set_id,) = importer(source).sets
    assert importer.places(set_id) == [1, 2, 3]
