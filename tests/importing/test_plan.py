"""The plan says what an import would do, with reasons, and writes nothing."""

import shutil
from pathlib import Path

import pytest

from gallery.importing.grouping import gather_loose
from gallery.importing.pipeline import unfinished
from gallery.importing.request import Mode
from gallery.library import photos
from gallery.library.database import Library
from gallery.model.errors import InvalidValue
from gallery.model.facts import Origin
from gallery.model.photoset import SetKind
from gallery.model.reasons import Reason
from tests.importing.conftest import Importer
from tests.importing.pictures import write_picture


def test_a_folder_becomes_a_set_with_guesses_and_their_reasons(
    importer: Importer, love_wins_all: Path
) -> None:
    plan = importer.plan(love_wins_all)
    (planned,) = plan.sets
    assert planned.title.value == "Love wins all photo sketch"
    assert planned.title.reason == love_wins_all.name
    assert planned.kind.value is SetKind.PHOTO_SKETCH
    assert planned.released
    assert (planned.released.value, planned.released.origin) == ("2024-01-27", Origin.FILE_NAME)
    assert [file.position for file in planned.files] == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]
    assert plan.new_files == plan.files == 11


def test_what_the_user_says_is_the_users(importer: Importer, love_wins_all: Path) -> None:
    plan = importer.plan(
        love_wins_all,
        title="LWA",
        kind=SetKind.BEHIND,
        released="2024-01-24",
        source="Weverse",
        credit="EDAM",
        expected=12,
    )
    (planned,) = plan.sets
    facts = (planned.title, planned.kind, planned.released, planned.source, planned.credit)
    assert [fact and fact.value for fact in facts] == [
        "LWA",
        SetKind.BEHIND,
        "2024-01-24",
        "Weverse",
        "EDAM",
    ]
    assert {fact and fact.origin for fact in (*facts, planned.expected)} == {Origin.USER}


def test_each_folder_makes_a_set_and_a_title_makes_one_of_all(
    importer: Importer, source: Path
) -> None:
    write_picture(source / "240127 one" / "1.jpg", shade=1)
    write_picture(source / "240128 two" / "1.jpg", shade=2)
    write_picture(source / "240128 two" / "HQ" / "1.jpg", shade=3)
    loose = write_picture(source.parent / "loose.jpg", shade=4)
    plan = importer.plan(source, loose)
    assert [(one.title.value, one.released and one.released.value) for one in plan.sets] == [
        ("one", "2024-01-27"),
        ("two", "2024-01-28"),
        ("two HQ", "2024-01-28"),
    ]
    assert [file.name for file in plan.loose] == ["loose.jpg"]
    plan = importer.plan(source, loose, title="All")
    (planned,) = plan.sets
    assert len(planned.files) == 4
    assert not plan.loose


def test_loose_files_can_be_put_in_a_set(importer: Importer, source: Path) -> None:
    paths = [write_picture(source / f"{n}.jpg", shade=n) for n in (2, 1)]
    plan = gather_loose(importer.plan(*paths), title="Two")
    (planned,) = plan.sets
    assert (planned.title.value, len(planned.files), plan.loose) == ("Two", 2, ())


def test_nothing_is_written(library: Library, importer: Importer, love_wins_all: Path) -> None:
    before = library.data_version()
    importer.plan(love_wins_all, mode=Mode.COPY)
    with library.reading() as reader:
        assert photos.cards(reader, [1]) == []
    assert library.data_version() == before
    assert list(library.originals.iterdir()) == []


def test_what_the_library_has_is_told_without_reading_it(
    importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    write_picture(love_wins_all / "240127_LWA_07.jpg", shade=7)
    plan = importer.plan(love_wins_all)
    assert len(plan.already_there) == 11
    (planned,) = plan.sets
    assert [file.name for file in planned.files] == ["240127_LWA_07.jpg"]
    assert planned.files[0].position == 7
    assert planned.known_id is not None


def test_known_content_elsewhere_is_already_there(
    importer: Importer, love_wins_all: Path, source: Path
) -> None:
    importer(love_wins_all)
    shutil.copytree(love_wins_all, source / "again")
    plan = importer.plan(source / "again")
    assert len(plan.already_there) == 11
    assert plan.new_files == 0
    assert plan.sets == ()


def test_removed_photos_are_offered_not_added(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    with library.writing() as writer:
        photos.remove(writer, [1])
    plan = importer.plan(love_wins_all)
    assert [file.name for file in plan.removed_before] == ["240127_LWA_01.jpg"]
    assert plan.files == 0
    assert importer.plan(love_wins_all, again=True).new_files == 1
    assert importer(love_wins_all, again=True).added == 1


def test_refusals_are_known_before_anything_happens(importer: Importer, source: Path) -> None:
    (source / "a.zip").write_bytes(b"no zip")
    plan = importer.plan(source, source / "gone")
    assert {refused.reason for refused in plan.refused} == {
        Reason.ARCHIVE_BROKEN,
        Reason.VANISHED,
    }


def test_a_release_date_that_is_none_is_said_at_once(importer: Importer, source: Path) -> None:
    with pytest.raises(InvalidValue):
        importer.plan(source, released="27 January")


@pytest.mark.parametrize("expected", [0, -3, 10**30])
def test_an_impossible_count_is_told_before_anything_is_written(
    library: Library, importer: Importer, love_wins_all: Path, expected: int
) -> None:
    with pytest.raises(InvalidValue):
        importer(love_wins_all, expected=expected)
    assert unfinished(library) == []


def test_posts_of_one_folder_without_a_date_are_told_apart_by_their_ids(
    importer: Importer, source: Path
) -> None:
    for shade, post in enumerate(("4-223153860", "4-223153861")):
        write_picture(source / "saved" / f"{post}_3-27441387{shade}.jpg", shade=shade)
    titles = {one.title.value for one in importer.plan(source).sets}
    assert titles == {"saved 4-223153860", "saved 4-223153861"}
