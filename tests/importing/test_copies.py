"""New files that show known pictures in another quality are told in the plan."""

from pathlib import Path

import pytest

from gallery.analysis import analyse
from gallery.importing import copies
from gallery.importing.plan import Plan, PlannedFile
from gallery.jobs.progress import Silent
from gallery.library.database import Library
from gallery.model.quality import CopyVerdict
from tests.importing.conftest import Importer
from tests.importing.pictures import scenery

SMALL, LARGE = (640, 480), (960, 720)
MEDIA = "EBGbJe_U8AA4Ekb"


def picture(path: Path, *, seed: int, size: tuple[int, int] = SMALL) -> Path:
    """Write a picture with large shapes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(scenery(seed=seed, size=size))
    return path


def every(plan: Plan) -> dict[str, PlannedFile]:
    """Return the plan's files by name."""
    of_sets = [file for one in plan.sets for file in one.files]
    return {file.name: file for file in (*of_sets, *plan.loose)}


@pytest.fixture
def known(library: Library, importer: Importer, source: Path) -> Path:
    """Return a folder of known pictures that have their thumbnails."""
    for seed in (1, 2, 3):
        picture(source / "set" / f"x_{seed}.jpg", seed=seed)
    importer(source)
    analyse(library, Silent())
    return source / "set"


def test_a_better_and_a_lesser_copy_are_told(importer: Importer, known: Path) -> None:
    other = known.parent.parent / "other"
    picture(other / "big.jpg", seed=1, size=LARGE)
    picture(other / "small.jpg", seed=2, size=(320, 240))
    picture(other / "new.jpg", seed=9)
    plan = importer.plan(other)
    files = every(plan)
    better, lesser = files["big.jpg"].copy, files["small.jpg"].copy
    assert better
    assert (better.photo_id, better.verdict) == (1, CopyVerdict.BETTER)
    assert (better.width, better.height, better.known_width, better.known_height) == LARGE + SMALL
    assert lesser
    assert (lesser.photo_id, lesser.verdict) == (2, CopyVerdict.LESSER)
    assert files["new.jpg"].copy is None
    assert plan.compared


def test_too_many_files_are_only_compared_where_something_tells(
    importer: Importer, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST_COMPARED", 1)
    other = known.parent.parent / "other"
    picture(other / "big.jpg", seed=1, size=LARGE)
    picture(other / "new.jpg", seed=9)
    plan = importer.plan(other)
    assert not plan.compared
    assert every(plan)["big.jpg"].copy is None


def test_a_place_that_is_taken_makes_one_suspect(
    library: Library, importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST_COMPARED", 0)
    post = 1750914444445221330
    for number in (1, 2):
        picture(source / "a" / f"{post}_{number}.jpg", seed=number)
    importer(source)
    analyse(library, Silent())
    picture(source / "b" / f"{post}_1.jpg", seed=7, size=LARGE)
    picture(source / "b" / f"{post}_2.jpg", seed=2, size=LARGE)
    files = every(importer.plan(source))
    copy = files[f"{post}_2.jpg"].copy
    assert copy
    assert (copy.photo_id, copy.verdict) == (2, CopyVerdict.BETTER)
    assert files[f"{post}_1.jpg"].copy is None, "another picture claims the place"


def test_a_name_on_the_platform_makes_one_suspect(
    library: Library, importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "MOST_COMPARED", 0)
    picture(source / "a" / f"{MEDIA}.jpg", seed=1)
    importer(source)
    analyse(library, Silent())
    picture(source / "b" / f"{MEDIA}.jpg_large", seed=1, size=(320, 240))
    file = every(importer.plan(source))[f"{MEDIA}.jpg_large"]
    assert file.copy
    assert (file.copy.photo_id, file.copy.verdict) == (1, CopyVerdict.LESSER)


def test_nothing_is_compared_when_it_is_not_wanted(importer: Importer, known: Path) -> None:
    other = known.parent.parent / "other"
    picture(other / "big.jpg", seed=1, size=LARGE)
    assert every(importer.plan(other, compare=False))["big.jpg"].copy is None


def test_without_thumbnails_nothing_is_called_a_copy(importer: Importer, source: Path) -> None:
    picture(source / "a" / f"{MEDIA}.jpg", seed=1)
    importer(source)
    picture(source / "b" / f"{MEDIA}-orig.jpg", seed=1, size=LARGE)
    assert every(importer.plan(source))[f"{MEDIA}-orig.jpg"].copy is None


def test_a_file_that_cannot_be_decoded_is_no_copy(importer: Importer, known: Path) -> None:
    other = known.parent.parent / "other"
    picture(other / "cut.jpg", seed=1, size=LARGE)
    (other / "cut.jpg").write_bytes((other / "cut.jpg").read_bytes()[:200])
    assert every(importer.plan(other))["cut.jpg"].copy is None
