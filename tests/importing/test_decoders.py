"""A decoder that hangs, dies or eats memory costs one file; the import goes on."""

import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from gallery.analysis import queue
from gallery.importing import pipeline
from gallery.jobs.progress import Silent
from gallery.jobs.workers import SECONDS_PER_ITEM, Workers
from gallery.library import beside
from gallery.library.database import Library
from gallery.model.reasons import Reason
from tests.importing.conftest import Importer
from tests.importing.pictures import write_picture
from tests.importing.tasks import decode_once_more, examine_once_more, odd_decode, odd_examine

REASONS = {
    "hang.jpg": Reason.TOO_SLOW,
    "die.jpg": Reason.DECODER_DIED,
    "swell.jpg": Reason.TOO_MANY_PIXELS,
}


@pytest.fixture
def mixed(source: Path) -> Path:
    """Ten good files and three that a decoder chokes on."""
    for shade, name in enumerate([*REASONS, *(f"{n}.jpg" for n in range(10))]):
        write_picture(source / name, shade=shade)
    return source


def test_an_import_survives_its_decoders(
    importer: Importer, mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "examine", odd_examine)
    monkeypatch.setattr(pipeline, "Workers", partial(Workers, seconds_per_item=2.0))
    report = importer(mixed)
    assert report.added == 10
    assert {Path(one.path).name: one.reason for one in report.refused} == REASONS


@pytest.mark.parametrize("word", ["hang", "die", "swell"])
def test_a_sidecar_that_ends_its_reader_costs_only_itself(
    importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setattr(pipeline, "examine", odd_examine)
    monkeypatch.setattr(pipeline, "Workers", partial(Workers, seconds_per_item=2.0))
    for shade in range(3):
        write_picture(source / f"{shade}.jpg", shade=shade)
    plan = importer.plan(source)
    (planned,) = plan.sets
    first = replace(planned.files[0], beside=(str(source / f"{word}.json"),))
    changed = replace(planned, files=(first, *planned.files[1:]))
    report = pipeline.run(importer.library, plan.with_set(changed), Silent())
    assert (report.added, report.refused) == (3, ())
    assert importer.places(report.sets[0]) == [1, 2, 3]


def test_an_analysis_survives_its_decoders(
    library: Library, importer: Importer, mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "decode", odd_decode)
    monkeypatch.setattr(queue, "Workers", partial(Workers, seconds_per_item=2.0))
    assert importer(mixed).added == 13
    report = queue.analyse(library, Silent())
    assert report.done == 10
    assert {Path(one.path).name: one.reason for one in report.refused} == REASONS
    assert len(importer.paths()) == 10


def test_a_file_is_not_blamed_for_one_child_that_ended(
    library: Library, importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "examine", examine_once_more)
    for shade in range(3):
        write_picture(source / f"{shade}.jpg", shade=shade)
    (source / "1.jpg.json").write_text('{"category": "somewhere", "author": "Oh My IU"}')
    report = importer(source)
    assert (report.added, report.refused) == (3, ())
    assert importer.places(report.sets[0]) == [1, 2, 3]
    with library.reading() as reader:
        assert beside.known(reader, library, [str(source / "1.jpg.json")])


def test_a_photo_is_not_blamed_for_one_child_that_ended(
    library: Library, importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "decode", decode_once_more)
    write_picture(source / "1.jpg")
    assert importer(source).added == 1
    report = queue.analyse(library, Silent())
    assert (report.done, report.refused) == (1, ())


def test_a_file_holds_nothing_up_for_five_seconds(
    importer: Importer, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SECONDS_PER_ITEM < 5
    write_picture(source / "hang.jpg")
    monkeypatch.setattr(pipeline, "examine", odd_examine)
    start = time.monotonic()
    (refused,) = importer(source).refused
    assert refused.reason is Reason.TOO_SLOW
    assert time.monotonic() - start < 30  # it would hang for a minute
