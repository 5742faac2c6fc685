"""What a set lacks is found later: in its own folder, in another one, among given files."""

from pathlib import Path

import pytest

from gallery.edits.editor import Editor
from gallery.importing.pipeline import run
from gallery.importing.planning import make_plan
from gallery.importing.record import as_chosen, plan_to_json, request_of
from gallery.jobs.progress import Silent
from gallery.library import sets
from gallery.model.errors import NotFound
from gallery.model.photoset import PhotoSet
from tests.importing.conftest import Importer
from tests.importing.pictures import write_picture


def numbered(folder: Path, *numbers: int, name: str = "240127_LWA_{:02}.jpg") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        write_picture(folder / name.format(number), shade=len(name) + 7 * number)
    return folder


def the_set(importer: Importer, set_id: int = 1) -> PhotoSet:
    with importer.library.reading() as reader:
        return sets.get(reader, set_id)


@pytest.fixture
def gappy(importer: Importer, source: Path) -> PhotoSet:
    """A set of twelve that lacks 4, 7 and 11."""
    there = (1, 2, 3, 5, 6, 8, 9, 10, 12)
    importer(numbered(source / "240127 Love wins all", *there), expected=12)
    found = the_set(importer)
    assert found.completeness.missing == (4, 7, 11)
    return found


def test_numbers_fill_the_gaps(importer: Importer, source: Path, gappy: PhotoSet) -> None:
    later = numbered(source / "found later", 4, 7, 11)
    plan = importer.plan(later, into=gappy.id)
    (planned,) = plan.sets
    assert [file.position for file in planned.files] == [4, 7, 11]
    assert (planned.known_id, planned.title.value) == (gappy.id, "Love wins all")
    run(importer.library, plan, Silent())
    filled = the_set(importer)
    assert (filled.completeness.missing, filled.photos) == ((), 12)
    assert filled.origins == gappy.origins


def test_strangers_in_the_folder_are_left_out(
    importer: Importer, source: Path, gappy: PhotoSet
) -> None:
    later = numbered(source / "downloads", 4, 7)
    numbered(later, 5, 90, name="IMG_{}.jpg")
    plan = importer.plan(later, into=gappy.id)
    assert [file.name for file in plan.sets[0].files] == ["240127_LWA_04.jpg", "240127_LWA_07.jpg"]
    assert {file.name for file in plan.left_out} == {"IMG_5.jpg", "IMG_90.jpg"}
    run(importer.library, plan, Silent())
    assert the_set(importer).completeness.missing == (11,)


def test_without_numbers_the_places_are_filled_in_order(
    importer: Importer, source: Path, gappy: PhotoSet
) -> None:
    later = source / "sent by a friend"
    for number, name in enumerate(("alpha.jpg", "beta.jpg", "gamma.jpg", "omega.jpg")):
        write_picture(later / name, shade=201 + number)
    (planned,) = importer.plan(later, into=gappy.id).sets
    assert [(file.name, file.position) for file in planned.files] == [
        ("alpha.jpg", 4),
        ("beta.jpg", 7),
        ("gamma.jpg", 11),
        ("omega.jpg", 13),
    ]


def test_files_given_by_hand_are_all_wanted(
    importer: Importer, source: Path, gappy: PhotoSet
) -> None:
    later = numbered(source / "later", 11)
    write_picture(later / "unnamed.jpg", shade=203)
    plan = importer.plan(*sorted(later.iterdir()), into=gappy.id)
    assert {file.name: file.position for file in plan.sets[0].files} == {
        "240127_LWA_11.jpg": 11,
        "unnamed.jpg": 4,
    }


def test_photos_that_are_elsewhere_in_the_library_join(
    importer: Importer, source: Path, gappy: PhotoSet
) -> None:
    other = numbered(source / "others", 4, 7)
    importer(other)
    plan = importer.plan(other, into=gappy.id)
    assert [(file.position, file.is_new) for file in plan.sets[0].files] == [(4, False), (7, False)]
    run(importer.library, plan, Silent())
    assert the_set(importer, gappy.id).completeness.missing == (11,)


def test_nothing_is_there_twice(importer: Importer, source: Path, gappy: PhotoSet) -> None:
    numbered(source / "240127 Love wins all", 7)
    plan = importer.plan(source / "240127 Love wins all", into=gappy.id)
    assert [file.position for file in plan.sets[0].files] == [7]
    assert len(plan.already_there) == 9
    run(importer.library, plan, Silent())
    again = importer.plan(source / "240127 Love wins all", into=gappy.id)
    assert (again.sets, again.left_out, len(again.already_there)) == ((), (), 10)


def test_a_set_that_knows_no_gap_grows(importer: Importer, source: Path) -> None:
    importer(numbered(source / "240301 Fansign", 1, 2, 3))
    importer(numbered(source / "more", 4, 5, name="extra {}.jpg"), into=1)
    assert importer.places(1) == [1, 2, 3, 4, 5]


def test_a_cut_off_import_fills_the_same_places(
    importer: Importer, source: Path, gappy: PhotoSet
) -> None:
    later = numbered(source / "later", 4, 11)
    text = plan_to_json(importer.plan(later, into=gappy.id))
    assert request_of(text).into == gappy.id
    plan = as_chosen(make_plan(importer.library, request_of(text), Silent()), text)
    run(importer.library, plan, Silent())
    assert the_set(importer).completeness.missing == (7,)


def test_a_set_that_is_gone_cannot_be_filled(importer: Importer, source: Path) -> None:
    with pytest.raises(NotFound):
        importer.plan(numbered(source / "any", 1), into=99)


def test_filling_is_taken_back_in_one_step(
    importer: Importer, source: Path, gappy: PhotoSet
) -> None:
    importer(numbered(source / "later", 4, 7, 11), into=gappy.id)
    assert the_set(importer).completeness.is_complete
    Editor(importer.library).undo()
    assert the_set(importer) == gappy
