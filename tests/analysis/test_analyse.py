"""The analysis gives every photo a thumbnail, marks the damaged, withdraws the undecodable."""

import io
import os
import struct
from pathlib import Path

import pytest
from PIL import Image

from gallery.analysis.queue import analyse, thumbnail_now, thumbnails_now
from gallery.importing.request import Mode
from gallery.jobs.progress import Cancellable, Silent
from gallery.library import details, history, photos, sets
from gallery.library.database import Library
from gallery.model.changes import Changes
from gallery.model.reasons import Reason
from tests.importing.conftest import Importer
from tests.importing.pictures import noise_jpeg, picture_bytes, write_picture


def undecodable_tiff() -> bytes:
    """Return a TIFF whose header is fine and whose pixels are nonsense to its decoder."""
    tags = (
        (256, 3, 64),
        (257, 3, 64),
        (258, 3, 8),
        (259, 3, 5),  # LZW
        (262, 3, 1),
        (273, 4, 8),
        (277, 3, 1),
        (278, 3, 64),
        (279, 4, 64),
    )
    pixels = b"\xff" * 64
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    directory = struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0)
    return b"II*\0" + struct.pack("<I", 8 + len(pixels)) + pixels + directory


def test_every_photo_gets_a_thumbnail(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    told: list[Changes] = []
    reports: list[tuple[int, int, str]] = []
    progress = Cancellable(lambda *report: reports.append(report))
    report = analyse(library, progress, on_batch=told.append)
    assert (report.done, report.damaged, report.refused, report.skipped) == (11, (), (), 0)
    assert frozenset().union(*(changes.photos for changes in told)) == frozenset(range(1, 12))
    *_, last, end = reports
    assert last[:2] == (11, 11)
    assert last[2].startswith("240127_LWA_")
    assert end == (0, 0, ""), "what follows is nobody's wait"
    with library.reading() as reader:
        digests = list(photos.digests(reader, range(1, 12)).values())
    for jpeg in library.thumbnails.get_many(digests).values():
        assert Image.open(io.BytesIO(jpeg)).size == (64, 48)
    assert library.thumbnails.missing(digests) == []


def test_a_second_run_has_nothing_to_do(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    analyse(library, Silent())
    assert analyse(library, Silent()).done == 0


def test_a_deleted_cache_is_filled_again(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    analyse(library, Silent())
    for file in library.cache.glob("thumbnails.db*"):
        file.unlink()
    assert analyse(library, Silent()).done == 11


def test_a_cut_picture_is_marked_and_stays(
    library: Library, importer: Importer, source: Path
) -> None:
    whole = noise_jpeg()
    path = source / "cut.jpg"
    path.write_bytes(whole[: len(whole) // 2])
    importer(source)
    report = analyse(library, Silent())
    assert report.damaged == ((1, str(path), Reason.TRUNCATED),)
    with library.reading() as reader:
        assert details.details(reader, library, 1).damaged is Reason.TRUNCATED
        assert photos.cards(reader, [1])[0].damaged is Reason.TRUNCATED


def test_a_picture_that_does_not_decode_is_withdrawn_and_not_remembered(
    library: Library, importer: Importer, source: Path
) -> None:
    path = source / "bad.tif"
    path.write_bytes(undecodable_tiff())
    write_picture(source / "good.jpg")
    assert importer(source).added == 2
    report = analyse(library, Silent())
    assert [(refused.path, refused.reason) for refused in report.refused] == [
        (str(path), Reason.UNREADABLE_PICTURE)
    ]
    assert report.withdrawn == (1,)
    assert path.exists()
    assert list(importer.paths().values()) == [[str(source / "good.jpg")]]
    assert importer.plan(source).removed_before == ()


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (("bird", "cow", "dog", "eel"), [(1, 1), (3, 2), (4, 3)]),
        (("x_1", "x_2", "x_3", "x_4"), [(1, 1), (3, 3), (4, 4)]),
        (("x_5", "x_6", "x_7", "x_8"), [(1, 1), (3, 2), (4, 3)]),
    ],
)
def test_a_withdrawn_photo_leaves_a_gap_only_where_names_are_numbered(
    library: Library,
    importer: Importer,
    source: Path,
    names: tuple[str, ...],
    left: list[tuple[int, int]],
) -> None:
    for number, name in enumerate(names):
        write_picture(source / "set" / f"{name}.jpg", shade=number)
    (source / "set" / f"{names[1]}.jpg").unlink()
    (source / "set" / f"{names[1]}.tif").write_bytes(undecodable_tiff())
    assert importer(source).added == 4
    analyse(library, Silent())
    with library.reading() as reader:
        assert sets.members(reader, 1) == left


@pytest.mark.parametrize("mode", [Mode.COPY, Mode.MOVE])
def test_a_withdrawn_file_is_never_lost(
    library: Library, importer: Importer, source: Path, mode: Mode
) -> None:
    path = source / "bad.tif"
    path.write_bytes(undecodable_tiff())
    importer(source, mode=mode)
    (refused,) = analyse(library, Silent()).refused
    assert Path(refused.path if mode is Mode.MOVE else path).read_bytes() == undecodable_tiff()


def test_frames_and_size_are_corrected(library: Library, importer: Importer, source: Path) -> None:
    frames = [Image.new("RGB", (20, 10), shade) for shade in ("red", "green", "blue")]
    frames[0].save(source / "a.gif", save_all=True, append_images=frames[1:], duration=100)
    importer(source)
    analyse(library, Silent())
    with library.reading() as reader:
        (card,) = photos.cards(reader, [1])
    assert (card.frames, card.width, card.height) == (3, 20, 10)


def test_what_is_on_screen_goes_first(
    library: Library, importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for shade in range(60):
        write_picture(source / f"{shade}.jpg", shade=shade)
    importer(source)
    # With several children one may still start while another is through with everything else.
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    order: list[str] = []
    told: list[frozenset[int]] = []
    progress = Cancellable(lambda done, total, subject: order.append(subject))
    report = analyse(
        library,
        progress,
        wanted=lambda: [50, 51, 52],
        on_batch=lambda changes: told.append(changes.photos),
    )
    assert order[:3] == ["49.jpg", "50.jpg", "51.jpg"]
    assert report.done == len(set(order) - {""}) == 60
    assert frozenset().union(*told) == frozenset(range(1, 61))


def test_a_photo_that_comes_into_sight_while_it_is_decoded_is_decoded_once(
    library: Library, importer: Importer, source: Path
) -> None:
    for number in range(12):
        write_picture(source / f"{number}.jpg", shade=number)
    importer(source)
    looks = iter(range(1000))

    def wanted() -> tuple[int, ...]:
        return tuple(range(1, next(looks) + 1))  # those handed out just before

    report = analyse(library, Silent(), wanted=wanted)
    assert (report.done, report.refused) == (12, ())


def test_a_vanished_or_changed_file_is_skipped_not_withdrawn(
    library: Library, importer: Importer, source: Path
) -> None:
    gone = write_picture(source / "1.jpg", shade=1)
    changed = write_picture(source / "2.jpg", shade=2)
    importer(source)
    gone.unlink()
    changed.write_bytes(picture_bytes(shade=3))
    report = analyse(library, Silent())
    assert (report.done, report.skipped, report.refused) == (0, 2, ())
    assert len(importer.paths()) == 2


def test_another_file_of_the_photo_serves_when_the_first_is_gone(
    library: Library, importer: Importer, source: Path
) -> None:
    first = write_picture(source / "1.jpg", shade=1)
    write_picture(source / "2.jpg", shade=1)
    importer(source)
    first.unlink()
    assert analyse(library, Silent()).done == 1


def test_a_cancelled_analysis_keeps_what_was_done(
    library: Library, importer: Importer, source: Path
) -> None:
    for shade in range(60):
        write_picture(source / f"{shade}.jpg", shade=shade)
    importer(source)
    progress = Cancellable(lambda done, *_: progress.cancel() if done == 10 else None)
    report = analyse(library, progress)
    assert report.cancelled
    assert 10 <= report.done < 60
    assert analyse(library, Silent()).done == 60 - report.done


def test_a_thumbnail_can_be_had_at_once(library: Library, importer: Importer, source: Path) -> None:
    path = write_picture(source / "1.jpg")
    importer(source)
    jpeg = thumbnail_now(library, 1)
    assert jpeg
    assert Image.open(io.BytesIO(jpeg)).size == (64, 48)
    path.unlink()
    assert thumbnail_now(library, 1) == jpeg
    assert thumbnail_now(library, 99) is None


def test_many_thumbnails_can_be_had_at_once(
    library: Library, importer: Importer, love_wins_all: Path
) -> None:
    importer(love_wins_all)
    assert sorted(thumbnails_now(library, [3, 1, 2, 99])) == [1, 2, 3]


def test_marking_damage_is_no_step_of_the_history(
    library: Library, importer: Importer, source: Path
) -> None:
    whole = noise_jpeg()
    (source / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    importer(source)
    analyse(library, Silent())
    with library.reading() as reader:
        assert len(history.recent(reader, 10)) == 1
    with library.writing() as writer:
        history.undo(writer)
    assert importer.paths() == {}
