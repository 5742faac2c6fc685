"""New files that show known pictures in another quality are told in the plan."""

from pathlib import Path

import pytest
from PIL import Image

from gallery.analysis import analyse
from gallery.importing import copies
from gallery.importing.plan import Plan, PlannedFile
from gallery.jobs.progress import Silent
from gallery.library import duplicates, photos
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


def test_what_is_not_compared_in_time_is_said_and_the_likeliest_come_first(
    importer: Importer, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(known.parent / "platform" / f"{MEDIA}.jpg", seed=4)
    importer(known.parent / "platform")
    analyse(importer.library, Silent())
    monkeypatch.setattr(copies, "FEWEST", 1)
    monkeypatch.setattr(copies, "MOST_SECONDS", 0)
    other = known.parent.parent / "other"
    picture(other / "big.jpg", seed=1, size=LARGE)
    picture(other / "new.jpg", seed=9)
    picture(other / f"{MEDIA}-orig.jpg", seed=4, size=LARGE)
    plan = importer.plan(other)
    assert not plan.compared
    files = every(plan)
    assert files["big.jpg"].copy is None
    assert files[f"{MEDIA}-orig.jpg"].copy


def test_the_best_of_several_known_ones_is_told(
    library: Library, importer: Importer, known: Path
) -> None:
    picture(known.parent / "large" / "a.jpg", seed=1, size=(800, 600))
    picture(known.parent / "small" / "a.jpg", seed=1, size=(320, 240))
    importer(known.parent)
    analyse(library, Silent())
    other = known.parent.parent / "other"
    picture(other / "big.jpg", seed=1, size=(720, 540))
    copy = every(importer.plan(other))["big.jpg"].copy
    assert copy
    assert (copy.verdict, copy.known_width) == (CopyVerdict.LESSER, 800)


def test_the_plan_and_the_analysis_agree(library: Library, importer: Importer, known: Path) -> None:
    other = known.parent.parent / "other"
    picture(other / "big.jpg", seed=1, size=LARGE)
    with Image.open(known / "x_2.jpg") as same_size:
        same_size.save(other / "compressed.jpg", quality=30)
    with Image.open(known / "x_3.jpg") as as_png:
        as_png.save(other / "as.png")
    verdicts = {name: file.copy for name, file in every(importer.plan(other)).items()}
    planned = {name: copy.verdict for name, copy in verdicts.items() if copy}
    importer(other)
    analyse(library, Silent())
    with library.reading() as reader:
        found = duplicates.of_photos(reader, range(1, 20))
        names = {card.id: card.name for card in photos.cards(reader, list(found))}
    marked = {names[pair.photo_id]: pair.verdict for pairs in found.values() for pair in pairs}
    assert planned == marked
    assert planned == {"big.jpg": "better", "compressed.jpg": "lesser", "as.png": "equal"}


def test_a_place_that_is_taken_makes_one_suspect(
    library: Library, importer: Importer, source: Path
) -> None:
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
    library: Library, importer: Importer, source: Path
) -> None:
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
