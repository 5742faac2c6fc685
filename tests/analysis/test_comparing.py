"""Photos that show the same picture are marked after an import, each pair once and for good."""

import sqlite3
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from gallery.analysis import analyse, candidates, comparing
from gallery.edits.duplicates import NotTheSame
from gallery.edits.editor import Editor
from gallery.importing.request import Mode
from gallery.jobs.progress import Cancellable, Silent
from gallery.library import counts, duplicates, fingerprints, pending, photos
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.variants import Relation
from tests.importing.conftest import Importer
from tests.importing.pictures import scenery

SMALL, LARGE = (320, 240), (960, 720)


def picture(path: Path, *, seed: int, size: tuple[int, int] = (640, 480)) -> Path:
    """Write a picture with large shapes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(scenery(seed=seed, size=size))
    return path


def marked(library: Library) -> set[tuple[str, str, str]]:
    """Return each open pair as file names, and how the first compares with the second."""
    with library.reading() as reader:
        ids = range(1, 200)
        names = {card.id: card.name for card in photos.cards(reader, list(ids))}
        found = {pair for pairs in duplicates.of_photos(reader, ids).values() for pair in pairs}
        assert counts.totals(reader).duplicates == len(duplicates.twins(reader, ids))
    return {(names[one.photo_id], names[one.other_id], one.verdict) for one in found}


@pytest.fixture
def known(library: Library, importer: Importer, source: Path) -> Path:
    """Return a folder of three imported and analysed pictures, a.jpg to c.jpg."""
    for seed, name in enumerate("abc", start=1):
        picture(source / "set" / f"{name}.jpg", seed=seed)
    importer(source / "set")
    assert analyse(library, Silent()).same == 0
    return source


@pytest.fixture
def doubled(library: Library, importer: Importer, known: Path) -> Path:
    """Return a folder with a larger a, a smaller b and something new; imported, not analysed."""
    picture(known / "other" / "a large.jpg", seed=1, size=LARGE)
    picture(known / "other" / "b small.jpg", seed=2, size=SMALL)
    picture(known / "other" / "new.jpg", seed=9)
    importer(known / "other")
    return known / "other"


PAIRS = {("a large.jpg", "a.jpg", "better"), ("b small.jpg", "b.jpg", "lesser")}


def test_better_and_lesser_copies_are_marked(library: Library, doubled: Path) -> None:
    told: list[Changes] = []
    assert marked(library) == set()
    assert analyse(library, Silent(), on_batch=told.append).same == 2
    assert marked(library) == PAIRS
    assert told[-1].photos == {1, 2, 4, 5}, "their badges are drawn anew"
    assert not told[-1].arrangement


def test_copies_within_one_import_are_marked(
    library: Library, importer: Importer, source: Path
) -> None:
    picture(source / "1.jpg", seed=1)
    picture(source / "2.jpg", seed=1, size=LARGE)
    picture(source / "3.jpg", seed=1, size=SMALL)
    importer(source)
    assert analyse(library, Silent()).same == 3
    assert marked(library) == {
        ("2.jpg", "1.jpg", "better"),
        ("3.jpg", "1.jpg", "lesser"),
        ("3.jpg", "2.jpg", "lesser"),
    }


def test_the_same_pixels_are_marked_and_the_largest_too(
    library: Library, importer: Importer, known: Path
) -> None:
    small = scenery(seed=1, size=SMALL)
    for number in range(5):  # as a platform writes another comment into each
        comment = b"\xff\xfe\x00\x03" + bytes([number])
        (known / "set" / f"small {number}.jpg").write_bytes(small[:2] + comment + small[2:])
    importer(known / "set")
    analyse(library, Silent())
    of_the_last = {pair for pair in marked(library) if pair[0] == "small 4.jpg"}
    assert ("small 4.jpg", "a.jpg", "lesser") in of_the_last
    assert len(of_the_last) == 4


def test_what_was_compared_is_not_compared_again(library: Library, doubled: Path) -> None:
    analyse(library, Silent())
    told: list[Changes] = []
    assert analyse(library, Silent(), on_batch=told.append).same == 0
    assert told == []


def test_an_answer_outlives_the_cache(library: Library, doubled: Path) -> None:
    analyse(library, Silent())
    Editor(library).apply(NotTheSame(((4, 1),)))
    library.thumbnails.clear()
    report = analyse(library, Silent())
    assert (report.done, report.same) == (6, 0)
    assert marked(library) == {("b small.jpg", "b.jpg", "lesser")}


def test_thumbnails_of_before_get_their_prints(library: Library, doubled: Path) -> None:
    analyse(library, Silent())
    store = sqlite3.connect(library.thumbnails.path)
    store.execute(f"DELETE FROM {fingerprints.PRINTS}")
    store.commit()
    store.close()
    with library.writing() as writer:
        duplicates.settle(writer, [])
        writer.connection.exec_driver_sql("DELETE FROM same_pictures")
    report = analyse(library, Silent())
    assert (report.done, report.same) == (0, 2), "no file is decoded again"
    assert marked(library) == PAIRS


def test_thumbnails_that_cannot_be_read_are_asked_once(library: Library, doubled: Path) -> None:
    todo = pending.look(library)
    with library.reading() as reader:
        digests = photos.digests(reader, [*todo.without_thumbnail, *todo.uncompared])
    library.thumbnails.put_many(dict.fromkeys(digests.values(), b"no picture"))
    assert analyse(library, Silent()).same == 0
    assert not pending.look(library).uncompared


def test_a_stopped_comparison_goes_on(
    library: Library, importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "AT_ONCE", 4)
    for seed in range(8):
        picture(source / f"{seed}.jpg", seed=seed)
        picture(source / f"{seed} small.jpg", seed=seed, size=SMALL)
    importer(source)
    told: list[Changes] = []

    def stop_at_the_first_pair(changes: Changes) -> None:
        told.append(changes)
        if marked(library):
            progress.cancel()

    progress = Cancellable()
    report = analyse(library, progress, on_batch=stop_at_the_first_pair)
    assert report.cancelled
    assert 0 < len(marked(library)) < 8
    again = analyse(library, Silent())
    assert (again.done, again.same) == (0, 8 - report.same)
    assert len(marked(library)) == 8


def test_undoing_an_import_takes_its_marks_along(
    library: Library, importer: Importer, doubled: Path
) -> None:
    analyse(library, Silent())
    editor = Editor(library)
    editor.undo()
    assert marked(library) == set()
    editor.redo()
    assert marked(library) == PAIRS
    editor.undo()
    importer(doubled)
    assert analyse(library, Silent()).same == 2, "they came again, as other photos"
    assert marked(library) == PAIRS


def test_moved_files_are_marked_too(library: Library, importer: Importer, known: Path) -> None:
    picture(known / "other" / "a large.jpg", seed=1, size=LARGE)
    importer(known / "other", mode=Mode.MOVE)
    analyse(library, Silent())
    assert {verdict for *_, verdict in marked(library)} == {"better"}


@pytest.fixture
def burst(source: Path) -> Path:
    """Return a folder of pictures in each of which one body moved on."""
    source.mkdir(parents=True, exist_ok=True)
    picture(source / "ground.jpg", seed=5)
    with Image.open(source / "ground.jpg") as ground:
        ground.load()
    (source / "ground.jpg").unlink()
    for step in range(6):
        frame = ground.copy()
        at = 100 + 25 * step
        ImageDraw.Draw(frame).ellipse((at, 150, at + 90, 330), fill=(240, 210, 190))
        frame.save(source / f"{step}.jpg", quality=92)
    return source


def test_frames_of_a_burst_are_not_marked(
    library: Library, importer: Importer, burst: Path
) -> None:
    importer(burst)
    assert analyse(library, Silent()).same == 0
    assert marked(library) == set()


def test_pictures_of_one_colour_are_in_no_pair(
    library: Library, importer: Importer, source: Path
) -> None:
    source.mkdir(parents=True, exist_ok=True)
    for number in range(30):  # as a lens cap, a torn film, a page without a word
        plain = Image.new("RGB", (300 + number, 200), (number // 10 * 127,) * 3)
        plain.putpixel((number, number), (90, 60, 30))
        plain.save(source / f"{number}.jpg")
    importer(source)
    report = analyse(library, Silent())
    assert (report.done, report.same, report.maybe) == (30, 0, 0)
    assert not pending.look(library).uncompared


def test_what_is_maybe_a_copy_is_marked_as_that(
    library: Library, importer: Importer, known: Path
) -> None:
    with Image.open(known / "set" / "a.jpg") as original:
        turned = original.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    (known / "other").mkdir()
    turned.save(known / "other" / "a mirrored.jpg", quality=95)
    importer(known / "other")
    report = analyse(library, Silent())
    assert (report.same, report.maybe) == (0, 1)
    assert marked(library) == set()
    with library.reading() as reader:
        pairs = duplicates.of_photos(reader, [4], maybe=True)[4]
    assert [(one.photo_id, one.other_id, one.relation) for one in pairs] == [
        (4, 1, Relation.MIRRORED)
    ]


def test_all_at_once_marks_what_one_by_one_marks(
    library: Library, doubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "FEWEST", 1)
    assert analyse(library, Silent()).same == 2
    assert marked(library) == PAIRS


def test_of_many_copies_the_best_is_in_a_pair_with_each(
    library: Library, importer: Importer, source: Path
) -> None:
    for number in range(25):
        picture(source / f"{number:02d}.jpg", seed=1, size=(320 + 4 * number, 240 + 3 * number))
    importer(source)
    analyse(library, Silent())
    picture(source / "more" / "large.jpg", seed=1, size=LARGE)
    importer(source / "more")
    analyse(library, Silent())
    picture(source / "later" / "small.jpg", seed=1, size=(200, 150))
    importer(source / "later")
    analyse(library, Silent())
    assert ("small.jpg", "large.jpg", "lesser") in marked(library)
